"""Dates by their parts: a day and month, a weekday, a year, and the one that is meant where a part is not said."""

from datetime import date
from functools import lru_cache

from khabar.dates import periods
from khabar.dates.context import Context, Named, Reading
from khabar.dates.hijri import hijri_date
from khabar.dates.nodes import Cal
from khabar.dates.pairs import with_its_pair
from khabar.dates.periods import Period

# A date without a year that lies further back than this is rather the coming one, if that is near.
_LONG_AGO, _SOON = 245, 125


def calendar_date(c: Cal, context: Context) -> Reading:
    if c.hijri:
        return hijri_date(c, context)
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
        year, anchor = year_of_shift(c.year_shift, context)
        return Reading(_of(year, c.month, c.day) if year else None, _unplaced(c), rule + " of relative year", anchor)
    if c.day and (year := context.named_year(c.month, c.day)):
        return Reading(_of(year, c.month, c.day), "", "named day")
    if c.shift in ("same", "next", "before"):
        last = context.year_named() if c.shift == "same" else context.last
        year = _year_beside(c, last.period) if last else None
        return Reading(_of(year, c.month, c.day) if year else None, _unplaced(c), rule, f"date at {last.offset}" if last else "")
    if c.shift is None and (named := _year_carried(c, context)):
        year = named.period.earliest.year
        return Reading(_of(year, c.month, c.day), "", rule + ", year carried over", f"year {year} at {named.offset}")
    if not context.published:
        return Reading(None, _unplaced(c), rule)
    return Reading(with_its_pair(c, context, _nearest), _unplaced(c), rule, context.from_published)


def _year_carried(c: Cal, context: Context) -> Named | None:
    """The date whose year is that of a month or day without one: تزوج في مارس 1980، وفي مايو سافر; or the head of the line."""
    last, published = context.last, context.published
    if not (last and last.with_year and last.period.unit in ("day", "month", "part", "span")):
        return context.head
    year, month = last.period.earliest.year, last.period.earliest.month
    if (published and year >= published.year) or (c.month, bool(c.day)) <= (month, False):
        return context.head
    recent = published and (p := _of(published.year, c.month, c.day)) and 0 <= (published - p.earliest).days <= 40
    carried = not recent and context.in_one_sentence(last.token) and context.tense() != "future"
    return last if carried else context.head


def _year_beside(c: Cal, named: Period) -> int:
    """The year of a month that is the same as a date's, the one after it or the one before: بعد ديسمبر 2023 في أغسطس التالي."""
    if c.shift == "next":
        return named.latest.year + ((c.month, c.day or 0) <= (named.latest.month, named.latest.day if c.day else 0))
    if c.shift == "before":
        return named.earliest.year - ((c.month, c.day or 0) >= (named.earliest.month, named.earliest.day if c.day else 0))
    return named.earliest.year


def _of(year: int, month: int, day: int | None) -> Period | None:
    return periods.day(year, month, day) if day else periods.month(year, month)


def _unplaced(c: Cal) -> str:
    return f"XXXX-{c.month:02}" + (f"-{c.day:02}" if c.day else "") if c.month else ""


def year_of_shift(shift, context: Context) -> tuple[int | None, str]:
    if isinstance(shift, int):
        return (context.published.year + shift, context.from_published) if context.published else (None, "")
    last = context.year_named() if shift == "same" else context.last
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
    if not published:
        return Reading(None, f"XXXX-WXX-{c.weekday}", "weekday")
    if c.shift == "next" and (day := context.named("day")):
        when = periods.shift_days(day.period.earliest, (c.weekday - day.period.earliest.isoweekday() - 1) % 7 + 1)
        if when:
            return Reading(periods.of_day(when), "", "weekday after a date", f"date at {day.offset}")
    placed = c.shift in (-2, -1, 0, 1, 2) or isinstance(c.week_shift, int)
    tense = "" if placed else context.tense()
    if not placed and tense != "past" and (last := context.announced_day()):
        away = (c.weekday - last.period.earliest.isoweekday()) % 7
        when = periods.shift_days(last.period.earliest, away) if away else None
        if when:
            return Reading(periods.of_day(when), "", "weekday of an announcement", f"date at {last.offset}")
    future = not placed and published.isoweekday() != c.weekday and tense == "future"
    return _weekday_from(c, published, future)


@lru_cache(maxsize=4096)
def _weekday_from(c: Cal, published: date, future: bool) -> Reading:
    """The weekday that is meant; without a word that places it, the one behind, or ahead in a sentence of the future."""
    off = c.weekday - published.isoweekday()
    back, ahead = -off % 7, off % 7
    if isinstance(c.week_shift, int):
        return _day_away(off + 7 * c.week_shift, "weekday of relative week", published)
    if c.shift in (-1, -2):
        return _day_away(-(back or 7) + 7 * (c.shift + 1), "weekday before", published)
    if c.shift in (1, 2):
        return _day_away((ahead or 7) + 7 * (c.shift - 1), "weekday after", published)
    if c.shift == 0:
        return _day_away(off, "weekday of this week", published)
    return _day_away(ahead, "weekday, ahead", published) if future else _day_away(-back, "weekday, behind", published)


def _day_away(shift: int, rule: str, published: date) -> Reading:
    when = periods.shift_days(published, shift)
    return Reading(periods.of_day(when) if when else None, "", rule, f"published {published}")


def _day_of_relative_month(c: Cal, context: Context) -> Reading:
    if c.month_shift is None:
        return _bare_day(c.day, context)
    rule = "day of relative month"
    if isinstance(c.month_shift, int):
        if not context.published:
            return Reading(None, f"XXXX-XX-{c.day:02}", rule)
        if c.weekday and (hijri := _hijri_by_weekday(c, context.published)):
            return Reading(hijri, "", "Hijri day of relative month", context.from_published)
        year, month = periods.add_months(context.published.year, context.published.month, c.month_shift)
        return Reading(periods.day(year, month, c.day), "", rule, context.from_published)
    last = context.named("month")
    if not last:
        return Reading(None, f"XXXX-XX-{c.day:02}", rule)
    year, month = last.period.earliest.year, last.period.earliest.month
    if c.month_shift in ("next", "before"):
        year, month = periods.add_months(year, month, 1 if c.month_shift == "next" else -1)
    return Reading(periods.day(year, month, c.day), "", rule, f"date at {last.offset}")


def _hijri_by_weekday(c: Cal, published: date) -> Period | None:
    """`الثلاثاء 26 الشهر الجاري`, where the 26th of the Gregorian month is no Tuesday and that of the Hijri month is one: Saudi papers
    count by either calendar and leave its name out. The Hijri month is that of Umm al-Qura."""
    gregorian = periods.day(*periods.add_months(published.year, published.month, c.month_shift), c.day)
    here = periods.to_hijri(published)
    if here is None or (gregorian and gregorian.earliest.isoweekday() == c.weekday):
        return None
    years, month = divmod(here[1] - 1 + c.month_shift, 12)
    found = periods.hijri_day(here[0] + years, month + 1, c.day)
    return found if found and found.earliest.isoweekday() == c.weekday else None


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
