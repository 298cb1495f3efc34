"""Calendar periods: a span of days with its TIMEX3 and EDTF values. A period that no calendar holds (year 0, 31 June) is None."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import NamedTuple

from hijridate import Gregorian, Hijri

_DAY = timedelta(days=1)
_kept = lru_cache(maxsize=4096)  # an article names few periods, and names them often
SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


class Period(NamedTuple):
    """First and last day, both inclusive; `unit` names the grain (day, week, month …)."""

    earliest: date
    latest: date
    unit: str
    timex: str
    edtf: str


@_kept
def day(year: int, month: int, number: int) -> Period | None:
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        return None
    return of_day(date(year, month, number))


@_kept
def of_day(when: date) -> Period:
    iso = when.isoformat()
    return Period(when, when, "day", iso, iso)


@_kept
def week(when: date) -> Period | None:
    """The seven days from Monday to Sunday around a day."""
    monday = shift_days(when, -when.weekday())
    sunday = monday and shift_days(monday, 6)
    if not sunday:
        return None
    iso_year, iso_week, _ = when.isocalendar()
    return Period(monday, sunday, "week", f"{iso_year:04}-W{iso_week:02}", f"{monday}/{sunday}")


def weekend(when: date) -> Period | None:
    """Saturday and Sunday of the week around a day."""
    around = week(when)
    if not around:
        return None
    saturday = around.latest - _DAY
    return Period(saturday, around.latest, "weekend", around.timex + "-WE", f"{saturday}/{around.latest}")


@_kept
def month(year: int, number: int) -> Period | None:
    if not (MINYEAR <= year <= MAXYEAR and 1 <= number <= 12):
        return None
    iso = f"{year:04}-{number:02}"
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month", iso, iso)


def months(year: int, number: int, count: int, unit: str, timex: str) -> Period | None:
    """`count` whole months from a month on: quarters, halves, seasons."""
    last = add_months(year, number, count - 1)
    first, end = month(year, number), month(*last)
    if not (first and end):
        return None
    return Period(first.earliest, end.latest, unit, timex, f"{first.edtf}/{end.edtf}" if count > 1 else first.edtf)


def quarter(year: int, number: int) -> Period | None:
    return months(year, number * 3 - 2, 3, "quarter", f"{year:04}-Q{number}")


def half(year: int, number: int) -> Period | None:
    return months(year, number * 6 - 5, 6, "half", f"{year:04}-H{number}")


def third(year: int, number: int) -> Period | None:
    return months(year, number * 4 - 3, 4, "third", f"{year:04}-{number * 4 - 3:02}/{year:04}-{number * 4:02}")


def season(year: int, code: int) -> Period | None:
    return months(year, _FIRST_MONTH[code], 3, "season", f"{year:04}-{SEASONS[code]}")


@_kept
def year(number: int) -> Period | None:
    if not MINYEAR <= number <= MAXYEAR:
        return None
    return Period(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04}", f"{number:04}")


def years(first: int, last: int, unit: str, timex: str) -> Period | None:
    if not MINYEAR <= first <= last <= MAXYEAR:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31), unit, timex, f"{first:04}/{last:04}")


def decade(first: int) -> Period | None:
    return years(first, first + 9, "decade", f"{first // 10:03}")


def century(number: int) -> Period | None:
    """The hundred years that TIMEX3 means by `19`: 1900 to 1999. The first century begins with the year 1."""
    return years(max(number * 100 - 100, 1), number * 100 - 1, "century", f"{number - 1:02}")


@_kept
def hijri_day(year: int, month: int, number: int) -> Period | None:
    """The Gregorian day of a Hijri one by the Umm al-Qura calendar, which is known for 1343 to 1500."""
    try:
        when = Hijri(year, month, number).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return of_day(date(when.year, when.month, when.day))


@_kept
def hijri_month(year: int, month: int) -> Period | None:
    first = hijri_day(year, month, 1)
    if not first:
        return None
    last = first.earliest + timedelta(days=Hijri(year, month, 1).month_length() - 1)
    return Period(first.earliest, last, "hijri month", f"{first.earliest}/{last}", f"{first.earliest}/{last}")


def hijri_year(number: int) -> Period | None:
    first, last = hijri_month(number, 1), hijri_month(number, 12)
    if first and last:
        return Period(
            first.earliest, last.latest, "hijri year", f"{first.earliest}/{last.latest}", f"{first.earliest}/{last.latest}"
        )
    if not 1 <= number < 1343:
        return None
    # Before the tables a Hijri year is known to the Gregorian years it lies in: 354.367 days a year from July 622.
    begins = 622.54 + (number - 1) * 0.970224
    return years(int(begins), int(begins + 0.970224), "hijri year", f"{int(begins):04}/{int(begins + 0.970224):04}")


def to_hijri(when: date) -> tuple[int, int, int] | None:
    try:
        hijri = Gregorian(when.year, when.month, when.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return hijri.year, hijri.month, hijri.day


def span(first: Period, last: Period) -> Period | None:
    """From the beginning of one period to the end of another."""
    if first.earliest > last.latest:
        return None
    start, end = first.edtf.partition("/")[0], last.edtf.rpartition("/")[2]
    return Period(
        first.earliest,
        last.latest,
        "span",
        f"{first.timex}/{last.timex}" if "/" not in first.timex + last.timex else "",
        f"{start}/{end}",
    )


def days(first: date, last: date, timex: str = "") -> Period:
    return Period(first, last, "days", timex or f"{first}/{last}", f"{first}/{last}")


def part(whole: Period, name: str) -> Period:
    """The START, MID or END of a period; edges that the words leave open carry `~`.

    Thirds: ten days of a month, four months of a year, a third of the days of anything else. A single day has no parts.
    """
    if whole.earliest == whole.latest:
        return whole
    if whole.unit == "month":
        first, last = {"START": (1, 10), "MID": (11, 20), "END": (21, whole.latest.day)}[name]
        start, end = whole.earliest.replace(day=first), whole.earliest.replace(day=last)
    elif whole.unit == "year":
        number = whole.earliest.year
        first, last = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}[name]
        start, end = date(number, first, 1), date(number, last, monthrange(number, last)[1])
        return _edged(whole, name, start, end, f"{number:04}-{first:02}", f"{number:04}-{last:02}")
    elif whole.unit in ("decade", "century"):
        count = whole.latest.year - whole.earliest.year + 1
        third = count // 3
        first, last = {"START": (0, third - 1), "MID": (third, count - third - 1), "END": (count - third, count - 1)}[name]
        start, end = date(whole.earliest.year + first, 1, 1), date(whole.earliest.year + last, 12, 31)
        return _edged(whole, name, start, end, f"{start.year:04}", f"{end.year:04}")
    else:
        count = (whole.latest - whole.earliest).days + 1
        third = max(count // 3, 1)
        first, last = {"START": (0, third - 1), "MID": (third, max(count - third - 1, third)), "END": (count - third, count - 1)}[
            name
        ]
        start, end = whole.earliest + timedelta(days=first), whole.earliest + timedelta(days=min(last, count - 1))
        start = min(start, end)
    return _edged(whole, name, start, end, f"{start}", f"{end}")


def _edged(whole: Period, name: str, start: date, end: date, first: str, last: str) -> Period:
    tilde_first, tilde_last = "" if name == "START" else "~", "" if name == "END" else "~"
    return Period(start, end, "part", whole.timex, f"{first}{tilde_first}/{last}{tilde_last}")


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def shift_days(when: date, count: int) -> date | None:
    try:
        return when + timedelta(days=count)
    except OverflowError:
        return None
