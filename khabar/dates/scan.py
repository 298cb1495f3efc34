"""From a text to tokens and the places of its time words, in a few passes that run in C."""

import re
from bisect import bisect_right
from itertools import accumulate, compress, count, repeat
from typing import NamedTuple

from khabar.dates.grammar import PADDING, starts
from khabar.fold import MARKS, fold
from khabar.lexicon import Lexicon

_MARK = re.compile(f"[{MARKS}]")
_TATWEEL_DASH = re.compile(r"\u0640{1,3}(?= ?[0-9])")  # bounded: a long run of tatweel must not be tried from each of its signs
# A word, a run of digits, or one other sign, with the blanks after it: together they are the whole text. Arabic letters come
# first by their range, since a test for "any letter" takes three times as long.
_PIECE = re.compile(r"(?:[\u0621-\u064a\u066e-\u06d3]+|[0-9]+|[^\W\d_]+|[\s\S]) *")


class Scanned(NamedTuple):
    """The tokens of a text, where each begins in the text without marks, and which may begin a date.

    `marks` holds the place in the text without marks of each mark taken out, in order.
    """

    forms: list[str]
    offsets: list[int]
    hits: list[int]
    marks: list[int]

    def span(self, first: int, end: int, prefix: dict[str, int]) -> tuple[int, int]:
        """The offsets, in the untouched text, of forms[first:end] without the prefix of the first word."""
        start = self.offsets[first] + prefix.get(self.forms[first], 0)
        stop = self.offsets[end - 1] + len(self.forms[end - 1])
        # Marks before the first letter stay outside, those after the last one belong to its word.
        return start + bisect_right(self.marks, start), stop + bisect_right(self.marks, stop)


def scan(text: str, lexicon: Lexicon) -> Scanned:
    """The tokens of a text and the places where an expression may begin."""
    plain = fold(text)
    marks: list[int] = []
    if _MARK.search(plain):
        parts = _MARK.split(_TATWEEL_DASH.sub(_dash_between_digits, plain))
        plain, marks = "".join(parts), list(accumulate(map(len, parts[:-1])))
    pieces = _PIECE.findall(plain)
    forms = list(map(str.rstrip, pieces, repeat(" ")))
    may_start = starts(lexicon)
    hits = list(compress(count(), map(may_start.__contains__, forms)))
    if not hits:
        return Scanned(forms, [], hits, marks)
    offsets = list(accumulate(map(len, pieces), initial=0))
    forms += [""] * PADDING
    return Scanned(forms, offsets, hits, marks)


def _dash_between_digits(tatweel: re.Match) -> str:
    """A tatweel that stands for a dash: 2011ـ 2016. In `الـ16` it is none."""
    before = tatweel.string[max(0, tatweel.start() - 2) : tatweel.start()].rstrip(" ")
    return "-" + tatweel.group()[1:] if before[-1:].isdigit() else tatweel.group()
