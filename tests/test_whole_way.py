"""From a file to its report, as somebody walks it who has just cloned the project."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from khabar.__main__ import main
from khabar.sheets import SheetWarning, load_annotations, save_annotations

ROOT = Path(__file__).parents[1]


def run(project, *arguments) -> int:
    return main(["--project", str(project.root), *map(str, arguments)])


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def test_one_command_gives_report_charts_sheets_and_index(project, seed, capsys):
    assert run(project, "report") == 0
    printed = capsys.readouterr().out
    page = project.output / "reports" / f"{seed.article_id}.html"
    assert page.name in printed
    assert 'dir="rtl"' in page.read_text("utf-8")
    for kind in ("png", "svg"):
        assert (project.output / "charts" / f"{seed.article_id}.{kind}").stat().st_size > 5_000
    assert len(read(project.annotations / f"{seed.article_id}.csv")) == 19
    assert (project.seeds / f"{seed.article_id}.txt").read_bytes() == (ROOT / "seeds" / f"{seed.article_id}.txt").read_bytes()


def test_a_cell_changed_by_hand_survives_every_run(project, seed):
    run(project, "report")
    path = project.annotations / f"{seed.article_id}.csv"
    sheet = read(path)
    sheet.loc[sheet.sentence_id == "s13", "speaker"] = "دميتري بيسكوف"
    sheet.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
    for _ in range(2):
        assert run(project, "report") == 0
        again = read(path)
        assert again.loc[again.sentence_id == "s13", "speaker"].item() == "دميتري بيسكوف"
    assert "دميتري بيسكوف" in (project.output / "reports" / f"{seed.article_id}.html").read_text("utf-8")


def test_another_article_needs_no_change_of_code(project):
    shutil.copy(ROOT / "tests" / "articles" / "ferry.txt", project.seeds)
    assert run(project, "report") == 0
    assert (project.output / "reports" / "ferry.html").is_file()
    events = read(project.events / "ferry.csv")
    dated = {(row.kind, row.when): row for row in events.itertuples() if row.when}
    assert ("meeting", "2026-02-11") in dated
    assert ("meeting", "2025-12") in dated
    assert any(kind in ("accident", "crash", "disaster") and when == "2026-01-14" for kind, when in dated)
    assert any(
        kind == "visit" and when.startswith("2026-03-1") and row.status == "planned" for (kind, when), row in dated.items()
    )
    annotations = read(project.annotations / "ferry.csv").set_index("sentence_id")
    assert annotations.speaker["s2"] == "الحوراني"
    assert annotations.speaker["s3"].endswith("الحوراني")
    assert annotations.act["s8"] == "deny"
    assert annotations.role["s9"] == "teaser"


def test_one_article_can_be_named(project, tmp_path_factory):
    path = tmp_path_factory.mktemp("elsewhere") / "مقال 2.txt"
    path.write_text(" date 2026-01-10 عربي\nوصل الوزير أمس إلى بيروت.\n", "utf-8")
    assert run(project, "report", path) == 0
    assert [page.stem for page in (project.output / "reports").glob("مقال*.html")] == ["مقال 2"]


@pytest.mark.parametrize(("raw", "says"), [(b"", "is empty"), (None, "does not exist")])
def test_what_is_no_article_is_one_line_and_exit_code_1(project, capsys, raw, says):
    path = project.root / "x.txt"
    if raw is not None:
        path.write_bytes(raw)
    assert run(project, "report", path) == 1
    error = capsys.readouterr().err
    assert says in error and "x.txt" in error and "Traceback" not in error


@pytest.mark.parametrize("alone", [12, 1], ids=["in one process", "on all processors"])
def test_an_article_that_cannot_be_read_stops_no_other(project, seed, capsys, monkeypatch, alone):
    monkeypatch.setattr("khabar.publish.ALONE", alone)
    save_annotations(seed, load_annotations(seed, project), project)
    sheet = project.annotations / f"{seed.article_id}.csv"
    sheet.write_bytes(faulty := sheet.read_bytes().replace(b",state,", b",shout,", 1))
    shutil.copy(ROOT / "tests" / "articles" / "ferry.txt", project.seeds / "a.txt")
    (project.seeds / "b.txt").write_text("  ", "utf-8")
    with pytest.warns(SheetWarning):  # the index goes on with the sheet's last good state
        assert run(project, "report") == 1
    printed = capsys.readouterr()
    assert (project.output / "reports" / "a.html").is_file()
    assert not (project.output / "reports" / "b.html").exists()
    assert "b.txt" in printed.err
    assert printed.err.count('"shout" is not allowed') == 1
    assert "a.html" in printed.out
    assert "index.html" in printed.out
    assert sheet.read_bytes() == faulty


def test_the_committed_sheets_are_those_that_a_run_writes(project, seed):
    for folder in ("annotations", "events", "machine"):
        shutil.copytree(ROOT / "data" / folder, project.root / "data" / folder, dirs_exist_ok=True)
    before = {path: path.read_bytes() for path in (project.root / "data").rglob("*.csv")}
    assert run(project, "report") == 0
    assert {path: path.read_bytes() for path in (project.root / "data").rglob("*.csv")} == before
