"""Pages stored as they were looked at. A change of the report is a change of these files, seen in a diff.

PYTHONPATH=. python tests/test_report_pages.py      writes them anew
"""

import difflib
import re
import tempfile
from pathlib import Path

import pytest
from written import landing

from khabar import Project, load_article, sheets
from khabar.report import index
from khabar.report.article import render

FOLDER = Path(__file__).parent / "report_pages"
ROOT = Path(__file__).parents[1]
NAMES = ("seed.ar", "landing.ar", "landing.en", "index.ar")

# What differs between machines and says nothing of the page: embedded bytes, hashes, versions; the style sheet has its own file.
_MASKS = (
    (re.compile(r"<style>.*?</style>", re.DOTALL), "<style>…</style>"),
    (re.compile(r"'sha256-[^']*'|&#39;sha256-.*?&#39;"), "'sha256-…'"),
    (re.compile(r"data:image/png;base64,[^\"]*"), "data:image/png;base64,…"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "<sha256>"),
    (re.compile(r"\b(khabar|Python|pandas|matplotlib|jinja2) \d[\w.]*"), r"\1 …"),
    (re.compile(r'(<img src="[^"]*" width=")\d+(" height=")\d+'), r"\1…\2…"),
)


def masked(page: str) -> str:
    for pattern, instead in _MASKS:
        page = pattern.sub(instead, page)
    return page.replace("</li>", "</li>\n").replace("</p>", "</p>\n")  # a diff of short lines can be read


def pages(folder: Path) -> dict[str, str]:
    project = Project(folder)
    sheets.change_cells(landing(), "annotations", {("s3", "speaker"): "وزيرة النقل", ("s3", "reviewed"): "yes"}, project)
    seed = load_article(next((ROOT / "seeds").glob("*.txt")))
    articles = {"seed": seed, "landing": landing()}
    found = {name: render(articles[name.split(".")[0]], project, lang=name.split(".")[1]) for name in NAMES[:-1]}
    found["index.ar"] = index(project, articles=articles.values()).read_text("utf-8")
    return {name: masked(page) for name, page in found.items()}


@pytest.fixture(scope="module")
def now(tmp_path_factory) -> dict[str, str]:
    return pages(tmp_path_factory.mktemp("project"))


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_as_it_was_looked_at(now, name):
    stored = (FOLDER / f"{name}.html").read_text("utf-8")
    difference = list(difflib.unified_diff(stored.splitlines(), now[name].splitlines(), "stored", "now", lineterm="", n=1))
    assert not difference, "\n".join(
        [*difference[:60], "If this is meant: PYTHONPATH=. python tests/test_report_pages.py, and look at the pages."]
    )


def write() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, page in pages(Path(folder)).items():
            (FOLDER / f"{name}.html").write_text(page, "utf-8", newline="\n")
            print(FOLDER / f"{name}.html")


if __name__ == "__main__":
    write()
