"""What may stand in a sheet: every fault of a file at once, each with its row, its column, what was found and what is allowed.

Only what a person wrote since the kit last wrote the sheet is checked. A cell that is as the machine or the kit left it cannot be a
person's fault, even if the article, the words or the schema have moved on.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from khabar.errors import Fault, SheetError
from khabar.intervals import read_edtf
from khabar.schema import JOIN
from khabar.sheets.dialect import Grid, read_grid
from khabar.sheets.parts import former_text
from khabar.sheets.tables import ANNOTATIONS, DERIVED, EVENTS, GONE_ID, Row, Sheet, derive, normal_cells

_TURNED = re.compile(  # what spreadsheets make of 2025-10-09, 2025-10 and 12-20
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}-\d{1,2}-\d{2,4}|\d{1,2}-[^\W\d]+(-\d{2,4})?|[^\W\d]+-\d{2,4}"
    r"|[45]\d{4}(\.\d+)?|\d{4}-\d\d-\d\d[ T]\d\d:\d\d.*"
)
_SPAN = re.compile(r"(\d+)-(\d+)")
_ID = re.compile(r"[^\s;]+")
_WHOLE = re.compile(r"(\d+)(\.0+)?")


class Table(NamedTuple):
    """The rows of a file, the spreadsheet rows they stand in, and the columns it lacks (empty in every row)."""

    rows: list[Row]
    lines: list[int]
    lacking: frozenset[str]


def read_rows(sheet: Sheet, raw: bytes, file: str, may_lack: Collection[str] = ()) -> Table:
    """The rows of a sheet's file. Columns that the schema does not know are a person's own and are kept.

    may_lack: columns that are no fault when they are missing: those that the kit did not have yet when the sheet was written.
    Raises SheetError when the file is no CSV, or its header or the number of cells in a row is wrong.
    """
    return rows_of_grid(sheet, read_grid(raw, file, sheet.columns), file, may_lack)


def rows_of_grid(sheet: Sheet, grid: Grid, file: str, may_lack: Collection[str] = ()) -> Table:
    """The same of cells that are read already."""
    if faults := list(_shape_faults(sheet, grid, file, may_lack)):
        raise SheetError(faults)
    lacking = sorted(set(sheet.columns) - set(grid.header))
    width = len(grid.header)
    padded = [(cells + [""] * (width - len(cells)))[:width] for cells in grid.rows]
    columns = {name: _tidy(sheet, name, cells) for name, cells in zip(grid.header, zip(*padded)) if name}
    columns |= {name: [""] * len(padded) for name in lacking}
    rows = [dict(zip(columns, cells)) for cells in zip(*columns.values())]
    return Table(rows, grid.lines, frozenset(lacking))


def _tidy(sheet: Sheet, name: str, cells: Sequence[str]) -> list[str]:
    """The cells of a column as they are kept: `State`, with a spreadsheet's capital, is `state`; `12.0` is the offset 12."""
    cells = normal_cells(name, cells)
    if allowed := sheet.allowed.get(name):
        return [cell.lower() if cell not in allowed and cell.lower() in allowed else cell for cell in cells]
    if name in ("start", "end"):
        return [whole[1] if (whole := _WHOLE.fullmatch(cell)) else cell for cell in cells]
    return cells


