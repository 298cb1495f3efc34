"""Offsets into an article's former text, carried over into its text of now."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from rapidfuzz.distance import Indel

from khabar.schema import JOIN
from khabar.sheets.tables import Row


class Carrier:
    """Carries offsets over by the sentences that have a place: inside unchanged words exactly, inside changed ones letter by letter."""

    def __init__(self, old: Sequence[Row], new: Sequence[Row], places: Mapping[int, int]):
        self._old, self._new, self._places = old, new, places

    @cached_property
    def _starts(self) -> list[int]:
        return [int(row["start"]) for row in self._old]

    def carry(self, offset: int) -> int | None:
        """The offset of now of the character at `offset` then, None where its sentence has no place or the letter is gone."""
        position = bisect_right(self._starts, offset) - 1
        if position not in self._places or offset >= int(self._old[position]["end"]):
            return None
        was, now = self._old[position], self._new[self._places[position]]
        inside = offset - int(was["start"])
        if was["text"] != now["text"]:
            inside = _same_letter(was["text"], now["text"], inside)
        return None if inside is None else int(now["start"]) + inside

    def carry_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of now; a lost letter at one of its ends is replaced by the nearest one inside the span."""
        first = next((now for offset in range(start, end) if (now := self.carry(offset)) is not None), None)
        last = next((now for offset in range(end - 1, start - 1, -1) if (now := self.carry(offset)) is not None), None)
        return None if first is None or last is None or last < first else (first, last + 1)

    def carry_cell(self, column: str, cell: str) -> str | None:
        """The cell of now: `quote_spans` holds offsets, other cells stay as they are."""
        if column != "quote_spans" or not cell:
            return cell
        spans = [self.carry_span(*map(int, span.split("-"))) for span in cell.split(JOIN)]
        return None if None in spans else JOIN.join(f"{start}-{end}" for start, end in spans)


def _same_letter(was: str, now: str, inside: int) -> int | None:
    for operation in Indel.opcodes(was, now):
        if operation.tag == "equal" and operation.src_start <= inside < operation.src_end:
            return operation.dest_start + inside - operation.src_start
    return None


class Letters:
    """The former text and that of now without their spaces: line breaks come and go, and with them the machine's sentences."""

    def __init__(self, old: Sequence[Row], new: Sequence[Row], text: str, places: Mapping[int, int]):
        self._old, self._new = old, new
        squeezed = ["".join(row["text"].split()) for row in old]
        self._was = "".join(squeezed)
        self._bounds = [0, *accumulate(map(len, squeezed))]  # of each former sentence in `_was`
        self._now = "".join(text.split())
        self._offsets = [offset for offset, letter in enumerate(text) if not letter.isspace()]
        self._steady = sorted((i, j) for i, j in places.items() if old[i]["text"].split() == new[j]["text"].split())

    def carry_stretch(self, first: int, last: int) -> Callable[[int, int], tuple[int, int]] | None:
        """What carries spans inside the former sentences `first` to `last` over into the text of now; None where that is not certain.

        It is, where sentences before and after them, or the text's own ends, are as they were and all letters between these two
        as well; and where their letters stand once in either text. Of equal sentences, some of which are gone, none is certain.
        """
        start, end = self._bounds[first], self._bounds[last + 1]
        at = self._between_steady(first, last)
        if at is None and _only(self._was[start:end], self._was) is not None:
            at = _only(self._was[start:end], self._now)
        if at is None or self._has_moved(first, last, at - start):
            return None
        return lambda a, b: (self._offsets[at + self._index(a) - start], self._offsets[at + self._index(b) - start - 1] + 1)

    def _between_steady(self, first: int, last: int) -> int | None:
        """Where the stretch begins among the letters of now, judged by the nearest sentences around it that are as they were."""
        before, after = bisect_left(self._steady, (first, -1)), bisect_left(self._steady, (last + 1, -1))
        i, j = self._steady[before - 1] if before else (-1, -1)
        k, m = self._steady[after] if after < len(self._steady) else (len(self._old), len(self._new))
        begin = bisect_left(self._offsets, int(self._new[j]["end"])) if j >= 0 else 0
        end = bisect_left(self._offsets, int(self._new[m]["start"])) if m < len(self._new) else len(self._now)
        if self._now[begin:end] != self._was[self._bounds[i + 1] : self._bounds[k]]:
            return None
        return begin + self._bounds[first] - self._bounds[i + 1]

    def _has_moved(self, first: int, last: int, shift: int) -> bool:
        """Does one of the sentences stand elsewhere by now, though the letters in its former place are the same?"""
        steady = self._steady[bisect_left(self._steady, (first, -1)) : bisect_left(self._steady, (last + 1, -1))]
        return any(bisect_left(self._offsets, int(self._new[j]["start"])) != self._bounds[i] + shift for i, j in steady)

    def _index(self, offset: int) -> int:
        """How many letters of the former text stand before an offset."""
        position = bisect_right(self._old, offset, key=lambda row: int(row["start"])) - 1
        row = self._old[position]
        return self._bounds[position] + len("".join(row["text"][: offset - int(row["start"])].split()))


def _only(words: str, text: str) -> int | None:
    """Where the words stand in the text; None where they do not, or more than once."""
    at = text.find(words)
    return at if at >= 0 and text.find(words, at + 1) < 0 else None
