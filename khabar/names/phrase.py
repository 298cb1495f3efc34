"""A title, or the name of an organisation, read word by word to its end.

Both are noun phrases and end as such. Behind a bare noun the phrase goes on (`رئيس مجلس …`); with an article, a nationality or a listed
name it is definite, and then a bare word is the holder's name or the next part of the clause. A prepositional phrase (`في`, `بـ`) may
belong to the title or to the verb: it counts as part of the title only if the holder is named behind it.
"""

from khabar.names.entries import Entry
from khabar.names.found import Found, Head, Title
from khabar.names.organisations import namesake_end
from khabar.names.page import QUOTES
from khabar.names.persons import Persons
from khabar.names.title_forms import TitleForm
from khabar.names.trie import walk
from khabar.names.words import Word

_LONGEST = 18  # tokens; `وزير الدولة لشؤون مجلس التعاون لدول الخليج العربية …`
_BARE_WORDS = {"role": 4}  # nouns in a row: `رئيس هيئة أركان …`; an organisation has one (`هيئة كبار العلماء`)
_MOST_TITLES = 3  # `وزير الدولة رئيس اللجنة المهندس`


class Phrase:
    """The state of reading one title: where it is, whether it is definite, what it has said of the office so far."""

    __slots__ = (
        "scan", "forms", "words", "first", "cut", "form", "latest", "last", "at", "core", "definite", "loose", "of", "what", "core_words", "core_of", "holder",
        "inner", "bare_words", "titles", "is_role", "is_open", "listed",
    )  # fmt: skip

    def __init__(self, scan: Persons, head: Head):
        self.scan, self.forms, self.words = scan, scan.forms, scan.words
        self.first, last, self.cut, form = head
        self.form = self.latest = form
        self.last = self.at = self.core = last  # core: how far the title reaches if nobody is named behind it
        self.definite = form.definite or form.takes == "name"
        self.loose = False  # inside a prepositional phrase
        self.of, self.what, self.core_words, self.core_of = form.of, [], 0, form.of
        self.holder, self.inner = None, None
        self.bare_words = self.titles = 0
        self.is_role, self.is_open = form.kind == "role", form.takes == "of"
        self.listed = False  # the name behind the word is in the lexicon itself: `شركة أرامكو`

    def read(self) -> Title:
        stop = min(self.scan.size, self.first + _LONGEST)
        while self.at < stop and self._step():
            pass
        form = self.form
        said, of = (self.what, self.of) if self.holder is not None else (self.what[: self.core_words], self.core_of)
        office = form.office
        for word in said:
            if what := self.words.institutions.get(bare := word.removeprefix("ال"), bare):
                office += " " + what
        alone = form.alone and form.definite or self.is_open and self.core > self.last and (form.number == "s" or form.alone)
        if self.listed:
            return Title(self.first, self.last, self.cut, office, of, form, False)
        return Title(self.first, self.core, self.cut, office, of, form, alone, self.holder, self.inner)

    def _step(self) -> bool:
        """Takes the next word into the phrase; False where the phrase has ended."""
        token, word = self.forms[self.at], self.scan.known[self.at]
        if not token[0].isalpha():
            return self._mark(token)
        if token in self.words.on_behalf and self.is_open:
            return self._on_behalf()
        if self._holder_begins(token) if self.definite else self._behind_proper_name():
            self.holder = self.at
            return False
        thing = self._thing_here(word) if word and word.names else None
        if thing and self._is_object(token, thing):
            return False
        if thing and thing.cut == 0:
            return self._name(thing)
        if word and word.nationality and word.nationality[0] == 0 and (self.definite or self.at > self.last):
            return self._nationality(word)
        if self.definite and self.is_role and (hit := self._title_here(word)):
            return self._next_title(*hit)
        if self._may_be_after_person() and (end := namesake_end(self.scan, self.at)):
            return self._take(end, definite=True)
        if token in self.words.in_title:
            self.loose = True
            return self.is_role and self._take(self.at + 1)
        if token[0] == "ل" and (thing or token[1:2] == "ل"):
            return self._dative(token, thing)
        if token[0] in "وب" and token[1:3] == "ال":
            return self._joined(token, word)
        if token in self.words.stops or not self.is_role and self._one_person(word):
            return False  # `حزب الرئيس أوباما`
        if token[:2] == "ال" and len(token) > 3:
            return self._definite(token)
        return self._bare(token)

    def _take(self, end: int, *, definite: bool | None = None) -> bool:
        self.at = end
        self.definite = self.definite if definite is None else definite
        if self.definite and not self.loose:
            self.core, self.core_words, self.core_of = end, len(self.what), self.of
        return True

    def _mark(self, token: str) -> bool:
        """Quotation marks hold a name; a comma may stand between a title and its holder."""
        if self.definite and self.is_role and token in QUOTES and self.at + 1 < self.scan.size and self._holder_in_quotes():
            self.holder = self.at + 1
            return False
        if self.is_open and token in QUOTES and token != "(" and (close := self._closing(QUOTES[token])):
            if not self.is_role and self.at == self.last and self._is_listed(close):
                self.listed = True  # `تنظيم "داعش"`
                return False
            self.what += self.forms[self.at + 1 : close]
            self.loose = False
            return self._take(close + 1, definite=True)
        if token == "،" and self.definite and self.is_role:
            hit = self._title_here(self.scan.word(self.at + 1), self.at + 1)
            if hit and hit[0].takes == "name":
                self.at += 1
                return self._next_title(*hit)  # `المتحدث الأمني، العقيد ناصر …`
            if self.scan.surely_person(self.at + 1) or self.scan.closed_name(self.at + 1):
                self.holder = self.at + 1
        return False

    def _on_behalf(self) -> bool:
        """`المتحدث باسم …`: whose office it is stands behind it."""
        self.at += 1
        self.definite, self.inner = False, self.at
        return True

    def _holder_begins(self, token: str) -> bool:
        if token in self.words.in_title and not (token == "علي" and self.scan.is_name_here(self.at)):
            return False
        return self.scan.person_begins(self.at, self.latest)

    def _thing_here(self, word: Word) -> Found | None:
        """The listed organisation, outlet or place that begins here."""
        listed = self.scan.listed(self.at, word)
        return listed if listed and listed.kind != "person" else None

    def _is_object(self, token: str, thing: Found) -> bool:
        """`دعا المسؤول الصيني | الكويت إلى`: a country of one word with the article belongs to no title that is definite already."""
        if not self.definite or self.loose or not self.is_role or self.latest.takes == "name":
            return False
        return thing.kind == "place" and thing.cut == 0 and thing.last == self.at + 1 and token[:2] == "ال"

    def _behind_proper_name(self) -> bool:
        """`مدير كهرباء فيفاء | سليمان الفيفي`: a bare word that is no noun we know is a name, which makes the title definite."""
        if not self.is_role or self.bare_words + self.last - self.first < 3:
            return False
        return self.forms[self.at - 1] not in self.words.nouns and self.scan.full_name(self.at)

    def _may_be_after_person(self) -> bool:
        """Behind a word that takes a person's name (مستشفى, جامعة), also with a clitic: `الطبيب بمستشفى الملك فيصل`."""
        if not (self.is_open or self.loose) or self.is_role and self.at == self.last:
            return False
        before, named_after = self.forms[self.at - 1], self.words.named_after
        return before in named_after or before[self.cut if self.at - 1 == self.first else before[0] in "بل" :] in named_after

    def _name(self, thing: Found) -> bool:
        """A listed name: it says what the title is the office of; right behind an organisation's word it is the organisation itself."""
        if not self.is_role and self.at == self.last and thing.kind in ("organisation", "outlet"):
            self.listed = True
            return False
        self._own(thing.entry)
        return self._take(thing.last, definite=True)

    def _own(self, entry: Entry) -> None:
        """The title is the office of a listed thing, if of none before."""
        self.of = self.of or (entry.country if entry.what in ("country", "presidency") else entry.name_id)
        if entry.what == "presidency":
            self.what.append("presidency")

    def _nationality(self, word: Word) -> bool:
        self.of = self.of or word.nationality[1].code
        self.loose = self.titles > 0
        self._take(self.at + 1, definite=True)
        return self.is_role or self.scan.word(self.at) is not None and self.forms[self.at][:2] == "لل"

    def _title_here(self, word: Word | None, at: int | None = None) -> tuple[TitleForm, int] | None:
        if word is None or not word.titles or word.titles[0][0]:
            return None
        hit = walk(word.titles[0][1], self.forms, (self.at if at is None else at) + 1)
        return hit if hit and hit[0].kind == "role" else None

    def _one_person(self, word: Word | None) -> bool:
        hit = self._title_here(word)
        return bool(hit and hit[0].definite and hit[0].number == "s")

    def _next_title(self, form: TitleForm, end: int) -> bool:
        """`أمين الأحساء رئيس اللجنة المهندس`: another title of the same person."""
        self.titles += 1
        self.loose, self.latest = True, form
        return self.titles <= _MOST_TITLES and self._take(end, definite=form.definite or form.takes == "name")

    def _dative(self, token: str, thing: Found | None) -> bool:
        """`الأمين العام للأمم المتحدة`, `السكرتير الصحفي للرئيس`; but `رئيس للجمهورية` is any president."""
        if self.at == self.last and not self.form.definite:
            return False
        if thing:
            self._own(thing.entry)
            return self._take(thing.last, definite=True)
        self.what.append("ال" + token[2:])
        return self._take(self.at + 1, definite=True)

    def _joined(self, token: str, word: Word | None) -> bool:
        """`وزير التجارة والصناعة`; `المتحدث الإعلامي بالوزارة`."""
        joined = token[3:] in self.words.institutions
        if token[0] == "و" and (word and word.titles or not joined and (not self.definite or self.at == self.last)):
            return False
        self.loose = self.loose or not joined
        return self._take(self.at + 1)

    def _definite(self, token: str) -> bool:
        """A word with the article: the first makes the phrase definite; behind it only an adjective surely goes on with the title.

        `المتحدث باسم الرئاسة الروسية | الخبر`: what is denied begins with an article too.
        """
        if self.definite and not (token.endswith(("ي", "يه", "يين", "يون")) or token in self.words.adjectives):
            if not self.is_role:
                return False
            self.loose = True
        self.what.append(token)
        return self._take(self.at + 1, definite=True)

    def _bare(self, token: str) -> bool:
        if self.definite and self.is_role and token[0] == "ب" and (end := self.scan.place_end(self.at)):
            self.loose = True  # `مدير المياه بعدن | نجيب محمد أحمد`
            return self._take(end)
        if self.definite and self.is_role and token[0] == "ب" and token[1:] in self.words.nouns:
            self.loose = True  # `المتحدث الإعلامي بمنطقة نجران`
            return self._take(self.at + 1, definite=False)
        if self.definite or not self.is_open or self.bare_words == _BARE_WORDS.get(self.form.kind, 1):
            return False
        if token[0] == "و" and self.words[token[1:]] is not None and token not in self.words.nouns:
            return False  # but `والي | ولاية بجاية`
        self.what.append(token)
        self.bare_words += 1
        return self._take(self.at + 1)

    def _holder_in_quotes(self) -> bool:
        """`الرئيس البوسني "ملادن إيفانيش"`."""
        return self.forms[self.at + 1][0].isalpha() and self.scan.person_begins(self.at + 1, self.latest)

    def _closing(self, mark: str) -> int | None:
        """The quotation mark that closes the one here, if only words stand between."""
        for close in range(self.at + 1, min(self.at + 7, self.scan.size)):
            if self.forms[close] == mark:
                return close if close > self.at + 1 else None
            if not self.forms[close][0].isalnum():
                return None
        return None

    def _is_listed(self, close: int) -> bool:
        word = self.scan.word(self.at + 1)
        found = self.scan.listed(self.at + 1, word) if word and word.names else None
        return bool(found and found.last == close and found.kind in ("organisation", "outlet"))
