"""The source doctor: what it finds, where, and what it leaves in peace."""

import json
from pathlib import Path

import pytest

from khabar import article_from_text, find_issues

CASES = json.loads((Path(__file__).parent / "cases" / "doctor" / "findings.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case):
    text = case["text"]
    found = find_issues(article_from_text(text, case["published"]))
    rows = list(zip(found.kind, found.sentence_ids, found.start))
    expected = [(each["kind"], each["sentences"], text.index(each["at"]) if "at" in each else None) for each in case["expect"]]
    assert [row[:2] for row in rows] == [row[:2] for row in expected], case["why"]
    assert all(start == place for (*_, start), (*_, place) in zip(rows, expected) if place is not None), rows


def test_every_finding_is_told_in_both_languages(seed):
    found = find_issues(seed)
    for column in ("message", "message_ar", "assumed"):
        assert found[column].str.len().gt(10).all()


def test_the_seeds_findings(seed):
    found = find_issues(seed)
    by_kind = found.groupby("kind").sentence_ids.apply(list).to_dict()
    assert by_kind["unbalanced quote"] == ["s2"]
    assert by_kind["teaser line"] == ["s19"]
    assert by_kind["told twice"] == ["s8 ; s9"]
    assert any("s12" in ids and "s11" in ids for ids in by_kind["contradiction"])
    variants = " ".join(found.message[found.kind == "name variant"])
    assert "بوتن" in variants and "آزال" in variants
    assert set(by_kind) == {"unbalanced quote", "teaser line", "told twice", "contradiction", "name variant"}


def test_every_kind_of_finding_has_its_words():
    from khabar.labels import group

    kinds = {each["kind"] for case in CASES for each in case["expect"]} | {"teaser line", "frame line", "two dates for one event"}
    assert kinds <= set(group("issue"))
