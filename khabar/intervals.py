"""EDTF as days: what a date allows, and how fine it is.

EDTF is the Library of Congress' Extended Date/Time Format, part of ISO 8601-2. The package `edtf` reads all of it; the plain
forms (`2024-12-25`, `2024-10`, `2025`, and intervals of them, with `~` or not) are read here, a thousand times as fast.
"""

import math
import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Interval(NamedTuple):
    """First and last day that a date allows, both inclusive, None where it is open or unknown; and its precision."""

    earliest: date | None
    latest: date | None
    precision: str


NONE = Interval(None, None, "none")


@lru_cache(maxsize=65536)
def read_edtf(text: str) -> Interval:
    """The interval of an EDTF string; empty text gives `NONE`.

    precision is one of `schema.PRECISIONS`. An interval whose days are only approximate (`2025-09-01/2025-09-10~`)
    is a `part of month`, or a `part of year` when it is longer than a month.
    Raises ValueError when the text is no EDTF, or one whose days Python cannot hold (before the year 1).
    """
    text = text.strip()
    if not text:
        return NONE
    if plain := _plain(text):
        return plain
    first, slash, last = text.partition("/")
    if slash and (start := _plain(first.removesuffix("~"))) and (end := _plain(last.removesuffix("~"))):
        if start.earliest > end.latest:
            raise ValueError(f"{text}: ends before it begins")
        return Interval(start.earliest, end.latest, _grain(start.earliest, end.latest, approximate="~" in text))
    return _by_library(text)


def _plain(text: str) -> Interval | None:
    match = _PLAIN.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year == 0 or (month is not None and not 1 <= month <= 12):
        return None  # a season, or no EDTF: the library decides
    if day is not None:
        if not 1 <= day <= monthrange(year, month)[1]:
            raise ValueError(f"{text}: there is no such day")
        return Interval(date(year, month, day), date(year, month, day), "day")
    if month is not None:
        return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def _by_library(text: str) -> Interval:
    try:
        parsed = parse_edtf(text)
        earliest, latest = _as_date(parsed.lower_strict()), _as_date(parsed.upper_strict())
        if "/" in text:  # the library makes an unknown end ten years; it is none
            first, last = text.split("/")
            earliest, latest = earliest if first.strip(". ") else None, latest if last.strip(". ") else None
    except (EDTFParseException, AttributeError, TypeError, OverflowError) as error:
        raise ValueError(f"{text}: is no EDTF date") from error
    if earliest and latest and earliest > latest:
        raise ValueError(f"{text}: ends before it begins")
    return Interval(earliest, latest, _grain(earliest, latest, approximate="~" in text or "?" in text))


def _as_date(moment) -> date | None:
    if isinstance(moment, float):
        return None if math.isinf(moment) else date.fromtimestamp(moment)
    return date(*moment[:3])


def _grain(earliest: date | None, latest: date | None, *, approximate: bool) -> str:
    if earliest is None or latest is None:
        return "longer"
    days = (latest - earliest).days + 1
    if approximate and days > 1:
        if days < 28:
            return "part of month"
        return "part of year" if days < 365 else "longer"
    if days == 1:
        return "day"
    if days == 7:
        return "week"
    if days < 28:
        return "days"
    month_start = earliest.day == 1
    month_end = latest.day == monthrange(latest.year, latest.month)[1]
    if month_start and month_end and (earliest.year, earliest.month) == (latest.year, latest.month):
        return "month"
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31) and earliest.year == latest.year:
        return "year"
    return "part of year" if days < 365 else "longer"
