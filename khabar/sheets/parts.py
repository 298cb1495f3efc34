"""Rows that people split or joined: where they stand in the article of now."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from khabar.sheets.anchors import CLOSE
from khabar.sheets.offsets import Carrier
from khabar.sheets.tables import Row


def former_text(base: Sequence[Row]) -> str:
    """The article as it was when the base was written, put together from its sentences; spaces between them."""
    pieces, at = [], 0
    for row in base:
        pieces += [" " * (int(row["start"]) - at), row["text"]]
        at = int(row["end"])
    return "".join(pieces)


def place_parts(
    base: Sequence[Row], new: Sequence[Row], text: str, carrier: Carrier, added: Sequence[Row], kept: set[int]
) -> tuple[list[Row], list[Row], set[int]]:
    """The added rows with id and span of now; those without a place; the positions of the machine's rows that they stand for.

    Rows stand for the machine's sentences only when together they cover them exactly, and no row that is `kept` does so already.
    A row keeps the id it had under `was`.
    """
    if not added:
        return [], [], set()
    former = former_text(base)
    spans = [_span_of_now(row, former, text, carrier) for row in added]
    covered: set[int] = set()
    placed: dict[int, Row] = {}
    for positions, members in _groups(new, spans):
        if not positions & kept and _tiles([spans[m] for m in members], [new[position] for position in positions], text):
            covered |= positions
            for m in members:
                placed[m] = added[m] | {"was": added[m]["sentence_id"], **_span_cells(text, *spans[m])}
    lost = [row for m, row in enumerate(added) if m not in placed]
    return _with_ids(list(placed.values()), new), lost, covered


def _span_of_now(row: Row, former: str, text: str, carrier: Carrier) -> tuple[int, int] | None:
    start, end = int(row["start"]), int(row["end"])
    words = row["text"].split()
    if former[start:end].split() == words:
        span = carrier.carry_span(start, end)
        if span and fuzz.ratio(text[slice(*span)], row["text"]) >= CLOSE:
            return span
    if text[start:end].split() == words:
        return start, end
    if text.count(row["text"]) == 1:
        at = text.index(row["text"])
        return at, at + len(row["text"])
    return None


def _groups(new: Sequence[Row], spans: list[tuple[int, int] | None]) -> list[tuple[set[int], list[int]]]:
    """Rows that share a sentence of the machine's belong together: its positions, and theirs in order of the text."""
    groups: list[tuple[set[int], list[int]]] = []
    for member in sorted((m for m, span in enumerate(spans) if span), key=lambda m: spans[m]):
        start, end = spans[member]
        touched = {j for j, row in enumerate(new) if int(row["start"]) < end and start < int(row["end"])}
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


def _with_ids(parts: list[Row], new: Sequence[Row]) -> list[Row]:
    """Ids by the sentence that a part begins in: its own for the first part, `s3.2`, `s3.3` … for those after it."""
    number: dict[str, int] = {}
    for part in sorted(parts, key=lambda part: int(part["start"])):
        sentence = next(row for row in new if int(row["start"]) <= int(part["start"]) < int(row["end"]))
        id = sentence["sentence_id"]
        number[id] = number.get(id, 0 if part["start"] == sentence["start"] else 1) + 1
        part["sentence_id"] = id if number[id] == 1 else f"{id}.{number[id]}"
    return parts
