"""The words of time, compiled once from `data/lexicon/` into tables that the grammar looks tokens up in.

A table maps the first token of a phrase to the rest of it and its meaning, the longest first: `كانون` → (`الثاني`,) → January.
Spellings come by rule: `skeleton` takes hamza and harakat away, and the one-letter prefixes و ف ب ل ك are added here.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from khabar.dates.particles import Particles
from khabar.fold import skeleton
from khabar.lexicon import Lexicon

_BARE = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_CONJUNCTIONS = ("", "و", "ف")
_APPOINTED = ("sport", "meeting", "summit", "talks", "trial", "vote")  # kinds of events that are fixed for a day

Table = dict[str, tuple[tuple[tuple[str, ...], object], ...]]


class Month(NamedTuple):
    """A month's name: its number in its calendar, and what makes it a month (`alone` of months.csv)."""

    number: int
    hijri: bool
    alone: str


class Unit(NamedTuple):
    """A unit of time as written: `number` is s, d or p; `definite` when it has the article."""

    unit: str
    number: str
    definite: bool


class Words(NamedTuple):
    """Every table of the grammar. `prefix` tells how many letters a form carries before the word of the lexicon."""

    months: Table
    weekdays: Table
    units: Table
    relative: Table
    days: Table
    ordinals: Table
    numbers: Table
    parts: Table
    fractions: Table
    seasons: Table
    decades: Table
    day_parts: Table
    vague: Table
    sets: Table
    tense: dict[str, str]
    traps: dict[tuple[str, str], frozenset[str]]
    named_days: dict[tuple[str, int, int], int]
    levant: frozenset[str]
    appointments: frozenset[str]
    prefix: dict[str, int]
    teens: frozenset[str]
    tens: dict[str, int]
    hundreds: dict[str, int]
    thousands: dict[str, int]
    minutes_past: dict[str, int]
    minutes_to: dict[str, int]
    particles: Particles


def written_forms(form: str, prefixes: Iterable[str] = _BARE, *, article: bool = False) -> list[tuple[str, int]]:
    """The skeleton of a form with each prefix, and the letters the prefix takes; with `article`, those with `ال` too.

    `ل` and `ال` melt into `لل`, which belongs to the word itself.
    """
    forms = []
    bare = skeleton(form)
    for whole in [bare] + (["ال" + bare] if article else []):
        for prefix in prefixes:
            if prefix.endswith("ل") and whole.startswith("ال"):
                forms.append((prefix[:-1] + "لل" + whole[2:], len(prefix) - 1))
            else:
                forms.append((prefix + whole, len(prefix)))
    return forms


@cache
def words(lexicon: Lexicon) -> Words:
    """The tables of one lexicon."""
    prefix: dict[str, int] = {}

    def table(name: str, meaning, *, article: bool = False, prefixes=_BARE) -> Table:
        found: dict[str, dict[tuple[str, ...], object]] = {}
        for row in lexicon.rows(name):
            first, *rest = skeleton(row["form"]).split()
            for form, letters in written_forms(first, prefixes, article=article):
                found.setdefault(form, {}).setdefault(tuple(rest), meaning(row, form))
                prefix[form] = min(letters, prefix.get(form, letters))
        return {form: tuple(sorted(phrases.items(), key=lambda item: -len(item[0]))) for form, phrases in found.items()}

    return Words(
        months=table("months", lambda row, _: Month(int(row["month"]), row["family"] == "hijri", row["alone"])),
        weekdays=table("weekdays", lambda row, _: (int(row["iso_day"]), row["alone"] == "yes")),
        units=table(
            "time_units", lambda row, form: Unit(row["unit"], row["number"], _is_definite(form, row["form"])), article=True
        ),
        relative=_relative(lexicon),
        days=table("day_words", lambda row, _: int(row["shift"])),
        ordinals=table("ordinals", lambda row, _: int(row["n"]), article=True),
        numbers=table("numbers", lambda row, _: int(row["n"]), article=True),
        parts=table("period_parts", lambda row, _: row["part"]),
        fractions=table("fractions", lambda row, form: (int(row["parts"]), _is_definite(form, row["form"])), article=True),
        seasons=table("seasons", lambda row, form: (int(row["season"]), _is_definite(form, row["form"])), article=True),
        decades=table("decades", lambda row, _: int(row["tens"]), article=True),
        day_parts=table("day_parts", lambda row, _: (row["code"], row["stands"])),
        vague=table("vague_times", lambda row, _: row["value"]),
        sets=table("time_sets", lambda row, _: row["value"], prefixes=_CONJUNCTIONS),
        tense=_tense(lexicon),
        traps=_traps(lexicon),
        named_days=_named_days(lexicon),
        levant=frozenset(
            form
            for row in lexicon.rows("months")
            if row["family"] == "levant" and row["alone"] == "yes"
            for form, _ in written_forms(row["form"].split()[0])
        ),
        appointments=_appointments(lexicon),
        prefix={form: letters for form, letters in prefix.items() if letters},
        teens=frozenset(_number_parts(lexicon, "teen")),
        tens=_tens(lexicon),
        hundreds=_hundreds(lexicon),
        thousands=_number_parts(lexicon, "thousand"),
        minutes_past=_minutes(lexicon, "past"),
        minutes_to=_minutes(lexicon, "to"),
        particles=_particles(lexicon),
    )


def _is_definite(form: str, word: str) -> bool:
    letters = len(skeleton(word))
    return form[:-letters].endswith(("ال", "لل"))


