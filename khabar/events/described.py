"""A participle that ties a date to the noun before it: `القمة المقررة في مايو`, `المؤتمر المنعقد في الدوحة خلال …`."""

from khabar.events.clauses import Clause
from khabar.events.context import has_role
from khabar.events.sentence import Sentence
from khabar.events.spans import DateSpan

_PLACED = 9  # tokens between `المنعقد` and its date


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
    return _held_at(sentence, clause, date)


def _held_at(sentence: Sentence, clause: Clause, date: DateSpan) -> int | None:
    """`المؤتمر المنعقد في الدوحة خلال المدة من …`: the participle, with the place between it and the date."""
    for i in range(date.first - 1, max(clause.first, date.first - _PLACED) - 1, -1):
        if not sentence.forms[i].isalpha() or i in sentence.triggers or i in sentence.cues:
            return None
        if sentence.forms[i] in sentence.roles["held"]:
            return i if sentence.forms[i + 1] == "في" or sentence.forms[i + 1][0] == "ب" else None
    return None
