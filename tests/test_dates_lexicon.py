"""Every row of the lexicon of time: its letters, its values, no form twice, and each form read by the engine."""

import re
import unicodedata
from datetime import date

import pytest

from khabar.dates import find_date_refs
from khabar.dates.grammar import Reader
from khabar.dates.particles import Particles
from khabar.dates.tense import Tenses, tense_at
from khabar.dates.words import words, written_forms
from khabar.fold import skeleton
from khabar.lexicon import default

PUBLISHED = date(2025, 10, 9)
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u064b ]+")
NUMBER = re.compile(r"-?\d+")

# file → column → what its cells may be; "form" and "cue" columns hold Arabic words
ALLOWED = {
    "months": {"family": {"gulf", "levant", "maghreb", "algeria", "hijri"}, "month": range(1, 13), "alone": {"yes", "verb", "name", "company", "no", "zero"}},
    "weekdays": {"iso_day": range(1, 8), "alone": {"yes", "no"}},
    "time_units": {
        "unit": {"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"},
        "number": {"s", "d", "p"},
    },
    "relative_words": {"shift": {"-1", "0", "1", "same", "next", "before"}},
    "day_words": {"shift": range(-2, 3)},
    "ordinals": {"n": range(-1, 11)},
    "numbers": {"n": range(1, 101)},
    "period_parts": {"part": {"START", "MID", "END"}},
    "fractions": {"parts": {"2", "3", "4"}},
    "seasons": {"season": range(21, 25)},
    "decades": {"tens": range(20, 91, 10)},
    "day_parts": {"code": {"MO", "MI", "AF", "EV", "NI"}, "stands": {"before", "after", "both"}},
    "vague_times": {"value": {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}},
    "time_sets": {"value": {"P1D", "P1W", "P1M", "P1Y"}},
    "tense_words": {"tense": {"past", "was", "future", "present", "plan", "deed", "relative", "names", "no"}},
    "date_traps": {"kind": {"day", "today", "weekday", "month", "year", "night", "title", "medium"}, "side": {"before", "after"}},
    "date_particles": {"part": set(Particles._fields)},
    "number_parts": {"part": {"teen", "hundred", "thousand"}, "n": {"10", "100", "200", "1000", "2000"}},
    "clock_fractions": {"minutes": {"15", "20", "30"}, "side": {"past", "to"}},
    "named_days": {"month": range(1, 13), "day": range(1, 32), "year": range(1, 2100)},
}  # fmt: skip
ROWS = [(name, number, row) for name in ALLOWED for number, row in enumerate(default().rows(name), 1)]


def read(text: str):
    return find_date_refs(text, PUBLISHED, default())


@pytest.mark.parametrize("name, number, row", ROWS, ids=[f"{name}-{number}" for name, number, _ in ROWS])
def test_row(name, number, row):
    form = row.get("form") or row["cue"]
    odd = [f"U+{ord(letter):04X} {unicodedata.name(letter, '')}" for letter in form if not ARABIC.fullmatch(letter)]
    assert form and not odd, f"{name}.csv: {form} holds {odd}"
    for column, allowed in ALLOWED[name].items():
        cell = row[column]
        if isinstance(allowed, range):
            assert NUMBER.fullmatch(cell) and int(cell) in allowed, f"{name}.csv, {form}, {column}: {cell}"
        else:
            assert cell in allowed, f"{name}.csv, {form}, {column}: {cell}"


@pytest.mark.parametrize("name", ALLOWED)
def test_no_form_twice(name):
    keys = [tuple(value for column, value in row.items() if column != "note") for row in default().rows(name)]
    assert len(set(keys)) == len(keys)
    if name not in ("date_traps", "named_days", "date_particles"):
        forms = [row["form"] for row in default().rows(name)]
        assert len(set(forms)) == len(forms)


def rows(name):
    return [pytest.param(row, id=f"{name}-{n}") for n, row in enumerate(default().rows(name), 1)]


@pytest.mark.parametrize("row", rows("months"))
def test_every_month_is_read_after_a_day(row):
    [ref] = read(f"وصل الوفد في 12 {row['form']} إلى المدينة.")
    assert ref.rule == ("Hijri day" if row["family"] == "hijri" else "day and month")
    if row["family"] != "hijri":
        assert (ref.earliest.month, ref.earliest.day) == (int(row["month"]), 12)


@pytest.mark.parametrize("row", rows("weekdays"))
def test_every_weekday_is_read(row):
    [ref] = read(f"وصل الوفد يوم {row['form']} إلى المدينة.")
    assert ref.earliest.isoweekday() == int(row["iso_day"])


@pytest.mark.parametrize("row", rows("day_words"))
def test_every_day_word_is_read(row):
    [ref] = read(f"وصل الوفد، {row['form']}، إلى المدينة.")
    assert (ref.earliest - PUBLISHED).days == int(row["shift"])


