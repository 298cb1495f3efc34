"""The report's parts without a browser: marks, addresses, validity, languages, links, rows."""

import re
import sys
from datetime import date
from itertools import count
from pathlib import Path

import html5lib
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from written import SHOUTS, attack, landing, long

from khabar import Project, sheets
from khabar.lexicon import default
from khabar.report import index, report
from khabar.report.article import render
from khabar.report.marks import Close, Open, Span, draw, pieces
from khabar.report.rows import timeline
from khabar.report.safe import direction, file_name, language, phrase, policy, safe_url, visible

ROOT = Path(__file__).parents[1]
ARABIC = re.compile("[\u0621-\u064a]")


# Marks.

texts = st.text(st.sampled_from('قال بوتين "إن" <b>&amp;</b>.\u202e'), min_size=1, max_size=40)


@st.composite
def marked(draw):
    text = draw(texts)
    offsets = st.integers(-2, len(text) + 2)
    spans = draw(st.lists(st.tuples(offsets, offsets, st.sampled_from(["name", "date", "cue", "quote", "event"])), max_size=8))
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, start, end, [Span(min(a, b), max(a, b), kind, Markup(f"{n}")) for n, (a, b, kind) in enumerate(spans)]


@given(marked())
def test_pieces_joined_are_the_sentence(case):
    text, start, end, spans = case
    assert "".join(piece for piece in pieces(text, start, end, spans) if isinstance(piece, str)) == text[start:end]


@given(marked())
def test_every_span_is_marked_whole_and_has_one_card(case):
    text, start, end, spans = case
    at, stack, covered, cards = start, [], {span: set() for span in spans}, dict.fromkeys(spans, 0)
    for piece in pieces(text, start, end, spans):
        if isinstance(piece, Open):
            stack.append(piece.spans)
            for span in piece.spans if piece.first else ():
                cards[span] += 1
        elif isinstance(piece, Close):
            stack.pop()
        else:
            for group in stack:
                for span in group:
                    covered[span] |= set(range(at, at + len(piece)))
            at += len(piece)
    assert stack == []
    for span in spans:
        inside = set(range(max(span.start, start), min(span.end, end)))
        assert covered[span] == inside
        assert cards[span] == (1 if inside else 0)


@given(marked())
def test_drawn_marks_are_valid_html_with_the_sentence_in_it(case):
    text, start, end, spans = case
    parser = html5lib.HTMLParser(strict=True)
    tree = parser.parseFragment(str(draw(text, start, end, spans)))
    for card in [node for node in tree.iter() if node.get("class") == "card"]:
        card.text = ""
        for child in list(card):
            card.remove(child)
    assert "".join(tree.itertext()) == text[start:end].replace("\u202e", "U+202E")


def test_a_mark_that_is_interrupted_goes_on_without_a_second_card():
    spans = [Span(0, 5, "quote", Markup("q")), Span(3, 8, "name", Markup("n"))]
    drawn = draw("abcdefgh", 0, 8, spans, count(1))
    assert re.sub("<span.*?</span>", "", str(drawn)) == (
        '<mark class="quote" tabindex="0" aria-describedby="k1">abc<mark class="name" tabindex="0" aria-describedby="k2">de</mark></mark>'
        '<mark class="name">fgh</mark>'
    )


def test_spans_with_the_same_borders_share_a_mark_and_both_cards():
    drawn = str(draw("abc", 0, 3, [Span(0, 3, "quote", Markup("Q")), Span(0, 3, "date", Markup("D"))]))
    assert drawn.count("<mark") == 1 and 'class="quote date"' in drawn and ">QD</span>" in drawn


# Words made safe.


@given(st.text())
def test_visible_text_has_no_markup_and_no_control(text):
    shown = str(visible(text))
    assert "<" not in re.sub(r'<bdi class="unseen" dir="ltr">U\+[0-9A-F]{4,6}</bdi>', "", shown)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\ud800-\udfff]", shown)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "way", "tongue"),
    [
        ("Embraer 190 تحطمت", "rtl", "ar"),
        ("(2025)", "ltr", ""),
        ("Putin", "ltr", "en"),
        ("قال", "rtl", "ar"),
        ("", "ltr", ""),
        ("2024–2025", "ltr", ""),
    ],
)
def test_direction_and_language_of_a_phrase(text, way, tongue):
    assert (direction(text), language(text)) == (way, tongue)


