"""The sheets as people use them: what stays, what follows the machine, what is a conflict, an orphan, an addition."""

import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from sheets_stub import annotations, event, events

from khabar import Article, Project, SchemaError, SheetError, article_from_text, load_article
from khabar.schema import COLUMNS
from khabar.sheets import (
    accuracy,
    change_cells,
    corrections,
    delete_rows,
    join_sentences,
    load_annotations,
    load_events,
    restore_row,
    save_annotations,
    save_events,
    settle,
    settle_orphan,
    split_sentence,
    status,
)
from khabar.sheets.accuracy import wilson
from khabar.sheets.book import merge_sides, read_sides, store_of

LINES = (
    "قال وزير النقل سالم الهادي إن الجسر سيفتح في مارس المقبل",
    "وأضاف أن كلفة الجسر بلغت خمسين مليونا",
    "التقى الوزير وفدا من عمّان يوم الثلاثاء",
    "ونفى الوزير أن يكون العمل قد تأخر",
)
TEXT = "\n".join(LINES)
STORY = article_from_text(TEXT, id="story")


def type_in(project: Project, old: str, new: str, table: str = "annotations", id: str = "story") -> None:
    """As a person does it, in an editor."""
    path = {"annotations": project.annotations, "events": project.events}[table] / f"{id}.csv"
    text = path.read_text("utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8-sig")


def states(article: Article, project: Project, machine: pd.DataFrame, table: str = "annotations") -> dict[tuple[str, str], str]:
    """Whose cells they are, with this machine: `{(row, column): state}`."""
    store = store_of(article, project)
    merged = merge_sides(article, project, read_sides(store, article, project), table, machine)[table]
    return {(change.row_id, change.column): change.state for change in merged.changes}


# What stays, what follows.


def test_without_a_sheet_all_is_the_machines(project: Project):
    machine = annotations(TEXT)
    frame = load_annotations(STORY, project, machine=machine)
    assert frame.equals(machine) and tuple(frame.columns) == COLUMNS["annotations"]
    assert not project.annotations.exists() and not project.machine.exists()


def test_a_corrected_cell_stays_and_the_others_follow_the_machine(project: Project):
    save_annotations(STORY, annotations(TEXT), project, machine=annotations(TEXT))
    type_in(project, "تأخر,body,,,,,report", "تأخر,body,سالم,,,,deny")
    for _ in range(2):
        now = annotations(TEXT, act="announce", source="الوزارة")
        frame = load_annotations(STORY, project, machine=now)
        assert list(frame["act"]) == ["announce"] * 3 + ["deny"]
        assert list(frame["speaker"]) == ["", "", "", "سالم"]
        assert set(frame["source"]) == {"الوزارة"}
        save_annotations(STORY, frame, project, machine=now)


def test_a_conflict_is_listed_until_it_is_settled(project: Project):
    first, second = annotations(TEXT, act="report"), annotations(TEXT, act="announce")
    change_cells(STORY, "annotations", {("s4", "act"): "deny", ("s3", "act"): "narrate"}, project, machine=first)
    assert set(states(STORY, project, first).values()) == {"correction"}
    for _ in range(3):  # saving settles nothing
        save_annotations(STORY, load_annotations(STORY, project, machine=second), project, machine=second)
        assert states(STORY, project, second) == {("s4", "act"): "conflict", ("s3", "act"): "conflict"}
    back = annotations(TEXT, act="report")
    assert set(states(STORY, project, back).values()) == {"correction"}, "the machine came back to what it said"


@pytest.mark.parametrize(("keep", "act", "state"), [("mine", "deny", "correction"), ("machine", "add", None)])
def test_settling_a_conflict(project: Project, seed: Article, keep: str, act: str, state: str | None):
    """The seed's second sentence says `أضاف`: the machine reads `add`. The base is made to say otherwise."""
    change_cells(seed, "annotations", {("s2", "act"): "deny"}, project)
    base = project.machine / f"{seed.article_id}.annotations.csv"
    lines = base.read_text("utf-8-sig").split("\n")
    assert ",add," in lines[2]
    base.write_text("\n".join([*lines[:2], lines[2].replace(",add,", ",report,"), *lines[3:]]), "utf-8-sig")
    assert list(corrections(seed, project)["state"]) == ["conflict"]
    frame = settle(seed, "annotations", "s2", "act", project, keep=keep)
    assert frame["act"][1] == act
    assert list(corrections(seed, project)["state"]) == ([state] if state else [])


def test_a_cell_given_back_to_the_machine_follows_it_again(project: Project):
    first, second = annotations(TEXT, act="report"), annotations(TEXT, act="announce")
    change_cells(STORY, "annotations", {("s4", "act"): "deny"}, project, machine=first)
    change_cells(STORY, "annotations", {("s4", "act"): "announce"}, project, machine=second)
    assert states(STORY, project, second) == {}
    assert load_annotations(STORY, project, machine=first)["act"][3] == "report"


