"""From a node to days: what an expression means on the day of publication, in its sentence, after the dates named before it."""

from collections.abc import Callable
from copy import copy
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from khabar.dates import periods
from khabar.dates.distances import duration, shifted
from khabar.dates.grammar.signs import DASH, PREPOSITIONS, TERM
from khabar.dates.nodes import (
    Away,
    Both,
    Cal,
    Century,
    Clock,
    Decade,
    Edge,
    Every,
    Fraction,
    Length,
    Node,
    Nth,
    Part,
    Range,
    Run,
    Season,
    Vague,
    Weekend,
)
from khabar.dates.periods import Period
from khabar.dates.tense import STOPS, Tenses
from khabar.dates.words import Words
from khabar.records import DateRef

# A date without a year that lies further back than this is rather the coming one, if that is near.
_LONG_AGO, _SOON = 245, 125
CLAUSE_ENDS = STOPS | {"،", ","}
_CARRY = 30  # tokens within which a year named before carries over
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


class Context:
    """What an expression is counted from. `tense` is asked only where the words leave the choice open."""

    def __init__(self, published: date | None, forms: list[str], words: Words):
        self.published = published
        self.last: Named | None = None
        self._day: Named | None = None  # the last one of a single day
        self._month: Named | None = None  # the last one that lies within one month
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
        return tense.planned or ((tense.deed or not tense.told) and self.token > 0 and self._forms[self.token - 1] in TERM)

    def remember(self, ref: DateRef, node: Node) -> None:
        """Keep a date that later words may count from: `في العام نفسه`, `اليوم التالي`, a month without its year."""
        if not ref.earliest or ref.type not in ("DATE", "TIME") or "century" in ref.rule or "decade" in ref.rule:
            return
        unit = (
            "day" if ref.earliest == ref.latest else "month" if len(ref.timex) == 7 else "year" if len(ref.timex) == 4 else "span"
        )
        since = self.token and self._forms[self.token - 1] in ("منذ", "ومنذ")
        with_year = ("year" in ref.rule and "relative" not in ref.rule and not since) or "carried" in ref.rule
        self.last = Named(self.end, ref.start, node, Period(ref.earliest, ref.latest, unit, ref.timex, ref.edtf), with_year)
        if ref.rule == "year" and self._opens_line():
            self._head = self.last
            self._line_end = next((i for i in range(self.end, len(self._forms)) if self._forms[i] == "\n"), len(self._forms))
        if unit in ("day", "span"):
            self._day = self.last if unit == "day" else None
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
            if not forms[i].startswith(("ال", "وال", "لل")) and forms[i] not in PREPOSITIONS:
                return False
            i -= 1
        return i < self.token - 1

    def plans_from(self, last: Named) -> bool:
        """Is the date ahead, in the same sentence: يصل في 10 أغسطس ويغادر بعد يومين?"""
        return self.published is not None and last.period.earliest > self.published and self.in_one_sentence(last.token)

    @property
    def from_published(self) -> str:
        return f"published {self.published}" if self.published else ""


def meaning(node: Node, context: Context) -> tuple[str, str, str, str, date | None, date | None, str, str]:
    """(type, timex, mod, edtf, earliest, latest, rule, anchor) of a node."""
    mod = ""
    kind = "DATE"
    match node:
        case Vague(value):
            return kind, value, "", "", None, None, "vague time", ""
        case Every(timex):
            return "SET", timex, "", "", None, None, "set", ""
        case Length(unit, n, mod):
            return "DURATION", duration(unit, n), mod, "", None, None, "duration", ""
        case Run(unit, n, side):
            reading = _run(unit, n, side, context)
            kind = "DURATION"
        case Part(name, whole):
            reading = _part(name, whole, context)
            mod = name
        case Clock(part, hour, minute, day):
            reading = read(day, context) if day is not None else Reading(None, "", "hour")
            stamp = part if hour is None else f"{hour % 24 if hour == 24 else hour:02}:{minute:02}"
            base = reading.period.timex if reading.period else reading.timex or "XXXX-XX-XX"
            reading = reading._replace(timex=f"{base}T{stamp}", rule="part of day" if hour is None else "hour")
            kind = "TIME"
            if reading.period:
                p = reading.period
                return kind, reading.timex, "", p.edtf, p.earliest, p.latest, reading.rule, reading.anchor
        case _:
            reading = read(node, context)
    if reading.period is None:
        kind = "DURATION" if reading.rule == "duration" else kind
        return kind, reading.timex, mod, "", None, None, reading.rule, reading.anchor
    p = reading.period
    return kind, reading.timex if kind == "DURATION" else p.timex, mod, p.edtf, p.earliest, p.latest, reading.rule, reading.anchor


