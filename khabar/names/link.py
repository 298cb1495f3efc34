"""Who is who in one article: a full name introduces its short forms and its title; a title alone is linked to its holder."""

from collections.abc import Iterable
from datetime import date

from khabar.lexicon import Lexicon
from khabar.names.entries import Entry
from khabar.names.found import Title
from khabar.names.offices import ever, in_office, offices_held
from khabar.names.spelling import is_close, joined, sound
from khabar.names.words import Words

_HOLDERS = 60  # people called by one title that are told apart, at most


class Person:
    """One person of the article: id, names, and the titles by which the article speaks of the person."""

    __slots__ = ("forms", "gender", "name_ar", "name_en", "name_id", "titles")

    def __init__(self, name_id: str, name_ar: str, name_en: str, gender: str, forms: tuple[str, ...]):
        self.name_id, self.name_ar, self.name_en, self.gender, self.forms = name_id, name_ar, name_en, gender, forms
        self.titles: set[tuple[str, str, str]] = set()  # head, office, of


class People:
    """The people of one article, by full name, by short form and by title."""

    def __init__(self, words: Words, lexicon: Lexicon, published: date | None):
        self.words, self.lexicon, self.published = words, lexicon, published
        self.by_id: dict[str, Person] = {}
        self.by_forms: dict[tuple[str, ...], Person] = {}
        self.by_sound: dict[tuple[str, str], list[Person]] = {}
        self.short: dict[tuple[str, ...], Person] = {}
        self.by_title: dict[str, list[tuple[Person, tuple[str, str, str]]]] = {}  # by head and by office
        self.holders: dict[tuple[str, str, str], tuple[Person | None, str]] = {}

    def introduce(self, forms: tuple[str, ...], written: str, gender: str, entry: Entry | None) -> Person:
        """The person of a name as written, new or met before."""
        forms = joined(forms, self.words.compounds)
        person = self.by_id.get(entry.name_id) if entry else self.by_forms.get(forms) or self._same(forms)
        if person is None:
            if entry is None and (entry := self._listed_by_sound(forms)) and entry.name_id in self.by_id:
                person = self.by_id[entry.name_id]
            elif entry:
                person = Person(entry.name_id, entry.name_ar, entry.name_en, entry.gender, forms)
            else:
                person = Person("-".join(forms), written, "", gender, forms)
            self.by_id.setdefault(person.name_id, person)
        if len(forms) > len(person.forms):
            person.forms = forms
            if not person.name_en:
                person.name_ar = written
        self._remember(forms, person)
        return person

    def _remember(self, forms: tuple[str, ...], person: Person) -> None:
        if forms in self.by_forms:
            return
        self.by_forms[forms] = person
        parts = units(forms, self.words.particles)
        if len(parts) < 2:
            self.short.setdefault(parts[0], person)
            return
        self.by_forms.setdefault(parts[0] + parts[-1], person)
        self.by_sound.setdefault((sound(parts[0][-1]), sound(parts[-1][-1])), []).append(person)
        self.short[parts[-1]] = person
        if len(parts) > 2 or parts[1][0] in self.words.particles:
            self.short.setdefault(parts[1], person)

    def _same(self, forms: tuple[str, ...]) -> Person | None:
        """The person met before whose name this is in another length or spelling."""
        parts = units(forms, self.words.particles)
        if len(parts) == 1:
            return self.short.get(parts[0])
        if person := self.by_forms.get(parts[0] + parts[-1]):
            return person
        if parts[-1][-1].startswith("ال") or parts[-1][-1] in self.words.given:
            return None  # العبادي and العبيدي are two families
        for person in self.by_sound.get((sound(parts[0][-1]), sound(parts[-1][-1])), ()):
            if is_close(forms[-1], person.forms[-1]) or forms[-1] == person.forms[-1]:
                return person
        return None

    def _listed_by_sound(self, forms: tuple[str, ...]) -> Entry | None:
        """The one person of the lexicon whose full name is spelt so closely that it is the same."""
        if len(forms) < 2 or forms[-1].startswith("ال") or forms[-1] in self.words.given:
            return None
        near = {
            entry.name_id: entry
            for listed, entry in self.words.by_sound.get((sound(forms[0]), sound(forms[-1])), ())
            if len(listed) == len(forms) and all(a == b or is_close(a, b) for a, b in zip(forms, listed))
        }
        return near.popitem()[1] if len(near) == 1 else None

    def call(self, person: Person, title: Title) -> None:
        """The article calls a person by a title."""
        key = title.form.office, title.office, title.of
        if key not in person.titles:
            person.titles.add(key)
            for index in {key[0], key[1]}:
                self.by_title.setdefault(index, []).append((person, key))

    def holder(self, title: Title) -> tuple[Person | None, str]:
        """Whom a title means that stands alone, and who says so: the article, or the lexicon for the day of publication."""
        key = title.form.office, title.office, title.of
        if title.form.number != "s" or title.form.kind != "role":
            return None, ""
        if key not in self.holders:
            self.holders[key] = self._holder(*key)
        return self.holders[key]

    def _holder(self, head: str, office: str, of: str) -> tuple[Person | None, str]:
        held = offices_held(self.lexicon)
        called = self.by_title.get(office, [])[:_HOLDERS]
        exact, loose = set(), set()
        for person, (known_head, known_office, known_of) in called:
            if of and any(known == office and other != of for known, other in held.get(person.name_id, ())):
                continue  # the same office of another country
            if known_office == office and known_of == of:
                exact.add(person)
            elif (known_office == office or known_head == head == office) and not (known_of and of and known_of != of):
                loose.add(person)
        for holders in (exact, loose):
            if holders:
                if len(holders) > 1:
                    today = in_office(self.lexicon, office, of, self.published)
                    holders = {person for person in holders if person.name_id == today}
                return (holders.pop(), "article") if holders else (None, "")
        named = [person for name_id in ever(self.lexicon, office, of) if (person := self.by_id.get(name_id))]
        if len(named) == 1:
            return named[0], "article"
        if name_id := in_office(self.lexicon, office, of, self.published):
            entry = self.words.people[name_id]
            return self.by_id.get(name_id) or Person(name_id, entry.name_ar, entry.name_en, entry.gender, ()), "lexicon"
        return None, ""


def units(forms: Iterable[str], particles: set[str]) -> list[tuple[str, ...]]:
    """The parts of a name, each small word with the word after it: محمد | بن سلمان | ال سعود."""
    parts: list[tuple[str, ...]] = []
    pending: list[str] = []
    for form in forms:
        pending.append(form)
        if form not in particles and form != "ال":
            parts.append(tuple(pending))
            pending = []
    if pending:
        parts.append(tuple(pending))
    return parts
