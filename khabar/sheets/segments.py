"""Splitting a sentence and joining two: people's own sentences in place of the machine's.

The machine reads the article once more with the sentences as they are now, and labels the new ones; one that is cut as the machine
cuts is the machine's again. Cells that a person had corrected in the former ones stay as they were.
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
from khabar.sheets.edits import follow_rows, row_of
from khabar.sheets.merge import Merged
from khabar.sheets.parts import number_rows, overlapping
from khabar.sheets.tables import ANNOTATIONS, LISTS, Row

_WORDS = ("speaker", "speaker_id", "source", "addressee", "note")  # of two joined sentences, the first that is filled
_LABELLED = tuple(column for column in ANNOTATIONS.cells if column not in ("role", "events", "reviewed", "note"))


def split_row(article: Article, merged: Merged, sentence_id: str, offset: int, lexicon: Lexicon | None = None) -> None:
    """Two rows in place of one; a part that is a sentence of the machine's is that sentence again. Without a lexicon both have the
    cells of the whole, but for a cue and quoted parts, which go to the row they stand in."""
    row = row_of(ANNOTATIONS, merged.rows, sentence_id)
    parts = _cut(row, article.text, offset)
    at = merged.rows.index(row)
    _replace(article, merged, range(at, at + 1), parts, lexicon)


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
    _replace(article, merged, range(at, at + 2), (joined,), lexicon)


def _replace(article: Article, merged: Merged, places: range, parts: Sequence[Row], lexicon: Lexicon | None) -> None:
    """The parts in place of the rows, labelled by the machine but for the cells that were a person's; ids follow."""
    former = [dict(row) for row in merged.rows]
    merged.rows[places.start : places.stop] = parts
    if lexicon:
        own = _own_columns(article, lexicon, merged, former, places)
        says = _machine_rows(article, lexicon, merged, merged.rows, parts)
        for part, labels in zip(parts, says):
            part.update({column: cell for column, cell in labels.items() if column not in own})
    number_rows(merged.rows, merged.machine)
    follow_rows(merged, former)


def _own_columns(article: Article, lexicon: Lexicon, merged: Merged, former: Sequence[Row], places: range) -> set[str]:
    """The columns in which any of the rows is a person's: differs from what the machine says of such a sentence."""
    rows = [former[place] for place in places]
    says = _machine_rows(article, lexicon, merged, former, rows)
    return {column for row, labels in zip(rows, says) for column, cell in labels.items() if row[column] != cell}


def _machine_rows(
    article: Article, lexicon: Lexicon, merged: Merged, rows: Sequence[Row], parts: Sequence[Row]
) -> list[dict[str, str]]:
    """The machine's labels of some of the rows: as it gave them to its own sentences, and read anew of a person's.

    The events of a person's sentence are those of the machine's sentences that it has a part of, its role is that of the first.
    """
    known = {(row["start"], row["end"]): row for row in merged.machine}
    anew = {}
    if any((part["start"], part["end"]) not in known for part in parts):
        reading = Reading(article, lexicon)
        reading.sentences = _sentences(read(article, lexicon), rows)  # in place of the machine's
        anew = {(str(record[1]), str(record[2])): dict(zip(ANNOTATIONS.columns, record)) for record in label(reading)}
    found = []
    for part in parts:
        span = part["start"], part["end"]
        if span in known:
            found.append({column: known[span][column] for column in (*_LABELLED, "role", "events")})
        else:
            touched = overlapping(merged.machine, part)
            events = JOIN.join(dict.fromkeys(id for row in touched for id in row["events"].split(JOIN) if id))
            labels = {column: anew[span][column] for column in _LABELLED}
            found.append(labels | {"events": events, "role": touched[0]["role"]})
    return found


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
