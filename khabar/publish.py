"""All that one article gives: its sheets for people to edit, its timeline as pictures, its report."""

from pathlib import Path
from typing import NamedTuple

from khabar.article import Article
from khabar.charts import plot_timeline, save_figure
from khabar.project import Project
from khabar.report import report
from khabar.sheets import load_annotations, load_events, save_annotations, save_events


class Written(NamedTuple):
    """The files of one article."""

    report: Path
    png: Path
    svg: Path
    sheet: Path


def publish(article: Article, project: Project, *, lang: str = "ar") -> Written:
    """Write the article's sheets, timeline and report from its current sheets; cells changed by hand stay as they are.

    Returns the paths. Raises SheetError when a sheet has faults, before anything is written.
    """
    sheet = save_annotations(article, load_annotations(article, project), project)
    events = load_events(article, project)
    save_events(article, events, project)
    figure = plot_timeline(events, lang=lang)
    charts = project.output / "charts"
    png, svg = (save_figure(figure, charts / f"{article.article_id}.{kind}") for kind in ("png", "svg"))
    return Written(report(article, project, lang=lang), png, svg, sheet)
