"""Statements on sentences of our own, grouped by phenomenon; what stands in `expect` was written from the sentence, before the code ran.

`expect` is about the last sentence of `text`: its first cue, act, speaker and quote type; null where the outlet itself narrates.
"""

import json
from pathlib import Path

import pytest

from khabar.annotate import label
from khabar.article import article_from_text
from khabar.reading import read

CASES = [
    pytest.param(case, id=case["id"])
    for path in sorted(Path(__file__).parent.joinpath("cases/statements").glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))
]


def labels(text: str) -> list[dict]:
    columns = ("speaker", "speaker_id", "source", "cue", "act", "quote_type", "addressee")
    return [dict(zip(columns, row[5:12])) for row in label(read(article_from_text(text)))]


def test_there_are_150_cases_in_groups():
    assert len(CASES) >= 150


@pytest.mark.parametrize("case", CASES)
def test_last_sentence(case):
    if case.get("xfail"):
        pytest.xfail(case["xfail"])
    got = labels(case["text"])[-1]
    if case["expect"] is None:
        assert got["act"] == "narrate", got
    else:
        assert {key: got[key] for key in case["expect"]} == case["expect"]
