"""The exported notebooks in a browser: silent, readable by everybody, and safe whatever an output holds."""

from pathlib import Path

import nbformat
import pytest
from conftest import DESKTOP, PHONE, SMALLEST
from lab import copy_project
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from written import SHOUTS

from khabar import Project
from khabar.notebooks import export_notebooks

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> list[Path]:
    """The project's own notebooks, run on a fresh clone."""
    return export_notebooks(Project(copy_project(tmp_path_factory.mktemp("clone"))))


def test_every_notebook_is_silent_and_without_fault(pages, visit):
    assert len(pages) >= 3
    for path in pages:
        for size, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
            opened = visit(path, size=size, scheme=scheme)
            assert opened.requests == [], path.name
            assert opened.messages == [], path.name
            assert opened.faults() == [], path.name


def test_no_notebook_scrolls_sideways(pages, visit):
    for path in pages:
        assert visit(path, size=SMALLEST).overflow() == 0, path.name


def test_the_desk_is_there_as_a_table(pages, visit):
    page = visit(next(path for path in pages if "annotate" in path.name)).page
    tables = page.locator(".cell", has_text="edit(article)").locator(".output table")
    assert tables.count() >= 1
    assert tables.first.locator("tbody tr").count() >= 19


def test_a_notebook_that_attacks_is_shown_as_text(visit, tmp_path):
    (tmp_path / "notebooks").mkdir()
    shouts = "\n\n".join(SHOUTS[:10])
    cells = [
        new_markdown_cell(f"# خبر\n\n{shouts}"),
        new_code_cell(f"shouts = {SHOUTS!r}\nprint(*shouts)"),
        new_code_cell("import pandas as pd\npd.DataFrame({'قول': shouts}).style"),
        new_code_cell("from IPython.display import HTML, SVG, Markdown, display\ndisplay(HTML('<p>x</p>'.join(shouts)), Markdown('\\n\\n'.join(shouts)))"),
    ]  # fmt: skip
    nbformat.write(new_notebook(cells=cells), tmp_path / "notebooks" / "attack.ipynb")
    opened = visit(export_notebooks(Project(tmp_path))[0])
    opened.open_details()
    assert opened.requests == []
    assert opened.messages == []
    assert opened.page.locator("script, iframe, object, embed, form, svg").count() == 0
    assert "\u202e" not in opened.page.content()
