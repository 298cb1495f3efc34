"""The three-way merge: what the machine said (base), what it says (new), what the person left (yours). Pure: rows in, rows out.

A cell that differs from its base is a correction and stays; another one follows the machine. Where both moved, yours stays and is
a conflict, and goes on being one until it is settled: the base of such a cell keeps the machine's former value.

A row marked as reviewed holds all its cells: what a person has read and left is theirs, so the machine's second thoughts become
conflicts rather than changes behind their back, and `accuracy` measures the machine against what was reviewed.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from khabar.schema import JOIN
from khabar.sheets.anchors import EventMark, place_events, place_sentences
from khabar.sheets.offsets import Carrier
from khabar.sheets.parts import place_parts
from khabar.sheets.tables import ANNOTATIONS, DERIVED, EVENTS, Row, Sheet, derive, extra_columns

GONE, OVERWRITTEN = "gone", "overwritten"


class Orphan(NamedTuple):
    """A cell that a person wrote and that has no place any more.

    why: its row is GONE, or somebody else wrote the same cell at the same time and it was OVERWRITTEN.
    before, after: the sentences that its own stood between; of an event, `before` names the sentences that tell of it.
    """

    row_id: str
    text: str
    column: str
    base: str
    yours: str
    why: str
    before: str = ""
    after: str = ""


class Change(NamedTuple):
    """A cell that is a person's; fields as in SCHEMA "corrections". column is "" where a whole row is meant."""

    row_id: str
    column: str
    machine: str
    base: str
    yours: str
    state: str
    text: str


@dataclass
class Merged:
    """What comes of a merge. moved: the ids of now by the ids that stand in the sheet; several of one are joined as in a cell."""

    rows: list[Row] = field(default_factory=list)
    base: list[Row] = field(default_factory=list)
    machine: list[Row] = field(default_factory=list)
    orphans: list[Orphan] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)


def merge_annotations(
    base: Sequence[Row] | None, sheet: Sequence[Row] | None, new: Sequence[Row], text: str, orphans: Sequence[Orphan] = ()
) -> Merged:
    """The sheet of an article's sentences.

    base, sheet: rows as they were last written and as they are; None where there is no such file.
    new: the machine's rows; text: the article's. Rows that people split or joined stand in place of the machine's as long as they
    still cover its sentences exactly.
    """
    if base is None:
        base = _base_of_lone_sheet(sheet or (), new)
    places = place_sentences([row["text"] for row in base], [row["text"] for row in new])
    if sheet is None:
        sheet = base
    known = {row["sentence_id"]: position for position, row in enumerate(base)}
    kept: dict[int, Row] = {}
    added: list[Row] = []
    for row in sheet:
        position = known.get(row["sentence_id"])
        if position is not None and row["text"].split() == base[position]["text"].split():
            kept[position] = row
        else:
            added.append(row)

    merged = Merged(machine=list(new), orphans=list(orphans))
    carrier = Carrier(base, new, places)
    parts, lost, covered = place_parts(base, new, text, places, carrier, added, {places[i] for i in kept if i in places})
    hidden = set(covered)
    cut = _overlapped(base, added)
    for position in range(len(base)):
        if position in places and position not in kept and position not in cut:
            hidden.add(places[position])
            merged.changes.append(_whole_row(ANNOTATIONS, new[places[position]], "deleted"))

    merged.moved = {row["sentence_id"]: new[places[i]]["sentence_id"] for i, row in enumerate(base) if i in places}
    merged.moved |= {part.pop("was"): part["sentence_id"] for part in parts}
    for part in parts:
        spans, part["quote_spans"] = part["quote_spans"], carrier.carry_cell("quote_spans", part["quote_spans"]) or ""
        if spans and not part["quote_spans"]:
            merged.orphans.append(Orphan(part["sentence_id"], part["text"], "quote_spans", "", spans, GONE))
    yours_at = {places[i]: (base[i], row, carrier.carry_cell) for i, row in kept.items() if i in places}
    whole = {(part["start"], part["end"]): part for part in parts}
    for j, row in enumerate(new):  # the machine has come to see a sentence as the person does
        if part := whole.pop((row["start"], row["end"]), None):
            yours_at[j] = row, part, _as_it_is
            hidden.discard(j)
    merged.base = [dict(row) for row in new]
    for j, row in enumerate(new):
        if j in yours_at:
            old, yours, carry = yours_at[j]
            cells, settled = _merge_cells(ANNOTATIONS, old, yours, row, merged, carry)
            merged.base[j] = settled
        else:
            cells = dict(row)
        if j not in hidden:
            merged.rows.append(cells)
    for part in whole.values():
        merged.rows.append(part)
        merged.changes.append(_whole_row(ANNOTATIONS, part, "added"))
    merged.rows.sort(key=lambda row: int(row["start"]))

    framed = ["", *(row["text"] for row in base), ""]
    times = Counter(framed)
    for position, row in kept.items():
        if position not in places:
            text, after = framed[position + 1], framed[position + 2]
            # one of equal sentences stood beside a copy, so to speak: it never comes home to the only one that is left
            before = text if times[text] > 1 else framed[position]
            merged.orphans += _orphans(ANNOTATIONS, row, base[position], (before, after))
    for row in lost:
        merged.orphans += _orphans(ANNOTATIONS, row, {})
    _come_home(ANNOTATIONS, merged)
    return merged


