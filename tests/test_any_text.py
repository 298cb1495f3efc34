"""What holds for any text whatever, read by the whole kit: no call fails, spans give back their words, twice reads the same.

Texts are made of the lexicon's own words, since a rule only runs where its words stand, with every sign that a newsroom types.
"""

import csv
import json
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from khabar import annotate, article_from_text, find_events, find_issues, find_names, find_statements
from khabar.intervals import read_edtf
from khabar.schema import JOIN

LEXICON = Path(__file__).parents[1] / "data" / "lexicon"
CASES = Path(__file__).parent / "cases" / "statements"
SIGNS = list(".،؛:؟!?()[]«»\"“”'‘’…-–—ـ/\\*•%#@\n") + [
    "..",
    "...",
    "ــ",
    "\n\n",
    "\t",
    "\u200f",
    "\u064b",
    "\ufeff",
    "\ufdfa",
    "\ud800",
]
GLUE = ["و", "ف", "ب", "ل", "ك", "ال", "وال", "لل", "س", "لـ", "ها", "هم"]
NUMBERS = ["1", "7", "٢٥", "2015", "1436", "3.5", "10/12", "2025-10-09", "1447هـ", "3:30"]


@cache
def words() -> list[str]:
    """The first cell of each row of each lexicon file that holds Arabic words."""
    found = []
    for path in sorted(LEXICON.glob("*.csv")):
        if path.name.endswith("labels.csv"):
            continue
        rows = csv.reader(line for line in path.read_text("utf-8-sig").splitlines() if not line.startswith("#"))
        found += [row[0] for row in rows if row and "\u0600" < row[0][:1] < "\u06ff"]
    return found


def texts() -> st.SearchStrategy[str]:
    word = st.sampled_from(words())
    pieces = st.one_of(
        word, word, word, st.tuples(st.sampled_from(GLUE), word).map("".join), *map(st.sampled_from, (SIGNS, NUMBERS))
    )
    gap = st.sampled_from([" ", " ", " ", " ", ""])
    return st.lists(st.tuples(pieces, gap).map("".join), max_size=50).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("قال الملك ـ رحمه الله ـ إن سالم ـ العلي ــ وصل أمس.", date(2026, 1, 20))
@example("منتصف نهار رحاب 1 الزوال ورحاب ", None)
@example("نقل ", None)
@example("اتهم الثلث ", None)
@given(texts(), st.sampled_from([None, date(2026, 1, 20)]))
def test_any_text_is_read_by_the_whole_kit(text, published):
    article = article_from_text(text, published)
    sentences = annotate(article)
    assert all(text[row.start : row.end] == row.text for row in sentences.itertuples())
    assert sentences.equals(annotate(article))
    names, statements, events, issues = (call(article) for call in (find_names, find_statements, find_events, find_issues))
    ids = set(sentences.sentence_id)
    assert set(statements.sentence_id) | set(names.sentence_id) <= ids
    assert all(text[row.start : row.end] == row.text != "" for row in names.itertuples())
    assert all(0 <= row.content_start <= row.content_end <= len(text) for row in statements.itertuples())
    for row in events.itertuples():
        assert set(row.evidence.split(JOIN)) <= ids
        interval = read_edtf(row.when)
        days = [None if pd.isna(day) else day.date() for day in (row.earliest, row.latest)]
        assert days == [interval.earliest, interval.latest]
    assert all(set(filter(None, row.sentence_ids.split(JOIN))) <= ids for row in issues.itertuples())


def test_a_text_cut_short_is_read():
    """A sentence may end anywhere, as a copied one does: every case's text, cut behind each of its first words in turn."""
    cases = [case["text"] for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text("utf-8"))]
    assert len(cases) > 500
    for number, text in enumerate(cases):
        words = text.split()
        for end in range(1 + number % 3, len(words), 3):
            find_issues(article_from_text(" ".join(words[:end]), date(2026, 1, 20)))
