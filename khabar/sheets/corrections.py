"""What is a person's in the sheets of an article: corrections, conflicts, rows added and deleted, orphans."""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd

from khabar.article import Article
from khabar.errors import SheetError
from khabar.project import Project
from khabar.schema import frame
from khabar.sheets.book import merge_sides, read_sides, store_of, warn_of
from khabar.sheets.dialect import read_grid
from khabar.sheets.merge import Change
from khabar.sheets.tables import SHEETS, Sheet, normal

_REVISIONS = 500  # of one sheet; a correction older than these is dated by the oldest of them


def corrections(article: Article, project: Project) -> pd.DataFrame:
    """Every cell that is a person's: one row a cell, columns as in SCHEMA "corrections".

    state: `correction`; `conflict` where the machine has changed its mind since, until it is settled (`settle`); `added` and
    `deleted` for whole rows, `column` being empty; `orphan` for a cell whose row has no place any more, `row_id` being the id it had.
    since: the day of the commit that brought the value into the sheet, NaT where git does not know. `machine` is empty for orphans.
    """
    store = store_of(article, project)
    with store.reading():
        sides = read_sides(store, article, project)
    warn_of(sides.values())
    if all(side.rows is None and not side.orphans for side in sides.values()):
        return frame("corrections", [])
    records = []
    for table, merged in merge_sides(article, project, sides, "events").items():
        history = History(store.sheet(table), SHEETS[table])
        records += [(table, *change[:6], history.since(change), change.text) for change in merged.changes]
        records += [(table, o.row_id, o.column, "", o.base, o.yours, "orphan", None, o.text) for o in merged.orphans]
    return frame("corrections", records)


class History:
    """The versions of a sheet that git keeps, the newest first; none where there is no git."""

    def __init__(self, path: Path, sheet: Sheet):
        self._path, self._sheet = path, sheet
        self._read: list[tuple[date, dict[tuple[str, str], str]]] | None = None

    def since(self, change: Change) -> date | None:
        """The day of the oldest commit from which on the cell has held what it holds now."""
        if change.state not in ("correction", "conflict"):
            return None
        day = None
        for committed, cells in self._versions():
            if cells.get((change.text, change.column), cells.get((change.row_id, change.column))) != change.yours:
                break
            day = committed
        return day

    def _versions(self) -> list[tuple[date, dict[tuple[str, str], str]]]:
        if self._read is None:
            self._read = list(self._cells_of_versions())
        return self._read

    def _cells_of_versions(self) -> Iterator[tuple[date, dict[tuple[str, str], str]]]:
        words = "text" if self._sheet.name == "annotations" else self._sheet.key
        log = self._git("log", f"-{_REVISIONS}", "--format=%H %cs", "--", self._path.name)
        for line in (log or b"").decode().splitlines():
            revision, day = line.split()
            raw = self._git("show", f"{revision}:./{self._path.name}")
            try:
                grid = read_grid(raw or b"", self._path.name, self._sheet.columns)
            except SheetError:
                return
            rows = [dict(zip(grid.header, cells)) for cells in grid.rows]
            yield (
                date.fromisoformat(day),
                {(row.get(words, ""), column): normal(column, cell) for row in rows for column, cell in row.items()},
            )

    def _git(self, *arguments: str) -> bytes | None:
        try:
            done = subprocess.run(["git", *arguments], cwd=self._path.parent, capture_output=True, timeout=30)
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout if done.returncode == 0 else None