def _shape_faults(sheet: Sheet, grid: Grid, file: str, may_lack: Collection[str]) -> Iterable[Fault]:
    expected = ", ".join(sheet.columns)
    if not grid.header:
        yield Fault(file, None, "", "an empty file", f"a header and rows; delete the file to begin anew. Columns: {expected}")
        return
    for name in sheet.columns:
        if name not in grid.header and name not in may_lack:
            near = get_close_matches(name, [found for found in grid.header if found not in sheet.columns], 1)
            found = near[0] if near else "no such column"
            yield Fault(
                file,
                1,
                name,
                found,
                f"a column named {name}; take it back from the former file, or delete the file to begin anew",
            )
    for name in {name for name in grid.header if name and grid.header.count(name) > 1}:
        yield Fault(file, 1, name, "the same column twice", "each column once")
    for number, cells in zip(grid.lines, grid.rows):
        if beyond := [cell for cell in cells[len(grid.header) :] if cell.strip()]:
            allowed = f"{len(grid.header)} cells a row, each under a name; a cell that holds the separator needs quote marks"
            yield Fault(file, number, "", beyond[0], allowed)
        for place, (name, cell) in enumerate(zip(grid.header, cells), 1):
            if not name and cell.strip():
                yield Fault(file, number, f"number {place}", cell, "no cells in a column without a name")


def find_faults(
    sheet: Sheet,
    rows: Sequence[Row],
    lines: Sequence[int],
    file: str,
    base: Sequence[Row],
    text: str,
    known: Mapping[str, Collection[str]],
    kept: Sequence[Row] | None = None,
) -> list[Fault]:
    """Every fault in the cells of a sheet.

    base: what the machine said; kept: the sheet as the kit left it, None where nobody knows; text: the article's.
    known: the ids and words that cells may name, by column; a column that is not in it is free.
    """
    by_id, kept_by_id = {row[sheet.key]: row for row in base}, {row[sheet.key]: row for row in kept or ()}
    faults = []
    if (
        len(base) > 1 and not rows and (kept is None or kept)
    ):  # who takes out the only row means it; all of several are an accident
        allowed = f"{len(base)} rows; delete the file to begin anew, or take them all out with delete_rows"
        faults.append(Fault(file, None, "", "a header without rows", allowed))
    seen: dict[str, int] = {}
    for number, row in zip(lines, rows):
        id = row[sheet.key]
        was, left = by_id.get(id, {}), kept_by_id.get(id, {})
        if id and id in seen:
            faults.append(Fault(file, number, sheet.key, id, f"each id once; it stands in row {seen[id]} too"))
        seen.setdefault(id, number)
        found = {
            column: why
            for column in sheet.cells
            if row[column] != was.get(column) and row[column] != left.get(column)
            for why in _wrong(sheet, column, row[column], text, known)
        }
        faults += [Fault(file, number, column, row[column], why) for column, why in found.items()]
        check = _annotation_faults if sheet is ANNOTATIONS else _event_faults
        faults += [Fault(file, number, *fault) for fault in check(row, was, "when" in found)]
    if sheet is ANNOTATIONS:
        faults += _span_faults(rows, lines, file, base, text)
    return faults


def _wrong(sheet: Sheet, column: str, cell: str, text: str, known: Mapping[str, Collection[str]]) -> Iterable[str]:
    """What is allowed in the cell, if what stands there is not."""
    if not cell:
        return
    if allowed := sheet.allowed.get(column):
        if cell not in allowed:
            yield ", ".join(filter(None, allowed)) + (", or empty" if "" in allowed or sheet is ANNOTATIONS else "")
    elif column in ("when", "also"):
        dates = cell.split(JOIN) if (sheet, column) != (EVENTS, "when") else [cell]
        if bad := [date for date in dates if not _is_edtf(date)]:
            yield _edtf_wanted(bad[0], several=len(dates) > 1 or sheet is ANNOTATIONS)
    elif column == "quote_spans":
        spans = [_SPAN.fullmatch(span) for span in cell.split(JOIN)]
        if not all(span and int(span[1]) < int(span[2]) <= len(text) for span in spans):
            yield f"start-end, joined by `{JOIN}`, within the article's {len(text)} characters"
    elif column in known:
        names = cell.split(JOIN) if column in ("events", "evidence") else [cell]
        if strange := [name for name in names if name not in known[column] and not name.startswith(GONE_ID)]:
            yield _one_of(strange[0], known[column])


def _is_edtf(cell: str) -> bool:
    try:
        read_edtf(cell)
    except ValueError:
        return False
    return True