def test_a_reviewed_row_holds_what_was_read(project: Project):
    """Nothing in it changes behind the person's back; what the machine says since is a conflict."""
    first, second = annotations(TEXT, act="report"), annotations(TEXT, act="announce")
    change_cells(STORY, "annotations", {("s1", "reviewed"): "yes"}, project, machine=first)
    frame = load_annotations(STORY, project, machine=second)
    assert list(frame["act"]) == ["report", "announce", "announce", "announce"]
    assert states(STORY, project, second) == {("s1", "reviewed"): "correction", ("s1", "act"): "conflict"}
    change_cells(STORY, "annotations", {("s1", "reviewed"): ""}, project, machine=second)
    assert load_annotations(STORY, project, machine=second)["act"][0] == "announce"


def test_a_changed_lexicon_row_moves_the_machine_and_not_the_person(project: Project, seed: Article):
    """The whole way: the project's own lexicon, the real reading, twice. The cues of one act become those of another; one of the
    sentences with such a cue is corrected."""
    shutil.copytree(Path(__file__).parents[1] / "data" / "lexicon", project.lexicon)
    before = load_annotations(seed, project)
    act = before[before["cue"] != ""]["act"].value_counts().index[0]
    kept, corrected = before[(before["act"] == act) & (before["cue"] != "")]["sentence_id"][:2]
    change_cells(seed, "annotations", {(corrected, "act"): "thank", (corrected, "note"): "مؤكد"}, project)
    cues = project.lexicon / "cues.csv"
    lines = cues.read_text("utf-8").split("\n")
    changed = [line.replace(f",{act},", ",apologise,") for line in lines]
    assert changed != lines
    cues.write_text("\n".join(changed), "utf-8")
    for _ in range(2):
        frame = load_annotations(seed, project).set_index("sentence_id")
        assert frame.loc[kept, "act"] == "apologise"
        assert (frame.loc[corrected, "act"], frame.loc[corrected, "note"]) == ("thank", "مؤكد")
        found = corrections(seed, project).set_index(["row_id", "column"])
        act_of = found.loc[(corrected, "act"), ["machine", "base", "yours", "state"]]
        assert act_of.tolist() == ["apologise", act, "thank", "conflict"]
        assert found.loc[(corrected, "note"), "state"] == "correction"
        save_annotations(seed, load_annotations(seed, project), project)


# Frames.


def test_only_what_was_typed_in_a_frame_is_written(project: Project):
    machine = annotations(TEXT)
    frame = load_annotations(STORY, project, machine=machine)
    frame.loc[1, "speaker"] = "سالم"
    save_annotations(STORY, frame[frame["sentence_id"] == "s2"], project, machine=machine)  # a filtered frame deletes nothing
    assert list(load_annotations(STORY, project, machine=machine)["speaker"]) == ["", "سالم", "", ""]


def test_a_frame_that_forgot_where_it_came_from_can_be_saved(project: Project, tmp_path: Path):
    machine = annotations(TEXT)
    load_annotations(STORY, project, machine=machine).to_csv(tmp_path / "x.csv", index=False)
    frame = pd.read_csv(tmp_path / "x.csv", dtype=str)
    frame.loc[2, "note"] = "من pandas"
    save_annotations(STORY, frame, project, machine=machine)
    assert list(load_annotations(STORY, project, machine=machine)["note"]) == ["", "", "من pandas", ""]
    assert list(states(STORY, project, machine)) == [("s3", "note")]


def test_the_frame_given_is_not_changed(project: Project):
    machine = annotations(TEXT)
    frame = load_annotations(STORY, project, machine=machine)
    copy = frame.copy(deep=True)
    save_annotations(STORY, frame, project, machine=machine)
    assert frame.equals(copy)


def test_a_value_that_is_not_allowed_is_named_before_anything_is_written(project: Project):
    machine = annotations(TEXT)
    frame = load_annotations(STORY, project, machine=machine)
    frame.loc[1, "act"] = "says"
    with pytest.raises(SheetError, match='row 3, column "act": "says" is not allowed'):
        save_annotations(STORY, frame, project, machine=machine)
    assert not project.annotations.exists()
    with pytest.raises(SchemaError, match="column act is missing"):
        save_annotations(STORY, frame.drop(columns="act"), project, machine=machine)
    with pytest.raises(SheetError, match="it belongs to the article"):
        change_cells(STORY, "annotations", {("s1", "text"): "x"}, project, machine=machine)
    with pytest.raises(SheetError, match='"s9" is not allowed'):
        change_cells(STORY, "annotations", {("s9", "act"): "add"}, project, machine=machine)


# The article changes.