def test_a_phrase_says_its_language_only_where_it_changes():
    assert phrase("قال", "ar") == '<bdi dir="rtl">قال</bdi>'
    assert phrase("قال", "en") == '<bdi dir="rtl" lang="ar">قال</bdi>'
    assert phrase("Putin", "ar") == '<bdi dir="ltr" lang="en">Putin</bdi>'


@pytest.mark.parametrize("url", ["https://example.org/a?b=1#c", "http://xn--mgbh0fb.example/خبر"])
def test_addresses_of_the_web_are_kept(url):
    assert safe_url(f" {url} ") == url


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//example.org", "/etc/passwd", "https://", "https://a b", "ftp://a.b",
     "https://a\u202eb.org", "http://[", "\x00javascript:x", "file:///etc/passwd", ""],
)  # fmt: skip
def test_other_addresses_are_dropped(url):
    assert safe_url(url) == ""


@pytest.mark.parametrize("name", ["000_26b40dc472a4c13d", "مقال 2", "a.b-c_d", "خبر (1)"])
def test_a_plain_id_is_its_files_name(name):
    assert file_name(name) == name


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "a\\b", ".hidden", "con", "NUL", "index", "index-2", "timeline", "a\"b", "a<b>", "a\x00b", "a\u202eb", "", "..", "x" * 300, "a."])  # fmt: skip
def test_an_id_that_is_no_files_name_gets_one_of_its_own(name):
    made = file_name(name)
    assert re.fullmatch(r"[^<>:\"/\\|?*\x00-\x1f\u202e]+[0-9a-f]{8}|[0-9a-f]{8}", made)
    assert not made.startswith(".") and len(made) < 120
    assert made != file_name(name + "x")


def test_the_policy_allows_one_style_sheet_and_no_script():
    assert policy("a{}") != policy("b{}")
    assert policy("a{}").startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy("a{}") and "script" not in policy("a{}") and "http" not in policy("a{}")


# Whole pages.

ARTICLES = ("seed", "landing", "attack")


@pytest.fixture(scope="module")
def pages(tmp_path_factory, request) -> dict[tuple[str, str], str]:
    project = Project(tmp_path_factory.mktemp("project"))
    sheets.change_cells(
        landing(), "annotations", {("s3", "speaker"): "وزيرة النقل", ("s3", "reviewed"): "yes", ("s4", "note"): "انظر"}, project
    )
    articles = {"seed": request.getfixturevalue("seed"), "landing": landing(), "attack": attack()}
    found = {(name, lang): render(article, project, lang=lang) for name, article in articles.items() for lang in ("ar", "en")}
    for lang in ("ar", "en"):
        first = index(project, lang=lang, articles=articles.values())
        found |= {(stem, lang): first.with_name(f"{stem}.html").read_text("utf-8") for stem in ("index", "timeline")}
    return found


ALL = [(name, lang) for name in (*ARTICLES, "index", "timeline") for lang in ("ar", "en")]


def parse(page: str):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


@pytest.mark.parametrize("key", ALL, ids=" ".join)
def test_the_page_is_valid_html(pages, key):
    tree = parse(pages[key])  # strict: raises at the first fault
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    levels = [int(node.tag[1]) for node in tree.iter() if isinstance(node.tag, str) and re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in zip(levels, levels[1:]))


@pytest.mark.parametrize("key", ALL, ids=" ".join)
def test_every_word_stands_in_its_language_and_direction(pages, key):
    """Arabic words stand in `lang=ar`, from right to left; in an English page, English words outside of Arabic text do not."""
    tree = parse(pages[key])
    root = tree if tree.tag == "html" else tree.find("html")
    assert (root.get("lang"), root.get("dir")) == (key[1], "rtl" if key[1] == "ar" else "ltr")
    wrong = []

    def walk(node, lang, way):
        lang, way = node.get("lang", lang), node.get("dir", way)
        for text in (node.text, *(child.tail for child in node)):
            if text and ARABIC.search(text) and (lang, way) != ("ar", "rtl"):
                wrong.append((node.tag, lang, way, text[:60]))
        for child in node:
            if isinstance(child.tag, str) and child.tag not in ("style", "title"):
                walk(child, lang, way)

    walk(root.find("body"), root.get("lang"), root.get("dir"))
    assert wrong == []


