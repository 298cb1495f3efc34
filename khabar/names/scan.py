"""Walks the tokens of one article from left to right and reads off each name, and each title that stands alone."""

from itertools import compress

from khabar.names.found import Found, Title
from khabar.names.organisations import organisation_called
from khabar.names.titles import Titles
from khabar.names.words import Word


class Scan(Titles):
    """One article, read once."""

    def read(self) -> tuple[list[Found], list[Title]]:
        """Every name, and every title that stands alone, in the order of the text; no two share a token."""
        names: list[Found] = []
        titles: list[Title] = []
        after = 0
        known = self.known
        for at in compress(range(self.size), known):
            if at < after:
                continue
            thing = self._read_at(at, known[at])
            if isinstance(thing, Title):
                titles.append(thing)
                after = thing.last
            elif thing:
                names.append(thing)
                after = thing.apposition.last if thing.apposition else thing.last
        return self._with_weak(names), titles

    def _read_at(self, at: int, word: Word) -> Found | Title | None:
        listed = self.listed(at, word) if word.names else None
        if listed and listed.cut and word.given and word.given[0] == 0 and not word.given[1].weak:
            listed = None  # `كلاوس` is no Laos
        title = None
        if word.titles and (head := self.head(at, word)):
            if head.form.kind != "role":
                return listed if listed and listed.kind != "person" else organisation_called(self, self.title(head))
            title = self.title(head)
        if title and (listed is None or title.last > listed.last or title.holder is not None):
            if named := self.holder_named(title):
                return named
            if title.alone and not self.is_adjective(at, title):
                return title
        if listed and listed.kind != "person":
            return listed
        if listed or word.given:
            name = self.name(at, word, listed)
            return self.with_apposition(name) if name else None
        if word.nationality:
            return self._nationality(at, word)
        return self.named_behind(at) if word.says else None

    def _with_weak(self, names: list[Found]) -> list[Found]:
        """The names, with the weak forms of those that the article also names by a form that is none."""
        sure = {name.entry.name_id for name in names if name.entry}
        more = {name.first: name for name in self.weak if name.entry.name_id in sure}  # read once by itself, once in a title
        if not more:
            return names
        taken = {token for name in names for token in range(name.first, name.last)}
        return sorted(names + [name for first, name in more.items() if first not in taken])

    def _nationality(self, at: int, word: Word) -> Found | None:
        """`الروس`, `الأتراك`: people named by their country; an adjective beside a noun is none."""
        cut, nationality = word.nationality
        if not nationality.definite or nationality.number != "p" or at and self.has_article(self.forms[at - 1]):
            return None
        return Found(at, at + 1, cut, "nationality", None, nationality.gender, "lexicon")
