"""Dates in sentences written for the purpose, grouped by form in `tests/cases/dates/`; each case says why it is there."""

import json
from datetime import date
from pathlib import Path

import pytest

from khabar.dates import find_date_refs
from khabar.fold import MARKS
from khabar.intervals import read_edtf
from khabar.lexicon import default

FOLDER = Path(__file__).parent / "cases" / "dates"
CASES = [case for path in sorted(FOLDER.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]
# What does not matter in a span: يوم and عام before a date, brackets and full stops at its edge, one-letter prefixes.
EDGES = " ()[]،,.\n" + "\u200e\u200f"


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def bare(words: str) -> str:
    words = words.strip(EDGES)
    for word in ("يوم ", "عام ", "سنة ", "شهر ", "العام ", "كل "):
        words = words.removeprefix(word)
    return words.strip(EDGES)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case):
    text = case["text"]
    found = find_date_refs(text, day(case["published"]), default())
    got = [(bare(text[r.start : r.end]), r.type, r.mod, r.earliest, r.latest) for r in found]
    expected = [(bare(e["match"]), e["type"], e.get("mod", ""), day(e["earliest"]), day(e["latest"])) for e in case["expect"]]
    assert got == expected, case["why"]
    for ref in found:
        interval = read_edtf(ref.edtf)
        assert (interval.earliest, interval.latest) == (ref.earliest, ref.latest)
        assert text[ref.start] not in MARKS


def test_cases_are_many_and_told_apart():
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids)
    assert sum(bool(case["expect"]) for case in CASES) >= 250
    assert sum(not case["expect"] for case in CASES) >= 80
    assert all(case["why"] for case in CASES)