@pytest.mark.parametrize("key", ALL, ids=" ".join)
def test_links_within_the_page_lead_somewhere(pages, key):
    tree = parse(pages[key])
    ids = {node.get("id") for node in tree.iter()}
    links = [node.get("href") for node in tree.iter() if node.tag == "a"]
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert [link for link in links if not re.match(r"#|https://example\.org/|(index|timeline|landing)[\w.-]*\.html", link)] == []


@pytest.mark.parametrize("name", ["seed", "landing"])
def test_events_statements_and_findings_are_tied_to_their_sentences_both_ways(pages, name):
    tree = parse(pages[name, "ar"])
    body = next(node for node in tree.iter() if node.tag == "body")
    by_id = {node.get("id"): node for node in body.iter() if node.get("id")}

    def targets(node, letter):
        return {a.get("href")[1:] for a in node.iter() if a.tag == "a" and re.fullmatch(rf"#{letter}\d+", a.get("href", ""))}

    for letter in "eqf":
        things = {key: node for key, node in by_id.items() if re.fullmatch(rf"{letter}\d+", key)}
        assert things
        for key, node in things.items():
            assert targets(node, "s"), f"{key} names no sentence"
            for sentence in targets(node, "s"):
                assert key in targets(by_id[sentence], letter), f"{sentence} does not lead back to {key}"


def test_the_style_sheet_is_the_one_that_the_policy_allows(pages):
    for page in pages.values():
        style = re.search("<style>(.*?)</style>", page, re.DOTALL)[1]
        assert f'content="{policy(style)}"'.replace("'", "&#39;") in page or f'content="{policy(style)}"' in page
        assert " style=" not in page and "<script" not in page and '<link rel="stylesheet' not in page


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_attacks_is_shown_letter_by_letter(pages, lang):
    tree = parse(pages["attack", lang])
    text = "".join(next(node for node in tree.iter() if node.tag == "main").itertext())
    for shout in SHOUTS:
        assert shout.replace("\u202e", "U+202E").replace("\x00", "U+0000") in text


def test_the_same_input_gives_the_same_page(seed, project):
    assert render(seed, project) == render(seed, project)


def test_an_article_without_anything_has_a_page(project):
    from khabar import article_from_text

    for text in ("...", "Hello.", "\n\nكلمة\n"):
        page = render(article_from_text(text), project)
        parse(page)


def test_what_a_person_changed_is_said_to_be_a_persons(pages):
    page = pages["landing", "ar"]
    assert "قرره إنسان" in page and "رأي الأداة: " in page and "صححها إنسان" in page and "انظر" in page
    assert "قرره إنسان" not in pages["seed", "ar"]


def test_a_report_is_written_where_it_is_asked_for(seed, project, tmp_path):
    path = report(seed, project, tmp_path / "deep" / "خبر.html")
    assert path == tmp_path / "deep" / "خبر.html" and path.is_file()
    assert "index.html" not in path.read_text("utf-8")
    own = report(seed, project)
    assert own == project.output / "reports" / f"{seed.article_id}.html"
    assert own.with_name("index.html").is_file(), "the report has a link to it"


# Rows: an uncertain date looks uncertain, and a place on the axis is right.


def events(*rows: dict) -> list[dict]:
    base = dict.fromkeys(("event_id", "label_ar", "label_en", "when", "precision", "place", "participants", "note", "also"), "")
    base |= {"earliest": pd.NaT, "latest": pd.NaT, "asserted_by": "outlet", "status": "happened", "evidence": "s1"}
    return [base | {"event_id": f"e{n}"} | row for n, row in enumerate(rows)]


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(date.fromisoformat(text))


