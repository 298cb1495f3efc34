"""Days, intervals and counts in words, Arabic or English: what charts, report and desk print.

Words say what the date gives and no more: `2025-09` is `سبتمبر/أيلول 2025`, never a day in it. Month names come from
`data/lexicon/month_names.csv`, counted nouns from `data/lexicon/counted_nouns.csv`.
"""

import re
from calendar import monthrange
from datetime import date
from functools import cache

from hijridate import Gregorian

from khabar.intervals import Interval, read_edtf
from khabar.lexicon import Lexicon, default

MONTHS = ("pair", "gulf", "levant", "maghreb", "algeria", "hijri")
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

# EDTF level 2 "sub-year groupings": 21-24 seasons, 33-36 quarters, 40-41 halves of a year.
_PART_OF_YEAR = re.compile(r"(\d{4})-(2[1-4]|3[3-6]|4[01])")
_OPEN = ("", "..")
_PARTS = {
    "ar": {
        21: "ربيع {}", 22: "صيف {}", 23: "خريف {}", 24: "شتاء {}", 33: "الربع الأول من {}", 34: "الربع الثاني من {}",
        35: "الربع الثالث من {}", 36: "الربع الرابع من {}", 40: "النصف الأول من {}", 41: "النصف الثاني من {}",
    },
    "en": {
        21: "spring {}", 22: "summer {}", 23: "autumn {}", 24: "winter {}", 33: "first quarter of {}", 34: "second quarter of {}",
        35: "third quarter of {}", 36: "fourth quarter of {}", 40: "first half of {}", 41: "second half of {}",
    },
}  # fmt: skip
_WORDS = {
    "ar": {
        "none": "بلا تاريخ", "since": "منذ {}", "until": "حتى {}", "range": "من {} إلى {}", "about": "نحو {}", "between": "بين {} و{}",
        "early": "أوائل {}", "middle": "منتصف {}", "late": "أواخر {}", "uncertain": "{} (غير مؤكد)", "or": " أو ", "and": " و", "hijri": "{} هـ",
    },
    "en": {
        "none": "no date", "since": "since {}", "until": "until {}", "range": "{} to {}", "about": "about {}", "between": "between {} and {}",
        "early": "early {}", "middle": "mid {}", "late": "late {}", "uncertain": "{} (uncertain)", "or": " or ", "and": " and ", "hijri": "{} AH",
    },
}  # fmt: skip


def month_name(month: int, lang: str = "ar", months: str = "pair", *, lexicon: Lexicon | None = None) -> str:
    """The name of a month, 1 to 12: `سبتمبر/أيلول`. With `months="hijri"` the number is a month of the Islamic calendar.

    lang: `ar` or `en`; English knows one name a month, whatever `months` says, and the hijri names stay Arabic.
    Raises ValueError when `months` or `lang` is none of those allowed.
    """
    _check(lang, months)
    names = _month_names(lexicon or default())
    if months != "hijri" and lang == "en":
        return names["english", month]
    if months == "pair":
        return f"{names['gulf', month]}/{names['levant', month]}"
    return names[months, month]


def say_day(day: date, lang: str = "ar", months: str = "pair", *, digits: str = "western", lexicon: Lexicon | None = None) -> str:
    """One day in words: `25 ديسمبر/كانون الأول 2024`, `25 December 2024`, `23 جمادى الآخرة 1446 هـ`.

    digits: `western` (2024) or `eastern` (٢٠٢٤). The hijri day is that of Umm al-Qura, known from 1924 to 2077; outside of that
    the day is said in the pair of Gregorian names.
    """
    return _Speech(lang, months, digits, lexicon).period(day, day)


def say_interval(
    when: str | Interval | None,
    lang: str = "ar",
    months: str = "pair",
    *,
    digits: str = "western",
    lexicon: Lexicon | None = None,
) -> str:
    """A date of any precision in words: `أوائل سبتمبر/أيلول 2025`, `منذ مارس/آذار 2025`, `من 3 إلى 5 مايو/أيار 2025`.

    when: an EDTF string, or an `Interval`; empty gives `بلا تاريخ`. Open ends, seasons, quarters, sets (`[a,b]`), `~` and `?` are
    said too. Raises ValueError when the string is no EDTF.
    """
    speech = _Speech(lang, months, digits, lexicon)
    if when is None:
        return speech.words["none"]
    if isinstance(when, str):
        return speech.edtf(when.strip())
    return speech.interval(when)


