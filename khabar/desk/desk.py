"""The desk's Python side: what the page asks for is done to the files, and each request is answered.

A request is `{n, do, …}`; the answer is `{answer: n, …}` with what changed, or with `refused: [ar, en]`. The page calls nothing
saved before its answer has come.
"""

from abc import abstractmethod
from datetime import datetime
from weakref import WeakSet

import anywidget
import traitlets

from khabar import names, sheets
from khabar.annotate import label as label_sentences
from khabar.api import events_frame
from khabar.article import Article
from khabar.dates import find_date_refs
from khabar.desk import page, view
from khabar.errors import KhabarError
from khabar.events import find_event_records
from khabar.fold import tokenize
from khabar.intervals import read_edtf
from khabar.labels import LANGUAGES, label
from khabar.project import Project
from khabar.reading import read
from khabar.schema import frame
from khabar.sheets.book import lexicon_of, merge_sides, read_sides, store_of
from khabar.sheets.merge import merge_events
from khabar.sheets.tables import ANNOTATIONS, EVENTS, frame_from_rows, rows_from_frame

_SCRIPTS = ("text", "dom", "shelf", "store", "keys", "article", "panel", "bar", "desk")
# What the events are made from: after a change in one of these columns they are read again.
_TOLD_BY = {"when", "events", "speaker", "speaker_id", "act", "quote_type", "role"}
_OPEN: WeakSet = WeakSet()  # desks and timelines on screen: a change made in one is shown in the others


class ArticleWidget(anywidget.AnyWidget):
    """What desk and timeline share: an article, a project, the state that the page draws, and the company of the others."""

    state = traitlets.Dict().tag(sync=True)
    chosen = traitlets.Unicode().tag(sync=True)
    lang = traitlets.Enum(LANGUAGES, "ar").tag(sync=True)

    def __init__(self, article: Article, project: Project, lang: str):
        self.article, self.project, self.lexicon = article, project, lexicon_of(project)
        self.read_files()
        super().__init__(state=self.page_state(), lang=lang)
        _OPEN.add(self)

    @abstractmethod
    def read_files(self) -> None:
        """Takes the sheets as they stand now."""

    @abstractmethod
    def page_state(self) -> dict:
        """All that the page needs to draw itself."""

    @abstractmethod
    def catch_up(self, desk: "Desk") -> None:
        """Shows what a desk of the same article has just changed and read: nothing is read twice."""

    def get_state(self, key=None, drop_defaults=False):
        """As in ipywidgets, with `state` as it is now: a page loaded anew asks for it long after the widget was made."""
        if _OPEN and self in _OPEN and (key is None or "state" in ([key] if isinstance(key, str) else key)):
            self._trait_values["state"] = self.page_state()
        return super().get_state(key, drop_defaults)

    def tell_others(self) -> None:
        """Has every other open desk and timeline of this article catch up."""
        mine = (self.article.article_id, self.project)
        for other in list(_OPEN):
            if other is not self and (other.article.article_id, other.project) == mine:
                other.catch_up(self)