def read(node: Node, context: Context) -> Reading:
    match node:
        case Cal():
            return _cal(node, context)
        case Away(unit, n, shift):
            return _away(unit, n, shift, context)
        case Both(first, second):
            one = read(first, context)
            other = read(second, context)
            return _said_twice(first, one, second, other)
        case Range(first, last):
            return _range(first, last, context)
        case Part(name, whole):
            return _part(name, whole, context)
        case Fraction(n, parts, whole):
            return _fraction(n, parts, whole, context)
        case Edge(unit, n, whole):
            return _edge(unit, n, whole, context)
        case Nth(n, unit, weekday, whole):
            return _nth(n, unit, weekday, whole, context)
        case Season():
            return _season(node, context)
        case Decade():
            return _decade(node, context)
        case Century(n, shift, hijri):
            return _century(n, shift, hijri, context)
        case Weekend(shift):
            return _weekend(shift, context)
        case Run(unit, n, side):
            return _run(unit, n, side, context)
        case Clock(_, _, _, day):
            return read(day, context) if day is not None else Reading(None, "", "hour")
    return Reading(None, "", "none")


def _said_twice(first: Node, one: Reading, second: Node, other: Reading) -> Reading:
    """`أمس الثلاثاء (19 فبراير)`: the full date if there is one, else the distance.

    Where distance and weekday disagree by a day, the text was written the day before or after: the weekday is what it says.
    """
    if isinstance(first, Away) and isinstance(second, Cal):
        if second.month and second.day and other.period:
            return other
        if second.weekday and not second.month and one.period and one.period.earliest.isoweekday() != second.weekday:
            off = (second.weekday - one.period.earliest.isoweekday() + 3) % 7 - 3
            moved = periods.shift_days(one.period.earliest, off) if abs(off) <= 1 else None
            return Reading(periods.of_day(moved), "", "relative day with weekday", one.anchor) if moved else one
    return one if one.period else other


# Dates by their parts


def _cal(c: Cal, context: Context) -> Reading:
    if c.hijri:
        return _hijri(c, context)
    if c.month is None and c.day is None and c.weekday is not None:
        return _weekday(c, context)
    if c.month is None and c.day is not None:
        return _day_of_relative_month(c, context)
    if c.month is None:
        return Reading(periods.year(c.year), f"{c.year:04}", "year")
    rule = "day and month" if c.day else "month"
    if c.year is not None:
        return Reading(_of(c.year, c.month, c.day), "", rule + " and year")
    if c.year_shift is not None:
        year, anchor = _year_of_shift(c.year_shift, context)
        return Reading(_of(year, c.month, c.day) if year else None, _unplaced(c), rule + " of relative year", anchor)
    if c.day and (year := context.named_year(c.month, c.day)):
        return Reading(_of(year, c.month, c.day), "", "named day")
    if c.shift in ("same", "next", "before"):
        last = context.last
        year = last.period.earliest.year if last else None
        return Reading(_of(year, c.month, c.day) if year else None, _unplaced(c), rule, f"date at {last.offset}" if last else "")
    last = context.last
    published = context.published
    if (
        c.shift is None and last and last.with_year and context.in_one_sentence(last.token) and (not published or last.period.earliest.year < published.year)
        and last.period.unit in ("day", "month", "part", "span") and c.month >= last.period.earliest.month and (c.day or c.month > last.period.earliest.month)
    ):  # fmt: skip
        year = last.period.earliest.year
        recent = published and (p := _of(published.year, c.month, c.day)) and 0 <= (published - p.earliest).days <= 40
        if not recent and context.tense() != "future":
            return Reading(_of(year, c.month, c.day), "", rule + ", year carried over", f"year {year} at {last.offset}")
    if c.shift is None and (head := context.head):
        year = head.period.earliest.year
        return Reading(_of(year, c.month, c.day), "", rule + ", year carried over", f"year {year} at {head.offset}")
    if not published:
        return Reading(None, _unplaced(c), rule)
    return Reading(_with_its_pair(c, context, _nearest), _unplaced(c), rule, context.from_published)