def say_count(n: int, noun: str, lang: str = "ar", *, digits: str = "western", lexicon: Lexicon | None = None) -> str:
    """A number with its noun: `حدث واحد`, `حدثان`, `3 أحداث`, `11 حدثًا`, `100 حدث`; `1 event`, `2 events`.

    noun: a row of `counted_nouns.csv`. Source of the rule: CLDR plural rules for Arabic (none, 1, 2, 3-10, 11-99, the rest, by
    the last two digits). Raises ValueError when the noun has no row.
    """
    if n < 0:
        raise ValueError(f"{n}: a count is not negative")
    forms = _counted_nouns(lexicon or default()).get(noun)
    if forms is None:
        raise ValueError(f"{noun}: has no row in counted_nouns.csv")
    _check(lang, "pair")
    if lang == "en":
        return f"{n:,} {noun if n == 1 else forms['english_plural']}"
    form = plural_form(n)
    if form in ("none", "one", "two"):
        return forms[form]
    return say_number(n, digits) + " " + forms[form]


def plural_form(n: int) -> str:
    """Which form of a noun an Arabic number asks for: `none`, `one`, `two`, `few`, `many` or `hundred`."""
    if n < 3:
        return ("none", "one", "two")[n]
    rest = n % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "hundred"


def say_number(n: int, digits: str = "western") -> str:
    """A number in the digits asked for; thousands are set apart: `12,345`, `١٢٬٣٤٥`."""
    if digits not in ("western", "eastern"):
        raise ValueError(f"digits: {digits} is not allowed. Allowed: western, eastern")
    number = f"{n:,}"
    return number if digits == "western" else number.replace(",", "\u066c").translate(EASTERN)


