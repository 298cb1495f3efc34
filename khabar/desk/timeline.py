"""The timeline's Python side: the events of one article as rows, laid out on the same axis as the chart."""

from khabar import sheets
from khabar.article import Article
from khabar.desk import page, view
from khabar.desk.desk import ArticleWidget, Desk
from khabar.project import Project
from khabar.sheets.tables import EVENTS, frame_from_rows, rows_from_frame
from khabar.tables import to_html


class Timeline(ArticleWidget):
    """The events of one article. `chosen` is the id of the event that stands open; setting it moves the page there."""

    _esm = page.script("text", "dom", "timeline")
    _css = page.style("desk")

    def __init__(self, article: Article, project: Project, lang: str = "ar"):
        super().__init__(article, project, lang)

    def read_files(self) -> None:
        self._sheet = sheets.load_events(self.article, self.project)

    def page_state(self) -> dict:
        return {
            "article": {"id": self.article.article_id, "title": self.article.title or self.article.article_id},
            "words": view.words_of(self.lexicon),
            "events": view.event_choices(rows_from_frame(EVENTS, self._sheet)),
            "axis": view.axis_of(self._sheet),
        }

    def catch_up(self, desk: Desk) -> None:
        self._sheet = frame_from_rows(EVENTS, desk.event_rows)
        self.state = self.page_state()

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        data["text/plain"] = f"Timeline({self.article.article_id}: {len(self._sheet)})"
        data["text/html"] = to_html(self._sheet[["when", f"label_{self.lang}", "status", "evidence"]])
        return data, metadata
