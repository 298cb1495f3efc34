"""Days of a month and numeric dates: whatever begins with a number and names a day."""

from typing import NamedTuple

from khabar.dates.grammar.lookup import NAME
from khabar.dates.grammar.signs import CLOSE, COMMAS, DASH, DIGITS, OPEN, YEAR_LENGTH
from khabar.dates.grammar.years import Years
from khabar.dates.nodes import Cal, Every, Range

MOST_DAYS = 8  # in one list; a longer one is a table of numbers


class DayPlace(NamedTuple):
    """A number of a list of days: its tokens, the day, and what joins it to the one before."""

    start: int
    end: int
    day: int
    joint: str


class Days(Years):
    def _bare_day(self, i: int):
        """يوم 15: a day of the month at hand."""
        before = self._before(i)
        day = self._digits(i)
        if not day or not 1 <= day[1] <= 31 or before not in self.p.day or (i > 1 and self.forms[i - 2] in self.p.every):
            return None
        if self.forms[day[0]] in self.w.units or self.forms[day[0]] in ("%", ":", "/"):
            return None
        return i, day[0], Cal(day=day[1])

    def _day_of_month(self, i: int, weekday: int | None = None, start: int | None = None):
        """25 يونيو، الثامن من مايو، 10 و11 أبريل، 26 - 27 أبريل، 12 الجاري، 5 من الشهر المقبل."""
        places = self._day_numbers(i)
        if not places:
            return None
        several, last = len(places) > 1, places[-1]
        tail = self._after_day(last.end)
        if not tail or (tail[2] and self._is_score(i, last.end, tail[0], tail[1], several=several)):
            return None
        end, cal, _ = tail
        begin = i if start is None else start
        if isinstance(cal, Every):
            return begin, end, _day_of_every(cal, last.day)
        if self._is_part_of_it(i, end):
            return None
        if start is None and self._names_no_date(i, end, cal):
            return i, end, NAME
        cal = cal._replace(weekday=weekday)
        if not several:
            return begin, end, cal._replace(day=last.day)
        if self._is_run(self._before(i), places):
            return begin, end, Range(cal._replace(day=places[0].day), cal._replace(day=last.day, weekday=None))
        return _single_days(places, begin, end, cal)

    def _day_numbers(self, i: int) -> list[DayPlace]:
        """The numbers of days from token i on, up to eight, before what they are days of: 10 و11 و12 (أبريل)."""
        forms = self.forms
        first = self._day_number(i) or (forms[i] == "عشره" and self._ten_after_ordinal(i))
        if not first:
            return []
        j = first[0]
        if forms[j] in CLOSE and forms[i - 1] in OPEN:
            j += 1  # (28) أبريل
        places = [DayPlace(i, j, first[1], "")]
        while len(places) < MOST_DAYS and (k := self._after_joint(j)) and (following := self._day_number(k)):
            places.append(DayPlace(k, following[0], following[1], forms[j]))
            j = following[0]
        return places

    def _after_joint(self, j: int) -> int | None:
        """Where the next number stands after what joins two days: و، - ، إلى غاية, or the و of والثاني, which is part of it."""
        forms = self.forms
        joint = forms[j]
        if joint in self.p.range_to:
            return j + 1 + (forms[j + 1] in ("يوم", "غايه"))
        if joint in COMMAS:
            return j + 1 + (forms[j + 1] == "و")
        if joint in DASH or joint in ("و", "او", "/"):
            return j + 1
        return j if joint[:1] == "و" and len(joint) > 2 and joint[1:] in self.w.ordinals else None

    def _is_part_of_it(self, i: int, end: int) -> bool:
        """Is منه no month's, since no word of time stands before the ordinal: الطبعة الأولى منه?"""
        if self.forms[end - 1] not in self.p.of_it:
            return False
        before = self.forms[i - 1 - (self._before(i) == "ال")]
        return before not in self.p.before_of_it and before != "،"

    def _names_no_date(self, i: int, end: int, cal: Cal) -> bool:
        """Is a day without a year the name of something else: شارع 6 أكتوبر?"""
        placed = cal.year is not None or cal.year_shift is not None or cal.shift is not None
        return not placed and self._trapped("month", i - 1, end)

    def _is_run(self, before: str, places: list[DayPlace]) -> bool:
        """Do the days mean those between them too: 3 - 5 مارس، بين 3 و5 مارس, or two that follow each other: 10 و11 أبريل?"""
        joints = {place.joint for place in places[1:]}
        if joints & self.p.range_to or joints & DASH:
            return True
        return len(places) == 2 and (before in self.p.between or places[1].day == places[0].day + 1)

    def _is_score(self, i: int, j: int, end: int, cal: Cal, *, several: bool) -> bool:
        """Is it goals against none: فاز 3 - صفر? A year, a shift or a word of dates before the number make it the month of Safar."""
        forms = self.forms
        signed = forms[j] == "/" or forms[j] in DASH
        month = self._look(self.w.months, j + signed)
        if not month or month[1].alone != "zero" or (cal.year is not None and cal.year < 1600):
            return False
        if signed or several or cal.year is not None:
            return not several or signed
        k = i - 1 - (i > 0 and forms[i - 1] in self.p.article)
        before = forms[k] if k >= 0 else ""
        if before in COMMAS or before in OPEN or before in DASH:
            before = forms[k - 1] if k else ""
        if before == "و" and not self.p.between.isdisjoint(forms[max(0, k - 4) : k]):
            return False  # بين 15 صفر و22 صفر
        dated = (
            before in self.p.of_a_day
            or before in self.p.between
            or before in self.p.day
            or before in self.p.same_day
            or before in self.w.weekdays
            or before in self.w.relative
        )
        return not (dated or cal.shift is not None or cal.year_shift is not None or forms[end] in self.p.same_day)

    def _after_day(self, j: int):
        """What makes a number a day: a month's name, الجاري, من الشهر المقبل. Gives (end, Cal without day, is bare)."""
        return self._named_month(j) or self._month_at_hand(j)

    def _named_month(self, j: int):
        """The month's name after a day: 12 يناير، 12/يناير/2019، 12 من شهر يناير. Gives the same as `_after_day`."""
        forms = self.forms
        k = self._line(j)
        if forms[k] in ("/", ".") or forms[k] in DASH or forms[k] in COMMAS:
            # 12/يناير/2019
            if forms[k] in COMMAS or not self._look(self.w.months, k + 1):
                return None
            k += 1
        had_of = forms[k] in ("من", "ل")
        if had_of:
            k += 1
        if forms[k] in self.p.month_word:
            k += 1
        found = self.month(k, start=k)
        return (found[1], found[2], True) if found else None

    def _month_at_hand(self, j: int):
        """The month of a day by its distance: منه، الجاري، من الشهر المقبل، من هذا الشهر. Gives the same as `_after_day`."""
        forms = self.forms
        k = self._line(j)
        if forms[k] in self.p.of_it:
            return k + 1, Cal(month_shift="same"), False
        if forms[k] == "من":
            k += 1
        elif (
            (relative := self._relative(k))
            and relative[1] in (0, 1, -1)
            and forms[k].endswith(("ري", "لي", "بل", "دم", "ضي", "رم"))
        ):
            return (relative[0], Cal(month_shift=relative[1]), False) if self._day_before(j) else None
        this = forms[k] in self.p.this
        that = forms[k] in self.p.that
        k += this or that
        unit = self._look(self.w.units, k)
        if unit and unit[1].unit == "month" and unit[1].number == "s" and (unit[1].definite or that):
            if this:
                return unit[0], Cal(month_shift=0), False
            if that:
                return unit[0], Cal(month_shift="same"), False
            relative = self._relative(unit[0])
            if relative:
                return relative[0], Cal(month_shift=relative[1]), False
            if forms[k - 1] == "من":
                return unit[0], Cal(month_shift=0), False
        return None

    def _day_before(self, j: int) -> bool:
        """Does a number in digits end right before token j?"""
        return self.forms[j - 1].isdigit()

    def _numeric(self, i: int):
        """12/3/2019, 2019-03-12, 12.03.2019, 1436/10/14هـ; month and day alone only after يوم or بتاريخ."""
        forms = self.forms
        a, mark, b = forms[i], forms[i + 1], forms[i + 2]
        if not ((mark == "/" or mark == "." or mark in DASH or mark == "\\") and b.isdigit()):
            return None
        if forms[i + 3] != mark or not forms[i + 4].isdigit():
            return self._day_and_month(i, a, mark, b)
        c, j = forms[i + 4], i + 5
        if forms[j] == mark and forms[j + 1].isdigit():
            return None  # a chain of numbers
        if max(len(a), len(b), len(c)) > YEAR_LENGTH:
            return None
        if len(a) == YEAR_LENGTH and len(b) <= 2 and len(c) <= 2:
            year, month, day = int(a), int(b), int(c)
        elif len(c) in (2, YEAR_LENGTH) and len(a) <= 2 and len(b) <= 2:
            year, month, day = int(c), int(b), int(a)
            if len(c) == 2:
                if mark == ".":
                    return None
                year += 2000 if year < 70 else 1900
        else:
            return None
        k = j + (forms[j] in OPEN)
        hijri = forms[k] in self.p.hijra
        if hijri or forms[k] in self.p.era:
            j = k + 1 + (k > j and forms[k + 1] in CLOSE)
        if 1300 <= year <= 1500:
            hijri = True
        if hijri and len(c) == 2 and len(a) <= 2:
            year = int(c) + 1400
        if month > 12 and day <= 12 and not hijri:
            month, day = day, month
        if not (1 <= month <= 12 and 1 <= day <= 31) or year < 1000:
            return None
        return i, j, Cal(year, month, day, None, hijri)

    def _days_of_numeric(self, i: int):
        """14 - 15 / 10 / 1436هـ، 15/10 إلى 18/11/1436هـ: days in a row, the year of the last is of both."""
        forms = self.forms
        if forms[i + 2] not in DIGITS or not (first := self._digits(i)) or not 1 <= first[1] <= 31:
            return None
        month, k = None, i + 1
        if forms[k] == "/" and (month := self._digits(k + 1)):
            k = month[0]
        joint = forms[k]
        if not (joint in DASH or joint == "و" or joint in self.p.range_to) or not (last := self._numeric(k + 1)):
            return None
        _, end, whole = last
        if not whole.year or not whole.day or forms[k + 2] == joint or month and forms[k + 2] != "/":
            return None
        start = whole._replace(day=first[1], month=month[1] if month else whole.month)
        if (start.month, start.day) >= (whole.month, whole.day):
            return None
        return i, end, Range(start, whole)

    def _day_and_month(self, i: int, a: str, mark: str, b: str):
        """3/2019, 2015/2016, or 12/3 where يوم or a weekday says that it is a day."""
        if len(a) == YEAR_LENGTH:
            return None
        if mark in ("/", "-") and len(b) == YEAR_LENGTH and 1 <= int(a) <= 12 and 1900 <= int(b) <= 2200 and len(a) <= 2:
            return i, i + 3, Cal(int(b), int(a))
        if mark == "/" and len(a) <= 2 and len(b) <= 2 and 1 <= int(a) <= 31 and 1 <= int(b) <= 12:
            before = self._before(i)
            if before in self.p.on_day or before in self.w.weekdays:
                return i, i + 3, Cal(None, int(b), int(a))
        return None


def _day_of_every(cal: Every, day: int) -> Every:
    """A day of each year, where the month is one of each year: 12 ربيع الأول من كل عام."""
    return Every(f"{cal.timex}-{day:02}") if cal.timex.startswith("XXXX") else cal


def _single_days(places: list[DayPlace], begin: int, end: int, cal: Cal):
    """Days apart from each other, each an expression of its own: 3 و7 و9 مارس. The weekday said is the first one's."""
    found = [(place.start, place.end, cal._replace(day=place.day, weekday=None)) for place in places]
    found[0] = begin, places[0].end, cal._replace(day=places[0].day)
    found[-1] = places[-1].start, end, found[-1][2]
    return found
