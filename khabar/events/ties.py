"""Which event a date belongs to.

For each date: the clause it stands in, and there the verb, or the noun, that it dates. A verb that only lends its tense (`عقد`,
`بدأت`) hands the date on to its noun; a verb that is no event word still tells a happening, of kind `other`, unless the clause
holds a measure. Dates that end a period (`حتى مارس`), name a thing (`موسم 2015`) or belong to nobody give no event.
"""

from typing import NamedTuple

from khabar.events.clauses import Clause, context, has_role
from khabar.events.words import Trigger
from khabar.lexicon import Lexicon

_NEAR = 2  # tokens between a noun and the date that follows it at once: `اجتماع (في) مارس`
_FAR = 14


class DateSpan(NamedTuple):
    """One date as tokens `first:last`: one reference, or several that say the same day twice. The finest leads `refs`."""

    first: int
    last: int
    refs: tuple[int, ...]


class Tie(NamedTuple):
    """An event word and the date that it was tied to. `token` is where the event is told; `clause` is its clause.

    sure: an event word of the lexicon tells it; otherwise only a verb and a date do.
    """

    token: int
    kind: str
    trigger: Trigger | None
    verb: int | None
    date: DateSpan
    clause: Clause
    sure: bool


def tie_dates(forms: list[str], clauses: list[Clause], triggers: dict[int, Trigger], cues: set[int], dates: list[DateSpan], lexicon: Lexicon) -> list[Tie]:
    """The events that the dates of one sentence belong to, in the order of the dates; one at most for each date."""
    return [tie for date in dates if (tie := _tie(forms, clauses, triggers, cues, date, dates, lexicon))]


def _tie(forms, clauses, triggers, cues, date, dates, lexicon) -> Tie | None:
    roles = context(lexicon)
    number = next(n for n, clause in enumerate(clauses) if clause.first <= date.first < clause.last or n == len(clauses) - 1)
    clause = clauses[number]
    before = forms[date.first - 1] if date.first > clauses[0].first else ""
    if has_role(before, roles["limit"]) or has_role(before, roles["name"]):
        return None
    since = has_role(before, roles["since"])
    if since and not any(has_role(form, roles["first"]) for form in forms[clause.first : date.first]):
        return None
    if date.first - clause.first <= 2 and (clause.verb is None or clause.verb >= date.first):
        ahead = _ahead(forms, clauses, number, date, triggers, cues)
        if ahead:
            return ahead
    found = _within(forms, clause, triggers, cues, date, roles)
    if found is None and clause.verb is None and number and clause.opener in ("comma", "start"):
        found = _within(forms, clauses[number - 1], triggers, cues, date, roles)
    return found


def _ahead(forms, clauses, number, date, triggers, cues) -> Tie | None:
    """`وفي أوائل سبتمبر، أشار الرئيس …`: a date that opens its clause belongs to the verb that follows."""
    for clause in clauses[number : number + 2]:
        if clause.verb is not None and clause.verb >= date.last:
            return _by_verb(forms, clause, triggers, cues, date)
        for token in range(max(date.last, clause.first), min(clause.last, date.last + _FAR)):
            if token in triggers and triggers[token].part == "noun":
                return Tie(token, triggers[token].kind, triggers[token], None, date, clause, True)
    return None


def _within(forms, clause: Clause, triggers, cues, date, roles) -> Tie | None:
    nouns = [t for t in range(clause.first, min(date.first, clause.last)) if t in triggers and triggers[t].part == "noun"]
    near = nouns[-1] if nouns and _gap(forms, nouns[-1], date.first, roles) <= _NEAR else None
    verb = clause.verb if clause.verb is not None and clause.verb < date.first else None
    if near is not None:
        anchor = _anchor(forms, near, clause.first, roles)
        if verb is None or anchor != "same" or date.first - near == 1:
            light = verb if verb is not None and clause.trigger and clause.trigger.part == "light" else None
            return Tie(near, triggers[near].kind, triggers[near], light, date, clause, True)
    if verb is not None:
        if clause.trigger or verb in cues:
            return _by_verb(forms, clause, triggers, cues, date)
        free = [n for n in nouns if not _anchor(forms, n, clause.first, roles) and date.first - n <= _FAR]
        after = next((t for t in range(date.last, min(clause.last, date.last + 4)) if t in triggers and triggers[t].part == "noun"), None)
        if free:
            return Tie(free[-1], triggers[free[-1]].kind, triggers[free[-1]], verb, date, clause, True)
        if after is not None:
            return Tie(after, triggers[after].kind, triggers[after], verb, date, clause, True)
        if any(has_role(form, roles["figure"]) for form in forms[clause.first : clause.last]):
            return None
        return Tie(verb, "other", None, verb, date, clause, False)
    if nouns and date.first - nouns[-1] <= _FAR:
        return Tie(nouns[-1], triggers[nouns[-1]].kind, triggers[nouns[-1]], None, date, clause, True)
    if clause.verb is not None:
        return _by_verb(forms, clause, triggers, cues, date)
    after = next((t for t in range(date.last, min(clause.last, date.last + 4)) if t in triggers), None)
    if after is not None:
        return Tie(after, triggers[after].kind, triggers[after], None, date, clause, True)
    return None


def _by_verb(forms, clause: Clause, triggers, cues, date) -> Tie | None:
    verb, trigger = clause.verb, clause.trigger
    if trigger is None:
        return Tie(verb, "statement" if verb in cues else "other", None, verb, date, clause, verb in cues)
    if trigger.part == "light":
        noun = _object(forms, clause, triggers)
        if noun is not None:
            return Tie(noun, triggers[noun].kind, triggers[noun], verb, date, clause, True)
        return Tie(verb, trigger.kind, trigger, verb, date, clause, True)
    return Tie(verb, trigger.kind, trigger, verb, date, clause, True)


def _object(forms, clause: Clause, triggers) -> int | None:
    """The noun that a light verb holds: the first after it, else the last before it (also before the relative pronoun)."""
    for token in range(clause.verb + 1, min(clause.last, clause.verb + _FAR)):
        if token in triggers and triggers[token].part == "noun":
            return token
    reach = clause.first - 8 if clause.opener == "relative" else clause.first
    for token in range(clause.verb - 1, max(reach, 0) - 1, -1):
        if token in triggers and triggers[token].part == "noun":
            return token
    return None


def _gap(forms, noun, date_first, roles) -> int:
    """Tokens between a noun and a date, not counting what belongs to the date: في، يوم."""
    return sum(not has_role(form, roles["preposition"]) for form in forms[noun + 1 : date_first])


def _anchor(forms, noun, first, roles) -> str:
    """Does the noun only say when (`خلال لقاء`: `same`; `بعد هجوم`: `other`)?"""
    for form in forms[max(first, noun - 2) : noun]:
        if has_role(form, roles["same"]):
            return "same"
        if has_role(form, roles["other"]):
            return "other"
    return ""
