"""Reads titles and names off the tokens of one article, from left to right.

A title is a noun phrase and ends as one: once it is definite (an article, a nationality, a listed name), a bare word behind it can
only be a name or the next part of the clause: `وزير الخارجية الروسي | سيرغي لافروف | أمس`. The names of organisations are read
the same way: `وزارة الدفاع الروسية | أعلنت`.
"""

from functools import cached_property
from itertools import compress
from typing import NamedTuple

from khabar.fold import Tokens
from khabar.names.phrase import QUOTES, Head, Phrase, Title
from khabar.names.spelling import JOINS
from khabar.names.words import END, Entry, TitleForm, Word, Words, walk

_INFLECTED = ("ات", "يه", "يون", "يين", "ها")  # endings of ordinary nouns and adjectives
_OWNED = ("ها", "هم", "ته", "كم")  # endings of a noun with a pronoun
_LONGEST_NAME = 10  # `محمد بن سلمان بن عبد العزيز آل سعود`
_THAT = {"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"}
_OPENS_SPEECH = {":", '"', "«", "“", "”"}
_PLACED_BY = {
    "في",
    "من",
    "الي",
    "عن",
    "نحو",
    "بين",
    "قرب",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "وسط",
    "مدينه",
    "محافظه",
    "دوله",
    "بلده",
    "جمهوريه",
}


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
    head: str = ""


