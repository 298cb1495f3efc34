"""Exports: TimelineJS, iCalendar, CSV; what a program on the other side needs, and what an article must not smuggle in."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from khabar import Article, article_from_text, find_events, split_sentences
from khabar.errors import SchemaError
from khabar.exports import to_csv, to_icalendar, to_timelinejs
from khabar.schema import COLUMNS


@pytest.fixture(scope="module")
def events(seed: Article):
    return find_events(seed)


def unfolded(text: str) -> list[str]:
    """The content lines of an iCalendar text (RFC 5545, 3.1)."""
    return text.replace("\r\n ", "").split("\r\n")


def entries(text: str) -> list[dict[str, str]]:
    found = []
    for line in unfolded(text):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and not line.startswith("END:"):
            found[-1][name] = value
    return found


def test_timelinejs_has_every_dated_event_in_the_words_of_the_text(events):
    slides = to_timelinejs(events)["events"]
    dated = events[events["when"] != ""]
    assert [slide["unique_id"] for slide in slides] == list(dated["event_id"])
    shown = {slide["unique_id"]: slide for slide in slides}
    assert shown["meeting-2025-10-09"]["display_date"] == "اليوم الخميس"
    assert shown["meeting-2025-10-09"]["start_date"] == {"year": 2025, "month": 10, "day": 9}
    assert shown["meeting-2025-09"]["start_date"] == {"year": 2025, "month": 9}, "a month stays a month"
    early = next(slide for slide in slides if slide["display_date"] == "أوائل سبتمبر/أيلول")
    assert (early["start_date"]["day"], early["end_date"]["day"]) == (1, 10)
    assert "end_date" not in shown["crash-2024-12-25"]
    json.dumps(slides)


def test_timelinejs_in_english_and_with_evidence(seed, events):
    timeline = to_timelinejs(events, split_sentences(seed), lang="en", title="A & B")
    assert timeline["title"]["text"]["headline"] == "A &amp; B"
    slide = next(slide for slide in timeline["events"] if slide["unique_id"] == "meeting-2025-10-09")
    assert slide["text"]["headline"].startswith("Meeting: Vladimir Putin, Ilham Aliyev")
    assert slide["text"]["text"].count("<blockquote") == len(
        events.set_index("event_id").loc["meeting-2025-10-09", "evidence"].split(" ; ")
    )


def test_timelinejs_escapes_what_an_article_brings():
    article = article_from_text('التقى الوزير <img src=x onerror="alert(1)"> نظيره أمس.', "2024-05-15")
    slide = to_timelinejs(find_events(article), split_sentences(article))["events"][0]
    assert "<img" not in json.dumps(slide, ensure_ascii=False)
    assert "&lt;img" in slide["text"]["text"]


def test_icalendar_lines_are_folded_and_ended_by_the_rules(events):
    text = to_icalendar(events, name="خبر")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert any(line.startswith(" ") for line in lines), "something here is long enough to fold"
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == (events["when"] != "").sum()


def test_icalendar_spans_all_days_that_the_words_allow(events):
    found = {entry["UID"].partition("@")[0]: entry for entry in entries(to_icalendar(events))}
    meeting = found["meeting-2025-10-09"]
    assert (meeting["DTSTART;VALUE=DATE"], meeting["DTEND;VALUE=DATE"]) == ("20251009", "20251010"), "the end is exclusive"
    month = found["meeting-2025-09"]
    assert (month["DTSTART;VALUE=DATE"], month["DTEND;VALUE=DATE"]) == ("20250901", "20251001")
    assert month["SUMMARY"].endswith("(سبتمبر/أيلول)"), "what is only a month says so"
    assert month["X-KHABAR-EDTF"] == "2025-09"
    assert month["LOCATION"] == "الصين"


def test_icalendar_status_and_escapes():
    article = article_from_text("ألغت الوزارة اجتماع الخميس المقبل. وتجرى الانتخابات في 3 يونيو 2024.", "2024-05-15")
    events = find_events(article)
    assert [entry["STATUS"] for entry in entries(to_icalendar(events))] == ["CANCELLED", "TENTATIVE"]
    events.loc[0, "label_ar"] = "أ, ب; ج\\د\nBEGIN:VEVENT"
    text = to_icalendar(events)
    assert "SUMMARY:أ\\, ب\\; ج\\\\د\\nBEGIN:VEVENT" in unfolded(text)
    assert unfolded(text).count("BEGIN:VEVENT") == 2


def test_icalendar_is_the_same_twice_and_takes_a_stamp(events):
    assert to_icalendar(events) == to_icalendar(events)
    stamped = to_icalendar(events, stamp=datetime(2025, 10, 9, 12, 30, tzinfo=UTC))
    assert {entry["DTSTAMP"] for entry in entries(stamped)} == {"20251009T123000Z"}


def test_csv_can_be_read_back(events):
    rows = list(csv.DictReader(io.StringIO(to_csv(events))))
    assert tuple(rows[0]) == COLUMNS["events"]
    assert [row["event_id"] for row in rows] == list(events["event_id"])
    crash = next(row for row in rows if row["kind"] == "crash")
    assert (crash["when"], crash["earliest"], crash["place"]) == ("2024-12-25", "2024-12-25", "أكتاو")
    assert next(row for row in rows if not row["when"])["earliest"] == ""


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_csv_defuses_what_a_spreadsheet_would_run(events, typed):
    changed = events.copy()
    changed.loc[0, "note"] = typed
    assert next(csv.DictReader(io.StringIO(to_csv(changed))))["note"] == "'" + typed


def test_csv_keeps_further_columns_at_the_end(events):
    changed = events.copy()
    changed.insert(0, "mine", "x")
    assert to_csv(changed).splitlines()[0].split(",")[-1] == "mine"


@pytest.mark.parametrize("export", [to_timelinejs, to_icalendar, to_csv])
def test_a_table_without_its_columns_is_named(events, export):
    with pytest.raises(SchemaError, match="column precision is missing"):
        export(events.drop(columns="precision"))


@pytest.mark.parametrize("export", [to_timelinejs, to_icalendar, to_csv])
def test_an_empty_table_gives_an_empty_export(events, export):
    before = events.copy()
    assert export(events.iloc[:0])
    assert events.equals(before)
