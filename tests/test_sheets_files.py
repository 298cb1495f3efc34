"""Sheets as people's programs write them: the good ones read right, the bad ones named cell by cell and never touched."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets_stub import annotations, event, events

from khabar import Project, SheetError, article_from_text
from khabar.sheets import SheetWarning, change_cells, check, load_annotations, load_events, save_annotations, save_events
from khabar.sheets.dialect import guard, unguard

CASES = Path(__file__).parent / "cases" / "sheets"
TEXT = (CASES / "story.txt").read_text("utf-8")
ARTICLE = article_from_text(TEXT, id="story")
MACHINE = annotations(TEXT)
EVENTS = events(
    event("launch-2025-03", "s1", label_ar="افتتاح الجسر"), event("meeting-2025-10-07", "s4", label_ar="لقاء الوزير والوفد")
)
BAD = json.loads((CASES / "bad" / "expected.json").read_text("utf-8"))


@pytest.fixture
def saved(project: Project) -> Project:
    """A project with both sheets of the story as the machine made them."""
    save_events(ARTICLE, load_events(ARTICLE, project, machine=EVENTS), project, machine=EVENTS)
    save_annotations(ARTICLE, MACHINE, project, machine=MACHINE)
    return project


def sheet_of(project: Project, table: str) -> Path:
    return {"annotations": project.annotations, "events": project.events}[table] / "story.csv"


def everything(project: Project) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}


def test_every_bad_file_is_expected():
    files = {path.stem for path in (CASES / "bad").glob("*.csv")}
    assert files == set(BAD) and len(files) >= 25


@pytest.mark.parametrize("name", BAD)
def test_a_bad_sheet_is_named_cell_by_cell_and_not_touched(saved: Project, name: str):
    table, expected = BAD[name]["table"], BAD[name]["expect"]
    shutil.copyfile(CASES / "bad" / f"{name}.csv", sheet_of(saved, table))
    before = everything(saved)
    with pytest.raises(SheetError) as refused:
        change_cells(ARTICLE, "annotations", {("s1", "note"): "new"}, saved, machine=MACHINE)
    for part in expected:
        assert part in str(refused.value)
    assert everything(saved) == before, "a file was written although a sheet has a fault"
    assert [str(fault) for fault in check([ARTICLE], saved)] == [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize("name", ["act-misspelt", "column-missing", "quote-left-open", "bytes-of-a-picture", "empty"])
def test_the_kit_goes_on_with_the_last_good_sheet_and_says_so(saved: Project, name: str):
    change_cells(ARTICLE, "annotations", {("s1", "note"): "kept"}, saved, machine=MACHINE)
    shutil.copyfile(CASES / "bad" / f"{name}.csv", sheet_of(saved, "annotations"))
    with pytest.warns(SheetWarning, match="goes on with the sheet as it last wrote it") as warned:
        frame = load_annotations(ARTICLE, saved, machine=MACHINE)
    assert frame["note"][0] == "kept"
    assert warned[0].message.faults[0].file == "data/annotations/story.csv"


def test_a_fault_in_one_sheet_leaves_the_other_readable(saved: Project, recwarn: pytest.WarningsRecorder):
    shutil.copyfile(CASES / "bad" / "event-kind-unknown.csv", sheet_of(saved, "events"))
    load_annotations(ARTICLE, saved, machine=MACHINE)
    assert not recwarn
    with pytest.warns(SheetWarning):
        load_events(ARTICLE, saved, machine=EVENTS)


@pytest.mark.parametrize("path", sorted((CASES / "good").glob("*.csv")), ids=lambda path: path.stem)
def test_every_dialect_says_the_same(saved: Project, path: Path):
    """One speaker and one note of two lines were typed; the rest is the machine's."""
    sheet = sheet_of(saved, "annotations")
    shutil.copyfile(path, sheet)
    frame = load_annotations(ARTICLE, saved, machine=MACHINE).set_index("sentence_id")
    wanted = MACHINE.set_index("sentence_id")
    wanted.loc["s2", "speaker"], wanted.loc["s3", "note"] = "سالم الهادي", "سطر أول\nسطر ثان"
    assert frame.equals(wanted)
    save_annotations(ARTICLE, load_annotations(ARTICLE, saved, machine=MACHINE), saved, machine=MACHINE)
    assert sheet.read_bytes() == (CASES / "good" / "plain.csv").read_bytes()


@given(st.text(alphabet="'=+-@\t\r\n\uff1d\uff0b a1،", max_size=6) | st.from_regex(r"\A'{0,2}[01e/.:-]{1,6}\Z"))
def test_the_guard_against_formulas_is_reversible(cell: str):
    assert unguard(guard(cell)) == cell
    assert guard(cell)[:1] not in tuple("=+-@\t\r\n\uff1d\uff0b") or not cell


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "=HYPERLINK(1)", "'=1", "''", "'", "\uff1d1", "007", "'007", "1/2", "Oct-25"]
)
def test_a_cell_that_looks_like_a_formula_comes_back_as_it_was(saved: Project, cell: str):
    frame = change_cells(ARTICLE, "annotations", {("s1", "note"): cell}, saved, machine=MACHINE)
    assert frame["note"][0] == load_annotations(ARTICLE, saved, machine=MACHINE)["note"][0] == cell
    assert f",{cell},".encode() not in sheet_of(saved, "annotations").read_bytes() or cell.strip("'") == ""


def test_a_persons_own_column_is_kept_and_handed_out(saved: Project):
    sheet = sheet_of(saved, "annotations")
    lines = sheet.read_text("utf-8-sig").splitlines()
    sheet.write_text(
        "\n".join([lines[0] + ",frame", lines[1] + ",economy", *(line + "," for line in lines[2:])]) + "\n", "utf-8-sig"
    )
    assert list(load_annotations(ARTICLE, saved, machine=MACHINE)["frame"]) == ["economy", "", "", "", ""]
    change_cells(ARTICLE, "annotations", {("s2", "note"): "x"}, saved, machine=MACHINE)
    assert list(load_annotations(ARTICLE, saved, machine=MACHINE)["frame"]) == ["economy", "", "", "", ""]


def test_a_sheet_of_before_a_new_column_is_no_fault(saved: Project):
    """Neither the sheet nor its base has a column that was added to the kit since."""
    for path in (sheet_of(saved, "annotations"), saved.machine / "story.annotations.csv"):
        lines = [line.rsplit(",", 1)[0] for line in path.read_text("utf-8-sig").splitlines()]
        path.write_text("\n".join(lines) + "\n", "utf-8-sig")
    frame = load_annotations(ARTICLE, saved, machine=annotations(TEXT, quote_spans="1-2"))
    assert set(frame["quote_spans"]) == {"1-2"}


def test_a_sheet_without_an_article_is_a_fault(saved: Project):
    sheet_of(saved, "annotations").with_name("other.csv").write_text("x", "utf-8")
    assert [fault.file for fault in check([ARTICLE], saved)] == ["data/annotations/other.csv"]
    assert "other.csv" in str(check([ARTICLE], saved)[0])
