"""Parts of periods and periods that are no day, month or year: thirds, quarters, ordinals, seasons, decades, centuries."""

from datetime import date

from khabar.dates import periods
from khabar.dates.calendar import year_of_shift
from khabar.dates.context import Context, Reading
from khabar.dates.distances import duration
from khabar.dates.nodes import Decade, Season
from khabar.dates.periods import Period


def part(name: str, reading: Reading) -> Reading:
    rule = f"part of {reading.rule}"
    if not reading.period:
        return reading._replace(rule=rule)
    return Reading(periods.part(reading.period, name), "", rule, reading.anchor)


def edge(unit: str, n: int, reading: Reading) -> Reading:
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


def fraction(n: int, parts: int, reading: Reading | None, context: Context) -> Reading:
    if reading is None:
        return _quarter_at_hand(n, context)
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


def nth(n: int, unit: str, weekday: int | None, reading: Reading) -> Reading:
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


def season(s: Season, context: Context) -> Reading:
    if s.year is not None:
        return Reading(periods.season(s.year, s.code), "", "season")
    published = context.published
    if s.year_shift is not None:
        year, anchor = year_of_shift(s.year_shift, context)
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


def decade(d: Decade, context: Context) -> Reading:
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


def century(n: int | None, shift, hijri: bool, context: Context) -> Reading:
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
