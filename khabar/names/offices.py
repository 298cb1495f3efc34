"""Who held an office, from which day to which."""

from datetime import date
from functools import cache
from typing import NamedTuple

from khabar.lexicon import Lexicon


class Term(NamedTuple):
    """One person's time in an office; both days belong to it."""

    name_id: str
    first: date
    last: date


@cache
def terms(lexicon: Lexicon) -> dict[tuple[str, str], list[Term]]:
    """From an office and what it is the office of to the terms of those who held it."""
    held: dict[tuple[str, str], list[Term]] = {}
    for row in lexicon.rows("offices"):
        term = Term(row["name_id"], first_day(row["from"]), last_day(row["to"] or row["checked"]))
        held.setdefault((row["office"], row["of"]), []).append(term)
    return held


@cache
def offices_held(lexicon: Lexicon) -> dict[str, set[tuple[str, str]]]:
    """From a name_id to the offices that the person ever held, each with what it is the office of."""
    held: dict[str, set[tuple[str, str]]] = {}
    for office, holders in terms(lexicon).items():
        for term in holders:
            held.setdefault(term.name_id, set()).add(office)
    return held


def in_office(lexicon: Lexicon, office: str, of: str, day: date | None) -> str | None:
    """name_id of the one person who held an office on that day."""
    if day is None:
        return None
    holders = {term.name_id for term in terms(lexicon).get((office, of), ()) if term.first <= day <= term.last}
    return holders.pop() if len(holders) == 1 else None


def ever(lexicon: Lexicon, office: str, of: str) -> set[str]:
    """name_ids of all who ever held an office."""
    return {term.name_id for term in terms(lexicon).get((office, of), ())}


def first_day(text: str) -> date:
    """The first day of `2012-05-07`, `2012-05` or `2012`."""
    year, month, day = [int(part) for part in text.split("-")] + [1] * (2 - text.count("-"))
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day of `2012-05-07`, `2012-05` or `2012`."""
    if text.count("-") == 2:
        return first_day(text)
    year, month = (int(part) for part in text.split("-")) if "-" in text else (int(text), 12)
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
