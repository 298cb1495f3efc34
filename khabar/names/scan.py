"""Reads titles and names off the tokens of one article, from left to right.

A title is a noun phrase and ends as one: once it is definite (an article, a nationality, a listed name), a bare word behind it can
only be a name or the next part of the clause. `وزير الخارجية الروسي | سيرغي لافروف | أمس`.
"""

from typing import NamedTuple

from khabar.fold import Tokens
from khabar.names.words import Entry, Given, TitleForm, Words, walk

_LONGEST_TITLE = 18  # tokens; `وزير الدولة لشؤون مجلس التعاون لدول الخليج العربية …`
_LONGEST_NAME = 10  # `محمد بن سلمان بن عبد العزيز آل سعود`
_QUOTES = {'"': '"', "«": "»", "“": "”", "'": "'", "(": ")"}
_LINKS = {"في", "لدي", "لشؤون", "باسم", "عن", "علي", "من", "و"}


class Title(NamedTuple):
    """A title as read: tokens `first:last`, letters of clitic to cut, the office's key and what it is the office of."""

    first: int
    last: int
    cut: int
    office: str
    of: str
    head: str
    gender: str
    number: str
    alone: bool


class Found(NamedTuple):
    """One name as read: tokens `first:last`, letters of clitic to cut, and the lexicon's entry, if there is one.

    `title` stands before the name, `apposition` after it.
    """

    first: int
    last: int
    cut: int
    kind: str
    entry: Entry | None
    gender: str
    found_by: str
    title: Title | None = None
    apposition: Title | None = None


