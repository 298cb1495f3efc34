"""Days, intervals and counts in words."""

from datetime import date

import pytest
from babel import Locale

from khabar.fold import skeleton
from khabar.intervals import Interval, read_edtf
from khabar.lexicon import default
from khabar.say import MONTHS, month_name, plural_form, say_count, say_day, say_interval, say_number

# EDTF, Arabic, English; written from the dates, not from the output
INTERVALS = [
    ("2024-12-25", "25 ديسمبر/كانون الأول 2024", "25 December 2024"),
    ("2024-10", "أكتوبر/تشرين الأول 2024", "October 2024"),
    ("2025", "2025", "2025"),
    ("2025-09-01/2025-09-10~", "أوائل سبتمبر/أيلول 2025", "early September 2025"),
    ("2025-09-11/2025-09-20~", "منتصف سبتمبر/أيلول 2025", "mid September 2025"),
    ("2025-09-21/2025-09-30~", "أواخر سبتمبر/أيلول 2025", "late September 2025"),
    ("2024-02-20/2024-02-29~", "أواخر فبراير/شباط 2024", "late February 2024"),
    ("2025-01-01/2025-04-30~", "أوائل 2025", "early 2025"),
    ("2025-05-03/2025-05-05", "من 3 إلى 5 مايو/أيار 2025", "3–5 May 2025"),
    ("2025-04-28/2025-05-03", "من 28 أبريل/نيسان إلى 3 مايو/أيار 2025", "28 April to 3 May 2025"),
    (
        "2024-12-28/2025-01-03",
        "من 28 ديسمبر/كانون الأول 2024 إلى 3 يناير/كانون الثاني 2025",
        "28 December 2024 to 3 January 2025",
    ),
    ("2025-09/2025-11", "من سبتمبر/أيلول إلى نوفمبر/تشرين الثاني 2025", "September to November 2025"),
    ("2020/2024", "من 2020 إلى 2024", "2020–2024"),
    ("2025-03/..", "منذ مارس/آذار 2025", "since March 2025"),
    ("2025-03-07/..", "منذ 7 مارس/آذار 2025", "since 7 March 2025"),
    ("2025-03-07/", "منذ 7 مارس/آذار 2025", "since 7 March 2025"),
    ("../2025-03", "حتى مارس/آذار 2025", "until March 2025"),
    ("/2025", "حتى 2025", "until 2025"),
    ("2025-21", "ربيع 2025", "spring 2025"),
    ("2025-34", "الربع الثاني من 2025", "second quarter of 2025"),
    ("2025-41", "النصف الثاني من 2025", "second half of 2025"),
    ("2025-10-09~", "نحو 9 أكتوبر/تشرين الأول 2025", "about 9 October 2025"),
    ("2025-03?", "مارس/آذار 2025 (غير مؤكد)", "March 2025 (uncertain)"),
    ("[2025-03-01,2025-03-05]", "1 مارس/آذار 2025 أو 5 مارس/آذار 2025", "1 March 2025 or 5 March 2025"),
    ("{2025-03,2025-05}", "مارس/آذار 2025 ومايو/أيار 2025", "March 2025 and May 2025"),
    ("", "بلا تاريخ", "no date"),
    ("../..", "بلا تاريخ", "no date"),
]


@pytest.mark.parametrize("edtf,arabic,english", INTERVALS, ids=[row[0] or "none" for row in INTERVALS])
def test_an_interval_in_words(edtf, arabic, english):
    assert say_interval(edtf) == arabic
    assert say_interval(edtf, "en") == english


@pytest.mark.parametrize(
    "edtf", ["2024-12-25", "2024-10", "2025", "2025-09-01/2025-09-10~", "2025-04-28/2025-05-03", "2025-03-07/..", ""]
)
def test_an_interval_says_what_its_edtf_says(edtf):
    assert say_interval(read_edtf(edtf)) == say_interval(edtf)


def test_none_is_no_date():
    assert say_interval(None) == "بلا تاريخ"
    assert say_interval(Interval(None, None, "none"), "en") == "no date"


@pytest.mark.parametrize("edtf", ["yesterday", "2025-02-30", "2025-10-09/2025-10-01", "[yesterday]", "2025-13/.."])
def test_what_is_no_date_is_refused(edtf):
    with pytest.raises(ValueError, match="2025|yesterday"):
        say_interval(edtf)


def test_a_month_never_becomes_a_day():
    for months in MONTHS:
        said = say_interval("2025-09", months=months)
        assert months == "hijri" or not said[0].isdigit()


