"""Dates from which something holds or is counted: `اعتبارا من الأحد`, `منذ الأربعاء`, `أول زيارة منذ 1979`."""

from khabar.events.clauses import Clause
from khabar.events.context import has_role
from khabar.events.sentence import NEAR, Sentence, Tie
from khabar.events.spans import DateSpan
from khabar.fold import skeleton

_START = 4  # tokens between `اعتبارا` and its date
_LASTING = frozenset({"attack", "arrest", "protest", "appointment", "talks"})  # `منذ الأربعاء`: what began then and still goes on


def is_start(sentence: Sentence, date: DateSpan) -> bool:
    """`اعتبارا من تاريخ 1/8`: the day from which something holds."""
    for form in reversed(sentence.forms[max(sentence.first, date.first - _START) : date.first]):
        if has_role(form, sentence.roles["starting"]):
            return True
        if form != "من" and not has_role(form, sentence.roles["preposition"]):
            return False
    return False


def begins(sentence: Sentence, tie: Tie) -> bool:
    """Does the event begin on the day from which it holds? `يسري القرار اعتبارا من الأحد`, but not `وافق اعتبارا من الأحد`."""
    if tie.verb is None:
        return 0 < tie.date.first - tie.token <= _START + NEAR
    trigger = sentence.triggers.get(tie.verb)
    if trigger is None or trigger.noun:
        return tie.verb not in sentence.cues or tie.verb < tie.token < tie.date.first  # `أعلن حدادا ابتداء من الأحد`
    return trigger.part == "light" or trigger.tense != "past"


def begun(sentence: Sentence, tie: Tie) -> int | None:
    """What begins on that day, where the verb only tells of it: `قرر المجلس فتح الباب اعتبارا من الأحد`."""
    if tie.verb is None or tie.token != tie.verb:
        return None
    nouns = [token for token in range(tie.verb + 1, tie.date.first) if sentence.is_noun(token)]
    after = [tie.verb + 1, *(token + 1 for token in nouns)]  # `خلال` anchors the noun after it, and none behind that
    noun = next((token for token, first in zip(nouns, after) if not sentence.anchor(token, first)), None)
    announced = noun is not None and (tie.verb in sentence.cues or sentence.part(noun) == "lightnoun")
    return noun if announced or (noun is not None and sentence.triggers[noun].kind == "launch") else None


def _is_first(sentence: Sentence, token: int) -> bool:
    """`أول زيارة منذ 1979`; the adjective of `الفريق الأول` counts no event."""
    if not has_role(sentence.forms[token], sentence.roles["first"]):
        return False
    return not sentence.forms[token].startswith("ال") or not has_role(sentence.forms[token - 1], sentence.roles["ranked"])


def is_since(sentence: Sentence, date: DateSpan) -> bool:
    """Does منذ stand before the date, or written together with it?"""
    before = sentence.forms[date.first - 1] if date.first > sentence.first else ""
    return any(has_role(form, sentence.roles["since"]) for form in (before, sentence.forms[date.first]))


def since_the_first(sentence: Sentence, clause: Clause, date: DateSpan) -> tuple[bool, int | None]:
    """Is something the first since then, and at which token stands its noun: `بحثا الأزمة في أول حوار منذ 2009`?"""
    first = next((token for token in range(clause.first, date.first) if _is_first(sentence, token)), None)
    return first is not None, None if first is None else sentence.noun(range(first + 1, date.first))


def goes_on(sentence: Sentence, tie: Tie) -> bool:
    """May the event have begun on the day of its منذ and still go on? So does what a verb of beginning tells: `شرعت منذ الاثنين`."""
    trigger = sentence.triggers.get(tie.verb)
    return tie.kind in _LASTING or (trigger is not None and skeleton(trigger.lemma) in sentence.roles["begin"])
