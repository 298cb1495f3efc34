"""Every table and every sheet, column by column. `data/SCHEMA.md` is written from here; a test compares the two.

To add a column: add it here, fill it where its table's records are made, then `make schema`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd
from pandas.api.internals import create_dataframe_from_blocks

from khabar.errors import SchemaError

ROLES = ("body", "headline", "subhead", "teaser", "meta")
ACTS = (
    "state", "stress", "add", "deny", "announce", "propose", "call_for", "warn", "condemn", "condole", "apologise",
    "thank", "ask", "describe", "report", "narrate",
)  # fmt: skip
QUOTE_TYPES = ("direct", "indirect", "mixed", "none")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
NAME_KINDS = ("person", "organisation", "place", "outlet", "nationality", "role")
STATUSES = ("happened", "planned", "cancelled", "denied")
PRECISIONS = ("day", "days", "week", "part of month", "month", "part of year", "year", "longer", "none")
JOIN = " ; "  # between several values of one cell


@dataclass(frozen=True)
class Column:
    """name; type (`text`, `int`, `day`, `flag`); what stands in it; the values allowed (none listed: free); may a person edit it?"""

    name: str
    type: str
    about: str
    allowed: tuple[str, ...] = ()
    edited: bool = False


_SPAN = (
    Column("start", "int", "offset of the first character in the article's text, from 0"),
    Column("end", "int", "offset after the last character: text[start:end] is `text`"),
    Column("text", "text", "the words as written"),
)
_SENTENCE = Column("sentence_id", "text", "`s1`, `s2` … in the order of the text; joins to sentences")

TABLES: dict[str, tuple[Column, ...]] = {
    # one row a sentence
    "sentences": (
        _SENTENCE,
        Column("paragraph", "int", "number of the paragraph, from 1"),
        Column("role", "text", "what the sentence is in the article", ROLES),
        *_SPAN,
    ),
    # one row a date expression
    "dates": (
        *_SPAN,
        Column("type", "text", "TIMEX3 type", TIMEX_TYPES),
        Column("timex", "text", "TIMEX3 value: `2025-10-09`, `2025-W41`, `P3D`, `PAST_REF` …; empty where the words give none"),
        Column("mod", "text", "TIMEX3 modifier", ("", "START", "MID", "END", "BEFORE", "AFTER", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE")),
        Column("edtf", "text", "the calendar date in EDTF (ISO 8601-2); empty where the words give none"),
        Column("earliest", "day", "first day the words allow, inclusive; NaT where they give none"),
        Column("latest", "day", "last day the words allow, inclusive"),
        Column("rule", "text", "name of the rule that read the words"),
        Column("anchor", "text", "what a relative date was counted from: `published 2025-10-09`, `year 2024 at 310` …; empty for an absolute one"),
    ),
    # one row a name
    "mentions": (
        _SENTENCE,
        *_SPAN,
        Column("name_id", "text", "one for each person, organisation, place; the same for all forms of the name"),
        Column("kind", "text", "what the name names", NAME_KINDS),
        Column("name_ar", "text", "the fullest Arabic form known"),
        Column("name_en", "text", "the English name where the lexicon has it"),
        Column("title", "text", "the title or apposition written with the name: `الرئيس الروسي`"),
        Column("found_by", "text", "who says that this is a name: the lexicon, a title beside it, the article itself, or `data/lexicon/my_names.csv`", ("lexicon", "title", "article", "mine")),
    ),
    # one row a reporting cue
    "statements": (
        _SENTENCE,
        Column("cue", "text", "the reporting word as written, without conjunction; `:` in headlines; empty for a quotation continued from the paragraph before"),
        Column("cue_start", "int", "offset of the cue in the article's text"),
        Column("cue_end", "int", "offset after the cue"),
        Column("act", "text", "the act of speech", ACTS),
        Column("speaker", "text", "who says it, the shortest full mention; the antecedent for a pronoun or an elided subject; empty where the article does not say"),
        Column("speaker_id", "text", "name_id of the speaker where one is known"),
        Column("speaker_as_written", "text", "the whole mention in this sentence with its title; empty for a pronoun or an elided subject"),
        Column("source", "text", "channel or institution between speaker and outlet: `بيان`, `وكالة تاس`"),
        Column("addressee", "text", "to whom it is said"),
        Column("quote_type", "text", "in whose words", QUOTE_TYPES),
        Column("content_start", "int", "offset of the reported content"),
        Column("content_end", "int", "offset after the reported content"),
        Column("quote_spans", "text", "`start-end` of each quoted part of speech, between its marks, joined by ` ; `"),
    ),
    # one row a sentence: the sheet that people edit
    "annotations": (
        _SENTENCE,
        *_SPAN,
        Column("role", "text", "what the sentence is in the article", ROLES, edited=True),
        Column("speaker", "text", "who says it; empty where the outlet narrates", edited=True),
        Column("speaker_id", "text", "name_id of the speaker", edited=True),
        Column("source", "text", "channel or institution", edited=True),
        Column("cue", "text", "the first reporting cue as written", edited=True),
        Column("act", "text", "the act of speech of the first cue", ACTS, edited=True),
        Column("quote_type", "text", "in whose words", QUOTE_TYPES, edited=True),
        Column("addressee", "text", "to whom it is said", edited=True),
        Column("when", "text", "the calendar dates of the sentence in EDTF, joined by ` ; `", edited=True),
        Column("events", "text", "event_ids the sentence tells of, joined by ` ; `", edited=True),
        Column("reviewed", "flag", "a person has read the row: `yes` or empty", ("", "yes"), edited=True),
        Column("note", "text", "for people; the machine never writes here", edited=True),
        Column("quote_spans", "text", "`start-end` of each quoted part of speech, joined by ` ; `", edited=True),
    ),
    # one row an event: the sheet that people edit
    "events": (
        Column("event_id", "text", "kind and date, such as `crash-2024-12-25`; a number follows where two would be the same"),
        Column("kind", "text", "kind of event, from `data/lexicon/event_kinds.csv`", edited=True),
        Column("label_ar", "text", "label from the text's own words", edited=True),
        Column("label_en", "text", "label from the lexicon's kinds and names", edited=True),
        Column("when", "text", "EDTF, of words in the evidence or counted from a dated event (`بعد يومين من التصويت`); empty for an event without a date", edited=True),
        Column("earliest", "day", "first day of `when`, inclusive; worked out from it"),
        Column("latest", "day", "last day of `when`, inclusive; worked out from it"),
        Column("precision", "text", "how fine `when` is; worked out from it", PRECISIONS),
        Column("date_words", "text", "the words that date the event, or count it from another, as written", edited=True),
        Column("place", "text", "where, as written", edited=True),
        Column("participants", "text", "who takes part, as written, joined by ` ; `", edited=True),
        Column("asserted_by", "text", "`outlet`, or the speaker who says so", edited=True),
        Column("status", "text", "whether it took place", STATUSES, edited=True),
        Column("evidence", "text", "sentence_ids that tell of it, joined by ` ; `; the first one dates it, then come those that its date is counted from", edited=True),
        Column("note", "text", "for people; the machine never writes here", edited=True),
        Column("also", "text", "coarser or contradicting dates of the same event in EDTF, joined by ` ; `", edited=True),
        Column("assert_act", "text", "with which act the speaker asserts it; empty for the outlet", ("", *ACTS), edited=True),
        Column("assert_quote_type", "text", "in whose words it is asserted; empty for the outlet", ("", *QUOTE_TYPES), edited=True),
    ),
    # one row a finding of the source doctor
    "issues": (
        Column("kind", "text", "kind of finding: `unbalanced quote`, `name variant`, `teaser line`, `told twice`, `contradiction` …"),
        Column("sentence_ids", "text", "the sentences concerned, joined by ` ; `"),
        Column("message", "text", "what is odd, in plain English, with the words as written"),
        Column("message_ar", "text", "the same in Arabic"),
        Column("assumed", "text", "how the kit reads it nevertheless"),
        Column("start", "int", "offset of the place in the article's text; missing where the finding has no single place"),
        Column("end", "int", "offset after it"),
    ),
    # one row a cell that a person changed
    "corrections": (
        Column("sheet", "text", "which sheet", ("annotations", "events")),
        Column("row_id", "text", "sentence_id or event_id"),
        Column("column", "text", "the cell's column"),
        Column("machine", "text", "what the kit says now"),
        Column("base", "text", "what the kit said when the cell was changed"),
        Column("yours", "text", "what the person wrote"),
        Column("state", "text", "`correction`; `conflict` where the kit has changed its mind since", ("correction", "conflict", "added", "deleted", "orphan")),
        Column("since", "day", "the day of the commit that changed the cell, if git knows"),
        Column("text", "text", "the sentence or the event's label"),
    ),
    # one row a column of the sheet
    "accuracy": (
        Column("column", "text", "the sheet's column"),
        Column("reviewed", "int", "reviewed rows counted"),
        Column("right", "int", "cells filled by the machine that the person left"),
        Column("given", "int", "cells the machine filled"),
        Column("expected", "int", "cells the person wants filled"),
        Column("precision", "share", "right of given"),
        Column("precision_low", "share", "lower end of its 95 % Wilson interval"),
        Column("precision_high", "share", "upper end"),
        Column("recall", "share", "right of expected"),
        Column("recall_low", "share", "lower end of its 95 % Wilson interval"),
        Column("recall_high", "share", "upper end"),
    ),
}  # fmt: skip

COLUMNS = {table: tuple(column.name for column in columns) for table, columns in TABLES.items()}
DTYPES = {"text": "str", "int": "Int64", "day": "datetime64[s]", "flag": "str", "share": "float64"}


_TEXT = pd.array([""], dtype="str").dtype  # the dtype itself: pandas reads its name anew each time it is given


def frame(table: str, records: Iterable[tuple]) -> pd.DataFrame:
    """The records of one table as a frame: one row a record, columns and types as the schema has them.

    records: tuples in the order of the table's columns. Days are `datetime.date` or None.
    """
    columns = TABLES[table]
    values = list(zip(*records)) or [()] * len(columns)
    if len(values) != len(columns):
        raise SchemaError(f"table {table}: {len(values)} values a record found, {len(columns)} expected.")
    size = len(values[0])
    texts = [cells for column, cells in zip(columns, values) if DTYPES[column.type] == "str"]
    cells = pd.array(list(chain.from_iterable(texts)), dtype=_TEXT)  # checked once for all columns, of which each is a part
    parts = iter(_parts(cells, len(texts), size))
    arrays = [next(parts) if DTYPES[column.type] == "str" else _array(column.type, own) for column, own in zip(columns, values)]
    # The plain constructor looks at every array again: half of the time of a short article's table.
    return create_dataframe_from_blocks(list(zip(arrays, _PLACES)), pd.RangeIndex(size), _HEADERS[table].view())


_HEADERS = {table: pd.Index(names, dtype=_TEXT) for table, names in COLUMNS.items()}
_PLACES = [np.array([n]) for n in range(max(map(len, COLUMNS.values())))]


def _parts(cells: pd.api.extensions.ExtensionArray, number: int, size: int) -> Iterable:
    """An array in parts of one size: as rows, a third of the time of slices, where pandas keeps text without Arrow."""
    if isinstance(cells, pd.arrays.StringArray):
        return cells.reshape(number, size)
    return (cells[n * size : (n + 1) * size] for n in range(number))


def _array(type: str, cells: tuple):
    """The cells of a column that holds no text: an extension array, or a numpy array of one row."""
    if type == "int":
        missing = np.fromiter((cell is None for cell in cells), bool, len(cells))
        numbers = np.fromiter((cell if cell is not None else 0 for cell in cells), "int64", len(cells))
        return pd.arrays.IntegerArray(numbers, missing)
    if type == "day":
        return np.array([[cell if cell is not None else "NaT" for cell in cells]], "datetime64[s]")
    return np.array([cells], DTYPES[type])


def check_columns(table: str, data: pd.DataFrame) -> None:
    """Raises SchemaError when the frame lacks a column of the table."""
    if missing := [name for name in COLUMNS[table] if name not in data.columns]:
        raise SchemaError(f"table {table}: column {', '.join(missing)} is missing. Expected: {', '.join(COLUMNS[table])}")


ABOUT = {
    "sentences": "One row a sentence (`split_sentences`).",
    "dates": "One row a date expression (`find_dates`).",
    "mentions": "One row a name (`find_names`).",
    "statements": "One row a reporting cue (`find_statements`).",
    "annotations": "One row a sentence: the sheet `data/annotations/<article_id>.csv` that people edit (`annotate`, `load_annotations`).",
    "events": "One row an event: the sheet `data/events/<article_id>.csv` that people edit (`find_events`, `load_events`).",
    "issues": "One row a finding of the source doctor (`find_issues`).",
    "corrections": "One row a cell that a person changed (`corrections`).",
    "accuracy": "One row a column of the annotations sheet: the machine against the rows with `reviewed` (`accuracy`).",
}


def to_markdown() -> str:
    """`data/SCHEMA.md`: every table with its columns, types, meanings and allowed values."""
    parts = [
        "<!-- Written by `make schema` from khabar/schema.py; do not edit by hand. -->",
        "# Tables",
        "Offsets count characters (Python string offsets) of the article's text, closed-open. Days are Gregorian and inclusive. "
        f"Several values in one cell are joined by `{JOIN}`. A cell that people may change is marked ✎; every other cell is the kit's.",
    ]
    for table, columns in TABLES.items():
        rows = ["| column | type | what stands in it | allowed |", "| --- | --- | --- | --- |"]
        for column in columns:
            allowed = " · ".join(f"`{value}`" if value else "empty" for value in column.allowed)
            rows.append(
                f"| `{column.name}`{' ✎' if column.edited else ''} | {column.type} | {column.about.replace('|', chr(92) + '|')} | {allowed} |"
            )
        parts += [f"## {table}", ABOUT[table], "\n".join(rows)]
    return "\n\n".join(parts) + "\n"
