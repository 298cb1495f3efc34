"""The desk in a real JupyterLab: keys that stay in it, edits that reach the file, a kernel that dies, five hundred sentences.

One JupyterLab and one notebook serve most tests; each test reads an article of its own, so that none meets another's sheet. What the
desk does on the page is in `test_desk_page.py`.
"""

import csv
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import axe_playwright_python
import pytest
from lab import Notebook, running_lab, write_notebook
from playwright.sync_api import Browser, Locator, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SEED = "000_26b40dc472a4c13d"
expect.set_options(timeout=20_000)  # a busy machine: JupyterLab, a kernel and a browser share it
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture(scope="module")
def context(lab, chromium: Browser):
    """A browser that reaches this JupyterLab and nothing else: the desk asks nothing of the internet."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    allowed = (lab.url, "file:", "data:", "blob:")
    context.route(lambda url: not url.startswith(allowed), lambda route: route.abort())
    yield context
    context.close()


@pytest.fixture(scope="module")
def open_notebook(lab, context):
    """The notebook that the tests share: its kernel has imported what they need."""
    write_notebook(
        lab.root / "shared.ipynb",
        "from helpers import PROJECT, SEEDS, edit, load_annotations, load_article, timeline",
        "def read(name):\n    global article, desk\n    article = load_article(SEEDS / f'{name}.txt')\n    desk = edit(article)\n    return desk",
    )
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    notebook = lab.open(page, "shared.ipynb")
    notebook.run_all()
    return notebook


@pytest.fixture
def notebook(open_notebook, lab):
    yield open_notebook
    open_notebook.theme("JupyterLab Light")
    while open_notebook.page.locator("dialog[open]").count():
        open_notebook.page.keyboard.press("Escape")


class DeskInLab:
    """The desk of one article in the shared notebook."""

    def __init__(self, notebook: Notebook, name: str, text: str | None = None):
        self.notebook, self.page, self.name = notebook, notebook.page, name
        self.root = notebook.lab.root
        seed = self.root / "seeds" / f"{name}.txt"
        if text is None:
            shutil.copy(self.root / "seeds" / f"{SEED}.txt", seed)
        else:
            seed.write_text(text, "utf-8")
        notebook.command("notebook:clear-all-cell-outputs")  # the desks of other tests
        self.seconds = self._show(f"read('{name}')")
        self.el = self.page.locator(".khabar-desk", has=self.page.locator(".khabar-bar")).last
        self.article.focus()

    def _show(self, source: str) -> float:
        """Runs the cell that shows a desk; the seconds from there until its sentences are drawn."""
        milliseconds = self.page.evaluate(
            """async (source) => {
                const { commands, shell } = window.jupyterapp;
                const notebook = shell.currentWidget.content;
                notebook.activeCellIndex = notebook.widgets.length - 1;
                await commands.execute("notebook:insert-cell-below");
                notebook.activeCell.model.sharedModel.setSource(source);
                const begun = performance.now();
                const drawn = new Promise((resolve) => {
                    const look = () => {
                        if (document.querySelector(".khabar-desk .khabar-sentence") || performance.now() - begun > 30000) resolve(performance.now() - begun);
                        else requestAnimationFrame(look);
                    };
                    look();
                });
                await commands.execute("notebook:run-cell");
                return await drawn;
            }""",
            source,
        )
        self.notebook.wait_for_kernel()
        self.notebook.raise_errors()
        return milliseconds / 1000

    @property
    def article(self) -> Locator:
        return self.el.get_by_role("listbox").first

    @property
    def path(self) -> Path:
        return self.root / "data" / "annotations" / f"{self.name}.csv"

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def saved(self) -> None:
        expect(self.el.locator(".khabar-saved")).to_have_attribute("data-status", "saved")

    def rows(self) -> list[dict]:
        return read_sheet(self.path)

    def act_on_page(self) -> str:
        return self.el.locator('.khabar-choices-act [aria-checked="true"]').get_attribute("data-value")


def read_sheet(path: Path) -> list[dict]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_speaker_corrected_by_keyboard_in_notebook_02_is_in_the_file_in_the_kernel_and_stays(lab, context):
    page = context.new_page()
    notebook = lab.open(page, "notebooks/02_annotate.ipynb")
    notebook.run_all()
    desk = page.locator(".khabar-desk").first
    desk.wait_for()
    path = lab.root / "data" / "annotations" / f"{SEED}.csv"
    before = path.read_bytes() if path.exists() else b""
    desk.get_by_role("listbox").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("s")
    page.keyboard.type("ناطق جديد")
    page.keyboard.press("Enter")
    expect(desk.locator(".khabar-saved")).to_have_attribute("data-status", "saved")
    assert path.read_bytes() != before
    assert read_sheet(path)[1]["speaker"] == "ناطق جديد"
    ask = "load_annotations(article).set_index('sentence_id').loc['s2', 'speaker']"
    assert notebook.ask(ask) == "ناطق جديد"
    notebook.run_all()
    assert notebook.ask(ask) == "ناطق جديد"
    expect(page.locator(".khabar-desk .khabar-sentence").nth(1).locator(".khabar-chip-speaker")).to_contain_text("ناطق جديد")
    notebook.close()


def test_nbconvert_of_notebook_02_shows_the_table_with_the_correction_offline(lab, context):
    # Runs after the correction above; alone, it makes one of its own.
    path = lab.root / "data" / "annotations" / f"{SEED}.csv"
    if not path.exists():
        correct = (
            f"from helpers import *; from khabar import sheets; article = load_article(SEEDS / '{SEED}.txt');"
            "sheets.change_cells(article, 'annotations', {('s2', 'speaker'): 'ناطق جديد'}, PROJECT)"
        )
        subprocess.run([sys.executable, "-c", correct], cwd=lab.root, env=lab.environment, check=True)
    command = ["-m", "nbconvert", "--execute", "--to", "html", "--ExecutePreprocessor.store_widget_state=False"]
    subprocess.run(
        [sys.executable, *command, "--output-dir", str(lab.home), "notebooks/02_annotate.ipynb"],
        cwd=lab.root,
        env=lab.environment,
        check=True,
        capture_output=True,
        timeout=300,
    )
    page = context.new_page()
    page.goto((lab.home / "02_annotate.html").as_uri())
    table = page.locator("table", has=page.locator("td", has_text="ناطق جديد ✎"))
    expect(table).to_be_visible()
    expect(table.locator("tbody tr")).to_have_count(19)
    page.close()


def test_undo_and_redo_move_screen_and_file_together(notebook):
    desk = DeskInLab(notebook, "undo")
    desk.press("ArrowDown", "Digit8")
    desk.saved()
    desk.press("Digit9")
    desk.saved()
    for keys, act in (("Control+z", "warn"), ("Control+z", "add"), ("Control+y", "warn"), ("Control+Shift+z", "condemn")):
        desk.press(keys)
        assert desk.act_on_page() == act
        desk.saved()
        assert desk.rows()[1]["act"] == act


def test_five_fast_edits_are_all_saved_in_order(notebook):
    desk = DeskInLab(notebook, "fast")
    # One task of the browser holds all five: no answer can come between them.
    desk.page.evaluate(
        """() => {
            for (const code of ["Digit1", "Digit2", "ArrowDown", "Digit8", "ArrowDown", "Digit9", "ArrowDown", "Digit4"])
                document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true }));
        }"""
    )
    desk.saved()
    assert [row["act"] for row in desk.rows()[:4]] == ["stress", "warn", "condemn", "deny"]
    desk.press("Control+z", "Control+z", "Control+z")
    desk.saved()
    assert desk.rows()[0]["act"] == "stress"
    assert [row["act"] for row in desk.rows()[1:4]] == ["add", "condole", "stress"]
    desk.press("Control+z")
    desk.saved()
    assert desk.rows()[0]["act"] == "state"


def test_a_change_from_outside_is_merged_and_appears(notebook):
    desk = DeskInLab(notebook, "outside")
    desk.press("Digit8")
    desk.saved()
    rows = desk.rows()
    rows[4]["speaker"] = "من جدول آخر"
    with desk.path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    desk.press("ArrowDown", "Digit9")
    expect(desk.el.locator('[data-id="s5"] .khabar-chip-speaker')).to_have_text("من جدول آخر")
    desk.saved()
    after = desk.rows()
    assert (after[0]["act"], after[1]["act"], after[4]["speaker"]) == ("warn", "condemn", "من جدول آخر")


def test_letters_stand_where_right_to_left_puts_them(notebook):
    text = "أعلن مدير شركة Airbus SE (إيرباص) أن العمل بدأ في «Sport 24» اليوم."
    desk = DeskInLab(notebook, "latin", " date 2025-10-09 عربي\n" + text)
    places = desk.page.evaluate(
        """(el) => {
            const letters = [];
            for (const piece of el.querySelectorAll("[data-from]")) for (let n = 0; n < piece.firstChild.length; n++) {
                const range = document.createRange();
                range.setStart(piece.firstChild, n);
                range.setEnd(piece.firstChild, n + 1);
                const { left, right, top } = range.getBoundingClientRect();
                letters.push({ char: piece.firstChild.data[n], left, right, top });
            }
            return { letters, box: el.getBoundingClientRect().toJSON() };
        }""",
        desk.el.locator(".khabar-text").element_handle(),
    )
    letters, box = places["letters"], places["box"]
    assert "".join(letter["char"] for letter in letters) == text
    one_line = [letter for letter in letters if abs(letter["top"] - letters[0]["top"]) < 8 or letter["char"] in "AirbusSEport24 "]
    assert one_line
    first, stop = letters[0], letters[-1]
    assert box["right"] - first["right"] < 3, "the first letter stands at the right edge"
    last_line = [letter for letter in letters if abs(letter["top"] - stop["top"]) < 20]
    assert stop["left"] <= min(letter["left"] for letter in last_line) + 0.5, "the full stop stands at the left end"
    at = {char: letters[text.index(char)] for char in "(إAE"}
    closing = letters[text.index(")")]
    assert at["("]["left"] >= at["إ"]["right"] - 1 and closing["right"] <= letters[text.index("ص)")]["left"] + 1
    assert at["A"]["left"] < letters[text.index("s SE")]["left"] < at["E"]["left"], "the Latin name runs left to right"
    assert at["E"]["right"] < letters[text.index("ة Air")]["left"] + 1, "and stands left of the Arabic word before it"


def test_keys_do_not_reach_the_notebook(notebook):
    desk = DeskInLab(notebook, "keys")
    before = notebook.cells()
    desk.press(
        "m",
        "d",
        "Escape",
        "d",
        "Escape",
        "a",
        "b",
        "Escape",
        "y",
        "c",
        "x",
        "v",
        "z",
        "0",
        "0",
        "Escape",
        "i",
        "i",
        "Shift+M",
        "j",
        "Control+z",
    )
    desk.press("n")
    desk.page.keyboard.type("dd")
    desk.press("Enter", "Escape")
    desk.el.locator(".khabar-title").click()
    desk.press("d", "d", "m", "b")
    assert notebook.cells() == before
    assert notebook.ask("article.article_id") == "keys"


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(notebook, theme):
    desk = DeskInLab(notebook, "axe-" + theme[-4:].lower())
    notebook.theme(theme)
    desk.press("ArrowDown", "Digit8", "ArrowLeft")  # a correction, a selection with its tools
    desk.saved()
    desk.el.locator(".khabar-more summary").click()
    desk.el.evaluate("(el) => el.classList.add('under-axe')")
    if not desk.page.evaluate("() => 'axe' in window"):
        desk.page.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
    for reach in ("s", "Escape", "Shift+Slash"):
        desk.press(reach)
        found = desk.page.evaluate("async () => (await window.axe.run('.under-axe')).violations")
        assert not found, "\n".join(
            f"{one['id']}: {node['html'][:300]} {node['failureSummary']}" for one in found for node in one["nodes"]
        )
    desk.press("Escape")


def test_everything_can_be_reached_with_tab(notebook):
    desk = DeskInLab(notebook, "tab")
    unreachable = desk.el.evaluate(
        """(el) => [...el.querySelectorAll("button, input, select, textarea, summary")]
            .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex < 0 && one.getAttribute("role") !== "radio").map((one) => one.outerHTML)"""
    )
    assert unreachable == []
    seen = set()
    desk.el.locator(".khabar-search").focus()
    for _ in range(60):
        seen.add(
            desk.page.evaluate(
                "() => document.activeElement.closest('.khabar-field, .khabar-filters, .khabar-panel-foot, .khabar-article')?.className ?? ''"
            )
        )
        desk.press("Tab")
    assert any("khabar-article" in name for name in seen) and any("khabar-panel-foot" in name for name in seen)


def long_article(sentences: int) -> str:
    """An article of so many sentences, each with a speaker, a name and a date of its own."""
    verbs = ("قال", "أكد", "أعلن", "أضاف", "نفى")
    lines = [
        f"و{verbs[n % 5]} الوزير سامي الحلبي إن المحطة رقم {n} في مدينة القاهرة ستعمل في {n % 27 + 1} مايو 2024 بعد أعمال طويلة."
        for n in range(sentences)
    ]
    return " date 2025-10-09 عربي\n" + "\n".join(lines)


def test_five_hundred_sentences_show_fast_and_answer_fast(notebook, capsys):
    desk = DeskInLab(notebook, "long", long_article(500))
    expect(desk.el.locator(".khabar-sentence")).to_have_count(500)
    delays = desk.page.evaluate(
        """async (el) => {
            const delays = [];
            for (let n = 0; n < 20; n++) {
                const code = n % 2 ? "ArrowDown" : n % 4 ? "Digit4" : "Digit8";
                const begun = performance.now();
                document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true }));
                el.getBoundingClientRect();
                await new Promise(requestAnimationFrame);
                await new Promise((resolve) => setTimeout(resolve));
                delays.push(performance.now() - begun);
            }
            return delays;
        }""",
        desk.el.element_handle(),
    )
    desk.saved()
    median = statistics.median(delays)
    with capsys.disabled():
        print(f"\n500 sentences: read and shown in {desk.seconds:.2f} s, key to effect {median:.0f} ms (median of {len(delays)})")
    assert desk.seconds < 20 and median < 1000


def test_markup_and_controls_are_text(notebook):
    nasty = (
        "قال الوزير <script>window.ran = 1</script> إن <img src=x onerror='window.ran = 2'> الأمر \u202eغريب\u202c جدا &lt;b&gt;."
    )
    desk = DeskInLab(notebook, "nasty", " date 2025-10-09 عربي\n" + nasty)
    text = desk.el.locator(".khabar-text").first
    expect(text).to_contain_text("<script>window.ran = 1</script>")
    expect(text).to_contain_text("&lt;b&gt;")
    expect(text.locator(".khabar-control")).to_have_text(["U+202E", "U+202C"])
    assert "\u202e" not in desk.el.inner_text()
    desk.press("n")
    desk.page.keyboard.type("<img src=x onerror=window.ran=3>")
    desk.press("Enter", "s")
    desk.page.keyboard.type("<b onclick=window.ran=4>")
    desk.press("Enter")
    desk.saved()
    notebook.run("timeline(article)")
    assert desk.page.evaluate("() => window.ran") is None
    assert desk.el.locator(".khabar-text script, .khabar-text img, .khabar-labels img").count() == 0


def test_a_restarted_kernel_means_not_saved_and_nothing_confirmed_is_lost(lab, context):
    shutil.copy(lab.root / "seeds" / f"{SEED}.txt", lab.root / "seeds" / "restart.txt")
    write_notebook(
        lab.root / "restart.ipynb", "from helpers import SEEDS, edit, load_article", "edit(load_article(SEEDS / 'restart.txt'))"
    )
    page = context.new_page()
    notebook = lab.open(page, "restart.ipynb")
    notebook.run_all()
    desk = page.locator(".khabar-desk").first
    path = lab.root / "data" / "annotations" / "restart.csv"
    desk.get_by_role("listbox").first.focus()
    page.keyboard.press("Digit8")
    expect(desk.locator(".khabar-saved")).to_have_attribute("data-status", "saved")
    confirmed = path.read_bytes()
    notebook.restart_kernel()
    status = desk.locator(".khabar-saved")
    desk.locator(".khabar-search").focus()
    expect(status).to_have_attribute("data-status", "gone")
    desk.get_by_role("listbox").first.focus()
    page.keyboard.press("Digit9")
    expect(status).to_have_attribute("data-status", "lost")
    expect(status).to_contain_text("لم يحفظ")
    colour = status.evaluate("(el) => getComputedStyle(el).color")
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    assert red > 2 * max(green, blue)
    assert path.read_bytes() == confirmed
    notebook.run_all()
    expect(page.locator(".khabar-desk .khabar-chip-act").first).to_contain_text("تحذير")
    assert path.read_bytes() == confirmed
    # What was not confirmed is offered again.
    page.get_by_role("button", name="احفظها الآن").click()
    expect(page.locator(".khabar-saved").last).to_have_attribute("data-status", "saved")
    assert read_sheet(path)[0]["act"] == "condemn"
    notebook.close()
