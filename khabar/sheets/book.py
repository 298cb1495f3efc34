"""An article's two sheets as they are: read from disk, merged with what the machine says now, written back.

Loading writes nothing. Saving reads everything again under the lock, merges, and writes only when no sheet has a fault.
"""

import warnings
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pandas as pd

from khabar.api import annotate, find_events
from khabar.article import Article
from khabar.errors import Fault, KhabarError, SheetError
from khabar.project import Project
from khabar.schema import JOIN
from khabar.sheets.dialect import read_grid, write_grid
from khabar.sheets.known import known_words, lexicon_of
from khabar.sheets.merge import Merged, Orphan, merge_annotations, merge_events
from khabar.sheets.store import Changed, Store, read_bytes
from khabar.sheets.tables import ANNOTATIONS, EVENTS, GONE_ID, SHEETS, Row, Sheet, extra_columns, frame_from_rows, rows_from_frame
from khabar.sheets.validation import find_faults, read_rows

_ATTEMPTS = 5  # at reading again when another program writes a sheet in the very moment


class SheetWarning(UserWarning):
    """A sheet has faults; the kit goes on with the sheet as it last wrote it. `faults` lists them."""

    def __init__(self, faults: Sequence[Fault]):
        self.faults = list(faults)
        many = f"{len(faults)} faults" if len(faults) > 1 else "a fault"
        super().__init__(
            f"A sheet has {many}. Until that is mended, the kit goes on with the sheet as it last wrote it, and writes nothing.\n"
            + "\n".join(map(str, faults))
        )


@dataclass
class Side:
    """One sheet on disk. rows and base are None where there is no such file; raw: the bytes of people's files as they were read."""

    rows: list[Row] | None = None
    lines: list[int] = field(default_factory=list)
    base: list[Row] | None = None
    orphans: list[Orphan] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    raw: dict[Path, bytes | None] = field(default_factory=dict)


Sides = Mapping[str, Side]


def store_of(article: Article, project: Project) -> Store:
    """Raises KhabarError when the article's id is no name of a file."""
    id = article.article_id
    if not id or id != Path(id).name or id.startswith(".") or "\\" in id:
        raise KhabarError(f"Article id \"{id}\": a sheet's file is named by it, so it must be a file's name, such as my_article.")
    return Store(project, id)


def read_sides(store: Store, article: Article, project: Project) -> dict[str, Side]:
    """Both sheets of an article, checked. Where one has faults, its rows are those that the kit last wrote."""
    sides = {name: _read_side(store, sheet) for name, sheet in SHEETS.items()}
    for name, sheet in SHEETS.items():
        side = sides[name]
        if not side.faults and side.rows is not None:
            check = partial(
                find_faults, sheet, side.rows, side.lines, store.shown(store.sheet(name)), side.base or (), article.text
            )
            known = known_in(sides, article, project)
            side.faults = check(known) and check(known, _kept_rows(store, sheet))
        if side.faults:
            side.rows = _kept_rows(store, sheet)
    return sides


def _kept_rows(store: Store, sheet: Sheet) -> list[Row] | None:
    raw = read_bytes(store.kept(sheet.name))
    return None if raw is None else read_rows(sheet, raw, store.shown(store.kept(sheet.name)), sheet.columns).rows


def known_in(sides: Sides, article: Article, project: Project) -> dict[str, Collection[str]]:
    """What the cells of these sheets may refer to, by column."""
    ids = {name: {row[SHEETS[name].key] for rows in (side.rows, side.base) for row in rows or ()} for name, side in sides.items()}
    said = {id for row in sides["annotations"].base or () for id in row["events"].split(JOIN) if id}
    return known_words(article, project, ids["annotations"], ids["events"] | said)


