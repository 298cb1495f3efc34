"""The sheets that people edit: the machine's tables as a person last left them.

    load_annotations, load_events       the sheet merged with what the kit says now; nothing is written
    save_annotations, save_events       what was typed in a frame, merged into what stands on disk
    change_cells                        single cells, the same way
    refresh                             both sheets written anew, nothing typed
    corrections                         every cell that is a person's, conflicts and orphans among them

Any program may edit the CSV files. What is a correction is worked out, never marked: a cell that differs from what the machine
said when it was written.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

import pandas as pd

from khabar.article import Article
from khabar.project import Project
from khabar.sheets import edits, segments, workbook
from khabar.sheets.accuracy import accuracy
from khabar.sheets.book import SheetWarning, load, store_of, update
from khabar.sheets.corrections import corrections
from khabar.sheets.known import lexicon_of
from khabar.sheets.status import check, status
from khabar.sheets.tables import ANNOTATIONS, EVENTS, SHEETS, frame_from_rows, normal

__all__ = [
    "SheetWarning",
    "accuracy",
    "change_cells",
    "check",
    "corrections",
    "delete_rows",
    "export_sheet",
    "import_sheet",
    "join_sentences",
    "load_annotations",
    "load_events",
    "refresh",
    "restore_row",
    "save_annotations",
    "save_events",
    "settle",
    "settle_orphan",
    "split_sentence",
    "status",
]


def load_annotations(article: Article, project: Project, *, machine: pd.DataFrame | None = None) -> pd.DataFrame:
    """The sentences of an article with every correction: one row a sentence, columns as in SCHEMA "annotations".

    A person's own columns follow the schema's. machine: the reading to merge with, `annotate(article, events=True)` by default.
    Writes nothing. Warns with SheetWarning when the sheet has faults, and goes on with the sheet as the kit last wrote it.
    """
    return load(article, project, "annotations", machine)


def load_events(article: Article, project: Project, *, machine: pd.DataFrame | None = None) -> pd.DataFrame:
    """The events of an article with every correction: one row an event, columns as in SCHEMA "events".

    The machine's events are found with the corrected annotations. `earliest`, `latest` and `precision` are worked out from `when`.
    Writes nothing. Warns with SheetWarning when a sheet has faults.
    """
    return load(article, project, "events", machine)


def save_annotations(article: Article, data: pd.DataFrame, project: Project, *, machine: pd.DataFrame | None = None) -> Path:
    """Merge what was typed in a frame into the sheet on disk, and write it; returns the sheet's path.

    data: from `load_annotations`. Only cells typed since then are taken, so that what somebody else wrote meanwhile stays; rows
    that the frame lacks stay too. Raises SheetError with every fault of the sheet or the frame; nothing is written then.
    """
    update(article, project, "annotations", lambda merged: edits.take_frame(ANNOTATIONS, merged, data), machine)
    return store_of(article, project).sheet("annotations")


def save_events(article: Article, data: pd.DataFrame, project: Project, *, machine: pd.DataFrame | None = None) -> Path:
    """The same for events. A row with a new or an empty `event_id` is a new event."""
    update(article, project, "events", lambda merged: edits.take_frame(EVENTS, merged, data), machine)
    return store_of(article, project).sheet("events")


def refresh(article: Article, project: Project) -> pd.DataFrame:
    """Write both sheets of an article as they stand and as the kit reads it now; returns the events as they are now.

    Every correction stays. Raises SheetError with every fault of a sheet; nothing is written then.
    """
    update(article, project, "annotations", lambda merged: None, typed=False)
    return frame_from_rows(EVENTS, update(article, project, "events", lambda merged: None, typed=False).rows)


def change_cells(
    article: Article, table: str, cells: Mapping[tuple[str, str], str], project: Project, *, machine: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Write single cells of a sheet, merged with what stands on disk; returns the sheet as it is now.

    table: `annotations` or `events`. cells: the new text by (row id, column); the machine's own value gives a cell back to it.
    Raises SheetError when an id, a column or a value is not allowed; nothing is written then.
    """
    sheet = SHEETS[table]
    typed = {key: normal(key[1], cell) for key, cell in cells.items()}
    merged = update(article, project, table, lambda merged: edits.set_cells(sheet, merged, typed), machine)
    return frame_from_rows(sheet, merged.rows)


