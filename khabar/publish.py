"""All that one article gives: its sheets for people to edit, its timeline as pictures, its report."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from khabar.article import Article, load_article
from khabar.charts import plot_timeline, save_figure
from khabar.errors import KhabarError
from khabar.project import Project
from khabar.report import report
from khabar.sheets import refresh

ALONE = 12  # articles that one process writes sooner than others have started


class Written(NamedTuple):
    """The files of one article."""

    report: Path
    png: Path
    svg: Path
    sheet: Path


class Unwritten(NamedTuple):
    """An article that cannot be read, or whose sheet has faults: nothing of it was written."""

    path: Path
    message: str


def publish(article: Article, project: Project, *, lang: str = "ar") -> Written:
    """Write the article's sheets, timeline and report from its current sheets; cells changed by hand stay as they are.

    Returns the paths. Raises SheetError when a sheet has faults, before anything is written.
    """
    figure = plot_timeline(refresh(article, project), lang=lang)
    charts = project.output / "charts"
    png, svg = (save_figure(figure, charts / f"{article.article_id}.{kind}") for kind in ("png", "svg"))
    sheet = project.annotations / f"{article.article_id}.csv"
    return Written(report(article, project, lang=lang), png, svg, sheet)


def publish_all(paths: list[Path], project: Project, *, lang: str = "ar") -> Iterator[Written | Unwritten]:
    """Publish the article of each file, in the order given and on all processors; what is wrong with one stops no other."""
    one = partial(_publish_file, project=project, lang=lang)
    if len(paths) <= ALONE:
        yield from map(one, paths)
        return
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(paths)), get_context("spawn")) as processes:
        yield from processes.map(one, paths)


def _publish_file(path: Path, project: Project, lang: str) -> Written | Unwritten:
    try:
        return publish(load_article(path), project, lang=lang)
    except KhabarError as error:
        return Unwritten(path, str(error))
