"""From a reading to events: words, dates, clauses, ties, one row an event."""

from bisect import bisect_left, bisect_right
from datetime import date

import pandas as pd

from khabar.events.clauses import clauses_of
from khabar.events.context import bare_of, context, has_role, without_clitics
from khabar.events.edits import Edits, edits_of
from khabar.events.join import join_told
from khabar.events.naming import event_id, label_ar, label_en
from khabar.events.status import status_of
from khabar.events.ties import DateSpan, Tie, tie_dates
from khabar.events.told import Told, place_of, statement_around, takers_of
from khabar.events.words import EventWords, event_words
from khabar.intervals import read_edtf
from khabar.reading import Reading
from khabar.records import DateRef, Event

_LONGEST_DAYS = 366  # a decade or a century places nothing on a timeline
_ANTECEDENT = 5  # tokens before a relative pronoun that may be what it describes
_WEAK = frozenset("اويهتء")  # letters that inflection adds: إعدام and أعدمته share عدم
_SURE = ("lexicon", "mine")  # names that are names whatever else the word can be
_TOGETHER = 3  # tokens between two words for one day: `أمس الثلاثاء (19 فبراير)`


def find_event_records(reading: Reading, annotations: pd.DataFrame | None = None) -> list[Event]:
    """The events that an article tells: dated ones in the order of time, then a few without a date.

    annotations: a sheet with hand edits; where its `when`, `speaker`, `act` or `quote_type` differ from the machine's, they stand
    instead. Every event's interval is that of a date expression in its evidence, or of such an edit.
    """
    words = event_words(reading.lexicon)
    edits = edits_of(reading, annotations)
    told = [one for number in range(len(reading.sentences)) for one in _told_in(reading, number, words, edits)]
    events = sorted(join_told(told), key=lambda one: (one.earliest or date.max, one.latest or date.max, one.start))
    taken: set[str] = set()
    return [_record(reading, one, words, edits, taken) for one in events]


def _told_in(reading: Reading, number: int, words: EventWords, edits: Edits) -> list[Told]:
    sentence = reading.sentences[number]
    forms, starts = reading.tokens.forms, reading.tokens.starts
    first, last = sentence.first_token, sentence.last_token
    if sentence.role == "meta" or last <= first:
        return []
    found = {trigger.token: trigger for trigger in words.find(forms, first, last)}
    refs = _between(reading.dates, sentence.start, sentence.end)
    spans = date_spans(forms, starts, refs, context(reading.lexicon))
    if not found and not spans:
        return []
    statements = [s for s in reading.statements if s.sentence == number]
    cues = {bisect_right(starts, s.cue_start) - 1: s for s in statements}  # the token may begin with و
    inside = {i for span in spans for i in range(span.first, span.last)}
    found = {token: trigger for token, trigger in found.items() if token not in inside}
    mentions = _between(reading.mentions, sentence.start, sentence.end)
    mentions = [m for m in mentions if m.found_by in _SURE or bisect_left(starts, m.start) not in found]
    named = {
        i
        for m in mentions
        if m.kind in ("person", "place", "outlet") and m.found_by in _SURE
        for i in range(bisect_left(starts, m.start), bisect_left(starts, m.end))
    }
    found = {token: trigger for token, trigger in found.items() if token not in named}
    spans = [
        span
        for span in spans
        if not any(m.kind == "person" and m.start < refs[span.refs[0]].end and refs[span.refs[0]].start < m.end for m in mentions)
    ]
    clauses = clauses_of(forms, first, last, found, set(cues), reading.lexicon)
    ties = tie_dates(forms, clauses, found, set(cues), spans, reading.lexicon)
    told = []
    used: set[int] = set()
    for tie in ties:
        ref = refs[tie.date.refs[0]]
        if _untrue(reading, tie, ref, words):
            continue
        used |= {tie.token, tie.verb if tie.verb is not None else tie.token}
        told.append(_tell(reading, number, tie, refs, mentions, statements, cues, words))
    for token, trigger in found.items():
        if token not in used and trigger.part in ("verb", "noun"):
            clause = next(c for c in clauses if c.first <= token < c.last)
            tie = Tie(token, trigger.kind, trigger, token if not trigger.noun else None, DateSpan(token, token, ()), clause, True)
            told.append(_tell(reading, number, tie, refs, mentions, statements, cues, words))
    return edits.dates(number, told)


