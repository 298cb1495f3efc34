"""The day on which something was said: a date right before `أن`, or behind the first words of what is said."""

from khabar.events.clauses import Clause
from khabar.events.context import bare_of, has_role
from khabar.events.sentence import Sentence
from khabar.events.spans import DateSpan

_MARKS = frozenset('«"“:،؛')
_SAYING = 8  # tokens between a reporting verb and the date of the saying
_ANNOUNCED = 40  # tokens between a reporting verb and the date before its `أن`


def announced(sentence: Sentence, own: Clause, date: DateSpan) -> Clause | None:
    """The clause whose verb says, where the date is that of the saying: `أعلنت العائلة التي تقيم في باريس، أمس، أنه توفي`: right before `أن`, a date is the day of the saying; but an event word in
    a relative clause keeps a date that no comma parts from it (`قال المدير الذي استقال أمس إنه متعب`)."""
    parted = date.first > own.first and sentence.forms[date.first - 1] == "،"
    if own.opener == "relative" and own.trigger and own.trigger.part in ("verb", "light") and not parted:
        return None
    end = sentence.last
    after = next((i for i in range(date.last, end) if sentence.forms[i].isalnum()), end)
    if after == end or bare_of(sentence.forms[after]) not in sentence.roles["said"]:
        return None
    for token in range(date.first - 1, max(sentence.first, date.first - _ANNOUNCED) - 1, -1):
        if bare_of(sentence.forms[token]) in sentence.roles["said"] or (
            sentence.forms[token] in sentence.roles["topic"] and not parted
        ):
            return None
        if token in sentence.cues and (clause := _main_clause(sentence, token)):
            return clause
    return None


def _main_clause(sentence: Sentence, verb: int) -> Clause | None:
    """The clause that the verb carries, if it is no relative one nor part of one: `الذي رفض ذكر اسمه`."""
    number = sentence.number_at(verb)
    clause = sentence.clauses[number]
    inner = clause.opener == "relative" or (
        clause.opener == "verb" and number and sentence.clauses[number - 1].opener == "relative"
    )
    return clause if clause.verb == verb and not inner else None


def is_said_at(sentence: Sentence, cue: int, date: DateSpan) -> bool:
    """Is the date that of the saying, though it stands behind the first words of what is said: `أعلنت الشركة إفلاسها في 2009`?"""
    between = sentence.forms[cue + 1 : date.first]
    if between and bare_of(between[-1]) in sentence.roles["topic"]:
        return False  # `كشف التقرير عن أبريل`
    anchors = (sentence.roles["same"], sentence.roles["other"])
    return len(between) <= _SAYING and not any(
        form in _MARKS or bare_of(form) in sentence.roles["said"] or any(has_role(form, words) for words in anchors)
        for form in between
    )