def _relative(lexicon: Lexicon) -> Table:
    """The words after a unit: الماضي الماضية الماضيين الماضيتين, without prefixes; `ذاته` and the like have no article."""
    found: dict[str, object] = {}
    for row in lexicon.rows("relative_words"):
        bare = skeleton(row["form"])
        shift = int(row["shift"]) if row["shift"].lstrip("-").isdigit() else row["shift"]
        if shift == "same":
            found[bare] = shift
            continue
        for ending in ("", "ه", "ين", "ين", "تين", "تان", "ان", "ون", "ات"):
            found.setdefault("ال" + bare + ending, shift)
    return {form: (((), shift),) for form, shift in found.items()}


def _tense(lexicon: Lexicon) -> dict[str, str]:
    """What each word tells of the tense: the verbs of events and of speech, overruled by the list made for the purpose."""
    found: dict[str, str] = {}
    verbs = [(row["word"], row["other"]) for row in lexicon.rows("event_words") if row["part"] in ("verb", "light")]
    verbs += [(row["perfect"], row["imperfect"]) for row in lexicon.rows("cues")]
    for perfect, imperfect in verbs:
        perfect, imperfect = skeleton(perfect), skeleton(imperfect)
        if not perfect or " " in perfect:
            continue
        sure = perfect[0] == "ا" and len(perfect) > 3  # a shorter one may be a noun: قتل، حكم
        for form in (perfect, perfect + "ه", perfect + "ها", perfect + "هم"):
            for spelling, _ in written_forms(form, _CONJUNCTIONS):
                found[spelling] = "past" if sure else "perfect" if form == perfect else "object"
        if sure and perfect[-2] != "ا":  # أعلنته، أجرتها; but استقالته and إقامتها are nouns
            stem = perfect[:-1] if perfect[-1] in "يا" else perfect
            for spelling, _ in written_forms(stem + "ته", _CONJUNCTIONS) + written_forms(stem + "تها", _CONJUNCTIONS):
                found[spelling] = "past"
        if imperfect[:1] == "ي" and " " not in imperfect:
            for spelling, _ in written_forms("ت" + imperfect[1:], _CONJUNCTIONS):
                found.setdefault(spelling, "present")
    for row in lexicon.rows("tense_words"):
        for spelling, _ in written_forms(row["form"], _CONJUNCTIONS):
            found[spelling] = row["tense"]
    return found


def _traps(lexicon: Lexicon) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in lexicon.rows("date_traps"):
        prefixes = _BARE if row["side"] == "before" else _CONJUNCTIONS
        forms = {
            form for form, _ in written_forms(row["form"], prefixes, article=row["kind"] == "year" and row["side"] == "before")
        }
        found.setdefault((row["kind"], row["side"]), set()).update(forms)
    return {key: frozenset(forms) for key, forms in found.items()}


def _appointments(lexicon: Lexicon) -> frozenset[str]:
    """The nouns of what is fixed for a day, singular: مباراة، قمة, with their prefixes."""
    nouns = (row["word"] for row in lexicon.rows("event_words") if row["part"] == "noun" and row["kind"] in _APPOINTED)
    return frozenset(form for noun in nouns if " " not in noun for form, _ in written_forms(noun))


def _named_days(lexicon: Lexicon) -> dict[tuple[str, int, int], int]:
    """The year of a day that a word before it makes a name: (هجمات, 9, 11) → 2001."""
    return {
        (form, int(row["month"]), int(row["day"])): int(row["year"])
        for row in lexicon.rows("named_days")
        for form, _ in written_forms(row["cue"], article=True)
    }


def _number_parts(lexicon: Lexicon, part: str) -> dict[str, int]:
    return {skeleton(row["form"]): int(row["n"]) for row in lexicon.rows("number_parts") if row["part"] == part}


def _tens(lexicon: Lexicon) -> dict[str, int]:
    """The tens as they follow a unit or an ordinal: (خمسة) وعشرين، (الخامس) والعشرين."""
    tens = ((skeleton(row["form"]), int(row["n"])) for row in lexicon.rows("numbers"))
    return {prefix + form: n for form, n in tens if 20 <= n <= 90 for prefix in ("و", "وال")}


def _hundreds(lexicon: Lexicon) -> dict[str, int]:
    """The hundreds after a thousand: مائتين, and one hundred (ومائة) or several (وتسعمائة) with and without و."""
    listed = _number_parts(lexicon, "hundred")
    one = [form for form, n in listed.items() if n == 100]
    units = [(skeleton(row["form"]), int(row["n"])) for row in lexicon.rows("numbers") if 3 <= int(row["n"]) <= 9]
    joined = {unit + form: n * 100 for unit, n in units if not unit.endswith("ه") for form in one}
    single = dict.fromkeys(one, 100) | joined
    return listed | single | {"و" + form: n for form, n in single.items()}


def _minutes(lexicon: Lexicon, side: str) -> dict[str, int]:
    return {skeleton(row["form"]): int(row["minutes"]) for row in lexicon.rows("clock_fractions") if row["side"] == side}


def _particles(lexicon: Lexicon) -> Particles:
    """Every written form of the function words, with the clitics that their rows allow."""
    found: dict[str, set[str]] = {part: set() for part in Particles._fields}
    for row in lexicon.rows("date_particles"):
        found[row["part"]].update(form for form, _ in written_forms(row["form"], ("", *row["clitics"].split())))
    return Particles(**{part: frozenset(forms) for part, forms in found.items()})
