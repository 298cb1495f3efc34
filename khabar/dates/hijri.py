"""Hijri dates: their Gregorian days, and the year of one that is named without."""

from khabar.dates import periods
from khabar.dates.context import Context, Reading
from khabar.dates.nodes import Cal
from khabar.dates.pairs import with_its_pair
from khabar.dates.periods import Period


def hijri_date(c: Cal, context: Context) -> Reading:
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
    return Reading(with_its_pair(c, context, _nearest_hijri), "", rule, context.from_published)


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