class Scan:
    """The tokens of one article and what the lexicon knows of each."""

    def __init__(self, text: str, tokens: Tokens, words: Words):
        self.text, self.words = text, words
        self.forms, self.starts, self.ends = tokens
        self.known = list(map(words.__getitem__, tokens.forms))
        self.size = len(tokens.forms)
        self.weak: list[Found] = []  # listed names that are ordinary words too and stand where such a word may stand

    @cached_property
    def all_forms(self) -> frozenset[str]:
        return frozenset(self.forms)

    def word(self, at: int) -> Word | None:
        """What the lexicon knows of a token; None beyond the text."""
        return self.known[at] if at < self.size else None

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
        if word.titles and (head := self._head(at, word)):
            if head.form.kind != "role":
                return listed if listed and listed.kind != "person" else self._organisation(self._title(head))
            title = self._title(head)
        if title and (listed is None or title.last > listed.last or title.holder is not None):
            if named := self._holder_named(title):
                return named
            if title.alone and not self._is_adjective(at, title):
                return title
        if listed and listed.kind != "person":
            return listed
        if listed or word.given:
            name = self._name(at, word, listed)
            return self._with_apposition(name) if name else None
        if word.nationality:
            return self._nationality(at, word)
        return self._named_behind(at) if word.says else None

    def _with_weak(self, names: list[Found]) -> list[Found]:
        """The names, with the weak forms of those that the article also names by a form that is none."""
        sure = {name.entry.name_id for name in names if name.entry}
        more = {name.first: name for name in self.weak if name.entry.name_id in sure}  # read once by itself, once in a title
        if not more:
            return names
        taken = {token for name in names for token in range(name.first, name.last)}
        return sorted(names + [name for first, name in more.items() if first not in taken])

    # Titles

    def _head(self, at: int, word: Word) -> Head | None:
        """The word or words of the lexicon with which a title begins here."""
        head = None
        if self.forms[at][-1] == "ه" and self.text[self.ends[at] - 1] == "ه":
            return None  # `نائبه` is his deputy, and no `نائبة`
        for cut, node in word.titles:
            if (hit := walk(node, self.forms, at + 1)) and (head is None or hit[1] > head.last):
                head = Head(at, hit[1], cut, hit[0])
        return head

    def _title(self, head: Head) -> Title | None:
        """The title with such a head; None for one that can name nobody: `لاعبون`."""
        first, last, cut, form = head
        if last == self.size or form.kind == "place" or self.forms[last] in self.words.particles_of_clause:
            return Title(first, last, cut, form.office, form.of, form, form.alone and form.definite)
        if form.kind == "role" and form.number != "s" and not form.alone:
            return None
        return Phrase(self, head).read()

    def after_person(self, at: int) -> int | None:
        """The token after the person that an institution is named after: `مستشفى الملك فيصل`."""
        word, words = self.known[at], self.words
        if word and word.titles and word.titles[0][0] == 0 and (hit := walk(word.titles[0][1], self.forms, at + 1)):
            form, at = hit
            if not self._alpha(at) or self.forms[at] in words.stops:
                return None
            named = self.forms[at] in words.given or self.forms[at] in words.particles
            if not named and not (form.definite and self._is_unlisted(at) and self._unknown_name(at, opening=True)):
                return None  # `كأس العالم وبعدها`
        elif word and word.given and word.given[0] == 0 and self.is_name_here(at):
            while self._alpha(at + 1) and self.forms[at + 1] in words.given and self.is_name_here(at + 1):
                at += 1  # `جامعة مولاي إسماعيل`
        else:
            return None
        at += 2 if self.forms[at] in words.particles and self._alpha(at + 1) else 1
        return self._lineage(at)

    def _is_adjective(self, at: int, title: Title) -> bool:
        """`الخدمة الصحفية`, `بيان صحفي`: a title's word behind a noun says what the noun is like."""
        if title.cut or at == 0:
            return False
        before = self.forms[at - 1]
        if not title.form.definite:
            person = self.words.speakers.get(before) in ("role", "honorific", "unnamed")
            nisba = self.forms[at].endswith(("ي", "يه")) and title.form.takes == "of" and title.form.number == "s"
            return nisba and before in self.words.nouns and not person
        return before in '"»”' or before not in self.words.nationalities and self._has_article(before)

    def _has_article(self, form: str) -> bool:
        """Is this a noun with the article, also behind a clitic? `التقى` only looks like one."""
        if form in self.words.says:
            return False
        return form[:2] in ("ال", "لل") or form[1:3] == "ال" and form[0] in "وفبك"

    def _holder_named(self, title: Title) -> Found | None:
        """The person named behind a title."""
        if title.holder is None or title.form.number != "s":
            return None
        word = self.known[title.holder]
        listed = self.listed(title.holder, word) if word and word.names else None
        name = self._name(title.holder, word, listed if listed and listed.kind == "person" else None, titled=True)
        if name is None:
            return None
        end = title.holder
        while end > title.first and self._is_gap(end - 1, title.holder):
            end -= 1
        return self._with_apposition(name._replace(title=title._replace(last=end), gender=name.gender or title.form.gender))

    def _is_gap(self, at: int, holder: int) -> bool:
        """A comma, a colon or the name's own quotation mark between a title and its holder; the stop of `د.` is the title's."""
        mark = self.forms[at]
        opens = mark in QUOTES and at == holder - 1 and self.ends[at - 1] < self.starts[at]
        return opens or mark in "،:-" or mark == "." and len(self.forms[at - 1]) > 1

    def _with_apposition(self, name: Found) -> Found:
        """The name with the title that follows it: `سليم الجبوري رئيس البرلمان العراقي`, `لافروف، وزير الخارجية الروسي،`."""
        at = name.last
        comma = at < self.size and self.forms[at] == "،"
        at += comma
        if at >= self.size or (word := self.known[at]) is None or not word.titles or word.titles[0][0]:
            return name
        head = self._head(at, word)
        if head is None or head.form.kind != "role" or head.form.number != "s":
            return name
        title = self._title(head)
        if title.holder is not None:
            if comma or title.inner is None or not (word := self.known[title.inner]) or not word.titles:
                return name
            return name._replace(apposition=title._replace(last=title.inner))  # `جونسون المتحدث باسم | الرئيس الفرنسي ماكرون`
        if title.last - title.first < 2 or comma and title.last < self.size and self.forms[title.last][0].isalnum():
            return name
        return name._replace(apposition=title)

    def _organisation(self, title: Title) -> Found | None:
        """The organisation, outlet or place whose name begins with such a word; None where only the word stands there."""
        form, last = title.form, title.last
        if form.kind == "place":
            at, head = title.first + 1, self.forms[title.first][title.cut :]
            if form.definite or not self._alpha(at):
                return None
            if head in self.words.named_after and (end := self.after_person(at)):
                return Found(title.first, end, title.cut, "place", None, form.gender, "title")
            if self.forms[at] in self.words.stops or self.forms[at] in self.words.nouns or head in self.words.only_after:
                return None
            word = self.known[at]
            if (
                word
                and (word.names or word.titles or word.nationality)
                or not (self.forms[at][:2] == "ال" or self._unknown_name(at))
            ):
                return None
            last = at + (2 if self.forms[at] in self.words.particles and self._alpha(at + 1) else 1)
            return Found(at, last, 0, "place", None, "", "title")
        if last - title.first < 2:
            return (
                Found(title.first, last, title.cut, form.kind, None, form.gender, "article", head=form.office)
                if form.definite
                else None
            )
        if form.definite and not any(self.known[n] and self.known[n].nationality for n in range(title.first + 1, last)):
            return None
        return Found(title.first, last, title.cut, form.kind, None, form.gender, "title", head=form.office)

    # Names

    def listed(self, at: int, word: Word) -> Found | None:
        """The longest name of the lexicon that begins here."""
        best = None
        behind = self.forms[at + 1] if at + 1 < self.size else END
        for cut, node in word.names:
            if not (END in node or behind in node):
                continue  # most words that begin a listed name: علي, لا
            if (hit := walk(node, self.forms, at + 1)) and (best is None or hit[1] > best.last):
                entry, last = hit
                best = Found(at, last, cut, entry.kind, entry, entry.gender, entry.found_by)
        if best and word.nationality and best.last == at + 1 and at and self._has_article(self.forms[at - 1]):
            return None  # `الطائرات السعودية`
        if best and best.entry.weak and not self._is_certain(best):
            self.weak.append(best)
            return None
        return best

    def _is_certain(self, found: Found) -> bool:
        """Does a weak form stand where only the name stands: behind a preposition, or between quotation marks?"""
        before = self.forms[found.first - 1] if found.first else ""
        if found.entry.weak == "quoted":
            return before in QUOTES and found.last < self.size and self.forms[found.last] == QUOTES[before]
        return found.cut > 0 and self.forms[found.first][found.cut - 1] in "بل" or before in _PLACED_BY

    def surely_person(self, at: int) -> bool:
        if at >= self.size or (word := self.known[at]) is None:
            return False
        if word.given and word.given[0] == 0:
            if not word.given[1].weak:
                return True
            return self._alpha(at + 1) and self._confirms(at + 1, True, bare=True)
        listed = self.listed(at, word) if word.names else None
        return bool(listed and listed.kind == "person" and listed.cut == 0)

    def full_name(self, at: int) -> bool:
        """A given name, and a family name or a father's behind it."""
        word = self.known[at]
        if word is None or not word.given or word.given[0] or not self._alpha(at + 1):
            return False
        return self.forms[at + 1] in self.words.particles or self._is_family(at + 1)

    def person_begins(self, at: int, form: TitleForm) -> bool:
        """Can the holder of a title, definite by now, be named from this token on?"""
        token, word = self.forms[at], self.known[at]
        if word:
            if any(cut == 0 and walk(node, self.forms, at + 1) for cut, node in word.titles):
                return False
            if word.names and (listed := self.listed(at, word)) and listed.cut == 0:
                return listed.kind == "person"
            if word.given and word.given[0] == 0:
                if token[:2] == "ال" and form.takes != "name":  # `المبعوث العربي` against `الوزير العربي ولد خليفة`
                    return self._alpha(at + 1) and (
                        self.forms[at + 1] in self.words.given
                        or self.forms[at + 1] in self.words.particles
                        or self._unknown_name(at + 1)
                    )
                return self.is_name_here(at)
            if word.nationality and word.nationality[0] == 0:
                return False
        if form.kind != "role":
            return False
        if token in self.words.openers:
            return self._alpha(at + 1)
        if token in self.words.stops or token in self.words.nouns:
            return token in self.words.nouns and form.takes == "name" and self._alpha(at + 1) and self._is_father(at + 1)
        if token.startswith("ال"):
            return form.takes == "name" and len(token) > 4
        return self._unknown_name(at, opening=True) and self._plausible(at)

    def _is_father(self, at: int) -> bool:
        """`بن`, `عبد الرحمن`: what follows a given name, though it be a common noun too: `الدكتورة عهود عبد الرحمن`."""
        token = self.forms[at]
        return token in ("بن", "بنت", "عبد") or token not in self.words.given and token.startswith("عبدال")

    def is_name_here(self, at: int) -> bool:
        """`علي` is a name, `على` a preposition, and some papers write either as the other."""
        return self.forms[at] != "علي" or self.text[self.ends[at] - 1] == "ي"

    def _unknown_name(self, at: int, *, opening: bool = False) -> bool:
        """A bare word that no list knows and whose shape is not that of a verb, a participle or a word with a clitic."""
        token = self.forms[at]
        if len(token) < 3 or not token.isalpha() or token in self.words.stops or token in self.words.nouns:
            return False
        if token[:2] in ("ال", "لل") or token[0] in "وفبلك" and token[1:3] in ("ال", "لل"):
            return False
        word = self.known[at]
        words = self.words
        if token[-1] == "ا" and token[:-1] in words.nouns:
            return False  # an accusative
        if len(token) > 4:
            bare = token[1:]
            if token[0] == "س" and bare in words.nouns:
                return False  # a verb to come
            if token[0] in "وفبلك" and (bare in words.nouns or bare in words.stops or bare in self.all_forms):
                return False  # a clitic before a word
        if (
            token[0] in "وف"
            and not (word and word.given and word.given[0] == 0)
            and (opening or token[0] == "و" or words[token[1:]] is not None)
        ):
            return False
        if (
            token[0] == "ي"
            and len(token) <= 6
            and not (at + 1 < self.size and self.forms[at + 1] == "-")
            or token[:3] in ("است", "يست", "تست")
        ):
            return False
        if "\u064b" in self.text[self.ends[at] - 2 : self.ends[at]]:
            return False  # tanwin: an adverb
        if token[-1] == "ه" and token[-2] not in "يل" and self.text[self.ends[at] - 1] == "ه":
            return False  # `دعوته`: a pronoun
        if opening and token[0] in "بلك" and self.text[self.ends[at] - 1] == "ة":
            return False  # `بحفاوة`: a preposition
        return token[-2:] not in ("ها", "هم", "وا", "نا", "هن", "كم") and token[-3:] != "هما"

    def _plausible(self, at: int) -> bool:
        """Two unknown words in a row, or one of five letters and more."""
        if len(self.forms[at]) >= 5:
            return True
        if not self._alpha(at + 1):
            return False
        after = self.forms[at + 1]
        return after in self.words.given or self._is_family(at + 1) or self._unknown_name(at + 1) or self._is_father(at + 1)

    def _is_family(self, at: int) -> bool:
        """`الشملاني`: a word with the article and the ending of a family name, and none that the lexicon calls ordinary."""
        token = self.forms[at]
        return (
            token[:2] == "ال"
            and token[-1] == "ي"
            and len(token) > 5
            and token not in self.words.nouns
            and token not in self.words.nationalities
        )

    def _name(self, at: int, word: Word | None, listed: Found | None, *, titled: bool = False) -> Found | None:
        """The person's name that begins here, as far as it reaches."""
        given = word.given if word else None
        if listed:
            last = self._lineage(listed.last)
            if listed.entry.short and given and given[0] == listed.cut and self._bound(at) > last:
                return self._unlisted(at, given, titled)
            return listed._replace(last=last)
        return self._unlisted(at, given, titled)

    def _unlisted(self, at: int, given: tuple | None, titled: bool) -> Found | None:
        if not titled and (given is None or not self.is_name_here(at)):
            return None
        last = self._bound(at)
        if last == at:
            return None
        if titled:
            cut = given[0] if given and given[0] == 0 else 0
            return Found(at, last, cut, "person", None, given[1].gender if given else "", "lexicon" if given else "title")
        if last - at < 2:
            said = at > 0 and self.forms[at - 1].lstrip("وف") in self.words.says and not given[1].weak and given[0] == 0
            return Found(at, last, 0, "person", None, given[1].gender, "lexicon") if said else None  # `قالت نينا`
        cut, (gender, weak) = given
        if not self._confirms(at + 1, weak, bare=cut == 0 or not weak and self.forms[at][cut - 1] not in "فك" and last - at > 1):
            return None
        return Found(at, last, cut, "person", None, gender, "lexicon")

    def _named_behind(self, verb: int) -> Found | None:
        """The person that no list knows, named right behind a verb: `قال جيوفاني مالاجو رئيس اللجنة`, `أكد كاكو نوبوكبو أن`.

        Two words at least, and behind them what may only follow a name: a title, a bracket or a comma; behind a masculine verb also `أن`
        or a quotation (`قالت فلاي دبي إن` is a company as often as a woman).
        """
        at = verb + 1
        if not self._is_unlisted(at) or self.forms[at] in self.words.speakers or not self._unknown_name(at, opening=True):
            return None
        last = self._bound(at)
        if last - at < 2 or any(self.forms[n].endswith(_INFLECTED) for n in range(at, last)):
            return None
        behind = self.forms[last] if last < self.size else ""
        quoted = (behind in _THAT or behind in _OPENS_SPEECH) and not self.forms[verb].endswith("ت")
        if not (quoted or behind in ("،", "(") or self._title_stands(last)):
            return None
        return self._with_apposition(Found(at, last, 0, "person", None, "", "title"))

    def _is_unlisted(self, at: int) -> bool:
        """Is this a word with which nothing in the lexicon begins?"""
        if not self._alpha(at):
            return False
        word = self.known[at]
        return word is None or not (
            word.says
            or word.nationality
            or word.given
            and not word.given[0]
            or any(not cut for cut, _ in (*word.names, *word.titles))
        )

    def _title_stands(self, at: int) -> bool:
        """Does a title that may follow a name stand here: `رئيس اللجنة`, `المتحدث باسم …`?"""
        word = self.word(at)
        head = self._head(at, word) if word and word.titles and not word.titles[0][0] else None
        return head is not None and head.form.kind == "role" and head.form.number == "s"

    def closed_name(self, at: int) -> bool:
        """Do two or three words between commas name the holder of the title before them: `الوزيرة، بسيمة الرامي، أن`?"""
        if not self._is_unlisted(at) or not self._unknown_name(at, opening=True):
            return False
        last = self._bound(at)
        return 2 <= last - at <= 3 and last < self.size and self.forms[last] == "،"

    def _is_odd_name(self, at: int) -> bool:
        """A word behind a given name that looks like a verb, or like a noun with a preposition or a pronoun, where only a name can stand.

        `ماريو بالوتيلي إن`, `نامدار زنكنه أن`, `هانس يورغ هابر`: before `أن` or another word of the name; and no such noun is known.
        """
        token, words = self.forms[at], self.words
        if len(token) < 4 or not self._is_unlisted(at) or token in words.stops or token in words.nouns:
            return False
        if token[0] in "بك" and token[1:3] == "ال":
            behind = self.forms[at + 1] if at + 1 < self.size else "."
            ends = behind in _THAT or behind in _OPENS_SPEECH or token[0] == "ك" and not behind[0].isalnum()
            return ends and words[token[1:]] is None and token[3:] not in words.nouns and token[1:] not in words.nouns
        if token[-1] == "ه" or token[-2:] in ("نا", "وا"):
            stem = token[: -1 if token[-1] == "ه" else -2]
            owned = stem in words.nouns or stem in words.stops or stem[:-1] + "ه" in words.nouns or words[stem] is not None
            return not owned and self._that_follows(at + 1)
        if token[0] == "ي" and token[:3] != "يست":
            if token[-1] == "ي" and at > 1 and self.forms[at - 2].lstrip("وف") in words.says and self._title_stands(at + 1):
                return True  # between a verb of saying and a title: `أوضح بسام يماني نائب المدير`
            more = at + 2 < self.size and (self.forms[at + 2] in _THAT or self.forms[at + 2] in "،:")
            return self._says_that(at + 1) or more and self._is_unlisted(at + 1) and self._unknown_name(at + 1)
        return False

    def _is_nisba_of_house(self, at: int) -> bool:
        """`وائل مصري رئيس النادي`: an adjective of origin right behind a given name is the family's name; `مصري الجنسية` is none."""
        word, given = self.known[at], self.known[at - 1]
        if not (word and word.nationality and given and given.given) or word.nationality[0] or given.given[1].weak:
            return False
        nationality = word.nationality[1]
        closed = at + 1 == self.size or self.forms[at + 1][:2] != "ال"
        return closed and not nationality.definite and (nationality.gender, nationality.number) == ("m", "s")

    def _is_noun_of_house(self, at: int) -> bool:
        """`وسيم عبد العزيز عالم، أن`: between two words of a name and أن no common noun stands that is no name."""
        token, words, behind = self.forms[at], self.words, at + 1
        behind += behind < self.size and self.forms[behind] == "،"
        if behind >= self.size or self.forms[behind] not in _THAT or token in words.stops or token in words.nationalities:
            return False
        if self.text[self.ends[at] - 1] == "ه":
            return False  # a pronoun: قوله
        return (
            len(token) > 2 and token[:2] != "ال" and token[0] not in "بل" and token[-1] not in "ان" and token[-2:] not in _OWNED
        )

    def _that_follows(self, at: int) -> bool:
        """`أن`, with a word of time before it or none."""
        at += at < self.size and self.forms[at] in ("اليوم", "امس")
        return at < self.size and self.forms[at] in _THAT

    def _says_that(self, at: int) -> bool:
        """`إن` follows verbs of saying alone: the word before it is their subject."""
        return at < self.size and self.forms[at] in _THAT and self.text[self.starts[at]] == "إ"

    def _confirms(self, at: int, weak: bool, *, bare: bool) -> bool:
        """Does the word after a given name show that it is one? A given name that is a word too asks for more than one that is none.

        bare: is an unknown bare word enough?
        """
        words, token = self.words, self.forms[at]
        if token in words.particles or token in words.given or token in JOINS or self._is_nisba_of_house(at):
            return True
        if token[:2] == "ال":
            return not weak or self._is_family(at)
        if not bare or not (self._unknown_name(at) or not weak and self._is_odd_name(at)):
            return False
        return not weak or token[-1] == "ي" and len(token) > 4

    def _lineage(self, at: int) -> int:
        """The token after the fathers and the house that follow a full name: بن عبد العزيز آل سعود."""
        while self._alpha(at + 1) and (self.forms[at] in ("بن", "ابن") or self._is_house(at)):
            at += 3 if self.forms[at + 1] in self.words.particles and self._alpha(at + 2) else 2
        return at

    def _is_house(self, at: int) -> bool:
        return self.forms[at] == "ال" and self.text[self.starts[at]] == "آ"

    def _alpha(self, at: int) -> bool:
        return at < self.size and self.forms[at][0].isalpha()

    def _bound(self, first: int) -> int:
        """The token after the name that begins at `first`."""
        forms, words = self.forms, self.words
        at, stop = first, min(self.size, first + _LONGEST_NAME)
        family = False  # a family name with the article has been read: only fathers may follow
        while at < stop:
            token = forms[at]
            if not token[0].isalpha():
                if token == "-" and first < at and self._joined(at):
                    at += 1
                    continue
                break
            if token in words.particles or self._is_house(at):
                if not self._alpha(at + 1) or at + 1 >= stop or forms[at + 1] in words.stops and forms[at + 1] not in words.given:
                    break
                at, family = at + 2, False
                continue
            if token in JOINS and at > first:
                at, family = at + 1, False
                continue
            if family:
                break
            if at == first:
                at, family = at + 1, token[:2] == "ال" and token not in words.given
                continue
            word = self.known[at]
            if at - first == 1 and self._is_nisba_of_house(at):
                at, family = at + 1, True
                continue
            if token in words.given:
                if not self.is_name_here(at):
                    break
                at, family = at + 1, token[:2] == "ال"
                continue
            if word and any(cut == 0 and walk(node, forms, at + 1) for cut, node in word.titles):
                if token[:2] == "ال" and at - first == 1 and not self._name_word(at + 1):
                    at += 1  # `محمد القاضي`: nobody is named behind it
                break
            if token in words.stops or token in words.nouns:
                return at + 1 if at - first > 2 and self._is_noun_of_house(at) else at
            if token[:2] == "ال":
                if len(token) < 5 or word and word.nationality and at - first > 1:
                    break
                family = True
            elif not self._unknown_name(at):
                if not self._is_odd_name(at):
                    break
            elif word and (
                word.nationality or word.given and not self._begins_foreign(token, word) or word.names and at > first + 1
            ):
                break
            at += 1
        return at

    @staticmethod
    def _begins_foreign(token: str, word: Word) -> bool:
        """`كروز` is no روز with ك before it: nobody is likened to behind a name."""
        return word.given[0] == 1 and token[0] == "ك"

    def _name_word(self, at: int) -> bool:
        """Does a name, or a noun that the title would be the title of, stand here?"""
        if not self._alpha(at) or not self.is_name_here(at):
            return False
        return self.forms[at] in self.words.given or self._unknown_name(at) or self.forms[at][:2] == "ال"

    def _joined(self, at: int) -> bool:
        """Is this hyphen inside a name: `جان-إيف`?"""
        return self._alpha(at + 1) and self.ends[at - 1] == self.starts[at] and self.ends[at] == self.starts[at + 1]

    def _nationality(self, at: int, word: Word) -> Found | None:
        """`الروس`, `الأتراك`: people named by their country; an adjective beside a noun is none."""
        cut, nationality = word.nationality
        if not nationality.definite or nationality.number != "p" or at and self._has_article(self.forms[at - 1]):
            return None
        return Found(at, at + 1, cut, "nationality", None, nationality.gender, "lexicon")
