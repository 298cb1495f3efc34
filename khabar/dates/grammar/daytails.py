"""What may follow the name of a day and belongs to it: a shift, its week, its date, the part of the day, the hour."""

from khabar.dates.grammar.days import Days
from khabar.dates.grammar.signs import CLOSE, COMMAS, DASH, OPEN, YEAR_LENGTH
from khabar.dates.nodes import Away, Both, Cal, Clock, Node


class DayTails(Days):
    def _day_tail(self, start: int, j: int, node: Node):
        """The name of a day that ends at token j with all that belongs to it: الخميس المقبل (25 يونيو) مساء الساعة 8."""
        if isinstance(node, Cal):
            node, j = self._with_shift(node, j)
        node, j = self._with_date(node, j)
        node, j = self._with_part(node, j)
        node, j = self._with_hour(node, j)
        return start, j, node

    def _with_shift(self, node: Cal, j: int) -> tuple[Cal, int]:
        """الخميس المقبل، الخميس من الأسبوع المقبل."""
        if relative := self._relative(j):
            return node._replace(shift=relative[1]), relative[0]
        if self.forms[j] == "من" and (week := self._week_after(j + 1)):
            return node._replace(week_shift=week[1]), week[0]
        return node, j

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

    def _with_date(self, node: Node, j: int) -> tuple[Node, int]:
        """الخميس 25 يونيو، الخميس (25 يونيو)، أمس الأربعاء، اليوم الموافق 25 يونيو."""
        forms = self.forms
        opened = forms[j] in OPEN
        marked = opened or forms[j] in COMMAS or forms[j] in DASH or forms[j] == "\n" or forms[j] == "/"
        k = self._place_of_date(j, marked=marked)
        said = None
        if forms[k].isdigit() or forms[k] in self.w.ordinals:
            said = self._date_said(k)
        elif isinstance(node, Away) and (not marked or opened or forms[j] in COMMAS):
            said = self._weekday_said(k)
        if not said or (opened and forms[said[1]] not in CLOSE):
            return node, j
        j = said[1] + opened
        if isinstance(node, Cal):
            return said[2]._replace(weekday=node.weekday), j
        node = Both(node, said[2])
        if opened and not said[2].month and forms[j].isdigit() and (full := self._numeric(j)):
            return Both(node, full[2]), full[1]  # هذا اليوم (الأحد) 17/10/1436
        return node, j

    def _place_of_date(self, j: int, *, marked: bool) -> int:
        """Where the date of a named day would begin: after a sign, الموافق, في يوم and an article printed apart."""
        forms = self.forms
        k = j + marked
        while forms[k] in self.p.same_day or (forms[k] in self.p.to_the_date and k > j):
            k += 1
        if not marked and forms[k] in CLOSE and forms[k + 1] in self.p.same_day:
            k += 2  # يوم (الأحد) الموافق للأول من
        return k + (forms[k] == "ال" and forms[k + 1].isdigit())

    def _date_said(self, k: int):
        """The one date that begins with the number at token k; the name before it makes 25/6 a day and a month."""
        forms = self.forms
        said = None
        if forms[k].isdigit() and len(forms[k]) <= YEAR_LENGTH:
            said = self._numeric(k) or self._day_slash_month(k)
        said = said or self._day_of_month(k)
        return said if isinstance(said, tuple) and isinstance(said[2], Cal) else None

    def _day_slash_month(self, k: int):
        day, slash, month = self.forms[k : k + 3]
        if slash != "/" or not month.isdigit() or max(len(day), len(month)) > 2:
            return None
        return (k, k + 3, Cal(None, int(month), int(day))) if 1 <= int(day) <= 31 and 1 <= int(month) <= 12 else None

    def _weekday_said(self, k: int):
        """The weekday after a distance, with its own date but without an hour: (أمس) الأربعاء 24 يونيو."""
        weekday = self._look(self.w.weekdays, k)
        if not weekday or not weekday[1][1]:
            return None
        said = self._day_tail(k, weekday[0], Cal(weekday=weekday[1][0]))
        return said if isinstance(said[2], Cal) else None

    def _with_part(self, node: Node, j: int) -> tuple[Node, int]:
        """الخميس مساء، الخميس ظهرا. A part of the day with the article (المساء) is a thing of its own, but for الظهر."""
        after = self._look(self.w.day_parts, j)
        if not after:
            return node, j
        end, (code, stands) = after
        apart = stands == "both" and self.forms[j].startswith("ال") and self.forms[j] != "الظهر"
        return (node, j) if stands == "before" or apart else (Clock(code, None, 0, node), end)

    def _with_hour(self, node: Node, j: int) -> tuple[Node, int]:
        """الخميس الساعة العاشرة صباحا، الخميس 10:30 مساء; an hour with a day of its own belongs to that day."""
        named = self.forms[j] in self.p.hour
        if not named and not self.forms[j].isdigit():
            return node, j
        hour = self._time(j, j + named, said=named)
        if not hour or hour[2].day is not None or not (hour[2].part or named):
            return node, j
        clock = hour[2]
        known, day = (node.part, node.day) if isinstance(node, Clock) else ("", node)
        return Clock(clock.part or known, clock.hour, clock.minute, day), hour[1]
