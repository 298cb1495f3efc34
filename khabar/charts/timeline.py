"""The timeline: one row an event, as exact as its date and no more, and how one knows of it."""

from datetime import date

import pandas as pd

from khabar.charts.marks import STYLES, Happening
from khabar.charts.page import Chart, own_style
from khabar.charts.rows import Rows
from khabar.charts.stems import MOST, Stems
from khabar.say import say_day
from khabar.schema import check_columns


@own_style()
def plot_timeline(
    events: pd.DataFrame,
    lang: str = "ar",
    time: str = "rtl",
    *,
    months: str = "pair",
    compact: bool = False,
    title: str | None = None,
) -> Chart:
    """The events on a broken time axis: one row an event, in the order of time, each labelled beside its mark.

    events: columns as in SCHEMA "events". Events without a date are not placed; a line below counts them.
    lang: `ar` or `en`, the language of labels and words. time: `rtl` or `ltr`, said in a line above the rows.
    months: `pair`, `gulf`, `levant`, `maghreb`, `algeria` or `hijri`, how days and months are named. compact: labels on stems over
    one axis, for at most eight events. title: `None` takes "Timeline of events", "" leaves it out.
    A day is a point, a span a bar, an approximate date hatched, an open end an arrow; reported, planned, denied and cancelled
    events have shapes of their own.
    Returns a matplotlib figure that no pyplot knows of; a notebook shows it, `save_figure` writes it.
    Raises SchemaError when a column is missing, ValueError for a value that is not allowed or too many events for the compact form.
    """
    check_columns("events", events)
    if time not in ("rtl", "ltr"):
        raise ValueError(f"time: {time} is not allowed. Allowed: rtl, ltr")
    say_day(date(2000, 1, 1), lang, months)  # complains of `lang` and `months`
    happenings = read_happenings(events, lang)
    dated = sorted((h for h in happenings if h.earliest or h.latest), key=_order)
    if compact and len(dated) > MOST:
        raise ValueError(f"compact: draws {MOST} events at most, and {len(dated)} have a date. Leave `compact` out.")
    form = Stems if compact else Rows
    return form(dated, len(happenings) - len(dated), lang, time, months).draw(title)


def read_happenings(events: pd.DataFrame, lang: str) -> list[Happening]:
    """The rows of an events table as a chart needs them, in the order of the table."""
    first, other = ("label_ar", "label_en") if lang == "ar" else ("label_en", "label_ar")
    columns = (first, other, "kind", "when", "earliest", "latest", "precision", "asserted_by", "status")
    rows = zip(*(events[column] for column in columns))
    found = []
    for label, otherwise, kind, when, earliest, latest, precision, asserted_by, status in rows:
        when, asserted_by, status = _words(when), _words(asserted_by), _words(status)
        speaker = "" if asserted_by in ("", "outlet") else asserted_by
        told = status if status in STYLES else "reported" if speaker else "outlet"
        loose = precision == "part of month" or any(mark in when for mark in "~?%")
        label = _words(label) or _words(otherwise) or _words(kind)
        found.append(
            Happening(" ".join(label.split()), when, _day(earliest), _day(latest), loose, told, " ".join(speaker.split()))
        )
    return found


def _words(cell) -> str:
    return "" if pd.isna(cell) else str(cell).strip()


def _day(cell) -> date | None:
    return None if pd.isna(cell) else pd.Timestamp(cell).date()


def _order(happening: Happening) -> tuple:
    earliest, latest = happening.earliest or happening.latest, happening.latest or date.max
    return earliest, latest, happening.label
