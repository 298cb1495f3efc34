"""What holds of every text: spans, days, EDTF, linear time; and the dates of the seed."""

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar import find_dates
from khabar.article import load_article
from khabar.dates import find_date_refs, periods
from khabar.intervals import read_edtf
from khabar.lexicon import default
from khabar.schema import COLUMNS, TIMEX_TYPES

SEED = Path(__file__).parents[1] / "seeds" / "000_26b40dc472a4c13d.txt"

LEXICON = default()
FORMS = sorted(
    {
        row["form"]
        for name in (
            "months", "weekdays", "time_units", "relative_words", "day_words", "ordinals", "numbers", "period_parts",
            "fractions", "seasons", "decades", "day_parts", "vague_times", "time_sets",
        )
        for row in LEXICON.rows(name)
    }
    | {"من", "إلى", "في", "و", "بين", "هذا", "كل", "قبل", "منذ", "بعد", "الساعة", "الموافق", "هـ", "ال", "نفس", "حتى", "آخر"}
)  # fmt: skip
SIGNS = '/-–.:،,()[]\n \u00a0\u200f\u0640\u064b\u0651ـ%"«»'
NUMBERS = st.integers(0, 12000).map(str) | st.sampled_from(["٢٠٢١", "۱۲", "١", "00", "007", "9" * 40, "31", "1446", "2016"])
SOUP = st.lists(
    st.sampled_from(FORMS) | NUMBERS | st.sampled_from(list(SIGNS)) | st.sampled_from(["ال", "وال", "لل"]), max_size=25
).map(lambda parts: " ".join(parts))
GLUED = st.lists(st.sampled_from(FORMS) | NUMBERS | st.sampled_from(list(SIGNS)), max_size=25).map("".join)
LETTERS = st.text(st.characters(min_codepoint=1, max_codepoint=0x10FFFF), max_size=60)  # lone surrogates too
ARABIC = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF) | st.sampled_from(" 0123456789/\n"), max_size=80)
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(1990, 1, 1), date(2030, 12, 31))


@settings(max_examples=400, deadline=None)
@given(SOUP | GLUED | LETTERS | ARABIC, DAYS)
def test_any_text_gives_rows_that_hold(text, published):
    refs = find_date_refs(text, published, LEXICON)
    for ref in refs:
        assert 0 <= ref.start < ref.end <= len(text)
        assert text[ref.start : ref.end].strip()
        assert ref.type in TIMEX_TYPES
        assert (ref.earliest is None) == (ref.latest is None) == (ref.edtf == "")
        interval = read_edtf(ref.edtf)
        assert (interval.earliest, interval.latest) == (ref.earliest, ref.latest)
        if ref.earliest:
            assert ref.earliest <= ref.latest
        assert ref.rule
    assert all(one.end <= other.start for one, other in pairwise(refs))
    assert find_date_refs(text, published, LEXICON) == refs


@settings(max_examples=25, deadline=None)  # the library that reads `~` takes a twentieth of a second each
@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from(["START", "MID", "END"]))
def test_parts_lie_in_their_period_and_keep_the_named_edge(when, name):
    wholes = [
        periods.week(when),
        periods.month(when.year, when.month),
        periods.year(when.year),
        periods.decade(when.year // 10 * 10),
    ]
    wholes += [periods.century(when.year // 100 + 1), periods.season(when.year, 22), periods.quarter(when.year, 2)]
    for whole in filter(None, wholes):
        part = periods.part(whole, name)
        assert whole.earliest <= part.earliest <= part.latest <= whole.latest
        assert (name == "START") == (part.earliest == whole.earliest)
        assert (name == "END") == (part.latest == whole.latest)
        interval = read_edtf(part.edtf)
        assert (interval.earliest, interval.latest) == (part.earliest, part.latest)


def test_the_seed():
    """Labelled by hand from the article."""
    article = load_article(SEED)
    found = find_dates(article.text, article.published)
    assert list(found.columns) == list(COLUMNS["dates"])
    rows = found[["text", "type", "timex", "mod", "edtf"]].astype(object).values.tolist()
    assert rows == [
        ["اليوم الخميس", "DATE", "2025-10-09", "", "2025-10-09"],
        ["سبتمبر/أيلول", "DATE", "2025-09", "", "2025-09"],
        ["أكتوبر/ تشرين الأول من العام الماضي", "DATE", "2024-10", "", "2024-10"],
        ["مارس/ آذار 2025", "DATE", "2025-03", "", "2025-03"],
        ["7 أكتوبر", "DATE", "2025-10-07", "", "2025-10-07"],
        ["اليوم", "DATE", "2025-10-09", "", "2025-10-09"],
        ["أوائل سبتمبر/أيلول", "DATE", "2025-09", "START", "2025-09-01/2025-09-10~"],
        ["صباح 25 ديسمبر/كانون الأول 2024", "TIME", "2024-12-25TMO", "", "2024-12-25"],
    ]
    assert all(article.text[row.start : row.end] == row.text for row in found.itertuples())
    assert found["anchor"].tolist()[2] == "published 2025-10-09"


def test_no_publication_day_gives_no_relative_days():
    found = find_dates("التقى الرئيسان أمس، وكانا قد التقيا في مارس 2025.", None)
    assert found["earliest"].isna().tolist() == [True, False]
    assert found["edtf"].tolist() == ["", "2025-03"]


def test_an_empty_text_gives_an_empty_table():
    found = find_dates("", None)
    assert len(found) == 0 and list(found.columns) == list(COLUMNS["dates"])


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_beyond_the_calendar_are_left_out(published):
    text = "أول أمس وبعد غد والأسبوع الماضي والشهر المقبل والعام الماضي وقبل 500 سنة وبعد غد وعطلة نهاية الأسبوع المقبل"
    for ref in find_date_refs(text, published, LEXICON):
        assert ref.earliest is None or date.min <= ref.earliest <= ref.latest <= date.max


@pytest.mark.parametrize(
    "part",
    [
        "1/", "من العام ", "7", "أكتوبر ", "و", "الأول والثاني ", "بين 3 و", "الساعة ", "2016 - ", "الثلاثاء (", "ـ", "ال", "قبل 3 ",
        "مارس وأبريل و", "الأحد ", "أول أسبوع من ", "الربعين الأول والثاني من ", "بعد يومين ", "يصدر قبل ", "يوم ", "نهاية ", "الموافق ", "( ", "25 من ", "ثلاثة و", "الخميس، ",
    ],
)  # fmt: skip
def test_nothing_explodes(part):
    """A quarter of a megabyte of one thing; the bound is wide, since the machine may be busy. `bench/dates.py` reads whole ones."""
    text = (part * (250_000 // len(part) + 1))[:250_000]
    start = time.process_time()
    find_date_refs(text, date(2025, 10, 9), LEXICON)
    assert time.process_time() - start < 3


def test_time_grows_with_the_length_alone():
    article = load_article(SEED)

    def seconds(text: str, times: int) -> float:
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            for _ in range(times):
                find_date_refs(text, article.published, LEXICON)
            best = min(best, time.process_time() - start)
        return best / times / len(text)

    short, long = seconds(article.text, 40), seconds(article.text * 100, 1)
    assert long < short * 3
