"""The broken time axis: pure days in, positions out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.charts.axis import LEAST_SHARE, MOST_BREAKS, Axis, lay_out
from khabar.intervals import read_edtf

NEWS = ["2024-10", "2024-12-25", "2025-03", "2025-09", "2025-09-01/2025-09-10~", "2025-10-07", "2025-10-09"]


def axis_of(*edtf: str) -> Axis:
    return lay_out(read_edtf(text)[:2] for text in edtf)


def test_a_lone_day_stands_in_the_middle_and_is_labelled():
    axis = axis_of("2025-10-09")
    assert axis.position(date(2025, 10, 9)) == pytest.approx(0.5)
    assert [(tick.day, tick.unit) for tick in axis.ticks()] == [(date(2025, 10, 9), "day")]
    assert not axis.breaks


def test_two_neighbouring_days_are_both_labelled():
    axis = axis_of("2025-10-08", "2025-10-09")
    assert [tick.day.day for tick in axis.ticks()] == [8, 9]
    assert all(tick.position == pytest.approx(axis.position(tick.day)) for tick in axis.ticks())


def test_events_of_one_day_share_a_position():
    axis = axis_of("2025-10-09", "2025-10-09", "2025-10-01")
    assert axis == axis_of("2025-10-09", "2025-10-01")


def test_a_long_silence_before_a_cluster_is_cut():
    axis = axis_of("2024-12-25", "2025-09", "2025-10-01", "2025-10-02", "2025-10-07")
    assert len(axis.breaks) == 1
    assert axis.position(date(2025, 10, 7)) - axis.position(date(2025, 9, 1)) > 0.6, "the cluster has most of the width"
    assert 0 < axis.position(date(2024, 12, 25)) < LEAST_SHARE


def test_the_news_of_a_year_is_readable():
    axis = axis_of(*NEWS)
    assert len(axis.breaks) == 3
    assert [str(tick.day)[:7] for tick in axis.ticks()] == ["2024-10", "2024-12", "2025-03", "2025-09", "2025-10"]


def test_days_that_lie_apart_evenly_are_not_cut():
    assert not axis_of("2025-01-01", "2025-03-01", "2025-04-30").breaks
    assert not axis_of(*(f"{year}-05-03" for year in range(1825, 2026, 10))).breaks


def test_a_short_silence_is_never_cut():
    assert not axis_of("2025-10-01", "2025-10-02", "2025-10-20").breaks


def test_a_month_is_never_cut_but_a_decade_with_events_in_it_is():
    assert not axis_of("2025-09", "2025-09-14", "2025-09-15").breaks
    axis = axis_of("2020/2029", "2025-10-07", "2025-10-08")
    assert len(axis.breaks) == 2
    start, end = axis.span(date(2020, 1, 1), date(2029, 12, 31))
    assert start < axis.position(date(2025, 10, 7)) < axis.position(date(2025, 10, 8)) < end
    assert not axis_of("2020/2029", "1990-05-03").breaks, "nothing happens within the decade that would need the room"


def test_two_centuries_are_labelled_by_round_years():
    ticks = axis_of("1825-04-01", "1901-09-14", "2025-10-09").ticks()
    assert [tick.day.year for tick in ticks] == [1850, 1900, 1950, 2000]
    assert {tick.unit for tick in ticks} == {"year"}


def test_open_ends_reach_the_ends_of_the_axis():
    axis = axis_of("2025-03/..", "../2025-05", "2025-04-04")
    assert axis.span(date(2025, 3, 1), None)[1] == 1
    assert axis.span(None, date(2025, 5, 31))[0] == 0


def test_an_open_end_alone_still_shows_that_it_goes_on():
    axis = axis_of("2025-03/..")
    start, end = axis.span(date(2025, 3, 1), None)
    assert start < 0.1
    assert end == 1


def test_without_days_there_is_nothing_to_place():
    assert axis_of("").segments == ()
    assert lay_out([]).ticks() == []
    assert lay_out([]).position(date(2025, 1, 1)) == 1


def test_a_day_that_was_cut_out_stands_in_the_break():
    axis = axis_of("2024-12-25", "2025-09", "2025-10-01", "2025-10-02")
    start, end = axis.breaks[0]
    assert start < axis.position(date(2025, 4, 1)) < end


def test_the_first_and_last_days_that_python_knows():
    axis = lay_out([(date.min, date.min), (date.max, date.max)])
    assert 0 <= axis.position(date.min) < axis.position(date.max) <= 1
    axis.ticks()


days = st.dates(date(1800, 1, 1), date(2100, 1, 1))
spans = st.tuples(days, st.integers(0, 4000), st.integers(0, 9)).map(
    lambda s: (None if s[2] == 1 else s[0], None if s[2] == 2 else s[0] + timedelta(s[1] if s[2] > 4 else 0))
)


@given(st.lists(spans, min_size=1, max_size=40))
def test_any_spans(spans):
    """In order, within the page, apart where the days are, and never too many breaks."""
    axis = lay_out(spans)
    edges = [edge for segment in axis.segments for edge in (segment.start, segment.end)]
    assert edges == sorted(edges)
    assert edges[0] == 0
    assert edges[-1] == pytest.approx(1)
    assert len(axis.breaks) <= MOST_BREAKS
    for earliest, latest in spans:
        start, end = axis.span(earliest, latest)
        assert -1e-9 <= start < end <= 1 + 1e-9
    inside = [[s for s in axis.segments if s.first <= day.toordinal() < s.last] for span in spans for day in span if day]
    assert all(len(segments) == 1 for segments in inside), "the first and last day of every span is on the axis"
    marked = sorted({day for span in spans for day in span if day})
    positions = [axis.position(day) for day in marked]
    assert all(a < b for a, b in zip(positions, positions[1:]))
    ticks = [tick.position for tick in axis.ticks(0.1)]
    assert ticks
    assert all(b - a >= 0.1 - 1e-9 for a, b in zip(ticks, ticks[1:]))
    assert all(0 <= tick <= 1 + 1e-9 for tick in ticks)
