"""What a person does to a merged sheet in Python: cells typed, rows added, taken away, taken back."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from khabar.errors import Fault, SheetError
from khabar.schema import JOIN
from khabar.sheets.anchors import place_sentences
from khabar.sheets.merge import GONE, OVERWRITTEN, Merged, Orphan, event_id_of, free_id
from khabar.sheets.parts import overlapping
from khabar.sheets.tables import EVENTS, Row, Sheet, derive, extra_columns, rows_as_loaded, rows_from_frame


def set_cell(sheet: Sheet, merged: Merged, row_id: str, column: str, cell: str) -> None:
    """The cell is the person's; where it is what the machine says, the cell follows the machine again."""
    row = row_of(sheet, merged.rows, row_id)
    if column in sheet.columns and column not in sheet.cells:
        worked_out = "change `when` instead" if sheet is EVENTS else "it belongs to the article"
        raise SheetError([Fault(sheet.name, None, column, cell, f"no edit of this column; {worked_out}")])
    row[column] = cell
    if sheet is EVENTS and column == "when":
        row.update(_derived(row))
    base = next((base for base in merged.base if base[sheet.key] == row_id), None)
    says = next((says for says in merged.machine if says[sheet.key] == row_id), None)
    if base is not None and says is not None and cell == says.get(column):
        base[column] = cell


def _derived(row: Row) -> Row:
    try:
        return derive(row)
    except ValueError:
        return row  # validation names it


def row_of(sheet: Sheet, rows: Sequence[Row], row_id: str) -> Row:
    for row in rows:
        if row[sheet.key] == row_id:
            return row
    ids = ", ".join(row[sheet.key] for row in rows[:5])
    raise SheetError([Fault(sheet.name, None, sheet.key, row_id, f"{ids}{' …' if len(rows) > 5 else ''}")])


def set_cells(sheet: Sheet, merged: Merged, cells: Mapping[tuple[str, str], str]) -> None:
    for (row_id, column), cell in cells.items():
        set_cell(sheet, merged, row_id, column, cell)


def take_frame(sheet: Sheet, merged: Merged, data: pd.DataFrame) -> None:
    """The cells of a frame that were typed since it was loaded.

    A frame that does not know what it was loaded as is compared with the sheet of now, and a cell that is as the machine's is
    then taken for one that nobody touched. Rows that the frame lacks stay as they are: a filtered frame takes nothing away.
    """
    take_rows(sheet, merged, rows_from_frame(sheet, data), rows_as_loaded(data))


def take_rows(sheet: Sheet, merged: Merged, rows: Sequence[Row], loaded: Sequence[Row] | None) -> None:
    loaded_by_id = {row[sheet.key]: row for row in loaded} if loaded is not None else None
    now = _rows_of_now(sheet, merged, rows)
    base = {row[sheet.key]: row for row in merged.base}
    machine = {row[sheet.key]: row for row in merged.machine}
    columns = [*sheet.cells, *extra_columns(sheet, rows)]
    for row in rows:
        before = (loaded_by_id or {}).get(row[sheet.key])
        target = now.get(id(row))
        if target is None:
            _take_new_row(sheet, merged, row, before, columns)
            continue
        says = machine.get(target[sheet.key], {})
        for column in columns:
            typed, stands = row[column], target.get(column, "")
            if typed == stands or (typed == before.get(column, "") if before is not None else typed == says.get(column, "")):
                continue
            if before is not None and stands not in (before.get(column, ""), says.get(column, "")):
                merged.orphans.append(
                    Orphan(target[sheet.key], _text(target), column, before.get(column, ""), stands, OVERWRITTEN)
                )
            target[column] = typed
            if column == "when" and sheet is EVENTS:
                target.update(_derived(target))
            if target[sheet.key] in base and typed == says.get(column):
                base[target[sheet.key]][column] = typed


def _rows_of_now(sheet: Sheet, merged: Merged, rows: Sequence[Row]) -> dict[int, Row]:
    """The row of now of each row given, by the given row's identity."""
    by_id = {row[sheet.key]: row for row in merged.rows}
    if sheet is EVENTS:
        return {id(row): by_id[row["event_id"]] for row in rows if row["event_id"] in by_id}
    found = {id(row): by_id[row["sentence_id"]] for row in rows if by_id.get(row["sentence_id"], {}).get("text") == row["text"]}
    if len(found) < len(rows):
        places = place_sentences([row["text"] for row in rows], [row["text"] for row in merged.rows])
        taken = {id(row) for row in found.values()}
        for position, place in places.items():
            if id(rows[position]) not in found and id(merged.rows[place]) not in taken:
                found[id(rows[position])] = merged.rows[place]
    return found