def _as_it_is(column: str, cell: str) -> str:
    return cell


def _base_of_lone_sheet(sheet: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    """The base of a sheet that came without one: what the machine says now, of the sentences that stand in the sheet.

    Every cell that differs from the machine's is then a correction, which is the reading that loses nothing.
    """
    places = place_sentences([row["text"] for row in sheet], [row["text"] for row in new])
    frame = ("sentence_id", "start", "end", "text")
    return [new[places[i]] | {name: row[name] for name in frame} for i, row in enumerate(sheet) if i in places]


def merge_events(
    base: Sequence[Row] | None,
    sheet: Sequence[Row] | None,
    new: Sequence[Row],
    moved: Mapping[str, str],
    orphans: Sequence[Orphan] = (),
) -> Merged:
    """The sheet of an article's events.

    moved: the sentence ids of now by those that base and sheet name as evidence; a sentence that is not in it has no place any more.
    """
    if base is None:
        ids = {row["event_id"] for row in sheet or ()}
        base = [row for row in new if row["event_id"] in ids]
        moved = dict(moved) | {id: id for row in base for id in _several(row["evidence"])}
    if sheet is None:
        sheet = base
    known = {row["event_id"]: position for position, row in enumerate(base)}
    kept = {known[row["event_id"]]: row for row in sheet if row["event_id"] in known}
    added = [row for row in sheet if row["event_id"] not in known]

    def carry(column: str, cell: str) -> str | None:
        if column != "evidence" or not cell:
            return cell
        return JOIN.join(moved[id] for id in _several(cell) if id in moved) or None

    old_marks = [_mark(row, carry("evidence", row["evidence"]) or "") for row in base]
    places = place_events(old_marks, [_mark(row, row["evidence"]) for row in new])
    merged = Merged(machine=list(new), orphans=[o._replace(before=carry("evidence", o.before) or "") for o in orphans])
    merged.base = [dict(row) for row in new]
    yours_at = {places[i]: (base[i], row) for i, row in kept.items() if i in places}
    deleted = {places[i] for i in range(len(base)) if i in places and i not in kept}
    twins = _twins(added, new, set(yours_at) | deleted, carry)
    for j, row in enumerate(new):
        if j in deleted:
            merged.changes.append(_whole_row(EVENTS, row, "deleted"))
            continue
        if j in yours_at or j in twins:
            old, yours = yours_at.get(j) or (row, twins[j])
            cells, merged.base[j] = _merge_cells(EVENTS, old, yours, row, merged, carry)
            merged.rows.append(derive(cells) if cells["when"] != row["when"] else cells | {name: row[name] for name in DERIVED})
        else:
            merged.rows.append(dict(row))

    taken = {row["event_id"] for row in new}
    found = {id(row) for row in twins.values()}
    for row in added:
        if id(row) in found:
            continue
        evidence = JOIN.join(moved.get(id, "") for id in _several(row["evidence"]) if moved.get(id))
        if evidence != row["evidence"] and len(_several(evidence)) < len(_several(row["evidence"])):
            merged.orphans.append(Orphan(row["event_id"], row["label_ar"], "evidence", "", row["evidence"], GONE))
        own_id = free_id(row["event_id"] or event_id_of(row), taken)
        taken.add(own_id)
        mine = derive(row | {"event_id": own_id, "evidence": evidence})
        merged.rows.append(mine)
        merged.changes.append(_whole_row(EVENTS, mine, "added"))
    merged.rows.sort(key=lambda row: (not row["earliest"] and not row["latest"], row["earliest"] or row["latest"], row["latest"]))

    for position, row in kept.items():
        if position not in places:
            merged.orphans += _orphans(EVENTS, row, base[position], (carry("evidence", base[position]["evidence"]) or "", ""))
    merged.moved = {row["event_id"]: new[places[i]]["event_id"] for i, row in enumerate(base) if i in places}
    _come_home(EVENTS, merged)
    return merged


def _twins(added: list[Row], new: Sequence[Row], taken: set[int], carry) -> dict[int, Row]:
    """Events that a person added and that the machine has found since: same id, so same kind and date, told in the same place."""
    by_id = {row["event_id"]: j for j, row in enumerate(new) if j not in taken}
    twins = {}
    for row in added:
        j = by_id.get(row["event_id"])
        if j is not None and set(_several(carry("evidence", row["evidence"]) or "")) & set(_several(new[j]["evidence"])):
            twins[j] = row
    return twins


def _mark(row: Row, evidence: str) -> EventMark:
    return EventMark(row["event_id"], row["kind"], row["when"], row["label_ar"], frozenset(_several(evidence)))


def _several(cell: str) -> list[str]:
    return [part for part in cell.split(JOIN) if part]


def event_id_of(row: Row) -> str:
    """The id of an event that came without one: kind and date, as the machine makes them."""
    return f"{row['kind'] or 'event'}-{row['when'] or 'undated'}".replace("/", "_")


def free_id(id: str, taken: set[str]) -> str:
    """The id, with a number where it is taken."""
    free, number = id, 2
    while free in taken:
        free, number = f"{id}-{number}", number + 1
    return free


def _merge_cells(sheet: Sheet, base: Row, yours: Row, new: Row, merged: Merged, carry) -> tuple[Row, Row]:
    """The merged row and the base to keep for it. `carry` turns a cell of then into the same cell of now, None where it cannot."""
    cells, settled = dict(new), dict(new)
    held = yours.get("reviewed") == "yes"
    for column in sheet.cells:
        mine, was, says = yours[column], base[column], new[column]
        pinned = mine != was
        if not pinned and (not held or was == says):
            continue
        mine_now, was_now = carry(column, mine), carry(column, was)
        if mine_now is None:
            merged.orphans.append(Orphan(new[sheet.key], _text_of(new), column, was, mine, GONE))
            continue
        if mine_now == says:
            continue
        was_now = was if was_now is None else was_now
        cells[column], settled[column] = mine_now, was_now
        if pinned or was_now != says:
            state = "conflict" if says != was_now else "correction"
            merged.changes.append(Change(new[sheet.key], column, says, was_now, mine_now, state, _text_of(new)))
    for column in extra_columns(sheet, [yours]):
        cells[column] = yours[column]
    return cells, settled


def _orphans(sheet: Sheet, yours: Row, base: Row, neighbours: tuple[str, str] = ("", "")) -> list[Orphan]:
    """Every cell of a row without a place that is a person's. Without a base, all of the row is."""
    cells = {column: (base.get(column, ""), yours[column]) for column in (*sheet.cells, *extra_columns(sheet, [yours]))}
    if not base:
        cells = {"text": ("", yours["text"])} | cells
    return [
        Orphan(yours[sheet.key], _text_of(base or yours), column, was, mine, GONE, *neighbours)
        for column, (was, mine) in cells.items()
        if mine != was
    ]


def _come_home(sheet: Sheet, merged: Merged) -> None:
    """Orphans go back to their cells when all is as it was: the same words, once, and between the same neighbours.

    An event is as it was when id and label are, so kind, date and words, and one of its sentences tells of it.
    """
    if not merged.orphans:
        return
    words = "text" if sheet is ANNOTATIONS else "label_ar"
    times = Counter(row[words] for row in merged.machine)
    rivals = Counter((orphan.text, orphan.column) for orphan in merged.orphans)
    rows = {row[words]: row for row in merged.rows}
    bases = {row[words]: row for row in merged.base}
    theirs = {(change.row_id, change.column) for change in merged.changes}
    texts = ["", *(said[words] for said in merged.machine), ""]
    around = dict(zip(texts[1:], zip(texts, texts[2:])))
    left = []
    for orphan in merged.orphans:
        row, base, column = rows.get(orphan.text), bases.get(orphan.text), orphan.column
        home = (
            orphan.why == GONE
            and column in sheet.cells
            and column not in ("quote_spans", "evidence")  # they name places, which may have moved
            and times[orphan.text] == rivals[orphan.text, column] == 1
            and row is not None
            and base is not None
            and (row[sheet.key], column) not in theirs
            and (around[orphan.text] == (orphan.before, orphan.after) if sheet is ANNOTATIONS else _told_in_the_same(orphan, row))
        )
        if not home:
            left.append(orphan)
        elif orphan.yours != base[column]:
            state = "conflict" if orphan.base != base[column] else "correction"
            merged.changes.append(Change(row[sheet.key], column, base[column], orphan.base, orphan.yours, state, orphan.text))
            row[column], base[column] = orphan.yours, orphan.base
            if column == "when" and sheet is EVENTS:
                row.update(derive(row))
    merged.orphans = list(dict.fromkeys(left))


def _told_in_the_same(orphan: Orphan, row: Row) -> bool:
    return row["event_id"] == orphan.row_id and bool(set(_several(row["evidence"])) & set(_several(orphan.before)))


def _whole_row(sheet: Sheet, row: Row, state: str) -> Change:
    return Change(row[sheet.key], "", "", "", "", state, _text_of(row))


def _text_of(row: Row) -> str:
    return row.get("text") or row.get("label_ar", "")


def _overlapped(rows: Sequence[Row], others: Iterable[Row]) -> set[int]:
    """The positions of those rows, which follow one another in the text, that one of the others has a part of."""
    starts, ends = [int(row["start"]) for row in rows], [int(row["end"]) for row in rows]
    found: set[int] = set()
    for start, end in {(int(other["start"]), int(other["end"])) for other in others}:
        found.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return found
