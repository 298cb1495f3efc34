"""What the desk does on the page, and what of it reaches the files: choosing, marking, splitting, undoing, filtering, settling."""

import csv
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from desk_page import DeskPage
from playwright.sync_api import Page, expect

from khabar import Article, Project, article_from_text, sheets
from khabar.desk import edit, timeline

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

STORY = """الوزير يعلن بدء المشروع
قال الوزير سامي الحلبي إن العمل سيبدأ غدا. وأضاف أن «المشروع مهم» للمدينة.
وأكدت ليلى ناصر أن الافتتاح كان في 3 مايو 2024.
وزار الوفد القاهرة في مارس 2023."""


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, errors[0]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def story() -> Article:
    return article_from_text(STORY, "2024-06-01", id="story")


@pytest.fixture
def desk(page: Page, project: Project, story: Article) -> DeskPage:
    desk = DeskPage(page)
    desk.show("desk", edit(story, project))
    page.locator(".khabar-article").focus()
    return desk


def saved(page: Page) -> None:
    expect(page.locator(".khabar-saved")).to_have_attribute("data-status", "saved")


def on_disk(project: Project, article: Article) -> list[dict]:
    with (project.annotations / f"{article.article_id}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def chosen(page: Page) -> str:
    return page.locator(".khabar-sentence.khabar-chosen").get_attribute("data-id")


def select(page: Page, words: str) -> None:
    """Selects these words of the article as a mouse would."""
    page.evaluate(
        """(words) => {
            for (const text of document.querySelectorAll(".khabar-text")) {
                const at = text.textContent.indexOf(words);
                if (at < 0) continue;
                const place = (offset) => {
                    for (const piece of text.children) {
                        if (offset <= piece.textContent.length) return [piece.firstChild, offset];
                        offset -= piece.textContent.length;
                    }
                };
                document.getSelection().setBaseAndExtent(...place(at), ...place(at + words.length));
                return;
            }
            throw new Error("no such words: " + words);
        }""",
        words,
    )
    expect(page.locator(".khabar-span-tools")).to_be_visible()


def test_arrows_move_and_digits_choose_the_act(desk, page, project, story):
    page.keyboard.press("ArrowDown")
    assert chosen(page) == "s2"
    page.keyboard.press("Digit8")
    expect(page.locator('.khabar-choices-act [aria-checked="true"]')).to_have_attribute("data-value", "warn")
    saved(page)
    assert on_disk(project, story)[1]["act"] == "warn"


def test_zero_and_shift_reach_the_acts_beyond_nine(desk, page, project, story):
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Digit0")
    saved(page)
    assert on_disk(project, story)[1]["act"] == "narrate"
    page.keyboard.press("Shift+Digit2")
    expect(page.locator('.khabar-choices-act [aria-checked="true"]')).to_have_attribute("data-value", "apologise")


def test_quote_type_by_its_key(desk, page, project, story):
    page.keyboard.press("ArrowDown")
    page.keyboard.press("q")
    page.keyboard.press("Digit3")
    saved(page)
    assert on_disk(project, story)[1]["quote_type"] == "mixed"


def test_enter_accepts_and_goes_on_and_u_finds_what_is_left(desk, page, project, story):
    page.keyboard.press("Enter")
    assert chosen(page) == "s2"
    saved(page)
    assert [row["reviewed"] for row in on_disk(project, story)] == ["yes", "", "", "", ""]
    expect(page.locator(".khabar-progress-words")).to_have_text("١ من ٥")
    page.keyboard.press("End")
    page.keyboard.press("u")
    assert chosen(page) == "s2"


def test_speaker_typed_found_and_new(desk, page, project, story):
    page.keyboard.press("ArrowDown")
    page.keyboard.press("s")
    page.keyboard.type("ليلي")  # ليلى is found without its dotless yeh
    expect(page.locator(".khabar-people [role=option]").first).to_contain_text("ليلى ناصر")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    saved(page)
    assert "ليلى ناصر" in on_disk(project, story)[1]["speaker"]
    page.keyboard.press("s")
    page.keyboard.type("لجنة لم يرها أحد")
    page.keyboard.press("Enter")
    expect(page.locator(".khabar-chosen .khabar-chip-speaker")).to_have_text("لجنة لم يرها أحد")
    saved(page)
    row = on_disk(project, story)[1]
    assert (row["speaker"], row["speaker_id"]) == ("لجنة لم يرها أحد", "")


def test_a_date_is_spelled_as_it_is_typed_and_a_wrong_one_stays_out_of_the_file(desk, page, project, story):
    page.keyboard.press("End")
    page.keyboard.press("d")
    page.keyboard.type("2023-03-1")
    expect(page.locator(".khabar-spelled")).to_contain_text("EDTF")
    expect(page.locator(".khabar-when")).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Enter")
    expect(page.locator(".khabar-when")).to_be_focused()
    page.keyboard.type("7")
    expect(page.locator(".khabar-spelled")).to_have_text("17 مارس/آذار 2023")
    page.keyboard.press("Enter")
    saved(page)
    assert on_disk(project, story)[4]["when"] == "2023-03-17"


def test_yours_shows_the_machines_value_and_m_gives_it_back(desk, page, project, story):
    page.keyboard.press("ArrowDown")
    before = page.locator('.khabar-choices-act [aria-checked="true"]').get_attribute("data-value")
    page.keyboard.press("Digit9")
    field = page.locator('.khabar-field[data-field="act"]')
    expect(field.locator(".khabar-own")).to_contain_text("تصحيحك")
    expect(field.locator(".khabar-machine")).to_contain_text("تصريح")
    saved(page)
    page.keyboard.press("m")
    expect(field.locator(".khabar-own")).to_have_count(0)
    saved(page)
    assert on_disk(project, story)[1]["act"] == before == "state"
    assert sheets.corrections(story, project).empty


def test_undo_and_redo_move_page_and_file(desk, page, project, story):
    page.keyboard.press("ArrowDown")
    for digit in ("Digit4", "Digit5"):
        page.keyboard.press(digit)
    page.keyboard.press("Control+z")
    expect(page.locator('.khabar-choices-act [aria-checked="true"]')).to_have_attribute("data-value", "deny")
    saved(page)
    assert on_disk(project, story)[1]["act"] == "deny"
    page.keyboard.press("Control+y")
    saved(page)
    assert on_disk(project, story)[1]["act"] == "announce"


def test_marking_a_span_as_speaker_quote_and_date(desk, page, project, story):
    select(page, "الوفد")
    assert chosen(page) == "s5"
    page.keyboard.press("s")
    saved(page)
    assert on_disk(project, story)[4]["speaker"] == "الوفد"
    select(page, "القاهرة في مارس")
    page.keyboard.press("q")
    expect(page.locator(".khabar-chosen .khabar-is-quote").first).to_contain_text("القاهرة")
    saved(page)
    start = STORY.index("القاهرة في مارس")
    assert sheets.load_annotations(story, project).loc[4, "quote_spans"] == f"{start}-{start + 15}"
    page.keyboard.press("d")
    page.locator(".khabar-when").fill("")
    page.keyboard.press("Enter")
    select(page, "مارس 2023")
    page.locator(".khabar-span-tools [data-does=date]").click()
    expect(page.locator(".khabar-spelled")).to_have_text("مارس/آذار 2023")
    saved(page)
    assert on_disk(project, story)[4]["when"] == "2023-03"


def test_marking_a_name_keeps_it_in_the_projects_own_list(page, tmp_path, story):
    shutil.copytree(Path(__file__).parents[2] / "data" / "lexicon", tmp_path / "data" / "lexicon")
    project = Project(tmp_path)
    desk = DeskPage(page)
    desk.show("desk", edit(story, project))
    page.locator(".khabar-article").focus()
    select(page, "المشروع مهم")
    page.keyboard.press("n")
    page.keyboard.press("Digit2")  # an organisation
    expect(page.locator(".khabar-is-organisation").filter(has_text="المشروع مهم")).to_be_visible()
    assert "المشروع مهم" in (project.lexicon / "my_names.csv").read_text("utf-8")
    assert not page.locator(".khabar-span-tools").is_visible()


def test_a_sheet_with_a_fault_is_said_and_never_overwritten(desk, page, project, story):
    page.keyboard.press("Digit8")
    saved(page)
    path = project.annotations / "story.csv"
    broken = path.read_bytes().replace(b"warn", b"wrn")
    path.write_bytes(broken)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Digit5")
    expect(page.locator(".khabar-message")).to_contain_text('"wrn" is not allowed')
    expect(page.locator('.khabar-choices-act [aria-checked="true"]')).to_have_attribute("data-value", "state")
    assert path.read_bytes() == broken


def test_selecting_words_by_keyboard(desk, page):
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")  # the first word
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate("document.getSelection().toString()") == "الوزير سامي"
    page.keyboard.press("Control+Shift+ArrowRight")
    assert page.evaluate("document.getSelection().toString()") == "الوزير سام"
    page.keyboard.press("Escape")
    expect(page.locator(".khabar-span-tools")).to_be_hidden()


def test_splitting_and_joining_and_undoing_both(desk, page, project, story):
    rows = page.locator(".khabar-sentence")
    select(page, "إن العمل")
    page.keyboard.press("x")
    expect(rows).to_have_count(6)
    saved(page)
    assert [row["text"] for row in on_disk(project, story)][1:3] == ["قال الوزير سامي الحلبي", "إن العمل سيبدأ غدا."]
    page.keyboard.press("Control+z")
    expect(rows).to_have_count(5)
    saved(page)
    page.keyboard.press("j")
    expect(rows).to_have_count(4)
    page.keyboard.press("Control+z")
    expect(rows).to_have_count(5)
    saved(page)
    assert [row["text"] for row in on_disk(project, story)][1:3] == [
        "قال الوزير سامي الحلبي إن العمل سيبدأ غدا.",
        "وأضاف أن «المشروع مهم» للمدينة.",
    ]


def test_search_ignores_harakat_and_forms_of_alef(desk, page):
    page.keyboard.press("/")
    page.keyboard.type("الإفتِتاح")
    expect(page.locator(".khabar-sentence:visible")).to_have_count(1)
    expect(page.locator(".khabar-is-found")).to_have_text("الافتتاح")
    page.keyboard.press("Escape")
    expect(page.locator(".khabar-sentence:visible")).to_have_count(5)


def test_filters(desk, page):
    page.locator('[data-filter="dated"]').click()
    expect(page.locator(".khabar-sentence:visible")).to_have_count(3)  # غدا, 3 مايو, مارس
    page.locator('[data-filter="dated"]').click()
    page.locator(".khabar-article").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    saved(page)
    page.locator('[data-filter="unreviewed"]').click()
    expect(page.locator(".khabar-sentence:visible")).to_have_count(4)
    page.locator('[data-filter="unreviewed"]').click()
    page.locator('[data-filter="yours"]').click()
    expect(page.locator(".khabar-none")).to_be_visible()


def test_keys_go_by_their_place_on_an_arabic_keyboard(desk, page, project, story):
    # An Arabic layout gives «س» where S is printed, and «ع» for U.
    page.keyboard.press("ArrowDown")
    press = """([code, key]) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true }))"""
    page.evaluate(press, ["KeyS", "س"])
    expect(page.get_by_role("combobox", name="القائل", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    page.evaluate(press, ["KeyN", "ى"])
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type("ملاحظة")
    page.keyboard.press("Enter")
    saved(page)
    assert on_disk(project, story)[1]["note"] == "ملاحظة"


def test_every_key_is_shown_on_the_page_of_keys(desk, page):
    page.keyboard.press("Shift+Slash")
    dialog = page.locator("dialog")
    expect(dialog).to_be_visible()
    for shown in ("↑", "1–9", "S", "N", "U", "/", "Ctrl+Z", "Ctrl+Y", "?"):
        expect(dialog.locator("kbd", has_text=shown).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_conflict_is_shown_and_settled(page, project, story):
    sheets.change_cells(story, "annotations", {("s2", "act"): "warn"}, project)
    said = edit(story, project)._machine
    before = said.copy()
    before.loc[before["sentence_id"] == "s2", "act"] = "deny"  # what the kit said when the sheet was last written
    before.to_csv(project.machine / "story.annotations.csv", index=False, encoding="utf-8-sig")
    desk = DeskPage(page)
    desk.show("desk", edit(story, project))
    page.locator('[data-filter="conflict"]').click()
    expect(page.locator(".khabar-sentence:visible")).to_have_count(1)
    page.locator(".khabar-sentence:visible").click()
    field = page.locator('.khabar-field[data-field="act"]')
    expect(field.locator(".khabar-own")).to_contain_text("تعارض")
    field.locator(".khabar-keep").click()
    expect(field.locator(".khabar-own")).to_contain_text("تصحيحك")
    found = sheets.corrections(story, project)
    assert found[["column", "yours", "state"]].values.tolist() == [["act", "warn", "correction"]]


def test_an_orphan_is_shown_and_finds_a_place(page, project, story):
    sheets.change_cells(story, "annotations", {("s5", "speaker"): "رئيس الوفد"}, project)
    shorter = article_from_text(STORY.rsplit("\n", 1)[0], "2024-06-01", id="story")
    desk = DeskPage(page)
    desk.show("desk", edit(shorter, project))
    orphans = page.locator(".khabar-orphans")
    expect(orphans).to_contain_text("رئيس الوفد")
    page.locator('.khabar-sentence[data-id="s4"]').click()
    orphans.get_by_role("button", name="ضعه في الجملة المختارة").click()
    expect(page.locator(".khabar-chosen .khabar-chip-speaker")).to_have_text("رئيس الوفد")
    expect(orphans).to_be_empty()
    assert on_disk(project, story)[3]["speaker"] == "رئيس الوفد"


def test_timeline_and_desk_choose_for_each_other(desk, page, project, story):
    desk.show("timeline", timeline(story, project))
    rows = page.locator(".khabar-event")
    dated = rows.filter(has_text="3 مايو/أيار 2024")
    dated.click()
    assert chosen(page) == "s4"
    page.locator('.khabar-sentence[data-id="s5"]').click()
    expect(page.locator('.khabar-event[aria-selected="true"]')).to_contain_text("2023")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_desk_and_timeline(desk, page, project, story, theme):
    page.evaluate("(light) => { document.body.dataset.jpThemeLight = light; }", str(theme == "light").lower())
    desk.show("timeline", timeline(story, project))
    page.locator(".khabar-event").first.click()
    page.locator(".khabar-lang").click()
    page.locator('[data-filter="yours"]').click()  # an empty list says that it is empty
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run('.khabar-desk')).violations")
    assert not found, "\n".join(
        f"{one['id']}: {node['html'][:200]} {node['failureSummary']}" for one in found for node in one["nodes"]
    )


def test_the_interface_in_english(desk, page):
    page.locator(".khabar-lang").click()
    expect(page.locator(".khabar-desk")).to_have_attribute("dir", "ltr")
    expect(page.locator(".khabar-progress-words")).to_have_text("0 of 5")
    expect(page.locator(".khabar-text").first).to_have_attribute("dir", "rtl")


def test_numbers_and_dates_run_right_to_left_beside_a_latin_title(desk, page):
    place = """(el, word) => {
        const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode()); ) {
            const at = node.data.indexOf(word);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            return range.getBoundingClientRect().left;
        }
    }"""
    title = page.locator(".khabar-title").element_handle()
    day, month, year = (page.evaluate(f"([el, word]) => ({place})(el, word)", [title, word]) for word in ("1 ", "يونيو", "2024"))
    assert day > month > year
    words = page.locator(".khabar-progress-words").element_handle()
    done, every = (page.evaluate(f"([el, word]) => ({place})(el, word)", [words, word]) for word in ("٠", "٥"))
    assert done > every


def test_no_answer_means_not_saved(desk, page):
    page.clock.install()
    page.evaluate("window.kernelGone = true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Digit5")
    expect(page.locator(".khabar-saved")).to_have_attribute("data-status", "saving")
    page.clock.run_for(6000)
    expect(page.locator(".khabar-saved")).to_have_attribute("data-status", "lost")
    expect(page.locator(".khabar-saved")).to_contain_text("لم يحفظ")


def test_emoji_before_a_span_do_not_move_it(page, project):
    article = article_from_text("😀😀 قال الوزير سامي الحلبي إن العمل بدأ.", "2024-06-01", id="emoji")
    desk = DeskPage(page)
    desk.show("desk", edit(article, project))
    select(page, "العمل")
    page.locator(".khabar-span-tools [data-does=quote]").click()
    saved(page)
    start = article.text.index("العمل")
    assert sheets.load_annotations(article, project).loc[0, "quote_spans"] == f"{start}-{start + 5}"


def test_touch_chooses_and_labels(chromium, project, story):
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    desk = DeskPage(page)
    desk.show("desk", edit(story, project))
    page.locator('.khabar-sentence[data-id="s3"]').tap()
    assert chosen(page) == "s3"
    page.locator('.khabar-choices-act [data-value="deny"]').tap()
    saved(page)
    assert on_disk(project, story)[2]["act"] == "deny"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
