"""Sentences: ends and roles on texts of our own, and what holds for any text whatever."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.article import article_from_text
from khabar.lexicon import default
from khabar.quotes import pair_quotes
from khabar.reading import read

FOLDER = Path(__file__).parent / "cases/sentences"


def cases(name: str) -> list:
    return [pytest.param(case, id=case["id"]) for case in json.loads((FOLDER / f"{name}.json").read_text("utf-8"))]


@pytest.mark.parametrize("case", cases("boundaries"))
def test_boundaries(case):
    text = case["text"]
    assert [text[s.start : s.end] for s in read(article_from_text(text)).sentences] == case["expect"]


@pytest.mark.parametrize("case", cases("roles"))
def test_roles(case):
    assert [s.role for s in read(article_from_text(case["text"])).sentences] == case["expect"]


# Letters, digits, marks of every kind, line ends, controls, lone surrogates, reporting words.
PIECES = st.one_of(
    st.sampled_from(["قال ", "وأكد ", "أن ", "الوزير ", "بوتين ", "وفقا ل", "«", "»", '"', "“", "”", "((", "))", "(", ")", ":", "،", ". ", "..", "؟", "\n", "ـ", "د.", " لـ", "3.5"]),
    st.text(st.characters(codec=None), max_size=4),
    st.sampled_from(["\ud800", "\u200f", "\u202b", "\x00", "\x1b", "\u2028", "\r", "\ufeff", "\u064b"]),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read(text):
    reading = read(article_from_text(text))
    sentences = reading.sentences
    owners = [0] * len(text)
    for s in sentences:
        for offset in range(s.start, s.end):
            owners[offset] += 1
    assert all(count == 1 for letter, count in zip(text, owners) if not letter.isspace())
    assert all(count <= 1 for count in owners)
    for s in sentences:
        assert text[s.start : s.end].strip() == text[s.start : s.end] != ""
        assert all(s.start <= reading.tokens.starts[n] < s.end for n in range(s.first_token, s.last_token))
    for statement in reading.statements:
        s = sentences[statement.sentence]
        assert s.start <= statement.cue_start <= statement.cue_end <= s.end
        assert s.start <= statement.content_start <= statement.content_end <= s.end
        assert all(s.start <= start <= end <= s.end for start, end in statement.quote_spans)
        assert statement.speaker_as_written in text or statement.speaker_as_written[1:] in text
    assert reading.statements == read(article_from_text(text)).statements


def test_every_measure_makes_a_decimal():
    forms = [row["form"] for row in default().rows("measures")]
    assert len(set(forms)) == len(forms)
    for form in forms:
        text = f"بلغ المعدل 4. 5 {form} أمس."
        assert len(read(article_from_text(text)).sentences) == 1, form


def test_nobody_can_change_the_pairing_that_all_share():
    text = 'قال «نعم» ثم كتب» ثم قال" قد وصلنا إلى هنا".'
    pairing = pair_quotes(text, 0, len(text))
    assert hash(pairing) == hash(pair_quotes(text, 0, len(text)))  # a list in it could not be hashed
    assert [text[quote.start : quote.end] for quote in pairing.quotes] == ["«نعم»", '" قد وصلنا إلى هنا"']
    assert [text[at] for at in pairing.lone_closing] == ["»"]
