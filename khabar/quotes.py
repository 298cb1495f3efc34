"""Quotation marks: which closes which, paragraph by paragraph.

Arabic news mixes straight, curly and angle marks, nests straight marks in straight marks, and leaves marks without a partner. A straight
mark is read by its neighbours: at the beginning of a word it opens, at the end of one it closes; where both or neither hold, it closes
what is open and opens otherwise. Some typists put the opening mark at the end of the word before (`قال" نعم لقد وصلنا".`): two marks that
seem to close and close nothing are such a quotation.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_OPENING = {"«": "»", "‹": "›", "„": '“”"″'}
_CLOSING = {"»": "«", "›": "‹"}
_STRAIGHT = '"″“”‟＂'  # curly marks too: outlets use “…”, ”…“ and ”…” alike
# Each mark spelt out: where every choice begins with a letter of its own, `re` skips what begins none: half of the time.
_MARK = re.compile("|".join(map(re.escape, (*_STRAIGHT, *"«»‹›„", "((", "))", "''", "``", "‘‘", "’’"))))
# A word's letter or digit, a closing bracket: what a closing mark leans on. Everything else before a mark lets it open.
_MARKS_OF_WORDS = "\u064b-\u065f\u0640\u200e\u200f\u200b-\u200d\ufeff"
_LEANS = re.compile(rf"[\w.!?؟…)\]%{_MARKS_OF_WORDS}]")
_GLUED = re.compile(
    rf"[^\W\d_][{''.join(_STRAIGHT)}][ \u00a0]"
)  # an opening mark at the end of a word; behind a number it means inches
_AFTER_CLOSING = " \u00a0.،,؛:!?؟…)"
_CLITIC_BEFORE = re.compile(r"(?<!\w)(?=\w)[وفبلكا]?[بلكوفا]?ل?\u0640*$")


class Quote(NamedTuple):
    """One quotation: `start` at its opening mark, `end` after its closing mark; the words stand in `inner_start:inner_end`.

    depth counts the quotations around it, from 0. A quotation that nothing closes runs to the paragraph's end: `closed` is False.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool


class Pairing(NamedTuple):
    """The quotations of a paragraph in the order of their opening marks, and the offsets of closing marks that close nothing.

    Tuples, since one pairing is kept for all who ask.
    """

    quotes: tuple[Quote, ...]
    lone_closing: tuple[int, ...]


@lru_cache(maxsize=64)  # sentences and statements both ask for an article's paragraphs
def pair_quotes(text: str, start: int, end: int) -> Pairing:
    """The quotations in `text[start:end]`, a paragraph; offsets are into `text`. Linear in the paragraph's length."""
    stack: list[tuple[str, int, int]] = []
    found: list[tuple[int, int, int, int, int, bool]] = []
    lone: list[int] = []
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match[0], match.start(), match.end()
        family = _family(mark)
        opens = _opens(text, mark, at, after, start, end, any(kind == family for kind, *_ in stack[-8:]))
        if opens:
            stack.append((family, at, after))
            continue
        depth = next((n for n in range(len(stack) - 1, max(len(stack) - 9, -1), -1) if stack[n][0] == family), None)
        if depth is None:
            lone.append(at)
            continue
        for unclosed in stack[depth + 1 :]:  # an inner mark of another family was never closed: it is no quotation
            lone.append(unclosed[1])
        _, opened, inner = stack[depth]
        del stack[depth:]
        found.append((opened, after, inner, at, depth, True))
    found += [(opened, end, inner, end, depth, False) for depth, (_, opened, inner) in enumerate(stack)]
    found.sort()
    quotes = [Quote(*quote) for quote in found]
    if len(lone) > 1:
        quotes, lone = _with_glued(text, end, quotes, lone)
    return Pairing(tuple(quotes), tuple(lone))


def _with_glued(text: str, end: int, quotes: list[Quote], lone: list[int]) -> tuple[list[Quote], list[int]]:
    """The quotations with those whose opening mark leans on the word before, and the marks still alone.

    A pair counts where no other quotation lies between or around.
    """
    starts = [quote.start for quote in quotes]
    reach = [0, *accumulate((quote.end for quote in quotes), max)]  # up to where the first n quotations hold
    glued: list[Quote] = []
    left, first = [], None  # marks that stay alone; the mark of `left` that may have opened
    for at in sorted(lone):
        n = bisect_left(starts, at)
        if first is not None and n == bisect_left(starts, first) and _closes_glued(text, first, at, end):
            glued.append(Quote(first, at + 1, first + 1, at, 0, True))
            left.pop()
            first = None
            continue
        left.append(at)
        first = at if text[at] in _STRAIGHT and reach[n] <= at and _GLUED.match(text, at - 1) else None
    return sorted(quotes + glued), left


def _closes_glued(text: str, first: int, at: int, end: int) -> bool:
    """Does the mark at `at` close what a mark at the end of a word has opened? Two stray marks around a word or two are no quotation."""
    return text[at] in _STRAIGHT and (at + 1 >= end or text[at + 1] in _AFTER_CLOSING) and text.count(" ", first + 2, at) > 1


def _family(mark: str) -> str:
    if mark in "«»":
        return "«"
    if mark in "‹›":
        return "‹"
    return "((" if mark in ("((", "))") else '"'


def _opens(text: str, mark: str, at: int, after: int, start: int, end: int, open_now: bool) -> bool:
    if mark in ("«", "‹", "„", "(("):
        return True
    if mark in ("»", "›", "))"):
        return False
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    leans_left = bool(_LEANS.match(before)) and not _CLITIC_BEFORE.search(text, max(start, at - 4), at)
    leans_right = following.isalnum() or following in '"«([“”…#@' or text.startswith("..", after)
    if leans_left != leans_right:
        return leans_right
    return not open_now


def mark_offsets(text: str) -> list[int]:
    """Offsets of all quote marks of a text."""
    return [match.start() for match in _MARK.finditer(text)]
