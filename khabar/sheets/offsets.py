"""Offsets into an article's former text, carried over into its text of now."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

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
