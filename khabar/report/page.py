"""What every page of ours is made of: a template, its style sheet, the font for its letters, the policy that allows these alone."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import khabar
from khabar.lexicon import Lexicon, at, default
from khabar.project import Project
from khabar.report.fonts import font_faces
from khabar.report.safe import direction, file_name, language, named, phrase, policy, prose, visible
from khabar.report.words import Words

TEMPLATES = Path(__file__).parent / "templates"
_POLICY = re.compile(r'<meta [^>]*"Content-Security-Policy"[^>]*>')


def report_path(article_id: str, project: Project) -> Path:
    """Where the report of an article goes unless told otherwise."""
    return project.output / "reports" / f"{file_name(article_id)}.html"


def lexicon_of(project: Project) -> Lexicon:
    """The project's own lexicon; the kit's where the project has none."""
    return at(project.lexicon) if (project.lexicon / "labels.csv").is_file() else default()


def draw(template: str, words: Words, *, positions: str, **context: object) -> str:
    """A page: drawn once to learn its letters, then with the font for them and the policy for its style sheet."""
    page = _environment(words.lang).get_template(template)
    context |= {
        "w": words,
        "word": words.value,
        "column": lambda name: words.value("column", name),
        "lang": words.lang,
        "version": khabar.__version__,
    }
    return dress(page.render(**context), positions=positions)


def dress(page: str, *, positions: str = "", sheets: tuple[str, ...] = ("report.css",)) -> str:
    """The page with its style sheet, the font for its letters, and the policy that allows these alone.

    Raises ValueError when the page has no place for them: an empty `<style>`, and the policy's `<meta>` above it.
    """
    head, style_tags, rest = page.partition("<style></style>")
    style = "\n".join((*map(_style_sheet, sheets), positions, font_faces(page)))
    head, found = _POLICY.subn(f'<meta http-equiv="Content-Security-Policy" content="{policy(style)}">', head, count=1)
    if not style_tags or not found:
        raise ValueError("page: no empty <style> and no Content-Security-Policy found in its head")
    return f"{head}<style>{style}</style>{rest}"


@cache
def _environment(lang: str) -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters |= {
        "visible": visible,
        "phrase": lambda text: phrase(text, lang),
        "prose": lambda text: prose(text, lang),
        "named": named,
        "attrs": lambda text: _attributes(text, lang),
    }
    return environment


def _attributes(text: object, lang: str) -> Markup:
    """Direction and language of a block of the article's text, where they are not the page's."""
    own = language(str(text))
    said = f' lang="{own}"' if own and own != lang else ""
    return Markup(f' dir="{direction(str(text))}"{said}')


@cache
def _style_sheet(name: str) -> str:
    """The style sheet on few lines, without its comments."""
    lines = (line.strip() for line in (TEMPLATES / name).read_text("utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("/*"))
