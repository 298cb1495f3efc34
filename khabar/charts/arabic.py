"""Arabic as matplotlib must be given it.

matplotlib draws Arabic by opposite rules on its two generations. From 3.11 on it shapes and orders letters itself, by the first
strong letter of each line; before that it draws code points as they come, so letters must be joined and turned round beforehand.
Whoever does both, or the wrong one, gets reversed words that nobody at an English desk notices.
"""

import re
from functools import cache

import matplotlib

SHAPES_ARABIC = matplotlib.__version_info__[:2] >= (3, 11)

_MARKS = {"rtl": "\u200f", "ltr": "\u200e"}  # RLM, LRM: the letter that decides which way a line runs
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # ALM, LRM, RLM, embeddings, overrides, isolates
_PRESHAPED = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")  # Arabic presentation forms A and B
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufb4f]")  # Hebrew to Arabic Extended-A


def ar(text: str, base: str = "rtl") -> str:
    """The text as this matplotlib must be given it, so that Arabic reads right; text without Arabic comes back as it is.

    text: in logical order, wrapped already (`\\n` between lines). Call it once, last, on what goes to `ax.text`, `set_title` …
    Every line is drawn right to left when any of them holds Arabic or Hebrew, so `Embraer 190 تحطمت` begins at the right.
    base: `ltr` for an English line with an Arabic name in it. Bidi controls are taken out first.
    Raises ValueError for text that is shaped already (presentation forms, U+FB50 to U+FEFC),
    which would be drawn backwards.
    Source: measured against Pillow's rendering on both generations; matplotlib 3.10 drops harakat and turns a bracket round that
    follows a Latin word.
    """
    if found := _PRESHAPED.search(text):
        raise ValueError(
            f"{text!r}: holds the shaped letter U+{ord(found[0]):04X} at {found.start()}. ar() takes text as it is typed; "
            'unicodedata.normalize("NFKC", text) gives the letters back (check their order), and ar() must be called once only.'
        )
    text = _CONTROLS.sub("", text)
    if not _RIGHT_TO_LEFT.search(text):
        return text
    if SHAPES_ARABIC:
        return "\n".join(_MARKS[base] + line for line in text.split("\n"))
    return "\n".join(_shape(line, base) for line in text.split("\n"))


def begins_arabic(text: str) -> bool:
    """Whether the first letter is Arabic or Hebrew; False for a text without letters."""
    first = next(filter(str.isalpha, text), "")
    return bool(_RIGHT_TO_LEFT.match(first))


def _shape(line: str, base: str) -> str:
    from bidi.algorithm import get_display  # the function of this name in `bidi` itself mirrors no bracket

    return get_display(_reshaper().reshape(line), base_dir=base[0].upper())


@cache
def _reshaper():
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper()  # harakat are deleted: kept, they would move to the neighbouring letter
