"""The sheets as one workbook for a spreadsheet program, and back.

A workbook carries hidden copies of its tables as they were handed out. Coming back, a cell that still is as it was is nobody's
edit, whatever has become of the sheet meanwhile; so a workbook may stay away for weeks.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from khabar.errors import Fault, SheetError
from khabar.sheets.dialect import Grid
from khabar.sheets.merge import Change
from khabar.sheets.tables import Row, Sheet, extra_columns

_LISTS, _BEFORE = "lists", " as exported"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # characters that XML cannot hold
_LONGEST = 32_767  # characters a cell, Excel's limit
_WIDTHS = {
    "text": 60,
    "note": 30,
    "label_ar": 40,
    "label_en": 40,
    "date_words": 25,
    "participants": 30,
    "start": 7,
    "end": 7,
    "sentence_id": 8,
}
_LINE = 15  # points a line of text; a wrapped row is as high as its fullest cell, as not every program works that out
_ARABIC = {
    "text", "speaker", "source", "cue", "addressee", "note", "label_ar", "date_words", "place", "participants", "asserted_by",
}  # fmt: skip
_RIGHT_TO_LEFT, _LEFT_TO_RIGHT = 2, 1  # readingOrder in ECMA-376: else a full stop stands at the wrong end
_HEADER = PatternFill("solid", fgColor="FFE7EEF3")
_LOCKED = Font(color="FF6B7280")


def write_workbook(
    path: Path,
    tables: Mapping[Sheet, Sequence[Row]],
    changes: Mapping[Sheet, Sequence[Change]],
    choices: Mapping[str, Sequence[str]],
) -> None:
    """The workbook of some sheets: right to left, wrapped, header frozen, lists to choose from, the machine's value as a comment.

    choices: the values that a column offers, by column.
    """
    book = Workbook()
    book.remove(book.active)
    lists = _write_lists(book, choices)
    for sheet, rows in tables.items():
        names = [*sheet.columns, *extra_columns(sheet, rows)]
        page = book.create_sheet(sheet.name)
        _fill(page, names, rows)
        _dress(page, sheet, names, len(rows))
        _offer(page, names, lists, len(rows))
        _tell_machine(page, sheet, names, rows, changes[sheet])
        before = book.create_sheet(sheet.name + _BEFORE)
        _fill(before, names, rows)
        before.sheet_state = "hidden"
    book.move_sheet(_LISTS, len(book.sheetnames))
    book.active = 0
    book.save(path)


def _fill(page: Worksheet, names: Sequence[str], rows: Iterable[Row]) -> None:
    for number, cells in enumerate([names, *([row.get(name, "") for name in names] for row in rows)], 1):
        for place, text in enumerate(cells, 1):
            cell = page.cell(number, place)
            cell.number_format = "@"  # text: no program turns it into a date or a number
            if text:
                cell.value = as_cell(text)
                cell.data_type = "s"  # a text that begins with `=` is no formula
                cell.quotePrefix = text[0] in "=+-@'"


def as_cell(text: str) -> str:
    """The text as a cell can hold it."""
    return _NO_XML.sub("\ufffd", text)[:_LONGEST]


def _dress(page: Worksheet, sheet: Sheet, names: Sequence[str], rows: int) -> None:
    page.sheet_view.rightToLeft = True
    page.freeze_panes = "B2"
    page.auto_filter.ref = page.dimensions
    wrapped = {
        name: Alignment(wrap_text=True, vertical="top", readingOrder=_RIGHT_TO_LEFT if name in _ARABIC else _LEFT_TO_RIGHT)
        for name in names
    }
    widths = [_WIDTHS.get(name, 16) for name in names]
    for number, cells in enumerate(page.iter_rows(min_row=2, values_only=True), 2):
        lines = (-(-len(line) // width) for cell, width in zip(cells, widths) if cell for line in cell.split("\n"))
        page.row_dimensions[number].height = min(_LINE * max(lines, default=1), 400)  # Excel's limit is 409
    for place, name in enumerate(names, 1):
        page.column_dimensions[get_column_letter(place)].width = widths[place - 1]
        head = page.cell(1, place)
        head.font, head.fill = Font(bold=True), _HEADER
        for number in range(2, rows + 2):
            cell = page.cell(number, place)
            cell.alignment = wrapped[name]
            if name in sheet.columns and name not in sheet.cells:
                cell.font = _LOCKED


def _write_lists(book: Workbook, choices: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The lists on a page of their own, as a list in a cell's own rule may have no more than 255 characters."""
    page = book.create_sheet(_LISTS)
    page.sheet_state = "hidden"
    ranges = {}
    for place, (name, values) in enumerate(choices.items(), 1):
        for number, value in enumerate([name, *values], 1):
            cell = page.cell(number, place, as_cell(value))
            cell.data_type = "s"
        letter = get_column_letter(place)
        ranges[name] = f"{_LISTS}!${letter}$2:${letter}${len(values) + 1}"
    return ranges


