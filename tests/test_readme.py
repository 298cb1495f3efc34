"""What the README shows works, and every public name is in it."""

import re
from pathlib import Path

import pytest

import helpers

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_its_python_runs():
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names = {}
    exec(block, names)
    assert len(names["sentences"]) == 19
    assert len(names["events"]) and len(names["dates"])
    assert names["figure"].axes


def test_every_public_name_is_in_it():
    told = set(re.findall(r"`(\w+)`", README)) | set(re.findall(r"\w+", README))
    assert set(helpers.__all__) - {"PROJECT", "OUTPUT"} <= told


def test_every_target_it_names_exists():
    targets = set(re.findall(r"^([\w ]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    targets = {name for line in targets for name in line.split()}
    assert set(re.findall(r"(?:`|^ {4})make (\w+)", README, re.MULTILINE)) <= targets


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_every_link_leads_somewhere(link):
    assert (ROOT / link).exists()


def test_its_commands_are_those_of_the_command_line(capsys):
    from khabar.__main__ import main

    for command in set(re.findall(r"-m khabar (\w+)", README)):
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0
    assert "report" in capsys.readouterr().out
