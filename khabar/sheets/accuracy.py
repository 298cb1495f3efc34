"""How right the machine is, measured on the rows that people have reviewed."""

from collections.abc import Iterable
from math import sqrt

import pandas as pd

from khabar.article import Article
from khabar.project import Project
from khabar.schema import frame
from khabar.sheets.book import merge_sides, read_sides, store_of, warn_of
from khabar.sheets.tables import ANNOTATIONS

_Z = 1.959963984540054  # 95 %, two-sided
MEASURED = tuple(column for column in ANNOTATIONS.cells if column not in ("reviewed", "note"))


def accuracy(articles: Article | Iterable[Article], project: Project) -> pd.DataFrame:
    """Precision and recall of the machine, column by column: one row a column of the annotations, columns as in SCHEMA "accuracy".

    Counted over rows with `reviewed`, of sentences that the machine sees as the person does: a cell is given when the machine
    fills it, expected when the person wants it filled, right when both say the same. A reviewed row keeps what the person left, so
    that the machine of today is measured, not the one that made the sheet.
    Shares are from 0 to 1 with their 95 % Wilson intervals, NaN where nothing was counted.
    """
    counts = {column: [0, 0, 0, 0] for column in MEASURED}  # reviewed, right, given, expected
    for article in [articles] if isinstance(articles, Article) else articles:
        store = store_of(article, project)
        with store.reading():
            sides = read_sides(store, article, project)
        warn_of([sides["annotations"]])
        if sides["annotations"].rows is None:
            continue
        merged = merge_sides(article, project, sides, "annotations")["annotations"]
        machine = {(row["start"], row["end"]): row for row in merged.machine}
        for row in merged.rows:
            says = machine.get((row["start"], row["end"]))
            if says is None or row["reviewed"] != "yes":
                continue
            for column in MEASURED:
                count = counts[column]
                count[0] += 1
                count[1] += bool(says[column]) and says[column] == row[column]
                count[2] += bool(says[column])
                count[3] += bool(row[column])
    return frame("accuracy", (_shares(column, *count) for column, count in counts.items()))


def _shares(column: str, reviewed: int, right: int, given: int, expected: int) -> tuple:
    precision, recall = _share(right, given), _share(right, expected)
    return (column, reviewed, right, given, expected, precision, *wilson(right, given), recall, *wilson(right, expected))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927, without continuity correction); NaN where nothing was counted."""
    if not whole:
        return float("nan"), float("nan")
    share, square = part / whole, _Z * _Z
    middle = share + square / (2 * whole)
    half = _Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    low, high = (middle - half) / (1 + square / whole), (middle + half) / (1 + square / whole)
    return (0.0 if part == 0 else low), (1.0 if part == whole else high)
