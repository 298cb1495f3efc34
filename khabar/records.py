"""The records that pass between the steps of a reading: one small tuple a thing.

Offsets are into the article's untouched text, closed-open. `sentence` is a position in `Reading.sentences`, not an id.
Frames are built from these once, at the edge (`khabar.api`).
"""

from datetime import date
from typing import NamedTuple


class Sentence(NamedTuple):
    """One sentence. `first_token` and `last_token` bound its tokens, closed-open."""

    id: str
    paragraph: int
    role: str
    start: int
    end: int
    first_token: int
    last_token: int


class DateRef(NamedTuple):
    """One date expression; fields as in SCHEMA "dates"."""

    start: int
    end: int
    type: str
    timex: str
    mod: str
    edtf: str
    earliest: date | None
    latest: date | None
    rule: str
    anchor: str


class Mention(NamedTuple):
    """One name in the text: `start:end` is the name alone, `whole_start:whole_end` takes its title or apposition in.

    A title that stands alone (`الرئيس الروسي`) is a mention too: of the person it names in this article, else of kind `role`.
    gender is `m`, `f` or "" (unknown); number is `s`, `d` or `p`.
    """

    sentence: int
    start: int
    end: int
    name_id: str
    kind: str
    name_ar: str
    name_en: str
    title: str
    found_by: str
    whole_start: int
    whole_end: int
    gender: str
    number: str


class Statement(NamedTuple):
    """One reporting cue with what it reports; fields as in SCHEMA "statements"."""

    sentence: int
    cue_start: int
    cue_end: int
    act: str
    speaker: str
    speaker_id: str
    speaker_as_written: str
    source: str
    addressee: str
    quote_type: str
    content_start: int
    content_end: int
    quote_spans: tuple[tuple[int, int], ...]


class Event(NamedTuple):
    """One event; fields as in SCHEMA "events". `evidence` holds positions in `Reading.sentences`; the first one dates it.

    `triggers` are the spans of the words that tell the event, one for each mention.
    """

    event_id: str
    kind: str
    label_ar: str
    label_en: str
    when: str
    earliest: date | None
    latest: date | None
    precision: str
    date_words: str
    place: str
    participants: tuple[str, ...]
    asserted_by: str
    status: str
    evidence: tuple[int, ...]
    also: tuple[str, ...]
    assert_act: str
    assert_quote_type: str
    triggers: tuple[tuple[int, int], ...]


class Issue(NamedTuple):
    """One finding of the source doctor; fields as in SCHEMA "issues"."""

    kind: str
    sentences: tuple[int, ...]
    message: str
    message_ar: str
    assumed: str
    start: int | None
    end: int | None
