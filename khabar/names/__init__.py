"""People, organisations, places and outlets named in an article.

A name is found by the lexicon, by the title or the words beside it, or by the article itself, which introduces a short form by the
full one. `find_mentions` gives the names as records; `remember_name` keeps a person's correction for every article to come.
"""

from bisect import bisect_right
from collections import Counter
from itertools import compress

from khabar.article import Article
from khabar.fold import Tokens, skeleton
from khabar.lexicon import Lexicon
from khabar.names.countries import countries
from khabar.names.countries import slug as english_slug
from khabar.names.found import Found, Title
from khabar.names.link import People, Person
from khabar.names.mine import remember_name
from khabar.names.scan import Scan
from khabar.names.spelling import is_close, sound
from khabar.names.trie import END, add, walk
from khabar.names.words import Words, words
from khabar.records import Mention, Sentence

__all__ = ["as_written", "find_mentions", "remember_name"]

_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "")  # of two that fit a word, the later one is meant


def find_mentions(article: Article, tokens: Tokens, sentences: list[Sentence], lexicon: Lexicon) -> list[Mention]:
    """The names in an article in the order of the text; `start:end` of no two overlap."""
    return _Reader(article, tokens, sentences, lexicon).mentions()


def as_written(text: str, start: int, end: int) -> str:
    """The words of a span, with the article that `لل` has swallowed: `للكرملين` holds `الكرملين`."""
    words = text[start:end]
    return "ال" + words if text[max(start - 2, 0) : start] == "لل" and words[:2] != "ال" else words