@pytest.mark.parametrize("row", rows("relative_words"))
def test_every_relative_word_is_read(row):
    form = row["form"] if row["shift"] == "same" else f"ال{row['form']}"
    found = read(f"وصل الوفد في مارس 2019 وعاد في العام {form} إلى المدينة.")
    base = 2025 if row["shift"].lstrip("-").isdigit() else 2019
    shift = {"same": 0, "next": 1, "before": -1}.get(row["shift"]) if base == 2019 else int(row["shift"])
    assert found[-1].timex == str(base + shift)


@pytest.mark.parametrize("row", rows("period_parts"))
def test_every_part_is_read(row):
    [ref] = (
        read(f"وصل الوفد {row['form']} مارس 2019 إلى المدينة.") if row["form"] != "آخر" else read("وصل الوفد في أواخر مارس 2019.")
    )
    assert ref.mod == row["part"]


@pytest.mark.parametrize("row", rows("fractions"))
def test_every_fraction_is_read(row):
    which = "الثاني والثالث" if row["form"].endswith("ين") else "الثاني"
    [ref] = read(f"انتهى العمل في ال{row['form']} {which} من 2019.")
    first = 1 + 12 // int(row["parts"])
    assert ref.earliest == date(2019, first, 1)


@pytest.mark.parametrize("row", rows("seasons"))
def test_every_season_is_read(row):
    [ref] = read(f"انتهى العمل في {row['form']} 2019.")
    assert ref.rule == "season" and ref.earliest.year == 2019


@pytest.mark.parametrize("row", rows("decades"))
def test_every_decade_is_read(row):
    [ref] = read(f"انتهى العمل في {row['form']} القرن الماضي.")
    assert ref.earliest == date(1900 + int(row["tens"]), 1, 1)


@pytest.mark.parametrize("row", rows("day_parts"))
def test_every_part_of_day_is_read(row):
    text = f"انتهى العمل أمس {row['form']}." if row["stands"] == "after" else f"انتهى العمل {row['form']} أمس."
    if row["form"] == "الليلة":  # tonight
        text = "ينتهي العمل الليلة أو غدا."
    ref = read(text)[0]
    assert ref.type == "TIME" and ref.timex == f"2025-10-{'09' if row['form'] == 'الليلة' else '08'}T{row['code']}"


@pytest.mark.parametrize("row", rows("vague_times"))
def test_every_vague_time_has_no_days(row):
    [ref] = read(f"يعمل الفريق {row['form']} في المدينة.")
    assert ref.timex == row["value"] and ref.earliest is None and ref.edtf == ""


@pytest.mark.parametrize("row", rows("time_sets"))
def test_every_set_is_read(row):
    [ref] = read(f"يعمل الفريق {row['form']} في المدينة.")
    assert ref.type == "SET" and ref.timex == row["value"]


@pytest.mark.parametrize("row", rows("time_units"))
def test_every_unit_is_in_the_table(row):
    first = skeleton(row["form"])
    assert words(default()).units[first][0][1].unit == row["unit"]


@pytest.mark.parametrize("row", rows("ordinals") + rows("numbers"))
def test_every_number_counts(row):
    tables = words(default())
    form = skeleton(row["form"])
    table = tables.ordinals if row in default().rows("ordinals") else tables.numbers
    assert table[form][0][1] == int(row["n"])
    assert table["ال" + form][0][1] == int(row["n"])


@pytest.mark.parametrize("row", rows("tense_words"))
def test_every_tense_word_tells(row):
    kinds = words(default()).tense
    form, kind = skeleton(row["form"]), row["tense"]
    told = {"past": "past", "was": "past", "plan": "past", "future": "future"}.get(kind, "")
    assert tense_at(["", form, "", "مارس"], 3, 4, kinds) == told
    assert Tenses(["", form, "", "مارس"], kinds).at(3, 4).planned == (kind == "present")
    if kind == "plan":
        assert Tenses([form, skeleton("تأجيل"), "مارس"], kinds).at(2, 3).planned
    if kind == "deed":
        assert Tenses([skeleton("قرر"), form, "مارس"], kinds).at(2, 3).planned
    if kind == "relative":
        assert tense_at(["سيبحث", "الخطه", form, "اقرتها", "مارس"], 4, 5, kinds) == "past"
    if kind == "names":
        assert tense_at([form, "سيلمنت", "مارس"], 2, 3, kinds) == ""


def test_future_verbs_need_no_row():
    tense = words(default()).tense
    assert all(tense_at([skeleton(verb), "في"], 2, 2, tense) == "future" for verb in ("سيعقد", "وستنطلق", "سنواصل", "فستقام"))
    assert all(tense_at([skeleton(noun), "في"], 2, 2, tense) == "" for noun in ("سياستها", "وسياراتهم", "ستة", "سنوات"))


