"""One article as one HTML file: no script, nothing loaded, everything in it."""

import hashlib
import platform
from importlib.metadata import version
from pathlib import Path

from markupsafe import Markup

import khabar
from khabar.article import Article
from khabar.project import Project
from khabar.report.content import Content, Gathering
from khabar.report.index import index as write_index
from khabar.report.page import draw, lexicon_of, report_path
from khabar.report.picture import Picture, picture
from khabar.report.rows import positions
from khabar.report.safe import safe_url, visible
from khabar.report.words import Words
from khabar.say import say_day

_LIBRARIES = ("pandas", "matplotlib", "jinja2")


def report(article: Article, project: Project, path: Path | str | None = None, *, lang: str = "ar") -> Path:
    """Write the report of an article from its text and its current sheets; the path of the file comes back.

    path: where to write it; `output/reports/<article_id>.html` by default.
    lang: the page's own language, `ar` or `en`; the article's words stay as they are.
    Raises SheetError when a sheet has faults, before anything is written.
    """
    own = report_path(article.article_id, project)
    path = own if path is None else Path(path)
    text = render(article, project, lang=lang, index="index.html" if path == own else "")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")  # the policy's hash is of these very bytes
    if path == own and not own.with_name("index.html").is_file():  # the page has a link to it
        write_index(project, lang=lang, articles=[article])
    return path


def render(article: Article, project: Project, *, lang: str = "ar", index: str = "") -> str:
    """The report as HTML. The same article, sheets and lexicon give the same bytes. index: where its link to the index leads."""
    lexicon = lexicon_of(project)
    content = Gathering(article, project, lang, lexicon).content()
    words = Words(lang, lexicon)
    return draw(
        "report.html.j2",
        words,
        title=words.plain("of", title=content.title),
        positions=positions(content.timeline),
        skip_to="text",
        skip_words=words("skip"),
        content=content,
        picture=_picture(content, lang),
        published=words("published", day=say_day(article.published, lang, lexicon=lexicon))
        if article.published
        else words("unpublished"),
        url=safe_url(article.url),
        figures=_figures(content, words),
        numbers={row_id: line.number for row_id, line in zip(content.sentence_ids, content.lines)},
        made=_made(content, words),
        index=index,
    )


def _picture(content: Content, lang: str) -> Picture | None:
    return picture(content.events, lang) if content.timeline.dated else None


def _figures(content: Content, words: Words) -> list[tuple[str, Markup, int]]:
    return [
        ("#text", words("sentences"), len(content.lines)),
        ("#said", words("speakers"), sum(bool(speaker.name) for speaker in content.speakers)),
        ("#said", words("statements"), content.statements),
        ("#timeline", words("events"), len(content.timeline.dated) + len(content.timeline.undated)),
        ("#findings", words("findings"), len(content.findings)),
    ]


def _made(content: Content, words: Words) -> list[tuple[Markup, Markup]]:
    """How the page was made; no day and no path, so that the same input gives the same page."""
    code = Markup('<code dir="ltr">{}</code>').format
    digest = hashlib.sha256(content.article.text.encode("utf-8", "surrogatepass")).hexdigest()
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    rows = [
        (words("article_id"), code(visible(content.article.article_id))),
        (words("fingerprint"), code(digest)),
        (words("lexicon"), code(words.lexicon.fingerprint)),
        (words("kit"), code(f"khabar {khabar.__version__}, Python {platform.python_version()}")),
        (words("libraries"), code(libraries)),
    ]
    if content.rules:
        rules = Markup(" ").join(Markup('<code dir="ltr">{} ×{}</code>').format(visible(rule), n) for rule, n in content.rules)
        rows.append((words("date_rules"), rules))
    return rows
