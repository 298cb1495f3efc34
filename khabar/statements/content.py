"""In whose words: the content of a cue, its quotations, and whether it is direct, indirect or mixed."""

import re

from khabar.quotes import Quote
from khabar.records import Sentence
from khabar.statements.hits import Hit
from khabar.statements.labels import is_label
from khabar.statements.page import Page
from khabar.statements.vocabulary import COMPLEMENTISERS, word_form

_WORD = re.compile(r"\w")
_FRAGMENT = 3  # words; a quoted fragment this short stands in the reporter's own clause: mixed
_LEAD, _TAIL = 120, 80  # characters before the first and behind the last quotation that tell whether it stands alone
_LINK = 3  # words of a link to the next clause: إلى جانب ذلك
_JOINED = 3  # words of a label that is joined to one before it
_AND = ("", "و", "أو")
_GOVERNOR = 14  # characters before the content in which a preposition that governs it is looked for


def speech(page: Page, quotes: list[Quote]) -> list[Quote]:
    """The quotations of a sentence that are speech: not the names of things, not those inside another quotation."""
    kept: list[Quote] = []
    label_end = -1  # where the last label ends
    for quote in quotes:
        if quote.depth or quote.inner_end <= quote.inner_start:
            continue
        if is_label(page, quote) or label_end >= 0 and _joins(page, label_end, quote):
            label_end = quote.end
        else:
            kept.append(quote)
    return kept


def _joins(page: Page, label_end: int, quote: Quote) -> bool:
    """Whether a quotation is a name joined to the label that ends before it: "اسم" و"اسم"."""
    words = page.text[quote.inner_start : quote.inner_end].split()
    if len(words) > _JOINED or page.text[label_end : quote.start].strip(" ،,") not in _AND:
        return False
    return not words or word_form(words[0]) not in page.words.ends


def content_span(page: Page, s: Sentence, hit: Hit, following: Hit | None) -> tuple[int, int]:
    """Offsets of what a cue reports: up to the next cue of the sentence, or what stands before a particle at its end."""
    if hit.before:
        return s.start, _trim(page, hit.cue_start, s.start, " ،,و")
    start = page.starts[hit.content] if hit.content < s.last_token else s.end
    while start < s.end and page.text[start] in " ،,:ـ":
        start += 1
    end = following.cue_start if following and following.cue_start >= start else s.end
    if end != s.end:
        end = _trim(page, end, start, " وف،,.")
    return min(start, end), end


def _trim(page: Page, end: int, start: int, letters: str) -> int:
    while end > start and page.text[end - 1] in letters:
        end -= 1
    return end


def quote_type(page: Page, pieces: list[tuple[int, int, list[Quote]]]) -> str:
    """`direct`, `indirect` or `mixed` for the pieces of content that one speaker has in a sentence, each with its quotations."""
    kinds = {kind for start, end, quotes in pieces if (kind := _piece(page, start, end, quotes))}
    if not kinds or kinds == {"indirect"}:
        return "indirect"
    return "direct" if kinds == {"direct"} else "mixed"


def _piece(page: Page, start: int, end: int, quotes: list[Quote]) -> str:
    """The type of one piece of content; "" where nothing is said in it."""
    text = page.text
    if not quotes:
        return "indirect" if _WORD.search(text, start, end) else ""
    first, last = quotes[0], quotes[-1]
    lead = _words(text[max(start, first.start - _LEAD) : first.start])
    if lead and not all(_introduces(page, word) for word in lead) and not (len(lead) == 1 and len(lead[0]) <= 2):
        return "mixed"
    if _is_governed(page, text[start - _GOVERNOR : first.start], text[first.inner_start : first.inner_end]):
        return "mixed"
    if any(word != "و" for left, right in zip(quotes, quotes[1:]) for word in _words(text[left.end : right.start])):
        return "mixed"
    tail = _words(text[last.end : min(end, last.end + _TAIL)]) if last.end < end else []
    if len(tail) == 1 and word_form(tail[0]) in page.classes["contrast"]:
        tail = []  # «…»، فيما | تؤكد الدراسات
    if 1 < len(tail) <= _LINK and word_form(tail[-1]) in page.classes["demonstrative"]:
        tail = []  # «…»، بالإضافة إلى ذلك | أبدت الشركات
    if tail and not _is_remark(page, [word_form(word) for word in tail[:2]]):
        return "mixed"
    if text[max(0, first.start - 3) : first.start].rstrip().endswith(":"):
        return "direct"
    lone_fragment = len(quotes) == 1 and len(_words(text[first.inner_start : first.inner_end])) <= _FRAGMENT
    return "mixed" if lone_fragment else "direct"


def _is_governed(page: Page, before: str, inner: str) -> bool:
    """A quotation after a preposition is part of the reporter's clause (اتهمه بـ"…"), unless it is a clause itself (إلى "أن …")."""
    words, quoted = before.split(), inner.split()
    if not words or not quoted:
        return False
    return word_form(words[-1]) in page.classes["quote_governor"] and word_form(quoted[0]) not in COMPLEMENTISERS


def _is_remark(page: Page, tail: list[str]) -> bool:
    """What may follow a quotation and is no content: where it was said, who passed it on."""
    if tail[0] in page.words.particles or tail[0] in page.classes["thus"]:
        return True
    if tail[0] == "ب" or tail[0] in page.classes["during"]:
        return len(tail) > 1 and tail[1] in page.classes["occasion"]
    return tail[0] in page.classes["trail"]


def _introduces(page: Page, word: str) -> bool:
    form = word_form(word)
    return form in COMPLEMENTISERS or form in page.classes["saying"] or form in page.classes["leads_in"]


def _words(text: str) -> list[str]:
    return [word for part in text.split() if (word := part.strip('،,.؛:-–—…!؟?"″“”«»()ـ[]'))]
