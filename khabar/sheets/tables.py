"""The two sheets: which of their columns are people's, which the article's, which are worked out; and rows as plain text.

Between reading a file and handing out a frame, a row is a dict from column to text. A missing value is "", a day is ISO.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from khabar.intervals import read_edtf
from khabar.schema import JOIN, TABLES, check_columns, frame

Row = dict[str, str]
DERIVED = ("earliest", "latest", "precision")  # of an event: worked out from `when`
LISTS = {"when", "events", "participants", "evidence", "also", "quote_spans"}  # several values a cell, joined by JOIN
GONE_ID = "gone-"  # before the id of a row that is no more, where a person's cell names it
AS_LOADED = "as_loaded"
_SEPARATOR = re.compile(r"\s*;\s*")


@dataclass(frozen=True)
class Sheet:
    """One kind of sheet. name: table in the schema and folder in `data/`; key: the column that names a row."""

    name: str
    key: str

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(column.name for column in TABLES[self.name])

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The columns that people edit."""
        return tuple(column.name for column in TABLES[self.name] if column.edited)

    @cached_property
    def allowed(self) -> dict[str, tuple[str, ...]]:
        """The values of each column that takes only some; every one of them may also be empty."""
        return {column.name: column.allowed for column in TABLES[self.name] if column.allowed and column.name not in DERIVED}


ANNOTATIONS = Sheet("annotations", "sentence_id")
EVENTS = Sheet("events", "event_id")
SHEETS = {sheet.name: sheet for sheet in (ANNOTATIONS, EVENTS)}


def normal(column: str, cell: str) -> str:
    """A cell as it is compared and kept: no outer spaces, `\\n` for a line end, one way of joining several values."""
    if not cell:
        return cell
    if column == "text":
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    cell = cell.strip()
    if "\r" in cell:
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    if column in LISTS and ";" in cell:
        cell = JOIN.join(part for part in _SEPARATOR.split(cell) if part)
    return cell


def normal_cells(column: str, cells: Sequence[str]) -> list[str]:
    """The cells of a whole column, each different one worked out once."""
    tidy = {cell: normal(column, cell) for cell in set(cells)}
    return [tidy[cell] for cell in cells]


def rows_from_frame(sheet: Sheet, data: pd.DataFrame) -> list[Row]:
    """The rows of a frame as text, the schema's columns first, then any the person added.

    Raises SchemaError when a column of the sheet is missing.
    """
    check_columns(sheet.name, data)
    names = [*sheet.columns, *(name for name in data.columns if name not in sheet.columns)]
    columns = [normal_cells(name, list(map(_as_text, data[name].tolist()))) for name in names]
    return [dict(zip(names, cells)) for cells in zip(*columns)]


def _as_text(cell) -> str:
    if isinstance(cell, str):
        return cell
    if cell is None or cell != cell or cell is pd.NA:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def frame_from_rows(sheet: Sheet, rows: list[Row]) -> pd.DataFrame:
    """The frame of a sheet's rows, columns and types as in the schema; columns that a person added follow as text.

    `attrs["as_loaded"]` holds the cells as they were handed out, as JSON: a frame does not know which of its cells were typed
    since, and saving must not put back what somebody else changed meanwhile. It is a hint; a frame without it can be saved.
    """
    types = [(column.name, column.type) for column in TABLES[sheet.name]]
    data = frame(sheet.name, (tuple(_from_text(type, row.get(name, "")) for name, type in types) for row in rows))
    for name in extra_columns(sheet, rows):
        data[name] = pd.array([row.get(name, "") for row in rows], dtype="str")
    data.attrs[AS_LOADED] = json.dumps([{name: cell for name, cell in row.items() if cell} for row in rows], ensure_ascii=False)
    return data


def rows_as_loaded(data: pd.DataFrame) -> list[Row] | None:
    """The rows that the frame was made of, None where it does not know them any more."""
    return json.loads(data.attrs[AS_LOADED]) if AS_LOADED in data.attrs else None


def _from_text(type: str, cell: str):
    if type == "int":
        return int(cell) if cell else None
    if type == "day":
        return date.fromisoformat(cell) if cell else None
    return cell


def extra_columns(sheet: Sheet, rows: Iterable[Row]) -> list[str]:
    """The columns that people added, in the order they are met."""
    return list(dict.fromkeys(name for row in rows for name in row if name not in sheet.columns))


def derive(row: Row) -> Row:
    """The event with `earliest`, `latest` and `precision` worked out from its `when`."""
    interval = read_edtf(row.get("when", ""))
    days = (interval.earliest, interval.latest)
    return row | dict(zip(DERIVED, (*(day.isoformat() if day else "" for day in days), interval.precision)))
