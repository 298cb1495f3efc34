"""The calls of the engine: an article in, a table out. Columns of every table: `data/SCHEMA.md`.

Each call reads the article anew. Whoever wants several tables of one article reads it once (`khabar.reading.read`) and takes
the records, as the report does.
"""

from datetime import date

import pandas as pd

from khabar.annotate import label
from khabar.article import Article, as_day
from khabar.dates import find_date_refs
from khabar.doctor import examine
from khabar.events import find_event_records
from khabar.lexicon import Lexicon, default
from khabar.reading import Reading, read
from khabar.records import DateRef, Event
from khabar.schema import JOIN, frame


def split_sentences(article: Article, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """The sentences of an article: one row a sentence, columns as in SCHEMA "sentences".

    Every character that is no space belongs to exactly one sentence; `article.text[start:end]` is `text`.
    """
    return sentences_frame(read(article, lexicon))


def find_dates(text: str, published: date | str | None = None, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """The date expressions of a text: one row an expression in the order of the text, columns as in SCHEMA "dates".

    published: the day that `اليوم` and `العام الماضي` are counted from. Without it, relative expressions are found and left
    without days. Rows never overlap. `earliest` and `latest` are inclusive days, NaT when the words give none.
    """
    refs = find_date_refs(text, as_day(published), lexicon or default())
    return dates_frame(text, refs)


def find_names(article: Article, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """The names in an article: one row a mention, columns as in SCHEMA "mentions"."""
    return mentions_frame(read(article, lexicon))


def find_statements(article: Article, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Who says what: one row a reporting cue, columns as in SCHEMA "statements"."""
    return statements_frame(read(article, lexicon))


def annotate(article: Article, *, events: bool = False, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """The machine's reading, sentence by sentence: one row a sentence, columns as in SCHEMA "annotations".

    A sentence with several cues is labelled by its first; the rest stand in `find_statements`. Depends on nothing but the
    article and the lexicon; what people corrected is in `load_annotations`.
    events: also find the events and name them in the `events` column, as the sheets do; it is left empty otherwise, since
    events are found from annotations and take as long again.
    """
    reading = read(article, lexicon)
    return frame("annotations", label(reading, find_event_records(reading) if events else ()))


def find_events(article: Article, annotations: pd.DataFrame | None = None, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """The events an article tells of: one row an event, columns as in SCHEMA "events".

    annotations: a sheet with hand edits; its speakers and dates then stand in place of the machine's. Events without a date have
    an empty `when` and come last. An event counted from another (`بعد يومين من التصويت`) has the date that follows, in the unit of
    the amount, and the other's sentence in its evidence; where the other has none, or which one is meant is open, it has no date.
    """
    reading = read(article, lexicon)
    return events_frame(reading, find_event_records(reading, annotations))


def find_issues(article: Article, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """What is odd in the source and what contradicts what: one row a finding, columns as in SCHEMA "issues"."""
    reading = read(article, lexicon)
    return issues_frame(reading, examine(reading, find_event_records(reading)))


# Records to frames, for callers that hold a reading.


def sentences_frame(reading: Reading) -> pd.DataFrame:
    text = reading.article.text
    return frame("sentences", ((s.id, s.paragraph, s.role, s.start, s.end, text[s.start : s.end]) for s in reading.sentences))


def dates_frame(text: str, refs: list[DateRef]) -> pd.DataFrame:
    return frame("dates", ((ref.start, ref.end, text[ref.start : ref.end], *ref[2:]) for ref in refs))


def mentions_frame(reading: Reading) -> pd.DataFrame:
    text, sentences = reading.article.text, reading.sentences
    return frame(
        "mentions",
        (
            (
                sentences[m.sentence].id,
                m.start,
                m.end,
                text[m.start : m.end],
                m.name_id,
                m.kind,
                m.name_ar,
                m.name_en,
                m.title,
                m.found_by,
            )
            for m in reading.mentions
        ),
    )


def statements_frame(reading: Reading) -> pd.DataFrame:
    text, sentences = reading.article.text, reading.sentences
    return frame(
        "statements",
        (
            (
                sentences[s.sentence].id,
                text[s.cue_start : s.cue_end],
                *s[1:-1],
                JOIN.join(f"{start}-{end}" for start, end in s.quote_spans),
            )
            for s in reading.statements
        ),
    )


def events_frame(reading: Reading, events: list[Event]) -> pd.DataFrame:
    ids = [sentence.id for sentence in reading.sentences]
    return frame(
        "events",
        (
            (
                *e[:10],
                JOIN.join(e.participants),
                e.asserted_by,
                e.status,
                JOIN.join(ids[n] for n in e.evidence),
                "",
                JOIN.join(e.also),
                e.assert_act,
                e.assert_quote_type,
            )
            for e in events
        ),
    )


def issues_frame(reading: Reading, issues: list) -> pd.DataFrame:
    ids = [sentence.id for sentence in reading.sentences]
    return frame("issues", ((i.kind, JOIN.join(ids[n] for n in i.sentences), *i[2:]) for i in issues))
