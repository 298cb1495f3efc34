"""People, organisations, places and outlets named in an article."""

from bisect import bisect_right

from khabar.article import Article
from khabar.fold import Tokens, skeleton
from khabar.lexicon import Lexicon
from khabar.names.countries import countries
from khabar.names.countries import slug as english_slug
from khabar.names.link import Person, in_office, slug, terms, units
from khabar.names.scan import Found, Scan, Title
from khabar.names.words import Words, words
from khabar.records import Mention, Sentence


def find_mentions(article: Article, tokens: Tokens, sentences: list[Sentence], lexicon: Lexicon) -> list[Mention]:
    """The names in an article in the order of the text; `start:end` of no two overlap."""
    return _Reader(article, tokens, sentences, lexicon).mentions()


class _Reader:
    def __init__(self, article: Article, tokens: Tokens, sentences: list[Sentence], lexicon: Lexicon):
        self.article, self.tokens, self.sentences, self.lexicon = article, tokens, sentences, lexicon
        self.words: Words = words(lexicon)
        self.people: dict[str, Person] = {}
        self.by_forms: dict[tuple[str, ...], Person] = {}
        self.short: dict[str, Person] = {}

    def mentions(self) -> list[Mention]:
        scan = Scan(self.article.text, self.tokens, self.words)
        names, titles = scan.read()
        for found in names:
            if found.kind == "person":
                self._introduce(found)
        out = [self._mention(found) for found in names]
        covered = bytearray(len(self.tokens.forms))
        for found in names:
            first = found.title.first if found.title else found.first
            covered[first : found.last] = b"\1" * (found.last - first)
        out += self._short_forms(covered, titles)
        out += [self._title_alone(title) for title in titles if title is not None]
        out.sort(key=lambda mention: mention.start)
        return self._numbered(out)

    # People

    def _introduce(self, found: Found) -> Person:
        forms = self._name_forms(found)
        entry = found.entry
        person = self.people.get(entry.name_id) if entry else self.by_forms.get(forms)
        if person is None and entry is None:
            parts = units(forms, self.words.particles)
            person = self.by_forms.get((*parts[0], *parts[-1])) if len(parts) > 1 else self.short.get(" ".join(parts[-1]))
        if person is None:
            name_ar = entry.name_ar if entry else self._written(found)
            person = Person(entry.name_id if entry else slug(forms), name_ar, entry.name_en if entry else "", found.gender, forms)
            self.people[person.name_id] = person
        self.by_forms.setdefault(forms, person)
        parts = units(forms, self.words.particles)
        if len(parts) > 1:
            self.by_forms.setdefault((*parts[0], *parts[-1]), person)
            last = " ".join(parts[-1])
            if parts[-1][-1] not in self.words.stops and parts[-1][-1] not in self.words.nouns:
                self.short[last] = person
        for title in (found.title, found.apposition):
            if title:
                person.titles.append((title.head, title.office, title.of))
        return person

    def _name_forms(self, found: Found) -> tuple[str, ...]:
        forms = self.tokens.forms[found.first : found.last]
        return (forms[0][found.cut :], *(form for form in forms[1:] if form[0].isalpha()))

    def _written(self, found: Found) -> str:
        return self.article.text[self._start(found.first, found.cut) : self.tokens.ends[found.last - 1]]

    def _start(self, token: int, cut: int) -> int:
        """The offset after `cut` letters of a token; marks between the letters do not count."""
        start = self.tokens.starts[token]
        while cut:
            cut -= len(skeleton(self.article.text[start]))
            start += 1
        return start

    def _short_forms(self, covered: bytearray, titles: list) -> list[Mention]:
        wanted: dict[str, list[tuple[int, tuple[str, ...], Person]]] = {}
        for short, person in self.short.items():
            parts = tuple(short.split(" "))
            for clitic in _CLITICS:
                wanted.setdefault(clitic + parts[0], []).append((len(clitic), parts, person))
        owner = {token: n for n, title in enumerate(titles) for token in range(title.first, title.last)}
        out = []
        forms = self.tokens.forms
        for at in [n for n, form in enumerate(forms) if form in wanted]:
            if covered[at]:
                continue
            for cut, parts, person in wanted[forms[at]]:
                last = at + len(parts)
                if tuple(forms[at + 1 : last]) != parts[1:] or any(covered[at:last]):
                    continue
                title = None
                if (n := owner.get(at)) is not None and titles[n] is not None and titles[n].first < at:
                    title, titles[n] = titles[n]._replace(last=at), None
                elif (n := owner.get(at - 1)) is not None and titles[n] is not None and titles[n].last == at:
                    title, titles[n] = titles[n], None
                found = Found(at, last, cut, "person", None, person.gender, "article", title)
                out.append(self._person_mention(found, person))
                break
        return out

    # Titles

    def _title_alone(self, title: Title) -> Mention:
        person, found_by = self._holder(title)
        start, end = self._start(title.first, title.cut), self.tokens.ends[title.last - 1]
        written = self.article.text[start:end]
        if person is None:
            forms = self.tokens.forms[title.first : title.last]
            name_id = slug((forms[0][title.cut :], *forms[1:]))
            return Mention(0, start, end, name_id, "role", written, "", written, "title", start, end, title.gender, title.number)
        return Mention(
            0, start, end, person.name_id, "person", person.name_ar, person.name_en, written, found_by, start, end,
            person.gender or title.gender, title.number,
        )  # fmt: skip

    def _holder(self, title: Title) -> tuple[Person | None, str]:
        if title.number != "s":
            return None, ""
        for same in (
            lambda head, office, of: office == title.office and of == title.of,
            lambda head, office, of: office == title.office and not (of and title.of),
            lambda head, office, of: head == title.head == title.office and not title.of,
        ):
            holders = [p for p in self.people.values() if any(same(*key) for key in p.titles)]
            if len(holders) == 1:
                return holders[0], "article"
            if holders:
                return None, ""
        held = terms(self.lexicon)[1]
        holders = [p for p in self.people.values() if (title.office, title.of) in held.get(p.name_id, ())]
        if len(holders) == 1:
            return holders[0], "article"
        name_id = in_office(self.lexicon, title, self.article.published)
        if name_id is None:
            return None, ""
        entry = self.words.people[name_id]
        return self.people.get(name_id) or Person(name_id, entry.name_ar, entry.name_en, entry.gender, ()), "lexicon"

    # Records

    def _mention(self, found: Found) -> Mention:
        if found.kind == "person":
            return self._person_mention(found, self._introduce(found))
        start, end = self._start(found.first, found.cut), self.tokens.ends[found.last - 1]
        if found.kind == "nationality":
            code = self.words.nationalities[self.tokens.forms[found.first][found.cut :]].code
            arabic, english = countries()[code]
            return Mention(
                0,
                start,
                end,
                english_slug(english) + "-people",
                "nationality",
                arabic,
                english,
                "",
                "lexicon",
                start,
                end,
                "m",
                "p",
            )
        entry = found.entry
        return Mention(
            0, start, end, entry.name_id, entry.kind, entry.name_ar, entry.name_en, "", found.found_by, start, end, entry.gender, "s"
        )  # fmt: skip

    def _person_mention(self, found: Found, person: Person) -> Mention:
        start, end = self._start(found.first, found.cut), self.tokens.ends[found.last - 1]
        whole_start, whole_end, title = start, end, ""
        if found.title:
            whole_start = self._start(found.title.first, found.title.cut)
            title = self.article.text[whole_start : self.tokens.ends[found.title.last - 1]]
        elif found.apposition:
            title = self.article.text[self.tokens.starts[found.apposition.first] : self.tokens.ends[found.apposition.last - 1]]
        if found.apposition:
            whole_end = self.tokens.ends[found.apposition.last - 1]
        return Mention(
            0, start, end, person.name_id, "person", person.name_ar, person.name_en, title, found.found_by,
            whole_start, whole_end, person.gender or found.gender, "s",
        )  # fmt: skip

    def _numbered(self, mentions: list[Mention]) -> list[Mention]:
        starts = [sentence.start for sentence in self.sentences]
        return [mention._replace(sentence=max(bisect_right(starts, mention.start) - 1, 0)) for mention in mentions]


_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
