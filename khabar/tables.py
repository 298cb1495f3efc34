"""A table of Arabic as a notebook should show it: right to left, whole sentences, nothing cut, nothing run."""

import re
from html import escape

import pandas as pd

_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_CONTROL = re.compile("[\u0000-\u0008\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_STYLE = """
<style>
.khabar-table { border-collapse: collapse; font-size: 1em; line-height: 1.7; margin-inline: auto 0; }
.khabar-table th { border-bottom: 2px solid currentColor; font-weight: 600; }
.khabar-table th, .khabar-table td { padding: .3em .6em; text-align: start; vertical-align: top; white-space: normal; }
.khabar-table td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
.khabar-table td.long { min-width: 22em; max-width: 44em; }
</style>
"""


class Table:
    """A frame that draws itself as an HTML table; `str()` of it is the frame's own text."""

    def __init__(self, data: pd.DataFrame):
        self.data = data

    def __repr__(self) -> str:
        return repr(self.data)

    def _repr_html_(self) -> str:
        return to_html(self.data)


def show(data: pd.DataFrame, columns: list[str] | None = None) -> Table:
    """The frame, or the columns named of it, for reading: right to left, every sentence whole.

    Missing values are empty cells; markup in a cell is shown as text, and an invisible control as its code point.
    """
    return Table(data if columns is None else data[columns])


def to_html(data: pd.DataFrame) -> str:
    """The frame as an HTML table with its style; the index is left out."""
    head = "".join(f'<th scope="col"><bdi dir="ltr">{escape(str(name))}</bdi></th>' for name in data.columns)
    rows = "\n".join(f"<tr>{''.join(map(_cell, cells))}</tr>" for cells in data.itertuples(index=False))
    return f'{_STYLE}<table class="khabar-table" dir="rtl" lang="ar">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'


def _cell(value: object) -> str:
    text = _as_text(value)
    shown = _CONTROL.sub(lambda control: f"[U+{ord(control[0]):04X}]", escape(text))
    direction = "rtl" if _ARABIC.search(text) else "ltr"
    wide = ' class="long"' if len(text) > 40 else ""
    return f'<td{wide}><bdi dir="{direction}">{shown}</bdi></td>'


def _as_text(value: object) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return str(value)
