"""Events for other programs: TimelineJS, calendars, spreadsheets. Each call returns text or a dict; writing it is somebody else's job.

An uncertain date stays uncertain: TimelineJS shows the date in the text's own words, a calendar entry spans all the days that the
words allow and says so, the CSV keeps EDTF beside the days.
"""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from html import escape

import pandas as pd

from khabar.schema import COLUMNS, JOIN, check_columns

_STATUS = {"happened": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED", "denied": "CANCELLED"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins with one of these


def to_timelinejs(events: pd.DataFrame, sentences: pd.DataFrame | None = None, *, lang: str = "ar", title: str = "") -> dict:
    """The dated events as TimelineJS 3 reads them: a dict for `json.dumps`.

    events: columns as in SCHEMA "events". sentences: SCHEMA "sentences"; then each slide quotes its evidence. lang: `ar` or `en`,
    the language of the labels. `display_date` holds the words that date the event in the text. Events without a date have no place
    on a time line and are left out. Text is escaped: TimelineJS reads it as HTML.
    Raises SchemaError when a column is missing.
    """
    check_columns("events", events)
    words = dict(zip(sentences["sentence_id"], sentences["text"])) if sentences is not None else {}
    slides = []
    for event in _rows(events):
        earliest, latest = _day(event["earliest"]), _day(event["latest"])
        if earliest is None and latest is None:
            continue
        slide = {
            "unique_id": event["event_id"],
            "group": event["kind"],
            "start_date": _timeline_date(earliest or latest, event["precision"]),
            "display_date": escape(_first(event["date_words"]) or event["when"]),
            "text": {"headline": escape(event[f"label_{lang}"]), "text": _slide_text(event, words)},
        }
        if latest and earliest and latest > earliest and event["precision"] not in ("month", "year"):
            slide["end_date"] = _timeline_date(latest, event["precision"])
        slides.append(slide)
    timeline = {"events": slides}
    if title:
        timeline["title"] = {"text": {"headline": escape(title)}}
    return timeline


def to_icalendar(events: pd.DataFrame, *, lang: str = "ar", name: str = "", stamp: datetime | None = None) -> str:
    """The dated events as one iCalendar file (RFC 5545): whole-day entries, lines folded at 75 octets and ended by CRLF.

    An event whose day is not known spans every day that its words allow, with those words after its label; `X-KHABAR-EDTF` keeps
    the date as the table has it. planned is TENTATIVE, cancelled and denied are CANCELLED. Events without a date, or open at an
    end, are left out.
    stamp: when the entries were made; by default the end of the last event's day, so that one table always gives one file.
    Raises SchemaError when a column is missing.
    """
    check_columns("events", events)
    placed = [(event, _day(event["earliest"]), _day(event["latest"])) for event in _rows(events)]
    placed = [(event, first, last) for event, first, last in placed if first and last]
    last_day = max((last for _, _, last in placed), default=date(1970, 1, 1))
    made = (stamp.astimezone(UTC) if stamp else datetime(last_day.year, last_day.month, last_day.day)).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Khabar//Events//AR", "CALSCALE:GREGORIAN"]
    if name:
        lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    for event, first, last in placed:
        summary = event[f"label_{lang}"]
        if event["precision"] != "day":
            summary += f" ({_first(event['date_words']) or event['when']})"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_escaped(event['event_id'])}@khabar",
            f"DTSTAMP:{made}",
            f"DTSTART;VALUE=DATE:{_compact(first)}",
            f"DTEND;VALUE=DATE:{_compact(_after(last))}",
            f"SUMMARY:{_escaped(summary)}",
            f"DESCRIPTION:{_escaped(_description(event))}",
            f"CATEGORIES:{_escaped(event['kind'])}",
            f"STATUS:{_STATUS.get(event['status'], 'CONFIRMED')}",
            "TRANSP:TRANSPARENT",
            f"X-KHABAR-EDTF:{_escaped(event['when'])}",
        ]
        if event["place"]:
            lines.append(f"LOCATION:{_escaped(event['place'])}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines)


def to_csv(events: pd.DataFrame) -> str:
    """The events as CSV text: a header, then a row an event, the schema's columns first and any others after them; days as ISO.

    A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`) gets an apostrophe before it: the words come
    from articles. Write it with `encoding="utf-8-sig"` for Excel.
    Raises SchemaError when a column is missing.
    """
    check_columns("events", events)
    columns = [*COLUMNS["events"], *(name for name in events.columns if name not in COLUMNS["events"])]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for event in _rows(events[columns]):
        writer.writerow([_unformula(_cell(event[name])) for name in columns])
    return out.getvalue()


def _rows(events: pd.DataFrame) -> list[dict]:
    return [
        {name: "" if name not in ("earliest", "latest") and _missing(cell) else cell for name, cell in row.items()}
        for row in events.to_dict("records")
    ]


def _missing(cell) -> bool:
    return cell is None or cell is pd.NA or cell is pd.NaT or cell != cell


def _day(cell) -> date | None:
    return None if _missing(cell) or cell == "" else pd.Timestamp(cell).date()


def _first(date_words: str) -> str:
    return date_words.split(JOIN)[0]


def _timeline_date(day: date, precision: str) -> dict[str, int]:
    """TimelineJS shows what it is given: a month stays a month."""
    parts = {"year": day.year}
    if precision != "year":
        parts["month"] = day.month
        if precision != "month":
            parts["day"] = day.day
    return parts


def _slide_text(event: dict, words: dict[str, str]) -> str:
    quotes = [words[sentence] for sentence in event["evidence"].split(JOIN) if sentence in words]
    about = JOIN.join(filter(None, (event["place"], event["participants"], event["status"], event["asserted_by"])))
    return (
        "".join(f'<blockquote dir="auto">{escape(" ".join(quote.split()))}</blockquote>' for quote in quotes)
        + f'<p dir="auto">{escape(about)}</p>'
    )


def _description(event: dict) -> str:
    fields = ("date_words", "participants", "asserted_by", "status", "evidence", "note")
    return "\n".join(f"{name}: {event[name]}" for name in fields if event[name])


def _after(day: date) -> date:
    """DTEND is the first day that is not of the event."""
    return day + timedelta(1) if day < date.max else day


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")  # strftime writes the year 800 with three digits


def _escaped(text: str) -> str:
    text = str(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of 75 octets at most, each but the first led by a blank; no letter is cut in two."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += octets
    return "\r\n".join([*pieces, piece]) + "\r\n"


def _cell(value) -> str:
    if _missing(value):
        return ""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def _unformula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
