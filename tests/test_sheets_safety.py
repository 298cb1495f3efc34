"""Saving: whole or not at all, one after the other, whatever dies and whoever else writes."""

import os
import random
import signal
import time
from pathlib import Path

import pytest
from filelock import FileLock
from sheets_stub import annotations, event, events

from khabar import KhabarError, Project, article_from_text
from khabar.sheets import change_cells, load_annotations, load_events, save_annotations, save_events, store
from khabar.sheets.book import read_sides, store_of

TEXT = "\n".join(f"الجملة رقم {number} في هذا النص القصير" for number in range(1, 13))
MACHINE = annotations(TEXT)
ARTICLE = article_from_text(TEXT, id="story")


def in_a_process(work) -> int:
    """The process id of a fork that does the work and ends."""
    process = os.fork()
    if process == 0:
        try:
            work()
        finally:
            os._exit(0)
    return process


def note_of(project: Project, row: int = 0) -> str:
    return load_annotations(ARTICLE, project, machine=MACHINE)["note"][row]


@pytest.mark.slow
def test_a_save_that_is_killed_leaves_one_of_the_two_whole_states(project: Project):
    """300 saves, each killed with SIGKILL at a random moment of it. The machine changes its mind each time, so that a base of one
    state beside a sheet of the other would show as corrections that nobody made."""
    acts = ("report", "state")
    moment = random.Random(5)
    change_cells(ARTICLE, "annotations", {("s1", "note"): "0"}, project, machine=annotations(TEXT, act="report"))
    sheet, last, killed_inside = project.annotations / "story.csv", 0, 0
    began = time.perf_counter()
    change_cells(ARTICLE, "annotations", {("s1", "note"): "0"}, project, machine=annotations(TEXT, act="report"))
    longest = 1.2 * (time.perf_counter() - began)
    for number in range(1, 301):
        machine = annotations(TEXT, act=acts[number % 2])
        before = sheet.read_bytes()
        cells = {("s1", "note"): str(number), ("s2", "speaker"): f"متحدث {number}"}
        process = in_a_process(
            lambda cells=cells, machine=machine: change_cells(ARTICLE, "annotations", cells, project, machine=machine)
        )
        time.sleep(moment.random() * longest)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        after = sheet.read_bytes()
        longest *= 0.95 if after != before else 1.05  # a busy machine saves more slowly than it did a moment ago
        if after != before:
            assert after.endswith(b"\n") and f"متحدث {number},".encode() in after
        killed_inside += (project.machine / "story.pending.json").exists()

        began = time.perf_counter()
        frame = load_annotations(ARTICLE, project, machine=machine)
        assert time.perf_counter() - began < 5, "the lock stayed"
        note, speaker = frame["note"][0], frame["speaker"][1]
        assert note in (str(last), str(number)) and speaker in ("" if note == "0" else f"متحدث {note}", f"متحدث {note}")
        assert set(frame["act"]) == {acts[number % 2]}, "the machine's own change became a correction"
        assert list(frame["note"][1:]) == [""] * 11
        last = int(note)
    assert 0 < last < 301 and killed_inside, "no save was killed inside: the test tries nothing"


@pytest.mark.parametrize("step", range(1, 9))
def test_death_after_each_step_of_a_save(project: Project, step: int):
    """Not at random: the process dies after its first, second … change on the disk, with both sheets in the save."""
    machine = events(event("crash-2024-12-25", "s3"), event("visit-2025-01", "s2"))
    save_annotations(ARTICLE, MACHINE, project, machine=MACHINE)
    save_events(ARTICLE, load_events(ARTICLE, project, machine=machine), project, machine=machine)
    change_cells(ARTICLE, "events", {("crash-2024-12-25", "place"): "جدة"}, project, machine=machine)
    moved = events(event("crash-2024-12-25", "s3", label_en="changed"), event("visit-2025-01", "s2", label_en="changed"))

    def save_and_die() -> None:
        replace, done = store.replace, []

        def dying(path: Path, raw: bytes | None) -> None:
            replace(path, raw)
            done.append(path)
            if len(done) == step:
                os._exit(0)

        store.replace = dying
        change_cells(ARTICLE, "events", {("visit-2025-01", "place"): "مكة"}, project, machine=moved)

    os.waitpid(in_a_process(save_and_die), 0)
    frame = load_events(ARTICLE, project, machine=moved).set_index("event_id")
    assert list(frame["label_en"]) == ["changed"] * 2
    assert frame.loc["crash-2024-12-25", "place"] == "جدة"
    assert frame.loc["visit-2025-01", "place"] == "مكة"  # all that was to be done stood on the disk with the first step
    assert not (project.machine / "story.pending.json").exists()


