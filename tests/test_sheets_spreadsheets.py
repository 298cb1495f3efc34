"""Spreadsheet programs: a workbook and back, and what LibreOffice Calc makes of our files."""

import datetime
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from khabar import Article, KhabarError, Project, SheetError
from khabar.sheets import change_cells, corrections, export_sheet, import_sheet, load_annotations, load_events
from khabar.sheets.tables import ANNOTATIONS

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# What a spreadsheet likes to change: formulas, dates, numbers, spaces, quote marks, long and many-lined cells.
TRICKY = {
    ("s1", "note"): "=1+1",
    ("s2", "note"): "-5",
    ("s3", "note"): "007",
    ("s4", "note"): "1/2",
    ("s5", "note"): "سطر\nوسطر",
    ("s6", "note"): "قال \"نعم\"، ثم: «لا»; 'هكذا'",
    ("s7", "note"): "TRUE",
    ("s8", "note"): "1e5",
    ("s9", "note"): "٢٠٢٥",
    ("s10", "note"): "2025-10-09",
    ("s11", "note"): "@x",
    ("s1", "when"): "2025-10-09",
    ("s2", "when"): "2025-10",
    ("s3", "when"): "2025",
    ("s4", "when"): "2025-10-01/2025-10-03 ; 2024-12-25",
    ("s5", "when"): "2025-05~",
    ("s6", "when"): "2025-10-01/2025-10-05~",
    ("s7", "when"): "156X",
    ("s8", "quote_spans"): "10-12",
    ("s9", "speaker"): "\u200fالمتحدث\u200e (x)",
    ("s2", "reviewed"): "yes",
    ("s3", "act"): "deny",
}


@pytest.fixture
def corrected(project: Project, seed: Article) -> Project:
    """The seed with cells of every kind that a spreadsheet likes to change, and a corrected event."""
    change_cells(seed, "annotations", TRICKY, project)
    first = load_events(seed, project)["event_id"][0]
    change_cells(seed, "events", {(first, "place"): "+1 مكان"}, project)
    return project


def texts(frame) -> dict:
    return frame.astype(str).to_dict("list")


def test_a_workbook_that_nobody_changed_changes_nothing(corrected: Project, seed: Article, tmp_path: Path):
    sheets = [corrected.annotations / f"{seed.article_id}.csv", corrected.events / f"{seed.article_id}.csv"]
    before = [path.read_bytes() for path in sheets]
    import_sheet(seed, export_sheet(seed, tmp_path / "x.xlsx", corrected), corrected)
    assert [path.read_bytes() for path in sheets] == before


def test_what_a_workbook_shows(corrected: Project, seed: Article, tmp_path: Path):
    book = openpyxl.load_workbook(export_sheet(seed, tmp_path / "x.xlsx", corrected))
    page = book["annotations"]
    names = [cell.value for cell in page[1]]
    assert tuple(names) == ANNOTATIONS.columns
    assert page.sheet_view.rightToLeft and page.freeze_panes == "B2"
    assert {cell.number_format for row in page.iter_rows() for cell in row} == {"@"}
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"} and page["P2"].value == "=1+1"
    assert all(cell.alignment.wrap_text for cell in page[2]) and page["D2"].alignment.readingOrder == 2
    act = page.cell(4, names.index("act") + 1)
    assert act.value == "deny" and "The machine: " in act.comment.text
    offered = {names[next(iter(rule.sqref.ranges)).min_col - 1] for rule in page.data_validations.dataValidation}
    assert {"act", "role", "quote_type", "reviewed"} <= offered
    lists = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["lists"].iter_cols()}
    assert lists["act"] == list(ANNOTATIONS.allowed["act"])
    visible = [page.title for page in book if page.sheet_state == "visible"]
    assert visible == ["annotations", "events"]


