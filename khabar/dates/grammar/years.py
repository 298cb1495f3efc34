"""Years that stand alone, and the year or month that a sign joins to them."""

from khabar.dates.grammar.months import Months
from khabar.dates.grammar.signs import CLOSE, DASH, OPEN, QUOTES, YEAR_LENGTH
from khabar.dates.nodes import Both, Cal, Range

_LONGEST_RUN = 120  # years between the ends of 1914-1918; more is no range of years


class Years(Months):
    def _bare_year(self, i: int):
        """2016، 1436هـ، and what a sign joins to it: 2006-2007، 2015/16، 2016/03، 1436هـ/2015م."""
        found = self._year(i)
        if not found:
            return None
        j, year, hijri = found
        named = self._is_named_year(i)
        if (hijri or 1300 <= year <= 1500) and (joined := self._joined_hijri_year(i, j, year, hijri, named)):
            return joined
        if hijri or (1300 <= year < 1600 and named):
            return i, j, Cal(year, hijri=hijri or 1343 <= year <= 1500)
        if not named and not self._may_be_year(i, j, year):
            return None
        return self._joined_year(i, j, year) or (i, j, Cal(year))

    def _is_named_year(self, i: int) -> bool:
        """Does the word for a year stand before: عام 2016، سنة (2016)?"""
        before = self._before(i)
        unit = self.w.units.get(before)
        if unit and unit[0][1].unit == "year":
            return True
        if i < 2 or before not in self.p.article:
            return False
        unit = self.w.units.get(self.forms[i - 2])
        return bool(unit) and unit[0][1].unit == "year"

    def _joined_hijri_year(self, i: int, j: int, year: int, hijri: bool, named: bool):
        """A Hijri year with its Gregorian one (1436هـ/2015م، 1436هـ 2015م), or with a second Hijri one (1436-1437هـ)."""
        forms = self.forms
        if (forms[j] == "/" or forms[j] in DASH) and (other := self._year(j + 1)):
            end, second, second_hijri = other
            if 1800 <= second <= 2099 and (named or hijri) and not second_hijri:
                return i, end, Both(Cal(second), Cal(year, hijri=True))
            if 0 < abs(second - year) <= _LONGEST_RUN and (named or hijri or second_hijri):
                return i, end, Range(Cal(min(year, second), hijri=True), Cal(max(year, second), hijri=True))
        if hijri and (other := self._year(j)) and not other[2] and 1800 <= other[1] <= 2099:
            return i, other[0], Both(Cal(other[1]), Cal(year, hijri=True))
        return None

    def _may_be_year(self, i: int, j: int, year: int) -> bool:
        """Can a number that no word calls a year be one? Numbers of things, titles and parts of longer numbers are none."""
        before, after = self._before(i), self.forms[j]
        enclosed = before in OPEN and after in CLOSE  # an older year in brackets is that of what stands before them
        if not (1900 <= year <= 2099 or (enclosed and 1500 <= year < 1900)):
            return False
        if before in ("من", "عن") and i > 1 and self.forms[i - 2] in self.p.more_or_less:
            return False  # أكثر من 2000
        if before in QUOTES and after in QUOTES:
            return False  # a title
        return not (self._counts_noun(before, after) or self._is_trapped_year(before, j) or self._goes_on(j))

    def _counts_noun(self, before: str, after: str) -> bool:
        """Is the next word a counted noun in the accusative: 2034 حادثا? A preposition or a season makes the number a year all the same."""
        if len(after) <= 3 or not after.endswith("ا") or after.startswith("و") or after in self.w.day_parts:
            return False
        return not (before in self.p.before_year or before in self.w.seasons or before == "(")

    def _is_trapped_year(self, before: str, j: int) -> bool:
        """Does a listed word beside the number count things or number them: 2000 دولار، رقم 2016، or a sign before it: $2000?"""
        return (
            self._counts_things(j)
            or before in self.w.traps.get(("year", "before"), ())
            or before in ("-", "+", "$", "#", "/", "_", ".")
        )

    def _goes_on(self, j: int) -> bool:
        """Does the number go on as no year does: 2000%، 2016-123?"""
        after, second = self.forms[j], self.forms[j + 1]
        return after in ("%", "$", "°", "_") or (after == "-" and second.isdigit() and len(second) not in (2, YEAR_LENGTH))

    def _joined_year(self, i: int, j: int, year: int):
        """The range or the month of a year and what a sign joins to it: 2006-2007، 2015/16، 2016/03."""
        joint = self.forms[j]
        if not (joint in DASH or joint == "/" or joint == "\\"):
            return None
        last = self._year(j + 1)
        if last and year < last[1] <= year + _LONGEST_RUN:
            return i, last[0], Range(Cal(year), Cal(last[1]))
        short = self.forms[j + 1]
        if len(short) == 2 and short.isdigit() and self.forms[j + 2] != joint:
            if int(short) == (year + 1) % 100:
                return i, j + 2, Range(Cal(year), Cal(year + 1))
            if 1 <= int(short) <= 12:
                return i, j + 2, Cal(year, int(short))
        return None