def split_sentence(article: Article, sentence_id: str, offset: int, project: Project) -> pd.DataFrame:
    """Make two sentences of one, the second beginning at `offset` of the article's text; returns the annotations as they are now.

    The first keeps its id, the second is `s3.2`. The machine labels both anew, cells that were corrected stay; the rows are a
    person's from then on. Raises SheetError when there is no such sentence, or no words on either side of the offset.
    """
    split = partial(segments.split_row, article, sentence_id=sentence_id, offset=offset, lexicon=lexicon_of(project))
    merged = update(article, project, "annotations", split, typed=False)
    return frame_from_rows(ANNOTATIONS, merged.rows)


def join_sentences(article: Article, first_id: str, project: Project) -> pd.DataFrame:
    """Make one sentence of a sentence and the next; returns the annotations as they are now.

    The machine labels it anew, cells that were corrected stay. Raises SheetError when there is no such sentence, or none after it.
    """
    join = partial(segments.join_rows, article, first_id=first_id, lexicon=lexicon_of(project))
    merged = update(article, project, "annotations", join, typed=False)
    return frame_from_rows(ANNOTATIONS, merged.rows)


def delete_rows(article: Article, table: str, row_ids: Iterable[str], project: Project) -> pd.DataFrame:
    """Take rows out of a sheet for good, whatever the machine says later; returns the sheet as it is now.

    `restore_row` takes one back. Raises SheetError when an id is not there.
    """
    sheet, ids = SHEETS[table], list(row_ids)
    merged = update(article, project, table, lambda merged: edits.delete_rows(sheet, merged, ids))
    return frame_from_rows(sheet, merged.rows)


def restore_row(article: Article, table: str, row_id: str, project: Project) -> pd.DataFrame:
    """Take the machine's row back that was deleted, split or joined; returns the sheet as it is now.

    row_id: the machine's, as in `annotate` or `find_events`. Rows of a person's that stood in its place go, and so do their cells.
    """
    sheet = SHEETS[table]
    merged = update(article, project, table, lambda merged: edits.restore_row(sheet, merged, row_id))
    return frame_from_rows(sheet, merged.rows)


def settle(article: Article, table: str, row_id: str, column: str, project: Project, *, keep: str) -> pd.DataFrame:
    """End a conflict; returns the sheet as it is now.

    keep: `mine`, and the cell is a plain correction of what the machine says now; `machine`, and the cell follows the machine.
    """
    sheet = SHEETS[table]
    merged = update(article, project, table, lambda merged: edits.settle_cell(sheet, merged, row_id, column, keep=keep))
    return frame_from_rows(sheet, merged.rows)


def settle_orphan(article: Article, table: str, orphan: Mapping[str, str], to: str, project: Project) -> pd.DataFrame:
    """Give an orphan a place, or drop it; returns the sheet as it is now.

    orphan: its `row_id`, `column` and `yours`, such as a row of `corrections`. to: the id of the row that its value goes to; "" drops it.
    """
    sheet = SHEETS[table]
    merged = update(article, project, table, lambda merged: edits.settle_orphan(sheet, merged, orphan, to))
    return frame_from_rows(sheet, merged.rows)


def export_sheet(article: Article, path: Path | str, project: Project) -> Path:
    """Write both sheets of an article as a workbook (.xlsx); returns its path.

    Right to left, wrapped, with lists of the allowed values, all cells text; a comment tells the machine's value where yours
    differs. Warns with SheetWarning when a sheet has faults.
    """
    return workbook.export_workbook(article, Path(path), project)


def import_sheet(article: Article, path: Path | str, project: Project) -> pd.DataFrame:
    """Merge what was typed in a workbook into the sheets; returns the annotations as they are now.

    Cells that are as they were when the workbook was exported are nobody's edit. A row that was taken out of it is deleted, a new row of
    the events is a new event. Raises SheetError with every fault of the workbook; nothing is written then.
    """
    return workbook.import_workbook(article, Path(path), project)