def test_cells_typed_in_a_workbook_are_merged(corrected: Project, seed: Article, tmp_path: Path):
    """Meanwhile somebody else types in the sheet: both stay. A row taken out of the events is deleted."""
    path = export_sheet(seed, tmp_path / "x.xlsx", corrected)
    events = load_events(seed, corrected)
    book = openpyxl.load_workbook(path)
    names = [cell.value for cell in book["annotations"][1]]
    book["annotations"].cell(5, names.index("speaker") + 1).value = "ليلى"
    book["events"].delete_rows(3)
    book["events"].cell(20, 2).value, book["events"].cell(20, 3).value = "visit", "زيارة لم يذكرها النص"
    book.save(path)
    change_cells(seed, "annotations", {("s4", "source"): "meanwhile", ("s1", "note"): "changed since"}, corrected)
    frame = import_sheet(seed, path, corrected).set_index("sentence_id")
    assert frame.loc["s4", "speaker"] == "ليلى" and frame.loc["s4", "source"] == "meanwhile"
    assert frame.loc["s1", "note"] == "changed since"
    left = load_events(seed, corrected)
    assert events["event_id"][1] not in set(left["event_id"])
    assert "زيارة لم يذكرها النص" in set(left["label_ar"]) and len(left) == len(events)


def test_a_faulty_workbook_is_named_cell_by_cell(corrected: Project, seed: Article, tmp_path: Path):
    path = export_sheet(seed, tmp_path / "x.xlsx", corrected)
    book = openpyxl.load_workbook(path)
    page, names = book["annotations"], [cell.value for cell in book["annotations"][1]]
    page.cell(3, names.index("when") + 1).value = datetime.datetime(2025, 9, 10)
    page.cell(4, names.index("act") + 1).value = "says"
    page.cell(5, names.index("text") + 1).value = "كلام آخر"
    book.save(path)
    before = (corrected.annotations / f"{seed.article_id}.csv").read_bytes()
    with pytest.raises(SheetError) as refused:
        import_sheet(seed, path, corrected)
    assert [(fault.file, fault.row, fault.column) for fault in refused.value.faults] == [
        ("x.xlsx, sheet annotations", 3, "when"),
        ("x.xlsx, sheet annotations", 4, "act"),
        ("x.xlsx, sheet annotations", 5, "text"),
    ]
    assert (corrected.annotations / f"{seed.article_id}.csv").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no workbook", None])
def test_a_file_that_is_no_workbook_says_so(corrected: Project, seed: Article, tmp_path: Path, content: bytes | None):
    path = tmp_path / "x.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SheetError, match="an .xlsx file that export_sheet wrote"):
        import_sheet(seed, path, corrected)


def test_another_ending_is_refused(corrected: Project, seed: Article, tmp_path: Path):
    with pytest.raises(KhabarError, match=r"ends in \.xlsx"):
        export_sheet(seed, tmp_path / "x.csv", corrected)


def by_calc(path: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice Calc reads it and saves it again."""
    options = {
        "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        "xlsx": "xlsx:Calc MS Excel 2007 XML",
    }
    command = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", options[kind]]
    if path.suffix == ".csv":
        command.append("--infilter=Text - txt - csv (StarCalc):44,34,76,1")
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180)
    return next(found for found in folder.glob(f"{path.stem}*.{kind}"))


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("table", ["annotations", "events"])
def test_a_sheet_saved_by_calc_as_csv_comes_back_without_a_changed_cell(
    corrected: Project, seed: Article, tmp_path: Path, table: str
):
    folder = {"annotations": corrected.annotations, "events": corrected.events}[table]
    sheet, load = folder / f"{seed.article_id}.csv", {"annotations": load_annotations, "events": load_events}[table]
    before, changes = texts(load(seed, corrected)), texts(corrections(seed, corrected))
    shutil.copyfile(by_calc(sheet, "csv", tmp_path / "calc"), sheet)
    assert texts(load(seed, corrected)) == before
    assert texts(corrections(seed, corrected)) == changes


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_workbook_saved_by_calc_comes_back_without_a_changed_cell(corrected: Project, seed: Article, tmp_path: Path):
    (tmp_path / "calc").mkdir()
    frames = [texts(call(seed, corrected)) for call in (load_annotations, load_events, corrections)]
    path = by_calc(export_sheet(seed, tmp_path / "x.xlsx", corrected), "xlsx", tmp_path / "calc")
    import_sheet(seed, path, corrected)
    assert [texts(call(seed, corrected)) for call in (load_annotations, load_events, corrections)] == frames
    book = openpyxl.load_workbook(path)
    assert book["annotations"].sheet_view.rightToLeft and book["annotations"].data_validations.count >= 4