@pytest.mark.parametrize(
    "months,said",
    [
        ("pair", "9 أكتوبر/تشرين الأول 2025"),
        ("gulf", "9 أكتوبر 2025"),
        ("levant", "9 تشرين الأول 2025"),
        ("maghreb", "9 أكتوبر 2025"),
        ("algeria", "9 أكتوبر 2025"),
        ("hijri", "17 ربيع الآخر 1447 هـ"),
    ],
)
def test_a_day_in_each_family_of_months(months, said):
    assert say_day(date(2025, 10, 9), months=months) == said


def test_families_differ_where_the_countries_do():
    names = [month_name(8, months=months) for months in ("gulf", "levant", "maghreb", "algeria")]
    assert names == ["أغسطس", "آب", "غشت", "أوت"]


# Umm al-Qura: Ramadan 1446 began on 1 March 2025 and had 29 days; Ramadan 1445 ran from 11 March to 9 April 2024
def test_a_span_in_hijri_says_its_own_ends():
    assert say_interval("2025-03", months="hijri") == "من 1 رمضان إلى 2 شوال 1446 هـ"
    assert say_interval("2024-03-11/2024-04-09", months="hijri") == "رمضان 1445 هـ"
    assert say_interval("2025-03/..", months="hijri") == "منذ مارس/آذار 2025"


def test_a_day_outside_of_umm_al_qura_is_said_in_gregorian():
    assert say_day(date(1900, 5, 1), months="hijri") == "1 مايو/أيار 1900"


def test_eastern_digits():
    assert say_day(date(2025, 10, 9), digits="eastern") == "٩ أكتوبر/تشرين الأول ٢٠٢٥"
    assert say_count(12345, "word", digits="eastern") == "١٢٬٣٤٥ كلمة"


@pytest.mark.parametrize(
    "n,said",
    [
        (0, "لا أحداث"), (1, "حدث واحد"), (2, "حدثان"), (3, "3 أحداث"), (10, "10 أحداث"), (11, "11 حدثًا"), (99, "99 حدثًا"),
        (100, "100 حدث"), (101, "101 حدث"), (102, "102 حدث"), (103, "103 أحداث"), (111, "111 حدثًا"), (1000, "1,000 حدث"), (1005, "1,005 أحداث"),
    ],
)  # fmt: skip
def test_a_counted_noun(n, said):
    assert say_count(n, "event") == said


def test_a_feminine_noun():
    assert [say_count(n, "sentence") for n in (1, 2, 5, 20)] == ["جملة واحدة", "جملتان", "5 جمل", "20 جملة"]


def test_english_counts():
    assert [say_count(n, "event", "en") for n in (0, 1, 2, 1200)] == ["0 events", "1 event", "2 events", "1,200 events"]
    assert say_count(3, "person", "en") == "3 people"


def test_plural_forms_are_those_of_cldr():
    rule = Locale("ar").plural_form
    names = {"zero": "none", "one": "one", "two": "two", "few": "few", "many": "many", "other": "hundred"}
    assert [plural_form(n) for n in range(2000)] == [names[rule(n)] for n in range(2000)]


@pytest.mark.parametrize(
    "call",
    [
        lambda: say_day(date(2025, 1, 1), "fr"),
        lambda: say_day(date(2025, 1, 1), months="coptic"),
        lambda: say_day(date(2025, 1, 1), digits="roman"),
        lambda: say_count(1, "no such noun"),
        lambda: say_count(-1, "event"),
        lambda: say_number(1, "roman"),
    ],
)
def test_what_is_not_allowed_is_said(call):
    with pytest.raises(ValueError, match="not allowed|no row|not negative"):
        call()


# the lexicon behind it, every row


def test_month_names_are_whole_and_of_their_letters():
    rows = default().rows("month_names")
    families = {row["family"] for row in rows}
    assert families == {*MONTHS, "english"} - {"pair"}
    assert sorted((row["family"], int(row["month"])) for row in rows) == sorted((f, m) for f in families for m in range(1, 13))
    for row in rows:
        letters = "abcdefghijklmnopqrstuvwxyz" if row["family"] == "english" else "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
        assert not set(row["name"].lower()) - set(letters + " "), row


def test_every_month_name_is_one_that_the_date_finder_reads():
    read = {(row["month"], skeleton(row["form"])) for row in default().rows("months")}
    for row in default().rows("month_names"):
        if row["family"] != "english":
            assert (row["month"], skeleton(row["name"])) in read, row


def test_counted_nouns_have_every_form():
    rows = default().rows("counted_nouns")
    assert len({row["noun"] for row in rows}) == len(rows)
    for row in rows:
        assert all(row.values()), row
        assert row["none"].startswith("لا "), row
        assert not set(row["noun"] + row["english_plural"]) - set("abcdefghijklmnopqrstuvwxyz "), row
        arabic = "".join(row[form] for form in ("none", "one", "two", "few", "many", "hundred"))
        assert not set(arabic) - set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b "), row
