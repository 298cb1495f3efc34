"""Splitting a sentence and joining two: people's own sentences in place of the machine's."""

from khabar.article import Article
from khabar.errors import Fault, SheetError
from khabar.schema import JOIN
from khabar.sheets.edits import row_of
from khabar.sheets.merge import Merged
from khabar.sheets.tables import ANNOTATIONS, LISTS, Row

_WORDS = ("speaker", "speaker_id", "source", "addressee", "note")  # of two joined sentences, the first that is filled


def split_row(article: Article, merged: Merged, sentence_id: str, offset: int) -> None:
    """Two rows in place of one. Both keep the cells, but for those that say where something stands: a cue and a quoted part go
    to the row they stand in. The first keeps the id."""
    row = row_of(ANNOTATIONS, merged.rows, sentence_id)
    first, second = _cut(row, article.text, offset)
    number = 2
    ids = {other["sentence_id"] for other in merged.rows}
    while f"{sentence_id}.{number}" in ids:
        number += 1
    second["sentence_id"] = f"{sentence_id}.{number}"
    at = merged.rows.index(row)
    merged.rows[at : at + 1] = [first, second]


def _cut(row: Row, text: str, offset: int) -> tuple[Row, Row]:
    start, end = int(row["start"]), int(row["end"])
    before, after = text[start:offset], text[offset:end]
    if not start < offset < end or not before.strip() or not after.strip():
        allowed = f"an offset inside the sentence, from {start + 1} to {end - 1}, with words before and after it"
        raise SheetError([Fault("annotations", None, "offset", str(offset), allowed)])
    first_end, second_start = start + len(before.rstrip()), end - len(after.lstrip())
    first = row | {"end": str(first_end), "text": text[start:first_end]}
    second = row | {"start": str(second_start), "text": text[second_start:end]}
    other = second if row["cue"] in first["text"] else first
    other["cue"] = ""
    for part in (first, second):
        part["quote_spans"] = _spans_inside(row["quote_spans"], int(part["start"]), int(part["end"]))
        part["reviewed"] = ""
    return first, second


def _spans_inside(cell: str, start: int, end: int) -> str:
    spans = [tuple(map(int, span.split("-"))) for span in cell.split(JOIN) if span]
    cut = [(max(start, a), min(end, b)) for a, b in spans if a < end and start < b]
    return JOIN.join(f"{a}-{b}" for a, b in cut)


def join_rows(article: Article, merged: Merged, first_id: str) -> None:
    """One row in place of a sentence and the next. Cue, act and quote type are those of the first that has a cue; lists are put
    together; other cells are those of the first sentence that fills them."""
    first = row_of(ANNOTATIONS, merged.rows, first_id)
    at = merged.rows.index(first)
    if at + 1 == len(merged.rows):
        raise SheetError([Fault("annotations", None, "sentence_id", first_id, "a sentence with another one after it")])
    second = merged.rows[at + 1]
    speaks = second if second["cue"] and not first["cue"] else first
    joined = first | {"end": second["end"], "text": article.text[int(first["start"]) : int(second["end"])], "reviewed": ""}
    joined |= {column: speaks[column] for column in ("cue", "act", "quote_type")}
    joined |= {column: speaks[column] or first[column] or second[column] for column in _WORDS}
    for column in LISTS & set(ANNOTATIONS.cells):
        several = [part for cell in (first[column], second[column]) for part in cell.split(JOIN) if part]
        joined[column] = JOIN.join(dict.fromkeys(several))
    merged.rows[at : at + 2] = [joined]
