"""Which event a date belongs to.

For each date: the clause it stands in, and there the verb, or the noun, that it dates. A verb that only lends its tense (`عقد`,
`بدأت`) hands the date on to its noun; a verb that is no event word still tells a happening, of kind `other`, unless the clause
holds a measure. Dates that end a period (`حتى مارس`), name a thing (`موسم 2015`) or belong to nobody give no event.
"""

from bisect import bisect_right
from typing import NamedTuple

from khabar.events.clauses import Clause
from khabar.events.context import bare_of, context, has_role, without_clitics
from khabar.events.spans import DateSpan
from khabar.events.strays import is_stray
from khabar.events.words import Trigger
from khabar.fold import skeleton
from khabar.lexicon import Lexicon

_NEAR = 2  # tokens between a noun and the date that follows it at once: `اجتماع (في) مارس`
_FAR = 14
_CRIMES = frozenset({"attack", "death", "crash", "accident"})
_MARKS = frozenset('«"“:،؛')
_SAYING = 8  # tokens between a reporting verb and the date of the saying
_ANNOUNCED = 40  # tokens between a reporting verb and the date before its `أن`
_PLACED = 9  # tokens between `المنعقد` and its date
_START = 4  # tokens between `اعتبارا` and its date
_DASHES = frozenset("-–—:")
_RELATIVE = frozenset({"الذي", "التي"})
_LASTING = frozenset({"attack", "arrest", "protest", "appointment", "talks"})  # `منذ الأربعاء`: what began then and still goes on


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


def tie_dates(
    forms: list[str],
    clauses: list[Clause],
    triggers: dict[int, Trigger],
    cues: dict[int, range],
    dates: list[DateSpan],
    lexicon: Lexicon,
) -> list[Tie]:
    """The events that the dates of one sentence belong to, in the order of the dates; one at most for each date."""
    sentence = _Sentence(forms, clauses, triggers, cues, context(lexicon))
    ties: list[Tie] = []
    for date in dates:
        tie = sentence.tie(date)
        if tie and ties:
            tie = None if sentence.is_topic(ties[-1], tie) else sentence.after_first_date(ties[-1], tie)
        if tie:
            ties.append(tie)
    return ties


def _first(clause: Clause) -> int:
    return clause.first


