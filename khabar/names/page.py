"""The tokens of one article, each beside what the lexicon knows of it: which listed name and which title's word begin here?

The first of the layers of the reading; each asks only those below it: `page`, `name_words`, `persons`, `titles`, `scan`.
"""

from functools import cached_property

from khabar.fold import Tokens
from khabar.names.found import Found, Head
from khabar.names.trie import END, walk
from khabar.names.words import Word, Words

QUOTES = {'"': '"', "«": "»", "“": "”", "'": "'", "(": ")"}


class Page:
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

    def is_word(self, at: int) -> bool:
        """Does a word stand here, and no mark, number or end of the text?"""
        return at < self.size and self.forms[at][0].isalpha()

    def is_name_here(self, at: int) -> bool:
        """`علي` is a name, `على` a preposition, and some papers write either as the other."""
        return self.forms[at] != "علي" or self.text[self.ends[at] - 1] == "ي"

    def has_article(self, form: str) -> bool:
        """Is this a noun with the article, also behind a clitic? `التقى` only looks like one."""
        if form in self.words.says:
            return False
        return form[:2] in ("ال", "لل") or form[1:3] == "ال" and form[0] in "وفبك"

    def head(self, at: int, word: Word) -> Head | None:
        """The word or words of the lexicon with which a title begins here."""
        head = None
        if self.forms[at][-1] == "ه" and self.text[self.ends[at] - 1] == "ه":
            return None  # `نائبه` is his deputy, and no `نائبة`
        for cut, node in word.titles:
            if (hit := walk(node, self.forms, at + 1)) and (head is None or hit[1] > head.last):
                head = Head(at, hit[1], cut, hit[0])
        return head

    def title_stands(self, at: int) -> bool:
        """Does a title that may follow a name stand here: `رئيس اللجنة`, `المتحدث باسم …`?"""
        word = self.word(at)
        head = self.head(at, word) if word and word.titles and not word.titles[0][0] else None
        return head is not None and head.form.kind == "role" and head.form.number == "s"

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
        if best and word.nationality and best.last == at + 1 and at and self.has_article(self.forms[at - 1]):
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
        return found.cut > 0 and self.forms[found.first][found.cut - 1] in "بل" or before in self.words.before_place
