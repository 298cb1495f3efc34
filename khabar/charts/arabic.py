"""Arabic as matplotlib must be given it.

matplotlib draws Arabic by opposite rules on its two generations. From 3.11 on it shapes and orders letters itself, by the first
strong letter of each line; before that it draws code points as they come, so letters must be joined and turned round beforehand.
Whoever does both, or the wrong one, gets reversed words that nobody at an English desk notices.
"""

import re
import unicodedata
from functools import cache

import matplotlib

SHAPES_ARABIC = matplotlib.__version_info__[:2] >= (3, 11)

_MARKS = {"rtl": "\u200f", "ltr": "\u200e"}  # RLM, LRM: the letter that decides which way a line runs
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_STRONG = ("L", "R", "AL", "EN", "AN")
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
    Source: measured against Pillow's rendering on both generations. On matplotlib 3.10 harakat are left out.
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

    shown = get_display(_settle_brackets(_reshaper().reshape(line), base), base_dir=base[0].upper())
    return _CONTROLS.sub("", shown)


def _settle_brackets(line: str, base: str) -> str:
    """The line with direction marks round each pair of brackets, by rule N0 of UAX #9, which `bidi.algorithm` does not know.

    `شركة Azerbaijan Airlines (AZAL).` needs it: both brackets belong to the Latin words, not the second one to the full stop.
    """
    opened, around = [], {}
    strong = ["rtl" if base == "rtl" else "ltr"]  # the last strong direction before each position
    for n, letter in enumerate(line):
        kind = unicodedata.bidirectional(letter)
        last = "rtl" if kind in ("R", "AL") else "ltr" if kind == "L" else strong[-1]
        strong.append(last)
        if letter in _CLOSING:
            opened.append(n)
        elif letter in _CLOSING.values():
            while opened and _CLOSING[line[opened[-1]]] != letter:
                opened.pop()
            if not opened:
                continue
            first = opened.pop()
            kinds = [(unicodedata.bidirectional(line[k]), strong[k]) for k in range(first + 1, n)]
            # a number runs with the Latin word before it, else it counts as right to left (rules W7 and N0)
            inside = {
                "ltr" if kind == "L" or (kind == "EN" and before == "ltr") else "rtl" for kind, before in kinds if kind in _STRONG
            }
            if inside:
                around[first] = around[n] = _MARKS[base if base in inside else strong[first]]
    return "".join(f"{around[n]}{letter}{around[n]}" if n in around else letter for n, letter in enumerate(line))


@cache
def _reshaper():
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper()  # harakat are deleted: kept, they would move to the neighbouring letter
