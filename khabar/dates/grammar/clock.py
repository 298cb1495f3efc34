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
            return self._tonight(i, j, code)
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

    def _tonight(self, i: int, j: int, code: str):
        """الليلة، هذه الليلة، الليلة الماضية; neither تلك الليلة nor ما أشبه الليلة بالبارحة nor الليلة الأولى."""
        before = self._before(i)
        if self._trapped("night", i - 1, i):
            return i, j + 1, NAME
        if before == "هذه":
            return i - 1, j, Clock(code, None, 0, Away("day", 0))
        if before in ("تلك", "تلكم"):
            return None
        relative = self._relative(j)
        if relative and isinstance(relative[1], int):
            return i, relative[0], Clock(code, None, 0, Away("day", relative[1]))
        if relative or self._ordinal(j) or before == "نفس":
            return None
        return i, j, Clock(code, None, 0, Away("day", 0))

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
        found = self._digits(j) or self._ordinal(j) or (self._cardinal(j) if said else None)
        if not found or not 0 <= found[1] <= 24:
            return None
        clocked = self.forms[found[0]] == ":"
        j, hour, minute = self._minutes(*found)
        clocked = clocked and j > found[0]
        j, part, day = self._part_of_hour(j)
        if part and day is None and self.forms[i].endswith("الليله"):
            return None
        if not last and (said or part or clocked or self._before(i) in self.p.range_from) and (other := self._later_hour(j)):
            end, until = other
            part = part or until.part
            return i, end, Clock(part, _of_24(hour, part), minute, until.day if day is None else day)
        if not (said or part):
            return None
        if day is None:
            j, part, day = self._day_of_hour(j, part, said=said)
        return i, j, Clock(part, _of_24(hour, part), minute, day)

    def _minutes(self, j: int, hour: int) -> tuple[int, int, int]:
        """(end, hour, minute) of an hour that ends at token j, with its minutes: 18:30، 18س30، العاشرة والنصف، العاشرة إلا ربعا."""
        sign, after = self.forms[j], self.forms[j + 1]
        if sign in (":", ".", "h", "H", "س") and len(after) == 2 and after.isdigit() and int(after) < 60:
            return j + 2, hour, int(after)
        if sign in self.w.minutes_past:
            return j + 1, hour, self.w.minutes_past[sign]
        if sign == "الا" and after in self.w.minutes_to:
            return j + 2, hour - 1, 60 - self.w.minutes_to[after]
        return j, hour, 0

    def _part_of_hour(self, j: int) -> tuple[int, str, Node | None]:
        """(end, part of the day, day) after an hour: صباحا، من مساء أمس."""
        k = j + (self.forms[j] in ("من", "في"))
        after = self._look(self.w.day_parts, k)
        if after and after[1][1] != "before":
            return after[0], after[1][0], None
        if after and (inner := self.day_part(k)):
            return inner[1], inner[2].part, inner[2].day
        return j, "", None

    def _day_of_hour(self, j: int, part: str, *, said: bool) -> tuple[int, str, Node | None]:
        """(end, part of the day, day) where the day stands farther on: الثامنة بتوقيت غرينتش من يوم الأحد."""
        forms = self.forms
        k = j
        while (forms[k] in self.p.hour_of_day or forms[k] == "،") and k < j + 4:
            k += 1
        if forms[k] in self.starts and (inner := self._some_day(k)) and isinstance(inner[2], (Cal, Away, Both)):
            return inner[1], part, inner[2]
        if said and forms[k] in self.w.day_parts and (inner := self.day_part(k)):
            return inner[1], inner[2].part, inner[2].day
        return j, part, None

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
