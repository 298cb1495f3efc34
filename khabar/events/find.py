"""From a reading to events: words, dates, clauses, ties, one row an event."""

from collections import defaultdict
from datetime import date

import pandas as pd

from khabar.events.edits import Edits, edits_of
from khabar.events.join import join_told, related_kinds
from khabar.events.naming import event_id, label_en
from khabar.events.page import Page
from khabar.events.tell import is_untrue, tell, tell_undated
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
    instead. Every event's interval is that of a date expression in its evidence, or of such an edit.
    """
    words = event_words(reading.lexicon)
    edits = edits_of(reading, annotations)
    told = _tellings(reading, words, edits)
    events = sorted(join_told(told), key=lambda one: (one.earliest or date.max, one.latest or date.max, one.start))
    taken: set[str] = set()
    return [_record(reading, one, words, edits, taken) for one in events]


def _tellings(reading: Reading, words: EventWords, edits: Edits) -> list[Told]:
    """Every telling that can become a row or join one, in the order of the text.

    Dated ones come first to be found: most words without a date belong to no event, and need no more than a look.
    """
    statements = defaultdict(list)
    for statement in reading.statements:
        statements[statement.sentence].append(statement)
    pages = [
        Page(reading, words, number, statements[number])
        for number, sentence in enumerate(reading.sentences)
        if sentence.role != "meta" and sentence.first_token < sentence.last_token
    ]
    told = []
    used: dict[int, set[int]] = defaultdict(set)
    for page in pages:
        if page.spans:
            for tie in tie_dates(page.forms, page.clauses, page.triggers, page.said, page.spans, reading.lexicon):
                if not is_untrue(page, tie):
                    used[page.number] |= {tie.token, tie.verb if tie.verb is not None else tie.token}
                    told.append(tell(page, tie))
    wanted = related_kinds({one.kind for one in told if one.sure})
    for page in pages:
        anything = bool(page.spans) or page.number in edits.redated
        triggers = page.triggers if anything else page.triggers_of(wanted)
        for token, trigger in triggers.items():
            if token in used[page.number] or trigger.part not in ("verb", "noun"):
                continue
            opens = trigger.part == "verb" and token - page.first <= 1
            if opens or trigger.kind in wanted or page.number in edits.redated:
                told.append(tell_undated(page, token, trigger, joins=trigger.noun and page.number not in edits.redated))
    told.sort(key=lambda one: (one.sentence, not one.when, one.start))
    return edits.dates(told)


def _record(reading: Reading, told: Told, words: EventWords, edits: Edits, taken: set[str]) -> Event:
    text = reading.article.text
    asserted_by, act, quote_type = edits.assertion(told)
    return Event(
        event_id=event_id(told.kind, told.when, taken),
        kind=told.kind,
        label_ar=told.label,
        label_en=label_en(told, words.kinds),
        when=told.when,
        earliest=told.earliest,
        latest=told.latest,
        precision=read_edtf(told.when).precision,
        date_words=JOIN.join(text[start:end] for start, end in sorted(dict.fromkeys(told.date_spans))),
        place=text[told.place.start : told.place.end] if told.place else "",
        participants=tuple(text[name.start : name.end] for name in told.names),
        asserted_by=asserted_by,
        status=told.status,
        evidence=tuple(told.sentences),
        also=tuple(told.also),
        assert_act=act,
        assert_quote_type=quote_type,
        triggers=tuple(told.triggers),
    )
