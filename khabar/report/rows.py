"""The events of an article as rows of a timeline: where each stands, how sure its date is, which sentences tell of it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pandas as pd

from khabar.charts.axis import Axis, Segment, lay_out
from khabar.labels import label
from khabar.lexicon import Lexicon
from khabar.say import month_name, say_count, say_interval
from khabar.schema import JOIN

TICK_GAP = 0.19  # of the axis: a label such as `25 December` or `November 2025` is as wide on a desktop's page
EXACT = ("day",)
APPROXIMATE = ("part of month", "part of year")


class Row(NamedTuple):
    """One event. `start` and `width` are percent of the axis in the order of time; `shape` is `day`, `span`, `about` or `none`.

    `silence` is what to say of the time left out before it, "" where none is.
    """

    number: int
    event_id: str
    label: str
    day: str
    shape: str
    start: float
    width: float
    status: str
    asserted_by: str
    place: str
    participants: str
    also: tuple[str, ...]
    evidence: tuple[str, ...]
    note: str
    silence: str


class Mark(NamedTuple):
    """A label on the axis, at `start` percent."""

    start: float
    words: str


class Timeline(NamedTuple):
    """Dated rows in the order of time, then rows without a date; the axis' labels; the shapes and statuses that occur."""

    dated: list[Row]
    undated: list[Row]
    marks: list[Mark]
    breaks: list[tuple[float, float]]
    shapes: list[str]


def timeline(events: Iterable[dict], lang: str, lexicon: Lexicon) -> Timeline:
    """The rows of events, each a dict with the columns of SCHEMA "events", numbered from 1 in the order of `by_time`."""
    records = sorted(events, key=by_time)
    axis = lay_out((_day(record["earliest"]), _day(record["latest"])) for record in records)
    rows, reached = [], None
    for number, record in enumerate(records, 1):
        earliest, latest = _day(record["earliest"]), _day(record["latest"])
        segment = _segment(axis, earliest or latest)
        silence = _silence(axis, reached, segment, lang, lexicon)
        reached = segment if segment is not None else reached
        rows.append(_row(number, record, axis, earliest, latest, silence, lang, lexicon))
    dated = [row for row in rows if row.shape != "none"]
    return Timeline(
        dated,
        [row for row in rows if row.shape == "none"],
        [Mark(round(tick.position * 100, 2), _tick(tick, lang, lexicon)) for tick in axis.ticks(TICK_GAP)],
        [(round(a * 100, 2), round((b - a) * 100, 2)) for a, b in axis.breaks],
        sorted({row.shape for row in dated}, key=["day", "span", "about"].index),
    )


def by_time(record: dict) -> tuple:
    """The order of events: by first day, then by last; those without a date at the end."""
    earliest, latest = _day(record["earliest"]), _day(record["latest"])
    return earliest is None and latest is None, earliest or latest or date.max, latest or date.max


def _day(value: object) -> date | None:
    return None if pd.isna(value) else value.date() if isinstance(value, pd.Timestamp) else value


def _row(
    number: int, record: dict, axis: Axis, earliest: date | None, latest: date | None, silence: str, lang: str, lexicon: Lexicon
) -> Row:
    shape, start, end = "none", 0.0, 0.0
    if earliest or latest:
        shape = "day" if record["precision"] in EXACT else "about" if record["precision"] in APPROXIMATE else "span"
        start, end = axis.span(earliest, latest)
        if shape == "day":
            start = end = axis.position(earliest)
    return Row(
        number=number,
        event_id=record["event_id"],
        label=(record["label_en"] or record["label_ar"]) if lang == "en" else record["label_ar"] or record["label_en"],
        day=said(record["when"], lang, lexicon),
        shape=shape,
        start=round(start * 100, 2),
        width=round(max(end - start, 0) * 100, 2),
        status=record["status"],
        asserted_by="" if record["asserted_by"] == "outlet" else record["asserted_by"],
        place=record["place"],
        participants=record["participants"],
        also=tuple(said(when, lang, lexicon) for when in _cells(record["also"])),
        evidence=_cells(record["evidence"]),
        note=record["note"],
        silence=silence,
    )


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(JOIN.strip()) if part.strip())


def said(when: str, lang: str, lexicon: Lexicon) -> str:
    """The date in words; as typed where a person typed what is no EDTF."""
    try:
        return say_interval(when, lang, lexicon=lexicon)
    except ValueError:
        return when


def _segment(axis: Axis, day: date | None) -> Segment | None:
    if day is None:
        return None
    return next((segment for segment in axis.segments if day.toordinal() <= segment.last), None)


def _silence(axis: Axis, before: Segment | None, after: Segment | None, lang: str, lexicon: Lexicon) -> str:
    """What to say of the time between two rows that the axis leaves out; a long span before it may reach over it."""
    if before is None or after is None or after.first <= before.first:
        return ""
    days = (after.day - axis.segments[axis.segments.index(after) - 1].day_after).days
    months = round(days / 30.44)
    amount = (
        say_count(days, "day", lang, lexicon=lexicon)
        if months < 2
        else say_count(months, "month", lang, lexicon=lexicon)
        if months < 24
        else say_count(round(days / 365.25), "year", lang, lexicon=lexicon)
    )
    return label("report.silence", lang, lexicon=lexicon).format(amount=amount)


def _tick(tick, lang: str, lexicon: Lexicon) -> str:
    if tick.unit == "year":
        return str(tick.day.year)
    month = month_name(tick.day.month, lang, "gulf", lexicon=lexicon)
    if tick.unit == "month":
        return f"{month} {tick.day.year}"
    return f"{tick.day.day} {month}"


def positions(time: Timeline) -> str:
    """Where each mark, tick and break stands, as CSS by their numbers: the page has no style attribute."""
    rules = [f"#t{row.number}{{--at:{row.start};--wide:{row.width}}}" for row in time.dated]
    rules += [f"#g{n},#x{n}{{--at:{mark.start}}}" for n, mark in enumerate(time.marks, 1)]
    rules += [f"#u{n}{{--at:{start};--wide:{width}}}" for n, (start, width) in enumerate(time.breaks, 1)]
    return "\n".join(rules)
