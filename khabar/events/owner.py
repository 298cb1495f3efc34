"""Whose date it is: the verb, or the noun, of the clause that a date stands in or of the one beside it.

A verb that only lends its tense (`عقد`, `بدأت`) hands the date on to its noun; a verb that is no event word still tells a happening,
of kind `other`, unless the clause holds a measure.
"""

from khabar.events.clauses import Clause
from khabar.events.context import bare_of, has_role
from khabar.events.described import described
from khabar.events.holding import charge, has_own_subject, held_after, held_noun
from khabar.events.sayings import is_said_at
from khabar.events.sentence import FAR, NEAR, Sentence, Tie
from khabar.events.spans import DateSpan

_COMMAS = frozenset("،,")
_SOURCE = 9  # tokens of `كما ذكرت الوكالة` before its date


def owner(sentence: Sentence, number: int, clause: Clause, date: DateSpan) -> Tie | None:
    """The tie of a date in the sentence's clause at position `number`; None where it is nobody's."""
    near = [
        form
        for form in sentence.forms[max(clause.first, date.first - 3) : date.first]
        if not has_role(form, sentence.roles["preposition"])
    ]
    participle = described(sentence, clause, date)
    if participle is not None:
        noun = sentence.noun(range(participle - 1, max(date.first - FAR, sentence.first) - 1, -1))
        if noun is not None:
            return by_noun(sentence, sentence.head(noun, sentence.first, until="cancelled"), None, clause, date)
    if near and bare_of(near[-1]) == "ذلك" and number:  # `سجلت أمطار …، بلغت كميتها …، وذلك في 14 أغسطس`
        for earlier in reversed(sentence.clauses[max(number - 2, 0) : number + 1]):
            if found := _within(sentence, earlier, date):
                return found
    if follows := _verb_at_once(sentence, number, date):
        return follows
    source = clause.opener == "clause" and clause.trigger is None and sentence.forms[clause.first] in sentence.roles["as"]
    source = source and date.first - clause.first <= _SOURCE  # but `كما حصد العديد من الجوائز من بينها …`
    if source and number and (earlier := _within(sentence, sentence.clauses[number - 1], date)):
        return earlier  # `قضت المحكمة بسجنه، كما ذكرت الوكالة أمس`
    opens = clause.verb is None or clause.verb >= date.first
    if opens and date.first - clause.first > 2:
        opens = _stands_apart(sentence, clause, date)
    if opens and (ahead := _ahead(sentence, number, date)):
        return ahead
    found = _within(sentence, clause, date)
    if found is None and clause.opener == "resume" and clause.verb is None and number >= 2:
        return _within(sentence, sentence.clauses[number - 2], date)
    if found is None and clause.verb is None and number and clause.opener in ("comma", "start"):
        found = _within(sentence, sentence.clauses[number - 1], date)
    return found


def _stands_apart(sentence: Sentence, clause: Clause, date: DateSpan) -> bool:
    """`وقبل ذلك بعام ونصف عام، في يناير 2023، تحطمت …`: a date between two commas, and nothing told before it."""
    forms = sentence.forms
    opening = date.first - has_role(forms[date.first - 1], sentence.roles["preposition"])
    if date.last >= sentence.last or forms[date.last] not in _COMMAS or forms[opening - 1] not in _COMMAS:
        return False
    return sentence.noun(range(clause.first, date.first)) is None


def _verb_at_once(sentence: Sentence, number: int, date: DateSpan) -> Tie | None:
    """`لم يصادق عليه وفي 2011 توصلت الدولتان …`: `و` opens a clause of its own where a verb follows the date."""
    opening = date.first - 1 if has_role(sentence.forms[date.first - 1], sentence.roles["preposition"]) else date.first
    clause = sentence.clauses[number]
    turned = (
        clause.verb is not None and sentence.part(clause.verb) == "plain" and opening - clause.verb <= 4
    )  # `باتت منذ الأحد تخضع`
    if not turned and (sentence.forms[opening][:1] != "و" or opening <= clause.first):
        return None
    following = next((c for c in sentence.clauses[number : number + 2] if c.verb is not None and c.verb >= date.last), None)
    if following is None or following.verb - date.last > 1:
        return None
    if sentence.forms[following.verb][:1] == "و" != _letter(following):
        return None
    return by_verb(sentence, following, date)


