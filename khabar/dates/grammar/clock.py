"""Parts of the day and hours: صباح أمس، الساعة العاشرة والنصف مساء."""

from khabar.dates.grammar.lookup import NAME
from khabar.dates.grammar.parts import Periods
from khabar.dates.grammar.signs import DASH
from khabar.dates.nodes import Away, Both, Cal, Clock, Node


class DayParts(Periods):
    def day_part(self, i: int):
        """صباح أمس، مساء يوم الخميس، ليلة 25 مارس، هذا المساء، الليلة الماضية."""
        found = self._look(self.w.day_parts, i)
        if not found:
            return None
        j, (code, stands) = found
        forms = self.forms
        before = self._before(i)
        if stands == "after":
            return None
        if forms[i].endswith("الليله"):
            if self._trapped("night", i - 1, i):
                return i, j + 1, NAME  # ما أشبه الليلة بالبارحة
            if self._before(i) in ("تلك", "هذه", "تلكم"):
                return (i - 1, j, Clock(code, None, 0, Away("day", 0))) if before == "هذه" else None
            relative = self._relative(j)
            if relative and isinstance(relative[1], int):
                return i, relative[0], Clock(code, None, 0, Away("day", relative[1]))
            return (
                None
                if relative or self._ordinal(j)
                else (i, j, Clock(code, None, 0, Away("day", 0)))
                if before not in ("هذه", "نفس")
                else None
            )
        if before in self.p.this and stands == "both":
            return i - 1, j, Clock(code, None, 0, Away("day", 0))
        k = j + (forms[j] in ("يوم", "يومه", "من"))
        day = self._some_day(k)
        if day and isinstance(day[2], (Cal, Away, Both)):
            end = day[1]
            if code == "NI" and isinstance(day[2], Cal) and not day[2].day:
                k = end + (forms[end] in DASH or forms[end] == "/")
                morrow = self._look(self.w.weekdays, k)
                if morrow and morrow[1][0] == day[2].weekday % 7 + 1 and not forms[k].startswith("و"):
                    end = morrow[0]  # ليلة السبت - الأحد
            return i, end, Clock(code, None, 0, day[2])
        return None

    def _some_day(self, k: int):
        """A single day, by name, number or distance."""
        forms = self.forms
        for rule in self.starts.get(forms[k], ()):
            if rule.__name__ in ("day_word", "weekday", "number"):
                found = rule(self, k)
                if found and not isinstance(found, list) and _is_day(found[2]):
                    return found
        return None

    def clock(self, i: int):
        """الساعة العاشرة والنصف صباحا، الساعة 18:30 من مساء أمس."""
        return self._time(i, i + 1, said=True)

    def _hour(self, i: int):
        """العاشرة صباحا، 10:30 مساء: an hour without the word الساعة needs its part of the day."""
        if self._before(i).endswith("الساعات"):
            return None  # the small hours
        return self._time(i, i, said=False)

    def _time(self, i: int, j: int, *, said: bool, last: bool = False):
        """An hour, or two that a range joins; `last` stops at one, so that a chain is not followed from each of its links."""
        forms = self.forms
        minute = 0
        hour = self._digits(j) or self._ordinal(j) or (self._cardinal(j) if said else None)
        if not hour or not 0 <= hour[1] <= 24:
            return None
        j, hour_number = hour
        clocked = False
        if forms[j] in (":", ".", "h", "H", "س") and len(forms[j + 1]) == 2 and forms[j + 1].isdigit() and int(forms[j + 1]) < 60:
            minute, j, clocked = int(forms[j + 1]), j + 2, forms[j] == ":"
        elif forms[j] in self.w.minutes_past:
            minute, j = self.w.minutes_past[forms[j]], j + 1
        elif forms[j] == "الا" and forms[j + 1] in self.w.minutes_to:
            hour_number, minute, j = hour_number - 1, 60 - self.w.minutes_to[forms[j + 1]], j + 2
        part = ""
        k = j + (forms[j] in ("من", "في"))
        after = self._look(self.w.day_parts, k)
        day = None
        if after and after[1][1] != "before":
            part, j = after[1][0], after[0]
            if forms[i].endswith("الليله"):
                return None
        elif after and (inner := self.day_part(k)):
            part, day, j = inner[2].part, inner[2].day, inner[1]
        if not last and (said or part or clocked or self._before(i) in self.p.range_from) and (other := self._later_hour(j)):
            end, until = other
            day = day if day is not None else until.day
            return i, end, Clock(part or until.part, _of_24(hour_number, part or until.part), minute, day)
        if not (said or part):
            return None
        if day is None:
            k = j
            while (forms[k] in self.p.hour_of_day or forms[k] == "،") and k < j + 4:
                k += 1
            if forms[k] in self.starts and (inner := self._some_day(k)) and isinstance(inner[2], (Cal, Away, Both)):
                day, j = inner[2], inner[1]
            elif said and forms[k] in self.w.day_parts and (inner := self.day_part(k)):
                part, day, j = inner[2].part, inner[2].day, inner[1]
        return i, j, Clock(part, _of_24(hour_number, part), minute, day)

    def _later_hour(self, j: int) -> tuple[int, Clock] | None:
        """The hour up to which another lasts: (من التاسعة صباحا) حتى الساعة 5 مساء."""
        forms = self.forms
        if forms[j] not in self.p.range_to and forms[j] not in DASH:
            return None
        said = forms[j + 1] in self.p.hour
        found = self._time(j + 1, j + 1 + said, said=said, last=True)
        return found[1:] if found else None


def _is_day(node: Node) -> bool:
    if isinstance(node, Cal):
        return bool(node.day or node.weekday)
    return (isinstance(node, Away) and node.unit == "day") or isinstance(node, Both)


def _of_24(hour: int, part: str) -> int:
    """The hour of the day that an hour of twelve means in a part of the day."""
    late = part in ("AF", "EV") or (part == "MI" and hour < 7) or (part == "NI" and hour > 6)
    return hour + 12 if late and hour < 12 else hour