def _is_later_day(later: Cal, earlier: Cal) -> bool:
    """Are the two days of one month, both without a year?"""
    if not (later.day and earlier.day and later.month == earlier.month and later.hijri == earlier.hijri):
        return False
    free = all(c.year is None and c.year_shift is None and c.shift is None for c in (later, earlier))
    return free and later.day > earlier.day


def _day_from(when: date, count: int) -> Period | None:
    moved = periods.shift_days(when, count)
    return periods.of_day(moved) if moved else None


def _with_its_pair(c: Cal, context: Context, nearest: Callable[[Cal, Context], Period | None]) -> Period | None:
    """The day as `nearest` reads it, moved to the year of the other day of its month in the sentence where that is nearer.

    `يبدأ القيد في 6 مايو وينتهي في 29 مايو`, published between the two, names one month, not two of a year apart.
    """
    if not c.day or c.shift is not None:
        return nearest(c, context)
    if before := context.same_month_before(c):
        return _day_from(before.period.earliest, c.day - before.node.day)
    own = nearest(c, context)
    after = context.same_month_after(c)
    if not (own and after):
        return own
    other = nearest(after, context.at_following())
    if other and abs((other.earliest - context.published).days) < abs((own.earliest - context.published).days):
        return _day_from(other.earliest, c.day - after.day)
    return own


def _of(year: int, month: int, day: int | None) -> Period | None:
    return periods.day(year, month, day) if day else periods.month(year, month)


def _unplaced(c: Cal) -> str:
    return f"XXXX-{c.month:02}" + (f"-{c.day:02}" if c.day else "") if c.month else ""


def _year_of_shift(shift, context: Context) -> tuple[int | None, str]:
    if isinstance(shift, int):
        return (context.published.year + shift, context.from_published) if context.published else (None, "")
    last = context.last
    if not last:
        return None, ""
    year = last.period.earliest.year + {"same": 0, "next": 1, "before": -1}.get(shift, 0)
    return year, f"year {last.period.earliest.year} at {last.offset}"


@lru_cache(maxsize=4096)
def _years_around(published: date, month: int, day: int | None) -> tuple[list[Period], list[Period], list[Period], list[Period]]:
    """A month or day in the years about the day of publication: all of them, those behind, at and ahead of it."""
    around = [p for year in range(published.year - 4, published.year + 5) if (p := _of(year, month, day))]
    past = [p for p in around if p.latest < published]
    now = [p for p in around if p.earliest <= published <= p.latest]
    return around, past, now, [p for p in around if p.earliest > published]


def _nearest(c: Cal, context: Context) -> Period | None:
    """The year that a month or day without one means, by its relative word, the weekday beside it, the sentence's tense."""
    published = context.published
    around, past, now, future = _years_around(published, c.month, c.day)
    if not around:
        return None
    if c.shift == 0:
        return next((p for p in around if p.earliest.year == published.year), None)
    if c.shift in (-1, -2):
        return past[c.shift] if len(past) >= -c.shift else None
    if c.shift in (1, 2):
        return future[c.shift - 1] if len(future) >= c.shift else None
    if c.weekday and c.day:
        fitting = [p for p in around if p.earliest.isoweekday() == c.weekday]
        if fitting:
            best = min(fitting, key=lambda p: abs((p.earliest - published).days))
            if abs((best.earliest - published).days) <= 400:
                return best
    if now:
        return now[0]
    tense = context.tense()
    if tense == "future":
        return future[0] if future else past[-1]
    if past and future and context.lies_ahead() and future[0].earliest - published <= published - past[-1].latest:
        return future[0]
    if not past:
        return future[0] if future else None
    behind = (published - past[-1].latest).days
    ahead = (future[0].earliest - published).days if future else 10_000
    if (behind > _LONG_AGO and ahead < _SOON and tense != "past") or (behind > 300 and ahead < 60):
        return future[0]
    return past[-1]


