"""Dates that belong to no event: limits, names with a year in them, numbered documents, what is only compared.

Asked before a date is tied. `first` is the first token of the sentence.
"""

from collections.abc import Container

from khabar.events.clauses import Clause
from khabar.events.context import has_role, without_clitics
from khabar.events.spans import DateSpan

Roles = dict[str, frozenset[str]]

_NUMBER = 10  # tokens before a document's date in which its number stands: `المرسوم رقم م/78 وتاريخ`
_COMPARED = 4  # tokens before a date in which `مقارنة` stands
_ISSUED = frozenset({"decision", "agreement", "launch"})


def is_stray(forms: list[str], first: int, clause: Clause, date: DateSpan, roles: Roles, cues: Container[int]) -> bool:
    """Does the date belong to nobody? cues: the tokens of reporting verbs."""
    before = forms[date.first - 1] if date.first > first else ""
    return (
        has_role(before, roles["limit"])
        or _names_a_thing(forms, first, date, roles)
        or _is_fiscal(forms, clause, roles)
        or (clause.verb not in cues and _is_of_document(forms, first, clause, date, roles))
        or any(has_role(form, roles["compared"]) for form in forms[max(first, date.first - _COMPARED) : date.first])
    )


def _names_a_thing(forms: list[str], first: int, date: DateSpan, roles: Roles) -> bool:
    """`موسم 2015`, `كأس العالم 2018`, `دورة هذا العام`, `لعام 2015`: the year is part of a name."""
    opening = forms[date.first]
    if opening[0] == "ل" and any(stem in roles["preposition"] or stem in ("هذا", "هذه") for stem, _ in without_clitics(opening)):
        return True  # `ميزانية لعام 2015`, `الندوة لهذا العام`
    before = forms[date.first - 1] if date.first > first else ""
    if opening in roles["current"]:
        return has_role(before, roles["name"]) or has_role(before, roles["edition"])
    if not _is_year(forms, date):
        return has_role(before, roles["famous"])
    for form in reversed(forms[max(first, date.first - 3) : date.first]):
        if has_role(form, roles["name"]) or has_role(form, roles["famous"]):
            return True
        if has_role(form, roles["preposition"]):
            return False
    return False


def _is_year(forms: list[str], date: DateSpan) -> bool:
    """A year alone, as a name has it: `كأس العالم 2018`; `عام 2018` says when."""
    return forms[date.last - 1].isdigit() and date.last - date.first == 1


def _is_fiscal(forms: list[str], clause: Clause, roles: Roles) -> bool:
    """`تنتهي السنة المالية في 30 يونيو`: a year of accounts is no event."""
    tokens = range(clause.first + 1, clause.last)
    return any(forms[i] in roles["fiscal"] and has_role(forms[i - 1], roles["preposition"]) for i in tokens)


def _is_of_document(forms: list[str], first: int, clause: Clause, date: DateSpan, roles: Roles) -> bool:
    """`المرسوم رقم 78 وتاريخ 19/9/1428هـ`, `عددها الصادر في 4 يوليو`: the date of a paper that is named, unless a verb issues it."""
    near = forms[max(first, date.first - 3) : date.first]
    if any(has_role(form, roles["dated"]) for form in near):
        earlier = forms[max(first, date.first - _NUMBER) : date.first]
        if any(has_role(form, roles["number"]) or form.isdigit() for form in earlier):
            return not (clause.trigger and clause.trigger.kind in _ISSUED and clause.trigger.part == "verb")
    issue = [i for i, form in enumerate(near) if has_role(form, roles["participle"])]
    return bool(issue) and any(has_role(form, roles["issue"]) for form in forms[max(first, date.first - 5) : date.first])
