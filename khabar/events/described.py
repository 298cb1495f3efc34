"""A participle that ties a date to the noun before it: `القمة المقررة في مايو`, `المؤتمر المنعقد في الدوحة خلال …`."""

from khabar.events.clauses import Clause
from khabar.events.context import bare_of, has_role
from khabar.events.sentence import Sentence
from khabar.events.spans import DateSpan

_PLACED = 9  # tokens between `المنعقد` and its date
_WAS = 5  # tokens between `كان` and what it makes a plan of the past


def described(sentence: Sentence, clause: Clause, date: DateSpan) -> int | None:
    """The participle that ties the date to the noun before it: `القمة المقررة في مايو`, `الاقتراع المقرر إجراؤه في مايو`."""
    first = max(clause.first, date.first - 4)
    near = [i for i in range(first, date.first) if not has_role(sentence.forms[i], sentence.roles["preposition"])]
    if near and has_role(sentence.forms[near[-1]], sentence.roles["participle"]):
        return near[-1]
    if (
        len(near) > 1
        and sentence.forms[near[-1]].endswith(("ه", "ها"))
        and sentence.forms[near[-2]] in sentence.roles["participle"]
    ):
        return near[-2]
    return _held_at(sentence, clause, date) or _was_set(sentence, clause, date)


def was_set(forms: list[str], token: int, first: int, roles: dict[str, frozenset[str]]) -> bool:
    """Is the token a plan that was made in the past: `كانت مقررة`, `كان من المقرر`, `كانت الانتخابات مقررة`?"""
    if not has_role(forms[token], roles["participle"]) or not has_role(forms[token], roles["planned"]):
        return False
    return any(bare_of(form)[:3] == "كان" for form in forms[max(first, token - _WAS) : token])


def _was_set(sentence: Sentence, clause: Clause, date: DateSpan) -> int | None:
    """`زيارة كانت مقررة إلى بروكسل، الجمعة`: the participle, with where or what it plans between it and the date."""
    if not any("كان" in form for form in sentence.forms[max(clause.first, date.first - _PLACED - _WAS) : date.first]):
        return None
    last = date.first - 1 if sentence.forms[date.first - 1].isalpha() else date.first - 2
    if last > clause.first and has_role(sentence.forms[last], sentence.roles["preposition"]):
        last -= 1 + (not sentence.forms[last - 1].isalpha())  # `مقررة إلى بروكسل، في 14 أغسطس`
    for i in range(last, max(clause.first, date.first - _PLACED) - 1, -1):
        if was_set(sentence.forms, i, clause.first, sentence.roles):
            return i
        planned = i > clause.first and was_set(sentence.forms, i - 1, clause.first, sentence.roles)  # `المقرر إقامتها`
        if not sentence.forms[i].isalpha() or ((i in sentence.triggers or i in sentence.cues) and not planned):
            return None
    return None


def _held_at(sentence: Sentence, clause: Clause, date: DateSpan) -> int | None:
    """`المؤتمر المنعقد في الدوحة خلال المدة من …`: the participle, with the place between it and the date."""
    for i in range(date.first - 1, max(clause.first, date.first - _PLACED) - 1, -1):
        if not sentence.forms[i].isalpha() or i in sentence.triggers or i in sentence.cues:
            return None
        if sentence.forms[i] in sentence.roles["held"]:
            return i if sentence.forms[i + 1] == "في" or sentence.forms[i + 1][0] == "ب" else None
    return None
