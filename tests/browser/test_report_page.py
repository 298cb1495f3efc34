"""The report in a browser: silent, whole, readable by everybody, and safe whatever the article says."""

import shutil
import time
from pathlib import Path

import pytest
from conftest import DESKTOP, PHONE, SMALLEST
from written import LANDING, SHOUTS, attack, landing, long

from khabar import Project, load_article, sheets
from khabar.report import index, report

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> dict[str, Path]:
    """The pages of one project: the seed and the landing in both languages, the index, the timeline over all. One cell is corrected."""
    project = Project(tmp_path_factory.mktemp("project"))
    seed = load_article(next((ROOT / "seeds").glob("*.txt")))
    sheets.change_cells(landing(), "annotations", {("s3", "speaker"): "وزيرة النقل", ("s3", "reviewed"): "yes"}, project)
    pages = {
        f"{article.article_id[:7]} {lang}": report(
            article, project, project.output / f"{article.article_id}.{lang}.html", lang=lang
        )
        for article in (seed, landing())
        for lang in ("ar", "en")
    }
    for article in (seed, landing()):
        report(article, project)
    first = index(project, articles=[seed, landing()])
    return pages | {"index": first, "timeline": first.with_name("timeline.html")}


PAGES = ("000_26b ar", "000_26b en", "landing ar", "landing en", "index", "timeline")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_asked_for_and_nothing_said(written, visit, name):
    opened = visit(written[name])
    opened.open_details()
    assert opened.requests == []
    assert opened.messages == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_no_fault(written, visit, name, scheme, size):
    opened = visit(written[name], size=size, scheme=scheme)
    opened.open_details()
    assert opened.faults() == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [SMALLEST, PHONE, DESKTOP, (700, 900), (960, 900)], ids=str)
def test_nothing_scrolls_sideways(written, visit, name, size):
    opened = visit(written[name], size=size)
    opened.open_details()
    assert opened.overflow() == 0


