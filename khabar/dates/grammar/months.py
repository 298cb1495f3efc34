"""Months: their names and pairs of names, and what places them in a year."""

from functools import cached_property

from khabar.dates.grammar.numbers import Numbers
from khabar.dates.grammar.signs import CLOSE, COMMAS, DASH, OPEN
from khabar.dates.nodes import Cal, Every
from khabar.dates.words import Month


class Months(Numbers):
    def month(self, i: int, day: int | None = None, start: int | None = None, weekday: int | None = None):
        """A month with what goes with it: مارس 2025، أكتوبر من العام الماضي، سبتمبر/أيلول."""
        found = self._month(i)
        if not found:
            return None
        j, month, twice = found
        tail = self._month_tail(j, month.hijri)
        sure = month.alone == "yes" or twice or tail or day or start is not None or self._day_after_month(j)
        if not sure and (month.hijri or not (self._month_beside(i, j) or self._after_preposition(i, j, month))):
            return None
        if day is None and start is None and self._trapped("month", i - 1, j) and not tail:
            return None
        k = j + (self.forms[j] == "من")
        if self.forms[k] in self.p.every and (unit := self.w.units.get(self.forms[k + 1])) and unit[0][1].unit == "year":
            return (i if start is None else start), k + 2, Every(f"XXXX-{month.number:02}" if not month.hijri else "P1Y")
        if not tail and (shared := self._shared_tail(j, month.hijri)):
            _, year, _, year_shift, shift = shared
            return (i if start is None else start), j, Cal(year, month.number, day, weekday, month.hijri, year_shift, shift=shift)
        if not tail and day is None and start is None and (exact := self._day_after_month(j)) and not month.hijri:
            return i, exact[0], Cal(exact[2], month.number, exact[1])
        year = year_shift = shift = None
        hijri = month.hijri
        if tail:
            j, year, _, year_shift, shift = tail
        return (i if start is None else start), j, Cal(year, month.number, day, weekday, hijri, year_shift, None, None, shift)

    def _month(self, i: int):
        """(end, Month, said twice?) of a month's name, or of a pair such as سبتمبر/أيلول."""
        found = self._look(self.w.months, i)
        if not found:
            return None
        j, month = found
        k, opened = j, False
        if self.forms[k] in OPEN:
            k, opened = k + 1, True
        elif self.forms[k] in ("/", "\\", "|") or self.forms[k] in DASH or self.forms[k] == "او":
            k += 1
        if self.forms[k] == "\n":
            k += 1
        second = self._look(self.w.months, k)
        if second and not month.hijri and second[1].number == month.number and not second[1].hijri and k < second[0]:
            k = second[0]
            if opened:
                if self.forms[k] not in CLOSE:
                    return j, month, False
                k += 1
            return k, month, True
        return j, month, False

    def _month_tail(self, j: int, hijri: bool):
        """What places a month in time: (end, year, hijri, year shift, own shift)."""
        forms = self.forms
        relative = self._relative(j)
        if relative:
            return relative[0], None, hijri, None, relative[1]
        k = j
        if forms[k] in COMMAS or forms[k] == "\n" or forms[k] in DASH or forms[k] == "/":
            k += 1
        if forms[k] in ("من", "في", "خلال"):
            k += 1
        if forms[k] in self.p.this:
            unit = self._look(self.w.units, k + 1)
            if unit and unit[1].unit == "year" and unit[1].number == "s":
                return unit[0], None, hijri, 0, None
        if forms[k] in self.p.that:
            unit = self._look(self.w.units, k + 1)
            if unit and unit[1].unit == "year" and unit[1].number == "s":
                return unit[0], None, hijri, "same", None
        unit = self._look(self.w.units, k)
        if unit and unit[1].unit == "year" and unit[1].number == "s":
            k = unit[0]
            relative = self._relative(k)
            if relative and unit[1].definite:
                if (year := self._year(relative[0])) and not year[2]:
                    return year[0], year[1], hijri, None, None  # من العام الحالي 2015
                return relative[0], None, hijri, relative[1], None
        elif k > j and forms[k - 1] == "في":
            return None
        if hijri:
            year = self._hijri_year(k)
            if not year and (year := self._year(k)) and not 1900 <= year[1] <= 2077:
                return None
            return (year[0], year[1], True, None, None) if year else None
        year = self._year(k)
        if not year or (forms[k - 1] in DASH and not unit):
            return None
        if not unit and self._counts_things(year[0]):
            return None
        return year[0], year[1], year[2], None, None

    def _shared_tail(self, j: int, hijri: bool):
        """The year or shift that two months share: نوفمبر أو ديسمبر القادمين، يناير وفبراير 2016."""
        k = j + (self.forms[j] in ("و", "او", "،"))
        if k == j and not self.forms[k].startswith("و"):
            return None
        second = self._look(self.w.months, k)
        if not second or second[1].hijri != hijri:
            return None
        end = self._month(k)[0]
        if self.forms[end].endswith("ين"):
            found = self.w.relative.get(self.forms[end])
            return (end, None, hijri, None, found[0][1]) if found else None
        tail = self._month_tail(end, hijri)
        return tail if tail and (tail[1] or tail[3] is not None) else None

    def _day_after_month(self, j: int):
        """(end, day, year) of a day written after its month: مارس 3 2015."""
        day = self._digits(j)
        if not day or not 1 <= day[1] <= 31:
            return None
        year = self._year(day[0] + (self.forms[day[0]] in COMMAS))
        return (year[0], day[1], year[1]) if year and not year[2] else None

    @cached_property
    def _names_levant(self) -> bool:
        """Does the text name a month of the Levant that can be nothing else?"""
        return not self.w.levant.isdisjoint(self.forms)

    def _after_preposition(self, i: int, j: int, month: Month) -> bool:
        """Does a preposition make a doubtful name a month: في مارس، منذ جوان? Not منذ مارس المهنة: since he practised."""
        if month.alone not in ("verb", "name", "company"):
            return False
        before, after = self._before(i), self.forms[j]
        if month.alone == "company" and not self._names_levant:
            return False
        if before in self.p.within:
            return True
        if after.startswith(("ال", "لل")):
            return False
        if before in self.p.since:
            return True
        if month.alone != "verb":
            return False
        if before == "من":
            return not after.isalpha() or (i > 1 and self.forms[i - 2] in self.p.beginning)
        return before in self.p.beside or self.forms[i][: self.w.prefix.get(self.forms[i], 0)] in ("ب", "وب")

    def _month_beside(self, i: int, j: int) -> bool:
        """Is a doubtful month (مارس, نيسان) made one by the words around it?"""
        before = self._before(i)
        if before in self.p.month_word or before in self.w.parts:
            return True
        after = self.forms[j]
        if after in self.p.range_to or after in DASH or after in ("و", "او"):
            j += 1
        elif after[:1] != "و":
            after = ""
        if before in self.p.range_from and self._look(self.w.months, j):
            return True
        if before in self.p.range_to or before == "و":
            return bool(i > 1 and self.forms[i - 2] in self.w.months)
        if self.forms[i].startswith("و"):
            return before in self.w.months
        return bool(after) and bool(self._look(self.w.months, j))
