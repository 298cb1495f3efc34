"""The index over all articles of a project: cards, what to find them by, and one timeline over all of them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import quote

from markupsafe import Markup

from khabar.article import Article, load_article
from khabar.errors import KhabarError
from khabar.project import Project
from khabar.report.content import Gathering
from khabar.report.page import draw, lexicon_of, report_path
from khabar.report.rows import Timeline, by_time, positions, timeline
from khabar.report.words import Words
from khabar.say import month_name, say_count, say_day

CARDS = 60  # a page
EVENTS = 300  # a page of the timeline over all
SPEAKERS = 60  # listed under "by speaker": those in most articles

Thing = TypeVar("Thing")


class Card(NamedTuple):
    """One article. `href` is its report, "" where none was written; `anchor` is the card's own address, page and all."""

    number: int
    anchor: str
    href: str
    title: str
    source: str
    day: date | None
    counts: list[str]
    timeline: Timeline
    speakers: list[str]


class Unread(NamedTuple):
    """A file that cannot be read, or whose sheet has faults."""

    name: str
    message: str


def index(project: Project, *, lang: str = "ar", articles: Iterable[Article] | None = None) -> Path:
    """Write the index over the project's articles into `output/reports/`; the path of its first page comes back.

    articles: other articles than those in `seeds/`. Cards stand newest first, 60 a page (`index.html`, `index-2.html` …), events in
    the order of time, 300 a page (`timeline.html` …). An article that cannot be read is named at the end and stops nothing.
    """
    lexicon = lexicon_of(project)
    words = Words(lang, lexicon)
    cards, events, unread = _read_all(project, articles, words)
    folder = report_path("", project).parent
    folder.mkdir(parents=True, exist_ok=True)
    _write_cards(folder, cards, bool(events), unread, words)
    _write_timeline(folder, events, words)
    return folder / "index.html"


def _read_all(project: Project, articles: Iterable[Article] | None, words: Words) -> tuple[list[Card], list[dict], list[Unread]]:
    """The cards, newest first; all dated events in the order of time, each with its card; what could not be read."""
    found, unread = [], []
    for name, load in _sources(project, articles):
        try:
            article = load()
            found.append((article.published or date.min, Gathering(article, project, words.lang, words.lexicon)))
        except KhabarError as error:
            unread.append(Unread(name, str(error)))
    found.sort(key=lambda pair: pair[0], reverse=True)
    cards, events = [], []
    for number, (_, gathering) in enumerate(found, 1):
        card = _card(number, gathering, project, words)
        rows = {row.event_id: row.number for row in card.timeline.dated}
        cards.append(card)
        for event in gathering.events:
            if event["event_id"] in rows:
                events.append(
                    event | {"card": card, "href": f"{card.href}#e{rows[event['event_id']]}" if card.href else card.anchor}
                )
    return cards, sorted(events, key=by_time), unread


def _sources(project: Project, articles: Iterable[Article] | None) -> Iterator[tuple[str, Callable[[], Article]]]:
    if articles is None:
        yield from ((path.name, partial(load_article, path)) for path in project.articles())
    else:
        yield from ((article.article_id, lambda article=article: article) for article in articles)


def _card(number: int, gathering: Gathering, project: Project, words: Words) -> Card:
    article = gathering.article
    path = report_path(article.article_id, project)
    speakers = gathering.speaker_names()
    counted = (
        ("sentence", len(gathering.sentences)),
        ("speaker", len(speakers)),
        ("statement", len(gathering.statements)),
        ("event", len(gathering.events)),
    )
    return Card(
        number,
        f"{_page_name('index', (number - 1) // CARDS + 1)}#a{number}",
        quote(path.name) if path.is_file() else "",
        gathering.title,
        article.source,
        article.published,
        [say_count(n, noun, words.lang, lexicon=words.lexicon) for noun, n in counted],
        gathering.timeline,
        speakers,
    )