class _Speech:
    """One way of saying dates: language, month names and digits."""

    def __init__(self, lang: str, months: str, digits: str, lexicon: Lexicon | None):
        _check(lang, months)
        if digits not in ("western", "eastern"):
            raise ValueError(f"digits: {digits} is not allowed. Allowed: western, eastern")
        self.lang, self.months, self.digits, self.lexicon = lang, months, digits, lexicon or default()
        self.words = _WORDS[lang]

    def edtf(self, text: str) -> str:
        if not text:
            return self.words["none"]
        if text[0] in "[{" and text[-1] in "]}":
            parts = [self.edtf(_as_interval(part.strip())) for part in text[1:-1].split(",")]
            return self.words["or" if text[0] == "[" else "and"].join(parts)
        if part := _PART_OF_YEAR.fullmatch(text.rstrip("~?%")):
            return self._qualify(_PARTS[self.lang][int(part[2])].format(self._digits(part[1])), text)
        first, slash, last = text.partition("/")
        if slash and (first in _OPEN or last in _OPEN):
            return self.open(first, last)
        interval = read_edtf(text)
        loose = any(mark in text for mark in "~?%")
        if slash and loose and interval.precision.startswith("part of"):
            return self.part(interval)
        said = self.period(interval.earliest, interval.latest)
        return self._qualify(said, text)

    def interval(self, interval: Interval) -> str:
        earliest, latest, precision = interval
        if earliest is None and latest is None:
            return self.words["none"]
        if latest is None or earliest is None:
            return self.open(*("" if day is None else day.isoformat() for day in (earliest, latest)))
        return self.part(interval) if precision == "part of month" else self.period(earliest, latest)

    def open(self, first: str, last: str) -> str:
        """An interval of which one end is open or unknown; each end is EDTF."""
        if first in _OPEN and last in _OPEN:
            return self.words["none"]
        word, end = ("since", first) if last in _OPEN else ("until", last)
        # "since from the 1st to the 29th of Ramadan" is no Arabic: a month of one calendar stays in it
        speech = (
            self
            if read_edtf(end).precision == "day" or self.months != "hijri"
            else _Speech(self.lang, "pair", self.digits, self.lexicon)
        )
        return self.words[word].format(speech.edtf(end))

    def part(self, interval: Interval) -> str:
        """A stretch whose ends are only approximate: the early, middle or late part of the month or year that holds it."""
        first, last, _ = interval
        if self._hijri(first, last):
            return self.words["about"].format(self.period(first, last))
        if (first.year, first.month) == (last.year, last.month):
            place = _place((first.day - 1) / 30, last.day / monthrange(last.year, last.month)[1])
            if place:
                return self.words[place].format(self._month(first))
        elif first.year == last.year:
            place = _place((first.timetuple().tm_yday - 1) / 365, last.timetuple().tm_yday / 365)
            if place:
                return self.words[place].format(self._digits(first.year))
        return self.words["about"].format(self.period(first, last))

    def period(self, first: date, last: date) -> str:
        """First to last day, both meant exactly, without saying twice what they share."""
        if hijri := self._hijri(first, last):
            return hijri
        year = self._digits(last.year)
        if first == last:
            return f"{self._digits(last.day)} {self._month(last)}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return year if first.year == last.year else self._range(self._digits(first.year), year)
        grain = self._month if _whole_months(first, last) else self._day
        if first.year != last.year:
            return self._range(grain(first), grain(last))
        if first.month != last.month:
            return self._range(grain(first, year=False), grain(last))
        return grain(last) if grain == self._month else self._range(self._digits(first.day), grain(last))

    def _qualify(self, said: str, text: str) -> str:
        if "~" in text or "%" in text:
            said = self.words["about"].format(said)
        return self.words["uncertain"].format(said) if "?" in text or "%" in text else said

    def _range(self, first: str, last: str) -> str:
        if self.lang == "en" and first.isdigit():
            return f"{first}\u2013{last}"
        return self.words["range"].format(first, last)

    def _day(self, day: date, *, year: bool = True) -> str:
        return f"{self._digits(day.day)} {self._month(day, year=year)}"

    def _month(self, day: date, *, year: bool = True) -> str:
        months = "pair" if self.months == "hijri" else self.months
        name = month_name(day.month, self.lang, months, lexicon=self.lexicon)
        return f"{name} {self._digits(day.year)}" if year else name

    def _hijri(self, first: date, last: date) -> str:
        """First to last day in the Islamic calendar; "" where it is not asked for or not known."""
        if self.months != "hijri":
            return ""
        try:
            a, b = (Gregorian.fromdate(day).to_hijri() for day in (first, last))
        except OverflowError:
            return ""
        names = [month_name(day.month, self.lang, "hijri", lexicon=self.lexicon) for day in (a, b)]
        end = f"{names[1]} {self.words['hijri'].format(self._digits(b.year))}"
        if first == last:
            return f"{self._digits(b.day)} {end}"
        whole = a.day == 1 and b.day == b.month_length()
        day_a, day_b = ("", "") if whole else (f"{self._digits(a.day)} ", f"{self._digits(b.day)} ")
        if a.year != b.year:
            return self._range(f"{day_a}{names[0]} {self.words['hijri'].format(self._digits(a.year))}", day_b + end)
        if a.month != b.month:
            return self._range(day_a + names[0], day_b + end)
        return end if whole else self._range(day_a.strip(), day_b + end)

    def _digits(self, number: int | str) -> str:
        return str(number).translate(EASTERN) if self.digits == "eastern" else str(number)


def _as_interval(member: str) -> str:
    """`1998..2000`, a member of an EDTF set, as the interval `1998/2000`."""
    first, dots, last = member.partition("..")
    return f"{first or '..'}/{last or '..'}" if dots else member


def _place(start: float, end: float) -> str:
    """Which part of a whole the share `start` to `end` is; "" when it is none of the three."""
    if start < 0.02 and end <= 0.5:
        return "early"
    if end > 0.98 and start >= 0.5:
        return "late"
    return "middle" if start >= 0.2 and end <= 0.8 else ""


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _check(lang: str, months: str) -> None:
    if lang not in _WORDS:
        raise ValueError(f"lang: {lang} is not allowed. Allowed: ar, en")
    if months not in MONTHS:
        raise ValueError(f"months: {months} is not allowed. Allowed: {', '.join(MONTHS)}")


@cache
def _month_names(lexicon: Lexicon) -> dict[tuple[str, int], str]:
    return {(row["family"], int(row["month"])): row["name"] for row in lexicon.rows("month_names")}


@cache
def _counted_nouns(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    return {row["noun"]: row for row in lexicon.rows("counted_nouns")}
