"""One label row a sentence: the machine's reading alone."""

from khabar.schema import JOIN


def label(reading, events=()) -> list[tuple]:
    """The rows of SCHEMA "annotations", one tuple a sentence, in the schema's order.

    A sentence with several cues is labelled by the first; one without any is the outlet's own narration. `when` holds the calendar dates
    that begin in the sentence, in the order of the text; `events` the events that name it as evidence.
    """
    text = reading.article.text
    first = {}
    for statement in reading.statements:
        first.setdefault(statement.sentence, statement)
    told: dict[int, list[str]] = {}
    for event in events:
        for number in event.evidence:
            told.setdefault(number, []).append(event.event_id)
    rows = []
    for number, s in enumerate(reading.sentences):
        statement = first.get(number)
        if statement is None:
            said = ("", "", "", "", "narrate", "none", "")
            spans = ""
        else:
            cue = text[statement.cue_start : statement.cue_end]
            said = (
                statement.speaker,
                statement.speaker_id,
                statement.source,
                cue,
                statement.act,
                statement.quote_type,
                statement.addressee,
            )
            spans = JOIN.join(f"{start}-{end}" for start, end in statement.quote_spans)
        when, what = JOIN.join(whens_of(reading, number)), JOIN.join(dict.fromkeys(told.get(number, ())))
        rows.append((s.id, s.start, s.end, text[s.start : s.end], s.role, *said, when, what, "", "", spans))
    return rows


def whens_of(reading, number: int) -> list[str]:
    """The calendar dates that begin in a sentence, as EDTF, each once in the order of the text."""
    return list(dict.fromkeys(ref.edtf for ref in reading.dates_of[number] if ref.edtf and ref.type not in ("DURATION", "SET")))