def _weekday(c: Cal, context: Context) -> Reading:
    published = context.published
    unplaced = f"XXXX-WXX-{c.weekday}"
    if not published:
        return Reading(None, unplaced, "weekday")
    back = (published.isoweekday() - c.weekday) % 7
    ahead = (c.weekday - published.isoweekday()) % 7
    if c.week_shift is not None and isinstance(c.week_shift, int):
        shift = c.weekday - published.isoweekday() + 7 * c.week_shift
        return _day_away(shift, "weekday of relative week", context)
    if c.shift in (-1, -2):
        return _day_away(-(back or 7) + 7 * (c.shift + 1), "weekday before", context)
    if c.shift in (1, 2):
        return _day_away((ahead or 7) + 7 * (c.shift - 1), "weekday after", context)
    if c.shift == 0:
        return _day_away(c.weekday - published.isoweekday(), "weekday of this week", context)
    if back and context.tense() == "future":
        return _day_away(ahead, "weekday, ahead", context)
    return _day_away(-back, "weekday, behind", context)


def _day_away(shift: int, rule: str, context: Context) -> Reading:
    when = periods.shift_days(context.published, shift)
    return Reading(periods.of_day(when) if when else None, "", rule, context.from_published)


def _day_of_relative_month(c: Cal, context: Context) -> Reading:
    if c.month_shift is None:
        return _bare_day(c.day, context)
    rule = "day of relative month"
    if isinstance(c.month_shift, int):
        if not context.published:
            return Reading(None, f"XXXX-XX-{c.day:02}", rule)
        year, month = periods.add_months(context.published.year, context.published.month, c.month_shift)
        return Reading(periods.day(year, month, c.day), "", rule, context.from_published)
    last = context.named("month")
    if not last:
        return Reading(None, f"XXXX-XX-{c.day:02}", rule)
    year, month = last.period.earliest.year, last.period.earliest.month
    if c.month_shift in ("next", "before"):
        year, month = periods.add_months(year, month, 1 if c.month_shift == "next" else -1)
    return Reading(periods.day(year, month, c.day), "", rule, f"date at {last.offset}")


def _bare_day(day: int, context: Context) -> Reading:
    """يوم 15: of this month, or of the one before or after it where the sentence looks that way."""
    published = context.published
    if not published:
        return Reading(None, f"XXXX-XX-{day:02}", "day of month")
    ahead = context.tense() == "future"
    shift = 1 if ahead and day < published.day else -1 if not ahead and day > published.day else 0
    return Reading(
        periods.day(*periods.add_months(published.year, published.month, shift), day), "", "day of month", context.from_published
    )


def _hijri(c: Cal, context: Context) -> Reading:
    """A Hijri date; without a year, the one nearest to the day of publication on the side that the words say."""
    rule = "Hijri " + ("day" if c.day else "month" if c.month else "year")
    if c.month is None:
        return Reading(periods.hijri_year(c.year), "", rule)
    if c.year is not None and c.year <= 1600:
        period = periods.hijri_day(c.year, c.month, c.day) if c.day else periods.hijri_month(c.year, c.month)
        return Reading(period, "", rule)
    if c.year is not None:  # رمضان 2019: the one that begins in that Gregorian year
        for year in (c.year - 579, c.year - 578, c.year - 580):
            period = periods.hijri_day(year, c.month, c.day) if c.day else periods.hijri_month(year, c.month)
            if period and period.earliest.year == c.year:
                return Reading(period, "", rule)
        return Reading(None, "", rule)
    if not context.published or not (here := periods.to_hijri(context.published)):
        return Reading(None, "", rule)
    if isinstance(c.year_shift, int):
        return Reading(_hijri_of(here[0] + c.year_shift, c), "", rule, context.from_published)
    last = context.last
    if c.shift is None and last and isinstance(last.node, Cal) and last.node.hijri and context.in_one_sentence(last.token):
        year, month = last.node.year, last.node.month
        if year and month and year < here[0] and c.month >= month:
            return Reading(_hijri_of(year, c), "", rule + ", year carried over", f"year {year} at {last.offset}")
    return Reading(_with_its_pair(c, context, _nearest_hijri), "", rule, context.from_published)


