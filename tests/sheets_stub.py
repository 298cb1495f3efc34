"""A machine for tests of the sheets: one sentence a line, every cell what the test says. Cheap, so that thousands of merges can be tried."""

import pandas as pd

from khabar.schema import COLUMNS, frame
from khabar.sheets.tables import ANNOTATIONS, EVENTS, Row, derive, frame_from_rows

_EMPTY = dict.fromkeys(COLUMNS["annotations"], "") | {"role": "body", "act": "report", "quote_type": "none"}


def rows(text: str, **cells: str) -> list[Row]:
    """The machine's rows of a text: ids s1, s2 … by line; `cells` stand in every row."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            place = {"sentence_id": f"s{len(found) + 1}", "start": str(at), "end": str(at + len(line)), "text": line}
            found.append(_EMPTY | place | cells)
        at += len(line) + 1
    return found


def annotations(text: str, **cells: str) -> pd.DataFrame:
    """The same as a frame, as `annotate` gives it."""
    return frame_from_rows(ANNOTATIONS, rows(text, **cells))


def event(id: str, evidence: str, **cells: str) -> Row:
    """One event of the machine's; kind and date are taken from its id, `crash-2024-12-25`, where they are not given."""
    kind, _, when = id.partition("-")
    empty = dict.fromkeys(COLUMNS["events"], "") | {"kind": kind, "when": when, "status": "happened", "asserted_by": "outlet"}
    return derive(empty | {"event_id": id, "evidence": evidence, "label_ar": id} | cells)


def events(*found: Row) -> pd.DataFrame:
    return frame_from_rows(EVENTS, list(found)) if found else frame("events", [])
