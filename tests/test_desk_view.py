"""What the desk hands to the page, without a browser: state, script, style, and the table for where no widget can be drawn."""

import json
import re
from pathlib import Path

import pytest

from khabar import Project, article_from_text, desk, sheets
from khabar.desk import page, view
from khabar.desk.desk import Desk
from khabar.labels import labels
from khabar.lexicon import default

SCRIPTS = Path(desk.__file__).parent / "js"


def test_opening_a_desk_writes_nothing(seed, project):
    before = sorted(project.root.rglob("*"))
    desk.edit(seed, project)
    desk.timeline(seed, project)
    assert sorted(project.root.rglob("*")) == before


def test_the_state_is_json_and_its_spans_give_back_the_words(seed, project):
    state = json.loads(json.dumps(desk.edit(seed, project).page_state()))
    text = state["article"]["text"]
    assert [text[row["start"] : row["end"]] for row in state["rows"]] == [row["text"] for row in state["rows"]]
    dates = {text[start:end] for start, end, kind, *_ in state["marks"] if kind == "date"}
    assert {"اليوم الخميس", "7 أكتوبر"} <= dates
    people = {text[start:end] for start, end, kind, *_ in state["marks"] if kind == "person"}
    assert {"فلاديمير بوتين", "إلهام علييف"} <= people
    assert state["people"][0]["name"] == "فلاديمير بوتين", "who speaks most stands first"
    assert state["spelled"]["2024-12-25"] == ["25 ديسمبر/كانون الأول 2024", "25 December 2024"]


def test_events_of_the_desk_are_those_of_the_sheet(seed, project):
    sheets.change_cells(seed, "annotations", {("s17", "when"): "2024-12-24"}, project)
    shown = {event["id"]: event["edtf"] for event in desk.edit(seed, project).page_state()["events"]}
    sheet = sheets.load_events(seed, project)
    assert shown == dict(zip(sheet["event_id"], sheet["when"].fillna("")))


def test_a_page_loaded_anew_gets_the_sheet_of_now(seed, project):
    widget = desk.edit(seed, project)
    widget.do_set([{"row": "s3", "column": "act", "value": "warn"}])
    assert widget.get_state()["state"]["rows"][2]["act"] == "warn"
    assert widget.get_state()["state"]["mine"]["s3"]["act"]["machine"] == "condole"


def test_a_request_that_fails_is_answered(seed, project):
    widget = desk.edit(seed, project)
    sent = []
    widget.send = lambda content, buffers=None: sent.append(content)
    widget._receive(None, {"n": 7, "do": "set", "cells": [{"row": "s1", "column": "act", "value": "shout"}]}, [])
    assert sent[0]["answer"] == 7
    assert '"shout" is not allowed' in sent[0]["refused"][0]
    with pytest.raises(AttributeError):
        widget._receive(None, {"n": 8, "do": "nothing"}, [])
    assert sent[1]["answer"] == 8 and "refused" in sent[1]


def test_a_change_in_one_desk_reaches_the_other_desks_of_the_article(seed, project, tmp_path):
    one, other, elsewhere = desk.edit(seed, project), desk.edit(seed, project), desk.edit(seed, Project(tmp_path / "other"))
    news = {"other": [], "elsewhere": []}
    one.send = lambda content, buffers=None: None
    other.send = lambda content, buffers=None: news["other"].append(content)
    elsewhere.send = lambda content, buffers=None: news["elsewhere"].append(content)
    one._receive(None, {"n": 1, "do": "set", "cells": [{"row": "s3", "column": "speaker", "value": "ناطق"}]}, [])
    assert any(row["speaker"] == "ناطق" for message in news["other"] for row in message.get("rows", ()))
    assert news["elsewhere"] == []


def test_the_static_table_holds_the_correction_and_runs_nothing(project):
    article = article_from_text("قال الوزير <script>alert(1)</script> إن \u202eالعمل بدأ.", "2024-06-01", id="nasty")
    sheets.change_cells(article, "annotations", {("s1", "speaker"): "<b>الوزير</b>"}, project)
    html = desk.edit(article, project)._repr_mimebundle_()[0]["text/html"]
    assert "<script" not in html and "<b>" not in html and "\u202e" not in html
    assert "&lt;b&gt;الوزير&lt;/b&gt; ✎" in html and "U+202E" in html


def test_every_word_that_the_scripts_ask_for_is_in_the_lexicon():
    known = labels(default())
    source = "".join(path.read_text("utf-8") for path in SCRIPTS.glob("*.js"))
    asked = set(re.findall(r'"((?:desk\w*|column|status|state)\.[\w-]+)"', source))
    assert len(asked) > 40 and asked <= known.keys()
    stems = set(re.findall(r"`(desk_\w+)\.\$\{", source))
    assert stems == {"desk_status", "desk_filter", "desk_mark", "desk_legend", "desk_keys"}
    shown = {key for key in known if key.startswith("desk")}
    assert not {key for key in shown if key not in asked and key.split(".")[0] not in stems and f'"{key}"' not in python_source()}


def python_source() -> str:
    return "".join(path.read_text("utf-8") for path in SCRIPTS.parent.glob("*.py"))


def test_the_script_is_one_module_that_asks_for_nothing_from_outside():
    whole = str(Desk._esm)
    assert not re.search(r"^import\b", whole, re.MULTILINE)
    assert len(re.findall(r"^export\b", whole, re.MULTILINE)) == 1
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(", whole)
    assert not re.search(r"https?://|url\((?!data:)", whole + page.style("desk"))


def test_names_in_a_module_do_not_clash_when_the_files_are_one():
    for names in (("text", "dom", "shelf", "store", "keys", "article", "panel", "bar", "desk"), ("text", "dom", "timeline")):
        made = re.findall(r"^(?:function|const|let) (\w+)", page.script(*names), re.MULTILINE)
        assert sorted(made) == sorted(set(made))


def test_dates_are_spelled_and_what_is_no_date_stays_as_typed():
    assert view.spell("2025-03 ; 2025-10-07") == ["مارس/آذار 2025، 7 أكتوبر/تشرين الأول 2025", "March 2025, 7 October 2025"]
    assert view.spell("soon") == ["soon", "soon"]
    assert view.spell("") == ["", ""]
