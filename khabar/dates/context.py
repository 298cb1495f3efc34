"""What an expression is counted from: the day of publication, the dates named before, the tense of its sentence."""

from copy import copy
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from khabar.dates.grammar.signs import DASH
from khabar.dates.nodes import Cal, Node
from khabar.dates.periods import Period
from khabar.dates.tense import STOPS, Tenses
from khabar.dates.words import Words
from khabar.records import DateRef

CLAUSE_ENDS = STOPS | {"،", ","}
_CARRY = 30  # tokens within which a year named before carries over
_ANNOUNCEMENT = 90  # tokens within which an announcement names its further days by their weekdays
_SINCE = 3  # tokens between منذ and the date of what has lasted since: منذ استقلالها عام 1948
_NEXT_TO = 6  # tokens before an expression that are looked at for a verb


class Reading(NamedTuple):
    """What a node means: its period if it has days, the rule that read it, what it was counted from."""

    period: Period | None
    timex: str
    rule: str
    anchor: str = ""


class Named(NamedTuple):
    """A date read before: where it stands, what it said, its period, whether its year was written."""

    token: int
    offset: int
    node: Node
    period: Period
    with_year: bool


@lru_cache(maxsize=256)
def _told_by(rule: str) -> tuple[bool, bool]:
    """Can a date read by this rule be counted from, and does it say its year?"""
    counts = "century" not in rule and "decade" not in rule
    return counts, ("year" in rule and "relative" not in rule) or "carried" in rule