@pytest.mark.parametrize("died_with", ["before", "after"])
def test_a_sheet_edited_between_death_and_the_next_start_keeps_the_edit(project: Project, died_with: str):
    report, state = annotations(TEXT, act="report"), annotations(TEXT, act="state")
    save_annotations(ARTICLE, report, project, machine=report)
    sheet, replace = project.annotations / "story.csv", store.replace

    def die_at_sheet() -> None:
        def dying(path: Path, raw: bytes | None) -> None:
            if path == sheet and died_with == "before":
                os._exit(0)
            replace(path, raw)
            if path == sheet:
                os._exit(0)

        store.replace = dying
        change_cells(ARTICLE, "annotations", {("s1", "note"): "saved"}, project, machine=state)

    os.waitpid(in_a_process(die_at_sheet), 0)
    assert (project.machine / "story.pending.json").exists()
    lines = sheet.read_text("utf-8-sig").split("\n")
    sheet.write_text("\n".join([*lines[:4], lines[4].replace(",,,,,", ",مضاف بيد,,,,", 1), *lines[5:]]), "utf-8-sig")
    assert "مضاف بيد" in sheet.read_text("utf-8-sig")
    frame = load_annotations(ARTICLE, project, machine=state)
    assert "مضاف بيد" in set(frame.loc[3])
    assert set(frame["act"]) == {"state"}, "the machine's own change became a correction"
    assert frame["note"][0] == ("" if died_with == "before" else "saved")


def test_two_processes_that_change_200_cells_each(project: Project):
    text = "\n".join(f"الجملة رقم {number} من نص طويل" for number in range(100))
    article, machine = article_from_text(text, id="story"), annotations(text)

    def work(columns: tuple[str, str]) -> None:
        for start in range(0, 100, 10):  # ten saves of twenty cells
            cells = {(f"s{row + 1}", column): f"{column} {row}" for row in range(start, start + 10) for column in columns}
            change_cells(article, "annotations", cells, project, machine=machine)

    processes = [in_a_process(lambda c=columns: work(c)) for columns in (("speaker", "note"), ("source", "addressee"))]
    assert [os.waitpid(process, 0)[1] for process in processes] == [0, 0]
    frame = load_annotations(article, project, machine=machine)
    for column in ("speaker", "note", "source", "addressee"):
        assert list(frame[column]) == [f"{column} {row}" for row in range(100)]


def test_two_frames_saved_one_after_the_other(project: Project):
    """Two notebooks that loaded the same sheet: each writes what was typed in it, and nothing else."""
    save_annotations(ARTICLE, MACHINE, project, machine=MACHINE)
    change_cells(ARTICLE, "annotations", {("s5", "note"): "first"}, project, machine=MACHINE)
    one, two = (load_annotations(ARTICLE, project, machine=MACHINE) for _ in range(2))
    one.loc[0, "speaker"] = "ليلى"
    one.loc[4, "note"] = "second"
    two.loc[1, "speaker"] = "سمير"
    save_annotations(ARTICLE, one, project, machine=MACHINE)
    save_annotations(ARTICLE, two, project, machine=MACHINE)
    frame = load_annotations(ARTICLE, project, machine=MACHINE)
    assert list(frame["speaker"][:2]) == ["ليلى", "سمير"]
    assert frame["note"][4] == "second"


