"""The grammar of time expressions: tokens in, nodes out, no calendar and no day of publication.

A text is read at its time words alone (`starts`). Each rule takes the place of a token and gives the expression that begins there
as (start, end, node) in tokens, or None. A rule looks at most a few tokens ahead and one or two back, so the reading is linear.

To add a form: write its words into `data/lexicon/`, a node into `nodes.py` if none fits, a rule here, a case in `tests/cases/dates/`.
"""

from functools import cache

from khabar.dates.grammar.clock import DayParts
from khabar.dates.grammar.signs import CLOSE, COMMAS, DASH, DIGITS, OPEN, YEAR_LENGTH
from khabar.dates.nodes import Away, Both, Cal, Century, Clock, Every, Length, Node, Part, Range, Season, Vague
from khabar.dates.words import words
from khabar.lexicon import Lexicon

Found = tuple[int, int, Node]

PADDING = 12  # empty tokens after the last one, so that rules may look ahead without asking


@cache
def starts(lexicon: Lexicon) -> dict[str, tuple]:
    """Every form that may begin an expression, with the rules to try there in order."""
    w = words(lexicon)
    p = w.particles
    rules: dict[str, list] = {}
    for table, rule in (
        (w.days, Reader.day_word),
        (w.vague, Reader.vague),
        (w.months, Reader.month),
        (w.weekdays, Reader.weekday),
        (w.parts, Reader.part),
        (w.day_parts, Reader.day_part),
        (w.fractions, Reader.fraction),
        (w.seasons, Reader.season),
        (w.decades, Reader.decade),
        (w.units, Reader.unit),
        (w.sets, Reader.every),
        (w.ordinals, Reader.number),
        (w.numbers, Reader.number),
        (DIGITS, Reader.number),
        (dict.fromkeys(p.hour, 0), Reader.clock),
        (dict.fromkeys(p.weekend, 0), Reader.weekend),
        (w.thousands, Reader.number),
    ):
        for form in table:
            if rule not in rules.setdefault(form, []):
                rules[form].append(rule)
    return {form: tuple(found) for form, found in rules.items()}


@cache
def _after_number(lexicon: Lexicon) -> frozenset[str]:
    """The forms that can follow a number within an expression; nine numbers of ten are told to be none by them."""
    w = words(lexicon)
    p = w.particles
    tables = (
        w.months,
        w.units,
        w.relative,
        w.day_parts,
        w.weekdays,
        w.numbers,
        w.ordinals,
        w.parts,
        w.tens,
        w.hundreds,
        p.of_it,
        w.minutes_past,
    )
    signs = DASH | COMMAS | p.range_to | OPEN | CLOSE | p.month_word | w.teens | p.era | p.hijra
    return frozenset().union(*tables, signs, ("من", "و", "او", "/", "\n", ".", ":", "\\", "الا", "ال", "ل", "في", "h", "H", "س"))


@cache
def _joints(lexicon: Lexicon) -> frozenset[str]:
    """What may stand between two parts of one expression."""
    p = words(lexicon).particles
    return OPEN | COMMAS | DASH | p.range_to | p.same_day | {"/"}


