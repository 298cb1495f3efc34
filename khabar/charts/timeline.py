"""The timeline: one row an event, as exact as its date and no more, and how one knows of it."""

from datetime import date

import pandas as pd

from khabar.charts.axis import Axis, Tick, lay_out
from khabar.charts.marks import SIZE, STYLES, Happening, draw_bar, draw_point
from khabar.charts.page import INK, LEADING, MUTED, PAPER, Chart, Page, own_style, text_width, wrap
from khabar.charts.words import word
from khabar.say import month_name, say_count, say_day, say_interval
from khabar.schema import check_columns

WIDTH = 880.0  # points
LABEL, SMALL, TITLE = 10.5, 8.5, 16.0  # font sizes
BESIDE = 7.0  # between a mark and its label
LEAST_ROOM = 250.0  # a label is wrapped beside its mark down to this width; with less it goes above the mark
INSET = 34.0  # from the edges of the page to the ends of the axis: half a month's name
COMPACT_MOST = 8
COMPACT_LABEL = 150.0  # width of a label in the compact form


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
    if compact and len(dated) > COMPACT_MOST:
        raise ValueError(f"compact: draws {COMPACT_MOST} events at most, and {len(dated)} have a date. Leave `compact` out.")
    return _Timeline(dated, len(happenings) - len(dated), lang, time, months).draw(compact, title)


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


