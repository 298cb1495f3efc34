"""The names of one article as mentions: read off its tokens, linked to persons and things, put in the order of the text."""

from bisect import bisect_right
from operator import attrgetter

from khabar.article import Article
from khabar.fold import Tokens
from khabar.lexicon import Lexicon
from khabar.names.countries import countries, slug
from khabar.names.found import Found, Title
from khabar.names.homonyms import choose_countries
from khabar.names.link import People, Person
from khabar.names.scan import Scan
from khabar.names.short_forms import ShortForms
from khabar.names.things import Things
from khabar.names.words import Words, words
from khabar.names.written import Written
from khabar.records import Mention, Sentence


class Mentions:
    """The mentions of one article."""

    def __init__(self, article: Article, tokens: Tokens, sentences: list[Sentence], lexicon: Lexicon):
        self.text, self.tokens = article.text, tokens
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.words: Words = words(lexicon)
        self.written = Written(article.text, tokens)
        self.people, self.things = People(self.words, lexicon, article.published), Things(self.written)

    def read(self) -> list[Mention]:
        """All mentions in the order of the text."""
        page = Scan(self.text, self.tokens, self.words)
        names, titles = page.read()
        people: list[tuple[Found, Person]] = []
        for n, found in enumerate(names):
            if found.kind == "person":
                names[n] = found = self._as_introduced(found)
                people.append((found, self._person(found)))
        names = choose_countries(names, page.forms, self.words)
        short_forms = ShortForms(page, self.people, names, titles)
        people += short_forms.read()
        mentions = [self._person_mention(found, person) for found, person in people]
        mentions += filter(None, (self._thing(found) for found in names if found.kind != "person"))
        mentions += [self._title_alone(title) for title in short_forms.titles_left()]
        mentions.sort(key=attrgetter("start"))
        return mentions

    def _sentence(self, start: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(bisect_right(self.sentence_starts, start) - 1, 0)

    # People

    def _as_introduced(self, found: Found) -> Found:
        """A name that only a title shows ends where the article's own surname does: `المهندس حديدان | مطولا`."""
        if found.found_by == "title" and found.last - found.first > 1 and self.written.forms(found)[:1] in self.people.short:
            return found._replace(last=found.first + 1)
        return found

    def _person(self, found: Found) -> Person:
        """Who is named; a surname that the lexicon knows belongs to whom the article has named in full, if it has."""
        entry, forms = found.entry, self.written.forms(found)
        if entry and entry.short and entry.found_by != "mine" and (person := self.people.short.get(forms)):
            return person
        person = self.people.introduce(forms, self.written.words(found), found.gender, entry)
        for title in (found.title, found.apposition):
            if title:
                self.people.call(person, title)
        return person

    def _person_mention(self, found: Found, person: Person) -> Mention:
        start, end = whole_start, whole_end = self.written.span(found)
        title = ""
        if found.apposition:
            title = self.written.words(found.apposition)
            whole_end = self.tokens.ends[found.apposition.last - 1]
        if found.title:
            title = self.written.words(found.title)
            whole_start = self.written.start(found.title)
        return Mention(
            self._sentence(start), start, end, person.name_id, "person", person.name_ar, person.name_en, title, found.found_by,
            whole_start, whole_end, person.gender or found.gender, "s",
        )  # fmt: skip

    def _title_alone(self, title: Title) -> Mention:
        """A title without a name: of the person who holds it, else of the office itself."""
        person, found_by = self.people.holder(title)
        start, end = self.written.span(title)
        sentence, written, form = self._sentence(start), self.text[start:end], title.form
        if person is None:
            return Mention(
                sentence, start, end, "-".join(self.written.forms(title)), "role", self.written.words(title), "", written, "title",
                start, end, form.gender, form.number,
            )  # fmt: skip
        return Mention(
            sentence, start, end, person.name_id, "person", person.name_ar, person.name_en, written, found_by,
            start, end, person.gender or form.gender, form.number,
        )  # fmt: skip

    # Organisations, outlets, places, nations

    def _thing(self, found: Found) -> Mention | None:
        """The nation, organisation, outlet or place that is found; None for a word alone (الوزارة) of which none has been named."""
        start, end = self.written.span(found)
        is_nation = found.kind == "nationality"
        known = self._nation(found) if is_nation else self.things.identify(found)
        if known is None:
            return None
        name_id, name_ar, name_en = known
        gender, number = ("m", "p") if is_nation else (found.gender, "s")
        return Mention(
            self._sentence(start), start, end, name_id, found.kind, name_ar, name_en, "", found.found_by, start, end, gender, number
        )  # fmt: skip

    def _nation(self, found: Found) -> tuple[str, str, str]:
        """Id, Arabic and English name of the people that a nationality's form means."""
        arabic, english = countries()[self.words.nationalities[self.written.forms(found)[0]].code]
        return f"people-of-{slug(english)}", arabic, english