@pytest.mark.parametrize("name", ["000_26b ar", "landing en"])
def test_tab_reaches_every_card_and_shows_it(written, visit, name):
    page = visit(written[name]).page
    cards = page.locator("mark[tabindex]").count()
    assert cards >= 20
    page.locator("#text h2").evaluate("node => { node.tabIndex = -1; node.focus() }")
    shown = set()
    for _ in range(4 * cards):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const mark = document.activeElement
                if (mark.tagName !== 'MARK') return null
                const card = document.getElementById(mark.getAttribute('aria-describedby'))
                const box = card.getBoundingClientRect(), words = card.innerText.trim()
                const within = box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight
                return [card.id, getComputedStyle(card).display !== 'none' && within && words.length > 0]
            }"""
        )
        if seen:
            assert seen[1], seen[0]
            shown.add(seen[0])
        if len(shown) == cards:
            return
    pytest.fail(f"{len(shown)} of {cards} cards were reached")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_touch_and_pointer_show_the_card_of_the_innermost_mark(written, visit, size):
    page = visit(written["000_26b ar"], size=size, touch=True).page
    mark = page.locator(".line mark.cue").first
    card = mark.locator("> .card")
    assert not card.is_visible()
    mark.tap()
    assert card.is_visible()
    page.mouse.click(2, 2)
    nested = page.locator("mark.quote mark").first
    nested.hover()
    visible = page.locator(".card:visible")
    assert visible.count() == 1
    assert visible.evaluate("(card, mark) => card.parentElement === mark", nested.element_handle())


@pytest.mark.parametrize("name", PAGES)
def test_every_link_within_leads_somewhere(written, visit, name):
    page = visit(written[name]).page
    assert (
        page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.outerHTML)"
        )
        == []
    )
    for href in page.evaluate("[...document.querySelectorAll('a')].map(a => a.href).filter(href => href.startsWith('file:'))"):
        assert Path(href.removeprefix("file://").split("#")[0]).is_file(), href


def test_the_page_opens_within_a_second(written, visit):
    def opening() -> float:
        page = visit(written["000_26b ar"]).page
        return page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")

    assert min(opening() for _ in range(3)) < 1000


def test_long_words_of_a_person_stay_within_the_page(visit, tmp_path):
    project = Project(tmp_path)
    sheets.change_cells(landing(), "annotations", {("s2", "note"): "ملاحظة" * 60, ("s3", "speaker"): "x" * 300}, project)
    opened = visit(report(landing(), project), size=SMALLEST)
    opened.open_details()
    assert opened.overflow() == 0


# Right to left, measured: where the letters are, not what the style says.

BOXES = """(element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT,
        node => node.parentElement.closest('.card') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
    const found = []
    for (let node; (node = walker.nextNode());)
        for (let n = 0; n < node.length; n++) {
            const range = document.createRange()
            range.setStart(node, n)
            range.setEnd(node, n + 1)
            const box = range.getBoundingClientRect()
            found.push([node.data[n], box.left, box.right, box.top, box.bottom])
        }
    return found
}"""


def boxes(page, selector: str) -> list[tuple]:
    return [tuple(box) for box in page.locator(selector).first.evaluate(BOXES) if box[0].strip()]


@pytest.mark.parametrize("name", ["000_26b ar", "000_26b en"])
def test_ten_marked_sentences_run_from_right_to_left(written, visit, name):
    page = visit(written[name]).page
    for number in range(1, 11):
        text = boxes(page, f"#s{number} > p")
        first, last = text[0], text[-1]
        left, right = min(box[1] for box in text), max(box[2] for box in text)
        assert abs(first[2] - right) < 3, f"sentence {number}: its first letter {first[0]} is not at the right edge"
        line = [box for box in text if abs(box[3] - last[3]) < 8]
        assert last[0] in '."', f"sentence {number}"
        assert last[1] == min(box[1] for box in line), f"sentence {number}: its full stop is not at the left end"
        assert right - left > 300


def test_a_title_that_begins_with_latin_runs_from_right_to_left(written, visit):
    for name in ("landing ar", "landing en"):
        title = boxes(visit(written[name]).page, "h1")
        words = "".join(box[0] for box in title)
        latin, arabic = words.index("F"), words.index("ت")
        line = [box for box in title if abs(box[3] - title[0][3]) < 8]
        assert title[latin][1] > title[arabic][2] - 1, "the Latin word stands right of the Arabic one that follows it"
        assert max(box[2] for box in line) == max(box[2] for box in title[:8]), "and at the right edge"
        opening, closing = title[words.index("(")], title[words.index(")")]
        assert opening[1] > closing[1], "the brackets hold their words"


# After an Arabic letter digits are "Arabic numbers" to the bidi algorithm (rule W2): each number runs from left to right, and a range
# of two, whatever its dash, is read in the order of the text, the first at the right.
@pytest.mark.parametrize(
    ("inner", "numbers"), [("2024-2025", ["2024", "2025"]), ("3–5", ["3", "5"]), ("50%", ["50"]), ("12", ["12"]), ("14", ["14"])]
)
def test_numbers_and_ranges_run_as_they_are_read(written, visit, inner, numbers):
    page = visit(written["landing ar"]).page
    sentences = [boxes(page, f"#s{number} > p") for number in range(1, 9)]
    text = next(text for text in sentences if inner in "".join(box[0] for box in text))
    start = "".join(box[0] for box in text).index(inner)
    part = text[start : start + len(inner)]
    runs = [part[inner.index(number) :][: len(number)] for number in numbers]
    for run in runs:
        assert [box[1] for box in run] == sorted(box[1] for box in run)
    assert [run[0][1] for run in runs] == sorted((run[0][1] for run in runs), reverse=True)


def test_letters_stay_joined_where_a_mark_begins_within_a_word(written, visit):
    page = visit(written["000_26b ar"]).page
    widths = page.evaluate(
        """() => {
            const mark = [...document.querySelectorAll('.line mark')].find(one => {
                const before = one.previousSibling?.data?.slice(-1) ?? ''
                return 'بتثسشلكفمنهي'.includes(before) && before && !one.closest('mark mark')
            })
            if (!mark) return null
            const words = document.createElement('p'), plain = document.createElement('p')
            const letter = mark.previousSibling.data.slice(-1)
            const copy = mark.cloneNode(true)
            copy.querySelectorAll('.card').forEach(card => card.remove())
            const text = copy.textContent
            copy.replaceChildren(text)
            for (const one of [words, plain]) {
                one.lang = 'ar'; one.dir = 'rtl'; one.style.display = 'none'
                document.querySelector('#text').append(one)
            }
            words.append(letter, copy)
            plain.append(letter + text)
            return [words, plain].map(one => {
                one.removeAttribute('style')
                const range = document.createRange()
                range.selectNodeContents(one)
                return range.getBoundingClientRect().width
            })
        }"""
    )
    assert widths is not None
    assert abs(widths[0] - widths[1]) < 1


# Safe, whatever stands in article, sheet, lexicon and file name.


def assert_harmless(opened) -> None:
    opened.open_details()
    page = opened.page
    for mark in page.locator("mark[tabindex]").all()[:12]:
        mark.hover(force=True)
        mark.focus()
    assert opened.requests == []
    assert [message for message in opened.messages if "Content Security Policy" not in message] == []
    assert opened.messages == [], "the policy had nothing to forbid either"
    assert page.locator("script, iframe, object, embed, link[rel=stylesheet], form, base").count() == 0
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(one => [...one.attributes]).filter(one => one.name.startsWith('on') || one.name === 'style').map(one => one.name)"
        )
        == []
    )
    assert page.locator("a[href^='javascript']").count() == 0


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_article_that_attacks_is_shown_as_text(visit, tmp_path, lang):
    opened = visit(report(attack(), Project(tmp_path), lang=lang))
    assert_harmless(opened)
    shown = opened.page.locator("main").inner_text()
    for shout in SHOUTS[:10]:
        assert shout in shown
    assert "U+202E" in shown and "U+0000" in shown
    assert "\u202e" not in opened.page.content()


def test_a_sheet_that_attacks_is_shown_as_text(visit, tmp_path):
    project = Project(tmp_path)
    cells = {("s1", "note"): SHOUTS[0], ("s2", "speaker"): SHOUTS[3], ("s3", "note"): SHOUTS[10], ("s4", "addressee"): SHOUTS[2]}
    sheets.change_cells(landing(), "annotations", cells, project)
    first = sheets.load_events(landing(), project)["event_id"].iloc[0]
    sheets.change_cells(landing(), "events", {(first, "label_ar"): SHOUTS[6], (first, "note"): SHOUTS[1]}, project)
    opened = visit(report(landing(), project))
    assert_harmless(opened)
    shown = opened.page.locator("main").inner_text()
    assert SHOUTS[0] in shown and SHOUTS[3] in shown and SHOUTS[2] in shown and SHOUTS[6] in shown and SHOUTS[1] in shown
    opened = visit(index(project, articles=[landing(), attack()]))
    assert_harmless(opened)
    assert_harmless(visit(project.output / "reports" / "timeline.html"))


def test_a_lexicon_that_attacks_is_shown_as_text(visit, tmp_path):
    project = Project(tmp_path)
    shutil.copytree(ROOT / "data" / "lexicon", project.lexicon)
    path = project.lexicon / "labels.csv"
    text = path.read_text("utf-8").replace("act.announce,إعلان", f'act.announce,"{SHOUTS[2].replace(chr(34), chr(39))}"')
    text = text.replace("report.timeline,الخط الزمني", f'report.timeline,"{SHOUTS[6]}"')
    path.write_text(text, "utf-8")
    opened = visit(report(landing(), project))
    assert_harmless(opened)
    assert SHOUTS[6] in opened.page.locator("main").inner_text()


def test_a_file_name_that_attacks_is_shown_as_text(visit, tmp_path):
    project = Project(tmp_path)
    name = "a\"><img src=x onerror=alert(1)>'&#x3c;"
    project.seeds.mkdir()
    path = project.seeds / f"{name}.txt"
    path.write_text(LANDING, "utf-8")
    page = report(load_article(path), project)
    assert page.parent == project.output / "reports"
    opened = visit(page)
    assert_harmless(opened)
    assert name in opened.page.locator("#made").inner_text()
    first = visit(index(project))
    assert_harmless(first)
    first.page.locator(".cards h3 a").first.click()
    first.page.wait_for_url("**/a-*")


def test_without_the_escaping_the_policy_would_still_forbid_it(visit, tmp_path):
    page = report(landing(), Project(tmp_path))
    page.write_text(
        page.read_text("utf-8").replace("</main>", f"{SHOUTS[0]}{SHOUTS[2]}<p style='color:red'>x</p></main>"), "utf-8"
    )
    opened = visit(page)
    assert not [message for message in opened.messages if message.startswith("dialog")]
    assert [message for message in opened.messages if "Content Security Policy" in message]


# On paper.


def test_printed_on_a4_with_the_evidence_open(written, visit, tmp_path):
    opened = visit(written["000_26b ar"])
    path = tmp_path / "report.pdf"
    opened.page.pdf(path=path, prefer_css_page_size=True)
    boxes = {tuple(map(float, box)) for box in pdf_boxes(path)}
    assert boxes and all(abs(width - 595) < 1.5 and abs(height - 842) < 1.5 for width, height in boxes)
    opened.page.emulate_media(media="print")
    assert opened.page.locator("details blockquote").count() >= 5
    assert all(
        quote.bounding_box() and quote.bounding_box()["height"] > 10 for quote in opened.page.locator("details blockquote").all()
    )
    rows = opened.page.locator(".rows li, .line, .speaker li, .findings li, .made div, tr")
    assert set(rows.evaluate_all("rows => rows.map(row => getComputedStyle(row).breakInside)")) == {"avoid"}
    assert opened.page.locator(".card:visible").count() == 0


def pdf_boxes(path: Path) -> list[tuple[str, str]]:
    import re

    return [(w.decode(), h.decode()) for w, h in re.findall(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", path.read_bytes())]


# Sizes and times.


def test_sizes(tmp_path):
    import re

    project = Project(tmp_path)
    seed = load_article(next((ROOT / "seeds").glob("*.txt")))
    page = re.sub(r"data:image/png;base64,[^\"]*", "", report(seed, project).read_text("utf-8"))
    assert len(page.encode()) <= 200_000
    assert report(long(), project).stat().st_size <= 2_000_000


def test_the_seed_is_drawn_within_two_seconds(tmp_path):
    project = Project(tmp_path)
    seed = load_article(next((ROOT / "seeds").glob("*.txt")))
    report(seed, project)
    took = []
    for _ in range(4):
        began = time.perf_counter()
        report(seed, project)
        took.append(time.perf_counter() - began)
    assert min(took) < 2


def test_the_corrected_cell_is_said_to_be_a_persons(written, visit):
    page = visit(written["landing ar"]).page
    assert "صححها إنسان" in page.locator("#s3 aside").inner_text()
    assert "وزيرة النقل" in page.locator("#hand table").first.inner_text()
    page.locator("#s3 mark.cue").first.focus()
    assert "قرره إنسان" in page.locator("#s3 mark.cue > .card").first.inner_text()
