"""The reading desk: an article as it reads, and beside the chosen sentence its labels, corrected by hand in JupyterLab.

    edit(article, project)       the desk
    timeline(article, project)   the article's events as rows; choosing one chooses its sentences in the desk, and back

Python holds the files: every change goes through `khabar.sheets`, and the page calls a change saved when Python has said so.
The page holds the moment: what a key does is drawn at once, and goes back when Python refuses it.

To add a command: a method `do_<name>` in `desk.py`, called by `store.send({do: "<name>", …})` in `js/store.js`.
"""

from khabar.article import Article
from khabar.project import Project


def edit(article: Article, project: Project, *, lang: str = "ar"):
    """The desk for one article, an anywidget; shown when it is the last value of a cell.

    lang: the interface's language, `ar` or `en`; it can be changed on the page. Each change is merged into
    `data/annotations/<article_id>.csv` at once. Where no widget can be drawn (an exported notebook, a preview), the sheet stands
    there as a table.
    Raises SheetError when the sheet on disk has faults.
    """
    from khabar.desk.desk import Desk  # ipywidgets takes a third of a second to import, and most callers of `helpers` draw none

    return Desk(article, project, lang=lang)


def timeline(article: Article, project: Project, *, lang: str = "ar"):
    """The events of one article as rows on a time axis, an anywidget; chooses sentences in every desk of the article.

    Raises SheetError when a sheet on disk has faults.
    """
    from khabar.desk.timeline import Timeline

    return Timeline(article, project, lang=lang)


__all__ = ["edit", "timeline"]
