"""From a node to days: what an expression means on the day of publication, in its sentence, after the dates named before it."""

from datetime import date

from khabar.dates import calendar, distances, divisions, periods
from khabar.dates.context import Context, Reading
from khabar.dates.distances import duration
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
            reading = distances.run(unit, n, side, context)
            kind = "DURATION"
        case Part(name, whole):
            reading = divisions.part(name, read(whole, context))
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
            return calendar.calendar_date(node, context)
        case Away(unit, n, shift):
            return distances.away(unit, n, shift, context)
        case Both(first, second):
            one = read(first, context)
            other = read(second, context)
            return _said_twice(first, one, second, other)
        case Range(first, last):
            return _range(first, last, context)
        case Part(name, whole):
            return divisions.part(name, read(whole, context))
        case Fraction(n, parts, whole):
            return divisions.fraction(n, parts, read(whole, context) if whole is not None else None, context)
        case Edge(unit, n, whole):
            return divisions.edge(unit, n, read(whole, context))
        case Nth(n, unit, weekday, whole):
            return divisions.nth(n, unit, weekday, read(whole, context))
        case Season():
            return divisions.season(node, context)
        case Decade():
            return divisions.decade(node, context)
        case Century(n, shift, hijri):
            return divisions.century(n, shift, hijri, context)
        case Weekend(shift):
            return distances.weekend(shift, context)
        case Run(unit, n, side):
            return distances.run(unit, n, side, context)
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