class Scan:
    """The tokens of one article and what the lexicon knows of each."""

    def __init__(self, text: str, tokens: Tokens, words: Words):
        self.text, self.words = text, words
        self.forms, self.starts, self.ends = tokens
        self.known = list(map(words.__getitem__, tokens.forms))
        self.size = len(tokens.forms)

    def read(self) -> tuple[list[Found], list[Title]]:
        """Every name, and every title that stands alone, in the order of the text; no two share a token."""
        names, titles, after = [], [], 0
        for at, word in enumerate(self.known):
            if word is None or at < after:
                continue
            for thing in self._read_at(at, word):
                if isinstance(thing, Title):
                    titles.append(thing)
                    after = thing.last
                else:
                    names.append(thing)
                    after = thing.apposition.last if thing.apposition else thing.last
        return names, titles

    def _read_at(self, at: int, word) -> tuple:
        best = self._listed(at, word)
        if word.titles and (title := self._title(at, word)) and (best is None or title[0].last >= best.last):
            return self._with_name(*title)
        if best and best.kind != "person":
            return (best,)
        if best or word.given:
            name = self._name(at, word, best)
            return (self._with_apposition(name),) if name else ()
        return self._nationality(at, word)

    # Titles

    def _title(self, at: int, word) -> tuple[Title, int | None] | None:
        """The title that begins here, and the token at which its holder's name begins."""
        head = None
        for cut, node in word.titles:
            if (hit := walk(node, self.forms, at + 1)) and (head is None or hit[1] > head[2]):
                head = cut, *hit
        if head is None:
            return None
        cut, form, last = head
        return self._complement(at, cut, form, last)

    def _complement(self, first: int, cut: int, form: TitleForm, last: int) -> tuple[Title, int | None]:
        forms, words = self.forms, self.words
        definite, of, what, name = form.definite or form.takes == "name", "", [], None
        at = core = last
        loose = False  # inside a prepositional phrase, which belongs to the title only if a name or an adjective follows
        stop = min(self.size, first + _LONGEST_TITLE)
        while at < stop:
            word, token = self.known[at], forms[at]
            if not token[0].isalpha():
                if token in _QUOTES and form.takes == "of" and (close := self._closing(at)):
                    at = core = close + 1
                    definite = True
                    continue
                if token in "،," and definite and self._surely_person(at + 1):
                    name = at + 1
                break
            if definite and self._person_begins(at, form):
                name = at
                break
            if (
                word
                and (entry := self._listed(at, word))
                and entry.kind != "person"
                and entry.cut == 0
                or (word and (entry := self._listed(at, word)) and entry.kind != "person" and form.takes == "of" and not definite)
            ):
                of = of or self._holder(entry.entry)
                definite, at = True, entry.last
                core = core if loose else at
                continue
            if word and word.nationality and word.nationality[0] == 0 and (definite or at > last):
                of = of or word.nationality[1].code
                definite, at = True, at + 1
                core, loose = at, False
                continue
            if word and word.titles and definite and (hit := walk(word.titles[0][1], forms, at + 1)) and word.titles[0][0] == 0:
                at = hit[1]
                loose = True
                continue
            if token in _LINKS or token[0] in "بلو" and token[1:3] == "ال" or token[:2] == "لل":
                if token in words.stops and token not in _LINKS or not definite and token not in _LINKS and token[0] != "ل":
                    break
                loose = loose or token != "باسم" and token[0] != "ل"
                if token[0] == "ل" and token not in _LINKS:
                    what.append("ال" + token[2:] if token[:2] == "لل" else token[1:])
                    if word and word.names and (entry := self._listed(at, word)):
                        of = of or self._holder(entry.entry)
                        at = entry.last - 1
                    definite = True
                elif token == "باسم":
                    definite = False
                at += 1
                core = core if loose else at
                continue
            if token in words.stops:
                break
            if token.startswith("ال") and len(token) > 3:
                what.append(token)
                definite, at = True, at + 1
                core = core if loose else at
                continue
            if definite or form.takes != "of":
                break
            what.append(token)
            at += 1
            core = core if loose else at
        kinds = [words.institutions.get(bare, bare) for bare in (w[2:] if w.startswith("ال") else w for w in what)]
        office = " ".join([form.office, *filter(None, kinds)])
        head = form.office
        alone = form.alone or form.takes == "of" and core > last
        return Title(first, core, cut, office, of, head, form.gender, form.number, alone), name

    def _holder(self, entry: Entry) -> str:
        return entry.country if entry.what in ("country", "presidency") else entry.name_id

    def _closing(self, at: int) -> int | None:
        """The quote mark that closes the one at `at`, if it does so within a name's length."""
        mark = _QUOTES[self.forms[at]]
        for close in range(at + 2, min(at + 7, self.size)):
            if self.forms[close] == mark:
                return close
        return None

    def _with_name(self, title: Title, name_at: int | None) -> tuple:
        if name_at is not None and title.number == "s":
            word = self.known[name_at]
            listed = self._listed(name_at, word) if word else None
            if name := self._name(name_at, word, listed if listed and listed.kind == "person" else None, titled=True):
                gender = name.gender or title.gender
                end = name_at
                while end > title.first and not self.forms[end - 1][0].isalnum() and self.forms[end - 1] not in '"»”)':
                    end -= 1
                return (self._with_apposition(name._replace(title=title._replace(last=end), gender=gender)),)
        if title.alone:
            return (title,)
        return ()

    def _with_apposition(self, name: Found) -> Found:
        """The name with the title that follows it: `سليم الجبوري رئيس البرلمان العراقي`, `لافروف، وزير الخارجية الروسي،`."""
        at = name.last
        comma = at < self.size and self.forms[at] == "،"
        if comma:
            at += 1
        if at >= self.size or (word := self.known[at]) is None or not word.titles or word.titles[0][0]:
            return name
        title, holder = self._title(at, word) or (None, None)
        if title is None or holder is not None or title.number != "s" or title.last - title.first < 2:
            return name
        if comma and not (title.last < self.size and not self.forms[title.last][0].isalnum()):
            return name
        return name._replace(apposition=title)

    # Names

    def _listed(self, at: int, word) -> Found | None:
        """The longest name of the lexicon that begins here."""
        best = None
        for cut, node in word.names:
            hit = walk(node, self.forms, at + 1)
            if hit and (best is None or hit[1] > best.last):
                entry, last = hit
                if entry.weak and not self._after_preposition(at, cut):
                    continue
                best = Found(at, last, cut, entry.kind, entry, entry.gender, entry.found_by)
        return best

    def _after_preposition(self, at: int, cut: int) -> bool:
        return cut > 0 and self.forms[at][cut - 1] in "بل" or at > 0 and self.forms[at - 1] in ("في", "من", "الي", "عن")

    def _surely_person(self, at: int) -> bool:
        if at >= self.size or (word := self.known[at]) is None:
            return False
        if word.given and word.given[0] == 0 and not word.given[1].weak:
            return True
        listed = self._listed(at, word)
        return bool(listed and listed.kind == "person" and listed.cut == 0)

    def _person_begins(self, at: int, form: TitleForm) -> bool:
        """Can the holder of a title, definite by now, be named from this token on?"""
        token, word = self.forms[at], self.known[at]
        if word:
            if any(cut == 0 for cut, _ in word.titles):
                return False
            if (listed := self._listed(at, word)) and listed.cut == 0:
                return listed.kind == "person"
            if word.given and word.given[0] == 0:
                return self._is_name_here(at)
            if word.nationality and word.nationality[0] == 0:
                return False
        if token in self.words.openers:
            return True
        if token in self.words.stops or token in self.words.nouns:
            return False
        if token.startswith("ال"):
            return form.takes == "name" and len(token) > 4
        return self._unknown_name(at) and self._plausible(at)

    def _is_name_here(self, at: int) -> bool:
        """`علي` is a name, `على` a preposition, and some papers write either as the other."""
        return self.forms[at] != "علي" or self.text[self.ends[at] - 1] == "ي"

    def _unknown_name(self, at: int) -> bool:
        """A bare word that no list knows and whose shape is not that of a verb or of a word with a preposition."""
        token = self.forms[at]
        if len(token) < 3 or not token.isalpha() or token in self.words.stops or token in self.words.nouns:
            return False
        if token[:2] in ("ال", "لل") or token[0] in "وفبلك" and token[1:3] in ("ال", "لل"):
            return False
        word = self.known[at]
        if token[0] == "و" and not (word and word.given and word.given[0] == 0):
            return False
        return not (token[0] == "ي" and len(token) <= 5)

    def _plausible(self, at: int) -> bool:
        """Two unknown words in a row, or one of five letters and more."""
        return len(self.forms[at]) >= 5 or at + 1 < self.size and self.forms[at + 1].isalpha() and self._unknown_name(at + 1)

    def _name(self, at: int, word, listed: Found | None, *, titled: bool = False) -> Found | None:
        """The person's name that begins here, as far as it reaches."""
        cut = listed.cut if listed else word.given[0] if word and word.given else 0
        given: Given | None = word.given[1] if word and word.given and not (listed and listed.cut != word.given[0]) else None
        last = self._lineage(listed.last) if listed else self._bound(at)
        if listed and last <= listed.last:
            return listed
        length = last - at
        if not titled and listed is None:
            if length < 2 or given is None or not self._is_name_here(at):
                return None
            second = self.forms[at + 1]
            sure = second in self.words.particles or second in self.words.given or second.startswith("ال")
            if not sure and (given.weak or cut or not self._plausible(at + 1)):
                return None
            if given.weak and not (
                second in self.words.particles or second in self.words.given and not self.words.given[second].weak
            ):
                return None
        gender = given.gender if given else ""
        entry = listed.entry if listed and not listed.entry.short else None
        return Found(
            at,
            last,
            cut,
            "person",
            entry,
            gender or (listed.gender if listed else ""),
            "title" if given is None and not entry else "lexicon",
        )

    def _lineage(self, at: int) -> int:
        """The token after the fathers and the house that follow a full name: بن عبد العزيز آل سعود."""
        while self._alpha(at + 1) and (self.forms[at] == "بن" or self.text[self.starts[at] : self.ends[at]] == "آل"):
            at += 3 if self.forms[at + 1] in self.words.particles and self._alpha(at + 2) else 2
        return at

    def _alpha(self, at: int) -> bool:
        return at < self.size and self.forms[at][0].isalpha()

    def _bound(self, first: int) -> int:
        """The token after the name that begins at `first`."""
        forms, words = self.forms, self.words
        at, stop = first, min(self.size, first + _LONGEST_NAME)
        after_article = False
        while at < stop:
            token = forms[at]
            if not token[0].isalpha():
                if token == "-" and first < at and self._joined(at):
                    at += 1
                    continue
                break
            if token in words.particles or token == "ال":
                if at + 1 >= stop or not forms[at + 1][0].isalpha() or forms[at + 1] in words.stops:
                    break
                at += 2
                after_article = False
                continue
            if after_article:
                break
            if at == first:
                at += 1
                after_article = token[:2] == "ال"
                continue
            word = self.known[at]
            if word and any(cut == 0 for cut, _ in word.titles):
                break
            if token in words.given:
                if not self._is_name_here(at):
                    break
                at += 1
                continue
            if token in words.stops or token in words.nouns:
                break
            if token[:2] == "ال":
                if len(token) < 5:
                    break
                after_article = True
                if word and word.nationality and at - first > 1:
                    break
            elif not self._unknown_name(at) or word and (word.nationality or word.names and at > first + 1 or word.given):
                break
            at += 1
        return at

    def _joined(self, at: int) -> bool:
        return (
            at + 1 < self.size
            and self.ends[at - 1] == self.starts[at]
            and self.ends[at] == self.starts[at + 1]
            and self._alpha(at + 1)
        )

    def _nationality(self, at: int, word) -> tuple:
        """`الروس`, `الأتراك`: people named by their country; an adjective beside a noun is none."""
        if not word.nationality:
            return ()
        cut, nationality = word.nationality
        if not nationality.definite or nationality.number != "p" or at and self.forms[at - 1][:2] == "ال":
            return ()
        return (Found(at, at + 1, cut, "nationality", None, nationality.gender, "lexicon"),)