@pytest.mark.parametrize(
    ("lines", "noted"),
    [
        pytest.param((LINES[0], LINES[1].replace("كلفة", "تكلفة"), *LINES[2:]), 1, id="a typo is fixed"),
        pytest.param(("مقدمة جديدة", *LINES), 2, id="a paragraph is inserted before"),
        pytest.param((LINES[0], *LINES[2:], LINES[1]), 3, id="the sentence is moved"),
        pytest.param((LINES[0], LINES[2], LINES[3]), None, id="the sentence is deleted"),
        pytest.param((LINES[0] + " " + LINES[1], *LINES[2:]), None, id="it is joined with a longer one"),
        pytest.param((LINES[0], LINES[1], LINES[1], *LINES[2:]), None, id="it stands there twice"),
    ],
)
def test_a_correction_goes_where_its_sentence_goes(project: Project, lines: tuple[str, ...], noted: int | None):
    change_cells(STORY, "annotations", {("s2", "note"): "ملاحظة"}, project, machine=annotations(TEXT))
    text = "\n".join(lines)
    now, machine = article_from_text(text, id="story"), annotations(text)
    for _ in range(2):
        frame = load_annotations(now, project, machine=machine)
        assert [place for place, note in enumerate(frame["note"]) if note] == ([] if noted is None else [noted])
        save_annotations(now, frame, project, machine=machine)
    orphans = project.annotations / "story.orphans.csv"
    assert orphans.exists() == (noted is None)
    if noted is None:
        assert "ملاحظة" in orphans.read_text("utf-8-sig") and LINES[1] in orphans.read_text("utf-8-sig")
        # Whoever takes the edit back has the correction back.
        frame = load_annotations(STORY, project, machine=annotations(TEXT))
        assert list(frame["note"]) == ["", "ملاحظة", "", ""]
        save_annotations(STORY, frame, project, machine=annotations(TEXT))
        assert not orphans.exists()


def test_offsets_in_a_corrected_cell_move_with_the_words(project: Project):
    start = TEXT.index("كلفة")
    change_cells(STORY, "annotations", {("s2", "quote_spans"): f"{start}-{start + 10}"}, project, machine=annotations(TEXT))
    text = "مقدمة\n" + TEXT.replace("أن كلفة الجسر", "بأن كلفة هذا الجسر")
    frame = load_annotations(article_from_text(text, id="story"), project, machine=annotations(text))
    first, last = map(int, frame["quote_spans"][2].split("-"))
    assert text[first:last] == "كلفة هذا الجسر"


def test_orphans_are_settled_by_hand(project: Project, seed: Article):
    change_cells(seed, "annotations", {("s3", "note"): "واحد", ("s3", "act"): "condemn", ("s3", "speaker"): "شخص"}, project)
    third = load_annotations(seed, project)["text"][2]
    edited = article_from_text(seed.text.replace(third, "جملة أخرى تماما لا صلة لها."), seed.published, id=seed.article_id)
    found = corrections(edited, project)
    assert (
        set(found["state"]) == {"orphan"} and set(found["yours"]) == {"واحد", "condemn", "شخص"} and set(found["text"]) == {third}
    )
    by_column = {row["column"]: row for row in found.to_dict("records")}
    frame = settle_orphan(edited, "annotations", by_column["note"], "s5", project)
    assert frame.set_index("sentence_id").loc["s5", "note"] == "واحد"
    settle_orphan(edited, "annotations", by_column["act"], "", project)
    left = corrections(edited, project)
    assert list(left[left["state"] == "orphan"]["column"]) == ["speaker"]
    with pytest.raises(SheetError, match="orphans"):
        settle_orphan(edited, "annotations", by_column["act"], "", project)


def test_what_was_right_when_it_was_written_is_no_fault_later(project: Project, seed: Article):
    """A speaker who is in the article, an offset near its end, an event: then the article loses all of them."""
    speaker = next(id for id in load_annotations(seed, project)["speaker_id"] if id)
    told = load_events(seed, project)["event_id"][0]
    cells = {
        ("s1", "speaker_id"): speaker,
        ("s1", "events"): told,
        ("s1", "quote_spans"): f"{len(seed.text) - 9}-{len(seed.text) - 2}",
    }
    change_cells(seed, "annotations", cells, project)
    first = load_annotations(seed, project)["text"][0]
    short = article_from_text(f"{first}\nانتهى الخبر هنا.", seed.published, id=seed.article_id)
    for _ in range(2):
        frame = load_annotations(short, project)
        save_annotations(short, frame, project)
        save_events(short, load_events(short, project), project)
    assert frame["speaker_id"][0] == speaker
    with pytest.raises(SheetError, match="speaker_id"):
        change_cells(short, "annotations", {("s2", "speaker_id"): "nobody-known"}, project)


# Rows added and taken away.


