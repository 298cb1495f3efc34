"""Arabic letters made comparable, without moving an offset.

News writes one word in many ways: with and without hamza, `ة` as `ه`, `ى` as `ي`, a Persian yeh, harakat, tatweel,
digits of three kinds. `fold` maps each letter to one form and keeps the length, so that an offset into the folded
text is an offset into the text itself. Marks have no letter to become; they are taken out of the single word by
`tokenize` and `skeleton`, never out of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, compress, repeat
from operator import add
from typing import NamedTuple

# One letter stands for each family. Two families that only look alike stay apart (ؤ, ئ, ء). What is lost is `على` against
# `علي` and `آب` against `أب`: whoever needs the difference looks at the untouched text.
LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "\u0671": "ا",  # alef with hamza, madda, wasla
    "ى": "ي", "\u06cc": "ي", "\u06d2": "ي",  # alef maqsura, Persian yeh, yeh barree
    "ة": "ه", "\u06c1": "ه", "\u06be": "ه", "\u06d5": "ه",  # taa marbuta and the Urdu and Uyghur heh
    "\u06a9": "ك",  # Persian kaf
}  # fmt: skip
DIGITS = {chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)}
SPACES = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\v\f", " "
)

# Harakat, Quranic signs, tatweel, bidi and zero-width controls: part of the word they stand in, and no letter of it.
MARKS = (
    "\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_MARK = re.compile(f"[{MARKS}]+")
# One token with the blanks behind it, or a run of what is in no token: every character of a folded text is in one piece. Plain
# words come first by a short class of their own, which the long one, tried last, holds as well.
_PIECE = re.compile(
    rf"[\u0621-\u063a\u0641-\u064a]+ +|(?:[^\W\d_{MARKS}]+(?:[{MARKS}]+[^\W\d_]*)*|\d+|\n|[^\w\s{MARKS}]|_) *|(?:[^\S\n]|[{MARKS}])+"
)
_STRAY = re.compile(rf"[{MARKS}\x1c-\x1f\x85\u2028\u2029]")  # marks, and the spaces that SPACES leaves
_FOLDED = LETTERS | DIGITS | SPACES
_TABLE = str.maketrans(_FOLDED)


def fold(text: str) -> str:
    """The text with every letter, digit and space in its one form; as long as the text given."""
    return text.translate(_TABLE) if len(text) < 40 else _fold_long(text)


@lru_cache(maxsize=2)  # the tokens of an article and its dates are both taken from its folded text
def _fold_long(text: str) -> str:
    for written, form in _FOLDED.items():
        text = text.replace(written, form)  # a chain of C scans: on a whole text twenty times as fast as str.translate
    return text


def skeleton(word: str) -> str:
    """The folded word without marks: what two spellings of it have in common. May be shorter than the word."""
    return _MARK.sub("", fold(word))


def strip_marks(word: str) -> str:
    """The word as written but for harakat, tatweel and invisible controls. May be shorter than the word."""
    return _MARK.sub("", word)


class ByForm(dict):
    """What a function gives for a form, kept from token to token and from article to article: `by_form[form]`.

    Most tokens of the news are among a few thousand forms. A corpus has no end, though: at `MOST` forms all are forgotten, and the
    frequent ones come back soon.
    """

    MOST = 200_000

    def __init__(self, of: Callable):
        super().__init__()
        self._of = of

    def __missing__(self, form: str):
        if len(self) >= self.MOST:
            self.clear()
        found = self[form] = self._of(form)
        return found


class Tokens(NamedTuple):
    """The tokens of a text in order, as three lists of one length.

    A token is a word (letters with the marks inside it), a run of digits, a line feed, or one punctuation mark.
    `forms[i]` is the skeleton of `text[starts[i]:ends[i]]`; offsets are into the untouched text.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]


def tokenize(text: str) -> Tokens:
    """The tokens of the text; digits and letters that touch (`12يناير`) are two tokens."""
    folded = fold(text)
    pieces = _PIECE.findall(folded)  # offsets from their lengths: a third of the time of asking match objects
    forms = list(map(str.rstrip, pieces, repeat(" ")))
    starts = list(accumulate(map(len, pieces), initial=0))
    ends = list(map(add, starts, map(len, forms)))
    latest = -1
    for match in _STRAY.finditer(folded):
        n = bisect_right(starts, match.start()) - 1
        if n != latest:
            forms[n], latest = _MARK.sub("", forms[n]).strip(), n
    if "" in forms:
        return Tokens(*(list(compress(column, forms)) for column in (forms, starts, ends)))
    return Tokens(forms, starts[:-1], ends)