def _hijri_of(year: int, c: Cal) -> Period | None:
    return periods.hijri_day(year, c.month, c.day) if c.day else periods.hijri_month(year, c.month)


def _nearest_hijri(c: Cal, context: Context) -> Period | None:
    """The year that a Hijri day or month without one means, by its relative word and the sentence's tense."""
    published = context.published
    here = periods.to_hijri(published)[0]
    around = [p for year in range(here - 2, here + 3) if (p := _hijri_of(year, c))]
    past = [p for p in around if p.latest < published]
    now = [p for p in around if p.earliest <= published <= p.latest]
    future = [p for p in around if p.earliest > published]
    if c.shift == -1:
        chosen = past[-1:]
    elif c.shift == 1:
        chosen = future[:1]
    elif now:
        chosen = now
    elif context.tense() == "future" and future:
        chosen = future[:1]
    else:
        near = past[-1:] + future[:1]
        later = 60 if context.tense() != "past" else 240
        chosen = sorted(near, key=lambda p: abs((p.earliest - published).days) + (later if p.earliest > published else 0))
    return chosen[0] if chosen else None


# Distances


def _away(unit: str, n: int, shift, context: Context) -> Reading:
    rule = {"day": "relative day"}.get(unit, f"relative {unit}")
    anchor_day, anchor = context.published, context.from_published
    if shift == "after":
        tense = context.tense(ahead=True)
        last = context.counted_from(unit)
        if last and (tense == "past" or (tense == "" and context.opens_clause) or context.plans_from(last)):
            return Reading(shifted(unit, n, last.period.earliest), "", f"{rule} after a date", f"date at {last.offset}")
        ahead = tense == "future" or (tense == "" and (context.lies_ahead() or context.is_verbless()))
        if not ahead or (unit in ("year", "decade", "century") and n > 2 and tense != "future"):
            return Reading(None, duration(unit, n), "duration")  # `رحل بعد يومين`: a perfect never looks ahead
    elif shift == "then":
        last = context.counted_from(unit)
        if not last:
            return Reading(None, duration(unit, abs(n)), "duration")
        return Reading(shifted(unit, n, last.period.earliest), "", f"{rule} after a date", f"date at {last.offset}")
    elif shift is not None:
        last = context.named(unit)
        if not last:
            return Reading(None, "", rule)
        anchor_day, anchor = last.period.earliest, f"date at {last.offset}"
        n = {"same": 0, "next": 1, "before": -1}[shift]
    if not anchor_day:
        return Reading(None, "", rule)
    return Reading(shifted(unit, n, anchor_day), "", rule, anchor)


def _run(unit: str, n: int, side: int, context: Context) -> Reading:
    """Days: the n days before or after the day of publication. Longer units: whole ones, the present one left out."""
    timex, rule = duration(unit, n), "run of units"
    published = context.published
    if not published or not 0 < n < 3000 or unit in ("second", "minute", "hour"):
        return Reading(None, timex, rule)
    near, far = shifted(unit, side or 0, published), shifted(unit, (side or 1) * n, published)
    if not side:
        near, far = shifted(unit, 0, published), shifted(unit, n - 1, published)
    if not (near and far):
        return Reading(None, timex, rule)
    first, last = (far, near) if far.earliest < near.earliest else (near, far)
    whole = periods.span(first, last)
    return Reading(whole, timex, rule, context.from_published)


def _weekend(shift, context: Context) -> Reading:
    published = context.published
    if not published:
        return Reading(None, "XXXX-WXX-WE", "weekend")
    if shift is None:
        shift = 0
        if context.tense() != "future" and published.isoweekday() < 6:
            shift = -1
    when = periods.shift_days(published, 7 * shift)
    return Reading(periods.weekend(when) if when else None, "", "weekend", context.from_published)


# Parts of periods


def _part(name: str, whole: Node, context: Context) -> Reading:
    reading = read(whole, context)
    rule = f"part of {reading.rule}"
    if not reading.period:
        return reading._replace(rule=rule)
    return Reading(periods.part(reading.period, name), "", rule, reading.anchor)