@pytest.mark.parametrize("row", rows("date_traps"))
def test_every_trap_holds(row):
    word = {"day": "أمس", "weekday": "الجمعة", "month": "6 أكتوبر", "year": "2016", "night": "الليلة"}.get(row["kind"], "اليوم")
    written = {"title": f"صحيفة {row['form']}", "medium": f"{row['form']} مصر"}.get(row["kind"], row["form"])
    text = f"كتب {written} {word} كلاما." if row["side"] == "before" else f"كتب {word} {row['form']} كلاما."
    assert [text[r.start : r.end] for r in read(text) if r.earliest and word in text[r.start : r.end]] == []


@pytest.mark.parametrize("row", rows("named_days"))
def test_every_named_day_has_its_year(row):
    month = next(m["form"] for m in default().rows("months") if m["month"] == row["month"])
    [ref] = read(f"تذكر الناس {row['cue']} {row['day']} {month} كلهم.")
    assert ref.earliest == date(int(row["year"]), int(row["month"]), int(row["day"]))


# part → a sentence for its words, and what is read in it
PARTICLE_SENTENCES = {
    "range_to": ("وصل الوفد يوم 3 {} 5 مارس 2019 إلى المدينة.", "2019-03-03/2019-03-05"),
    "between": ("جرى ذلك {} 2008 و2018 كله.", "2008/2018"),
    "within": ("جرى ذلك {} مارس كله.", "2025-03"),
    "this": ("جرى ذلك {} العام كله.", "2025"),
    "same": ("جرى الأول في مارس 2019 والثاني {} الشهر كله.", "2019-03"),
    "elapsed": ("جرى ذلك ثلاثة أيام {}.", "2025-10-06"),
    "after_it": ("وصل في 3 مارس 2019 وسافر {} بيومين.", "2019-03-05"),
    "before_it": ("وصل في 3 مارس 2019 وسافر {} بيومين.", "2019-03-01"),
    "about": ("جرى ذلك قبل {} ثلاثة أيام.", "2025-10-06"),
    "era": ("جرى ذلك في عام 2015 {} كله.", "2015"),
    "same_day": ("وصل الوفد الأحد {} 3 مارس 2019 إلى المدينة.", "2019-03-03"),
    "day": ("وصل الوفد {} 3/3/2019 إلى المدينة.", "2019-03-03"),
    "on_day": ("وصل الوفد {} 3/3 إلى المدينة.", "2025-03-03"),
    "month_word": ("جرى ذلك في {} مارس 2019 كله.", "2019-03"),
    "hour": ("وصل الوفد {} العاشرة صباح 3 مارس 2019.", "2019-03-03T10:00"),
}
PARTICLES = rows("date_particles")


@pytest.mark.parametrize("row", PARTICLES)
def test_every_particle_is_in_its_table(row):
    joined = row["clitics"].split()
    assert set(joined) <= set("وفبل")
    forms = getattr(words(default()).particles, row["part"])
    assert {form for form, _ in written_forms(row["form"], ("", *joined))} <= forms


@pytest.mark.parametrize("part", Particles._fields)
def test_every_part_has_words_each_once(part):
    forms = [
        form
        for row in default().rows("date_particles")
        if row["part"] == part
        for form, _ in written_forms(row["form"], ("", *row["clitics"].split()))
    ]
    assert forms and len(set(forms)) == len(forms)


@pytest.mark.parametrize("row", [case for case in PARTICLES if case.values[0]["part"] in PARTICLE_SENTENCES])
def test_every_particle_plays_its_part(row):
    sentence, timex = PARTICLE_SENTENCES[row["part"]]
    for clitic in ("", *row["clitics"].split()):
        [(written, _)] = written_forms(row["form"], (clitic,))
        assert read(sentence.format(written))[-1].timex.removesuffix("TNI") == timex, written  # a night is of its day


@pytest.mark.parametrize("row", rows("number_parts"))
def test_every_part_of_a_number_counts(row):
    form, n = row["form"], int(row["n"])
    written, number = {
        "teen": (f"ألفين وخمسة {form}", 2005 + n),
        "hundred": (f"ألف و{form} وخمسين" if n == 100 else f"ألف {form} وخمسين", 1050 + n),
        "thousand": (f"{form} وخمسين", n + 50),
    }[row["part"]]
    place = [skeleton(word) for word in written.split()] + [""] * 12
    assert Reader(place, default())._year_in_words(0) == (len(written.split()), number)


@pytest.mark.parametrize("row", rows("clock_fractions"))
def test_every_part_of_an_hour_is_read(row):
    past = row["side"] == "past"
    [ref] = read(f"وصل الوفد الساعة العاشرة {'' if past else 'إلا '}{row['form']} صباح 3 مارس 2019.")
    assert ref.timex == (f"2019-03-03T10:{row['minutes']}" if past else f"2019-03-03T09:{60 - int(row['minutes'])}")