def test_split_join_and_back(project: Project, seed: Article):
    machine = load_annotations(seed, project)
    cut = machine["start"][1] + machine["text"][1].index("أضاف")
    frame = split_sentence(seed, "s2", cut, project)
    assert list(frame["sentence_id"][:4]) == ["s1", "s2", "s2.2", "s3"]
    assert frame["text"][2].startswith("أضاف") and frame["cue"][1] == "" and "أضاف" in frame["cue"][2]
    assert "".join("".join(frame["text"]).split()) == "".join("".join(machine["text"]).split())
    change_cells(seed, "annotations", {("s2.2", "note"): "قطعت"}, project)
    frame = join_sentences(seed, "s4", project)
    assert list(frame["sentence_id"][4:7]) == ["s4", "s6", "s7"] and len(frame) == len(machine)
    assert list(corrections(seed, project)["state"]) == ["added"] * 3
    for _ in range(2):
        again = load_annotations(seed, project)
        assert again.equals(frame) and list(again["note"][again["note"] != ""]) == ["قطعت"]
        save_annotations(seed, again, project)
    # A paragraph above: ids are counted anew, the rows stay as they were made.
    later = article_from_text("فقرة جديدة.\n" + seed.text, seed.published, id=seed.article_id)
    moved = load_annotations(later, project)
    assert list(moved["text"][1:]) == list(frame["text"]) and list(moved["sentence_id"][:4]) == ["s1", "s2", "s3", "s3.2"]
    assert moved["note"][3] == "قطعت"
    # The first half is edited out of the article: the whole group gives way, and what was typed is an orphan.
    gone = article_from_text(seed.text.replace(frame["text"][1], "كلام"), seed.published, id=seed.article_id)
    assert "s2.2" not in set(load_annotations(gone, project)["sentence_id"])
    assert "قطعت" in set(corrections(gone, project).query("state == 'orphan'")["yours"])
    restore_row(seed, "annotations", "s4", project)
    back = restore_row(seed, "annotations", "s2", project)
    assert list(back["text"]) == list(machine["text"]) and corrections(seed, project).empty


def test_the_machine_labels_split_and_joined_sentences_anew(project: Project):
    """Two people speak in one line. Split by hand, each half is labelled by its own cue; what was corrected before stays."""
    text = "قال الوزير سالم الهادي إن الجسر سيفتح غدا، ونفى المتحدث كريم النجار أن يكون العمل قد تأخر"
    article = article_from_text(text, "2025-10-09", id="two")
    whole = load_annotations(article, project)
    assert len(whole) == 1 and whole["act"][0] == "state"
    change_cells(article, "annotations", {("s1", "source"): "الوكالة"}, project)
    frame = split_sentence(article, "s1", text.index("ونفى"), project)
    assert list(frame["act"]) == ["state", "deny"] and ["سالم" in frame["speaker"][0], "كريم" in frame["speaker"][1]] == [
        True,
        True,
    ]
    assert list(frame["source"]) == ["الوكالة"] * 2 and list(frame["events"]) == list(whole["events"]) * 2
    frame = join_sentences(article, "s1", project)
    assert (frame["text"][0], frame["act"][0], frame["source"][0]) == (text, "state", "الوكالة")


def test_a_joined_row_is_cut_where_the_kit_cuts(project: Project):
    """Four sentences, three of them joined: each cut gives the kit's own sentence back, labels and all, and the rest is one row still."""
    said = (
        "قال الوزير سالم الهادي إن الجسر سيفتح غدا.",
        "وأضاف أن الكلفة كبيرة.",
        "ونفى المتحدث كريم النجار أن يكون العمل قد تأخر.",
        "والتقى الوزير وفدا من المدينة.",
    )
    article = article_from_text("\n".join(said), "2025-10-09", id="four")
    machine = load_annotations(article, project)
    assert tuple(machine["text"]) == said
    change_cells(article, "annotations", {("s3", "note"): "مهم"}, project)
    for _ in range(2):
        frame = join_sentences(article, "s2", project)
    assert list(frame["sentence_id"]) == ["s1", "s2"] and frame["note"][1] == "مهم"
    frame = split_sentence(article, "s2", int(machine["start"][2]), project)
    assert list(frame["sentence_id"]) == ["s1", "s2", "s3"] and frame["text"][1] == said[1]
    frame = split_sentence(article, "s3", int(machine["start"][3]), project)
    assert list(frame["sentence_id"]) == ["s1", "s2", "s3", "s4"]
    assert frame.drop(columns="note").equals(machine.drop(columns="note")), "the kit's own labels are not back"
    assert set(corrections(article, project)["column"]) == {"note"}  # the person said it of the whole, so of every part
    again = load_annotations(article, project)
    assert again.equals(frame)


