"""The grammar of time expressions: tokens in, nodes out, no calendar and no day of publication.

A text is read at its time words alone (`starts`). Each rule takes the place of a token and gives the expression that begins there
as (start, end, node) in tokens, or None. A rule looks at most a few tokens ahead and one or two back, so the reading is linear.

To add a form: write its words into `data/lexicon/`, a node into `nodes.py` if none fits, a rule here, a case in `tests/cases/dates/`.
"""

from functools import cache

from khabar.dates.nodes import (
    Away,
    Both,
    Cal,
    Century,
    Clock,
    Decade,
    Edge,
    Every,
    Fraction,
    Length,
    Node,
    Nth,
    Part,
    Range,
    Run,
    Season,
    Vague,
    Weekend,
)
from khabar.dates.words import Words, words
from khabar.lexicon import Lexicon

Found = tuple[int, int, Node]

NAME = Vague("")  # words that look like a date and are a name: read over, so that no part of them is taken for one

PADDING = 12  # empty tokens after the last one, so that rules may look ahead without asking

# Function words of the grammar itself; words of time stand in the lexicon.
_TO = frozenset(("الي", "حتي", "لغايه", "وحتي", "والي", "ولغايه", "اليٰ"))
_DASH = frozenset("-–—−‑")
_JOIN = _DASH | {"/", "و", "او", "،", ","}
_BETWEEN = frozenset(("بين", "مابين", "وبين", "ومابين", "فيمابين"))
_FROM = frozenset(("من", "ومن", "منذ", "ومنذ", "بين", "وبين", "مابين", "بدءا", "ابتداء", "اعتبارا"))
_THIS = frozenset(("هذا", "هذه", "هاته", "بهذا", "بهذه", "لهذا", "لهذه", "وهذا", "وهذه", "فهذا", "لهاته", "بهاته", "خلالهذا"))
_THAT = frozenset(("ذلك", "تلك", "بذلك", "لذلك", "نفس", "بنفس", "لنفس", "ذات", "بذات", "ذاك"))
_EVERY = frozenset(("كل", "وكل", "لكل"))
_AGO = frozenset(("قبل", "وقبل", "منذ", "ومنذ", "قبيل"))
_AFTER = frozenset(("بعد", "وبعد", "بعيد"))
_ABOUT = frozenset(("نحو", "حوالي", "قرابه", "زهاء", "قراب", "بنحو", "بحوالي"))
_OPEN = frozenset("([{«")
_CLOSE = frozenset(")]}»")
_OF_ERA = frozenset(("م", "ميلادي", "ميلاديه", "الميلادي", "الميلاديه"))
_OF_HIJRA = frozenset(("ه", "هجري", "هجريه", "الهجري", "الهجريه", "للهجره"))
_SAME_DAY = frozenset(("الموافق", "الموافقه", "الموافقين", "والموافق", "موافق", "يوافق", "المصادف", "والمصادف", "الموافقل"))
_ARTICLE = frozenset(("ال", "وال", "لل", "بال", "ل", "ب", "و"))
_MONTH_WORDS = frozenset(("شهر", "شهري", "لشهر", "بشهر", "وشهر", "اشهر", "شهرا", "وشهري"))
_OF_IT = {"منه": "same", "منها": "same"}
_TEN_TO_NINETEEN = frozenset(("عشر", "عشره"))
_TENS = {
    prefix + tens + ending: n
    for tens, n in (("عشر", 20), ("ثلاث", 30), ("اربع", 40), ("خمس", 50), ("ست", 60), ("سبع", 70), ("ثمان", 80), ("تسع", 90))
    for ending in ("ين", "ون")
    for prefix in ("و", "وال")
}
_HUNDREDS = {"مائه": 100, "مئه": 100, "ومائه": 100, "ومئه": 100, "مائتين": 200, "مئتين": 200} | {
    "و" * joined + digit + hundred: n * 100
    for joined in (0, 1)
    for hundred in ("مائه", "مئه")
    for digit, n in (("ثلاث", 3), ("اربع", 4), ("خمس", 5), ("ست", 6), ("سبع", 7), ("ثمان", 8), ("ثماني", 8), ("تسع", 9))
}
_THOUSANDS = {"الف": 1000, "الفين": 2000, "الفان": 2000}
_DIGITS = {str(n): n for n in range(10000)} | {f"0{n}": n for n in range(10)}
_YEAR_LENGTH = 4
_MORE_OR_LESS = frozenset(("اكثر", "اقل", "ازيد", "باكثر", "باقل", "لاكثر", "اصل", "يزيد", "يقل", "تزيد", "تقل"))
_YEAR_PREPOSITIONS = frozenset(("في", "من", "منذ", "خلال", "بحلول", "حتي", "ل", "و", "الي", "(", "صيف", "شتاء", "خريف", "ربيع"))
_COMMAS = frozenset("،,")
_DAY = frozenset(("يوم", "ليوم", "بيوم", "ويوم"))
_QUOTES = frozenset("\"«»“”'")
_UNTIL = frozenset(("حتي", "الي", "لحد", "بعد", "وليد", "وحتي", "والي"))
_TOMORROW = frozenset(
    ("يوم", "الي", "حتي", "في", "من", "منذ", "قبل", "بعد", "ليوم", "اعتبارا", "ابتداء", "،", "\n", ".", "(", "اليوم", "او", "و")
)


@cache
def starts(lexicon: Lexicon) -> dict[str, tuple]:
    """Every form that may begin an expression, with the rules to try there in order."""
    w = words(lexicon)
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
        (_DIGITS, Reader.number),
        (dict.fromkeys(_HOUR, 0), Reader.clock),
        (dict.fromkeys(_WEEKEND, 0), Reader.weekend),
        (_THOUSANDS, Reader.number),
    ):
        for form in table:
            if rule not in rules.setdefault(form, []):
                rules[form].append(rule)
    return {form: tuple(found) for form, found in rules.items()}


