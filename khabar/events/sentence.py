"""One sentence as its dates see it: clauses, event words, reporting verbs; and the tie of an event word to a date."""

from bisect import bisect_right
from typing import NamedTuple

from khabar.events.clauses import Clause
from khabar.events.context import any_has_role, has_role
from khabar.events.spans import DateSpan
from khabar.events.words import Trigger

NEAR = 2  # tokens between a noun and the date that follows it at once: `اجتماع (في) مارس`
FAR = 14  # tokens between a date and the furthest noun or measure that may belong to it


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


def _first(clause: Clause) -> int:
    return clause.first


class Sentence(NamedTuple):
    """One sentence with what was found in it."""

    forms: list[str]
    clauses: list[Clause]
    triggers: dict[int, Trigger]
    cues: dict[int, range]  # reporting verbs, each with the tokens of what is said
    roles: dict[str, frozenset[str]]

    @property
    def first(self) -> int:
        return self.clauses[0].first

    @property
    def last(self) -> int:
        return self.clauses[-1].last

    def number_at(self, token: int) -> int:
        """The position of the clause that the token stands in."""
        return bisect_right(self.clauses, token, key=_first) - 1

    def clause_at(self, token: int) -> Clause:
        return self.clauses[self.number_at(token)]

    def head(self, noun: int, first: int, until: str = "") -> int:
        """The first of a chain of event nouns: `جلسة محاكمة`, `وقف إطلاق النار`; a light noun (`بدء محاكمة`) is no head, and no more is
        a word of the role `until`."""
        while (
            noun - 1 >= first
            and noun - 1 in self.triggers
            and self.triggers[noun - 1].part == "noun"
            and not self.triggers[noun].definite
            and not (until and has_role(self.forms[noun - 1], self.roles[until]))
        ):
            noun -= 1
        return noun

    def part(self, token: int) -> str:
        return self.triggers[token].part if token in self.triggers else ""

    def noun(self, tokens: range) -> int | None:
        return next((token for token in tokens if self.is_noun(token)), None)

    def is_noun(self, token: int) -> bool:
        return token in self.triggers and self.triggers[token].noun

    def has_figure(self, clause: Clause, date: DateSpan) -> bool:
        """Does a measure stand near the date: `ارتفع بنسبة 5 في المئة في أبريل`?"""
        near = self.forms[max(clause.first, date.first - FAR) : min(clause.last, date.last + FAR // 2)]
        return any_has_role(near, self.roles["figure"])

    def gap(self, noun: int, date_first: int) -> int:
        """Tokens between a noun and a date, not counting what belongs to the date: في، يوم."""
        return sum(not has_role(form, self.roles["preposition"]) for form in self.forms[noun + 1 : date_first])

    def anchor(self, noun: int, first: int) -> str:
        """Does the noun only say when (`خلال لقاء`: `same`; `بعد هجوم`: `other`)?"""
        for form in self.forms[max(first, noun - 3) : noun]:
            if has_role(form, self.roles["same"]):
                return "same"
            if has_role(form, self.roles["other"]):
                return "other"
        return ""