def date_spans(forms: list[str], starts: list[int], refs: list[DateRef], roles: dict[str, frozenset[str]]) -> list[DateSpan]:
    """The calendar dates of a sentence; neighbours of which one holds the other are one, led by the finest."""
    spans: list[DateSpan] = []
    equal, apart = roles["equal"], roles["other"] | roles["same"]
    for number, ref in enumerate(refs):
        if ref.type not in ("DATE", "TIME") or not ref.edtf or ref.earliest is None or ref.latest is None:
            continue
        if (ref.latest - ref.earliest).days >= _LONGEST_DAYS:
            continue
        begin, end = bisect_right(starts, ref.start) - 1, bisect_left(starts, ref.end)
        if (
            spans
            and begin - spans[-1].last <= _TOGETHER
            and not any(has_role(form, apart) for form in forms[spans[-1].last : begin])
        ):
            lead = refs[spans[-1].refs[0]]
            if any(has_role(form, equal) for form in forms[spans[-1].last : begin + 1]):
                spans[-1] = DateSpan(
                    spans[-1].first, end, (number,)
                )  # `الأحد الموافق للأول من ذي القعدة`: the weekday is told by the day
                continue
            if lead.earliest <= ref.earliest and ref.latest <= lead.latest:
                spans[-1] = DateSpan(spans[-1].first, end, (number, *spans[-1].refs))
                continue
            if ref.earliest <= lead.earliest and lead.latest <= ref.latest:
                spans[-1] = DateSpan(spans[-1].first, end, (*spans[-1].refs, number))
                continue
        spans.append(DateSpan(begin, end, (number,)))
    return spans


def _tell(reading: Reading, number: int, tie: Tie, refs, mentions, statements, cues, words: EventWords) -> Told:
    text, starts, ends = reading.article.text, reading.tokens.starts, reading.tokens.ends
    forms = reading.tokens.forms
    head = min(tie.token, tie.verb) if tie.verb is not None else tie.token
    clause_start, clause_end = starts[tie.clause.first], ends[tie.clause.last - 1]
    ref = refs[tie.date.refs[0]] if tie.date.refs else None
    own = cues.get(tie.verb) if tie.kind == "statement" and tie.trigger is None else None
    noun = tie.trigger is not None and tie.trigger.noun
    first = clause_start if not noun or tie.verb is not None else starts[tie.token]
    place = place_of(text, mentions, first, clause_end, tie.kind)
    names = takers_of(mentions, first, _takers_end(forms, ends, tie), place)
    if own and own.speaker_as_written:
        names = [
            m
            for m in mentions
            if own.speaker_as_written in text[m.whole_start : m.whole_end] or text[m.start : m.end] in own.speaker_as_written
        ][:1] or names
    spans = [(refs[n].start, refs[n].end) for n in tie.date.refs]
    opening = tie.token if noun else head
    label_start = starts[opening]
    label_end = _label_end(forms, ends, tie, opening, reading)
    if forms[opening][0] in "وف" and _conjoined(forms[opening], words):
        label_start += 1
    return Told(
        sentence=number,
        kind=tie.kind,
        token=tie.token,
        start=starts[tie.token],
        end=ends[tie.token],
        lemma=tie.trigger.lemma if tie.trigger else forms[tie.token],
        english=tie.trigger.english if tie.trigger else "",
        sure=tie.sure,
        noun=noun,
        known=_known(reading, tie, mentions),
        main=tie.clause.first == reading.sentences[number].first_token,
        status=status_of(
            forms,
            reading.sentences[number].first_token,
            tie,
            words,
            ref.latest if ref else None,
            reading.article.published,
            reading.lexicon,
        ),
        when=ref.edtf if ref else "",
        earliest=ref.earliest if ref else None,
        latest=ref.latest if ref else None,
        date_spans=spans,
        also=[edtf for n in tie.date.refs[1:] if (edtf := refs[n].edtf) != ref.edtf],
        names=names,
        place=place,
        statement=statement_around(statements, starts[tie.token]),
        label=label_ar(
            text, label_start, label_end, [(r.start, r.end) for r in refs], mentions, context(reading.lexicon)["open"]
        ),
        sentences=[number],
        words=_content(forms, tie, spans, starts),
        triggers=[(starts[tie.token], ends[tie.token])],
    )