def _letter(clause: Clause) -> str:
    """The first letter of the verb's lexicon form."""
    return clause.trigger.lemma[:1] if clause.trigger else ""


def _ahead(sentence: Sentence, number: int, date: DateSpan) -> Tie | None:
    """`وفي أوائل سبتمبر، أشار الرئيس …`: a date that opens its clause belongs to the verb that follows."""
    for clause in sentence.clauses[number : number + 2]:
        if clause.verb is not None and clause.verb >= date.last:
            return by_verb(sentence, clause, date)
        nouns = [n for n in range(max(date.last, clause.first), min(clause.last, date.last + FAR)) if sentence.is_noun(n)]
        if nouns and not sentence.anchor(nouns[0], clause.first):
            return by_noun(sentence, nouns[0], None, clause, date)
    return None


def _within(sentence: Sentence, clause: Clause, date: DateSpan) -> Tie | None:
    """What the clause gives the date: the noun right before it, else its verb, else a noun further off."""
    nouns = [t for t in range(clause.first, min(date.first, clause.last)) if sentence.is_noun(t)]
    while len(nouns) > 1 and has_role(sentence.forms[nouns[-1] - 1], sentence.roles["this"]):
        nouns.pop()  # `بدأت محاكمتهم في هذه الجريمة الأحد`: what was told already has its own date
    near = nouns[-1] if nouns and sentence.gap(nouns[-1], date.first) <= NEAR else None
    verb = clause.verb if clause.verb is not None and clause.verb < date.first else None
    trigger = clause.trigger if verb is not None else None
    if near is not None:
        anchor = sentence.anchor(near, clause.first)
        touching = date.first - near == 1
        was = verb is not None and bare_of(sentence.forms[verb]) in sentence.roles["verb"]  # `كانت مستشارة خلال انتخابات 2009`
        told = trigger or (anchor == "same" and verb in sentence.cues)
        if verb in sentence.cues and _is_in_subject(sentence, verb, near):
            return by_verb(sentence, clause, date)
        if verb is None or was or touching or anchor == "other" or not told:
            light = verb if trigger and trigger.part == "light" and not anchor else None
            return _by_chain(sentence, near, light, clause, date)
    if trigger is not None:
        return _by_event_verb(sentence, nouns, near, clause, date)
    if verb is not None:
        return _by_other_verb(sentence, nouns, clause, date)
    if nouns and date.first - nouns[-1] <= FAR:
        return _by_chain(sentence, nouns[-1], None, clause, date)
    if clause.verb is not None:
        return by_verb(sentence, clause, date)
    if (after := held_after(sentence, clause, date)) is not None:
        return by_noun(sentence, after, None, clause, date)
    return None


def _is_in_subject(sentence: Sentence, verb: int, noun: int) -> bool:
    """Does the noun only say who speaks: `أعلن منظمو البطولة أمس`? Then it follows the first word of the subject, which has no article."""
    first = verb + (3 if sentence.forms[verb + 1] == "ما" else 1)  # `بحسب ما أعلن منظمو البطولة`
    if noun != first + 1 or not sentence.triggers[noun].definite or first in sentence.triggers:
        return False
    form = sentence.forms[first]
    return form.isalpha() and not form.startswith("ال") and form not in sentence.roles["open"]


def _by_event_verb(sentence: Sentence, nouns: list[int], near: int | None, clause: Clause, date: DateSpan) -> Tie | None:
    """The verb before the date is an event word; a light one, and one of court, may leave the date to a noun."""
    if clause.trigger.part == "light" and nouns:
        held = held_noun(sentence, clause, date)
        if near is None and held in (None, nouns[-1]) and sentence.anchor(nouns[-1], clause.first) == "other":
            return _by_chain(sentence, nouns[-1], None, clause, date)  # `استأنفت مساعيها … بعد إبرام اتفاق … في 14 تموز`
        if near is not None and held is None and not has_own_subject(sentence, clause, date):
            return _by_chain(sentence, near, None, clause, date)  # `شهدت توترا خلال انتخابات 2009`
    if clause.trigger.kind == "trial" and (crime := charge(sentence, clause, nouns)) is not None:
        return by_noun(sentence, crime, None, clause, date)
    return by_verb(sentence, clause, date)