def _edtf_wanted(cell: str, *, several: bool) -> str:
    joined = f", several joined by `{JOIN}`" if several else ""
    turned = (
        "; a spreadsheet seems to have turned the date: write it as text, or use the .xlsx" if _TURNED.fullmatch(cell) else ""
    )
    return f"a date in EDTF, such as 2025-10-09, 2025-10 or 2025-10-09/2025-10-11{joined}{turned}"


def _one_of(name: str, names: Collection[str]) -> str:
    near = get_close_matches(name, names, 5, 0.3) or sorted(names)[:5]
    return ", ".join(near) + (" …" if len(names) > len(near) else "")


def _annotation_faults(row: Row, was: Row, _: bool) -> Iterable[tuple[str, str, str]]:
    for column in ("start", "end"):
        if not row[column].isdecimal():
            yield column, row[column], was.get(column) or "an offset into the article's text, a whole number"
    if not row["sentence_id"]:
        yield "sentence_id", "", "the sentence's id; to split or join sentences use split_sentence and join_sentences"


def _event_faults(row: Row, was: Row, when_is_wrong: bool) -> Iterable[tuple[str, str, str]]:
    if row["event_id"] and not _ID.fullmatch(row["event_id"]):
        yield "event_id", row["event_id"], "an id without spaces or semicolons, such as crash-2024-12-25; empty for a new event"
    if not was and not any(row[column] for column in ("kind", "label_ar", "label_en", "evidence")):
        yield "label_ar", "", "a new event needs a kind and a label"
    if when_is_wrong:
        return
    right = derive(row)
    for column in DERIVED:
        if row[column] not in ("", right[column], was.get(column, "")):
            yield column, row[column], f"{right[column] or 'empty'}, which is worked out from `when`; change `when` instead"


def _span_faults(rows: Sequence[Row], lines: Sequence[int], file: str, base: Sequence[Row], text: str) -> Iterable[Fault]:
    """Rows whose words are not those of their place, in the article as it was or as it is, or overlap with another row's."""
    by_id = {row["sentence_id"]: row for row in base}
    by_place = {(row["start"], " ".join(row["text"].split())): row["sentence_id"] for row in reversed(base)}
    by_words = {words: id for (_, words), id in by_place.items()}  # the first of equal ones, as they come backwards
    former = former_text(base)
    spans = []
    for number, row in zip(lines, rows):
        if not (row["start"].isdecimal() and row["end"].isdecimal()):
            continue
        was, start, end, words = by_id.get(row["sentence_id"]), int(row["start"]), int(row["end"]), row["text"].split()
        if was and (was["start"], was["end"]) == (row["start"], row["end"]):
            if words != was["text"].split():
                yield Fault(file, number, "text", row["text"], f"the article's own words: {was['text']}")
        elif not words or words not in (former[start:end].split(), text[start:end].split()):
            if was and words == was["text"].split():
                for column in ("start", "end"):
                    if row[column] != was[column]:
                        yield Fault(file, number, column, row[column], f"{was[column]}; offsets belong to the article")
            elif not was and (same := by_words.get(" ".join(words))):
                yield Fault(file, number, "sentence_id", row["sentence_id"], f"{same}, the id of these words")
            else:
                yield Fault(
                    file,
                    number,
                    "text",
                    row["text"],
                    "the article's words from `start` to `end`; to split or join sentences use split_sentence and join_sentences",
                )
        elif not was and (same := by_place.get((row["start"], " ".join(words)))):
            yield Fault(file, number, "sentence_id", row["sentence_id"], f"{same}, the id of these words")
        spans.append((start, end, number, row["sentence_id"]))
    spans.sort()
    for (_, end, _, first), (start, _, number, second) in zip(spans, spans[1:]):
        if start < end:
            yield Fault(file, number, "start", str(start), f"sentences that do not overlap; {second} begins inside {first}")