def _untrue(reading: Reading, tie: Tie, ref: DateRef, words: EventWords) -> bool:
    """Is it no event after all: a verb without event word that is negated, or a future verb with a date that is past?"""
    forms, published = reading.tokens.forms, reading.article.published
    if not tie.sure and tie.verb is not None and tie.verb and has_role(forms[tie.verb - 1], context(reading.lexicon)["not"]):
        return True
    if (ref.latest - ref.earliest).days > 31:
        about = context(reading.lexicon)["about"]
        if ref.mod == "APPROX" or any(has_role(form, about) for form in forms[tie.date.first : tie.date.last]):
            return True  # `قبل نحو 39 عاما`
    if published is None or ref.latest >= published or tie.verb is None:
        return False
    return any(tense == "future" for _, tense, _ in words.readings(forms[tie.verb])) and forms[tie.verb][0] in "وفس"


def _known(reading: Reading, tie: Tie, mentions) -> bool:
    """Does the noun speak of an event that readers know already: `الاجتماع`, `خلال اجتماع`, `محادثات دوشنبه`?"""
    if tie.trigger is None or not tie.trigger.noun:
        return False
    forms, starts, token = reading.tokens.forms, reading.tokens.starts, tie.token
    same = context(reading.lexicon)["same"]
    if tie.trigger.definite or any(has_role(form, same) for form in forms[max(tie.clause.first, token - 1) : token]):
        return True
    return token + 1 < tie.clause.last and any(m.kind == "place" and m.start == starts[token + 1] for m in mentions)


def _content(forms, tie: Tie, spans: list[tuple[int, int]], starts: list[int]) -> frozenset[str]:
    """The content words of the clause around the event, as roots where that can be guessed: what two tellings of it share."""
    first = min(tie.token, tie.clause.first - _ANTECEDENT if tie.clause.opener == "relative" else tie.clause.first)
    found = set()
    for i in range(max(first, 0), tie.clause.last):
        form = bare_of(forms[i])
        if len(form) > 3 and not any(start <= starts[i] < end for start, end in spans):
            *_, (stem, _) = without_clitics(form)
            root = "".join(letter for letter in stem if letter not in _WEAK)
            if len(stem) > 2:
                found.add(root if len(root) > 2 else stem)
    return frozenset(found)


def _takers_end(forms, ends, tie: Tie) -> int:
    """Who takes part is named before the clause goes on to something else: `…، الموافق 7 أكتوبر، ووصف السكرتير الصحفي …`."""
    for i in range(max(tie.token, tie.date.last) + 1, tie.clause.last):
        if forms[i - 1] == "،" and forms[i][0] == "و":
            return ends[i - 1]
    return ends[tie.clause.last - 1]


def _label_end(forms, ends, tie: Tie, opening: int, reading: Reading) -> int:
    """A label stops before a relative pronoun or a new clause, and at the first comma after some words."""
    last = tie.clause.last
    if tie.token < tie.clause.first:  # the noun stands before the relative pronoun that opens the clause: `التفجير الذي وقع`
        last = tie.clause.first
    roles = context(reading.lexicon)
    for i in range(opening + 1, last):
        bare = forms[i][1:] if forms[i][:1] in ("و", "ف") else forms[i]
        if bare in roles["relative"] or (i > opening + 2 and forms[i] in "،؛.:"):
            return ends[i - 1]
    return ends[last - 1]


def _conjoined(form: str, words: EventWords) -> bool:
    """Is the first letter the conjunction, and no letter of the word?"""
    return len(form) > 3 and (not words.verbs.get(form) and not words.nouns.get(form))


def _between(items: list, start: int, end: int) -> list:
    return items[bisect_left(items, start, key=lambda item: item.start) : bisect_left(items, end, key=lambda item: item.start)]


def _record(reading: Reading, told: Told, words: EventWords, edits: Edits, taken: set[str]) -> Event:
    text = reading.article.text
    asserted_by, act, quote_type = edits.assertion(told)
    dated = sorted(dict.fromkeys(told.date_spans))
    return Event(
        event_id=event_id(told.kind, told.when, taken),
        kind=told.kind,
        label_ar=told.label,
        label_en=label_en(told, words.kinds),
        when=told.when,
        earliest=told.earliest,
        latest=told.latest,
        precision=read_edtf(told.when).precision,
        date_words=" ; ".join(text[start:end] for start, end in dated),
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