def _write_cards(folder: Path, cards: list[Card], timed: bool, unread: list[Unread], words: Words) -> None:
    pages = list(_pages(cards, CARDS)) or [[]]
    for number, shown in enumerate(pages, 1):
        text = draw(
            "index.html.j2",
            words,
            title=words.plain("index_title"),
            positions="\n".join(map(_card_positions, shown)),
            skip_to="articles",
            skip_words=words("index"),
            cards=shown,
            total=say_count(len(cards), "article", words.lang, lexicon=words.lexicon),
            say=lambda day: say_day(day, words.lang, lexicon=words.lexicon),
            timeline="timeline.html" if timed else "",
            finders=_finders(cards, words) if number == 1 and len(cards) > 1 else [],
            unread=unread if number == len(pages) else [],
            pages=_links("index", number, len(pages)),
        )
        (folder / _page_name("index", number)).write_text(text, "utf-8", newline="\n")
    _remove_later_pages(folder, "index", len(pages))


def _card_positions(card: Card) -> str:
    return "".join(f"#m{card.number}-{row.number}{{--at:{row.start};--wide:{row.width}}}" for row in card.timeline.dated)


def _write_timeline(folder: Path, events: list[dict], words: Words) -> None:
    pages = list(_pages(events, EVENTS))
    for number, shown in enumerate(pages, 1):
        time = timeline(shown, words.lang, words.lexicon)
        text = draw(
            "timeline.html.j2",
            words,
            title=words.plain("all_events"),
            positions=positions(time),
            skip_to="timeline",
            skip_words=words("timeline"),
            time=time,
            told=[(row, event["card"], event["href"]) for row, event in zip(time.dated, shown, strict=True)],
            pages=_links("timeline", number, len(pages)),
        )
        (folder / _page_name("timeline", number)).write_text(text, "utf-8", newline="\n")
    _remove_later_pages(folder, "timeline", len(pages))


def _pages(things: list[Thing], size: int) -> Iterator[list[Thing]]:
    yield from (things[first : first + size] for first in range(0, len(things), size))


def _page_name(stem: str, number: int) -> str:
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def _links(stem: str, number: int, total: int) -> list[tuple[int, str, bool]]:
    """Number, address and "is this one" of the pages to offer: the first, the last, and those around this one."""
    near = {1, total, *range(number - 2, number + 3)}
    return [(n, _page_name(stem, n), n == number) for n in sorted(near) if 1 <= n <= total] if total > 1 else []


def _remove_later_pages(folder: Path, stem: str, last: int) -> None:
    """An index that has become shorter leaves no page of the longer one behind."""
    number = last + 1
    while (page := folder / _page_name(stem, number)).is_file():
        page.unlink()
        number += 1


def _finders(cards: list[Card], words: Words) -> list[tuple[Markup, list[tuple[str, list[Card]]]]]:
    """By outlet, by month, by speaker: each with its groups, a group with its cards."""
    outlets: dict[str, list[Card]] = {}
    months: dict[str, list[Card]] = {}
    speakers: dict[str, list[Card]] = {}
    for card in cards:
        outlets.setdefault(card.source or words.plain("no_source"), []).append(card)
        months.setdefault(_month(card.day, words), []).append(card)
        for speaker in dict.fromkeys(card.speakers):
            speakers.setdefault(speaker, []).append(card)
    most = sorted(speakers.items(), key=lambda group: -len(group[1]))[:SPEAKERS]
    found = [
        (words("by_outlet"), sorted(outlets.items(), key=lambda group: -len(group[1]))),
        (words("by_month"), list(months.items())),
        (words("by_speaker"), most),
    ]
    return [(name, groups) for name, groups in found if len(groups) > 1]


def _month(day: date | None, words: Words) -> str:
    if day is None:
        return words.plain("unpublished")
    return f"{month_name(day.month, words.lang, lexicon=words.lexicon)} {day.year}"