class _Timeline:
    """One timeline while it is drawn, from the top down."""

    def __init__(self, dated: list[Happening], undated: int, lang: str, time: str, months: str):
        self.dated, self.undated, self.lang, self.time, self.months = dated, undated, lang, time, months
        self.page = Page(WIDTH, rtl=lang == "ar")
        self.axis: Axis = lay_out((h.earliest, h.latest) for h in dated)
        self.left, self.right = self.page.left + INSET, self.page.right - INSET

    def x(self, position: float) -> float:
        share = 1 - position if self.time == "rtl" else position
        return self.left + share * (self.right - self.left)

    def draw(self, compact: bool, title: str | None) -> Chart:
        page = self.page
        self.heading(word("timeline", self.lang) if title is None else title)
        if not self.dated:
            page.y += 14
            page.text(page.start, page.y, word("nothing", self.lang), LABEL, color=MUTED, kind="note")
            page.y += 20
        elif compact:
            self.stems()
        else:
            self.rows()
        self.legend()
        return page.finish(page.y + page.margin, self.alt(title))

    # the frame

    def heading(self, title: str) -> None:
        page = self.page
        for line in wrap(title, page.right - page.left, TITLE, bold=True) if title else ():
            page.y += TITLE * LEADING / 2
            page.text(page.start, page.y, line, TITLE, bold=True, kind="title")
            page.y += TITLE * LEADING / 2
        if not self.dated:
            return
        arrow = "\u2190" if self.time == "rtl" else "\u2192"
        said = f"{word(self.time, self.lang)} {arrow}"
        if self.axis.breaks:
            said += f"  ·  {word('cut', self.lang)} //"
        page.y += 4 + SMALL * LEADING / 2
        page.text(page.start, page.y, said, SMALL + 0.5, color=MUTED, kind="note")
        page.y += SMALL * LEADING / 2 + 10

    def legend(self) -> None:
        """Only what the chart has: forms of the date, then ways of telling; and how many events have no date."""
        page = self.page
        page.y += 6
        forms = [form for form in ("day", "bar", "part", "open") if any(h.form == form for h in self.dated)]
        told = [key for key in STYLES if any(h.told == key for h in self.dated)]
        for head, keys in (("date", forms), ("told", told)):
            if keys:
                self.legend_line(head, keys)
        if self.undated:
            page.y += SMALL * LEADING / 2 + 4
            note = word("undated", self.lang, count=say_count(self.undated, "event", self.lang))
            page.text(page.start, page.y, note, SMALL + 0.5, color=MUTED, kind="note")
            page.y += SMALL * LEADING / 2

    def legend_line(self, head: str, keys: list[str]) -> None:
        page, size = self.page, SMALL + 0.5
        page.y += 10
        x = page.start
        page.text(x, page.y, word(head, self.lang), size, bold=True, color=MUTED, kind="legend")
        x += page.forward * (text_width(word(head, self.lang), size, bold=True) + 12)
        for key in keys:
            said = word(key, self.lang)
            mark = 26.0 if key in ("bar", "part", "open") else SIZE + 3
            if abs(x - page.start) + mark + text_width(said, size) + 8 > page.right - page.left:
                page.y += 18
                x = page.start
            near, far = sorted((x, x + page.forward * mark))
            if key in STYLES:
                draw_point(page, (near + far) / 2, page.y, key)
            elif key == "day":
                draw_point(page, (near + far) / 2, page.y, "")
            else:
                ends = (self.time == "rtl", self.time == "ltr") if key == "open" else (False, False)
                draw_bar(page, near, far, page.y, "", key, ends)
            x += page.forward * (mark + 5)
            page.text(x, page.y, said, size, kind="legend")
            x += page.forward * (text_width(said, size) + 20)
        page.y += 10

    def ground(self, top: float, bottom: float, *, labels_above: bool = False) -> None:
        """The axis under the rows: its line, its breaks, its ticks and their labels."""
        page = self.page
        for start, end in self.axis.breaks:
            x = (self.x(start) + self.x(end)) / 2
            page.line(x, top, x, bottom - 8, linestyle=(0, (1, 3)), width=1.2)
        for y in (bottom, top) if labels_above else (bottom,):
            ends = [self.page.left, *sorted(self.x(p) for pair in self.axis.breaks for p in pair), self.page.right]
            for x0, x1 in zip(ends[::2], ends[1::2]):
                page.line(x0, y, x1, y, color=INK, width=1.0, zorder=2)
            for x in ends[1:-1]:
                page.line(x - 2, y + 5, x + 2, y - 5, color=INK, width=1.0, zorder=2)
        for tick, lines in self.tick_labels():
            x = self.x(tick.position)
            page.line(x, top, x, bottom + 4)
            page.line(x, bottom, x, bottom + 4, color=INK, width=1.0, zorder=2)
            half = max(text_width(line, SMALL) for line in lines) / 2
            inside = min(max(x, page.left + half), page.right - half)
            for n, line in enumerate(lines):
                page.text(inside, bottom + 14 + n * SMALL * LEADING, line, SMALL, color=MUTED, ha="center", kind="tick")
                if labels_above:
                    page.text(
                        inside,
                        top - 8 - (len(lines) - 1 - n) * SMALL * LEADING,
                        line,
                        SMALL,
                        color=MUTED,
                        ha="center",
                        kind="tick",
                    )

    def tick_labels(self) -> list[tuple[Tick, list[str]]]:
        """The ticks with their labels in lines, as many as stand side by side without touching."""
        room = self.right - self.left
        for gap in (0.085, 0.11, 0.14, 0.2, 0.3):
            labelled = [(tick, self.tick_lines(tick)) for tick in self.axis.ticks(gap)]
            boxes = sorted(
                (self.x(tick.position), max(text_width(line, SMALL) for line in lines) + 8) for tick, lines in labelled
            )
            if all(b - a > (wide_a + wide_b) / 2 for (a, wide_a), (b, wide_b) in zip(boxes, boxes[1:])):
                break
        kept: list[tuple[Tick, list[str]]] = []
        edge = -room
        for tick, lines in labelled:
            half = max(text_width(line, SMALL) for line in lines) / 2 + 4
            centre = min(max(tick.position * room, half - INSET), room - half + INSET)
            if centre - half > edge:
                kept.append((tick, lines))
                edge = centre + half
        return kept

    def tick_lines(self, tick: Tick) -> list[str]:
        if self.months == "hijri":
            return _two_lines(say_day(tick.day, self.lang, "hijri"))
        if tick.unit == "year":
            return [str(tick.day.year)]
        name = month_name(tick.day.month, self.lang, self.months)
        return [f"{tick.day.day} {name}" if tick.unit == "day" else name, str(tick.day.year)]

    # one row an event

    def rows(self) -> None:
        page = self.page
        many = len(self.dated) > 25
        if many:
            page.y += 2 * SMALL * LEADING
        top = page.y
        page.y += 8
        gap = 11 if len(self.dated) <= 12 else 7 if len(self.dated) <= 60 else 4
        for happening in self.dated:
            page.y += gap / 2
            self.row(happening)
            page.y += gap / 2
        page.y += 6
        self.ground(top, page.y, labels_above=many)
        page.y += 14 + 2 * SMALL * LEADING

    def row(self, happening: Happening) -> None:
        page = self.page
        x0, x1 = self.extent(happening)
        said = self.how_known(happening)
        width = max(text_width(happening.label, LABEL), text_width(said, SMALL)) + 1
        sides = {"left": x0 - BESIDE - page.left, "right": page.right - x1 - BESIDE}
        reading, other = ("left", "right") if page.rtl else ("right", "left")
        side = next((s for s in (reading, other) if sides[s] >= width), max(sides, key=sides.get))
        room = sides[side]
        if room < min(width, LEAST_ROOM):
            self.row_above(happening, said, x0, x1)
            return
        x, ha = (x0 - BESIDE, "right") if side == "left" else (x1 + BESIDE, "left")
        lines = wrap(happening.label, room, LABEL)
        notes = wrap(said, room, SMALL)
        self.mark(happening, x0, x1, page.y + LABEL * LEADING / 2)
        self.label(lines, notes, x, ha)

    def row_above(self, happening: Happening, said: str, x0: float, x1: float) -> None:
        """A mark too wide for a label beside it: the label stands above, from the mark's own beginning or as near as it fits."""
        page = self.page
        room = page.right - page.left
        lines, notes = wrap(happening.label, room, LABEL), wrap(said, room, SMALL)
        width = max([text_width(line, LABEL) for line in lines] + [text_width(line, SMALL) for line in notes])
        if page.rtl:
            x, ha = max(min(x1, page.right), page.left + width), "right"
        else:
            x, ha = min(max(x0, page.left), page.right - width), "left"
        self.label(lines, notes, x, ha)
        page.y += 3 + SIZE / 2
        self.mark(happening, x0, x1, page.y)
        page.y += SIZE / 2

    def label(self, lines: list[str], notes: list[str], x: float, ha: str) -> None:
        page = self.page
        for texts, size, color, kind in ((lines, LABEL, INK, "label"), (notes, SMALL, MUTED, "how")):
            for line in texts:
                page.y += size * LEADING / 2
                page.text(x, page.y, line, size, color=color, ha=ha, halo=True, kind=kind)
                page.y += size * LEADING / 2

    def extent(self, happening: Happening) -> tuple[float, float]:
        """Left and right edge of an event's mark."""
        if happening.is_day:
            x = self.x(self.axis.position(happening.earliest))
            return x - SIZE / 2, x + SIZE / 2
        x0, x1 = sorted(self.x(p) for p in self.axis.span(happening.earliest, happening.latest))
        least = 2 * SIZE
        if x1 - x0 < least:
            middle = (x0 + x1) / 2
            x0, x1 = middle - least / 2, middle + least / 2
        return x0, x1

    def mark(self, happening: Happening, x0: float, x1: float, y: float) -> None:
        if happening.is_day:
            draw_point(self.page, (x0 + x1) / 2, y, happening.told)
            return
        ends = (happening.earliest is None, happening.latest is None)
        draw_bar(self.page, x0, x1, y, happening.told, happening.form, ends[::-1] if self.time == "rtl" else ends)
        for pair in self.axis.breaks:  # a bar that runs over a break is cut there as well
            b0, b1 = sorted(map(self.x, pair))
            if x0 < b0 and b1 < x1:
                middle, h = (b0 + b1) / 2, SIZE / 2 + 3
                corners = [(middle - 5, y + h), (middle - 1, y - h), (middle + 5, y - h), (middle + 1, y + h)]
                self.page.polygon(corners, facecolor=PAPER, edgecolor="none", zorder=3.6)

    def how_known(self, happening: Happening) -> str:
        """The date in words, and who says so: `أوائل سبتمبر/أيلول 2025 · حسب …`."""
        parts = [self.when(happening)]
        if happening.told == "denied" and happening.speaker:
            parts.append(word("denied_by", self.lang, speaker=happening.speaker))
        else:
            if happening.told in ("planned", "denied", "cancelled"):
                parts.append(word(happening.told, self.lang))
            if happening.speaker:
                parts.append(word("according", self.lang, speaker=happening.speaker))
        return " · ".join(parts)

    def when(self, happening: Happening) -> str:
        return say_interval(happening.when, self.lang, self.months)

    # labels on stems

    def stems(self) -> None:
        """One axis; labels above it, each on a stem, the latest lowest, so that no stem runs through a label."""
        page = self.page
        reading = -1 if page.rtl else 1
        if page.rtl:
            self.left += COMPACT_LABEL * 0.8
        else:
            self.right -= COMPACT_LABEL * 0.8
        blocks = self.blocks(reading)
        lanes = self.lanes()
        highest = max(top for *_, top in blocks)
        base = page.y + highest + 6
        ground = base + (max(lanes) + 1) * (SIZE + 5) + 2
        self.ground(page.y, ground)
        for happening, lane, (x, lines, top) in zip(self.dated, lanes, blocks):
            x0, x1 = self.extent(happening)
            y = ground - (lane + 0.5) * (SIZE + 5) - 2
            page.line(x, y, x, base - top + 2, color=MUTED, width=0.9, zorder=2)
            self.mark(happening, x0, x1, y)
            page.y = base - top
            self.label(lines[:-1], lines[-1:], x + reading * 4, "right" if page.rtl else "left")
        page.y = ground + 14 + 2 * SMALL * LEADING

    def blocks(self, reading: int) -> list[tuple[float, list[str], float]]:
        """For each event: where its stem stands, its lines, and how high above the marks its block reaches."""
        spans: list[tuple[float, float, float]] = []  # left, right, top of what stands already
        order = sorted(range(len(self.dated)), key=lambda n: reading * -sum(self.extent(self.dated[n])))
        result: dict[int, tuple[float, list[str], float]] = {}
        for n in order:
            happening = self.dated[n]
            x = sum(self.extent(happening)) / 2
            lines = [
                *wrap(happening.label, COMPACT_LABEL, LABEL, most=3),
                wrap(self.when(happening), COMPACT_LABEL + 40, SMALL, most=1)[0],
            ]
            width = max([text_width(line, LABEL) for line in lines[:-1]] + [text_width(lines[-1], SMALL)]) + 14
            left, right = sorted((x, x + reading * width))
            bottom = max([top for a, b, top in spans if a < right + 3 and b > left - 3], default=0.0) + 6
            top = bottom + (len(lines) - 1) * LABEL * LEADING + SMALL * LEADING
            spans.append((left, right, top))
            result[n] = (x, lines, top)
        return [result[n] for n in range(len(self.dated))]

    def lanes(self) -> list[int]:
        """For each event the lane of its mark above the axis, long spans lowest, so that marks do not lie on one another."""
        lanes = [0] * len(self.dated)
        taken: list[list[tuple[float, float]]] = []
        extents = [self.extent(happening) for happening in self.dated]
        for n in sorted(range(len(extents)), key=lambda n: extents[n][0] - extents[n][1]):
            x0, x1 = extents[n]
            lanes[n] = next((k for k, row in enumerate(taken) if all(x1 + 1 < a or b + 1 < x0 for a, b in row)), len(taken))
            if lanes[n] == len(taken):
                taken.append([])
            taken[lanes[n]].append((x0, x1))
        return lanes

    def alt(self, title: str | None) -> str:
        """The chart in words, for readers who do not see it."""
        head = word("timeline", self.lang) if title is None else title
        lines = [f"{h.label}: {self.how_known(h)}" for h in self.dated]
        if self.undated:
            lines.append(word("undated", self.lang, count=say_count(self.undated, "event", self.lang)))
        return "\n".join([head, *(lines or [word("nothing", self.lang)])])


def _two_lines(said: str) -> list[str]:
    """A hijri day on two lines, the year on the second: `17 ربيع الآخر` / `1447 هـ`."""
    words = said.rsplit(" ", 2)
    return [words[0], " ".join(words[1:])] if len(words) == 3 else [said]
