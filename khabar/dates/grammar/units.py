"""Units of time: العام الماضي، هذا الشهر، عام 2016، قبل ثلاثة أيام، الأيام الثلاثة الماضية."""

from khabar.dates.grammar.daynames import DayNames
from khabar.dates.grammar.signs import CLOCK_UNITS, CLOSE, DIGITS, LETTERS, OPEN, PERIODIC
from khabar.dates.nodes import Away, Cal, Decade, Edge, Every, Length, Nth, Run, Vague


class Units(DayNames):
    def unit(self, i: int):
        """العام الماضي، هذا الشهر، عام 2016، الأيام الثلاثة الماضية، القرن العشرين، قبل يومين، كل سنة."""
        found = self._look(self.w.units, i)
        if not found:
            return None
        j, (unit, number, definite) = found
        if number == "s":
            return self._one_unit(i, j, unit, definite)
        return self._two_units(i, j, unit, definite) if number == "d" else self._plural(i, j, unit, definite)

    def _one_unit(self, i: int, j: int, unit: str, definite: bool):
        """The unit in the singular: عام 2016، القرن العشرين، كل سنة، العام الماضي، نفس الشهر، قبل أسبوع."""
        before = self._before(i)
        if unit == "year" and before not in self.p.every and (year := self._numbered_year(i, j)):
            return year
        if unit == "century":
            return self._century(i, j)
        if unit == "day" and not definite and self._names_day(j):
            return None  # the name of the day speaks for itself: قبل يوم السبت
        if unit == "month" and not definite and self.forms[j] in self.w.months and (found := self.month(j, start=i)):
            return found
        if before in self.p.every:
            return (i - 1, j, Every(PERIODIC[unit])) if not definite and unit in PERIODIC else None
        if definite:
            return self._definite_unit(i, j, unit, before)
        if before in self.p.same:
            return i - 1, j, Away(unit, 0, "same")
        if unit == "quarter" or unit == "decade":
            return None
        return self._ago(i, j, unit, 1, start=i)

    def _numbered_year(self, i: int, j: int):
        """عام 2016، سنة 1436هـ، عام 2015/2016; in digits the year may be one of two that a sign joins."""
        year = self._year(j)
        if not year or self._counts_things(year[0]):
            return None
        if self.forms[j].isdigit() and (joined := self._bare_year(j)):
            return i, joined[1], joined[2]
        return i, year[0], Cal(year[1], hijri=year[2] or 1343 <= year[1] <= 1500)

    def _two_units(self, i: int, j: int, unit: str, definite: bool):
        """The unit in the dual: اليومين الماضيين، قبل عامين، ساعتين; not يومي, which names what follows."""
        relative = self._relative(j)
        if definite and relative and relative[1] in (-1, 0, 1):
            return i, relative[0], Run(unit, 2, relative[1])
        if definite or self.forms[i].endswith("ي"):
            return None
        return self._ago(i, j, unit, 2, start=i) or (i, j, Length(unit, 2))

    def _names_day(self, j: int) -> bool:
        form = self.forms[j]
        return form in self.w.weekdays or form in self.w.days or (form in DIGITS and len(form) <= 2) or form in self.w.ordinals

    def _definite_unit(self, i: int, j: int, unit: str, before: str):
        forms = self.forms
        if unit == "quarter":
            return None
        relative = self._relative(j)
        if not relative and (forms[j] in self.p.working_year or forms[j] in self.p.calendar_year):
            return None
        if relative:
            end, shift = relative
            if forms[j].startswith("الاخير") and forms[end] in ("من", "ل"):
                whole = self._period(end + 1) if unit in ("day", "week", "month") else None
                return (i, whole[1], Nth(-1, unit, None, whole[2])) if whole and isinstance(whole[2], (Cal, Away)) else None
            if unit == "year" and isinstance(shift, int) and (year := self._year(end)) and not self._counts_things(year[0]):
                return i, year[0], Cal(year[1], hijri=year[2] or 1343 <= year[1] <= 1500)
            if isinstance(shift, int):
                if unit == "day":
                    return None
                return i - (before in self.p.this), end, Away(unit, shift) if unit != "decade" else Decade(-1, None, shift)
            return i, end, Away(unit, 0, shift)
        if before in self.p.this and unit not in ("day", *CLOCK_UNITS):
            return i - 1, j, Away(unit, 0) if unit != "decade" else Decade(-1, None, 0)
        if before in self.p.that:
            return (i - 1, j, Away(unit, 0, "same")) if unit in ("day", "week", "month", "year") else None
        ordinal = self._ordinal(j)
        if ordinal and unit in ("week", "month", "day") and forms[ordinal[0]] in ("من", "في", "ل", "لشهر"):
            whole = self._period(ordinal[0] + 1)
            if whole and isinstance(whole[2], (Cal, Away)):
                return i, whole[1], Nth(ordinal[1], unit, None, whole[2])
        return None

    def _plural(self, i: int, j: int, unit: str, definite: bool):
        """الأيام الثلاثة الماضية، السنوات الـ10 المقبلة، الأيام القليلة الماضية."""
        if not definite:
            return None
        forms = self.forms
        count = self._count(j)
        if count:
            relative = self._relative(count[0])
            if relative and relative[1] in (-1, 0, 1):
                return i, relative[0], Run(unit, count[1], relative[1])
            return self._edge_of(i, count[0], unit, count[1])
        if forms[j] in ("الاولي", "الاول") and (count := self._count(j + 1)) and not forms[j + 1].isdigit():
            return self._edge_of(i, j, unit, count[1], count[0])
        relative = self._relative(j)
        if relative and relative[1] in (-1, 1):
            count = self._count(relative[0])
            if count and not forms[relative[0]].isdigit():
                return i, count[0], Run(unit, count[1], relative[1])
            return i, relative[0], Vague("PAST_REF" if relative[1] < 0 else "FUTURE_REF")
        if forms[j] in ("القليله", "المقبله") and (relative := self._relative(j + 1)) and relative[1] in (-1, 1):
            return i, relative[0], Vague("PAST_REF" if relative[1] < 0 else "FUTURE_REF")
        return None

    def _edge_of(self, i: int, j: int, unit: str, n: int, end: int | None = None):
        """الأشهر الستة الأولى من العام، الأيام العشرة الأخيرة من مارس."""
        first = self.forms[j] in ("الاولي", "الاول")
        if not (first or self.forms[j].startswith("الاخير")) or unit not in ("day", "week", "month"):
            return None
        end = end or j + 1
        if self.forms[end] not in ("من", "ل", "في"):
            return None
        whole = self._fraction_whole(end)
        return (i, whole[1], Edge(unit, n if first else -n, whole[2])) if whole else None

    def _ago(self, i: int, j: int, unit: str, n: int, start: int):
        """قبل ثلاثة أيام، منذ عامين، بعد أسبوع، بعدها بيومين; counted from an event (من) it is a duration."""
        forms = self.forms
        if then := self._then(start):
            half = forms[j] in ("ونصف", "والنصف")  # `قبل ذلك بعام ونصف العام`: eighteen months are no year
            return then[0], j, Length(unit, n) if half else Away(unit, then[1] * n, "then")
        before = forms[start - 1] if start else ""
        if before in self.p.about and start > 1:
            start -= 1
            before = forms[start - 1]
        sign = -1 if before in self.p.ago else 1 if before in self.p.after else 0
        if not sign:
            if forms[j] == "من" and forms[j + 1] in ("الان", "اليوم"):
                return start, j + 2, Away(unit, n)
            if forms[j] in self.p.elapsed and unit not in CLOCK_UNITS:
                return start, j + 1, Away(unit, -n)
            return None
        shift = "after" if sign > 0 else None
        if forms[j] in self.p.only and forms[j + 1] in ("من", "علي"):
            return start, j, Length(unit, n)  # قبل يومين فقط من القمة
        if forms[j] in ("من", "علي", "ونصف", "واحد", "واحده", "كامل"):
            if forms[j] in ("واحد", "واحده"):
                j += 1
            elif forms[j] == "من" and forms[j + 1] in ("الان", "اليوم"):
                j, shift = j + 2, None
            else:
                return start, j, Length(unit, n)
        if unit in ("second", "minute", "hour"):
            return start, j, Length(unit, n)
        return start - 1, j, Away(unit, sign * n, shift)

    def _then(self, start: int):
        """(start, sign) where an amount is counted from what was named before: بعدها بيومين، قبل ذلك بعام."""
        forms = self.forms
        k = start - (forms[start - 1] in ("ب", "بال") and not forms[start][:1].isalpha()) if start else 0
        if not k or (k == start and forms[k][0] != "ب"):
            return None
        before = forms[k - 1]
        if before in self.p.after_it or before in self.p.before_it:
            return k - 1, 1 if before in self.p.after_it else -1
        if before == "ذلك" and k > 1 and (forms[k - 2] in self.p.after or forms[k - 2] in ("قبل", "وقبل")):
            return k - 2, 1 if forms[k - 2] in self.p.after else -1
        return None

    def _amount(self, i: int):
        """Numbers of units: 3 أيام, عشرين سنة, الثلاثة أشهر الماضية; an age is none."""
        forms = self.forms
        count = self._count(i)
        if not count:
            return None
        k = count[0]
        if forms[k] in OPEN or forms[k] in CLOSE:
            return None
        unit = self._look(self.w.units, k)
        if not unit or count[1] == 0:
            return None
        j, (name, number, definite) = unit
        if name == "quarter" or number == "d" or (name == "day" and number == "s" and self._names_day(j)):
            return None
        before = self._before(i)
        if before in ("في", "ب", "بنسبه") and forms[i].startswith("الم"):
            return None  # 3 في المائة
        if edge := self._edge_of(i, j, name, count[1]):
            return edge
        relative = self._relative(j)
        if relative and relative[1] in (-1, 1) and (forms[j].startswith("ال")):
            return i, relative[0], Run(name, count[1], relative[1])
        if before in ("اخر", "الاخر"):
            return i - 1, j, Run(name, count[1], -1)
        if before in self.p.every:
            return (
                i - 1,
                j,
                Every(f"P{'T' if name in CLOCK_UNITS else ''}{count[1]}{LETTERS[name]}") if name in LETTERS else None,
            )
        if name == "year" and (self._is_age(i) or (number == "s" and self._year(j))):
            return None  # an age, or رقم 15 لسنة 2016
        return self._ago(i, j, name, count[1], start=i) or (i, j, Length(name, count[1]))

    def _is_age(self, i: int) -> bool:
        """Within the five tokens before: عمره، البالغ من العمر، يناهز."""
        if i and self.forms[i - 1] in OPEN:
            return True
        if i > 1 and self.forms[i - 1] == "ال" and self.forms[i - 2] in self.p.aged:
            return True
        return any("عمر" in form or "اعمار" in form or form in self.p.age for form in self.forms[max(0, i - 5) : i])
