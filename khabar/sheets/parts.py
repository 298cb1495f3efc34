"""Rows that people split or joined: where they stand in the article of now."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from khabar.sheets.anchors import CLOSE
from khabar.sheets.offsets import Carrier, Letters
from khabar.sheets.tables import Row


def former_text(base: Sequence[Row]) -> str:
    """The article as it was when the base was written, put together from its sentences; spaces between them."""
    pieces, at = [], 0
    for row in base:
        pieces += [" " * (int(row["start"]) - at), row["text"]]
        at = int(row["end"])
    return "".join(pieces)


def place_parts(
    base: Sequence[Row],
    new: Sequence[Row],
    text: str,
    places: Mapping[int, int],
    carrier: Carrier,
    added: Sequence[Row],
    kept: set[int],
) -> tuple[list[Row], list[Row], set[int]]:
    """The added rows with id and span of now; those without a place; the positions of the machine's rows that they stand for.

    places: from position in `base` to position in `new`, of the machine's sentences. Rows stand for the machine's sentences only
    when together they cover them exactly, and no row that is `kept` does so already. A row keeps the id it had under `was`.
    """
    if not added:
        return [], [], set()
    spans = _spans_of_now(base, new, text, places, carrier, added)
    covered: set[int] = set()
    placed: dict[int, Row] = {}
    for positions, members in _groups(new, spans):
        if not positions & kept and _tiles([spans[m] for m in members], [new[position] for position in positions], text):
            covered |= positions
            for m in members:
                placed[m] = added[m] | {"was": added[m]["sentence_id"], **_span_cells(text, *spans[m])}
    lost = [row for m, row in enumerate(added) if m not in placed]
    parts = list(placed.values())
    number_rows(parts, new)
    return parts, lost, covered


def _spans_of_now(
    base: Sequence[Row], new: Sequence[Row], text: str, places: Mapping[int, int], carrier: Carrier, added: Sequence[Row]
) -> dict[int, tuple[int, int]]:
    """Where the added rows stand, by position, of those whose place is certain.

    Rows made of the same sentences go together, by their letters, which must be as they were: see `Letters.carry_stretch`. Where
    they are not, each goes with the sentence that it is a part of, and must be as close to what it was as a sentence would.
    """
    former = former_text(base)
    spans: dict[int, tuple[int, int]] = {}
    known: dict[int, tuple[int, int]] = {}
    for m, row in enumerate(added):
        start, end, words = int(row["start"]), int(row["end"]), row["text"].split()
        if former[start:end].split() == words:
            known[m] = start, end
        elif text[start:end].split() == words:  # written for the text of now, by somebody who knew it
            spans[m] = start, end
    letters = Letters(base, new, text, places)
    for positions, members in _groups(base, known):
        shift = letters.carry_stretch(min(positions), max(positions)) if positions else None
        for m in members:
            span = shift(*known[m]) if shift else carrier.carry_span(*known[m])
            if span and (shift or fuzz.ratio(text[slice(*span)], added[m]["text"]) >= CLOSE):
                spans[m] = span
    return spans


def _groups(sentences: Sequence[Row], spans: Mapping[int, tuple[int, int]]) -> list[tuple[set[int], list[int]]]:
    """Spans that share a sentence belong together: positions of the sentences, and keys of the spans in order of the text."""
    starts, ends = [int(row["start"]) for row in sentences], [int(row["end"]) for row in sentences]
    groups: list[tuple[set[int], list[int]]] = []
    for member in sorted(spans, key=lambda member: spans[member]):
        start, end = spans[member]
        touched = set(range(bisect_right(ends, start), bisect_left(starts, end)))
        if groups and groups[-1][0] & touched:
            groups[-1][0].update(touched)
            groups[-1][1].append(member)
        else:
            groups.append((touched, [member]))
    return groups


def _tiles(spans: list[tuple[int, int]], sentences: list[Row], text: str) -> bool:
    """Every character that is no space belongs to exactly one of the spans."""
    at = min(int(row["start"]) for row in sentences) if sentences else 0
    end = max((int(row["end"]) for row in sentences), default=0)
    for start, stop in spans:
        if start < at or text[at:start].strip():
            return False
        at = stop
    return bool(sentences) and at <= end and not text[at:end].strip()


def _span_cells(text: str, start: int, end: int) -> Row:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return {"start": str(start), "end": str(end), "text": text[start:end]}


def number_rows(rows: Sequence[Row], machine: Sequence[Row]) -> None:
    """Ids by the machine's sentence that a row begins in: its own for the row that begins it, `s3.2`, `s3.3` … for those after it."""
    number: dict[str, int] = {}
    ends = [int(row["end"]) for row in machine]
    for row in sorted(rows, key=lambda row: int(row["start"])):
        sentence = machine[bisect_right(ends, int(row["start"]))]
        id = sentence["sentence_id"]
        number[id] = number.get(id, 0 if row["start"] == sentence["start"] else 1) + 1
        row["sentence_id"] = id if number[id] == 1 else f"{id}.{number[id]}"


def overlapping(rows: Sequence[Row], span: Row) -> Sequence[Row]:
    """Those of the rows, which follow one another in the text, that have a part of another row's span."""
    start, end = int(span["start"]), int(span["end"])
    first = bisect_right(rows, start, key=lambda row: int(row["end"]))
    return rows[first : bisect_left(rows, end, key=lambda row: int(row["start"]))]
