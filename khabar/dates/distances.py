"""So many days, weeks, months or years from a day, and runs of them."""

from datetime import date

from khabar.dates import periods
from khabar.dates.context import Context, Reading
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


def away(unit: str, n: int, shift, context: Context) -> Reading:
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


def run(unit: str, n: int, side: int, context: Context) -> Reading:
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


def weekend(shift, context: Context) -> Reading:
    published = context.published
    if not published:
        return Reading(None, "XXXX-WXX-WE", "weekend")
    if shift is None:
        shift = 0
        if context.tense() != "future" and published.isoweekday() < 6:
            shift = -1
    when = periods.shift_days(published, 7 * shift)
    return Reading(periods.weekend(when) if when else None, "", "weekend", context.from_published)