def _edge(unit: str, n: int, whole: Node, context: Context) -> Reading:
    reading = read(whole, context)
    rule = f"first or last {unit}s"
    p = reading.period
    if not p or not 0 < abs(n) <= (12 if unit == "month" else 31):
        return Reading(None, duration(unit, abs(n)), rule, reading.anchor)
    if unit == "month":
        if p.unit != "year":
            return Reading(None, duration(unit, abs(n)), rule, reading.anchor)
        first = 1 if n > 0 else 13 + n
        return Reading(periods.months(p.earliest.year, first, abs(n), "months", ""), "", rule, reading.anchor)
    count = abs(n) * (7 if unit == "week" else 1) - 1
    first = p.earliest if n > 0 else periods.shift_days(p.latest, -count)
    last = p.latest if n < 0 else periods.shift_days(p.earliest, count)
    return Reading(periods.days(first, last) if first and last else None, "", rule, reading.anchor)


def _quarter_at_hand(n: int, context: Context) -> Reading:
    """A quarter without its year is the last one that has begun, or the coming one where the sentence looks ahead."""
    published = context.published
    if not published:
        return Reading(None, f"XXXX-Q{n}", "quarter")
    year = published.year
    if n > (published.month + 2) // 3 and context.tense() != "future":
        year -= 1
    return Reading(periods.quarter(year, n), "", "quarter", context.from_published)


