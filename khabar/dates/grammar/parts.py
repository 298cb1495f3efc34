"""Parts of periods and periods longer than a year: أوائل سبتمبر، الربع الأول، صيف 2016، السبعينيات، القرن العشرين."""

from khabar.dates.grammar.signs import OPEN
from khabar.dates.grammar.units import Units
from khabar.dates.nodes import (
    Away,
    Both,
    Cal,
    Century,
    Clock,
    Decade,
    Every,
    Fraction,
    Length,
    Nth,
    Part,
    Range,
    Run,
    Season,
    Vague,
    Weekend,
)

PERIOD_RULES = frozenset(("month", "season", "decade", "unit", "number", "fraction"))  # what a part may be taken of

DEEPEST = 2  # periods within periods: the first week of the first month of a year


class Periods(Units):
    _within_periods = 0

    def part(self, i: int):
        """أوائل سبتمبر، نهاية العام الجاري، منتصف 2016، نهاية الأسبوع."""
        found = self._look(self.w.parts, i)
        if not found:
            return None
        j, name = found
        forms = self.forms
        if forms[i] in ("بدايه", "وبدايه") and forms[j] == "من":
            return None  # `بداية من 2004` says from when on
        if name == "END" and forms[i].lstrip("وفبلك") == "اخر":
            return self._last(i, j)
        unit = self._look(self.w.units, j)
        if (
            unit
            and unit[1].unit in ("week", "month", "year")
            and unit[1].definite
            and unit[1].number == "s"
            and not self._relative(unit[0])
        ):
            if unit[1].unit == "week" and name == "END":
                return i, unit[0], Weekend(None)
            if (whole := self._period(j)) is None:
                return (i, unit[0], Part(name, Away(unit[1].unit, 0))) if forms[unit[0]] not in self.p.working_year else None
        whole = self._period(j)
        if (
            whole
            and not isinstance(whole[2], (Clock, Both))
            and not (isinstance(whole[2], Cal) and (whole[2].day or whole[2].weekday))
        ):
            if isinstance(whole[2], Away) and whole[2].unit == "day":
                return None
            if isinstance(whole[2], Away) and whole[2].unit == "week" and name == "END":
                return i, whole[1], Weekend(whole[2].n)
            return i, whole[1], Part(name, whole[2])
        return None

    def _period(self, i: int):
        """A calendar period that a part may be taken of; the words من and عام may stand before it."""
        forms = self.forms
        if forms[i] == "من":
            i += 1
        this = forms[i] in self.p.this or forms[i] in self.p.that
        i += this
        if forms[i] in self.p.month_word and (month := self.month(i + 1, start=i)):
            return month
        if self._within_periods == DEEPEST:
            return None
        self._within_periods += 1
        found = self._whole_period(i)
        self._within_periods -= 1
        return (i - this, *found[1:]) if found else None

    def _whole_period(self, i: int):
        for rule in self.starts.get(self.forms[i], ()):
            if rule.__name__ in PERIOD_RULES:
                found = rule(self, i)
                if found and not isinstance(found, list) and not isinstance(found[2], (Length, Every, Vague)):
                    return found
        return None

    def _last(self, i: int, j: int):
        """آخر 3 أيام، آخر أسبوع من ديسمبر، آخر خميس من مارس."""
        count = self._count(j)
        if count and (unit := self._look(self.w.units, count[0])) and unit[1].unit != "quarter":
            return i, unit[0], Run(unit[1].unit, count[1], -1)
        unit = self._look(self.w.units, j)
        if unit and unit[1].number == "d":
            return i, unit[0], Run(unit[1].unit, 2, -1)
        return self._nth_of(i, j, -1)

    def _nth(self, i: int):
        ordinal = self._ordinal(i)
        return self._nth_of(i, ordinal[0], ordinal[1]) if ordinal else None

    def _nth_of(self, i: int, j: int, n: int):
        """أول أسبوع من أكتوبر، ثالث خميس في نوفمبر."""
        forms = self.forms
        j += forms[j] == "يوم" and forms[j + 1] in self.w.weekdays
        weekday, unit = self._look(self.w.weekdays, j), self._look(self.w.units, j)
        if weekday:
            end, name, number = weekday[0], "weekday", weekday[1][0]
        elif unit and unit[1].number == "s" and unit[1].unit in ("day", "week", "month", "quarter"):
            end, name, number = unit[0], unit[1].unit, None
        else:
            return None
        if forms[end] not in ("من", "في"):
            return None
        whole = self._period(end + 1) or self._fraction_whole(end)
        if not whole or not isinstance(whole[2], (Cal, Away)):
            return None
        return i, whole[1], Nth(n, name, number, whole[2])

    def fraction(self, i: int):
        """الربع الأول من 2016، النصف الثاني من العام الجاري، الربع الماضي."""
        found = self._look(self.w.fractions, i)
        if not found:
            return None
        j, (parts, definite) = found
        if not definite:
            return None
        before = self._before(i)
        if parts == 4 and (relative := self._relative(j)) and isinstance(relative[1], int) and not self.forms[i].endswith("فصل"):
            last_of = self.forms[j].startswith("الاخير") and self._fraction_whole(relative[0])
            if not last_of:
                return i, relative[0], Away("quarter", relative[1])
        if parts == 4 and before in self.p.this and not self.forms[i].endswith("فصل"):
            return i - 1, j, Away("quarter", 0)
        ordinal = self._ordinal(j)
        if not ordinal or ordinal[1] > parts:
            return None
        if self.forms[i].endswith("ين"):
            return self._two_parts(i, ordinal, parts)
        whole = self._fraction_whole(ordinal[0])
        if not whole:
            at_hand = not before or before in self.p.before_quarter or self.forms[i] in ("بالربع", "للربع")
            if parts == 4 and ordinal[1] > 0 and at_hand and not self.forms[i].endswith("فصل"):
                return i, ordinal[0], Fraction(ordinal[1], parts, None)
            return None
        return i, whole[1], Fraction(ordinal[1], parts, whole[2])

    def _two_parts(self, i: int, first: tuple[int, int], parts: int):
        """الربعين الأول والثاني من 2016."""
        last = self._ordinal(first[0])
        if not last or not first[1] < last[1] <= parts:
            return None
        _, end, whole = self._fraction_whole(last[0]) or (0, last[0], None)
        if whole is None and parts != 4:
            return None
        return i, end, Range(Fraction(first[1], parts, whole), Fraction(last[1], parts, whole))

    def _fraction_whole(self, k: int):
        of = self.forms[k] in ("من", "ل", "في")
        whole = self._period(k + of)
        if whole and isinstance(whole[2], (Cal, Away)):
            node = whole[2]
            if isinstance(node, Away) and node.unit in ("month", "year", "week"):
                return whole
            if isinstance(node, Cal) and node.day is None and node.weekday is None:
                return whole
        unit = self._look(self.w.units, k + of)
        if unit and of and unit[1].unit == "year" and unit[1].definite and unit[1].number == "s":
            return k, unit[0], Away("year", 0)
        return None

    def season(self, i: int):
        """صيف 2016، شتاء العام الماضي، الصيف المقبل، هذا الصيف."""
        found = self._look(self.w.seasons, i)
        if not found:
            return None
        j, (code, definite) = found
        before = self._before(i)
        relative = self._relative(j)
        if definite:
            if relative and isinstance(relative[1], int):
                return i - (before in self.p.this), relative[0], Season(code, shift=relative[1])
            return (i - 1, j, Season(code, shift=0)) if before in self.p.this else None
        tail = self._month_tail(j, False)
        if tail and (tail[1] or tail[3] is not None):
            return i, tail[0], Season(code, tail[1], tail[3])
        return None

    def decade(self, i: int):
        """السبعينيات، ثمانينيات القرن الماضي."""
        found = self._look(self.w.decades, i)
        if not found:
            return None
        j, tens = found
        k = j + (self.forms[j] == "من")
        unit = self._look(self.w.units, k)
        if unit and unit[1].unit == "century" and (century := self._century(k, unit[0])):
            return i, century[1], Decade(tens, century[2].n, century[2].shift)
        if not self.forms[i].startswith(("ال", "وال", "بال", "لل", "فال")):
            return None
        if self.forms[j] in ("من", "في") and self._before(i) in ("العشرينات",):
            return None
        before = self._before(i)
        if before in self.p.age_noun:
            return None
        return i, j, Decade(tens)

    def _century(self, i: int, j: int):
        forms = self.forms
        relative = self._relative(j)
        if relative and isinstance(relative[1], int):
            return i, relative[0], Century(shift=relative[1])
        if self._before(i) in self.p.this:
            return i - 1, j, Century(shift=0)
        k = j + (forms[j] in self.p.article)
        opened = forms[k] in OPEN
        k += opened
        ordinal = self._digits(k) or self._ordinal(k)
        if not ordinal or not 1 <= ordinal[1] <= 21:
            return None
        k = ordinal[0] + opened
        if forms[k] == "قبل" or (forms[k] == "ق" and forms[k + 1] == "."):
            return None
        hijri = forms[k] in self.p.hijra
        return i, k + (hijri or forms[k] in self.p.era), Century(ordinal[1], None, hijri)

    def weekend(self, i: int):
        """عطلة نهاية الأسبوع، عطلة نهاية الأسبوع المقبل."""
        forms = self.forms
        j = i + 1
        if forms[i].startswith("ال"):
            return i, j, Weekend(0)
        if forms[j] not in ("نهايه", "اخر") or not (unit := self._look(self.w.units, j + 1)) or unit[1].unit != "week":
            return None
        j = unit[0]
        if relative := self._relative(j):
            return i, relative[0], Weekend(relative[1] if isinstance(relative[1], int) else 0)
        if forms[j] in self.p.this:
            return i, j + 1, Weekend(0)
        return i, j, Weekend(None)