def _read_side(store: Store, sheet: Sheet) -> Side:
    path, orphans, base = store.sheet(sheet.name), store.orphans(sheet.name), store.base(sheet.name)
    side = Side(raw={path: read_bytes(path), orphans: read_bytes(orphans)})
    try:
        lacking: Collection[str] = ()
        if (raw := read_bytes(base)) is not None:
            side.base, _, lacking = read_rows(sheet, raw, store.shown(base), sheet.columns)
        if side.raw[path] is not None:
            side.rows, side.lines, _ = read_rows(sheet, side.raw[path], store.shown(path), lacking)
    except SheetError as error:
        side.faults += error.faults
    try:
        if side.raw[orphans] is not None:
            side.orphans = _orphans(side.raw[orphans], store.shown(orphans))
    except SheetError as error:
        side.faults += error.faults
    return side


def _orphans(raw: bytes, file: str) -> list[Orphan]:
    grid = read_grid(raw, file, Orphan._fields)
    if missing := [name for name in Orphan._fields if name not in grid.header]:
        raise SheetError([Fault(file, 1, name, "no such column", ", ".join(Orphan._fields)) for name in missing])
    rows = [dict(zip(grid.header, cells)) for cells in grid.rows]
    return [Orphan(*(row.get(name, "") for name in Orphan._fields)) for row in rows]


def merge_sides(
    article: Article, project: Project, sides: Sides, table: str, machine: pd.DataFrame | None = None
) -> dict[str, Merged]:
    """The annotations merged, and the events too when they are the table asked for.

    machine: what the kit says of the table; it is asked where this is None.
    """
    lexicon = lexicon_of(project)
    says = machine if machine is not None and table == "annotations" else annotate(article, events=True, lexicon=lexicon)
    side = sides["annotations"]
    annotations = merge_annotations(side.base, side.rows, rows_from_frame(ANNOTATIONS, says), article.text, side.orphans)
    if table == "annotations":
        return {"annotations": annotations}
    if machine is None:
        machine = find_events(article, frame_from_rows(ANNOTATIONS, annotations.rows), lexicon=lexicon)
    side = sides["events"]
    moved = annotations.moved
    if sides["annotations"].base is None:  # nothing was saved yet: the ids are those of now
        moved = {row["sentence_id"]: row["sentence_id"] for row in annotations.machine}
    events = merge_events(side.base, side.rows, rows_from_frame(EVENTS, machine), moved, side.orphans)
    return {"annotations": annotations, "events": events}


def load(article: Article, project: Project, table: str, machine: pd.DataFrame | None = None) -> pd.DataFrame:
    """The frame of a sheet, merged; nothing is written. Warns with SheetWarning where a sheet has faults."""
    store = store_of(article, project)
    with store.reading():
        sides = read_sides(store, article, project)
    warn_of([sides["annotations"]] + ([sides["events"]] if table == "events" else []))
    return frame_from_rows(SHEETS[table], merge_sides(article, project, sides, table, machine)[table].rows)


def warn_of(sides: Iterable[Side]) -> None:
    if faults := [fault for side in sides for fault in side.faults]:
        warnings.warn(SheetWarning(faults), stacklevel=4)


def update(
    article: Article,
    project: Project,
    table: str,
    edit: Callable[[Merged], None],
    machine: pd.DataFrame | None = None,
    *,
    typed: bool = True,
) -> Merged:
    """Read, merge, edit, check, write: under the lock, and again when another program wrote a sheet meanwhile.

    edit: changes what was merged in place. typed: it puts in what a person typed, so that it has to be checked.
    Raises SheetError when a sheet has faults or an edit is not allowed; nothing is written then.
    """
    store = store_of(article, project)
    with store.locked():
        for _ in range(_ATTEMPTS):
            sides = read_sides(store, article, project)
            if faults := [fault for side in sides.values() for fault in side.faults]:
                raise SheetError(faults)
            merged = merge_sides(article, project, sides, table, machine)
            before = [dict(row) for row in merged[table].rows]
            edit(merged[table])
            if typed:
                _check_edit(store, article, project, sides, table, merged[table], before)
            try:
                _write(store, sides, merged, table)
                return merged[table]
            except Changed as changed:
                path = changed.args[0]
        raise KhabarError(
            f"{store.shown(path)}: another program writes it over and over. Nothing was written; close it and save again."
        )


