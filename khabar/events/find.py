"""From a reading to events: words, dates, clauses, ties, one row an event."""

from collections import defaultdict
from datetime import date

import pandas as pd

from khabar.events.counted import add_counted
from khabar.events.edits import Edits, edits_of
from khabar.events.join import join_dated, join_undated, related_kinds
from khabar.events.naming import event_id, label_en
from khabar.events.page import Page
from khabar.events.tell import is_untrue, tell, tell_joining, tell_undated
from khabar.events.ties import tie_dates
from khabar.events.told import Told
from khabar.events.words import EventWords, event_words
from khabar.intervals import read_edtf
from khabar.reading import Reading
from khabar.records import Event
from khabar.schema import JOIN


def find_event_records(reading: Reading, annotations: pd.DataFrame | None = None) -> list[Event]:
    """The events that an article tells: dated ones in the order of time, then a few without a date.

    annotations: a sheet with hand edits; where its `when`, `speaker`, `act` or `quote_type` differ from the machine's, they stand
    instead. No day is invented: every event's interval is that of a date expression in its evidence, or lies a stated number of
    days, weeks, months or years from a dated event whose own date stands in the evidence too (`بعد يومين من التصويت`), in the unit
    of that number and no finer, or it is such an edit.
    """
    words = event_words(reading.lexicon)
    edits = edits_of(reading, annotations)
    events = sorted(_events(reading, words, edits), key=lambda one: (one.earliest or date.max, one.latest or date.max, one.start))
    taken: set[str] = set()
    return [_record(reading, one, words, edits, taken) for one in events]


def _events(reading: Reading, words: EventWords, edits: Edits) -> list[Told]:
    """The joined tellings. Dated ones come first to be found: most words without a date belong to no event, and need no more than
    a look."""
    pages = [
        Page(reading, words, number)
        for number, sentence in enumerate(reading.sentences)
        if sentence.role != "meta" and sentence.first_token < sentence.last_token
    ]
    told: list[Told] = []
    used: dict[int, set[int]] = defaultdict(set)
    for page in pages:
        if page.is_dated:
            for tie in tie_dates(page.forms, page.clauses, page.triggers, page.said, page.spans, reading.lexicon):
                if not is_untrue(page, tie):
                    used[page.number] |= {tie.token, tie.verb if tie.verb is not None else tie.token}
                    told.append(tell(page, tie))
    kinds = related_kinds({one.kind for one in told if one.sure})
    told += [one for page in pages if page.number in edits.redated for one in _undated(page, kinds, used[page.number], True)]
    told = edits.dates(sorted(told, key=_order))
    dated = [one for one in told if one.when]
    events = join_dated(dated)
    if events:
        counting = [page for page in pages if page.number not in edits.redated]
        for number, tokens in add_counted(events, dated, counting).items():
            used[number] |= tokens
    kinds = related_kinds({event.kind for event in events if event.sure})
    undated = [one for one in told if not one.when]
    undated += [one for page in pages if page.number not in edits.redated for one in _undated(page, kinds, used[page.number])]
    return join_undated(events, sorted(undated, key=_order))


def _undated(page: Page, kinds: set[str], used: set[int], redated: bool = False) -> list[Told]:
    """The tellings without a date that can join an event of these kinds or be a row of their own; all of a sentence that a person
    dated."""
    triggers = page.triggers if page.is_dated or redated else page.triggers_of(kinds)
    told = []
    for token, trigger in triggers.items():
        if token in used or trigger.part not in ("verb", "noun"):
            continue
        opens = trigger.part == "verb" and token - page.first <= 1
        if opens or trigger.kind in kinds or redated:
            joins = trigger.noun and not redated
            told.append(tell_joining(page, token, trigger) if joins else tell_undated(page, token, trigger))
    return told


def _order(told: Told) -> tuple:
    return told.sentence, not told.when, told.start


def _record(reading: Reading, told: Told, words: EventWords, edits: Edits, taken: set[str]) -> Event:
    text = reading.article.text
    asserted_by, act, quote_type = edits.assertion(told)
    return Event(
        event_id=event_id(told.kind, told.when, taken),
        kind=told.kind,
        label_ar=told.label,
        label_en=label_en(told, words.kinds, reading.mentions),
        when=told.when,
        earliest=told.earliest,
        latest=told.latest,
        precision=read_edtf(told.when).precision,
        date_words=JOIN.join(text[start:end] for start, end in sorted(dict.fromkeys(told.date_spans))),
        place=text[told.place.start : told.place.end] if told.place else "",
        participants=tuple(text[name.start : name.end] for name in told.names),
        asserted_by=asserted_by,
        status=told.status,
        evidence=tuple(dict.fromkeys(told.basis + told.sentences)),
        also=tuple(told.also),
        assert_act=act,
        assert_quote_type=quote_type,
        triggers=tuple(told.triggers),
    )
