"""The notebooks as HTML: run from the current sheets, set from right to left, with nothing loaded and nothing run by the reader.

nbconvert's own pages are left to right, ask a CDN for libraries and run whatever script an output holds. Here an output is a table,
a picture or plain text; HTML goes through `nh3`; a policy in the page forbids the rest.
"""

import os
import posixpath
import re
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import nh3
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter
from nbconvert.filters import markdown2html, strip_ansi
from traitlets.config import Config

from khabar.errors import KhabarError
from khabar.labels import label
from khabar.project import Project
from khabar.report.page import dress, lexicon_of
from khabar.report.safe import named, show_controls, visible

KIT = Path(__file__).parents[1]
TEMPLATES = Path(__file__).parent / "report" / "nbconvert"
SECONDS = 600  # for one cell

# Out: what is obsolete, what turns letters round, and the landmarks that belong to the page.
_TAGS = nh3.ALLOWED_TAGS - {"acronym", "area", "bdo", "center", "map", "rtc", "strike", "tt"}
_TAGS -= {"article", "aside", "footer", "header", "hgroup", "nav"}
_ATTRIBUTES = {
    "*": {"class", "dir", "lang", "title"},
    "a": {"href"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_BLOCK = re.compile(r"<(p|h[1-6]|li|blockquote|td|th)>(.*?)(?=</?(?:\1|ul|ol)\b)", re.DOTALL)
_ANCHOR = re.compile(r'<a class="anchor-link"[^>]*>[^<]*</a>')
_TAG = re.compile(r"<[^>]+>")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_LATIN = re.compile("[A-Za-z]")


class NotebookError(KhabarError):
    """A notebook that cannot be read, or a cell of it that fails."""


def export_notebooks(project: Project, *, code: bool = True) -> list[Path]:
    """Run every notebook of the project and write it as HTML into `output/notebooks/`; the paths of the pages come back.

    The notebooks run in fresh kernels, from the sheets as they are now; outputs saved in them are not used, and the files stay as
    they are. code: False leaves the cells' code out. Raises NotebookError for a cell that fails; no page is written for its notebook.
    """
    paths = sorted((project.root / "notebooks").glob("*.ipynb"))
    folder = project.output / "notebooks"
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    for path in paths:
        page = folder / f"{path.stem}.html"
        page.write_text(to_html(run(path, project), path, paths, project, code=code), "utf-8", newline="\n")
        pages.append(page)
    return pages


def store_outputs(project: Project) -> list[Path]:
    """Run every notebook of the project and keep its outputs in the file itself, as a preview shows them; the paths come back.

    The state of widgets is left out: it is large, and needs a kernel. Raises NotebookError as `export_notebooks` does.
    """
    paths = sorted((project.root / "notebooks").glob("*.ipynb"))
    for path in paths:
        notebook = run(path, project)
        notebook.metadata.pop("widgets", None)
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)  # the clock of the run
            for output in cell.get("outputs", ()):
                output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
        nbformat.write(notebook, path)
    return paths


def run(path: Path, project: Project) -> nbformat.NotebookNode:
    """The notebook with the outputs of a fresh run, its working folder being its own. Raises NotebookError for a cell that fails."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, ValueError, nbformat.reader.NotJSONError) as error:
        raise NotebookError(f"{path}: is no notebook. {error}") from error
    folders = [str(project.root), str(KIT), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, folders))}
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        return client.execute(env=environment)
    except CellExecutionError as error:
        number = 1 + next((n for n, cell in enumerate(notebook.cells) if _failed(cell)), 0)
        raise NotebookError(f"{path}, cell {number}: {error.ename}: {strip_ansi(error.evalue)}") from error


def _failed(cell: nbformat.NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", ()))


def to_html(notebook: nbformat.NotebookNode, path: Path, paths: list[Path], project: Project, *, code: bool = True) -> str:
    """The page of a notebook that has been run. `paths` are all notebooks, for the links at its head."""
    lexicon = lexicon_of(project)
    notebook = nbformat.from_dict(notebook)
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type == "markdown":
            cell.metadata["khabar_html"] = _prose(cell.source)
        elif cell.cell_type == "code":
            cell.metadata["khabar_output"] = label("report.output", lexicon=lexicon).format(n=number)
            cell.outputs = [
                output for output in cell.outputs if _draw(output, label("report.figure", lexicon=lexicon).format(n=number))
            ]
    words = {
        "title": named(_title(notebook, path)),
        "kicker": label("report.notebook", lexicon=lexicon),
        "skip": label("report.skip_notebook", lexicon=lexicon),
        "all": label("report.notebooks", lexicon=lexicon),
        "code_words": label("report.code", lexicon=lexicon),
        "code": code,
        "notebooks": [(f"{other.stem}.html", other.stem, other == path) for other in paths],
    }
    exporter = HTMLExporter(config=Config(), template_name="khabar", extra_template_basedirs=[str(TEMPLATES)])
    body, _ = exporter.from_notebook_node(notebook, resources={"khabar": words})
    return dress(body, sheets=("report.css", "notebook.css"))


def _title(notebook: nbformat.NotebookNode, path: Path) -> str:
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    heading = re.search(r"^#+ +(.+)$", prose, re.MULTILINE)
    return heading[1].strip() if heading else path.stem


def _prose(source: str) -> str:
    html = clean(_ANCHOR.sub("", markdown2html(source)))
    return _BLOCK.sub(_in_its_direction, html)


def _in_its_direction(block: re.Match) -> str:
    """A block of prose says its language: the one that most of its letters are of, since English prose quotes Arabic words."""
    tag, inner = block.groups()
    return f"<{tag}{_direction(_TAG.sub('', inner))}>{inner}"


def _direction(text: str) -> str:
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    return ' lang="en" dir="ltr"' if latin > arabic else ' lang="ar" dir="rtl"'


def _draw(output: nbformat.NotebookNode, name: str) -> bool:
    """Gives the output its HTML: a table, a picture or plain text, whichever it has first. False when it has none of them."""
    output["khabar_html"] = _output_html(output, name)
    return bool(output["khabar_html"])


def _output_html(output: nbformat.NotebookNode, name: str) -> str:
    if output.output_type == "stream":
        return _plain(output.text)
    if output.output_type == "error":
        return _plain("\n".join(output.traceback))
    data = output.get("data", {})
    if "text/html" in data:
        return clean(data["text/html"])
    for kind in ("image/png", "image/jpeg"):
        if kind in data:
            picture = f'<img src="data:{kind};base64,{escape(data[kind].strip())}" alt="{escape(name)}"{_size(output, kind)}>'
            return clean(picture)
    return _plain(data.get("text/plain", ""))


def _size(output: nbformat.NotebookNode, kind: str) -> str:
    size = output.get("metadata", {}).get(kind, {})
    return "".join(f' {side}="{int(size[side])}"' for side in ("width", "height") if str(size.get(side, "")).isdigit())


def _plain(text: str) -> str:
    text = strip_ansi(text).strip("\n")
    return f"<pre{_direction(text)}>{visible(text)}</pre>" if text.strip() else ""


def clean(html: str) -> str:
    """The HTML without what could run, load or disguise: no script, style, handler or foreign picture; invisible controls shown."""
    html = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "data"},
        attribute_filter=_attribute,
        clean_content_tags={"script", "style"},
        link_rel="noopener noreferrer",
    )
    texts, tags = _TAG.split(html), _TAG.findall(html)
    return "".join(f"{show_controls(text)}{tag}" for text, tag in zip(texts, [*tags, ""]))


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "src":
        return value if _PICTURE.fullmatch(value) else None
    if name == "href":
        return _link(value)
    return value


def _link(href: str) -> str | None:
    """Where a notebook's link leads from its page in `output/notebooks/`; None for an address that is no page's."""
    parts = urlsplit(href)
    if parts.scheme:
        return href if parts.scheme in ("http", "https", "mailto") else None
    if parts.netloc or href.startswith(("/", "\\")):
        return None
    if not parts.path:
        return href
    if parts.path.endswith(".ipynb") and "/" not in parts.path:
        return parts.path.removesuffix(".ipynb") + ".html"
    return posixpath.normpath(posixpath.join("../../notebooks", href))
