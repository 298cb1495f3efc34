"""Days of a month, numeric dates, and years that stand alone: whatever begins with a number and is a date."""

from khabar.dates.grammar.lookup import NAME
from khabar.dates.grammar.months import Months
from khabar.dates.grammar.signs import CLOSE, COMMAS, DASH, DIGITS, OPEN, QUOTES, YEAR_LENGTH
from khabar.dates.nodes import Both, Cal, Every, Range


class Days(Months):
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
        forms = self.forms
        first = self._day_number(i) or (self.forms[i] == "عشره" and self._ten_after_ordinal(i))
        if not first:
            return None
        j = first[0]
        if forms[j] in CLOSE and forms[i - 1] in OPEN:
            j += 1  # (28) أبريل
        places = [(i, j, first[1], "")]
        while len(places) < 8:
            joint = forms[j]
            if joint in DASH or joint in self.p.range_to or joint in COMMAS or joint in ("و", "او", "/"):
                k = j + 1
                if joint in COMMAS and forms[k] == "و":
                    k += 1
            elif joint[:1] == "و" and len(joint) > 2 and joint[1:] in self.w.ordinals:
                k = j
            else:
                break
            if joint in self.p.range_to and forms[k] in ("يوم", "غايه"):
                k += 1
            following = self._day_number(k)
            if not following:
                break
            places.append((k, following[0], following[1], joint))
            j = following[0]
        tail = self._after_day(j)
        if not tail or (tail[2] and self._is_score(i, j, tail[0], tail[1], several=len(places) > 1)):
            return None
        end, cal, _ = tail
        if isinstance(cal, Every):
            stamp = f"{cal.timex}-{places[-1][2]:02}" if cal.timex.startswith("XXXX") else cal.timex
            return (i if start is None else start), end, Every(stamp)
        before = forms[i - 1] if i else ""
        if forms[end - 1] in self.p.of_it and forms[i - 1 - (before == "ال")] not in self.p.before_of_it | {"،"}:
            return None  # الطبعة الأولى منه
        if (
            self._trapped("month", i - 1, end)
            and cal.year is None
            and cal.year_shift is None
            and cal.shift is None
            and start is None
        ):
            return i, end, NAME
        begin = i if start is None else start
        cal = cal._replace(weekday=weekday)
        if len(places) == 1:
            return begin, end, cal._replace(day=places[0][2])
        days = [place[2] for place in places]
        joints = {place[3] for place in places[1:]}
        if (
            joints & self.p.range_to
            or joints & DASH
            or (len(places) == 2 and (before in self.p.between or days[1] == days[0] + 1))
        ):
            first_day, last_day = days[0], days[-1]
            whole = Range(cal._replace(day=first_day), cal._replace(day=last_day, weekday=None))
            return begin, end, whole
        results = []
        for n, (place, place_end, day, _) in enumerate(places):
            last = n == len(places) - 1
            results.append(
                (
                    begin if n == 0 else place,
                    end if last else place_end,
                    cal._replace(day=day, weekday=weekday if n == 0 else None),
                )
            )
        return results

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
        if found:
            return found[1], found[2], True
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

    def _bare_year(self, i: int):
        """2016 and the ranges 2006-2007, 2015/2016, 2008 إلى 2018."""
        forms = self.forms
        found = self._year(i)
        if not found:
            return None
        j, year, hijri = found
        before = self._before(i)
        unit = self.w.units.get(before)
        named = bool(unit) and unit[0][1].unit == "year"
        if not named and i > 1 and before in self.p.article:
            unit = self.w.units.get(forms[i - 2])
            named = bool(unit) and unit[0][1].unit == "year"
        if (hijri or 1300 <= year <= 1500) and (forms[j] == "/" or forms[j] in DASH) and (other := self._year(j + 1)):
            if 1800 <= other[1] <= 2099 and (named or hijri) and not other[2]:
                return i, other[0], Both(Cal(other[1]), Cal(year, hijri=True))
            if 0 < abs(other[1] - year) <= 120 and (named or hijri or other[2]):
                return i, other[0], Range(Cal(min(year, other[1]), hijri=True), Cal(max(year, other[1]), hijri=True))
        if hijri and (other := self._year(j)) and not other[2] and 1800 <= other[1] <= 2099:
            return i, other[0], Both(Cal(other[1]), Cal(year, hijri=True))  # 1436هـ 2015م
        if hijri or (1300 <= year < 1600 and named):
            return i, j, Cal(year, hijri=hijri or 1343 <= year <= 1500)
        if not named:
            enclosed = before in OPEN and forms[j] in CLOSE
            if not (1900 <= year <= 2099 or (enclosed and 1500 <= year < 1900)):
                return None
            if before in ("من", "عن") and i > 1 and forms[i - 2] in self.p.more_or_less:
                return None
            if before in QUOTES and forms[j] in QUOTES:
                return None  # a title
            if (
                before not in self.p.before_year
                and before not in self.w.seasons
                and before != "("
                and len(forms[j]) > 3
                and forms[j].endswith("ا")
                and not forms[j].startswith("و")
                and forms[j] not in self.w.day_parts
            ):
                return None  # a counted noun in the accusative: 2034 حادثا
            if (
                self._counts_things(j)
                or before in self.w.traps.get(("year", "before"), ())
                or before in ("-", "+", "$", "#", "/", "_", ".")
            ):
                return None
            if forms[j] in ("%", "$", "°", "_") or (
                forms[j] == "-" and forms[j + 1].isdigit() and len(forms[j + 1]) != YEAR_LENGTH and len(forms[j + 1]) != 2
            ):
                return None
        joint = forms[j]
        if joint in DASH or joint == "/" or joint == "\\":
            last = self._year(j + 1)
            if last and year < last[1] <= year + 120:
                return i, last[0], Range(Cal(year), Cal(last[1]))
            short = forms[j + 1]
            if len(short) == 2 and short.isdigit() and forms[j + 2] != joint:
                if int(short) == (year + 1) % 100:
                    return i, j + 2, Range(Cal(year), Cal(year + 1))
                if 1 <= int(short) <= 12:
                    return i, j + 2, Cal(year, int(short))
        return i, j, Cal(year)
