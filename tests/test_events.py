"""Events: what a sentence tells, when, whether it happened, and which tellings are one."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from khabar import Article, annotate, article_from_text, find_events
from khabar.events import find_event_records
from khabar.intervals import read_edtf
from khabar.lexicon import default
from khabar.reading import read
from khabar.records import Event
from khabar.schema import JOIN, STATUSES

CASES = Path(__file__).parent / "cases" / "events"


def cases():
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text("utf-8"))["cases"]:
            yield pytest.param(case, id=f"{path.stem}/{case['id']}")


def events_of(text: str, published: str | None) -> tuple[list[Event], list[str]]:
    reading = read(article_from_text(text, published))
    return find_event_records(reading), [sentence.id for sentence in reading.sentences]


@pytest.mark.parametrize("case", list(cases()))
def test_what_a_sentence_tells(case):
    events, ids = events_of(case["text"], case["published"])
    dated = [event for event in events if event.when]
    told = [(event.kind, event.when, event.status, event.label_ar) for event in dated]
    assert len(dated) == len(case["expect"]), told
    left = list(dated)
    for expected in case["expect"]:
        match = next((event for event in left if answers(event, expected, ids)), None)
        assert match is not None, f"{expected} is not among {told}"
        left.remove(match)


def answers(event: Event, expected: dict, ids: list[str]) -> bool:
    for field, value in expected.items():
        found = getattr(event, field)
        if field == "kind":
            if found not in value.split("|"):
                return False
        elif field == "evidence":
            if [ids[n] for n in found] != value:
                return False
        elif (list(found) if isinstance(value, list) else found) != value:
            return False
    return True


# The seed, as its issue lists it: kind, date, place, participants, sentences that must be among the evidence (the first one dates it).
SEED = [
    ("meeting", "2024-10", "", (), ["s12"]),
    ("crash", "2024-12-25", "أكتاو", ("الخطوط الجوية الأذربيجانية",), ["s17", "s2", "s3", "s4", "s5", "s6", "s7", "s18"]),
    ("call", "2025-03", "", ("بوتين", "علييف"), ["s13"]),
    ("statement", "2025-09-01/2025-09-10~", "", ("فلاديمير بوتين",), ["s16"]),
    ("meeting", "2025-09", "الصين", ("بوتين", "علييف"), ["s11"]),
    ("call", "2025-10-07", "", ("بوتين", "علييف"), ["s13"]),
    ("meeting", "2025-10-09", "دوشنبه", ("فلاديمير بوتين", "إلهام علييف"), ["s1", "s2", "s6", "s9", "s10", "s14", "s15"]),
]


def test_the_seed_has_its_timeline(seed: Article):
    reading = read(seed)
    dated = [event for event in find_event_records(reading) if event.when]
    assert [(event.kind, event.when) for event in dated] == [(kind, when) for kind, when, *_ in SEED]
    for event, (_, _, place, participants, evidence) in zip(dated, SEED):
        ids = [reading.sentences[n].id for n in event.evidence]
        assert event.place == place, event
        assert set(participants) <= set(event.participants), event
        assert ids[0] == evidence[0], event
        assert set(evidence) <= set(ids), event
        assert event.status == "happened"


def test_the_seed_has_its_apology_undated(seed: Article):
    undated = [event for event in find_event_records(read(seed)) if not event.when]
    assert [event.label_ar.split()[:3] for event in undated] == [["قدم", "بوتن", "اعتذاره"]]
    assert (undated[0].earliest, undated[0].latest, undated[0].precision) == (None, None, "none")


def test_labels_of_the_seed(seed: Article):
    frame = find_events(seed).set_index("event_id")
    assert frame.loc["meeting-2025-10-09", "label_ar"] == "التقى فلاديمير بوتين بإلهام علييف"
    assert frame.loc["meeting-2025-10-09", "label_en"] == "Meeting: Vladimir Putin, Ilham Aliyev (Dushanbe)"
    assert frame.loc["crash-2024-12-25", "label_en"].startswith("Crash: ") and frame.loc["crash-2024-12-25", "label_en"].endswith(
        "(Aktau)"
    )
    assert frame["label_ar"].str.len().max() <= 60


def test_english_labels_of_the_seed_say_what_and_who(seed: Article):
    labels = find_events(seed).set_index("event_id").label_en
    assert labels["meeting-2024-10"] == "Meeting: Vladimir Putin, Ilham Aliyev"  # the two presidents
    assert labels["crash-2024-12-25"] == "Crash: Azerbaijan Airlines (Aktau)"  # and not who built the plane
    assert labels["meeting-2025-09"] == "Meeting: Vladimir Putin, Ilham Aliyev (China)"  # on the margin of a body's summit
    assert labels["statement-undated"] == "Apology: Vladimir Putin"


def test_a_title_in_the_dual_names_nobody_where_three_bear_it():
    text = "التقى الرئيسان أمس. وقال الرئيس الروسي فلاديمير بوتين والرئيس التركي رجب طيب أردوغان والرئيس الفرنسي إيمانويل ماكرون إن اللقاء مهم."
    assert find_events(article_from_text(text, "2024-05-15")).label_en[0] == "Meeting"


def all_articles():
    texts = [case.values[0] for case in cases()]
    return [
        article_from_text(" ".join(c["text"] for c in texts[n : n + 6]), "2024-05-15", id=f"mixed-{n}")
        for n in range(0, len(texts), 6)
    ]


# How far a phrase says that one event lies from another: (days, months), read from the words alone.
AMOUNTS = {
    "يوم": (1, 0), "يومين": (2, 0), "ثلاثة أيام": (3, 0), "4 أيام": (4, 0), "أسبوع": (7, 0), "أسبوعين": (14, 0), "خمسة أسابيع": (35, 0), "شهر": (0, 1),
    "شهرين": (0, 2), "عام": (0, 12), "عامين": (0, 24), "عشر سنوات": (0, 120), "عشية": (1, 0), "غداة": (1, 0), "اليوم التالي": (1, 0),
}  # fmt: skip


def lies_so_far_from(event: Event, other: Event) -> bool:
    """Does the event lie as far from the other as its date words say, and no finer, with the sentence that dates the other among
    its evidence?"""
    words = f" {event.date_words.replace(' ب', ' ')} "
    days, months = next(AMOUNTS[said] for said in sorted(AMOUNTS, key=len, reverse=True) if f" {said} " in words)
    if other.evidence[0] not in event.evidence:
        return False
    for sign in (1, -1):
        month = other.earliest.year * 12 + other.earliest.month - 1 + sign * months
        if days == 1 or 1 < days < 7:
            reached = other.earliest == other.latest and other.earliest + timedelta(sign * days) == event.earliest == event.latest
        elif days:
            day = other.earliest + timedelta(sign * days)
            reached = event.earliest <= day <= event.latest and (event.latest - event.earliest).days == 6
        elif months % 12:
            reached = event.when == f"{month // 12}-{month % 12 + 1:02}"
        else:
            reached = event.when == f"{month // 12}"
        if reached:
            return True
    return False


def check_invariants(article: Article):
    reading = read(article)
    events = find_event_records(reading)
    assert len({event.event_id for event in events}) == len(events)
    kinds = {row["kind"] for row in default().rows("event_kinds")}
    for event in events:
        assert event.kind in kinds
        assert event.status in STATUSES
        assert event.evidence and event.triggers
        assert event.label_ar and len(event.label_ar) <= 60, event.label_ar
        assert event.label_en
        for start, end in event.triggers:
            assert any(reading.sentences[n].start <= start < end <= reading.sentences[n].end for n in event.evidence)
        if not event.when:
            assert event.earliest is None and event.latest is None and not event.date_words
            continue
        inside = [
            ref
            for ref in reading.dates
            if any(reading.sentences[n].start <= ref.start < reading.sentences[n].end for n in event.evidence)
        ]
        by_words = any((ref.edtf, ref.earliest, ref.latest) == (event.when, event.earliest, event.latest) for ref in inside)
        assert by_words or any(lies_so_far_from(event, other) for other in events if other.when and other is not event), event
        for words in event.date_words.split(JOIN):
            assert words in article.text
        assert event.precision == read_edtf(event.when).precision
    dated = [event.earliest for event in events if event.when]
    assert dated == sorted(dated)
    assert find_event_records(read(article)) == events


def test_no_day_is_invented(seed: Article):
    for article in [seed, *all_articles()]:
        check_invariants(article)


def test_no_publication_day_no_relative_event():
    events, _ = events_of("التقى الوزير نظيره أمس. وتحطمت طائرة في 3 مايو 2024.", None)
    assert [(event.kind, event.when) for event in events if event.when] == [("crash", "2024-05-03")]


@pytest.mark.parametrize("text", ["", " \n ", "»", "أمس", "2024", "\u200f", "و", "...", "التقى", "12 12 12", "« أمس «" * 50])
def test_odd_texts_give_events_or_none_but_no_fault(text):
    for event in events_of(text, "2024-05-15")[0]:
        assert event.label_ar


# Hand edits: the sheet's dates and speakers stand in place of the machine's.


def test_a_corrected_date_changes_the_event():
    article = article_from_text("عقدت اللجنة اجتماعا في 3 مايو 2024.", "2024-05-15")
    sheet = annotate(article)
    sheet.loc[0, "when"] = "2024-05-04"
    (event,) = find_event_records(read(article), sheet)
    assert (event.when, event.earliest, event.latest) == ("2024-05-04", date(2024, 5, 4), date(2024, 5, 4))
    assert event.event_id == "meeting-2024-05-04"


def test_a_deleted_date_leaves_the_event_undated_and_an_added_one_places_it():
    article = article_from_text("عقدت اللجنة اجتماعا في 3 مايو 2024. واستقال المدير من منصبه.", "2024-05-15")
    sheet = annotate(article)
    sheet.loc[0, "when"] = ""
    sheet.loc[1, "when"] = "2024-05"
    events = find_event_records(read(article), sheet)
    assert [(event.kind, event.when) for event in events if event.when] == [("appointment", "2024-05")]


def test_a_date_added_by_hand_places_an_event_told_by_a_noun():
    article = article_from_text("حضر الوزير الاجتماع الطارئ للجنة.", "2024-05-15")
    sheet = annotate(article)
    sheet.loc[0, "when"] = "2024-05-11"
    (event,) = find_event_records(read(article), sheet)
    assert (event.kind, event.when, event.label_ar) == ("meeting", "2024-05-11", "الاجتماع الطارئ للجنة")


def test_what_is_counted_from_a_corrected_date_follows_it():
    article = article_from_text("جرى التصويت في 3 مايو 2024. واستقال المدير بعد يومين من التصويت.", "2024-05-15")
    sheet = annotate(article)
    sheet.loc[0, "when"] = "2024-05-04"
    events = find_event_records(read(article), sheet)
    assert [(event.kind, event.when) for event in events] == [("vote", "2024-05-04"), ("appointment", "2024-05-06")]


def test_a_sentence_that_was_dated_by_hand_is_not_counted():
    article = article_from_text("جرى التصويت في 3 مايو 2024. واستقال المدير بعد يومين من التصويت.", "2024-05-15")
    sheet = annotate(article)
    sheet.loc[1, "when"] = "2024-05-06"
    events = find_event_records(read(article), sheet)
    assert [(event.kind, event.when) for event in events] == [("vote", "2024-05-03"), ("appointment", "2024-05-06")]


def test_a_corrected_speaker_asserts_the_event():
    article = article_from_text("قال المدير إن المصنع أغلق في مارس 2020.", "2024-05-15")
    sheet = annotate(article)
    sheet.loc[0, ["speaker", "act", "quote_type"]] = ["نائب المدير", "stress", "direct"]
    (event,) = find_event_records(read(article), sheet)
    assert (event.asserted_by, event.assert_act, event.assert_quote_type) == ("نائب المدير", "stress", "direct")


def test_an_untouched_sheet_changes_nothing(seed: Article):
    reading = read(seed)
    assert find_event_records(reading, annotate(seed)) == find_event_records(reading)


def test_the_sheet_given_is_not_changed(seed: Article):
    sheet = annotate(seed)
    before = sheet.copy()
    find_event_records(read(seed), sheet)
    assert sheet.equals(before)


@pytest.mark.parametrize("when", ["2025-10-01/..", "../2025-10-09", "2024-12-25 ; 2025-10-01/.."])
def test_an_open_interval_typed_by_hand_is_kept_open(seed, when):
    sheet = annotate(seed, events=True)
    sheet.loc[sheet.sentence_id == "s17", "when"] = when
    crash = find_events(seed, sheet).query("kind == 'crash'")
    assert set(crash.when) <= set(when.split(" ; ")) and len(crash)


def test_what_is_said_of_a_later_date_is_not_in_the_label_of_an_earlier_one(seed):
    labels = find_events(seed).set_index("event_id").label_ar
    assert "ذكرى ميلاد" in labels["call-2025-10-07"]
    assert "ذكرى ميلاد" not in labels["call-2025-03"]