def _by_other_verb(sentence: Sentence, nouns: list[int], clause: Clause, date: DateSpan) -> Tie | None:
    """The verb before the date is no event word: a saying, what its noun tells, or a happening of its own."""
    verb = clause.verb
    if verb in sentence.cues and (date.first not in sentence.cues[verb] or (not nouns and is_said_at(sentence, verb, date))):
        return by_verb(sentence, clause, date)
    if sentence.has_figure(clause, date):
        return None
    free = [n for n in nouns if not sentence.anchor(n, clause.first) and date.first - n <= FAR]
    if free:
        return _by_chain(sentence, free[-1], verb, clause, date)
    if (after := held_after(sentence, clause, date)) is not None:
        return by_noun(sentence, after, verb, clause, date)
    anchored = bool(nouns) and date.first - nouns[-1] <= FAR and sentence.anchor(nouns[-1], clause.first) == "other"
    if anchored and _is_unlisted_imperfect(sentence, verb):
        return _by_chain(sentence, nouns[-1], None, clause, date)  # `توفر غطاء منذ اجتياح …`
    number, part = sentence.clauses.index(clause), sentence.part(verb)
    if part == "result" and number:
        noun = sentence.noun(range(clause.first - 1, sentence.clauses[max(number - 2, 0)].first - 1, -1))
        return None if noun is None else by_noun(sentence, sentence.head(noun, 0), None, clause, date)
    if part == "plain" and clause.opener in ("comma", "verb") and bare_of(sentence.forms[verb]) == sentence.forms[verb]:
        return _within(sentence, sentence.clauses[number - 1], date) if number else None  # `أمطار غزيرة، بلغت كميتها …`
    if verb in sentence.cues or part == "plain":  # a state, an aim, an amount
        return None
    return Tie(verb, "other", None, verb, date, clause, False)


def _is_unlisted_imperfect(sentence: Sentence, verb: int) -> bool:
    if verb in sentence.triggers or verb in sentence.cues:
        return False
    form = bare_of(sentence.forms[verb])
    return form[:1] in ("ي", "ت") and len(form) > 3 and not form.endswith("ت")


def by_verb(sentence: Sentence, clause: Clause, date: DateSpan) -> Tie | None:
    verb, trigger = clause.verb, clause.trigger
    if trigger is None:
        if verb in sentence.cues and not (sentence.part(verb) == "plain" and sentence.has_figure(clause, date)):
            return Tie(verb, "statement", None, verb, date, clause, True)
        if sentence.part(verb) == "result" and verb >= date.last and sentence.is_noun(verb + 1):
            return by_noun(sentence, verb + 1, None, clause, date)  # `وفي 14 أكتوبر أسفر انفجار في المنجم عن مقتل 43`
        if sentence.part(verb) in ("plain", "result") or sentence.has_figure(clause, date):
            return None
        return Tie(verb, "other", None, verb, date, clause, False)
    if trigger.part == "light":
        noun = held_noun(sentence, clause, date)
        if noun is not None:
            return by_noun(sentence, noun, verb, clause, date)
        if sentence.has_figure(clause, date):
            return None
    return Tie(verb, trigger.kind, trigger, verb, date, clause, True)


def _by_chain(sentence: Sentence, noun: int, verb: int | None, clause: Clause, date: DateSpan) -> Tie:
    """The tie to the head of the noun's chain: `جلسة محاكمة`."""
    return by_noun(sentence, sentence.head(noun, clause.first), verb, clause, date)


def by_noun(sentence: Sentence, noun: int, verb: int | None, clause: Clause, date: DateSpan) -> Tie:
    trigger = sentence.triggers[noun]
    return Tie(noun, trigger.kind, trigger, verb, date, clause, True)
