"""One sentence with everything that the reading found in it, as events need it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

from khabar.events.clauses import Clause, clauses_of
from khabar.events.context import context, has_role
from khabar.events.counts import Count, counts_of, may_count
from khabar.events.spans import DateSpan, date_spans
from khabar.events.words import EventWords, Trigger
from khabar.reading import Reading
from khabar.records import DateRef, Mention, Statement

_OPENING, _CLOSING = frozenset('«"“('), frozenset('»"”')
_DASHES = frozenset("-–—:")
_DATELINE = 6  # tokens of a dateline before its day, and behind it
_TITLE = 3  # tokens of a title in quotation marks
_PAUSES = frozenset("،؛.:")
_ALONE = 14  # tokens around a word without a date that are taken for its clause


@dataclass
class Page:
    """The sentence at position `number`; what is not asked for is not worked out."""

    reading: Reading
    words: EventWords
    number: int

    def __post_init__(self):
        sentence = self.reading.sentences[self.number]
        self.first, self.last = sentence.first_token, sentence.last_token
        self.start, self.end = sentence.start, sentence.end
        self.text = self.reading.article.text
        self.forms, self.starts, self.ends = self.reading.tokens
        self.roles = context(self.reading.lexicon)
        self.published = self.reading.article.published
        self.refs = list(self.reading.dates_of[self.number])
        self.named = self.reading.mentions_of[self.number]
        self.statements = self.reading.statements_of[self.number]

    @property
    def is_dated(self) -> bool:
        """Does a date of the sentence place an event?"""
        return bool(self.refs and self.spans)

    @cached_property
    def _runs(self) -> list[DateSpan]:
        return date_spans(self.forms, self.starts, self.refs, self.roles)

    @cached_property
    def spans(self) -> list[DateSpan]:
        """Dates that can place an event; a weekday that is part of a person's name cannot."""
        people = [m for m in self.mentions if m.kind == "person"]
        spans = [span for span in self._runs if not any(_overlap(m, self.refs[span.refs[0]]) for m in people)]
        spans = [span for span in spans if not (self._ends_a_name(span) or self._is_dateline(span))]
        if spans and self.counts:  # `اليوم التالي للقمة` is counted from the summit, and not from the date named last
            spans = [s for s in spans if not any(c.first <= s.first and s.last <= c.last for c in self.counts)]
        return spans

    def _is_dateline(self, span: DateSpan) -> bool:
        """`القاهرة 14 مايو (رويترز) - `: where and when the report was written."""
        if span.first - self.first > _DATELINE or span.last - self.first > 2 * _DATELINE:
            return False
        following = self.forms[span.last : min(span.last + _DATELINE, self.last)]
        closed = following and (following[0] in _DASHES or (following[0] in "([" and not _DASHES.isdisjoint(following)))
        return bool(closed) and any(m.kind == "place" and m.start <= self.start + 2 for m in self.mentions)

    def _ends_a_name(self, span: DateSpan) -> bool:
        """A bare year glued to a place, or the last word of a quotation: `مصر 2050`, `معرض «الرياض 2040»`."""
        if span.last - span.first > 1 or not self.forms[span.first].isdigit() or span.first == self.first:
            return False
        if span.last < self.last and self.forms[span.last] in _CLOSING and self.forms[span.first - 1] not in _OPENING:
            return not has_role(self.forms[span.first - 1], self.roles["preposition"])
        gap = range(self.ends[span.first - 1], self.starts[span.first] + 1)
        return any(m.kind == "place" and m.end in gap and _is_sure(m) for m in self.mentions)

    @cached_property
    def counts(self) -> list[Count]:
        """The phrases that count an event's date from another event."""
        if not may_count(self.forms[self.first : self.last], self.refs, self.reading.lexicon):
            return []
        nouns = {token for token, trigger in self.triggers.items() if trigger.part == "noun"}
        return nouns and counts_of(self.forms, self.starts, self.first, self.last, nouns, self.refs, self.reading.lexicon)

    @cached_property
    def date_tokens(self) -> set[int]:
        return {token for span in self.spans for token in range(span.first, span.last)} if self.refs else set()

    @cached_property
    def triggers(self) -> dict[int, Trigger]:
        """Event words by token; none inside a date or a known name."""
        return self.triggers_of(None)

    def triggers_of(self, kinds: set[str] | None) -> dict[int, Trigger]:
        """The triggers of these kinds, and the one that opens the sentence."""
        found = {trigger.token: trigger for trigger in self.words.find(self.forms, self.first, self.last, kinds)}
        if not found:
            return found
        for span in self._runs if self.refs else ():
            for token in range(span.first, span.last):
                found.pop(token, None)
        for tokens, kind in self.known:
            for token in tokens if kind in ("person", "place", "outlet", "organisation") else ():
                if kind != "organisation" or (token in found and not found[token].noun):
                    found.pop(token, None)  # an organisation's name may tell what it holds: `قمة العشرين`
        for token in [t for t, trigger in found.items() if not trigger.noun and t > self.first and self.forms[t - 1] in _OPENING]:
            if not _CLOSING.isdisjoint(self.forms[token + 1 : token + 1 + _TITLE]):
                del found[token]  # `رواية «اعتصموا»`
        for token in [t for t, trigger in found.items() if trigger.kind == "meeting" and trigger.noun and t > self.first]:
            if has_role(self.forms[token - 1], self.roles["office"]):
                del found[token]  # `رئيس منتدى البرلمانيين` heads a body
        return found

    @cached_property
    def known(self) -> list[tuple[range, str]]:
        """The tokens of each name that is sure, and its kind."""
        starts = self.starts
        return [(range(bisect_left(starts, m.start), bisect_left(starts, m.end)), m.kind) for m in self.named if _is_sure(m)]

    @cached_property
    def mentions(self) -> list[Mention]:
        """The sentence's names, without those that were only guessed and begin with an event word (`اتصالا هاتفيا`)."""
        guessed = {
            m.start: bisect_right(self.starts, m.start) - 1 for m in self.named if not _is_sure(m)
        }  # `ورحاب` holds its name
        if not any(self.words.readings(self.forms[token]) for token in guessed.values()):
            return self.named  # no event word begins one, and the event words of the sentence need not be found
        told = {token for token, trigger in self.triggers.items() if trigger.part != "weak"}
        return [m for m in self.named if guessed.get(m.start) not in told]

    @cached_property
    def cues(self) -> dict[int, Statement]:
        """Statements by the token of their cue, which may begin with و."""
        return {bisect_right(self.starts, s.cue_start) - 1: s for s in self.statements}

    @property
    def said(self) -> dict[int, range]:
        """The tokens of what is said, by the token of its cue."""
        return {
            cue: range(bisect_left(self.starts, s.content_start), bisect_left(self.starts, s.content_end))
            for cue, s in self.cues.items()
        }

    @cached_property
    def clauses(self) -> list[Clause]:
        names = {token for tokens, _ in self.known for token in tokens}
        return clauses_of(self.forms, self.first, self.last, self.triggers, set(self.cues), self.reading.lexicon, names)

    def clause_alone(self, token: int, trigger: Trigger) -> Clause:
        """The words around an event word without a date: from it to the next comma, or `_ALONE` tokens."""
        last = min(self.last, token + _ALONE)
        end = next(compress(range(token + 2, last), map(_PAUSES.__contains__, self.forms[token + 2 : last])), last)
        verb = None if trigger.noun else token
        return Clause(token, end, "start", verb, None if trigger.noun else trigger)


def _is_sure(mention: Mention) -> bool:
    """Is it a name whatever else its words can be? `حكمت المحكمة` is no woman, though `حكمت` is a given name."""
    return mention.found_by == "mine" or (mention.found_by == "lexicon" and bool(mention.name_en or mention.kind != "person"))


def _overlap(mention: Mention, ref: DateRef) -> bool:
    return mention.start < ref.end and ref.start < mention.end