def _offer(page: Worksheet, names: Sequence[str], lists: Mapping[str, str], rows: int) -> None:
    for place, name in enumerate(names, 1):
        if name in lists:
            rule = DataValidation(type="list", formula1=lists[name], allow_blank=True)
            rule.showErrorMessage = name not in ("speaker", "speaker_id", "kind")  # these are suggestions
            rule.error, rule.errorTitle = "Choose from the list, or leave the cell empty.", name
            letter = get_column_letter(place)
            rule.add(f"{letter}2:{letter}{max(rows, 1) + 1}")
            page.add_data_validation(rule)


def _tell_machine(page: Worksheet, sheet: Sheet, names: Sequence[str], rows: Sequence[Row], changes: Sequence[Change]) -> None:
    numbers = {row[sheet.key]: number for number, row in enumerate(rows, 2)}
    for change in changes:
        if change.column in names and change.row_id in numbers:
            said = f"The machine: {change.machine or '(empty)'}"
            if change.state == "conflict":
                said += f"\nBefore: {change.base or '(empty)'}"
            page.cell(numbers[change.row_id], names.index(change.column) + 1).comment = Comment(as_cell(said), "khabar", 120, 300)


def read_workbook(path: Path, sheets: Iterable[Sheet]) -> dict[Sheet, tuple[Grid, Grid | None]]:
    """Each table of a workbook as it is, and as it was handed out where the workbook still knows.

    Raises SheetError when the file is no workbook, or has none of the tables.
    """
    sheets = list(sheets)
    try:
        book = load_workbook(path, data_only=False)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise SheetError(
            [Fault(str(path), None, "", f"no workbook ({error})", "an .xlsx file that export_sheet wrote")]
        ) from error
    found = {sheet: book[sheet.name] for sheet in sheets if sheet.name in book.sheetnames}
    if not found:
        raise SheetError(
            [Fault(str(path), None, "", ", ".join(book.sheetnames), f"sheets named {' and '.join(s.name for s in sheets)}")]
        )
    before = {sheet: sheet.name + _BEFORE for sheet in found}
    return {
        sheet: (_grid(page), _grid(book[before[sheet]]) if before[sheet] in book.sheetnames else None)
        for sheet, page in found.items()
    }


def _grid(page: Worksheet) -> Grid:
    rows, lines = [], []
    for number, cells in enumerate(page.iter_rows(values_only=True), 1):
        texts = [_text(cell) for cell in cells]
        if any(map(str.strip, texts)):
            rows.append(texts)
            lines.append(number)
    header = [name.strip() for name in rows[0]] if rows else []
    while header and not header[-1]:
        header.pop()
    return Grid(header, rows[1:], lines[1:])


def _text(cell) -> str:
    """A date that a program made of a text stays recognisable as one, so that it is refused rather than misread."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
