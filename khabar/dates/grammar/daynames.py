"""Days by name or distance: الخميس الماضي، أمس، اليوم الخميس, with the date that may follow them."""

from functools import cache

from khabar.dates.grammar.daytails import DayTails
from khabar.dates.grammar.signs import CLOSE, COMMAS, DASH, OPEN, QUOTES
from khabar.dates.nodes import Away, Both, Cal, Every, Range, Vague
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


class DayNames(DayTails):
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
            return self._today(i, j)
        if self.forms[i] in ("الغد", "وغد") and before and not self._names_tomorrow(before):
            return None  # جنود الغد
        start = i
        if before in self.p.day:
            start = i - 1
        if before in ("بعد", "وبعد") and shift == 1:
            start, shift = i - 1, 2
        if before == "قبل" and shift == -1:
            start, shift = i - 1, -2
        return self._day_tail(start, j, Away("day", shift))

    def _today(self, i: int, j: int):
        """اليوم: today, the day just named (اليوم نفسه), the present (حتى اليوم), or a part of another name (مصر اليوم)."""
        before = self._before(i)
        relative = self._relative(j)
        if relative and relative[1] in ("same", "next", "before"):
            return i, relative[0], Away("day", 0, relative[1])
        if before in self.p.that:
            return i - 1, j, Away("day", 0, "same") if before not in ("ذلك", "ذاك", "بذلك") else Vague("")
        named = self.forms[j + (self.forms[j] in OPEN)] in self.w.weekdays
        if not named and (self._trapped("today", i - 1, j) or self._ordinal(j) or self._ends_title(i)):
            return None
        if self.forms[j] == "قبل" and relative:
            return None
        if before in self.p.this or before == "في":
            return self._day_tail(i - (before in self.p.this), j, Away("day", 0)) if named else None
        if before in self.p.until and not named and not (i > 1 and self.forms[i - 2] in self.w.days):
            return i, j, Vague("PRESENT_REF")
        if before in QUOTES and self.forms[j] in QUOTES:
            return None  # a newspaper's name
        return self._day_tail(i - (before in self.p.day), j, Away("day", 0))

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
