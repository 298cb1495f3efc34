"""Splitting a sentence and joining two: people's own sentences in place of the machine's.

The machine reads the article once more with the sentences as they are now, and labels the new ones. Cells that a person had
corrected in the former ones stay as they were.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from khabar.annotate import label
from khabar.article import Article
from khabar.errors import Fault, SheetError
from khabar.lexicon import Lexicon
from khabar.reading import Reading, read
from khabar.records import Sentence
from khabar.schema import JOIN
from khabar.sheets.edits import row_of
from khabar.sheets.merge import Merged
from khabar.sheets.tables import ANNOTATIONS, LISTS, Row

_WORDS = ("speaker", "speaker_id", "source", "addressee", "note")  # of two joined sentences, the first that is filled
_LABELLED = tuple(column for column in ANNOTATIONS.cells if column not in ("role", "events", "reviewed", "note"))


def split_row(article: Article, merged: Merged, sentence_id: str, offset: int, lexicon: Lexicon | None = None) -> None:
    """Two rows in place of one; the first keeps the id. Without a lexicon both have the cells of the whole, but for a cue and
    quoted parts, which go to the row they stand in."""
    row = row_of(ANNOTATIONS, merged.rows, sentence_id)
    first, second = _cut(row, article.text, offset)
    number = 2
    ids = {other["sentence_id"] for other in merged.rows}
    while f"{sentence_id}.{number}" in ids:
        number += 1
    second["sentence_id"] = f"{sentence_id}.{number}"
    at = merged.rows.index(row)
    merged.rows[at : at + 1] = [first, second]
    if lexicon:
        _label(article, lexicon, merged.rows, (first, second), _corrected(merged, row))


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


def join_rows(article: Article, merged: Merged, first_id: str, lexicon: Lexicon | None = None) -> None:
    """One row in place of a sentence and the next. Without a lexicon cue, act and quote type are those of the first that has a
    cue, lists are put together, and other cells are those of the first sentence that fills them."""
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
    if lexicon:
        _label(article, lexicon, merged.rows, (joined,), _corrected(merged, first) | _corrected(merged, second))


def _corrected(merged: Merged, row: Row) -> set[str]:
    """The columns in which a row is a person's; all of them, where the machine knows no such sentence."""
    says = next((says for says in merged.machine if (says["start"], says["end"]) == (row["start"], row["end"])), None)
    return {column for column in _LABELLED if says is None or row[column] != says[column]}


def _label(article: Article, lexicon: Lexicon, rows: Sequence[Row], parts: Sequence[Row], corrected: set[str]) -> None:
    anew = Reading(article, lexicon)
    anew.sentences = _sentences(read(article, lexicon), rows)  # in place of the machine's
    said = {(record[1], record[2]): dict(zip(ANNOTATIONS.columns, record)) for record in label(anew)}
    for part in parts:
        labels = said[int(part["start"]), int(part["end"])]
        part.update({column: labels[column] for column in _LABELLED if column not in corrected})


def _sentences(reading: Reading, rows: Sequence[Row]) -> list[Sentence]:
    """The rows as the records that the other steps of a reading work on."""
    machine, tokens = reading.sentences, reading.tokens
    starts = [sentence.start for sentence in machine]
    found = []
    for row in rows:
        start, end = int(row["start"]), int(row["end"])
        within = machine[max(bisect_right(starts, start) - 1, 0)]
        first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        found.append(Sentence(row["sentence_id"], within.paragraph, row["role"], start, end, first, last))
    return found