def _check_edit(
    store: Store, article: Article, project: Project, sides: Sides, table: str, merged: Merged, before: Sequence[Row]
) -> None:
    if not merged.rows:
        return  # taken out by name, every one of them
    file, lines = store.shown(store.sheet(table)), range(2, len(merged.rows) + 2)
    known = known_in({**sides, table: Side(rows=merged.rows, base=merged.base)}, article, project)
    if faults := find_faults(SHEETS[table], merged.rows, lines, file, merged.machine, article.text, known, before):
        raise SheetError(faults)


def _write(store: Store, sides: Sides, merged: Mapping[str, Merged], table: str) -> None:
    """Writes the table that was saved, and in the other one the ids by which it names rows of this one."""
    files = _files_of(store, sides, table, merged[table])
    annotations = merged["annotations"]
    if table == "events":
        if sides["annotations"].rows is not None:
            _follow_events(sides["events"], merged["events"], annotations)
            files |= _files_of(store, sides, "annotations", annotations)
        files[store.base("annotations")] = _bytes(ANNOTATIONS, annotations.base)
    elif any(old != new for old, new in annotations.moved.items()) and sides["events"].base is not None:
        side, before = sides["events"], sides["annotations"]
        sentences = {row["sentence_id"] for rows in (before.rows, before.base) for row in rows or ()}
        for path, rows in ((store.sheet("events"), side.rows), (store.base("events"), side.base)):
            if rows is not None:
                files[path] = _bytes(EVENTS, [_renamed(row, "evidence", annotations.moved, sentences) for row in rows])
    store.write(files, {path: raw for side in sides.values() for path, raw in side.raw.items()})


def _follow_events(before: Side, events: Merged, annotations: Merged) -> None:
    """Events that a person wrote into annotations, by their ids of now. Other cells follow the machine, which knows the ids."""
    known = {row["event_id"] for row in before.base or ()}
    ids = {row["event_id"] for row in events.rows}
    moved = {id: events.moved.get(id, id) for id in known if events.moved.get(id, id) in ids}
    says = {row["sentence_id"]: row["events"] for row in annotations.machine}
    for row in annotations.rows:
        if row["events"] != says.get(row["sentence_id"]):
            row.update(_renamed(row, "events", moved, known))
    for row in annotations.base:
        if row["events"] != says[row["sentence_id"]]:
            row.update(_renamed(row, "events", moved, known))


def _renamed(row: Row, column: str, moved: Mapping[str, str], known: Collection[str]) -> Row:
    """The row with the ids of now in a column. A known id that has no place any more stays visible, as one that nothing has."""
    ids = (moved.get(id, GONE_ID + id if id in known else id) for id in row[column].split(JOIN) if id)
    return row | {column: JOIN.join(dict.fromkeys(id for several in ids for id in several.split(JOIN)))}


def _files_of(store: Store, sides: Sides, table: str, merged: Merged) -> dict[Path, bytes | None]:
    sheet = SHEETS[table]
    raw = _bytes(sheet, merged.rows)
    files = {store.kept(table): raw, store.base(table): _bytes(sheet, merged.base), store.sheet(table): raw}
    if merged.orphans or sides[table].raw[store.orphans(table)] is not None:
        files[store.orphans(table)] = write_grid(list(Orphan._fields), merged.orphans) if merged.orphans else None
    return files


def _bytes(sheet: Sheet, rows: Sequence[Row]) -> bytes:
    names = [*sheet.columns, *extra_columns(sheet, rows)]
    return write_grid(names, ([row.get(name, "") for name in names] for row in rows))