def test_a_sheet_written_by_another_program_while_the_kit_saves(project: Project, monkeypatch: pytest.MonkeyPatch):
    """It is written between the kit's reading and the kit's writing: the kit reads again."""
    save_annotations(ARTICLE, MACHINE, project, machine=MACHINE)
    sheet, write, times = project.annotations / "story.csv", store.Store.write, []

    def late(self, files, before):
        if not times:
            times.append(1)
            sheet.write_text(sheet.read_text("utf-8-sig").replace("body,,", "body,منى,", 1), "utf-8-sig")
        write(self, files, before)

    monkeypatch.setattr(store.Store, "write", late)
    change_cells(ARTICLE, "annotations", {("s2", "note"): "mine"}, project, machine=MACHINE)
    frame = load_annotations(ARTICLE, project, machine=MACHINE)
    assert (frame["speaker"][0], frame["note"][1]) == ("منى", "mine")


def test_a_lock_that_is_held_says_so_and_nothing_is_written(project: Project, monkeypatch: pytest.MonkeyPatch):
    save_annotations(ARTICLE, MACHINE, project, machine=MACHINE)
    before = (project.annotations / "story.csv").read_bytes()
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    with FileLock(project.machine / ".story.lock"), pytest.raises(KhabarError, match="in use by another program"):
        change_cells(ARTICLE, "annotations", {("s1", "note"): "x"}, project, machine=MACHINE)
    assert (project.annotations / "story.csv").read_bytes() == before


def test_a_file_that_cannot_be_written_says_so_and_the_save_is_finished_later(project: Project, monkeypatch: pytest.MonkeyPatch):
    """As on Windows, where a spreadsheet program holds the file that it shows."""
    save_annotations(ARTICLE, MACHINE, project, machine=MACHINE)
    sheet, replace = project.annotations / "story.csv", store.replace

    def held(path: Path, raw: bytes | None) -> None:
        if path == sheet:
            raise PermissionError(13, "Permission denied", str(path))
        replace(path, raw)

    monkeypatch.setattr(store, "replace", held)
    with pytest.raises(KhabarError, match="story.csv: cannot be written; it may be open in another program"):
        save_annotations(ARTICLE, MACHINE.assign(note="x"), project, machine=annotations(TEXT, act="state"))
    monkeypatch.undo()
    frame = load_annotations(ARTICLE, project, machine=annotations(TEXT, act="state"))
    assert set(frame["act"]) == {"state"} and set(frame["note"]) == {"x"}


def test_loading_writes_nothing(project: Project):
    files = lambda: {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file() and path.suffix != ".lock"}  # noqa: E731
    before = files()
    load_annotations(ARTICLE, project, machine=MACHINE)
    assert files() == before
    save_annotations(ARTICLE, MACHINE, project, machine=MACHINE)
    before = files()
    load_annotations(ARTICLE, project, machine=annotations(TEXT, act="state"))
    assert files() == before


def test_a_sheet_that_is_a_link_stays_one(project: Project, tmp_path: Path):
    save_annotations(ARTICLE, MACHINE, project, machine=MACHINE)
    sheet, elsewhere = project.annotations / "story.csv", tmp_path / "shared.csv"
    sheet.rename(elsewhere)
    sheet.symlink_to(elsewhere)
    elsewhere.chmod(0o640)
    change_cells(ARTICLE, "annotations", {("s1", "note"): "x"}, project, machine=MACHINE)
    assert sheet.is_symlink() and ",x," in elsewhere.read_text("utf-8-sig")
    assert elsewhere.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("id", ["", "../story", "a/b", ".hidden"])
def test_an_article_whose_id_is_no_file_name_is_refused(project: Project, id: str):
    with pytest.raises(KhabarError, match="must be a file's name"):
        load_annotations(article_from_text(TEXT, id=id), project, machine=MACHINE)


def test_a_new_base_goes_with_every_saved_sheet(project: Project):
    """Events name sentences by the ids of the annotations' base, so that one is written with them even without a sheet."""
    machine = events(event("crash-2024-12-25", "s3"))
    save_events(ARTICLE, load_events(ARTICLE, project, machine=machine), project, machine=machine)
    assert not (project.annotations / "story.csv").exists()
    sides = read_sides(store_of(ARTICLE, project), ARTICLE, project)
    assert sides["annotations"].base and sides["events"].base