class Context:
    """What an expression is counted from. `tense` is asked only where the words leave the choice open."""

    def __init__(self, published: date | None, forms: list[str], words: Words):
        self.published = published
        self.from_published = f"published {published}" if published else ""
        self.last: Named | None = None
        self._day: Named | None = None  # the last one of a single day
        self._announced: Named | None = (
            None  # the last one of a single day, where weekday and day were written, or counted from it
        )
        self._month: Named | None = None  # the last one that lies within one month
        self._told: Named | None = None  # the last one that no منذ makes a beginning
        self._head: Named | None = None  # the year at the head of a line
        self._line_end = 0  # where that line ends
        self.token = self.end = 0
        self.following: tuple[int, int, Node] | None = None  # the expression after this one
        self._forms, self._words, self._tenses = forms, words, Tenses(forms, words.tense)

    def tense(self, *, ahead: bool = False) -> str:
        """`past`, `future` or "": what the sentence speaks of; with `ahead`, the words after the expression are asked first."""
        return self._tenses.at(self.token, self.end, ahead=ahead).told

    def lies_ahead(self) -> bool:
        """Do a present tense, a plan or a term (قبل ديسمبر) speak of what is to come, though no word of the future does?"""
        tense = self._tenses.last
        return tense.planned or (
            (tense.deed or not tense.told) and self.token > 0 and self._forms[self.token - 1] in self._words.particles.term
        )

    def remember(self, ref: DateRef, node: Node) -> None:
        """Keep a date that later words may count from: `في العام نفسه`, `اليوم التالي`, a month without its year."""
        if not ref.earliest or ref.type not in ("DATE", "TIME"):
            return
        counts, says_year = _told_by(ref.rule)
        if not counts:
            return
        unit = (
            "day" if ref.earliest == ref.latest else "month" if len(ref.timex) == 7 else "year" if len(ref.timex) == 4 else "span"
        )
        with_year = says_year and ("carried" in ref.rule or not (self.token and self._forms[self.token - 1] in ("منذ", "ومنذ")))
        self.last = Named(self.end, ref.start, node, Period(ref.earliest, ref.latest, unit, ref.timex, ref.edtf), with_year)
        if not {"منذ", "ومنذ"} & set(self._forms[max(self.token - _SINCE, 0) : self.token]):
            self._told = self.last
        if ref.rule == "year" and self._opens_line():
            self._head = self.last
            self._line_end = next((i for i in range(self.end, len(self._forms)) if self._forms[i] == "\n"), len(self._forms))
        if unit in ("day", "span"):
            self._day = self.last if unit == "day" else None
            written = isinstance(node, Cal) and node.weekday and node.day
            self._announced = self._day if written or ref.rule == "weekday of an announcement" else None
        if (ref.earliest.year, ref.earliest.month) == (ref.latest.year, ref.latest.month):
            self._month = self.last

    def _opens_line(self) -> bool:
        """Is the expression the head of its line: `1950- …`, `عام 1950: …`?"""
        forms = self._forms
        return (not self.token or forms[self.token - 1] == "\n") and (forms[self.end] in DASH or forms[self.end] == ":")

    @property
    def head(self) -> Named | None:
        """The year at the head of the line that the expression stands in."""
        return self._head if self.token < self._line_end else None

    def same_month_after(self, c: Cal) -> Cal | None:
        """The later day of the same month that the sentence names next: يبدأ في 6 مايو وينتهي في 29 مايو."""
        if not self.following:
            return None
        token, _, node = self.following
        if not (isinstance(node, Cal) and _is_later_day(node, c)) or not self.is_one_sentence(self.end, token):
            return None
        return node

    def is_one_sentence(self, first: int, last: int) -> bool:
        return last - first <= _CARRY and STOPS.isdisjoint(self._forms[first:last])

    def same_month_before(self, c: Cal) -> Named | None:
        """The earlier day of the same month that the sentence named last."""
        last = self.last
        if last and isinstance(last.node, Cal) and _is_later_day(c, last.node) and self.in_one_sentence(last.token):
            return last
        return None

    def at_following(self) -> "Context":
        """The same context, at the expression after this one."""
        there = copy(self)
        there.token, there.end, _ = self.following
        there.following = None
        return there

    def year_named(self) -> Named | None:
        """The date whose year `that year` is: `شهدت عام 2022 أسوأ أزمة منذ استقلالها عام 1948، واستقال في يوليو من ذلك العام` speaks of
        2022, for what begins with منذ lies behind what is told."""
        told = self._told
        return told if told and self.in_one_sentence(told.token) else self.last

    def named(self, unit: str) -> Named | None:
        """The date named last that `the same` or `the next` unit can be counted from: no day follows upon a year."""
        last = self._day if unit in ("day", "week") else self._month if unit in ("month", "quarter") else self.last
        return last if last is self.last or (last and self.token - last.token <= 2 * _CARRY) else None

    def counted_from(self, unit: str) -> Named | None:
        """The date that `N units after` counts from: named in this sentence or in the one before, at least as fine as the unit."""
        last = self.named(unit)
        if not last or self.token - last.token > 2 * _CARRY:
            return None
        between = [form for form in self._forms[last.token : self.token] if form in STOPS]
        return last if len([form for form in between if form != "\n"]) <= 1 and between.count("\n") <= 2 else None

    def named_year(self, month: int, day: int) -> int | None:
        """The year that the word before the expression gives a day: هجمات 11 سبتمبر."""
        return self._words.named_days.get((self._forms[self.token - 1], month, day)) if self.token else None

    def in_one_sentence(self, token: int) -> bool:
        """Does the token stand shortly before the expression, in its sentence?"""
        return self.token - token <= _CARRY and STOPS.isdisjoint(self._forms[token : self.token])

    @property
    def opens_clause(self) -> bool:
        """Does the expression open its clause: `. بعد يومين`، `، وبعد يومين`?"""
        return not self.token or self._forms[self.token - 1] in CLAUSE_ENDS or self._forms[self.token][0] == "و"

    def is_verbless(self) -> bool:
        """Do only definite nouns and prepositions stand before the expression in its clause: القمة بعد يومين?"""
        forms, i = self._forms, self.token - 1
        while i >= max(self.token - _NEXT_TO, 0) and forms[i] not in CLAUSE_ENDS:
            if not forms[i].startswith(("ال", "وال", "لل")) and forms[i] not in self._words.particles.preposition:
                return False
            i -= 1
        return i < self.token - 1

    def announced_day(self) -> Named | None:
        """The day ahead that the sentence, or the one before, has named with its weekday: what an announcement goes on to tell
        follows it (`تنطلق الدورة الثلاثاء 26 مايو، وفي يوم الأربعاء تقام …`)."""
        last = self._announced
        if last is None or self.published is None or last.period.earliest <= self.published:
            return None
        if self.token - last.token > _ANNOUNCEMENT:
            return None
        stops = [form for form in self._forms[last.token : self.token] if form in STOPS]
        return last if len(stops) <= 1 else None

    def plans_from(self, last: Named) -> bool:
        """Is the date ahead, in the same sentence: يصل في 10 أغسطس ويغادر بعد يومين?"""
        return self.published is not None and last.period.earliest > self.published and self.in_one_sentence(last.token)


def _is_later_day(later: Cal, earlier: Cal) -> bool:
    """Are the two days of one month, both without a year?"""
    if not (later.day and earlier.day and later.month == earlier.month and later.hijri == earlier.hijri):
        return False
    free = all(c.year is None and c.year_shift is None and c.shift is None for c in (later, earlier))
    return free and later.day > earlier.day
