"""Who is who in one article: a full name introduces its short forms and its title; a title alone is linked to its holder."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from khabar.fold import skeleton
from khabar.lexicon import Lexicon
from khabar.names.scan import Title


class Person:
    """One person of the article: id, names, and the title keys by which the article speaks of the person."""

    __slots__ = ("forms", "gender", "name_ar", "name_en", "name_id", "titles")

    def __init__(self, name_id: str, name_ar: str, name_en: str, gender: str, forms: tuple[str, ...]):
        self.name_id, self.name_ar, self.name_en, self.gender, self.forms = name_id, name_ar, name_en, gender, forms
        self.titles: list[tuple[str, str, str]] = []  # head, office, of


def units(forms: Iterable[str], particles: set[str]) -> list[tuple[str, ...]]:
    """The parts of a name, each small word with the word after it: محمد | بن سلمان | آل سعود."""
    parts: list[tuple[str, ...]] = []
    pending: list[str] = []
    for form in forms:
        pending.append(form)
        if form not in particles and form != "ال":
            parts.append(tuple(pending))
            pending = []
    if pending:
        parts.append(tuple(pending))
    return parts


@cache
def terms(lexicon: Lexicon) -> tuple[dict[tuple[str, str], list[tuple[str, date, date]]], dict[str, list[tuple[str, str]]]]:
    """Who held an office, with first and last day; and the offices each person ever held."""
    by_office: dict[tuple[str, str], list[tuple[str, date, date]]] = {}
    by_person: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon.rows("offices"):
        key = row["office"], row["of"]
        term = row["name_id"], first_day(row["from"]), last_day(row["to"])
        by_office.setdefault(key, []).append(term)
        by_person.setdefault(row["name_id"], []).append(key)
    return by_office, by_person


def first_day(text: str) -> date:
    """The first day of `2012-05-07`, `2012-05` or `2012`; the first of all days for an empty cell."""
    year, month, day = ([int(part) for part in text.split("-")] if text else [1]) + [1] * (2 - text.count("-"))
    return date(year, month, day)


def last_day(text: str) -> date:
    """The day before the next one, month or year begins; the last of all days for an empty cell."""
    if not text:
        return date.max
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0] + 1, 1) if len(parts) == 1 or parts[1] == 12 else (parts[0], parts[1] + 1)
    return date.fromordinal(date(year, month, 1).toordinal() - 1)


def in_office(lexicon: Lexicon, title: Title, day: date | None) -> str | None:
    """name_id of the one person who held the title's office on that day."""
    if day is None:
        return None
    holders = {name_id for name_id, first, last in terms(lexicon)[0].get((title.office, title.of), ()) if first <= day <= last}
    return holders.pop() if len(holders) == 1 else None


def slug(forms: Iterable[str]) -> str:
    return "-".join(skeleton(form) for form in forms)