class _Reader:
    """The names of one article: read off its tokens, then linked."""

    def __init__(self, article: Article, tokens: Tokens, sentences: list[Sentence], lexicon: Lexicon):
        self.text, self.tokens = article.text, tokens
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.words: Words = words(lexicon)
        self.people = People(self.words, lexicon, article.published)
        self.organisations: dict[tuple[str, ...], tuple[str, str]] = {}  # the words of a name to id and fullest form
        self.heads: dict[str, tuple[str, str]] = {}  # the last organisation named with a word: الوزارة

    def mentions(self) -> list[Mention]:
        people: list[tuple[Found, Person]] = []
        scan = Scan(self.text, self.tokens, self.words)
        names, titles = scan.read()
        for n, found in enumerate(names):
            if found.kind == "person":
                names[n] = found = self._as_introduced(found)
                people.append((found, self._person(found)))
        self._choose_countries(names)
        covered = bytearray(len(self.tokens.forms))
        for found in names:
            first = found.title.first if found.title else found.first
            last = found.apposition.last if found.apposition else found.last
            covered[first:last] = b"\1" * (last - first)
        mentions = [self._person_mention(found, person) for found, person in people]
        mentions += filter(None, (self._thing(found) for found in names if found.kind != "person"))
        mentions += self._short_forms(scan.all_forms, covered, titles)
        mentions += [self._title_alone(title) for title in titles if title is not None]
        mentions.sort(key=lambda mention: mention.start)
        return mentions

    # Tokens to text

    def _forms(self, found: Found | Title) -> tuple[str, ...]:
        forms = self.tokens.forms[found.first : found.last]
        if len(forms) == 1 and not found.cut:
            return (forms[0],)
        return (self._cut(forms[0], found.cut), *(form for form in forms[1:] if form[0].isalnum()))

    @staticmethod
    def _cut(form: str, cut: int) -> str:
        return "ال" + form[cut:] if cut > 1 and form[cut - 2 : cut] == "لل" else form[cut:]

    def _start(self, token: int, cut: int) -> int:
        """The offset after `cut` letters of a token; marks between the letters do not count."""
        start = self.tokens.starts[token]
        if self.tokens.ends[token] - start == len(self.tokens.forms[token]):
            return start + cut
        while cut:
            cut -= len(skeleton(self.text[start]))
            start += 1
        return start

    def _span(self, found: Found | Title) -> tuple[int, int]:
        return self._start(found.first, found.cut), self.tokens.ends[found.last - 1]

    def _sentence(self, start: int) -> int:
        return max(bisect_right(self.sentence_starts, start) - 1, 0)

    def _written(self, found: Found | Title) -> str:
        return as_written(self.text, *self._span(found))

    # People

    def _as_introduced(self, found: Found) -> Found:
        """A name that only a title shows ends where the article's own surname does: `المهندس حديدان | مطولا`."""
        if found.found_by == "title" and found.last - found.first > 1 and self._forms(found)[:1] in self.people.short:
            return found._replace(last=found.first + 1)
        return found

    def _person(self, found: Found) -> Person:
        entry = found.entry
        if entry and entry.short and entry.found_by != "mine" and (person := self.people.short.get(self._forms(found))):
            return person  # a surname that the lexicon knows belongs to whom the article has named in full, if it has
        person = self.people.introduce(self._forms(found), self._written(found), found.gender, entry)
        for title in (found.title, found.apposition):
            if title:
                self.people.call(person, title)
        return person

    def _person_mention(self, found: Found, person: Person) -> Mention:
        start, end = whole_start, whole_end = self._span(found)
        title = ""
        if found.apposition:
            title = self._written(found.apposition)
            whole_end = self.tokens.ends[found.apposition.last - 1]
        if found.title:
            title = self._written(found.title)
            whole_start = self._start(found.title.first, found.title.cut)
        return Mention(
            self._sentence(start), start, end, person.name_id, "person", person.name_ar, person.name_en, title, found.found_by,
            whole_start, whole_end, person.gender or found.gender, "s",
        )  # fmt: skip

    def _short_forms(self, all_forms: frozenset[str], covered: bytearray, titles: list) -> list[Mention]:
        """The mentions by a surname alone, as the article has introduced it, also in a spelling close to it."""
        forms = self.tokens.forms
        known: dict = {}
        for parts, person in (*self.people.by_forms.items(), *self.people.short.items()):
            add(known, parts, person)
            if len(parts) > 1 and (other := self.words.respelt.get(parts[0])):
                add(known, (other, *parts[1:]), person)
        wanted = {
            form: (len(clitic), node)
            for clitic in _CLITICS
            for first, node in known.items()
            if (form := clitic + first) in all_forms
        }
        for form, (cut, person) in self._close_spellings(all_forms).items():
            wanted.setdefault(form, (cut, {END: person}))
        owner = {token: n for n, title in enumerate(titles) for token in range(title.first, title.last)}
        mentions = []
        for at in compress(range(len(forms)), map(wanted.__contains__, forms)):
            if covered[at]:
                continue
            cut, node = wanted[forms[at]]
            hit = walk(node, forms, at + 1)
            if hit is None or any(covered[at : hit[1]]):
                continue
            person, last = hit
            title = None
            if (n := owner.get(at)) is not None and titles[n] is not None and titles[n].first < at:
                title, titles[n] = titles[n]._replace(last=at), None
            elif (n := owner.get(at - 1)) is not None and titles[n] is not None and titles[n].last == at:
                title, titles[n] = titles[n], None
            elif not self._stands_alone(at, cut, forms[at:last]):
                continue
            for token in range(at, last):
                if (n := owner.get(token)) is not None:
                    titles[n] = None
            found = Found(at, last, cut, "person", None, person.gender, "article", title)
            covered[at:last] = b"\1" * (last - at)
            mentions.append(self._person_mention(found, person))
        return mentions

    def _stands_alone(self, at: int, cut: int, parts: list[str]) -> bool:
        """A surname that is an ordinary word too counts only behind a verb of saying."""
        known = self.words
        if len(parts) > 1:
            return True
        name = parts[0][cut:]
        if name in known.stops:
            return False
        given = known.given.get(name)
        if name in known.nouns or given and given.weak or name in known.nationalities or len(name) < 3:
            return cut == 0 and at > 0 and self.tokens.forms[at - 1].lstrip("وف") in known.says
        return True

    def _close_spellings(self, all_forms: frozenset[str]) -> dict[str, tuple[int, Person]]:
        """Unknown words of the article that spell a surname of the article in another way: `ماكرن` beside `ماكرون`."""
        words = self.words
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

    def _title_alone(self, title: Title) -> Mention:
        person, found_by = self.people.holder(title)
        start, end = self._span(title)
        form, title_text, sentence = title.form, self.text[start:end], self._sentence(start)
        if person is None:
            name_id, kind, name_ar, name_en, gender, found_by = (
                "-".join(self._forms(title)),
                "role",
                self._written(title),
                "",
                form.gender,
                "title",
            )
        else:
            name_id, kind, name_ar, name_en = person.name_id, "person", person.name_ar, person.name_en
            gender = person.gender or form.gender
        return Mention(
            sentence, start, end, name_id, kind, name_ar, name_en, title_text, found_by, start, end, gender, form.number
        )

    # Organisations, outlets, places, nations

    def _thing(self, found: Found) -> Mention | None:
        start, end = self._span(found)
        if found.kind == "nationality":
            code = self.words.nationalities[self._forms(found)[0]].code
            arabic, english = countries()[code]
            name_id = f"people-of-{english_slug(english)}"
            return Mention(
                self._sentence(start), start, end, name_id, "nationality", arabic, english, "", "lexicon", start, end, "m", "p"
            )
        if entry := found.entry:
            name_id, name_ar, name_en = entry.name_id, entry.name_ar, entry.name_en
            self.heads[self._forms(found)[0].removeprefix("ال")] = name_id, name_ar
        else:
            forms, name_en = self._forms(found), ""
            head = skeleton(found.head)
            if head and len(forms) == 1:  # الوزارة, of which the article has named one
                if head not in self.heads:
                    return None
                name_id, name_ar = self.heads[head]
            else:
                name_id, name_ar = self._organisation(forms, self._written(found))
                self.heads[head] = name_id, name_ar
        number = "s"
        return Mention(
            self._sentence(start), start, end, name_id, found.kind, name_ar, name_en, "", found.found_by, start, end, found.gender, number
        )  # fmt: skip

    def _organisation(self, forms: tuple[str, ...], written: str) -> tuple[str, str]:
        """Id and fullest form of an organisation: the one met before whose name begins with these words, or a new one."""
        if known := self.organisations.get(forms):
            return known
        new = "-".join(forms), written
        for length in range(len(forms), 1, -1):
            self.organisations.setdefault(forms[:length], new)
        return new

    def _choose_countries(self, names: list[Found]) -> None:
        """Of two places of one form (عمان, طرابلس), the one whose country the article speaks of more."""
        if not any(found.entry and found.entry.name_id in self.words.homonyms for found in names):
            return
        codes = Counter(found.entry.country for found in names if found.entry and found.entry.name_id not in self.words.homonyms)
        codes.update(word.nationality[1].code for form in self.tokens.forms if (word := self.words[form]) and word.nationality)
        for n, found in enumerate(names):
            if found.entry and (places := self.words.homonyms.get(found.entry.name_id)):
                names[n] = found._replace(entry=max(places, key=lambda place: codes[place.country]))