_IN_QUARTER = frozenset(("في", "خلال", "نتائج", "بنتائج", "ارباح", "بدايه", "نهايه", "وفي", "وخلال", "مع", "منذ", "من"))
_HOUR = frozenset(("الساعه", "والساعه", "بالساعه", "للساعه"))
_WEEKEND = frozenset(("عطله", "بعطله", "لعطله", "وعطله", "الويكاند", "الويكند"))


@cache
def _after_number(lexicon: Lexicon) -> frozenset[str]:
    """The forms that can follow a number within an expression; nine numbers of ten are told to be none by them."""
    w = words(lexicon)
    tables = (
        w.months,
        w.units,
        w.relative,
        w.day_parts,
        w.weekdays,
        w.numbers,
        w.ordinals,
        w.parts,
        _TENS,
        _HUNDREDS,
        _OF_IT,
        _MINUTES,
    )
    signs = _JOIN | _TO | _OPEN | _CLOSE | _MONTH_WORDS | _TEN_TO_NINETEEN | _OF_ERA | _OF_HIJRA
    return frozenset().union(*tables, signs, ("من", "\n", ".", ":", "\\", "الا", "ال", "ل", "في", "h", "H", "س"))


class Reader:
    """Reads the expressions of one text. `forms` are its tokens, with `PADDING` empty ones at the end."""

    def __init__(self, forms: list[str], lexicon: Lexicon):
        self.forms = forms
        self.w: Words = words(lexicon)
        self.starts = starts(lexicon)
        self.after_number = _after_number(lexicon)

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

    # Tables and small words

    def _look(self, table, i: int):
        """(end, meaning) of the longest phrase of the table that begins at token i, or None."""
        phrases = table.get(self.forms[i])
        if phrases:
            for rest, meaning in phrases:
                if not rest:
                    return i + 1, meaning
                if tuple(self.forms[i + 1 : i + 1 + len(rest)]) == rest:
                    return i + 1 + len(rest), meaning
        return None

    def _line(self, i: int) -> int:
        """The place after a line feed, if there is one: a date may break over two lines."""
        return i + 1 if self.forms[i] == "\n" else i

    def _relative(self, i: int):
        form = self.forms[i]
        found = self.w.relative.get(form)
        if found:
            return i + 1, found[0][1]
        if form == "ما":
            i, form = i + 1, self.forms[i + 1]
        if form in ("قبل", "بعد") and (found := self.w.relative.get(self.forms[i + 1])):
            shift = found[0][1]
            if shift == (-1 if form == "قبل" else 1):
                return i + 2, shift * 2  # العام قبل الماضي
        return None

    def _trapped(self, kind: str, before: int, after: int) -> bool:
        traps = self.w.traps
        return (before >= 0 and self.forms[before] in traps.get((kind, "before"), ())) or self.forms[after] in traps.get(
            (kind, "after"), ()
        )

    def _before(self, i: int) -> str:
        return self.forms[i - 1] if i else ""

    # Numbers

    def _digits(self, i: int, longest: int = 2):
        form = self.forms[i]
        if len(form) <= longest and form in _DIGITS:
            return i + 1, _DIGITS[form]
        return None

    def _ordinal(self, i: int):
        found = self.w.ordinals.get(self.forms[i])
        if not found:
            tens = _TENS.get("و" + self.forms[i])
            return (i + 1, tens) if tens and self.forms[i].startswith("ال") else None
        n, j = found[0][1], i + 1
        if 0 < n < 10:
            if self.forms[j] in _TEN_TO_NINETEEN:
                return j + 1, n + 10
            if self.forms[j] in _TENS:
                return j + 1, n + _TENS[self.forms[j]]
            if self.forms[j] == "و" and "و" + self.forms[j + 1] in _TENS:
                return j + 2, n + _TENS["و" + self.forms[j + 1]]
        return j, n

    def _cardinal(self, i: int):
        """A number in words up to 99, or the words of a year (ألفين وستة عشر)."""
        forms = self.forms
        if forms[i] in _THOUSANDS:
            return self._year_in_words(i)
        found = self.w.numbers.get(forms[i])
        if not found:
            return None
        n, j = found[0][1], i + 1
        if n < 10 and forms[j] in _TEN_TO_NINETEEN:
            return j + 1, n + 10
        if n < 10 and forms[j] in _TENS:
            return j + 1, n + _TENS[forms[j]]
        return j, n

    def _year_in_words(self, i: int):
        forms = self.forms
        if forms[i] not in _THOUSANDS:
            return None
        total, j = _THOUSANDS[forms[i]], i + 1
        if forms[j] in _HUNDREDS and total == 1000:
            total, j = total + _HUNDREDS[forms[j]], j + 1
        if forms[j][:1] == "و" and len(forms[j]) > 1:
            if forms[j] in _TENS:
                return j + 1, total + _TENS[forms[j]]
            found = self.w.numbers.get(forms[j][1:])
            if found and found[0][1] < 100:
                total, j = total + found[0][1], j + 1
                if forms[j] in _TEN_TO_NINETEEN:
                    total, j = total + 10, j + 1
                elif forms[j] in _TENS:
                    total, j = total + _TENS[forms[j]], j + 1
        return j, total

    def _day_number(self, i: int):
        """(end, n) of a day of the month: 1 to 31 in digits, or an ordinal in words."""
        if self.forms[i] in _ARTICLE:
            i += 1
        found = self._digits(i) or self._ordinal(i)
        return found if found and 1 <= found[1] <= 31 else None

    def _count(self, i: int):
        """(end, n) of a number of things, in digits or words."""
        if self.forms[i] in _ARTICLE:
            i += 1
        return self._digits(i, 4) or self._cardinal(i)

    def _year(self, i: int):
        """(end, year, hijri) of a year in four digits or in words, with its era."""
        j = i
        if self.forms[j] in _ARTICLE and self.forms[j + 1].isdigit():
            j += 1
        opened = self.forms[j] in _OPEN and len(self.forms[j + 1]) == _YEAR_LENGTH
        j += opened
        form = self.forms[j]
        if len(form) == _YEAR_LENGTH and form in _DIGITS and 1000 <= _DIGITS[form] <= 2200:
            j, year = j + 1, _DIGITS[form]
            if self.forms[j] in (".", ",", "٫", "٬") and self.forms[j + 1].isdigit():
                return None
        elif found := self._year_in_words(j):
            j, year = found
            if year < 1200:
                return None
        else:
            return None
        if self.forms[j] in _CLOSE and opened:
            j += 1
        k = j + (self.forms[j] in _OPEN)
        if self.forms[k] in _OF_HIJRA:
            return k + 1 + (k > j and self.forms[k + 1] in _CLOSE), year, True
        if self.forms[k] in _OF_ERA:
            return k + 1 + (k > j and self.forms[k + 1] in _CLOSE), year, False
        return j, year, False

    def _hijri_year(self, i: int):
        """The year after a Hijri month: 1300 to 1599, with or without هـ; two digits with it."""
        found = self._year(i)
        if found and (found[2] or 1200 <= found[1] < 1600):
            return found[0], found[1]
        return None

    # Months

    def _month(self, i: int):
        """(end, Month, said twice?) of a month's name, or of a pair such as سبتمبر/أيلول."""
        found = self._look(self.w.months, i)
        if not found:
            return None
        j, month = found
        k, opened = j, False
        if self.forms[k] in _OPEN:
            k, opened = k + 1, True
        elif self.forms[k] in ("/", "\\", "|") or self.forms[k] in _DASH or self.forms[k] == "او":
            k += 1
        if self.forms[k] == "\n":
            k += 1
        second = self._look(self.w.months, k)
        if second and not month.hijri and second[1].number == month.number and not second[1].hijri and k < second[0]:
            k = second[0]
            if opened:
                if self.forms[k] not in _CLOSE:
                    return j, month, False
                k += 1
            return k, month, True
        return j, month, False

    def _month_tail(self, j: int, hijri: bool):
        """What places a month in time: (end, year, hijri, year shift, own shift)."""
        forms = self.forms
        relative = self._relative(j)
        if relative:
            return relative[0], None, hijri, None, relative[1]
        k = j
        if forms[k] in _COMMAS or forms[k] == "\n" or forms[k] in _DASH or forms[k] == "/":
            k += 1
        if forms[k] in ("من", "في", "خلال"):
            k += 1
        if forms[k] in _THIS:
            unit = self._look(self.w.units, k + 1)
            if unit and unit[1].unit == "year" and unit[1].number == "s":
                return unit[0], None, hijri, 0, None
        if forms[k] in _THAT:
            unit = self._look(self.w.units, k + 1)
            if unit and unit[1].unit == "year" and unit[1].number == "s":
                return unit[0], None, hijri, "same", None
        unit = self._look(self.w.units, k)
        if unit and unit[1].unit == "year" and unit[1].number == "s":
            k = unit[0]
            relative = self._relative(k)
            if relative and unit[1].definite:
                return relative[0], None, hijri, relative[1], None
        elif k > j and forms[k - 1] == "في":
            return None
        if hijri:
            year = self._hijri_year(k)
            if not year and (year := self._year(k)) and not 1900 <= year[1] <= 2077:
                return None
            return (year[0], year[1], True, None, None) if year else None
        year = self._year(k)
        if not year or (forms[k - 1] in _DASH and not unit):
            return None
        if not unit and self._counts_things(year[0]):
            return None
        return year[0], year[1], year[2], None, None

    def _counts_things(self, after: int) -> bool:
        return self.forms[after] in self.w.traps.get(("year", "after"), ())

    def month(self, i: int, day: int | None = None, start: int | None = None, weekday: int | None = None):
        """A month with what goes with it: مارس 2025، أكتوبر من العام الماضي، سبتمبر/أيلول."""
        found = self._month(i)
        if not found:
            return None
        j, month, twice = found
        tail = self._month_tail(j, month.hijri)
        if not (month.alone or twice or tail or day or start is not None or self._day_after_month(j)):
            if month.hijri or not self._month_beside(i, j):
                return None
        if day is None and start is None and self._trapped("month", i - 1, j) and not tail:
            return None
        k = j + (self.forms[j] == "من")
        if self.forms[k] in _EVERY and (unit := self.w.units.get(self.forms[k + 1])) and unit[0][1].unit == "year":
            return (i if start is None else start), k + 2, Every(f"XXXX-{month.number:02}" if not month.hijri else "P1Y")
        if not tail and (shared := self._shared_tail(j, month.hijri)):
            _, year, _, year_shift, shift = shared
            return (i if start is None else start), j, Cal(year, month.number, day, weekday, month.hijri, year_shift, shift=shift)
        if not tail and day is None and start is None and (exact := self._day_after_month(j)) and not month.hijri:
            return i, exact[0], Cal(exact[2], month.number, exact[1])
        year = year_shift = shift = None
        hijri = month.hijri
        if tail:
            j, year, _, year_shift, shift = tail
        return (i if start is None else start), j, Cal(year, month.number, day, weekday, hijri, year_shift, None, None, shift)

    def _shared_tail(self, j: int, hijri: bool):
        """The year or shift that two months share: نوفمبر أو ديسمبر القادمين، يناير وفبراير 2016."""
        k = j + (self.forms[j] in ("و", "او", "،"))
        second = self._look(self.w.months, k)
        if not second or not (k > j or self.forms[k].startswith("و")) or second[1].hijri != hijri:
            return None
        end = self._month(k)[0]
        if self.forms[end].endswith("ين"):
            found = self.w.relative.get(self.forms[end])
            return (end, None, hijri, None, found[0][1]) if found else None
        tail = self._month_tail(end, hijri)
        return tail if tail and (tail[1] or tail[3] is not None) else None

    def _day_after_month(self, j: int):
        """(end, day, year) of a day written after its month: مارس 3 2015."""
        day = self._digits(j)
        if not day or not 1 <= day[1] <= 31:
            return None
        year = self._year(day[0] + (self.forms[day[0]] in _COMMAS))
        return (year[0], day[1], year[1]) if year and not year[2] else None

    def _month_beside(self, i: int, j: int) -> bool:
        """Is a doubtful month (مارس, نيسان) made one by the words around it?"""
        before = self._before(i)
        if before in _MONTH_WORDS or before in self.w.parts:
            return True
        after = self.forms[j]
        if after in _TO or after in _DASH or after in ("و", "او"):
            j += 1
        elif after[:1] != "و":
            after = ""
        if before in _FROM and self._look(self.w.months, j):
            return True
        if before in _TO or before == "و":
            return bool(i > 1 and self.forms[i - 2] in self.w.months)
        if self.forms[i].startswith("و"):
            return before in self.w.months
        return bool(after) and bool(self._look(self.w.months, j))

    # Days of a month

    def number(self, i: int):
        """Whatever begins with a number: a day of a month, a numeric date, a duration, an hour, a year."""
        forms = self.forms
        form = forms[i]
        if forms[i + 1] not in self.after_number and len(form) != _YEAR_LENGTH:
            return self._bare_day(i) if forms[i - 1] in _DAY and i else None
        if form.isdigit():
            before = self._before(i)
            if before in (".", "٫", "٬", ":", "/") and i > 1 and forms[i - 2].isdigit():
                return None  # the middle of a number or of a chain
            if len(form) == _YEAR_LENGTH:
                return self._numeric(i) or self._bare_year(i)
            return self._numeric(i) or self._day_of_month(i) or self._amount(i) or self._hour(i) or self._bare_day(i)
        return self._day_of_month(i) or self._nth(i) or self._amount(i) or self._hour(i)

    def _bare_day(self, i: int):
        """يوم 15: a day of the month at hand."""
        before = self._before(i)
        day = self._digits(i)
        if not day or not 1 <= day[1] <= 31 or before not in _DAY or (i > 1 and self.forms[i - 2] in _EVERY):
            return None
        if self.forms[day[0]] in self.w.units or self.forms[day[0]] in ("%", ":", "/"):
            return None
        return i, day[0], Cal(day=day[1])

    def _day_of_month(self, i: int, weekday: int | None = None, start: int | None = None):
        """25 يونيو، الثامن من مايو، 10 و11 أبريل، 26 - 27 أبريل، 12 الجاري، 5 من الشهر المقبل."""
        forms = self.forms
        first = self._day_number(i)
        if not first:
            return None
        places = [(i, first[0], first[1], "")]
        j = first[0]
        while len(places) < 8:
            joint = forms[j]
            if joint in _DASH or joint in _TO or joint in _COMMAS or joint in ("و", "او", "/"):
                k = j + 1
                if joint in _COMMAS and forms[k] == "و":
                    k += 1
            elif joint[:1] == "و" and len(joint) > 2 and joint[1:] in self.w.ordinals:
                k = j
            else:
                break
            if joint in _TO and forms[k] in ("يوم", "غايه"):
                k += 1
            following = self._day_number(k)
            if not following:
                break
            places.append((k, following[0], following[1], joint))
            j = following[0]
        tail = self._after_day(j)
        if not tail:
            return None
        end, cal, _ = tail
        if isinstance(cal, Every):
            stamp = f"{cal.timex}-{places[-1][2]:02}" if cal.timex.startswith("XXXX") else cal.timex
            return (i if start is None else start), end, Every(stamp)
        before = forms[i - 1] if i else ""
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
        if joints & _TO or joints & _DASH or (len(places) == 2 and (before in _BETWEEN or days[1] == days[0] + 1)):
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

    def _after_day(self, j: int):
        """What makes a number a day: a month's name, الجاري, من الشهر المقبل. Gives (end, Cal without day, is bare)."""
        forms = self.forms
        k = self._line(j)
        if forms[k] in ("/", ".") or forms[k] in _DASH or forms[k] in _COMMAS:
            # 12/يناير/2019
            if forms[k] in _COMMAS or not self._look(self.w.months, k + 1):
                return None
            k += 1
        had_of = forms[k] in ("من", "ل")
        if had_of:
            k += 1
        if forms[k] in _MONTH_WORDS:
            k += 1
        found = self.month(k, start=k)
        if found:
            return found[1], found[2], True
        k = self._line(j)
        if forms[k] in _OF_IT:
            return k + 1, Cal(month_shift="same"), False
        if forms[k] == "من":
            k += 1
        elif (
            (relative := self._relative(k))
            and relative[1] in (0, 1, -1)
            and forms[k].endswith(("ري", "لي", "بل", "دم", "ضي", "رم"))
        ):
            return (relative[0], Cal(month_shift=relative[1]), False) if self._day_before(j) else None
        this = forms[k] in _THIS
        that = forms[k] in _THAT
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
        if not ((mark == "/" or mark == "." or mark in _DASH or mark == "\\") and b.isdigit()):
            return None
        if forms[i + 3] != mark or not forms[i + 4].isdigit():
            return self._day_and_month(i, a, mark, b)
        c, j = forms[i + 4], i + 5
        if forms[j] == mark and forms[j + 1].isdigit():
            return None  # a chain of numbers
        if max(len(a), len(b), len(c)) > _YEAR_LENGTH:
            return None
        if len(a) == _YEAR_LENGTH and len(b) <= 2 and len(c) <= 2:
            year, month, day = int(a), int(b), int(c)
        elif len(c) in (2, _YEAR_LENGTH) and len(a) <= 2 and len(b) <= 2:
            year, month, day = int(c), int(b), int(a)
            if len(c) == 2:
                if mark == ".":
                    return None
                year += 2000 if year < 70 else 1900
        else:
            return None
        k = j + (forms[j] in _OPEN)
        hijri = forms[k] in _OF_HIJRA
        if hijri or forms[k] in _OF_ERA:
            j = k + 1 + (k > j and forms[k + 1] in _CLOSE)
        if 1300 <= year <= 1500:
            hijri = True
        if hijri and len(c) == 2 and len(a) <= 2:
            year = int(c) + 1400
        if month > 12 and day <= 12 and not hijri:
            month, day = day, month
        if not (1 <= month <= 12 and 1 <= day <= 31) or year < 1000:
            return None
        return i, j, Cal(year, month, day, None, hijri)

    def _day_and_month(self, i: int, a: str, mark: str, b: str):
        """3/2019, 2015/2016, or 12/3 where يوم or a weekday says that it is a day."""
        forms = self.forms
        if len(a) == _YEAR_LENGTH:
            return None
        if mark in ("/", "-") and len(b) == _YEAR_LENGTH and 1 <= int(a) <= 12 and 1900 <= int(b) <= 2200 and len(a) <= 2:
            return i, i + 3, Cal(int(b), int(a))
        if mark == "/" and len(a) <= 2 and len(b) <= 2 and 1 <= int(a) <= 31 and 1 <= int(b) <= 12:
            before = self._before(i)
            if before in ("يوم", "بتاريخ", "تاريخ", "ليوم", "ليله") or before in self.w.weekdays:
                return i, i + 3, Cal(None, int(b), int(a))
        return None

    # Years

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
        if not named and i > 1 and before in _ARTICLE:
            unit = self.w.units.get(forms[i - 2])
            named = bool(unit) and unit[0][1].unit == "year"
        if (hijri or 1300 <= year <= 1500) and (forms[j] == "/" or forms[j] in _DASH) and (other := self._year(j + 1)):
            if 1800 <= other[1] <= 2099 and (named or hijri) and not other[2]:
                return i, other[0], Both(Cal(other[1]), Cal(year, hijri=True))
            if 0 < abs(other[1] - year) <= 120 and (named or hijri or other[2]):
                return i, other[0], Range(Cal(min(year, other[1]), hijri=True), Cal(max(year, other[1]), hijri=True))
        if hijri and (other := self._year(j)) and not other[2] and 1800 <= other[1] <= 2099:
            return i, other[0], Both(Cal(other[1]), Cal(year, hijri=True))  # 1436هـ 2015م
        if hijri or (1300 <= year < 1600 and named):
            return i, j, Cal(year, hijri=hijri or 1343 <= year <= 1500)
        if not named:
            enclosed = before in _OPEN and forms[j] in _CLOSE
            if not (1900 <= year <= 2099 or (enclosed and 1500 <= year < 1900)):
                return None
            if before in ("من", "عن") and i > 1 and forms[i - 2] in _MORE_OR_LESS:
                return None
            if (
                before not in _YEAR_PREPOSITIONS
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
                forms[j] == "-" and forms[j + 1].isdigit() and len(forms[j + 1]) != _YEAR_LENGTH and len(forms[j + 1]) != 2
            ):
                return None
        joint = forms[j]
        if joint in _DASH or joint == "/" or joint == "\\":
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

    # Days by name

    def weekday(self, i: int):
        """الخميس، الخميس الماضي، الخميس 25 يونيو، الأربعاء (14 مارس)، الثلاثاء من الأسبوع المقبل."""
        found = self._look(self.w.weekdays, i)
        if not found:
            return None
        j, (weekday, alone) = found
        before = self._before(i)
        if not alone and self.forms[i][0] in "وفبلك":
            return None  # يوم واحد
        if not alone and before not in ("يوم", "ليوم", "ليله", "بيوم", "ويوم", "كل"):
            return None
        if before in _EVERY or (before == "يوم" and i > 1 and self.forms[i - 2] in _EVERY):
            return i, j, Every("XXXX-WXX-%d" % weekday)
        paired = self._look(self.w.weekdays, j) if self.forms[j].startswith("و") else None
        if self._trapped("weekday", i - 1, j) and not (paired and before in _BETWEEN):
            return None
        if paired and self.forms[paired[0]].endswith("ين") and (shared := self._relative(paired[0])):
            return i, j, Cal(weekday=weekday, shift=shared[1])  # يومي السبت والأحد المقبلين
        start = i - 1 if before in _DAY else i
        return self._day_tail(start, j, Cal(weekday=weekday))

    def _day_tail(self, start: int, j: int, node: Node):
        """What may follow the name of a day: a shift, the date itself, the week, the part of the day."""
        forms = self.forms
        if isinstance(node, Cal):
            if relative := self._relative(j):
                node, j = node._replace(shift=relative[1]), relative[0]
            elif forms[j] == "من" and (week := self._week_after(j + 1)):
                node, j = node._replace(week_shift=week[1]), week[0]
        k = j
        opened = forms[k] in _OPEN
        if opened or forms[k] in _COMMAS or forms[k] in _DASH or forms[k] == "\n" or forms[k] == "/":
            k += 1
        marked = k > j
        while forms[k] in _SAME_DAY or (forms[k] in ("ل", "يوم", "ليوم", "من", "ب") and k > j):
            k += 1
        if not marked and forms[k] in _CLOSE and forms[k + 1] in _SAME_DAY:
            k += 2  # يوم (الأحد) الموافق للأول من
        if forms[k] == "ال" and forms[k + 1].isdigit():
            k += 1
        said = None
        if forms[k].isdigit() or forms[k] in self.w.ordinals:
            if forms[k].isdigit() and len(forms[k]) <= _YEAR_LENGTH:
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
            if weekday and weekday[1][1] and (not marked or opened or forms[j] in _COMMAS):
                inner = self._day_tail(k, weekday[0], Cal(weekday=weekday[1][0]))
                if not isinstance(inner[2], Clock) and (not opened or forms[inner[1]] in _CLOSE):
                    said = inner if isinstance(inner[2], Cal) else None
        if said and (not opened or forms[said[1]] in _CLOSE):
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
        if (forms[j] in _HOUR or forms[j].isdigit()) and (hour := self._time(j, j + (forms[j] in _HOUR), said=forms[j] in _HOUR)):
            clock = hour[2]
            if clock.day is None and (clock.part or forms[j] in _HOUR):
                part = clock.part or (node.part if isinstance(node, Clock) else "")
                node, j = Clock(part, clock.hour, clock.minute, node.day if isinstance(node, Clock) else node), hour[1]
        return start, j, node

    def _week_after(self, k: int):
        """(end, shift) of a week named after a weekday: من الأسبوع المقبل، من هذا الأسبوع."""
        this = self.forms[k] in _THIS
        that = self.forms[k] in _THAT
        unit = self._look(self.w.units, k + (this or that))
        if unit and unit[1].unit == "week" and unit[1].number == "s":
            if this or that:
                return unit[0], 0 if this else "same"
            if relative := self._relative(unit[0]):
                return relative
        return None

    def day_word(self, i: int):
        """أمس، غدا، اليوم الخميس، أول أمس الثلاثاء (19 فبراير)."""
        found = self._look(self.w.days, i)
        if not found:
            return None
        j, shift = found
        before = self._before(i)
        if self.forms[i].endswith("اليوم") or self.forms[i].endswith("لليوم"):
            relative = self._relative(j)
            if relative and relative[1] in ("same", "next", "before"):
                return i, relative[0], Away("day", 0, relative[1])
            if before in _THAT:
                return i - 1, j, Away("day", 0, "same") if before not in ("ذلك", "ذاك", "بذلك") else Vague("")
            if self._trapped("today", i - 1, j) or self.forms[j] in self.w.traps[("today", "after")]:
                return None
            if self._ordinal(j) or (self.forms[j] == "قبل" and self._relative(j)):
                return None
            named = self.forms[j + (self.forms[j] in _OPEN)] in self.w.weekdays
            if before in _THIS or before == "في":
                return self._day_tail(i - (before in _THIS), j, Away("day", 0)) if named else None
            if before in _UNTIL and not named and not (i > 1 and self.forms[i - 2] in self.w.days):
                return i, j, Vague("PRESENT_REF")
            if before in _QUOTES and self.forms[j] in _QUOTES:
                return None  # a newspaper's name
        if self.forms[i] in ("الغد", "وغد") and before and before not in _TOMORROW and before not in self.w.day_parts:
            return None  # جنود الغد
        start = i
        if before in _DAY:
            start = i - 1
        if before in ("بعد", "وبعد") and shift == 1:
            start, shift = i - 1, 2
        if before in ("قبل",) and shift == -1:
            start, shift = i - 1, -2
        return self._day_tail(start, j, Away("day", shift))

    # Units

    def unit(self, i: int):
        """العام الماضي، هذا الشهر، عام 2016، الأيام الثلاثة الماضية، القرن العشرين، قبل يومين، كل سنة."""
        found = self._look(self.w.units, i)
        if not found:
            return None
        j, (unit, number, definite) = found
        forms = self.forms
        before = self._before(i)
        if number == "s":
            if unit == "year" and before not in _EVERY:
                year = self._year(j)
                if year and not self._counts_things(year[0]):
                    result = self._bare_year(j + (forms[j] in _ARTICLE) + (forms[j] in _OPEN)) if forms[j].isdigit() else None
                    if result:
                        return i, result[1], result[2]
                    return i, year[0], Cal(year[1], hijri=year[2] or 1343 <= year[1] <= 1500)
            if unit == "century":
                return self._century(i, j)
            if unit == "day" and not definite and self._names_day(j):
                return None  # the name of the day speaks for itself: قبل يوم السبت
            if unit == "month" and not definite and forms[j] in self.w.months and (found := self.month(j, start=i)):
                return found
            if before in _EVERY:
                return (i - 1, j, Every(_PERIODIC[unit])) if not definite and unit in _PERIODIC else None
            if definite:
                return self._definite_unit(i, j, unit, before)
            if before in _THAT and before in ("نفس", "بنفس", "لنفس"):
                return i - 1, j, Away(unit, 0, "same")
            if unit == "quarter" or unit == "decade":
                return None
            return self._ago(i, j, unit, 1, start=i)
        if number == "d":
            relative = self._relative(j)
            if definite and relative and relative[1] in (-1, 0, 1):
                return i, relative[0], Run(unit, 2, relative[1])
            if definite or forms[i].endswith(("ي",)):
                return None
            return self._ago(i, j, unit, 2, start=i) or self._length(i, j, unit, 2)
        return self._plural(i, j, unit, definite)

    def _names_day(self, j: int) -> bool:
        form = self.forms[j]
        return form in self.w.weekdays or form in self.w.days or (form in _DIGITS and len(form) <= 2) or form in self.w.ordinals

    def _definite_unit(self, i: int, j: int, unit: str, before: str):
        forms = self.forms
        if unit == "quarter":
            return None
        relative = self._relative(j)
        if not relative and forms[j] in ("الهجري", "الميلادي", "المالي", "الدراسي", "الجامعي"):
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
                return i - (before in _THIS), end, Away(unit, shift) if unit != "decade" else Decade(-1, None, shift)
            return i, end, Away(unit, 0, shift)
        if before in _THIS and unit not in ("day", *_CLOCK_UNITS):
            return i - 1, j, Away(unit, 0) if unit != "decade" else Decade(-1, None, 0)
        if before in _THAT:
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
        """قبل ثلاثة أيام، منذ عامين، بعد أسبوع; counted from an event (من) it is a duration."""
        forms = self.forms
        before = forms[start - 1] if start else ""
        if before in _ABOUT and start > 1:
            start -= 1
            before = forms[start - 1]
        sign = -1 if before in _AGO else 1 if before in _AFTER else 0
        if not sign:
            if forms[j] == "من" and forms[j + 1] in ("الان", "اليوم"):
                return start, j + 2, Away(unit, n)
            if forms[j] in ("مضت", "مضي", "خلت") and unit not in _CLOCK_UNITS:
                return start, j + 1, Away(unit, -n)
            return None
        if forms[j] in ("من", "علي", "ونصف", "واحد", "واحده", "كامل"):
            if forms[j] in ("واحد", "واحده"):
                j += 1
            elif forms[j] == "من" and forms[j + 1] in ("الان", "اليوم"):
                j += 2
            else:
                return start, j, Length(unit, n)
        if unit in ("second", "minute", "hour"):
            return start, j, Length(unit, n)
        return start - 1, j, Away(unit, sign * n, "after" if sign > 0 else None)

    def _length(self, i: int, j: int, unit: str, n: int):
        return i, j, Length(unit, n)

    def _amount(self, i: int):
        """Numbers of units: 3 أيام, عشرين سنة, الثلاثة أشهر الماضية; an age is none."""
        forms = self.forms
        count = self._count(i)
        if not count:
            return None
        k = count[0]
        if forms[k] in _OPEN or forms[k] in _CLOSE:
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
        if before in _EVERY:
            return (
                i - 1,
                j,
                Every(f"P{'T' if name in _CLOCK_UNITS else ''}{count[1]}{_LETTERS[name]}") if name in _LETTERS else None,
            )
        if name == "year" and self._is_age(i):
            return None
        return self._ago(i, j, name, count[1], start=i) or self._length(i, j, name, count[1])

    def _is_age(self, i: int) -> bool:
        """Within the five tokens before: عمره، البالغ من العمر، يناهز."""
        if i and self.forms[i - 1] in _OPEN:
            return True
        if i > 1 and self.forms[i - 1] == "ال" and self.forms[i - 2] in ("ذو", "ذي", "ذات", "ابن", "صاحب", "صاحبه"):
            return True
        return any(
            "عمر" in form or "اعمار" in form or form in ("البالغ", "البالغه", "يبلغ", "تبلغ", "يناهز", "ناهز")
            for form in self.forms[max(0, i - 5) : i]
        )

    # Parts of periods

    def _period(self, i: int):
        """A calendar period that a part may be taken of; the words من and عام may stand before it."""
        forms = self.forms
        if forms[i] == "من":
            i += 1
        this = forms[i] in _THIS or forms[i] in _THAT
        i += this
        if forms[i] in _MONTH_WORDS and (month := self.month(i + 1, start=i)):
            return month
        for rule in self.starts.get(forms[i], ()):
            if (
                rule in _PERIOD_RULES
                and (found := rule(self, i))
                and not isinstance(found, list)
                and not isinstance(found[2], (Length, Every, Vague))
            ):
                return (i - this, *found[1:])
        return None

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
                return (
                    (i, unit[0], Part(name, Away(unit[1].unit, 0)))
                    if forms[unit[0]] not in ("الدراسي", "الجامعي", "المالي")
                    else None
                )
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
            if not (self.forms[j].startswith("الاخير") and self._fraction_whole(relative[0])):
                return (i, relative[0], Away("quarter", relative[1])) if relative[1] or self.forms[j] != "الاخير" else None
        if parts == 4 and before in _THIS and not self.forms[i].endswith("فصل"):
            return i - 1, j, Away("quarter", 0)
        ordinal = self._ordinal(j)
        if not ordinal or ordinal[1] > parts:
            return None
        whole = self._fraction_whole(ordinal[0])
        if not whole:
            if parts == 4 and ordinal[1] > 0 and not self.forms[i].endswith("فصل"):
                if not before or before in _IN_QUARTER or self.forms[i] in ("بالربع", "للربع"):
                    return i, ordinal[0], Fraction(ordinal[1], parts, None)
            return None
        return i, whole[1], Fraction(ordinal[1], parts, whole[2])

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
                return i - (before in _THIS), relative[0], Season(code, shift=relative[1])
            return (i - 1, j, Season(code, shift=0)) if before in _THIS else None
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
        if before in ("عمره", "عمرها", "العمر"):
            return None
        return i, j, Decade(tens)

    def _century(self, i: int, j: int):
        forms = self.forms
        relative = self._relative(j)
        if relative and isinstance(relative[1], int):
            return i, relative[0], Century(shift=relative[1])
        if self._before(i) in _THIS:
            return i - 1, j, Century(shift=0)
        k = j + (forms[j] in _ARTICLE)
        opened = forms[k] in _OPEN
        k += opened
        ordinal = self._digits(k) or self._ordinal(k)
        if not ordinal or not 1 <= ordinal[1] <= 21:
            return None
        k = ordinal[0] + opened
        if forms[k] == "قبل" or (forms[k] == "ق" and forms[k + 1] == "."):
            return None
        hijri = forms[k] in _OF_HIJRA
        return i, k + (hijri or forms[k] in _OF_ERA), Century(ordinal[1], None, hijri)

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
        if forms[j] in _THIS:
            return i, j + 1, Weekend(0)
        return i, j, Weekend(None)

    # Parts of the day and hours

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
        if before in _THIS and stands == "both":
            return i - 1, j, Clock(code, None, 0, Away("day", 0))
        k = j + (forms[j] in ("يوم", "من"))
        day = self._some_day(k)
        if day and isinstance(day[2], (Cal, Away, Both)):
            return i, day[1], Clock(code, None, 0, day[2])
        return None

    def _some_day(self, k: int):
        """A single day, by name, number or distance."""
        forms = self.forms
        for rule in self.starts.get(forms[k], ()):
            if rule in (Reader.day_word, Reader.weekday, Reader.number):
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

    def _time(self, i: int, j: int, *, said: bool):
        forms = self.forms
        minute = 0
        hour = self._digits(j) or self._ordinal(j) or (self._cardinal(j) if said else None)
        if not hour or not 0 <= hour[1] <= 24 or (forms[j].endswith("عشر") and False):
            return None
        j, hour_number = hour
        clocked = False
        if forms[j] in (":", ".", "h", "H", "س") and len(forms[j + 1]) == 2 and forms[j + 1].isdigit() and int(forms[j + 1]) < 60:
            minute, j, clocked = int(forms[j + 1]), j + 2, forms[j] == ":"
        elif forms[j] in _MINUTES:
            minute, j = _MINUTES[forms[j]], j + 1
        elif forms[j] == "الا" and forms[j + 1] in _MINUTES_LESS:
            hour_number, minute, j = hour_number - 1, 60 - _MINUTES_LESS[forms[j + 1]], j + 2
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
        if not (said or part):
            return None
        if not said and not part and not clocked:
            return None
        if day is None:
            k = j
            while (
                forms[k] in ("من", "هذا", "يوم", "بتوقيت", "مكه", "المكرمه", "غرينتش", "جرينتش", "المحلي", "بالتوقيت", "،")
                and k < j + 4
            ):
                k += 1
            if forms[k] in self.starts and (inner := self._some_day(k)) and isinstance(inner[2], (Cal, Away, Both)):
                day, j = inner[2], inner[1]
            elif said and forms[k] in self.w.day_parts and (inner := self.day_part(k)):
                part, day, j = inner[2].part, inner[2].day, inner[1]
        if hour_number < 12 and (
            part in ("AF", "EV") or (part == "MI" and hour_number < 7) or (part == "NI" and hour_number > 6)
        ):
            hour_number += 12
        return i, j, Clock(part, hour_number, minute, day)

    # What has no days

    def vague(self, i: int):
        found = self._look(self.w.vague, i)
        return (i, found[0], Vague(found[1])) if found else None

    def every(self, i: int):
        found = self._look(self.w.sets, i)
        return (i, found[0], Every(found[1])) if found else None

    # Joints between two expressions

    def _joined(self, found: Found) -> Found:
        """The expression with what belongs to it after it: a range's end, the same day in the other calendar."""
        start, end, node = found
        forms = self.forms
        if isinstance(node, (Vague, Every, Length, Century)):
            return found
        if isinstance(node, Range):
            return found
        k = end
        opened = forms[k] in _OPEN
        if opened or forms[k] in _COMMAS or forms[k] in _DASH or forms[k] == "/":
            k += 1
        meets = k > end and isinstance(node, Cal) and node.hijri
        while forms[k] in _SAME_DAY or (k > end and forms[k] in ("ل", "يوم", "ليوم", "عام", "سنه", "لعام", "شهر")):
            meets = meets or forms[k] in _SAME_DAY
            k += 1
        if meets and (other := self._single(k)) and isinstance(other[2], Cal):
            if (isinstance(node, Cal) and node.hijri != other[2].hijri) or any(form in _SAME_DAY for form in forms[end:k]):
                closed = opened and forms[other[1]] in _CLOSE
                weekday = node.weekday if isinstance(node, Cal) else None
                second = other[2]._replace(weekday=other[2].weekday or weekday)
                return (
                    start,
                    other[1] + closed,
                    Both(second if isinstance(node, Cal) and not second.hijri else node, node if not second.hijri else second),
                )
        return self._ranged(found)

    def _ranged(self, found: Found) -> Found:
        start, end, node = found
        forms = self.forms
        joint = forms[end]
        back = start
        while (
            back
            and back > start - 3
            and (forms[back - 1] in _OPEN or forms[back - 1] in _ARTICLE or forms[back - 1] in self.w.units)
        ):
            back -= 1
        opener = forms[back - 1] if back else ""
        if joint in _TO:
            if opener not in _FROM and not _is_plain(node):
                return found
            k = end + 1
        elif joint in _DASH and isinstance(node, Cal):
            k = end + 1
        elif opener in _BETWEEN and (joint == "و" or joint[:1] == "و"):
            k = end + (joint == "و" or joint == "وبين")
        else:
            return found
        while forms[k] in ("غايه", "يوم", "من", "نهايه") and k < end + 4:
            k += 1
        other = self._single(k)
        if other and isinstance(other[2], Cal) and other[2].month_shift == "same" and isinstance(node, Cal) and node.month:
            return start, other[1], Range(node, node._replace(day=other[2].day, weekday=None))  # من 5 يناير إلى 10 منه
        if not other or not _is_plain(other[2]) or not _is_plain(node):
            return found
        if joint in _DASH and not (isinstance(other[2], Cal) and _grain(node) == _grain(other[2])):
            return found
        return start, other[1], Range(node, other[2])

    def _single(self, k: int):
        """One expression at token k, without its joints."""
        for rule in self.starts.get(self.forms[k], ()):
            found = rule(self, k)
            if found:
                return found if not isinstance(found, list) else None
        return None


_PERIODIC = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "hour": "PT1H", "minute": "PT1M"}
_LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_CLOCK_UNITS = ("second", "minute", "hour")
_MINUTES = {"والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20}
_MINUTES_LESS = {"ربعا": 15, "الربع": 15, "ربع": 15, "ثلثا": 20, "الثلث": 20, "ثلث": 20}
_PERIOD_RULES = frozenset((Reader.month, Reader.season, Reader.decade, Reader.unit, Reader.number, Reader.fraction))


def _is_day(node: Node) -> bool:
    if isinstance(node, Cal):
        return bool(node.day or node.weekday)
    return (isinstance(node, Away) and node.unit == "day") or isinstance(node, Both)


def _is_plain(node: Node) -> bool:
    return isinstance(node, (Cal, Away, Part, Both, Season))


def _grain(node: Node) -> str:
    if isinstance(node, Cal):
        return "day" if node.day else "weekday" if node.weekday else "month" if node.month else "year"
    return node.unit if isinstance(node, Away) else ""