def _take_new_row(sheet: Sheet, merged: Merged, row: Row, before: Row | None, columns: Sequence[str]) -> None:
    if sheet is EVENTS and before is None:
        row = row | {"event_id": free_id(row["event_id"] or event_id_of(row), {other["event_id"] for other in merged.rows})}
        merged.rows.append(_derived(row))
        return
    if before is None:
        if any(row[column] for column in columns):
            allowed = "a sentence of the article; to split or join sentences use split_sentence and join_sentences"
            raise SheetError([Fault(sheet.name, None, sheet.key, row[sheet.key], allowed)])
        return
    typed = {column for column in columns if row[column] != before.get(column, "")}  # the row itself is gone meanwhile
    merged.orphans += [Orphan(row[sheet.key], _text(row), column, before.get(column, ""), row[column], GONE) for column in typed]


def _text(row: Row) -> str:
    return row.get("text") or row.get("label_ar", "")


def delete_rows(sheet: Sheet, merged: Merged, row_ids: Iterable[str]) -> None:
    for row_id in row_ids:
        merged.rows.remove(row_of(sheet, merged.rows, row_id))


def restore_row(sheet: Sheet, merged: Merged, row_id: str) -> None:
    """A machine's row that was deleted, or split or joined, stands in the sheet again; what stood in its place goes."""
    says = row_of(sheet, merged.machine, row_id)
    if sheet is EVENTS:
        if row_id not in {row["event_id"] for row in merged.rows}:
            merged.rows.append(dict(says))
        return
    former = list(merged.rows)
    touching = overlapping(former, says)
    start = min(int(row["start"]) for row in (says, *touching))
    end = max(int(row["end"]) for row in (says, *touching))
    merged.rows = [row for row in former if row not in touching]
    merged.rows += [dict(row) for row in merged.machine if start <= int(row["start"]) and int(row["end"]) <= end]
    merged.rows.sort(key=lambda row: int(row["start"]))
    follow_rows(merged, former)


def follow_rows(merged: Merged, former: Sequence[Row]) -> None:
    """After sentences were split, joined or restored: what names one of the former rows is to name all that have a part of it."""
    now = {row["sentence_id"]: JOIN.join(other["sentence_id"] for other in overlapping(merged.rows, row)) for row in former}
    merged.moved = {old: now.get(id, id) for old, id in merged.moved.items()}


def settle_cell(sheet: Sheet, merged: Merged, row_id: str, column: str, *, keep: str) -> None:
    """Ends a conflict. keep: `mine`, and the machine's value of now is the one it differs from; or `machine`, and the cell follows it."""
    says = row_of(sheet, merged.machine, row_id)
    if column not in sheet.cells:
        raise SheetError([Fault(sheet.name, None, column, row_id, ", ".join(sheet.cells))])
    if keep == "machine":
        set_cell(sheet, merged, row_id, column, says[column])
    elif keep == "mine":
        row_of(sheet, merged.base, row_id)[column] = says[column]
    else:
        raise ValueError(f"keep={keep!r}: expected 'mine' or 'machine'")


def settle_orphan(sheet: Sheet, merged: Merged, orphan: Mapping[str, str], to: str) -> None:
    """Writes an orphan into the row `to`, or drops it where `to` is empty."""
    fields = ("row_id", "column", "yours")
    found = [o for o in merged.orphans if all(getattr(o, name) == orphan[name] for name in fields)]
    if not found:
        listed = "; ".join(f"{o.row_id} {o.column} {o.yours}" for o in merged.orphans[:5]) or "none: there are no orphans"
        raise SheetError([Fault(f"{sheet.name}, orphans", None, orphan["column"], orphan["row_id"], listed)])
    if to:
        set_cell(sheet, merged, to, orphan["column"], orphan["yours"])
    merged.orphans = [o for o in merged.orphans if o not in found]
