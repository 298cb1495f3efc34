"""People's names: where one begins, how far its given names, fathers and family names reach, and whether it is one at all.

A listed person is taken as listed, with the fathers behind. A given name alone is too little: the word behind it must confirm it, a verb of
saying stand before it, or a title show it.
"""

from khabar.names.found import Found
from khabar.names.name_words import NameWords
from khabar.names.title_forms import TitleForm
from khabar.names.trie import walk
from khabar.names.words import Word

_LONGEST_NAME = 10  # `محمد بن سلمان بن عبد العزيز آل سعود`


class Persons(NameWords):
    """The people's names of a page."""

    def name(self, at: int, word: Word | None, listed: Found | None, *, titled: bool = False) -> Found | None:
        """The person's name that begins here, as far as it reaches."""
        given = word.given if word else None
        if listed:
            last = self.lineage(listed.last)
            if listed.entry.short and given and given[0] == listed.cut and self.bound(at) > last:
                return self._unlisted(at, given, titled)
            return listed._replace(last=last)
        return self._unlisted(at, given, titled)

    def _unlisted(self, at: int, given: tuple | None, titled: bool) -> Found | None:
        if not titled and (given is None or not self.is_name_here(at)):
            return None
        last = self.bound(at)
        if last == at:
            return None
        if titled:
            cut = given[0] if given and given[0] == 0 else 0
            return Found(at, last, cut, "person", None, given[1].gender if given else "", "lexicon" if given else "title")
        if last - at < 2 + (self.forms[at][given[0] :] == "عبد"):
            said = at > 0 and self.forms[at - 1].lstrip("وف") in self.words.says and not given[1].weak and given[0] == 0
            return Found(at, last, 0, "person", None, given[1].gender, "lexicon") if said else None  # `قالت نينا`
        cut, (gender, weak) = given
        if not self._confirms(at + 1, weak, bare=cut == 0 or not weak and self.forms[at][cut - 1] not in "فك" and last - at > 1):
            return None
        return Found(at, last, cut, "person", None, gender, "lexicon")

    def _confirms(self, at: int, weak: bool, *, bare: bool) -> bool:
        """Does the word after a given name show that it is one? A given name that is a word too asks for more than one that is none.

        bare: is an unknown bare word enough?
        """
        words, token = self.words, self.forms[at]
        if token == ".":
            return not weak
        if token in words.particles or token in words.given or token in words.compounds or self.is_nisba_of_house(at):
            return True
        if token[:2] == "ال":
            return not weak or self.is_family(at)
        if not bare or not (self.may_be_name(at) or not weak and self.is_odd_name(at)):
            return False
        return not weak or token[-1] == "ي" and len(token) > 4

    def bound(self, first: int) -> int:
        """The token after the name that begins at `first`."""
        forms, words = self.forms, self.words
        at, stop = first, min(self.size, first + _LONGEST_NAME)
        family = False  # a family name with the article has been read: only fathers may follow
        while at < stop:
            token = forms[at]
            if not token[0].isalpha():
                if first < at and self._is_initial(at):
                    at += 2
                    continue
                if not (token == "-" and first < at and self._joined(at)):
                    return at
                at += 1
            elif token in words.particles or self.is_house(at):
                if at + 1 >= stop or not self._can_be_father(at + 1):
                    return at
                at, family = at + 2, False
            elif token in words.compounds and at > first:
                at, family = at + 1, False
            elif family:
                return at
            elif at == first:
                at, family = at + 1, token[:2] == "ال" and token not in words.given
            elif at - first == 1 and self.is_nisba_of_house(at):
                at, family = at + 1, True
            elif token in words.given:
                if not self.is_name_here(at):
                    return at
                at, family = at + 1, token[:2] == "ال"
            elif self._begins_title(at):  # `محمد القاضي`: nobody is named behind it
                return at + (token[:2] == "ال" and at - first == 1 and not self._name_word(at + 1))
            elif token in words.stops or token in words.nouns:
                return at + (at - first > 2 and self.is_noun_of_house(at))
            elif self._goes_on(at, first):
                at, family = at + 1, token[:2] == "ال"
            else:
                return at
        return at

    def _is_initial(self, at: int) -> bool:
        """`محمد.ع`, `فاطمة. ز`: a stop and one letter, which is no abbreviated title (`. د. سمير`) and no `و`."""
        if self.forms[at] != "." or not self.is_word(at + 1) or len(self.forms[at + 1]) > 1:
            return False
        if at + 2 == self.size or self.forms[at + 2] != ".":
            return self.forms[at + 1] != "و"
        return not self.is_word(at + 3) or len(self.forms[at + 3]) == 1

    def _can_be_father(self, at: int) -> bool:
        """May this word stand behind `بن`, `عبد` or `آل`?"""
        return self.is_word(at) and (self.forms[at] not in self.words.stops or self.forms[at] in self.words.given)

    def _begins_title(self, at: int) -> bool:
        word = self.known[at]
        return word is not None and any(cut == 0 and walk(node, self.forms, at + 1) for cut, node in word.titles)

    def _goes_on(self, at: int, first: int) -> bool:
        """Does a word that is no given name, no title and no listed noun belong to the name that begins at `first`?"""
        token, word = self.forms[at], self.known[at]
        if token[:2] == "ال":
            return len(token) > 4 and not (word and word.nationality and at - first > 1)
        if not self.may_be_name(at):
            return self.is_odd_name(at)
        if word is None:
            return True
        listed = word.given and not self._begins_foreign(token, word) or word.names and at > first + 1
        return not (word.nationality or listed)

    @staticmethod
    def _begins_foreign(token: str, word: Word) -> bool:
        """`كروز` is no روز with ك before it, `بارون` no أرون with ب: neither letter joins two names."""
        return word.given[0] == 1 and token[0] in "كب"

    def _name_word(self, at: int) -> bool:
        """Does a name, or a noun that the title would be the title of, stand here?"""
        if not self.is_word(at) or not self.is_name_here(at):
            return False
        return self.forms[at] in self.words.given or self.may_be_name(at) or self.forms[at][:2] == "ال"

    def _joined(self, at: int) -> bool:
        """Is this hyphen inside a name: `جان-إيف`?"""
        return self.is_word(at + 1) and self.ends[at - 1] == self.starts[at] and self.ends[at] == self.starts[at + 1]

    def lineage(self, at: int) -> int:
        """The token after the fathers and the house that follow a full name: بن عبد العزيز آل سعود."""
        while self.is_word(at + 1) and (self.forms[at] in self.words.lineage or self.is_house(at)):
            at += 3 if self.forms[at + 1] in self.words.particles and self.is_word(at + 2) else 2
        return at

    def person_begins(self, at: int, form: TitleForm) -> bool:
        """Can the holder of a title, definite by now, be named from this token on?"""
        token, word = self.forms[at], self.known[at]
        if token in self.words.openers:
            return form.kind == "role" and self.is_word(at + 1)
        if word:
            if self._begins_title(at):
                return False
            if word.names and (listed := self.listed(at, word)) and listed.cut == 0:
                return listed.kind == "person"
            if word.given and word.given[0] == 0:
                if token[:2] == "ال" and form.takes != "name":  # `المبعوث العربي` against `الوزير العربي ولد خليفة`
                    return self.is_word(at + 1) and (
                        self.forms[at + 1] in self.words.given
                        or self.forms[at + 1] in self.words.particles
                        or self.may_be_name(at + 1)
                    )
                return self.is_name_here(at)
            if word.nationality and word.nationality[0] == 0:
                return False
        if form.kind != "role" or token[0] == "ب" and self.place_end(at):
            return False
        if token[0] == "ل" and self.is_word(at + 1) and self.forms[at + 1][:2] == "ال" and not self.is_family(at + 1):
            return False  # `الكاتب العام للنقابة الأساسية | لأعوان المستشفى`
        if token in self.words.stops or token in self.words.nouns:
            return token in self.words.nouns and form.takes == "name" and self.is_word(at + 1) and self.is_father(at + 1)
        if token.startswith("ال"):
            return form.takes == "name" and len(token) > 4
        return self.may_be_name(at, opening=True) and self.is_plausible(at)

    def place_end(self, at: int) -> int:
        """The token after the place behind ب that begins here: a listed one, or an unlisted word with a full name behind it; 0 where none does.

        `المندوبة الجهوية للتربية بنابل | سنية العوادي`.
        """
        word = self.known[at]
        if word and word.given and word.given[0] == 0:
            return 0
        listed = self.listed(at, word) if word and word.names else None
        if listed:
            return listed.last if listed.kind == "place" and listed.cut == 1 else 0
        form = self.forms[at]
        if len(form) < 4 or form[1:] in self.words.nouns or at + 2 >= self.size:
            return 0  # `بجامعة محمد بن سعود`
        return at + 1 if self.full_name(at + 1) else 0

    def surely_person(self, at: int) -> bool:
        """Does a listed person, or a given name that needs nothing beside it, begin here?"""
        if at >= self.size or (word := self.known[at]) is None:
            return False
        if word.given and word.given[0] == 0:
            if not word.given[1].weak:
                return True
            return self.is_word(at + 1) and self._confirms(at + 1, True, bare=True)
        listed = self.listed(at, word) if word.names else None
        return bool(listed and listed.kind == "person" and listed.cut == 0)

    def full_name(self, at: int) -> bool:
        """A given name, and a family name or a father's behind it."""
        word = self.known[at]
        if word is None or not word.given or word.given[0] or not self.is_word(at + 1):
            return False
        return self.forms[at + 1] in self.words.particles or self.is_family(at + 1)

    def closed_name(self, at: int) -> bool:
        """Do two or three words between commas name the holder of the title before them: `الوزيرة، بسيمة الرامي، أن`?"""
        if not self.is_unlisted(at) or not self.may_be_name(at, opening=True):
            return False
        last = self.bound(at)
        return 2 <= last - at <= 3 and last < self.size and self.forms[last] == "،"