class Reader(DayParts):
    """Reads the expressions of one text. `forms` are its tokens, with `PADDING` empty ones at the end."""

    def __init__(self, forms: list[str], lexicon: Lexicon):
        super().__init__(forms, lexicon)
        self.starts = starts(lexicon)
        self.after_number = _after_number(lexicon)
        self.joints = _joints(lexicon)

    def number(self, i: int):
        """Whatever begins with a number: a day of a month, a numeric date, a duration, an hour, a year."""
        forms = self.forms
        form = forms[i]
        if forms[i + 1] not in self.after_number and len(form) != YEAR_LENGTH:
            return self._bare_day(i) if forms[i - 1] in self.p.day and i else None
        if form.isdigit():
            before = self._before(i)
            if before in (".", "٫", "٬", ":", "/") and i > 1 and forms[i - 2].isdigit():
                return None  # the middle of a number or of a chain
            if (
                len(form) <= 2
                and (before == "و" or before in DASH)
                and i > 1
                and forms[i - 2].isdigit()
                and len(forms[i - 2]) <= 2
            ):
                return None  # a list that was tried from its first number
            if len(form) == YEAR_LENGTH:
                return self._numeric(i) or self._bare_year(i)
            return (
                self._numeric(i)
                or self._days_of_numeric(i)
                or self._day_of_month(i)
                or self._amount(i)
                or self._hour(i)
                or self._bare_day(i)
            )
        return self._day_of_month(i) or self._nth(i) or self._amount(i) or self._hour(i)

    def vague(self, i: int):
        found = self._look(self.w.vague, i)
        return (i, found[0], Vague(found[1])) if found else None

    def every(self, i: int):
        found = self._look(self.w.sets, i)
        return (i, found[0], Every(found[1])) if found else None

    def read(self, hits: list[int]) -> list[Found]:
        """The expressions that begin at the given places, in order, without overlap."""
        found: list[Found] = []
        done = 0
        for i in hits:
            if i < done:
                continue
            for rule in self.starts[self.forms[i]]:
                result = rule(self, i)
                if result:
                    for one in result if isinstance(result, list) else [result]:
                        one = self._joined(one)
                        if one[0] >= done:
                            found.append(one)
                            done = one[1]
                    break
        return found

    def _joined(self, found: Found) -> Found:
        """The expression with what belongs to it after it: the same day in the other calendar, a range's end."""
        joint = self.forms[found[1]]
        if joint not in self.joints and joint[:1] != "و":
            return found
        if isinstance(found[2], (Cal, Away, Both, Clock, Range)) and (twice := self._said_twice(found)):
            return twice
        return found if isinstance(found[2], (Vague, Every, Length, Century, Range)) else self._ranged(found)

    def _said_twice(self, found: Found) -> Found | None:
        """15 رمضان 1446 الموافق 15 مارس 2025: one day in two calendars, or one that الموافق says again."""
        start, end, node = found
        forms = self.forms
        k = end
        opened = forms[k] in OPEN
        if opened or forms[k] in COMMAS or forms[k] in DASH or forms[k] == "/":
            k += 1
        meets = k > end and isinstance(node, Cal) and node.hijri
        said = False
        while forms[k] in self.p.same_day or (k > end and forms[k] in self.p.between_calendars):
            said = said or forms[k] in self.p.same_day
            k += 1
        other = (meets or said) and (self._single(k) or self._year_alone(k))
        if not other:
            return None
        _, stop, second = other
        stop += opened and forms[stop] in CLOSE
        if isinstance(node, Range) or isinstance(second, Range):
            return (start, stop, Both(second, node)) if said and isinstance(node, Range) and isinstance(second, Range) else None
        if not isinstance(second, Cal):
            return None
        first_is_date = isinstance(node, Cal)
        if not said and not (first_is_date and node.hijri != second.hijri):
            return None
        if first_is_date and node.weekday and not second.weekday:
            second = second._replace(weekday=node.weekday)
        # The Gregorian one gives the days, whichever stands first, unless it is only the year: شعبان 1433هـ / 2012م.
        gregorian = first_is_date and not second.hijri and bool(second.month or not node.month)
        return start, stop, Both(second, node) if gregorian else Both(node, second)

    def _year_alone(self, k: int):
        """The Gregorian year of a Hijri date after a slash: شعبان 1433هـ / 2012م."""
        year = self._year(k)
        return (k, year[0], Cal(year[1])) if year and not year[2] and 1900 <= year[1] <= 2099 else None

    def _ranged(self, found: Found) -> Found:
        """The expression, or the range that begins with it: من 12 مارس إلى 3 أبريل، بين عامي 2008 و2018."""
        start, end, node = found
        forms = self.forms
        comma = forms[end] in COMMAS and forms[end + 1] in self.p.range_to
        joint = forms[end + comma]
        back = start
        while back > max(start - 3, 0) and (
            forms[back - 1] in OPEN or forms[back - 1] in self.p.article or forms[back - 1] in self.w.units
        ):
            back -= 1
        opener = forms[back - 1] if back else ""
        if joint in self.p.range_to:
            if opener not in self.p.range_from and (comma or not _is_plain(node)):
                return found
            k = end + comma + 1
        elif joint in DASH and isinstance(node, Cal):
            k = end + 1
        elif opener in self.p.between and (joint == "و" or joint[:1] == "و"):
            k = end + (joint == "و" or joint == "وبين")
        else:
            return found
        while forms[k] in self.p.range_end and k < end + 4:
            k += 1
        other = self._single(k)
        if other and isinstance(other[2], Cal) and other[2].month_shift == "same" and isinstance(node, Cal) and node.month:
            return start, other[1], Range(node, node._replace(day=other[2].day, weekday=None))  # من 5 يناير إلى 10 منه
        if not other or not _is_plain(other[2]) or not _is_plain(node):
            return found
        if joint in DASH and not (isinstance(other[2], Cal) and _grain(node) == _grain(other[2])):
            return found
        return start, other[1], Range(node, other[2])

    def _single(self, k: int):
        """One expression at token k, without its joints."""
        for rule in self.starts.get(self.forms[k], ()):
            found = rule(self, k)
            if found:
                return found if not isinstance(found, list) else None
        return None


def _is_plain(node: Node) -> bool:
    return isinstance(node, (Cal, Away, Part, Both, Season))


def _grain(node: Node) -> str:
    if isinstance(node, Cal):
        return "day" if node.day else "weekday" if node.weekday else "month" if node.month else "year"
    return node.unit if isinstance(node, Away) else ""
