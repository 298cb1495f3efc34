"""What cells may refer to: sentences, events, kinds of event, people."""

from collections.abc import Collection, Iterator
from functools import cached_property

from khabar import lexicon as lexicons
from khabar.article import Article
from khabar.errors import LexiconError
from khabar.lexicon import Lexicon
from khabar.project import Project
from khabar.reading import read

_NAME_LISTS = ("people", "organisations", "outlets", "places", "my_names")


def lexicon_of(project: Project) -> Lexicon:
    """The project's own words, or the kit's where it has none."""
    return lexicons.at(project.lexicon) if project.lexicon.is_dir() else lexicons.default()


def known_words(article: Article, project: Project, sentences: set[str], events: set[str]) -> dict[str, Collection[str]]:
    """The names that a cell may hold, by column. A column without any is free. sentences, events: their ids."""
    lexicon = lexicon_of(project)
    kinds, speakers = set(_cells(lexicon, "event_kinds", "kind")), _SpeakerIds(article, lexicon)
    known = {"evidence": sentences, "events": events, "kind": kinds, "speaker_id": speakers}
    return {column: names for column, names in known.items() if names}


def _cells(lexicon: Lexicon, name: str, column: str) -> list[str]:
    try:
        return [row[column] for row in lexicon.rows(name) if row.get(column)]
    except LexiconError:
        return []  # a lexicon without this list: nothing to check against


class _SpeakerIds(Collection):
    """The names of the lists and of the article. The article is read only when a person wrote an id that no list has."""

    def __init__(self, article: Article, lexicon: Lexicon):
        self._article, self._lexicon = article, lexicon

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(id for name in _NAME_LISTS for id in _cells(self._lexicon, name, "name_id"))

    @cached_property
    def _named(self) -> frozenset[str]:
        reading = read(self._article, self._lexicon)
        return frozenset({mention.name_id for mention in reading.mentions} | {said.speaker_id for said in reading.statements}) - {
            ""
        }

    def __contains__(self, id: object) -> bool:
        return id in self._listed or id in self._named

    def __iter__(self) -> Iterator[str]:
        return iter(self._named | self._listed)

    def __len__(self) -> int:
        return len(self._listed)