def _fraction(n: int, parts: int, whole: Node | None, context: Context) -> Reading:
    if whole is None:
        return _quarter_at_hand(n, context)
    reading = read(whole, context)
    rule = {4: "quarter", 2: "half", 3: "third"}[parts]
    period = reading.period
    if not period:
        return Reading(None, "", rule, reading.anchor)
    if n == -1:
        n = parts
    if period.unit == "year":
        make = {4: periods.quarter, 2: periods.half, 3: periods.third}[parts]
        return Reading(make(period.earliest.year, n), "", rule, reading.anchor)
    count = (period.latest - period.earliest).days + 1
    if count < parts:
        return Reading(None, "", rule, reading.anchor)
    first = periods.shift_days(period.earliest, count * (n - 1) // parts)
    last = periods.shift_days(period.earliest, count * n // parts - 1)
    return Reading(periods.days(first, last), "", f"{rule} of {period.unit}", reading.anchor)


def _nth(n: int, unit: str, weekday: int | None, whole: Node, context: Context) -> Reading:
    reading = read(whole, context)
    rule = f"ordinal {unit}"
    p = reading.period
    if not p or p.unit == "day":
        return Reading(None, "", rule, reading.anchor)
    found: Period | None = None
    if unit == "weekday":
        if n > 0:
            found = _within(periods.shift_days(p.earliest, (weekday - p.earliest.isoweekday()) % 7 + 7 * (n - 1)), p)
        else:
            found = _within(periods.shift_days(p.latest, -((p.latest.isoweekday() - weekday) % 7)), p)
    elif unit == "day":
        found = _within(periods.shift_days(p.earliest, n - 1) if n > 0 else p.latest, p)
    elif unit == "week":
        # The n-th seven days of a month; the last week is its last seven days.
        first = periods.shift_days(p.earliest, 7 * (n - 1)) if n > 0 else periods.shift_days(p.latest, -6)
        last = periods.shift_days(first, 6) if first else None
        if first and last and first <= p.latest:
            found = periods.days(first, min(last, p.latest) if n > 4 else last)
    elif unit == "month" and p.unit == "year":
        found = periods.month(p.earliest.year, n if n > 0 else 12)
    elif unit == "quarter" and p.unit == "year":
        found = periods.quarter(p.earliest.year, n if n > 0 else 4) if n <= 4 else None
    return Reading(found, "", rule, reading.anchor)


def _within(when: date | None, whole: Period) -> Period | None:
    return periods.of_day(when) if when and whole.earliest <= when <= whole.latest else None


def _season(s: Season, context: Context) -> Reading:
    if s.year is not None:
        return Reading(periods.season(s.year, s.code), "", "season")
    published = context.published
    if s.year_shift is not None:
        year, anchor = _year_of_shift(s.year_shift, context)
        return Reading(periods.season(year, s.code) if year else None, "", "season", anchor)
    if not published:
        return Reading(None, f"XXXX-{periods.SEASONS[s.code]}", "season")
    around = [p for year in range(published.year - 2, published.year + 3) if (p := periods.season(year, s.code))]
    past = [p for p in around if p.latest < published]
    rest = [p for p in around if p.latest >= published]
    if s.shift == 0:
        year = published.year - (s.code == 24 and published.month <= 2)
        return Reading(periods.season(year, s.code), "", "season", context.from_published)
    chosen = past[-1:] if s.shift == -1 else [p for p in rest if p.earliest > published][:1] if s.shift == 1 else rest[:1]
    return Reading(chosen[0] if chosen else None, "", "season", context.from_published)


def _decade(d: Decade, context: Context) -> Reading:
    published = context.published
    if d.tens < 0:
        if not published:
            return Reading(None, "", "decade")
        return Reading(periods.decade(published.year // 10 * 10 + 10 * d.century_shift), "", "decade", context.from_published)
    if d.century is not None:
        return Reading(periods.decade((d.century - 1) * 100 + d.tens), "", "decade")
    if d.century_shift is not None:
        if not published:
            return Reading(None, "", "decade")
        return Reading(
            periods.decade((published.year // 100 + int(d.century_shift)) * 100 + d.tens), "", "decade", context.from_published
        )
    here = published.year if published else 2020
    first = here // 100 * 100 + d.tens
    return Reading(periods.decade(first if first <= here else first - 100), "", "decade", context.from_published)


def _century(n: int | None, shift, hijri: bool, context: Context) -> Reading:
    if hijri:
        first, last = periods.hijri_year(n * 100 - 99), periods.hijri_year(n * 100)
        return Reading(
            periods.years(first.earliest.year, last.latest.year, "century", "") if first and last else None, "", "Hijri century"
        )
    if n is not None:
        return Reading(periods.century(n), "", "century")
    if not context.published:
        return Reading(None, "", "century")
    return Reading(periods.century(context.published.year // 100 + 1 + shift), "", "century", context.from_published)


# Ranges


def _range(first: Node, last: Node, context: Context) -> Reading:
    if isinstance(first, Cal) and isinstance(last, Cal):
        if first.weekday and last.weekday and not (first.month or last.month):
            return _weekdays(first, last, context)
        start, end = _ends(first, last, context)
    else:
        start, end = read(first, context), read(last, context)
    if not (start.period and end.period):
        return Reading(None, "", "range", end.anchor)
    return Reading(periods.span(start.period, end.period), "", "range", end.anchor or start.anchor)


def _weekdays(first: Cal, last: Cal, context: Context) -> Reading:
    """Sunday to Thursday, both behind or both ahead: a run of days that does not go backwards."""
    start, end = read(first, context), read(last, context)
    if not (start.period and end.period):
        return Reading(None, "", "range", end.anchor)
    begins, ends = start.period.earliest, end.period.latest
    if begins > ends:
        if first.shift == 1:  # published on the first of them: الاثنين والثلاثاء المقبلين
            ends = periods.shift_days(ends, 7)
        else:
            begins = periods.shift_days(begins, -7)
        if not (begins and ends):
            return Reading(None, "", "range", end.anchor)
    return Reading(periods.span(periods.of_day(begins), periods.of_day(ends)), "", "range", end.anchor)


def _ends(first: Cal, last: Cal, context: Context) -> tuple[Reading, Reading]:
    """Both ends of a range; the one without a year takes it from the other: 12 - 15 مارس 2016، من 5 شوال 1435هـ إلى 20 ذي القعدة."""
    if not (first.month and last.month and first.hijri == last.hijri):
        return read(first, context), read(last, context)
    backwards = (first.month, first.day or 0) > (last.month, last.day or 31)
    if first.year is not None and _is_open(last):
        start = read(first, context)
        return start, read(last._replace(year=first.year + backwards, weekday=None), context)
    end = read(last, context)
    if end.period and _is_open(first):
        year = _year_in(end.period, last.hijri)
        if year is not None:
            first = first._replace(year=year - backwards, weekday=None)
    return read(first, context), end


def _is_open(c: Cal) -> bool:
    """Does nothing place the day or month in a year?"""
    return c.year is None and c.year_shift is None and c.shift is None


def _year_in(period: Period, hijri: bool) -> int | None:
    if not hijri:
        return period.earliest.year
    there = periods.to_hijri(period.earliest)
    return there[0] if there else None