class _Sentence(NamedTuple):
    """One sentence with what was found in it."""

    forms: list[str]
    clauses: list[Clause]
    triggers: dict[int, Trigger]
    cues: dict[int, range]  # reporting verbs, each with the tokens of what is said
    roles: dict[str, frozenset[str]]

    def tie(self, date: DateSpan) -> Tie | None:
        number = bisect_right(self.clauses, date.first, key=_first) - 1
        clause = self.clauses[number]
        before = self.forms[date.first - 1] if date.first > self.clauses[0].first else ""
        if is_stray(self.forms, self.clauses[0].first, clause, date, self.roles, self.cues):
            return None
        tie = self._announced(clause, date) or self._headed(date) or self._owner(number, clause, date)
        if tie is None or (self._is_start(date) and not self._begins(tie)) or self._is_wished(tie):
            return None
        if not any(has_role(form, self.roles["since"]) for form in (before, self.forms[date.first])):
            return tie
        first = next((token for token in range(clause.first, date.first) if self._is_first(token)), None)
        if first is not None and (noun := self._noun(range(first + 1, date.first))) is not None:
            return self._by_noun(noun, None, clause, date)  # `بحثا الأزمة في أول حوار منذ 2009`
        return tie if tie.sure and (first is not None or tie.kind in _LASTING) else None

    def _is_wished(self, tie: Tie) -> bool:
        """`تمنى الوزير عقد اجتماع عام 2013`: what is only wanted did not happen."""
        return any(has_role(form, self.roles["wish"]) for form in self.forms[tie.clause.first : tie.token])

    def is_topic(self, before: Tie, tie: Tie) -> bool:
        """`تصريح له اليوم عن نتائج الربع الثاني`: the second date of one saying, behind عن, is what it speaks of."""
        if tie.kind != "statement" or before.kind != "statement" or tie.clause != before.clause:
            return False
        return any(form in self.roles["topic"] for form in self.forms[before.date.last : tie.date.first])

    def after_first_date(self, before: Tie, tie: Tie) -> Tie:
        """`يغادر الأحد استعدادا للمباراة في 12 أغسطس`: what has its date leaves the next one to the event noun between them."""
        if tie.token != before.token or tie.token > before.date.first:
            return tie
        noun = next((t for t in range(tie.date.first - 1, before.date.last - 1, -1) if self._part(t) == "noun"), None)
        return tie if noun is None else self._by_noun(self._head(noun, before.date.last), None, tie.clause, tie.date)

    def _announced(self, own: Clause, date: DateSpan) -> Tie | None:
        """`أعلنت العائلة التي تقيم في باريس، أمس، أنه توفي`: right before `أن`, a date is the day of the saying; but an event word in
        a relative clause keeps a date that no comma parts from it (`قال المدير الذي استقال أمس إنه متعب`)."""
        parted = date.first > own.first and self.forms[date.first - 1] == "،"
        if own.opener == "relative" and own.trigger and own.trigger.part == "verb" and not parted:
            return None
        end = self.clauses[-1].last
        after = next((i for i in range(date.last, end) if self.forms[i].isalnum()), end)
        if after == end or bare_of(self.forms[after]) not in self.roles["said"]:
            return None
        for token in range(date.first - 1, max(self.clauses[0].first, date.first - _ANNOUNCED) - 1, -1):
            if bare_of(self.forms[token]) in self.roles["said"] or (self.forms[token] in self.roles["topic"] and not parted):
                return None
            if token in self.cues and (clause := self._main_clause(token)):
                return self._by_verb(clause, date)
        return None

    def _main_clause(self, verb: int) -> Clause | None:
        """The clause that the verb carries, if it is no relative one nor part of one: `الذي رفض ذكر اسمه`."""
        number = bisect_right(self.clauses, verb, key=_first) - 1
        clause = self.clauses[number]
        inner = clause.opener == "relative" or (
            clause.opener == "verb" and number and self.clauses[number - 1].opener == "relative"
        )
        return clause if clause.verb == verb and not inner else None

    def _headed(self, date: DateSpan) -> Tie | None:
        """`1976- وفاة المخرج (ولد في 1890)`: a date at the head of a line dates the first event word after its dash."""
        if date.first != self.clauses[0].first or date.last >= self.clauses[-1].last or self.forms[date.last] not in _DASHES:
            return None
        for token in range(date.last + 1, min(date.last + _FAR, self.clauses[-1].last)):
            clause = self.clauses[bisect_right(self.clauses, token, key=_first) - 1]
            if self._is_noun(token) and self.triggers[token].part == "noun":
                return self._by_noun(token, None, clause, date)
            if token == clause.verb:
                return self._by_verb(clause, date)
        return None

    def _is_start(self, date: DateSpan) -> bool:
        """`اعتبارا من تاريخ 1/8`: the day from which something holds."""
        for form in reversed(self.forms[max(self.clauses[0].first, date.first - _START) : date.first]):
            if has_role(form, self.roles["starting"]):
                return True
            if form != "من" and not has_role(form, self.roles["preposition"]):
                return False
        return False

    def _begins(self, tie: Tie) -> bool:
        """Does the event begin on the day from which it holds? `يسري القرار اعتبارا من الأحد`, but not `وافق اعتبارا من الأحد`."""
        if tie.verb is None:
            return 0 < tie.date.first - tie.token <= _START + _NEAR
        trigger = self.triggers.get(tie.verb)
        if trigger is None or trigger.noun:
            return tie.verb not in self.cues
        return trigger.part == "light" or trigger.tense != "past"

    def _is_first(self, token: int) -> bool:
        """`أول زيارة منذ 1979`; the adjective of `الفريق الأول` counts no event."""
        if not has_role(self.forms[token], self.roles["first"]):
            return False
        return not self.forms[token].startswith("ال") or not has_role(self.forms[token - 1], self.roles["ranked"])

    def _is_said_at(self, cue: int, date: DateSpan) -> bool:
        """Is the date that of the saying, though it stands behind the first words of what is said: `أعلنت الشركة إفلاسها في 2009`?"""
        between = self.forms[cue + 1 : date.first]
        if between and bare_of(between[-1]) in self.roles["topic"]:
            return False  # `كشف التقرير عن أبريل`
        anchors = (self.roles["same"], self.roles["other"])
        return len(between) <= _SAYING and not any(
            form in _MARKS or bare_of(form) in self.roles["said"] or any(has_role(form, words) for words in anchors)
            for form in between
        )

    def _charge(self, clause: Clause, nouns: list[int]) -> int | None:
        """The crime that a verb of court names before the date: `أدين بقتل معلمة في ديسمبر`, `يحاكم بتهمة تفجير مقهى عام 2012`."""
        noun = next((n for n in reversed(nouns) if n > clause.verb and self.triggers[n].kind in _CRIMES), None)
        if noun is None:
            return None
        return noun if self.forms[noun][:1] in ("ب", "ل") or has_role(self.forms[noun - 1], self.roles["charge"]) else None

    def _owner(self, number: int, clause: Clause, date: DateSpan) -> Tie | None:
        near = [
            form
            for form in self.forms[max(clause.first, date.first - 3) : date.first]
            if not has_role(form, self.roles["preposition"])
        ]
        described = self._described(clause, date)
        if described is not None:
            noun = self._noun(range(described - 1, max(date.first - _FAR, self.clauses[0].first) - 1, -1))
            if noun is not None:
                return self._by_noun(self._head(noun, self.clauses[0].first), None, clause, date)
        if near and bare_of(near[-1]) == "ذلك" and number:  # `سجلت أمطار …، بلغت كميتها …، وذلك في 14 أغسطس`
            for earlier in reversed(self.clauses[max(number - 2, 0) : number + 1]):
                if found := self._within(earlier, date):
                    return found
        if follows := self._verb_at_once(number, date):
            return follows
        source = clause.opener == "clause" and clause.trigger is None and self.forms[clause.first] in self.roles["as"]
        if source and number and (earlier := self._within(self.clauses[number - 1], date)):
            return earlier  # `قضت المحكمة بسجنه، كما ذكرت الوكالة أمس`
        opens = date.first - clause.first <= 2 and (clause.verb is None or clause.verb >= date.first)
        if opens and (ahead := self._ahead(number, date)):
            return ahead
        found = self._within(clause, date)
        if found is None and clause.opener == "resume" and clause.verb is None and number >= 2:
            return self._within(self.clauses[number - 2], date)
        if found is None and clause.verb is None and number and clause.opener in ("comma", "start"):
            found = self._within(self.clauses[number - 1], date)
        return found

    def _described(self, clause: Clause, date: DateSpan) -> int | None:
        """The participle that ties the date to the noun before it: `القمة المقررة في مايو`, `الاقتراع المقرر إجراؤه في مايو`."""
        first = max(clause.first, date.first - 4)
        near = [i for i in range(first, date.first) if not has_role(self.forms[i], self.roles["preposition"])]
        if near and has_role(self.forms[near[-1]], self.roles["participle"]):
            return near[-1]
        if len(near) > 1 and self.forms[near[-1]].endswith(("ه", "ها")) and self.forms[near[-2]] in self.roles["participle"]:
            return near[-2]
        return self._held_at(clause, date)

    def _held_at(self, clause: Clause, date: DateSpan) -> int | None:
        """`المؤتمر المنعقد في الدوحة خلال المدة من …`: the participle, with the place between it and the date."""
        for i in range(date.first - 1, max(clause.first, date.first - _PLACED) - 1, -1):
            if not self.forms[i].isalpha() or i in self.triggers or i in self.cues:
                return None
            if self.forms[i] in self.roles["held"]:
                return i if self.forms[i + 1] == "في" or self.forms[i + 1][0] == "ب" else None
        return None

    def _verb_at_once(self, number: int, date: DateSpan) -> Tie | None:
        """`لم يصادق عليه وفي 2011 توصلت الدولتان …`: `و` opens a clause of its own where a verb follows the date."""
        opening = date.first - 1 if has_role(self.forms[date.first - 1], self.roles["preposition"]) else date.first
        clause = self.clauses[number]
        turned = (
            clause.verb is not None and self._part(clause.verb) == "plain" and opening - clause.verb <= 4
        )  # `باتت منذ الأحد تخضع`
        if not turned and (self.forms[opening][:1] != "و" or opening <= clause.first):
            return None
        following = next((c for c in self.clauses[number : number + 2] if c.verb is not None and c.verb >= date.last), None)
        if (
            following is None
            or following.verb - date.last > 1
            or (self.forms[following.verb][:1] == "و" != self._letter(following))
        ):
            return None
        return self._by_verb(following, date)

    def _letter(self, clause: Clause) -> str:
        """The first letter of the verb's lexicon form."""
        return clause.trigger.lemma[:1] if clause.trigger else ""

    def _ahead(self, number: int, date: DateSpan) -> Tie | None:
        """`وفي أوائل سبتمبر، أشار الرئيس …`: a date that opens its clause belongs to the verb that follows."""
        for clause in self.clauses[number : number + 2]:
            if clause.verb is not None and clause.verb >= date.last:
                return self._by_verb(clause, date)
            nouns = [n for n in range(max(date.last, clause.first), min(clause.last, date.last + _FAR)) if self._is_noun(n)]
            if nouns and not self._anchor(nouns[0], clause.first):
                return self._by_noun(nouns[0], None, clause, date)
        return None

    def _within(self, clause: Clause, date: DateSpan) -> Tie | None:
        nouns = [t for t in range(clause.first, min(date.first, clause.last)) if self._is_noun(t)]
        near = nouns[-1] if nouns and self._gap(nouns[-1], date.first) <= _NEAR else None
        verb = clause.verb if clause.verb is not None and clause.verb < date.first else None
        trigger = clause.trigger if verb is not None else None
        if near is not None:
            anchor = self._anchor(near, clause.first)
            touching = date.first - near == 1
            was = verb is not None and bare_of(self.forms[verb]) in self.roles["verb"]  # `كانت مستشارة خلال انتخابات 2009`
            told = trigger or (anchor == "same" and verb in self.cues)
            if verb is None or was or touching or anchor == "other" or not told:
                light = verb if trigger and trigger.part == "light" and not anchor else None
                return self._by_noun(self._head(near, clause.first), light, clause, date)
        if verb is not None:
            if trigger and trigger.part == "light" and near is None and nouns and self._object(clause, date) in (None, nouns[-1]):
                anchor = self._anchor(nouns[-1], clause.first)  # `استأنفت مساعيها … بعد إبرام اتفاق … في 14 تموز`
                if anchor == "other":
                    return self._by_noun(self._head(nouns[-1], clause.first), None, clause, date)
            light = trigger is not None and trigger.part == "light"
            if light and near is not None and self._object(clause, date) is None and not self._has_own_subject(clause, date):
                return self._by_noun(self._head(near, clause.first), None, clause, date)  # `شهدت توترا خلال انتخابات 2009`
            if trigger and trigger.kind == "trial" and (crime := self._charge(clause, nouns)) is not None:
                return self._by_noun(crime, None, clause, date)
            if trigger or (
                verb in self.cues and (date.first not in self.cues[verb] or (not nouns and self._is_said_at(verb, date)))
            ):
                return self._by_verb(clause, date)
            if self._figure(clause, date):
                return None
            free = [n for n in nouns if not self._anchor(n, clause.first) and date.first - n <= _FAR]
            if free:
                return self._by_noun(self._head(free[-1], clause.first), verb, clause, date)
            if (after := self._object_after(clause, date)) is not None:
                return self._by_noun(after, verb, clause, date)
            anchored = bool(nouns) and date.first - nouns[-1] <= _FAR and self._anchor(nouns[-1], clause.first) == "other"
            if anchored and self._is_unlisted_imperfect(verb):
                return self._by_noun(self._head(nouns[-1], clause.first), None, clause, date)  # `توفر غطاء منذ اجتياح …`
            if self._part(verb) == "result" and (number := self.clauses.index(clause)):
                noun = self._noun(range(clause.first - 1, self.clauses[max(number - 2, 0)].first - 1, -1))
                return self._by_noun(self._head(noun, 0), None, clause, date) if noun is not None else None
            if (
                self._part(verb) == "plain"
                and clause.opener in ("comma", "verb")
                and bare_of(self.forms[verb]) == self.forms[verb]
            ):
                number = self.clauses.index(clause)
                return self._within(self.clauses[number - 1], date) if number else None  # `أمطار غزيرة، بلغت كميتها …`
            if verb in self.cues or self._part(verb) == "plain":  # a state, an aim, an amount
                return None
            return Tie(verb, "other", None, verb, date, clause, False)
        if nouns and date.first - nouns[-1] <= _FAR:
            return self._by_noun(self._head(nouns[-1], clause.first), None, clause, date)
        if clause.verb is not None:
            return self._by_verb(clause, date)
        if (after := self._object_after(clause, date)) is not None:
            return self._by_noun(after, None, clause, date)
        return None

    def _object_after(self, clause: Clause, date: DateSpan) -> int | None:
        """The event noun after a date that the words before it may hold: before the next preposition, and none that only says when
        (`الأسبوع المقبل عقب الاحتفال`)."""
        for token in range(date.last, min(clause.last, date.last + 4)):
            if token > date.last and self.forms[token] in self.roles["open"]:
                return None
            if self._is_noun(token) and not self._anchor(token, date.last):
                return token
        return None

    def _is_unlisted_imperfect(self, verb: int) -> bool:
        if verb in self.triggers or verb in self.cues:
            return False
        form = bare_of(self.forms[verb])
        return form[:1] in ("ي", "ت") and len(form) > 3 and not form.endswith("ت")

    def _by_verb(self, clause: Clause, date: DateSpan) -> Tie | None:
        verb, trigger = clause.verb, clause.trigger
        if trigger is None:
            if verb in self.cues and not (self._part(verb) == "plain" and self._figure(clause, date)):
                return Tie(verb, "statement", None, verb, date, clause, True)
            if self._part(verb) in ("plain", "result") or self._figure(clause, date):
                return None
            return Tie(verb, "other", None, verb, date, clause, False)
        if trigger.part == "light":
            noun = self._object(clause, date)
            if noun is not None:
                return self._by_noun(noun, verb, clause, date)
            if self._figure(clause, date):
                return None
        return Tie(verb, trigger.kind, trigger, verb, date, clause, True)

    def _by_noun(self, noun: int, verb: int | None, clause: Clause, date: DateSpan) -> Tie:
        trigger = self.triggers[noun]
        return Tie(noun, trigger.kind, trigger, verb, date, clause, True)

    def _object(self, clause: Clause, date: DateSpan) -> int | None:
        """The noun that a light verb holds: the one its relative pronoun stands for, the first after it, or the last before it."""
        number = self.clauses.index(clause)
        if clause.opener == "verb" and number and self.clauses[number - 1].verb is None:  # `أن وضع الحجر الأساس … سيتم`
            previous = self.clauses[number - 1]
            subject = [
                n for n in range(previous.first, previous.last) if self._is_noun(n) and not self._anchor(n, previous.first)
            ]
            if subject:
                return self._head(subject[0], previous.first)
        if self._has_own_subject(clause, date):
            return None
        before = range(clause.verb - 1, max(clause.first - 8, self.clauses[0].first) - 1, -1)
        if clause.opener in ("relative", "verb"):
            noun = next((t for t in before if self._is_noun(t) and self._agrees(t, clause)), None)
            if noun is not None:
                return self._head(noun, self.clauses[0].first)
        opening = max((i for i in range(clause.first, clause.verb) if self.forms[i].startswith("وال")), default=clause.first)
        subject = [n for n in range(opening, clause.verb) if self._is_noun(n) and not self._anchor(n, clause.first)]
        if subject and clause.trigger.tense != "past":
            return self._head(subject[0], clause.first)
        for token in range(clause.verb + 1, min(clause.last, clause.verb + _FAR)):
            if token >= date.last and self.forms[token] in "،؛," and self.forms[date.first - 1] not in "،؛,":
                break  # what follows a date and its comma is told of something else
            if token >= date.last and self._part(token) in ("verb", "plain"):
                break  # and so is what another verb tells: `من تم قبوله هذا العام فلا يشمله القرار`
            if self._is_noun(token) and not self._anchor(token, clause.verb):
                return (
                    token
                    if self.triggers[token].part == "noun"
                    else self._noun(range(token + 1, min(clause.last, token + 4))) or token
                )
        return self._noun(range(clause.verb - 1, clause.first - 1, -1))

    def _has_own_subject(self, clause: Clause, date: DateSpan) -> bool:
        """`سيتم استحداث فصول معتمدة بقرار`: does تم hold a noun that no lexicon knows, so that no later one is what takes place? An
        event noun that belongs to it is what takes place: `تم تنظيم ورشة`."""
        if skeleton(clause.trigger.lemma) not in self.roles["passive"] or clause.opener == "relative":
            return False
        subject = date.last if clause.verb + 1 == date.first else clause.verb + 1
        if subject >= clause.last or subject in self.triggers:
            return False
        if any(self._is_noun(token) and self.forms[token][0] != "ب" for token in (subject + 1, subject + 2)):
            return False
        form = self.forms[subject]
        return form.isalpha() and form[0] not in "بل" and not form.endswith("ا") and form not in self.roles["open"]

    def _agrees(self, noun: int, clause: Clause) -> bool:
        """May the relative pronoun stand for the noun? `تمديد الفترة التي تنطلق` speaks of the period, for التي is no `تمديد`."""
        pronoun, lemma = bare_of(self.forms[clause.first]), skeleton(self.triggers[noun].lemma)
        if clause.opener != "relative" or pronoun not in _RELATIVE:
            return True
        stems = {stem for stem, _ in without_clitics(bare_of(self.forms[noun]))}
        feminine = lemma.endswith(("ه", "ات")) or lemma in self.roles["feminine"]
        if pronoun == "الذي":
            return not feminine and not any(stem.endswith("ات") for stem in stems)
        return feminine or stems.isdisjoint((lemma, lemma + "ا"))

    def _head(self, noun: int, first: int) -> int:
        """The first of a chain of event nouns: `جلسة محاكمة`, `وقف إطلاق النار`; a light noun (`بدء محاكمة`) is no head."""
        while (
            noun - 1 >= first
            and noun - 1 in self.triggers
            and self.triggers[noun - 1].part == "noun"
            and not self.triggers[noun].definite
        ):
            noun -= 1
        return noun

    def _part(self, token: int) -> str:
        return self.triggers[token].part if token in self.triggers else ""

    def _noun(self, tokens: range) -> int | None:
        return next((token for token in tokens if self._is_noun(token)), None)

    def _is_noun(self, token: int) -> bool:
        return token in self.triggers and self.triggers[token].noun

    def _figure(self, clause: Clause, date: DateSpan) -> bool:
        """Does a measure stand near the date: `ارتفع بنسبة 5 في المئة في أبريل`?"""
        near = self.forms[max(clause.first, date.first - _FAR) : min(clause.last, date.last + _FAR // 2)]
        return any(has_role(form, self.roles["figure"]) for form in near)

    def _gap(self, noun: int, date_first: int) -> int:
        """Tokens between a noun and a date, not counting what belongs to the date: في، يوم."""
        return sum(not has_role(form, self.roles["preposition"]) for form in self.forms[noun + 1 : date_first])

    def _anchor(self, noun: int, first: int) -> str:
        """Does the noun only say when (`خلال لقاء`: `same`; `بعد هجوم`: `other`)?"""
        for form in self.forms[max(first, noun - 3) : noun]:
            if has_role(form, self.roles["same"]):
                return "same"
            if has_role(form, self.roles["other"]):
                return "other"
        return ""