def test_parts_of_parts_are_numbered_in_the_order_of_the_text(project: Project, seed: Article):
    row = load_annotations(seed, project).iloc[1]
    words = [int(row["start"]) + place for place, letter in enumerate(row["text"]) if letter == " "]
    split_sentence(seed, "s2", words[4], project)
    frame = split_sentence(seed, "s2", words[2], project)
    assert list(frame["sentence_id"][:5]) == ["s1", "s2", "s2.2", "s2.3", "s3"]
    assert "".join(frame["text"][1:4]).replace(" ", "") == row["text"].replace(" ", "")
    assert load_annotations(seed, project).equals(frame)


def test_events_follow_sentences_that_are_joined_split_and_restored(project: Project):
    """A person named the third sentence as evidence, and the fourth. The third goes with it into a joined row, into both halves, and back."""
    text = "\n".join(f"{line}." for line in LINES)
    article = article_from_text(text, "2025-10-09", id="story")
    machine = load_annotations(article, project)
    assert len(machine) == 4
    save_e(project, CRASH, article=article)
    change_cells(article, "events", {("crash-2024-12-25", "evidence"): "s3 ; s4"}, project, machine=events(CRASH))

    def evidence() -> str:
        return load_e(project, CRASH, article=article)["evidence"][0]

    join_sentences(article, "s2", project)
    assert evidence() == "s2 ; s4"
    split_sentence(article, "s2", text.index("كلفة"), project)
    assert evidence() == "s2 ; s2.2 ; s4"
    restore_row(article, "annotations", "s3", project)
    assert evidence() == "s2 ; s3 ; s4"


@pytest.mark.parametrize("offset", [0, 10**6])
def test_a_split_outside_the_sentence_is_refused(project: Project, seed: Article, offset: int):
    with pytest.raises(SheetError, match="an offset inside the sentence"):
        split_sentence(seed, "s2", offset, project)
    with pytest.raises(SheetError, match="another one after it"):
        join_sentences(seed, load_annotations(seed, project)["sentence_id"].iloc[-1], project)


def test_the_machine_comes_to_see_a_sentence_as_the_person_did(project: Project):
    """Two sentences joined by hand; then the article's line break goes. The row is the machine's again, with the person's cells."""
    change_cells(STORY, "annotations", {("s1", "note"): ""}, project, machine=annotations(TEXT))
    joined = f"{LINES[0]}\n{LINES[1]}"
    type_in(project, f"s1,0,{len(LINES[0])},{LINES[0]},", f's1,0,{len(joined)},"{joined}",')
    path = project.annotations / "story.csv"
    path.write_text(
        "".join(line for line in path.read_text("utf-8-sig").splitlines(True) if not line.startswith("s2,")), "utf-8-sig"
    )
    type_in(project, "report,none,,,,,,", "announce,none,,,,,معا,")
    assert list(load_annotations(STORY, project, machine=annotations(TEXT))["sentence_id"]) == ["s1", "s3", "s4"]
    text = TEXT.replace("\n", " ", 1)
    now, machine = article_from_text(text, id="story"), annotations(text)
    frame = load_annotations(now, project, machine=machine)
    assert list(frame["sentence_id"]) == ["s1", "s2", "s3"] and (frame["act"][0], frame["note"][0]) == ("announce", "معا")
    assert states(now, project, machine) == {("s1", "act"): "correction", ("s1", "note"): "correction"}


def test_a_deleted_row_stays_deleted(project: Project):
    save_annotations(STORY, annotations(TEXT), project, machine=annotations(TEXT))
    path = project.annotations / "story.csv"
    path.write_text(
        "".join(line for line in path.read_text("utf-8-sig").splitlines(True) if not line.startswith("s2,")), "utf-8-sig"
    )
    text = "مقدمة\n" + TEXT.replace("بلغت", "قد بلغت")
    now, machine = article_from_text(text, id="story"), annotations(text)
    for _ in range(2):
        frame = load_annotations(now, project, machine=machine)
        assert list(frame["sentence_id"]) == ["s1", "s2", "s4", "s5"]
        assert states(now, project, machine) == {("s3", ""): "deleted"}
        save_annotations(now, frame, project, machine=machine)


# Events.

CRASH = event("crash-2024-12-25", "s2 ; s3", label_ar="تحطم الطائرة قرب المطار")
VISIT = event("visit-2025-10-09", "s1", label_ar="زيارة الرئيس إلى العاصمة")
TALKS = event("talks-2025-10-09", "s1", label_ar="محادثات الرئيسين في العاصمة")


def load_e(project: Project, *found, article: Article = STORY) -> pd.DataFrame:
    return load_events(article, project, machine=events(*found))


def save_e(project: Project, *found, article: Article = STORY) -> None:
    save_events(article, load_e(project, *found, article=article), project, machine=events(*found))