class Desk(ArticleWidget):
    """The reading desk of one article.

    chosen: id of the sentence that stands open on the page; setting it moves the page there.
    lang: the interface's language, `ar` or `en`.
    """

    _esm = page.script(*_SCRIPTS)
    _css = page.style("desk")

    def __init__(self, article: Article, project: Project, lang: str = "ar"):
        super().__init__(article, project, lang)
        self.on_msg(self._receive)

    def read_files(self) -> None:
        self._read_article()
        self._read_sheet()
        self.event_rows = self._read_events()

    def _read_article(self) -> None:
        """What the kit says: worked out once, and again when the project's list of names has grown."""
        self.lexicon = lexicon_of(self.project)
        self._reading = read(self.article, self.lexicon)
        self._machine = frame("annotations", label_sentences(self._reading, find_event_records(self._reading)))

    def _read_sheet(self) -> None:
        """The sheet as it stands on disk now, merged; with what in it is a person's."""
        store = store_of(self.article, self.project)
        with store.reading():
            self._stamp = self._file_stamp()
            self._sides = read_sides(store, self.article, self.project)
        self._merged = merge_sides(self.article, self.project, self._sides, "annotations", self._machine)["annotations"]
        self._faults = "\n".join(str(fault) for side in self._sides.values() for fault in side.faults)
        self._sheet = frame_from_rows(ANNOTATIONS, self._merged.rows)
        self._rows = view.rows_of(self.article, self._merged.rows)
        self._mine, self._orphans = view.hand_made(self._merged.changes), [one._asdict() for one in self._merged.orphans]

    def _read_events(self) -> list[dict[str, str]]:
        """The rows of `load_events` by the sheet as it was last read, without reading the article once more."""
        says = rows_from_frame(EVENTS, events_frame(self._reading, find_event_records(self._reading, self._sheet)))
        side, moved = self._sides["events"], self._merged.moved or {row["id"]: row["id"] for row in self._rows}
        return merge_events(side.base, side.rows, says, moved, side.orphans).rows

    def _file_stamp(self) -> tuple:
        path = self.project.annotations / f"{self.article.article_id}.csv"
        if not path.is_file():
            return ()
        found = path.stat()
        return found.st_mtime_ns, found.st_size

    def page_state(self) -> dict:
        return {
            "article": view.article_facts(self.article, self._rows),
            **view.fixed_choices(self.lexicon),
            **self._names(),
            "events": view.event_choices(self.event_rows),
            **self._sheet_state(self._rows),
            "rows": self._rows,
        }

    def _names(self) -> dict:
        return {
            "marks": view.marks_of(self._reading),
            "people": view.people_here(self._reading, self._rows),
            "known": view.people_known(self.lexicon),
        }

    def _sheet_state(self, rows: list[dict]) -> dict:
        saved = datetime.fromtimestamp(self._stamp[0] / 1e9).strftime("%H:%M:%S") if self._stamp else ""
        spelled = {when: view.spell(when) for when in {row["when"] for row in rows} if when}
        return {"mine": self._mine, "orphans": self._orphans, "spelled": spelled, "saved": saved, "faults": self._faults}

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        data["text/plain"] = f"Desk({self.article.article_id}: {len(self._rows)})"
        data["text/html"] = view.static_table(self._sheet, self._mine, self.lexicon, self.lang)
        return data, metadata

    # Requests of the page.

    def _receive(self, _, request: dict, buffers) -> None:
        try:
            answer = getattr(self, f"do_{request['do']}")(**{k: v for k, v in request.items() if k not in ("n", "do")})
        except (KhabarError, ValueError, OSError) as error:
            answer = {"refused": [str(error)] * 2}
        except Exception as error:  # a fault of ours: the page must not wait for an answer, and the kernel's log needs the whole
            self.send({"answer": request["n"], "refused": [f"{type(error).__name__}: {error}"] * 2})
            raise
        self.send({"answer": request["n"], **answer})
        if request["do"] in ("split", "join", "name", "orphan") or self._touches_events(request):
            self._show_events(self._read_events())
            self.tell_others()
        elif answer.get("saved"):
            self.tell_others()

    @staticmethod
    def _touches_events(request: dict) -> bool:
        return any(cell["column"] in _TOLD_BY for cell in request.get("cells", ()))

    def do_set(self, cells: list[dict]) -> dict:
        """Writes cells `{row, column, value}`, the last one of a place counting."""
        changes = {(cell["row"], cell["column"]): cell["value"] for cell in cells}
        sheets.change_cells(self.article, "annotations", changes, self.project, machine=self._machine)
        return self._news()

    def do_split(self, row: str, offset: int) -> dict:
        """Ends the sentence at an offset of the article's text; a second one begins there.

        Where two of the kit's sentences were joined and are parted again, they come back as the kit's.
        """
        parted = self._joined_of(row)
        if len(parted) == 2 and parted[1][1] == offset:
            sheets.restore_row(self.article, "annotations", parted[0][0], self.project)
        else:
            sheets.split_sentence(self.article, row, offset, self.project)
        return self._news()

    def _joined_of(self, row_id: str) -> list[tuple[str, int]]:
        """Id and start of the kit's own sentences within a row."""
        row = next((row for row in self._rows if row["id"] == row_id), {"start": 0, "end": 0})
        return [
            (id, int(start))
            for id, start, end in zip(self._machine["sentence_id"], self._machine["start"], self._machine["end"])
            if row["start"] <= start and end <= row["end"]
        ]

    def do_join(self, row: str) -> dict:
        """Makes one sentence of this one and the next."""
        sheets.join_sentences(self.article, row, self.project)
        return self._news()

    def do_settle(self, row: str, column: str, keep: str) -> dict:
        """Ends a conflict: `keep` is `mine` or `machine`."""
        sheets.settle(self.article, "annotations", row, column, self.project, keep=keep)
        return self._news()

    def do_orphan(self, orphan: dict, to: str) -> dict:
        """Puts a cell that has lost its place into a sentence, or drops it where `to` is ""."""
        sheets.settle_orphan(self.article, "annotations", orphan, to, self.project)
        return self._news()

    def do_look(self) -> dict:
        """What another program has written meanwhile."""
        return {} if self._file_stamp() == self._stamp else self._news()

    def do_spell(self, when: str) -> dict:
        """Typed EDTF in words. Raises ValueError when a part is no EDTF."""
        for part in filter(None, map(str.strip, when.split(";"))):
            try:
                read_edtf(part)
            except ValueError:
                return {"refused": [label("desk.no_date", lang, lexicon=self.lexicon).format(text=part) for lang in LANGUAGES]}
        return {"spelled": view.spell(when)}

    def do_date(self, start: int, end: int) -> dict:
        """The EDTF dates that the kit reads in a marked span, for the page to add to `when`."""
        found = find_date_refs(self.article.text[start:end], self.article.published, self.lexicon)
        edtf = [ref.edtf for ref in found if ref.edtf]
        if not edtf:
            return {"refused": [label("desk.no_date_read", lang, lexicon=self.lexicon) for lang in LANGUAGES]}
        return {"edtf": edtf, "spelled": {part: view.spell(part) for part in edtf}}

    def do_name(self, start: int, end: int, kind: str, of: str = "", name: str = "") -> dict:
        """Keeps a marked span as a name in the project's own list, and reads the article again with it.

        of: the name_id of whom it names, with the fullest form `name`; without one it is a name of its own.
        """
        form = " ".join(self.article.text[start:end].split())
        name_id = of or "-".join(tokenize(form).forms)
        names.remember_name(form, name_id, kind, name or form, project=self.project)
        self._read_article()
        return {**self._news(), **self._names()}

    def _news(self, desk: "Desk | None" = None) -> dict:
        """What the page must know after the files changed: the rows that differ, or all when sentences were split or joined.

        desk: another desk that has just read them.
        """
        before, order = {row["id"]: row for row in self._rows}, _places(self._rows)
        if desk is None:
            self._read_sheet()
        else:
            for name in ("_stamp", "_sides", "_merged", "_faults", "_sheet", "_rows", "_mine", "_orphans"):
                setattr(self, name, getattr(desk, name))
        whole = order != _places(self._rows)
        rows = [row for row in self._rows if whole or row != before[row["id"]]]
        return {**self._sheet_state(rows), "rows": rows, "whole": whole}

    # Company.

    def catch_up(self, desk: "Desk") -> None:
        self.send({"news": True, **self._news(desk)})
        self._show_events(desk.event_rows)

    def _show_events(self, rows: list[dict[str, str]]) -> None:
        if rows != self.event_rows:
            self.event_rows = rows
            self.send({"news": True, "events": view.event_choices(rows)})


def _places(rows: list[dict]) -> list[tuple]:
    return [(row["id"], row["start"], row["end"]) for row in rows]
