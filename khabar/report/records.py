"""The records of a report: what its template is handed."""

from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from khabar.article import Article
from khabar.report.rows import Timeline


class Said(NamedTuple):
    """One statement as the list by speaker shows it."""

    number: int
    line: int
    act: str
    quote_type: str
    cue: str
    words: Markup
    source: str
    addressee: str
    corrected: bool


class Speaker(NamedTuple):
    """One speaker with all that is reported of them; acts and quote types with their counts."""

    name: str
    name_en: str
    said: list[Said]
    acts: list[tuple[str, int]]
    quote_types: list[tuple[str, int]]


class Voice(NamedTuple):
    """Who speaks in a sentence, for its margin; `number` is the statement's in the list by speaker."""

    number: int
    speaker: str
    act: str
    quote_type: str


class Line(NamedTuple):
    """One sentence: its words with their marks, and what stands in its margin."""

    number: int
    role: str
    begins_paragraph: bool
    text: str
    words: Markup
    voices: list[Voice]
    days: list[str]
    events: list[tuple[int, str]]
    findings: list[int]
    corrected: bool
    reviewed: bool
    note: str


class Finding(NamedTuple):
    """One finding of the source doctor with the sentences it is about."""

    number: int
    kind: str
    message: str
    assumed: str
    lines: list[int]


class Change(NamedTuple):
    """One cell that a person changed; `line` is its sentence's number, None for an event."""

    line: int | None
    about: str
    column: str
    machine: str
    yours: str
    state: str


class Share(NamedTuple):
    """Precision and recall of one column: share, lower and upper end in percent; None where nothing was counted."""

    column: str
    reviewed: int
    precision: tuple[int, int, int] | None
    recall: tuple[int, int, int] | None


class Content(NamedTuple):
    """Everything on one report."""

    article: Article
    title: str
    timeline: Timeline
    events: pd.DataFrame
    lines: list[Line]
    speakers: list[Speaker]
    findings: list[Finding]
    changes: list[Change]
    shares: list[Share]
    rules: list[tuple[str, int]]
    sentence_ids: list[str]

    @property
    def statements(self) -> int:
        return sum(len(speaker.said) for speaker in self.speakers)
