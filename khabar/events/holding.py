"""The event noun that a verb holds: what takes place where the verb only lends its tense (`عقد`, `تم`), or the crime before a court."""

from khabar.events.clauses import Clause
from khabar.events.context import bare_of, has_role, without_clitics
from khabar.events.sentence import FAR, Sentence
from khabar.events.spans import DateSpan
from khabar.fold import skeleton

_CRIMES = frozenset({"attack", "death", "crash", "accident"})
_RELATIVE = frozenset({"الذي", "التي"})


def held_after(sentence: Sentence, clause: Clause, date: DateSpan) -> int | None:
    """The event noun after a date that the words before it may hold: before the next preposition, and none that only says when
    (`الأسبوع المقبل عقب الاحتفال`)."""
    for token in range(date.last, min(clause.last, date.last + 4)):
        if token > date.last and sentence.forms[token] in sentence.roles["open"]:
            return None
        if sentence.is_noun(token) and not sentence.anchor(token, date.last):
            return token
    return None


def held_noun(sentence: Sentence, clause: Clause, date: DateSpan) -> int | None:
    """The noun that a light verb holds: the one its relative pronoun stands for, the first after it, or the last before it."""
    number = sentence.clauses.index(clause)
    if clause.opener == "verb" and number and sentence.clauses[number - 1].verb is None:  # `أن وضع الحجر الأساس … سيتم`
        previous = sentence.clauses[number - 1]
        subject = [
            n for n in range(previous.first, previous.last) if sentence.is_noun(n) and not sentence.anchor(n, previous.first)
        ]
        if subject:
            return sentence.head(subject[0], previous.first)
    if has_own_subject(sentence, clause, date):
        return None
    before = range(clause.verb - 1, max(clause.first - 8, sentence.first) - 1, -1)
    if clause.opener in ("relative", "verb"):
        noun = next((t for t in before if sentence.is_noun(t) and _agrees(sentence, t, clause)), None)
        if noun is not None:
            return sentence.head(noun, sentence.first)
    opening = max((i for i in range(clause.first, clause.verb) if sentence.forms[i].startswith("وال")), default=clause.first)
    subject = [n for n in range(opening, clause.verb) if sentence.is_noun(n) and not sentence.anchor(n, clause.first)]
    if subject and clause.trigger.tense != "past":
        return sentence.head(subject[0], clause.first)
    before_date = sentence.forms[clause.verb + 1 : date.first]
    at_once = all(has_role(form, sentence.roles["preposition"]) or form in sentence.roles["since"] for form in before_date)
    for token in range(clause.verb + 1, min(clause.last, clause.verb + FAR)):
        joined = any(form.startswith("و") for form in sentence.forms[token + 1 : token + 2])
        if token == date.last and at_once and sentence.forms[token] in "،," and not joined:
            continue  # `وتتواصل منذ 15 أبريل، معارك عنيفة`: what is told is still to be named
        if token >= date.last and sentence.forms[token] in "،؛," and sentence.forms[date.first - 1] not in "،؛,":
            break  # what follows a date and its comma is told of something else
        if token >= date.last and sentence.part(token) in ("verb", "plain"):
            break  # and so is what another verb tells: `من تم قبوله هذا العام فلا يشمله القرار`
        if sentence.is_noun(token) and not sentence.anchor(token, clause.verb):
            return (
                token
                if sentence.triggers[token].part == "noun"
                else sentence.noun(range(token + 1, min(clause.last, token + 4))) or token
            )
    return sentence.noun(range(clause.verb - 1, clause.first - 1, -1))


def has_own_subject(sentence: Sentence, clause: Clause, date: DateSpan) -> bool:
    """`سيتم استحداث فصول معتمدة بقرار`: does تم hold a noun that no lexicon knows, so that no later one is what takes place? An
    event noun that belongs to it is what takes place: `تم تنظيم ورشة`."""
    if skeleton(clause.trigger.lemma) not in sentence.roles["passive"] or clause.opener == "relative":
        return False
    subject = date.last if clause.verb + 1 == date.first else clause.verb + 1
    if subject >= clause.last or subject in sentence.triggers:
        return False
    if any(sentence.is_noun(token) and sentence.forms[token][0] != "ب" for token in (subject + 1, subject + 2)):
        return False
    form = sentence.forms[subject]
    return form.isalpha() and form[0] not in "بل" and not form.endswith("ا") and form not in sentence.roles["open"]


def _agrees(sentence: Sentence, noun: int, clause: Clause) -> bool:
    """May the relative pronoun stand for the noun? `تمديد الفترة التي تنطلق` speaks of the period, for التي is no `تمديد`."""
    pronoun, lemma = bare_of(sentence.forms[clause.first]), skeleton(sentence.triggers[noun].lemma)
    if clause.opener != "relative" or pronoun not in _RELATIVE:
        return True
    stems = {stem for stem, _ in without_clitics(bare_of(sentence.forms[noun]))}
    feminine = lemma.endswith(("ه", "ات")) or lemma in sentence.roles["feminine"]
    if pronoun == "الذي":
        return not feminine and not any(stem.endswith("ات") for stem in stems)
    return feminine or stems.isdisjoint((lemma, lemma + "ا"))


def charge(sentence: Sentence, clause: Clause, nouns: list[int]) -> int | None:
    """The crime that a verb of court names before the date: `أدين بقتل معلمة في ديسمبر`, `يحاكم بتهمة تفجير مقهى عام 2012`."""
    noun = next((n for n in reversed(nouns) if n > clause.verb and sentence.triggers[n].kind in _CRIMES), None)
    if noun is None:
        return None
    charged = sentence.forms[noun][:1] in ("ب", "ل") or has_role(sentence.forms[noun - 1], sentence.roles["charge"])
    return noun if charged else None
