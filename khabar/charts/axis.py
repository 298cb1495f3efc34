"""A time axis that leaves out the long silences: days in, positions from 0 to 1 out. Nothing is drawn here.

News reaches back: six meetings within a month, and the crash they are about ten months before. On one even axis the month has an
eighth of the width. So the axis is cut where nothing happens, and every part of it gets room to be read.

Positions run with time: 0 is the start of the axis. Whoever draws time from right to left mirrors them (`1 - position`).
The chart, the report and the desk all lay out their events by this module.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

Span = tuple[date | None, date | None]  # first and last day, both inclusive; None is an open end

SHORTEST_BREAK = 21  # days: a silence shorter than this is always drawn
LONG_SPAN = 92  # days: a longer span may be cut like a silence, between what happens within it
OPEN_DAYS = 20  # days that stand for an open end
CLOSE = 0.05  # of the axis: neighbours further apart than this are told apart without any cut
SILENCE = 0.4  # a silence is cut only when it is longer than this share of the axis without it
MOST_BREAKS = 5
BREAK_WIDTH = 0.03  # of the axis, each
LEAST_SHARE = 0.15  # of the axis, for a segment of one day
PADDING = 0.04  # of a segment's days, at both of its ends

# Finest first: how often a tick comes, and how many days lie between two of them at least.
_STEPS = (
    *(("day", days, days) for days in (1, 2, 5, 10)),
    *(("month", months, 28 * months) for months in (1, 2, 3, 6)),
    *(("year", years, 365 * years) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


class Segment(NamedTuple):
    """One unbroken part: the moments `first` to `last` (proleptic ordinals, with parts of a day) stand at `start` to `end`.

    `day` is the first day in it that a span begins or ends on, `day_after` the day after the last.
    """

    first: float
    last: float
    start: float
    end: float
    day: date
    day_after: date

    def position(self, moment: float) -> float:
        return self.start + (self.end - self.start) * (moment - self.first) / (self.last - self.first)


class Tick(NamedTuple):
    """A day worth a label: its position, and how much of its date the label says (`day`, `month` or `year`)."""

    day: date
    position: float
    unit: str


class Axis(NamedTuple):
    """The segments in the order of time. An axis without segments has nothing to place."""

    segments: tuple[Segment, ...]

    def position(self, day: date, at: float = 0.5) -> float:
        """Where a day stands, 0 to 1. at: 0 its first moment, 1 its last. A day that was cut out stands in its break."""
        moment = day.toordinal() + at
        end = 0.0
        for segment in self.segments:
            if moment < segment.first:
                return (end + segment.start) / 2
            if moment <= segment.last:
                return segment.position(moment)
            end = segment.end
        return 1.0

    def span(self, earliest: date | None, latest: date | None) -> tuple[float, float]:
        """Where a span begins and ends; an open end reaches the end of the axis."""
        start = 0.0 if earliest is None else self.position(earliest, 0)
        return start, 1.0 if latest is None else self.position(latest, 1)

    @property
    def breaks(self) -> tuple[tuple[float, float], ...]:
        """Where the axis is cut: the positions at which each break begins and ends."""
        return tuple((a.end, b.start) for a, b in zip(self.segments, self.segments[1:]))

    def ticks(self, gap: float = 0.1) -> list[Tick]:
        """The days to label, in the order of time, no two closer than `gap`.

        Each segment takes the finest of days, months, years … whose labels fit; one too short for any takes the first day on which
        something begins. A segment goes without a tick only where its neighbour's leaves no room.
        """
        rows: list[list[Tick]] = []
        for segment in self.segments:
            row: list[Tick] = []
            for tick in _segment_ticks(segment, gap):
                before = row or next((other for other in reversed(rows) if other), [])
                if before and not row and tick.position - before[-1].position < gap and len(before) > 1:
                    before.pop()  # the neighbour has more than one, this segment should have its first
                if not before or tick.position - before[-1].position >= gap:
                    row.append(tick)
            rows.append(row)
        return [tick for row in rows for tick in row]


def lay_out(spans: Iterable[Span]) -> Axis:
    """The axis for these spans. Spans without any day are left out; if none is left, the axis has no segments."""
    closed = [_close(*span) for span in spans if span[0] or span[1]]
    if not closed:
        return Axis(())
    parts = _cut(closed)
    shares = _shares(parts, closed)
    room = 1 - BREAK_WIDTH * (len(parts) - 1)
    segments, start = [], 0.0
    for (first, last), share in zip(parts, shares):
        end = start + share * room
        padding = max(0.25, (last - first) * PADDING)
        segments.append(Segment(first - padding, last + padding, start, end, date.fromordinal(first), _day_after(last)))
        start = end + BREAK_WIDTH
    return Axis(tuple(segments))


def _close(earliest: date | None, latest: date | None) -> tuple[int, int]:
    """A span as ordinals, closed-open. Some days stand for an open end: the axis must show that it goes on."""
    first = earliest.toordinal() if earliest else latest.toordinal() - OPEN_DAYS
    return first, (latest.toordinal() if latest else first + OPEN_DAYS) + 1


def _day_after(last: int) -> date:
    return date.fromordinal(min(last, date.max.toordinal()))


def _stretches(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches that must be drawn whole. A long span that others begin or end within may be cut between them."""
    edges = sorted(edge for span in spans for edge in set(span))
    for first, last in spans:
        others = bisect_left(edges, last) - bisect_right(edges, first)
        if last - first > LONG_SPAN and others:
            yield first, first + 1
            yield last - 1, last
        else:
            yield first, last


