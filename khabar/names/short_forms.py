"""People named by a surname alone, as the article has introduced it: `ماكرون` behind `إيمانويل ماكرون`, also as `ماكرن`."""

from itertools import compress

from khabar.names.found import Found, Title
from khabar.names.link import People, Person
from khabar.names.page import Page
from khabar.names.spelling import is_close, sound
from khabar.names.trie import END, add, walk

_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "")  # of two that fit a word, the later one is meant


class ShortForms:
    """The short forms of one article, when its full names have been read."""

    def __init__(self, page: Page, people: People, names: list[Found], titles: list[Title]):
        """titles: those that stand alone, and may turn out to stand before a short form or around it."""
        self.page, self.forms, self.words, self.people = page, page.forms, page.words, people
        self._titles = {token: title for title in titles for token in range(title.first, title.last)}
        self._covered = bytearray(page.size)  # 1 for a token that a name or its title holds
        for name in names:
            first = name.title.first if name.title else name.first
            last = name.apposition.last if name.apposition else name.last
            self._covered[first:last] = b"\1" * (last - first)

    def read(self) -> list[tuple[Found, Person]]:
        """Each surname that stands alone, with the title before it, and whom it means."""
        wanted, found = self._wanted(), []
        for at in compress(range(len(self.forms)), map(wanted.__contains__, self.forms)):
            if self._covered[at]:
                continue
            cut, node = wanted[self.forms[at]]
            hit = walk(node, self.forms, at + 1)
            if hit is None or any(self._covered[at : hit[1]]):
                continue
            person, last = hit
            title = self._title_before(at)
            if title is None and not self._stands_alone(at, cut, last):
                continue
            self._take_titles(at, last)
            self._covered[at:last] = b"\1" * (last - at)
            found.append((Found(at, last, cut, "person", None, person.gender, "article", title), person))
        return found

    def titles_left(self) -> list[Title]:
        """The titles that no short form has taken, in order."""
        return [title for token, title in self._titles.items() if token == title.first]

    def _wanted(self) -> dict[str, tuple[int, dict]]:
        """From each form of the article with which a short form may begin to the letters of its clitic and the trie behind it."""
        known: dict = {}
        for parts, person in (*self.people.by_forms.items(), *self.people.short.items()):
            add(known, parts, person)
            if len(parts) > 1 and (other := self.words.respelt.get(parts[0])):
                add(known, (other, *parts[1:]), person)
        all_forms = self.page.all_forms
        wanted = {
            form: (len(clitic), node)
            for clitic in _CLITICS
            for first, node in known.items()
            if (form := clitic + first) in all_forms
        }
        for form, (cut, person) in self._close_spellings().items():
            wanted.setdefault(form, (cut, {END: person}))
        return wanted

    def _close_spellings(self) -> dict[str, tuple[int, Person]]:
        """Unknown words of the article that spell a surname of the article in another way: `ماكرن` beside `ماكرون`."""
        words, all_forms = self.words, self.page.all_forms
        names = {
            sound(parts[0]): (parts[0], person)
            for parts, person in self.people.short.items()
            if len(parts) == 1 and len(parts[0]) > 3 and parts[0] not in words.given and parts[0] not in words.nouns
        }
        close = {}
        by_sound = words.sounds.heard(all_forms) if names else {}
        for heard, (name, person) in names.items():
            for form, cut in by_sound.get(heard, ()):
                if form in all_forms and form[cut:] != name and is_close(form[cut:], name) and (cut or form not in close):
                    close[form] = cut, person
        return close

    def _title_before(self, at: int) -> Title | None:
        """The title that ends before a token; one that goes on beyond it ends there."""
        inside, before = self._titles.get(at), self._titles.get(at - 1)
        if inside is not None and inside.first < at:
            self._take_titles(at, at + 1)
            return inside._replace(last=at)
        if before is not None and before.last == at:
            self._take_titles(at - 1, at)
            return before
        return None

    def _take_titles(self, first: int, last: int) -> None:
        """The titles that have a token in `first:last` stand alone no more."""
        for token in range(first, last):
            if title := self._titles.get(token):
                for each in range(title.first, title.last):
                    del self._titles[each]

    def _stands_alone(self, at: int, cut: int, last: int) -> bool:
        """A surname that is an ordinary word too counts only behind a verb of saying."""
        words, name = self.words, self.forms[at][cut:]
        if last - at > 1:
            return True
        if name in words.stops:
            return False
        given = words.given.get(name)
        if name in words.nouns or given and given.weak or name in words.nationalities or len(name) < 3:
            return cut == 0 and at > 0 and self.forms[at - 1].lstrip("وف") in words.says
        return True
