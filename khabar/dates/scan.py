"""From a text to tokens and the places of its time words, in a few passes that run in C."""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from khabar.dates.grammar import PADDING, starts
from khabar.fold import MARKS, fold
from khabar.lexicon import Lexicon

_MARK = re.compile(f"[{MARKS}]+")
_TATWEEL_DASH = re.compile(r"(?<=[0-9])\u0640(?= ?[0-9])|(?<=[0-9] )\u0640(?= ?[0-9])")  # 2011ـ 2016
# A word, a run of digits, or one other sign, with the blank after it: together they are the whole text.
_PIECE = re.compile(r"(?:[^\W\d_]+|[0-9]+|[\s\S]) ?")


class Scanned(NamedTuple):
    """The tokens of a text, where each begins in the text without marks, and which may begin a date."""

    forms: list[str]
    offsets: list[int]
    hits: list[int]
    shifts: tuple[list[int], list[int]] | None

    def span(self, first: int, end: int, prefix: dict[str, int]) -> tuple[int, int]:
        """The offsets, in the untouched text, of forms[first:end] without the prefix of the first word."""
        start = self.offsets[first] + prefix.get(self.forms[first], 0)
        stop = self.offsets[end - 1] + len(self.forms[end - 1])
        if self.shifts is None:
            return start, stop
        return self._moved(start), self._moved(stop - 1) + 1 + self._marks_before(stop)

    def _marks_before(self, offset: int) -> int:
        """How many marks stand right before the letter that is at this offset without marks: they end the word before."""
        places, lengths = self.shifts
        n = bisect_right(places, offset)
        if not n or places[n - 1] != offset:
            return 0
        return lengths[n - 1] - (lengths[n - 2] if n > 1 else 0)

    def _moved(self, offset: int) -> int:
        places, lengths = self.shifts
        n = bisect_right(places, offset)
        return offset + lengths[n - 1] if n else offset


def scan(text: str, lexicon: Lexicon) -> Scanned:
    """The tokens of a text and the places where an expression may begin."""
    plain = fold(text)
    shifts = None
    if _MARK.search(plain):
        plain, shifts = _without_marks(_TATWEEL_DASH.sub("-", plain))
    pieces = _PIECE.findall(plain)
    forms = list(map(str.rstrip, pieces, [" "] * len(pieces)))
    may_start = starts(lexicon)
    hits = [i for i, form in enumerate(forms) if form in may_start]
    if not hits:
        return Scanned(forms, [], hits, shifts)
    offsets = list(accumulate(map(len, pieces), initial=0))
    forms += [""] * PADDING
    return Scanned(forms, offsets, hits, shifts)


def _without_marks(folded: str) -> tuple[str, tuple[list[int], list[int]]]:
    """The text without harakat and controls, and for each place where some stood the letters taken out up to it."""
    places, lengths, total = [], [], 0
    for match in _MARK.finditer(folded):
        places.append(match.start() - total)
        total += match.end() - match.start()
        lengths.append(total)
    return _MARK.sub("", folded), (places, lengths)