def _cut(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans as few long parts: while what is close together is too close to tell apart, the longest silence goes."""
    stretches = sorted(_stretches(spans))
    begin, reach = stretches[0]
    gaps = []
    for first, last in stretches:
        if first - reach >= SHORTEST_BREAK:
            gaps.append((first - reach, reach, first))
        reach = max(reach, last)
    starts = sorted({first for first, _ in stretches})
    closest = min((b - a for a, b in zip(starts, starts[1:])), default=reach - begin)
    drawn = reach - begin
    cuts = []
    for length, start, end in sorted(gaps, reverse=True)[:MOST_BREAKS]:
        if closest > CLOSE * drawn or length <= SILENCE * (drawn - length):
            break
        drawn -= length
        cuts.append((start, end))
    edges = [begin, *(edge for cut in sorted(cuts) for edge in cut), reach]
    return list(zip(edges[::2], edges[1::2]))


def _shares(parts: list[tuple[int, int]], spans: list[tuple[int, int]]) -> list[float]:
    """Each part's share of the axis: by its days and by how many spans begin in it, and never less than one day needs."""
    starts = sorted(first for first, _ in spans)
    counts = [bisect_left(starts, last) - bisect_left(starts, first) for first, last in parts]
    weights = [math.sqrt((last - first) * max(1, count)) for (first, last), count in zip(parts, counts)]
    least = min(LEAST_SHARE, 0.7 / len(parts))
    small: set[int] = set()
    while True:
        room = 1 - least * len(small)
        whole = sum(weight for n, weight in enumerate(weights) if n not in small)
        shares = [least if n in small else weight / whole * room for n, weight in enumerate(weights)]
        if not (below := {n for n, share in enumerate(shares) if share < least - 1e-9}):
            return shares
        small |= below


def _segment_ticks(segment: Segment, gap: float) -> list[Tick]:
    days = segment.last - segment.first
    scale = (segment.end - segment.start) / days
    for unit, every, length in _STEPS:
        if unit == "day" and not 2 <= days < 28:
            continue
        if length * scale >= gap:
            found = [_tick(segment, day, unit) for day in _round_days(segment, unit, every)]
            if found:
                return found
            break
    return [_tick(segment, segment.day, "month" if segment.day.day == 1 and days > 2 else "day")]


def _tick(segment: Segment, day: date, unit: str) -> Tick:
    """A day is marked in its middle, where its points stand; a month or a year at its beginning, where its bars begin."""
    return Tick(day, segment.position(day.toordinal() + (0.5 if unit == "day" else 0)), unit)


def _round_days(segment: Segment, unit: str, every: int) -> Iterator[date]:
    """The round days of a step within the segment: every day, every first of a quarter, every fifth year …"""
    first, last = math.ceil(segment.first), segment.day_after.toordinal() - 1
    if unit == "day":
        days = (date.fromordinal(n) for n in range(first, last + 1))
        yield from (day for day in days if every == 1 or ((day.day - 1) % every == 0 and day.day < 30))
        return
    for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1):
        months = range(1, 13, every) if unit == "month" else (1,) if year % every == 0 else ()
        yield from (day for day in (date(year, month, 1) for month in months) if first <= day.toordinal() <= last)
