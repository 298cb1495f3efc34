"""Both sheets of an article to a workbook and back, by the same merge as every other edit."""

from pathlib import Path

import pandas as pd

from khabar.article import Article
from khabar.errors import KhabarError, SheetError
from khabar.project import Project
from khabar.sheets import edits
from khabar.sheets.book import known_in, merge_sides, read_sides, store_of, update, warn_of
from khabar.sheets.merge import Merged
from khabar.sheets.tables import ANNOTATIONS, SHEETS, Row, Sheet, frame_from_rows
from khabar.sheets.validation import find_faults, rows_of_grid
from khabar.sheets.xlsx import read_workbook, write_workbook


def export_workbook(article: Article, path: Path, project: Project) -> Path:
    if path.suffix.lower() != ".xlsx":
        raise KhabarError(
            f"{path}: a workbook's name ends in .xlsx. The CSV sheets are in {project.annotations} and {project.events}."
        )
    store = store_of(article, project)
    with store.reading():
        sides = read_sides(store, article, project)
    warn_of(sides.values())
    merged = merge_sides(article, project, sides, "events")
    choices = {
        column: [value for value in values if value] for sheet in SHEETS.values() for column, values in sheet.allowed.items()
    }
    choices["kind"] = sorted(known_in(sides, article, project).get("kind", ()))
    for column in ("speaker", "speaker_id"):
        choices[column] = sorted({row[column] for row in merged["annotations"].rows if row[column]})
    path.parent.mkdir(parents=True, exist_ok=True)
    write_workbook(
        path,
        {SHEETS[table]: result.rows for table, result in merged.items()},
        {SHEETS[table]: result.changes for table, result in merged.items()},
        {column: values for column, values in choices.items() if values},
    )
    return path


def import_workbook(article: Article, path: Path, project: Project) -> pd.DataFrame:
    store = store_of(article, project)
    with store.reading():
        sides = read_sides(store, article, project)
    known = known_in(sides, article, project)
    typed: dict[Sheet, tuple[list[Row], list[Row] | None]] = {}
    faults = []
    for sheet, (grid, before) in read_workbook(path, SHEETS.values()).items():
        file = f"{path.name}, sheet {sheet.name}"
        try:
            loaded = rows_of_grid(sheet, before, file, sheet.columns).rows if before else None
            rows, lines, _ = rows_of_grid(sheet, grid, file)
        except SheetError as error:
            faults += error.faults
            continue
        typed[sheet] = rows, loaded
        base = loaded if loaded is not None else sides[sheet.name].base or ()
        faults += find_faults(sheet, rows, lines, file, base, article.text, _with_new_ids(known, typed))
    if faults:
        raise SheetError(faults)
    for sheet, (rows, loaded) in typed.items():
        update(
            article, project, sheet.name, lambda merged, sheet=sheet, rows=rows, loaded=loaded: _take(sheet, merged, rows, loaded)
        )
    return frame_from_rows(ANNOTATIONS, update(article, project, "annotations", lambda merged: None).rows)


def _with_new_ids(known, typed):
    ids = {row["event_id"] for sheet, (rows, _) in typed.items() if sheet.name == "events" for row in rows}
    sentences = {row["sentence_id"] for sheet, (rows, _) in typed.items() if sheet.name == "annotations" for row in rows}
    more = {"events": ids, "evidence": sentences}
    return {column: set(names) | more[column] if column in more else names for column, names in known.items()}


def _take(sheet: Sheet, merged: Merged, rows: list[Row], loaded: list[Row] | None) -> None:
    edits.take_rows(sheet, merged, rows, loaded)
    still, now = {row[sheet.key] for row in rows}, {row[sheet.key]: row for row in merged.rows}
    words = "text" if sheet is ANNOTATIONS else "label_ar"
    gone = [
        row[sheet.key]
        for row in loaded or ()
        if row[sheet.key] not in still and now.get(row[sheet.key], {}).get(words) == row[words]
    ]
    edits.delete_rows(sheet, merged, gone)
