"""An article as the statement finder sees it: tokens, names and word classes, looked up once."""

import re
from bisect import bisect_left
from functools import cached_property
from itertools import compress, count

from khabar.fold import Tokens
from khabar.lexicon import Lexicon
from khabar.records import Mention
from khabar.statements.verbal_nouns import is_governed_noun
from khabar.statements.vocabulary import COMPLEMENTISERS, QUOTES, word_form, words

_WORD = re.compile(r"[^\s\-،.\"()]+")
_THAT_REACH = 6  # characters behind a name in which أن stands
_TITLE_REACH = 24  # characters before `باسم` in which its title is looked for: one word and its blank


class Page:
    """The tokens of one article with what is known of them.

    Mentions by the offset where they begin: `people` (the name itself), `wholes` (name or the title before it), `titles` (standing alone),
    `others` (organisations, places, outlets). `spots`: the tokens at which a cue can begin.
    """

    def __init__(self, text: str, tokens: Tokens, mentions: list[Mention], lexicon: Lexicon):
        self.text, self.mentions, self.lexicon = text, mentions, lexicon
        self.forms, self.starts, self.ends = tokens
        self.words = words(lexicon)
        self.classes = self.words.classes
        self.spells_ala = "على" in text  # the article keeps على and علي apart
        self.spells_ya = " في " in text  # and ي apart from ى, at the end of a word
        self.spells_hamza = "أ" in text  # and أ apart from ا
        self.spells_ta = "ة" in text  # and ة apart from ه
        self.spots = list(compress(count(), map(self.words.cue_words.__contains__, self.forms)))
        self.repeated: frozenset[str] = frozenset()  # short quotations that the article has more than once, with their marks
        self.people: dict[int, Mention] = {}
        self.wholes: dict[int, Mention] = {}
        self.others: dict[int, Mention] = {}
        self.titles: dict[int, Mention] = {}
        for mention in mentions:
            self._enter(mention)
        self.people_starts = sorted(self.people)
        self.spoken: set[str] = set()  # the last word of each name that has spoken so far

    def _enter(self, mention: Mention) -> None:
        if mention.kind == "person" and mention.title != self.text[mention.start : mention.end]:
            if checked := self._checked(mention):
                self.people[checked.start] = checked
                self.wholes.setdefault(checked.whole_start, checked)
        elif mention.kind in ("person", "role"):
            self.titles[mention.start] = mention
        elif mention.kind != "nationality":
            self.others[mention.start] = mention

    def _checked(self, mention: Mention) -> Mention | None:
        """A person's mention without the verbs, prepositions and titles that a wrong boundary took in; None where nothing is left."""
        if self.text[mention.start] == "ل" and word_form(self.text[mention.start : mention.end])[1:] in self.classes["addressee"]:
            return None  # أكد الناطق باسم المحكمة لموزاييك أن: to whom it is said
        if mention.name_en:
            return mention  # listed in full: بان كي مون has a particle's letters
        if self.text[mention.start] == "ب" and is_governed_noun(word_form(self.text[mention.start : mention.end])):
            return None  # اعترف المتهم بارتكاب الجريمة
        if (
            mention.start > mention.whole_start
            and self.text[mention.start - 1] in QUOTES
            and self.text[mention.end : mention.end + 1] not in QUOTES
        ):
            return None  # قالت الباحثة "تسلمت الجائزة": the first word of a quotation
        end = mention.start
        for n, match in enumerate(_WORD.finditer(self.text, mention.start, mention.end)):
            if n and match.end() == mention.end and self._is_surname(match[0], mention):
                return mention
            if not self._may_be_named(match[0], n == 0, mention.start):
                break
            end = match.end()
        if end == mention.start:
            return None
        return mention if end == mention.end else mention._replace(end=end, whole_end=end)

    def _may_be_named(self, written: str, first: bool, start: int) -> bool:
        """Whether a word of a person's mention is no verb, preposition or title."""
        words, form = self.words, word_form(written)
        if not form:
            return False  # a tatweel that stands alone, for a dash
        ban = first and form == "بان"
        if form in COMPLEMENTISERS and not (ban and "أ" not in written or first and written.startswith("آ")):
            return False
        if form in self.classes["cognate"] or first and form == "باسم" and self._after_title(start):
            return False
        if ban or form in words.given or form in words.joints:
            return True
        if not first and form in words.nationalities:
            return True  # a house named by where it came from
        return not (
            form in words.ends or form in words.nouns or form in words.commons or form[0] == "ل" and form[1:] in words.nouns
        )

    def _is_surname(self, written: str, mention: Mention) -> bool:
        """Whether the last word of a person's mention is an occupation in ال, which families are named by: القاضي, before أن also القضاة."""
        noun = self.words.nouns.get(word_form(written))
        if noun is None or noun.kind != "role" or not written.startswith("ال"):
            return False
        behind = self.text[mention.end : mention.end + _THAT_REACH].split()
        return noun.number == "s" or bool(behind) and word_form(behind[0]) in COMPLEMENTISERS

    def _after_title(self, offset: int) -> bool:
        """`المتحدث باسم`, `متحدثا باسم`: the word before is a title, or in ال its adjective."""
        before = self.text[max(0, offset - _TITLE_REACH) : offset].split()
        if not before:
            return False
        nouns, form = self.words.nouns, word_form(before[-1])
        return before[-1].lstrip("و").startswith("ال") or form in nouns or form[-1:] == "ا" and form[:-1] in nouns

    def spots_between(self, first: int, last: int) -> list[int]:
        """The tokens in `first:last` at which a cue can begin."""
        return self.spots[bisect_left(self.spots, first) : bisect_left(self.spots, last)]

    def has_article(self, i: int) -> bool:
        """Whether a word begins with ال: `إلغاء` does not, though its skeleton does."""
        return len(self.forms[i]) > 3 and self.forms[i].startswith("ال") and self.text[self.starts[i]] in "ا\u0671"

    def last_letter(self, i: int) -> str:
        """The last character of a token as written: `ة` and `ه`, `ى` and `ي` are one in its form."""
        return self.text[self.ends[i] - 1]

    @cached_property
    def last_names(self) -> dict[str, Mention]:
        """The people that the article names in full, by the form of the last word of a name in ال: "المقبل" is one of them."""
        names = ((self.text[mention.start : mention.end].split(), mention) for mention in self.people.values())
        return {word_form(words[-1]): mention for words, mention in names if len(words) > 1 and words[-1].startswith("ال")}

    def slice(self, first: int, last: int) -> str:
        """The words of tokens `first:last` as written."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def token_after(self, at: int, offset: int) -> int:
        """The first token from `at` on that begins at or after an offset."""
        return bisect_left(self.starts, offset, at)
