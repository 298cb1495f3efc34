"""Two days of one month in one sentence: both are of one year."""

from collections.abc import Callable
from datetime import date

from khabar.dates import periods
from khabar.dates.context import Context
from khabar.dates.nodes import Cal
from khabar.dates.periods import Period


def with_its_pair(c: Cal, context: Context, nearest: Callable[[Cal, Context], Period | None]) -> Period | None:
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


def _day_from(when: date, count: int) -> Period | None:
    moved = periods.shift_days(when, count)
    return periods.of_day(moved) if moved else None
