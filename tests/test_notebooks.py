"""Notebooks as pages: run afresh, cleaned, each block in its direction."""

import re

import html5lib
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from khabar import Project
from khabar.notebooks import NotebookError, clean, export_notebooks

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def write(project: Project, name: str, *cells) -> None:
    folder = project.root / "notebooks"
    folder.mkdir(exist_ok=True)
    nbformat.write(new_notebook(cells=list(cells)), folder / f"{name}.ipynb")


def parse(page: str):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> str:
    """One notebook with all that a cell may hold; its stored output is stale."""
    project = Project(tmp_path_factory.mktemp("project"))
    stale = new_code_cell("print('fresh', 6 * 7)", outputs=[new_output("stream", name="stdout", text="stale\n")])
    write(
        project,
        "1_first",
        new_markdown_cell("# قراءة `x`\n\nنص عربي فيه AZAL.\n\nEnglish prose with بوتين in it.\n\n- [next](2_second.ipynb)\n- [schema](../data/SCHEMA.md)"),
        stale,
        new_code_cell("import pandas as pd\npd.DataFrame({'من': ['<b>بوتين</b>'], 'n': [1]})"),
        new_code_cell(
            "from IPython.display import HTML, Javascript, display\n"
            "display(Javascript('alert(1)'))\n"
            "HTML('<p onclick=alert(1) style=\"color:red\">آمن<script>alert(2)</script><img src=http://x.example/a.png></p>')"
        ),
        new_code_cell(
            "class Both:\n"
            "    def _repr_mimebundle_(self, **options):\n"
            "        return {'application/vnd.jupyter.widget-view+json': {'model_id': 'abc'}, 'text/plain': 'Both()',\n"
            "                'text/html': '<table><tr><th scope=\"col\">الجملة</th></tr><tr><td>نص</td></tr></table>'}\n"
            "Both()"
        ),
        new_code_cell(f"from IPython.display import Image\nimport base64\nImage(base64.b64decode('{PIXEL}'))"),
        new_code_cell("'\\u202e مقلوب', 1"),
    )  # fmt: skip
    write(project, "2_second", new_markdown_cell("# Second"))
    paths = export_notebooks(project)
    assert [path.name for path in paths] == ["1_first.html", "2_second.html"]
    assert paths[0].parent == project.output / "notebooks"
    write_back = nbformat.read(project.root / "notebooks" / "1_first.ipynb", 4)
    assert write_back.cells[1].outputs[0].text == "stale\n", "the notebook itself stays as it is"
    return paths[0].read_text("utf-8")


def test_outputs_are_those_of_a_fresh_run(page):
    assert "fresh 42" in page and "stale" not in page


def test_the_page_is_valid_and_right_to_left(page):
    tree = parse(page)
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    blocks = {"".join(node.itertext()): node.get("dir") for node in tree.iter() if node.tag == "p" and node.get("dir")}
    assert blocks["نص عربي فيه AZAL."] == "rtl"
    assert blocks["English prose with بوتين in it."] == "ltr"


def test_nothing_in_it_runs_or_loads(page):
    nodes = [node for node in parse(page).iter() if isinstance(node.tag, str)]
    assert not {node.tag for node in nodes} & {"script", "iframe", "object", "embed", "form", "base"}
    assert [name for node in nodes for name in node.attrib if name.startswith("on") or name == "style"] == []
    assert [node.get("src") for node in nodes if node.get("src") and not node.get("src").startswith("data:image/")] == []
    assert "widget-view" not in re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
    assert "default-src 'none'; style-src 'sha256-" in page.replace("&#39;", "'")
    assert "آمن" in page


def test_a_widget_is_its_static_table_and_a_picture_has_words(page):
    tree = parse(page)
    assert "Both()" not in page.split("</details>")[-1] and any(
        "".join(node.itertext()) == "الجملة" for node in tree.iter() if node.tag == "th"
    )
    pictures = [node for node in tree.iter() if node.tag == "img"]
    assert pictures and all(
        node.get("alt") and node.get("src").startswith("data:image/png;base64,") for node in pictures if node.get("src")
    )


def test_links_lead_from_the_page(page):
    assert 'href="2_second.html"' in page and 'href="../../data/SCHEMA.md"' in page


def test_a_control_in_an_output_is_shown(page):
    assert "\u202e" not in page
    assert "u202e" in page or "U+202E" in page


def test_code_can_be_left_out(tmp_path):
    project = Project(tmp_path)
    write(project, "one", new_markdown_cell("# عنوان"), new_code_cell("secret = 41\nsecret + 1"))
    assert "secret" in export_notebooks(project)[0].read_text("utf-8")
    page = export_notebooks(project, code=False)[0].read_text("utf-8")
    assert "secret" not in page and "42" in page


def test_a_cell_that_fails_is_named_and_its_page_not_written(tmp_path):
    project = Project(tmp_path)
    write(project, "broken", new_markdown_cell("# x"), new_code_cell("1 / 0"))
    with pytest.raises(NotebookError, match=r"broken\.ipynb, cell 2: ZeroDivisionError"):
        export_notebooks(project)
    assert not (project.output / "notebooks" / "broken.html").exists()


def test_what_is_no_notebook_is_named(tmp_path):
    project = Project(tmp_path)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "x.ipynb").write_text("not json", "utf-8")
    with pytest.raises(NotebookError, match="is no notebook"):
        export_notebooks(project)


@pytest.mark.parametrize(
    ("html", "stays"),
    [
        ("<script>alert(1)</script>x", "x"),
        ("<style>*{display:none}</style>x", "x"),
        ('<a href="javascript:alert(1)">x</a>', "x</a>"),
        ('<a href="data:text/html,x">x</a>', "x</a>"),
        ('<img src="https://x.example/y.png" alt="y">', '<img alt="y">'),
        ('<img src=x onerror="alert(1)">', "<img>"),
        ("<svg onload=alert(1)><p>x</p></svg>", "x"),
        ('<iframe src="https://x.example"></iframe>x', "x"),
        ('<form action="https://x.example"><input></form>x', "x"),
        ('<table background="https://x.example/y.png"><tr><td>x', "x</td>"),
        ('<bdo dir="rtl">x</bdo>', "x"),
        ("\u202ex", "U+202E</bdi>x"),
        ("<math><mtext><style><img src=x onerror=alert(1)>", ""),
    ],
)
def test_html_is_cleaned(html, stays):
    cleaned = clean(html)
    assert stays in cleaned
    assert not re.search(
        r"<(script|style|svg|iframe|form|input|bdo|math|link|meta)|on\w+=|javascript|x\.example|data:text", cleaned
    )