def test_days_of_an_event_are_worked_out_from_when(project: Project):
    frame = change_cells(STORY, "events", {("crash-2024-12-25", "when"): "2024-12"}, project, machine=events(CRASH, VISIT))
    row = load_e(project, CRASH, VISIT).set_index("event_id").loc["crash-2024-12-25"]
    assert (str(row["earliest"].date()), str(row["latest"].date()), row["precision"]) == ("2024-12-01", "2024-12-31", "month")
    assert frame["earliest"].dtype == "datetime64[s]"
    with pytest.raises(SheetError, match="change `when` instead"):
        change_cells(STORY, "events", {("crash-2024-12-25", "earliest"): "2024-12-24"}, project, machine=events(CRASH, VISIT))


def test_events_without_a_date_come_last(project: Project):
    undated = event("other", "s4", label_ar="بلا تاريخ", when="")
    assert list(load_e(project, undated, VISIT, CRASH)["event_id"]) == ["crash-2024-12-25", "visit-2025-10-09", "other"]


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(CRASH | {"event_id": "crash-2024-12", "when": "2024-12"}, id="the date has changed"),
        pytest.param(CRASH | {"event_id": "accident-2024-12-25", "kind": "accident"}, id="the kind has changed"),
        pytest.param(CRASH | {"label_ar": "تحطم الطائرة قرب المطار الدولي"}, id="the label has changed"),
        pytest.param(CRASH | {"evidence": "s3 ; s4"}, id="one more sentence tells of it, one less"),
        pytest.param(CRASH | {"label_ar": "كارثة جوية"}, id="id, kind, date and sentences are the same"),
    ],
)
def test_a_corrected_event_is_found_again(project: Project, now: dict):
    change_cells(STORY, "events", {("crash-2024-12-25", "place"): "أكتاو"}, project, machine=events(CRASH, VISIT))
    for _ in range(2):
        frame = load_e(project, now, VISIT).set_index("event_id")
        assert frame.loc[now["event_id"], "place"] == "أكتاو" and frame.loc["visit-2025-10-09", "place"] == ""
        save_e(project, now, VISIT)


@pytest.mark.parametrize(
    "now",
    [
        pytest.param([TALKS], id="another event of the same sentence and day"),
        pytest.param([VISIT | {"evidence": "s4"}], id="the same words about another sentence"),
        pytest.param(
            [VISIT | {"event_id": f"visit-{day}", "when": day} for day in ("2025-10-08", "2025-10-10")], id="two like it"
        ),
        pytest.param(
            [TALKS | {"event_id": "visit-2025-10-09", "kind": "visit", "evidence": "s3"}], id="the id goes to another event"
        ),
        pytest.param([], id="no event at all"),
    ],
)
def test_a_corrected_event_never_lands_on_another_one(project: Project, now: list[dict]):
    change_cells(STORY, "events", {("visit-2025-10-09", "place"): "مكة"}, project, machine=events(VISIT, CRASH))
    for _ in range(2):
        frame = load_e(project, *now, CRASH)
        assert not (frame["place"] == "مكة").any()
        save_e(project, *now, CRASH)
    orphans = (project.events / "story.orphans.csv").read_text("utf-8-sig")
    assert "مكة" in orphans and "زيارة الرئيس إلى العاصمة" in orphans


def test_a_corrected_event_does_not_go_over_to_another_article(project: Project):
    """The file holds another story by now, with an event of the same id, label and sentence number."""
    change_cells(STORY, "events", {("visit-2025-10-09", "place"): "مكة"}, project, machine=events(VISIT))
    other = article_from_text("خبر آخر لا صلة له بما سبق\nوفيه جملة ثانية مختلفة تماما", id="story")
    frame = load_events(other, project, machine=events(VISIT))
    assert list(frame["place"]) == [""]


def test_evidence_follows_the_sentences(project: Project):
    """A person named the sentences; then a paragraph is put above, and one of the sentences goes. Saving either sheet keeps them right."""
    save_annotations(STORY, annotations(TEXT), project, machine=annotations(TEXT))
    save_e(project, CRASH)
    save_annotations(STORY, annotations(TEXT), project, machine=annotations(TEXT))
    type_in(project, "s2 ; s3", "s3 ; s4", "events")
    text = "\n".join(["مقدمة", *LINES[:2], LINES[3]])
    now, machine = article_from_text(text, id="story"), annotations(text)
    save_annotations(now, load_annotations(now, project, machine=machine), project, machine=machine)
    sheet = (project.events / "story.csv").read_text("utf-8-sig")
    assert "gone-s3 ; s4" in sheet and "s3 ; gone-s3" in (project.machine / "story.events.csv").read_text("utf-8-sig")


