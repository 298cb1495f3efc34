"""So many days, weeks, months or years from a day."""

from datetime import date

from khabar.dates import periods
from khabar.dates.periods import Period


def duration(unit: str, n: int | None) -> str:
    amount = "X" if n is None else n
    if unit in ("second", "minute", "hour"):
        return f"PT{amount}{unit[0].upper()}"
    return (
        f"P{amount}" + {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}[unit]
    )


def shifted(unit: str, n: int, when: date) -> Period | None:
    """The unit that lies n units from the one that holds the day: as coarse as the unit, and never finer."""
    if abs(n) > 9999:
        return None
    if unit == "day":
        moved = periods.shift_days(when, n)
        return periods.of_day(moved) if moved else None
    if unit == "week":
        moved = periods.shift_days(when, 7 * n)
        return periods.week(moved) if moved else None
    if unit == "month":
        return periods.month(*periods.add_months(when.year, when.month, n))
    if unit == "quarter":
        year, month = periods.add_months(when.year, (when.month - 1) // 3 * 3 + 1, 3 * n)
        return periods.quarter(year, (month - 1) // 3 + 1)
    if unit == "year":
        return periods.year(when.year + n)
    if unit == "decade":
        return periods.decade(when.year // 10 * 10 + 10 * n)
    if unit == "century":
        return periods.century(when.year // 100 + 1 + n)
    return None


def counted(unit: str, n: int, earliest: date, latest: date) -> Period | None:
    """What lies n units from a date that allows these days; None where it is coarser than the unit: no day follows upon a year."""
    fine_enough = {
        "day": earliest == latest,
        "week": (latest - earliest).days < 7,
        "month": (earliest.year, earliest.month) == (latest.year, latest.month),
        "year": earliest.year == latest.year,
    }
    return shifted(unit, n, earliest) if fine_enough.get(unit) else None