def test_rows_stand_in_the_order_of_time_with_the_shape_of_their_precision():
    rows = events(
        {"when": "2025-10-09", "earliest": day("2025-10-09"), "latest": day("2025-10-09"), "precision": "day"},
        {"when": "2025-09", "earliest": day("2025-09-01"), "latest": day("2025-09-30"), "precision": "month"},
        {"when": "", "precision": "none"},
        {
            "when": "2025-09-01/2025-09-10~",
            "earliest": day("2025-09-01"),
            "latest": day("2025-09-10"),
            "precision": "part of month",
        },
    )
    time = timeline(rows, "ar", default())
    assert [(row.event_id, row.shape) for row in time.dated] == [("e3", "about"), ("e1", "span"), ("e0", "day")]
    assert [(row.event_id, row.shape) for row in time.undated] == [("e2", "none")]
    about, span, dot = time.dated
    assert about.start == span.start and about.width < span.width and dot.width == 0
    assert dot.start > span.start + span.width
    assert time.shapes == ["day", "span", "about"]


def test_a_long_silence_is_said_between_the_rows_it_lies_between():
    rows = events(
        {"when": "2024-12-25", "earliest": day("2024-12-25"), "latest": day("2024-12-25"), "precision": "day"},
        {"when": "2025-10-07", "earliest": day("2025-10-07"), "latest": day("2025-10-07"), "precision": "day"},
        {"when": "2025-10-09", "earliest": day("2025-10-09"), "latest": day("2025-10-09"), "precision": "day"},
    )
    time = timeline(rows, "ar", default())
    assert [row.silence for row in time.dated] == ["", "9 أشهر بلا أحداث مذكورة", ""]
    assert len(time.breaks) == 1


def test_a_date_that_a_person_typed_wrong_is_shown_as_typed():
    assert timeline(events({"when": "قريبا"}), "ar", default()).undated[0].day == "قريبا"


# The index.


def test_the_index_is_paged_and_a_shorter_one_leaves_no_page_behind(project, monkeypatch):
    from dataclasses import replace

    from khabar.report import index as module

    monkeypatch.setattr(sys.modules["khabar.report.index"], "CARDS", 2)
    monkeypatch.setattr(sys.modules["khabar.report.index"], "EVENTS", 5)
    articles = [replace(landing(), article_id=f"a{n}", published=date(2026, 1, 1 + n), source=f"وكالة {n % 2}") for n in range(5)]
    first = module(project, articles=articles)
    assert sorted(path.name for path in first.parent.glob("index*")) == ["index-2.html", "index-3.html", "index.html"]
    assert len(list(first.parent.glob("timeline*"))) > 1
    page = first.read_text("utf-8")
    assert page.index("5 يناير") < page.index("4 يناير"), "newest first"
    for path in first.parent.glob("*.html"):
        parse(path.read_text("utf-8"))
        for href in re.findall(r'href="((?:index|timeline)[^"#]*)', path.read_text("utf-8")):
            assert (first.parent / href).is_file()
    module(project, articles=articles[:1])
    assert sorted(path.name for path in first.parent.glob("index*")) == ["index.html"]


def test_an_unreadable_file_is_named_and_stops_nothing(project, seed):
    (project.seeds / "empty.txt").write_text("", "utf-8")
    page = index(project).read_text("utf-8")
    assert "empty.txt" in page and "is empty" in page
    assert "بوتين" in page


def test_an_empty_project_has_an_index(tmp_path):
    parse(index(Project(tmp_path)).read_text("utf-8"))


@pytest.mark.slow
def test_a_thousand_articles_are_indexed_in_a_minute(tmp_path):
    import time
    from dataclasses import replace

    articles = [replace(landing(), article_id=f"a{n}", source=f"وكالة {n % 9}") for n in range(1000)]
    began = time.process_time()
    first = index(Project(tmp_path), articles=articles)
    assert time.process_time() - began < 60
    assert len(list(first.parent.glob("index*.html"))) == 17


def test_an_article_of_500_sentences_stays_below_two_megabytes(project):
    assert len(render(long(), project).encode()) < 2_000_000
