"""Days by name or distance: الخميس الماضي، أمس، اليوم الخميس, with the date that may follow them."""

from functools import cache

from khabar.dates.grammar.days import Days
from khabar.dates.grammar.signs import CLOSE, COMMAS, DASH, OPEN, QUOTES, YEAR_LENGTH
from khabar.dates.nodes import Away, Both, Cal, Clock, Every, Node, Range, Vague
from khabar.dates.words import words
from khabar.lexicon import Lexicon


@cache
def _after_weekday(lexicon: Lexicon) -> frozenset[str]:
    """The forms that can follow a weekday within an expression; most weekdays are told to end it by them."""
    w = words(lexicon)
    p = w.particles
    signs = OPEN | CLOSE | COMMAS | DASH | p.same_day | p.hour
    return frozenset().union(w.relative, w.ordinals, w.day_parts, signs, ("من", "ما", "قبل", "بعد", "\n", "/", "ال"))


_CLAUSE_OPENS = frozenset("،\n.(")  # a word after them belongs to no noun before it


class DayNames(Days):
    def __init__(self, forms: list[str], lexicon: Lexicon):
        super().__init__(forms, lexicon)
        self.after_weekday = _after_weekday(lexicon)

    def weekday(self, i: int):
        """الخميس، الخميس الماضي، الخميس 25 يونيو، الأربعاء (14 مارس)، الثلاثاء من الأسبوع المقبل."""
        found = self._look(self.w.weekdays, i)
        if not found:
            return None
        j, (weekday, alone) = found
        before = self._before(i)
        if not alone and self.forms[i][0] in "وفبلك":
            return None  # يوم واحد
        if not alone and before not in self.p.day and before not in ("ليله", "كل"):
            return None
        if before in self.p.every or (before == "يوم" and i > 1 and self.forms[i - 2] in self.p.every):
            return i, j, Every(f"XXXX-WXX-{weekday}")
        paired = self._look(self.w.weekdays, j) if self.forms[j].startswith("و") else None
        if self._trapped("weekday", i - 1, j) and not (
            self._relative(j) or self.forms[j].isdigit() or (paired and before in self.p.between)
        ):
            return None
        if before in self.p.some_days and (run := self._weekday_run(i, j, weekday)):
            return run
        if paired and self.forms[paired[0]].endswith("ين") and (shared := self._relative(paired[0])):
            return i, j, Cal(weekday=weekday, shift=shared[1])  # يومي السبت والأحد المقبلين
        start = i - 1 if before in self.p.day else i
        if self.forms[j] not in self.after_weekday and not self.forms[j].isdigit():
            return start, j, Cal(weekday=weekday)
        return self._day_tail(start, j, Cal(weekday=weekday))

    def _weekday_run(self, i: int, j: int, first: int):
        """يومي السبت والأحد المقبلين، أيام الثلاثاء والأربعاء والخميس، يومي الاثنين والثلاثاء (10 و11 يونيو): days in a row."""
        forms = self.forms
        last, found = first, None
        while True:
            k = j + (forms[j] in COMMAS or forms[j] == "و")
            if not (k > j or forms[k].startswith("و")) or not (found := self._look(self.w.weekdays, k)):
                break
            j, (weekday, _) = found
            if weekday != last % 7 + 1:
                return None
            last = weekday
        if last == first:
            return None
        relative = self._relative(j)
        shift = relative[1] if relative else None
        whole = Range(Cal(weekday=first, shift=shift), Cal(weekday=last, shift=shift))
        if relative:
            return i, relative[0], whole
        opened = forms[j] in OPEN
        k = j + (opened or forms[j] in COMMAS or forms[j] in DASH)
        said = self._days_of_numeric(k) or self._day_of_month(k)
        if isinstance(said, tuple) and isinstance(said[2], Range) and (not opened or forms[said[1]] in CLOSE):
            return i, said[1] + opened, Both(said[2], whole)
        return i, j, whole

    def day_word(self, i: int):
        """أمس، غدا، اليوم الخميس، أول أمس الثلاثاء (19 فبراير)."""
        found = self._look(self.w.days, i)
        if not found:
            return None
        j, shift = found
        before = self._before(i)
        if self._trapped("day", i - 1, j):
            return None
        if self.forms[i].endswith(("اليوم", "لليوم")):
            relative = self._relative(j)
            if relative and relative[1] in ("same", "next", "before"):
                return i, relative[0], Away("day", 0, relative[1])
            if before in self.p.that:
                return i - 1, j, Away("day", 0, "same") if before not in ("ذلك", "ذاك", "بذلك") else Vague("")
            named = self.forms[j + (self.forms[j] in OPEN)] in self.w.weekdays
            if not named and (self._trapped("today", i - 1, j) or self._ordinal(j) or self._ends_title(i)):
                return None
            if self.forms[j] == "قبل" and self._relative(j):
                return None
            if before in self.p.this or before == "في":
                return self._day_tail(i - (before in self.p.this), j, Away("day", 0)) if named else None
            if before in self.p.until and not named and not (i > 1 and self.forms[i - 2] in self.w.days):
                return i, j, Vague("PRESENT_REF")
            if before in QUOTES and self.forms[j] in QUOTES:
                return None  # a newspaper's name
        if self.forms[i] in ("الغد", "وغد") and before and not self._names_tomorrow(before):
            return None  # جنود الغد
        start = i
        if before in self.p.day:
            start = i - 1
        if before in ("بعد", "وبعد") and shift == 1:
            start, shift = i - 1, 2
        if before in ("قبل",) and shift == -1:
            start, shift = i - 1, -2
        return self._day_tail(start, j, Away("day", shift))

    def _names_tomorrow(self, before: str) -> bool:
        return (
            before in self.p.before_tomorrow
            or before in _CLAUSE_OPENS
            or before in self.w.day_parts
            or before in self.w.appointments
        )

    def _ends_title(self, i: int) -> bool:
        """Is اليوم the end of a newspaper's name: صحيفة العرب اليوم، «مصر اليوم», but not فازت مصر اليوم?"""
        if i < 1 or not self._trapped("title", i - 1, i):
            return False
        before = self._before(i - 1)
        return before in QUOTES or before in OPEN or self._trapped("medium", i - 2, i) or self.forms[i - 1][:1] == "ل"

    def _day_tail(self, start: int, j: int, node: Node):
        """What may follow the name of a day: a shift, the date itself, the week, the part of the day."""
        forms = self.forms
        if isinstance(node, Cal):
            if relative := self._relative(j):
                node, j = node._replace(shift=relative[1]), relative[0]
            elif forms[j] == "من" and (week := self._week_after(j + 1)):
                node, j = node._replace(week_shift=week[1]), week[0]
        k = j
        opened = forms[k] in OPEN
        if opened or forms[k] in COMMAS or forms[k] in DASH or forms[k] == "\n" or forms[k] == "/":
            k += 1
        marked = k > j
        while forms[k] in self.p.same_day or (forms[k] in self.p.to_the_date and k > j):
            k += 1
        if not marked and forms[k] in CLOSE and forms[k + 1] in self.p.same_day:
            k += 2  # يوم (الأحد) الموافق للأول من
        if forms[k] == "ال" and forms[k + 1].isdigit():
            k += 1
        said = None
        if forms[k].isdigit() or forms[k] in self.w.ordinals:
            if forms[k].isdigit() and len(forms[k]) <= YEAR_LENGTH:
                said = self._numeric(k)
                if not said and forms[k + 1] == "/" and forms[k + 2].isdigit() and len(forms[k]) <= 2:
                    day, month = int(forms[k]), int(forms[k + 2]) if len(forms[k + 2]) <= 2 else 0
                    if 1 <= day <= 31 and 1 <= month <= 12:
                        said = k, k + 3, Cal(None, month, day)
            said = said or self._day_of_month(k)
            if isinstance(said, list) or (said and not isinstance(said[2], Cal)):
                said = None
        elif isinstance(node, Away):
            weekday = self._look(self.w.weekdays, k)
            if weekday and weekday[1][1] and (not marked or opened or forms[j] in COMMAS):
                inner = self._day_tail(k, weekday[0], Cal(weekday=weekday[1][0]))
                if not isinstance(inner[2], Clock) and (not opened or forms[inner[1]] in CLOSE):
                    said = inner if isinstance(inner[2], Cal) else None
        if said and (not opened or forms[said[1]] in CLOSE):
            j = said[1] + opened
            if isinstance(node, Cal):
                node = said[2]._replace(weekday=node.weekday)
            else:
                node = Both(node, said[2])
                if opened and not said[2].month and forms[j].isdigit() and (full := self._numeric(j)):
                    node, j = Both(node, full[2]), full[1]  # هذا اليوم (الأحد) 17/10/1436
        after = self._look(self.w.day_parts, j)
        if (
            after
            and after[1][1] != "before"
            and not (after[1][1] == "both" and forms[j].startswith("ال") and forms[j] not in ("الظهر",))
        ):
            node, j = Clock(after[1][0], None, 0, node), after[0]
        if (forms[j] in self.p.hour or forms[j].isdigit()) and (
            hour := self._time(j, j + (forms[j] in self.p.hour), said=forms[j] in self.p.hour)
        ):
            clock = hour[2]
            if clock.day is None and (clock.part or forms[j] in self.p.hour):
                part = clock.part or (node.part if isinstance(node, Clock) else "")
                node, j = Clock(part, clock.hour, clock.minute, node.day if isinstance(node, Clock) else node), hour[1]
        return start, j, node

    def _week_after(self, k: int):
        """(end, shift) of a week named after a weekday: من الأسبوع المقبل، من هذا الأسبوع."""
        this = self.forms[k] in self.p.this
        that = self.forms[k] in self.p.that
        unit = self._look(self.w.units, k + (this or that))
        if unit and unit[1].unit == "week" and unit[1].number == "s":
            if this or that:
                return unit[0], 0 if this else "same"
            if relative := self._relative(unit[0]):
                return relative
        return None