def test_event_ids_in_annotations_follow_the_events(project: Project, seed: Article):
    """A person says which events a sentence tells of. Then the machine dates one of them otherwise, and finds another no more."""
    sentences = set(load_annotations(seed, project)["sentence_id"])
    assert {"s1", "s3"} <= sentences
    crash = event("crash-2024-12-25", "s3", label_ar="تحطم الطائرة")
    visit = event("visit-2025-10-09", "s1", label_ar="زيارة الرئيس إلى العاصمة")
    save_e(project, crash, visit, article=seed)
    change_cells(seed, "annotations", {("s9", "events"): "crash-2024-12-25 ; visit-2025-10-09"}, project)
    save_e(project, crash | {"event_id": "crash-2024-12", "when": "2024-12"}, article=seed)
    frame = load_annotations(seed, project).set_index("sentence_id")
    assert frame.loc["s9", "events"] == "crash-2024-12 ; gone-visit-2025-10-09"
    save_annotations(seed, load_annotations(seed, project), project)  # and that is no fault
    found = corrections(seed, project)
    assert list(found[found["column"] == "events"]["state"]) == ["correction"]


def test_evidence_that_is_gone_is_no_fault(project: Project):
    save_e(project, CRASH)
    change_cells(STORY, "events", {("crash-2024-12-25", "evidence"): "s3 ; s4"}, project, machine=events(CRASH))
    text = "\n".join([*LINES[:2], LINES[3]])
    now, machine = article_from_text(text, id="story"), annotations(text)
    for _ in range(2):
        save_annotations(now, load_annotations(now, project, machine=machine), project, machine=machine)
    frame = load_e(project, CRASH | {"evidence": "s2"}, article=now)
    assert list(frame["evidence"]) == ["s3"]


def test_an_event_added_by_hand_stays_and_one_deleted_stays_away(project: Project):
    save_e(project, CRASH, VISIT)
    path = project.events / "story.csv"
    lines = path.read_text("utf-8-sig").splitlines()
    width = len(COLUMNS["events"])
    mine = ["", "launch", "إطلاق الموقع", "", "2025-11", *[""] * 7, "planned", "s4", *[""] * (width - 14)]
    path.write_text("\n".join([lines[0], lines[2], ",".join(mine)]) + "\n", "utf-8-sig")
    for _ in range(2):
        frame = load_e(project, CRASH, VISIT)
        assert list(frame["event_id"]) == ["visit-2025-10-09", "launch-2025-11"]
        assert str(frame["latest"][1].date()) == "2025-11-30"
        found = states(STORY, project, events(CRASH, VISIT), "events")
        assert found == {("crash-2024-12-25", ""): "deleted", ("launch-2025-11", ""): "added"}
        save_e(project, CRASH, VISIT)
    # The machine finds the same event later: same kind, same date, same sentence. It is one row, with the person's words.
    frame = load_e(project, VISIT, event("launch-2025-11", "s4", label_ar="إطلاق"))
    assert list(frame["label_ar"][frame["event_id"] == "launch-2025-11"]) == ["إطلاق الموقع"]
    # … and another of the same kind and date in another sentence: two rows.
    frame = load_e(project, VISIT, event("launch-2025-11", "s2", label_ar="إطلاق القمر"))
    assert dict(zip(frame["event_id"], frame["label_ar"])) == {
        "visit-2025-10-09": VISIT["label_ar"], "launch-2025-11": "إطلاق القمر", "launch-2025-11-2": "إطلاق الموقع",
    }  # fmt: skip


def test_every_event_may_be_taken_out(project: Project):
    """By name all of them at once; in the file the only one there is. The sheet without rows is no fault then, and stays so."""
    save_e(project, CRASH)
    path = project.events / "story.csv"
    path.write_text(path.read_text("utf-8-sig").splitlines()[0] + "\n", "utf-8-sig")
    for _ in range(2):
        assert load_e(project, CRASH).empty
        save_e(project, CRASH)
    assert list(load_e(project, CRASH, VISIT)["event_id"]) == ["visit-2025-10-09"], "a new event is shown"
    path.unlink()
    article = article_from_text("التقى الوزير وفدا يوم 3 مارس 2025.\nوتحطمت طائرة يوم 5 مارس 2025.", "2025-10-09", id="two")
    found = load_events(article, project)
    assert len(found) == 2 and delete_rows(article, "events", found["event_id"], project).empty
    for _ in range(2):
        assert load_events(article, project).empty
        save_events(article, load_events(article, project), project)
    first = found["event_id"][0]
    assert list(restore_row(article, "events", first, project)["event_id"]) == [first]


def test_events_added_and_deleted_from_python(project: Project, seed: Article):
    frame = load_events(seed, project)
    new = frame.iloc[[0]].assign(event_id="", label_ar="حدث يدوي", when="2025-10-11")
    save_events(seed, pd.concat([frame, new], ignore_index=True), project)
    after = load_events(seed, project)
    assert len(after) == len(frame) + 1 and "حدث يدوي" in set(after["label_ar"])
    first = frame["event_id"][0]
    assert first not in set(delete_rows(seed, "events", [first], project)["event_id"])
    assert first not in set(load_events(seed, project)["event_id"])
    assert first in set(restore_row(seed, "events", first, project)["event_id"])


