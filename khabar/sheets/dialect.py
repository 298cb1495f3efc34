"""CSV as people's programs write it: read in every dialect, written in one.

Read: separators `,` `;` tab, with or without BOM, UTF-16, Windows-1256, CRLF, line breaks inside quoted cells, empty rows and
columns, columns in any order. Written: comma, UTF-8 with BOM (so that spreadsheets see Arabic), `\\n`.

A cell that a spreadsheet would run as a formula, or would take for a number or a day that it is not, is written with an apostrophe
before it, and read without.
"""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from khabar.article import decode
from khabar.errors import ArticleError, Fault, SheetError

# What begins a formula in some spreadsheet; full-width forms count in East Asian ones (OWASP, "CSV injection").
_FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
# What a spreadsheet takes for a number or a day and writes back as another: 007, 1e5, 1/2, 10-12, 3:30, Oct-25. ISO days, which
# are what dates are written as here, stay readable: a program that turns one is told so when the sheet comes back.
_TAKEN = re.compile(
    r"0\d+|\d+[eE]\d+|\d{16,}|\d{1,2}[-/.]\d{1,4}([-/.]\d{1,4})?|\d{1,2}:\d\d(:\d\d)?|\d{1,2}-[A-Za-z]{3,9}(-\d{2,4})?|[A-Za-z]{3,9}-\d{2,4}"
)
_SEP_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)  # Excel's own first line
csv.field_size_limit(1 << 27)  # Python's limit of 128 KiB a cell is shorter than some paragraphs


class Grid(NamedTuple):
    """A file's cells. `lines[i]` is the row of the spreadsheet that `rows[i]` stands in, the header's being 1 as a rule."""

    header: list[str]
    rows: list[list[str]]
    lines: list[int]


def guard(cell: str) -> str:
    """The cell as a spreadsheet can be given it. `unguard` gives back exactly what was there."""
    return "'" + cell if _needs_guard(cell) else cell


def unguard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _needs_guard(cell) else cell


def _needs_guard(cell: str) -> bool:
    """A guarded cell needs a guard too: so it is told apart from one that a person began with an apostrophe."""
    bare = cell.lstrip("'") if cell[:1] == "'" else cell
    return bare[:1] in _FORMULA or (bare[:1].isascii() and bare[:1].isalnum() and len(bare) < 24 and bool(_TAKEN.fullmatch(bare)))


def write_grid(header: list[str], rows: Iterable[Iterable[str]]) -> bytes:
    """The bytes of a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([guard(cell) for cell in cells] for cells in rows)
    return out.getvalue().encode("utf-8-sig")


def read_grid(raw: bytes, file: str, expected: tuple[str, ...]) -> Grid:
    """The cells of a CSV file, in the dialect in which most of the expected columns are found.

    Empty rows and columns are left out.
    Raises SheetError when the bytes are no text or no CSV.
    """
    try:
        text = decode(raw, Path(file))
    except ArticleError as error:
        raise SheetError([Fault(file, None, "", "bytes that are no text", "a CSV file, UTF-8")]) from error
    skipped = 0
    if said := _SEP_LINE.match(text):
        text, skipped = text[said.end() :], 1
    try:
        return _parse(text, max(",;\t", key=lambda separator: _columns_found(text, separator, expected)), skipped)
    except csv.Error as error:
        allowed = "quote marks in pairs, doubled inside a quoted cell"
        raise SheetError([Fault(file, None, "", f"broken CSV ({error})", allowed)]) from error


def _columns_found(text: str, separator: str, expected: tuple[str, ...]) -> int:
    try:
        first = next((cells for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(cells)), [])
    except csv.Error:
        return 0
    return len({name.strip() for name in first} & set(expected))


def _parse(text: str, separator: str, skipped: int) -> Grid:
    rows, lines = [], []
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1 + skipped):
        if any(cells) and any(map(str.strip, cells)):
            rows.append([unguard(cell) if cell[:1] == "'" else cell for cell in cells])
            lines.append(number)
    if not rows:
        return Grid([], [], [])
    header = [name.strip() for name in rows[0]]
    while header and not header[-1]:
        header.pop()
    return Grid(header, rows[1:], lines[1:])