# What is told about them.


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_since_when_a_cell_is_a_persons(project: Project, seed: Article, monkeypatch: pytest.MonkeyPatch):
    git(project.root, "init", "-q")
    for day, cells in (
        ("2025-10-10", {("s2", "act"): "deny"}),
        ("2025-10-12", {("s2", "note"): "x", ("s3", "act"): "stress"}),
        ("2025-10-13", {("s3", "act"): "warn"}),
    ):
        change_cells(seed, "annotations", cells, project)
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T12:00:00+00:00")
        git(project.root, "add", "-A")
        git(project.root, "commit", "-q", "-m", day)
    change_cells(seed, "annotations", {("s4", "note"): "not committed"}, project)
    found = corrections(seed, project).set_index(["row_id", "column"])["since"]
    assert found.map(lambda day: "" if pd.isna(day) else str(day.date())).to_dict() == {
        ("s2", "act"): "2025-10-10", ("s2", "note"): "2025-10-12", ("s3", "act"): "2025-10-13", ("s4", "note"): "",
    }  # fmt: skip


def test_without_git_nobody_knows_since_when(project: Project, seed: Article, monkeypatch: pytest.MonkeyPatch):
    change_cells(seed, "annotations", {("s2", "act"): "deny"}, project)
    assert corrections(seed, project)["since"].isna().all()
    monkeypatch.setenv("PATH", "")
    assert corrections(seed, project)["since"].isna().all()


def test_corrections_of_an_untouched_article(project: Project, seed: Article):
    assert corrections(seed, project).empty and tuple(corrections(seed, project).columns) == COLUMNS["corrections"]
    save_annotations(seed, load_annotations(seed, project), project)
    save_events(seed, load_events(seed, project), project)
    assert corrections(seed, project).empty


def test_accuracy_counts_reviewed_rows(project: Project, seed: Article):
    """Three rows reviewed. Acts: two left as they are, one corrected; one speaker filled in, one taken out."""
    machine = load_annotations(seed, project)
    told = [row for row in machine.to_dict("records") if row["speaker"]][:3]
    ids = [row["sentence_id"] for row in told]
    cells = {(id, "reviewed"): "yes" for id in ids} | {(ids[0], "act"): "thank", (ids[1], "speaker"): "", (ids[2], "note"): "x"}
    change_cells(seed, "annotations", cells, project)
    shares = accuracy([seed], project).set_index("column")
    assert shares.loc["act", ["reviewed", "right", "given", "expected"]].tolist() == [3, 2, 3, 3]
    assert shares.loc["speaker", ["reviewed", "right", "given", "expected"]].tolist() == [3, 2, 3, 2]
    assert shares.loc["speaker", "precision"] == pytest.approx(2 / 3) and shares.loc["speaker", "recall"] == 1
    assert "note" not in shares.index and accuracy(seed, project).equals(accuracy([seed], project))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)],
)
def test_wilson_interval(part: int, whole: int, low: float, high: float):
    """The last two are examples of Newcombe (1998), Statistics in Medicine 17, 857-872, method 3."""
    assert wilson(part, whole) == pytest.approx((low, high), abs=6e-5)


def test_accuracy_without_reviewed_rows(project: Project, seed: Article):
    shares = accuracy([seed], project)
    assert not shares["reviewed"].any() and shares["precision"].isna().all() and tuple(shares.columns) == COLUMNS["accuracy"]


def test_status_counts_everything(project: Project, seed: Article):
    change_cells(seed, "annotations", {("s2", "act"): "deny", ("s2", "reviewed"): "yes"}, project)
    delete_rows(seed, "annotations", ["s9"], project)
    lines = [line.split() for line in status([seed], project).splitlines()]
    assert lines[0] == ["article", "rows", "reviewed", "corrections", "conflicts", "added", "deleted", "orphans", "faults"]
    assert lines[1][2:] == ["1", "2", "0", "0", "1", "0", "0"] and lines[2][:2] == ["1", "article"]
    assert len(lines) == 3
    type_in(project, ",deny,", ",dney,", id=seed.article_id)
    told = status([seed], project).splitlines()
    assert told[1].split()[-1] == "1" and "python -m khabar check" in told[-1]


def test_status_and_check_from_the_command_line(project: Project, seed: Article, capsys: pytest.CaptureFixture[str]):
    from khabar.__main__ import main

    article = load_article(project.articles()[0])
    change_cells(article, "annotations", {("s2", "act"): "deny"}, project)
    assert main(["--project", str(project.root), "check"]) == 0
    assert main(["--project", str(project.root), "status"]) == 0
    assert article.article_id in capsys.readouterr().out
    type_in(project, ",deny,", ",dney,", id=article.article_id)
    assert main(["--project", str(project.root), "check"]) == 1
    assert f'data/annotations/{article.article_id}.csv, row 3, column "act": "dney" is not allowed' in capsys.readouterr().out
