"""In whose words: the content of a cue, its quotations, and whether it is direct, indirect or mixed."""

import re
from bisect import bisect_left

from khabar.quotes import Quote
from khabar.records import Sentence
from khabar.statements.find import Hit
from khabar.statements.page import Page
from khabar.statements.vocabulary import COMPLEMENTISERS, word_form

# What may follow a quotation without being content: the occasion, the source, the reporter's remark.
_TRAILS = frozenset({"في", "خلال", "وفق", "وفقا", "حسب", "بحسب", "حسبما", "نقلا", "علي", "عل", "ردا", "تعليقا", "طبقا"})
_WORD = re.compile(r"\w")
_FRAGMENT = 3  # words; a quoted fragment this short stands in the reporter's own clause: mixed


def speech(page: Page, quotes: list[Quote]) -> list[Quote]:
    """The quotations of a paragraph that are speech: not the names of things, not those inside another quotation."""
    kept = []
    for quote in quotes:
        if quote.depth or quote.inner_end <= quote.inner_start:
            continue
        if not is_label(page, quote):
            kept.append(quote)
    return kept


def is_label(page: Page, quote: Quote) -> bool:
    """Whether a quotation only names something: صحيفة "…", تنظيم «داعش»."""
    inner = page.text[quote.inner_start : quote.inner_end].strip()
    count = inner.count(" ") + 1
    if not quote.closed:
        return count < 4
    if count > 6:
        return False
    if not any("\u0621" <= letter <= "\u064a" for letter in inner):
        return True
    mention = page.others.get(quote.inner_start) or page.people.get(quote.inner_start)
    if mention and mention.end >= quote.inner_end - 1:
        return True
    parts = inner.split("،")
    if len(parts) > 2 and all(part.strip().count(" ") < 2 for part in parts):
        return True  # "نجران، جازان، عسير"
    before = _word_before(page, quote.start)
    bare = before.removeprefix("وال").removeprefix("بال").removeprefix("لل").removeprefix("ال")
    naming = page.classes["naming"]
    if (bare in naming or before in naming or before[1:] in naming and before[:1] in "بلو") and count <= 4:
        return True
    noun = page.words.nouns.get(before)
    if noun and noun.kind == "medium" and count <= 4:
        return True
    if before in page.words.ends or before in COMPLEMENTISERS:
        return False
    if count > 1 and (_begins_clause(page, inner) or inner[0] in "بل" and inner[1:3] != "ال" and before[:1] in ("ت", "ي")):
        return False
    if count <= 2:
        if page.text[quote.start : quote.end] in page.repeated:
            return True
        return bool(before) and not (
            before in page.words.ends
            or len(before) <= 2
            or before in COMPLEMENTISERS
            or before in page.words.verbs
            or before.endswith("ه")
            and before.startswith("ب")
            or before[:1] in "ي"
        )
    return False


def _begins_clause(page: Page, inner: str) -> bool:
    """Whether quoted words begin as a clause does: a particle or a verb, not a noun."""
    first = word_form(inner.split()[0])
    return first in page.words.ends or first in page.words.verbs or first.startswith(("سي", "ست"))


def _word_before(page: Page, offset: int) -> str:
    at = _token_before(page, offset)
    if at is None or not page.forms[at][0].isalpha():
        return ""
    return page.forms[at]


def _token_before(page: Page, offset: int) -> int | None:
    at = bisect_left(page.starts, offset) - 1
    return at if at >= 0 else None


def content_span(page: Page, s: Sentence, hit: Hit, following: Hit | None) -> tuple[int, int]:
    """Offsets of what a cue reports: up to the next cue of the sentence, or what stands before a particle at its end."""
    if hit.before:
        return s.start, _trim_left(page, hit.cue_start, s.start)
    start = page.starts[hit.content] if hit.content < s.last_token else s.end
    while start < s.end and page.text[start] in " ،,:ـ":
        start += 1
    end = following.cue_start if following and following.cue_start >= start else s.end
    if following and end != s.end:
        while end > start and page.text[end - 1] in " وف،,.":
            end -= 1
    return min(start, end), end


def _trim_left(page: Page, end: int, start: int) -> int:
    while end > start and page.text[end - 1] in " ،,و":
        end -= 1
    return end


def quote_type(page: Page, pieces: list[tuple[int, int, list[Quote]]]) -> str:
    """`direct`, `indirect` or `mixed` for the pieces of content that one speaker has in a sentence, each with its quotations."""
    kinds = [_piece(page, start, end, quotes) for start, end, quotes in pieces]
    kinds = [kind for kind in kinds if kind]
    if not kinds or set(kinds) == {"indirect"}:
        return "indirect"
    return "direct" if set(kinds) == {"direct"} else "mixed"


def _piece(page: Page, start: int, end: int, quotes: list[Quote]) -> str:
    if not quotes:
        return "indirect" if _WORD.search(page.text, start, end) else ""
    text = page.text
    lead = _words(text[max(start, quotes[0].start - 120) : quotes[0].start])
    if lead and not all(_is_complementiser(word) for word in lead) and not (len(lead) == 1 and len(lead[0]) <= 2):
        return "mixed"
    if _governed(text[start - 14 : quotes[0].start], text[quotes[0].inner_start : quotes[0].inner_end]):
        return "mixed"
    between = [word for left, right in zip(quotes, quotes[1:]) for word in _words(text[left.end : right.start])]
    tail = _words(text[quotes[-1].end : min(end, quotes[-1].end + 80)]) if quotes[-1].end < end else []
    if [word for word in between if word != "و"]:
        return "mixed"
    if tail and not _is_remark(page, [word_form(word) for word in tail[:2]]):
        return "mixed"
    if len(quotes) == 1 and len(_words(text[quotes[0].inner_start : quotes[0].inner_end])) <= _FRAGMENT:
        return "mixed"
    return "direct"


def _governed(before: str, inner: str) -> bool:
    """A quotation after a preposition is part of the reporter's clause (اتهمه بـ"…"), unless it is a clause itself (إلى "أن …")."""
    words = before.split()
    if not words or not inner.split():
        return False
    last = word_form(words[-1])
    return (last in ("الي", "من", "عن", "ب", "علي", "ل")) and word_form(inner.split()[0]) not in COMPLEMENTISERS


def _is_remark(page: Page, tail: list[str]) -> bool:
    """What may follow a quotation and is no content: where it was said, who passed it on."""
    if tail[0] in page.words.particles:
        return True
    if tail[0] in ("في", "خلال", "عبر", "ب"):
        return len(tail) > 1 and tail[1] in page.classes["occasion"]
    return tail[0] in _TRAILS and tail[0] not in ("في", "خلال")


def _is_complementiser(word: str) -> bool:
    return word_form(word) in COMPLEMENTISERS or word in ("قائلا", "قائلاً", "قائلة", "بالقول", "بقوله", "قوله")


def _words(text: str) -> list[str]:
    return [word for part in text.split() if (word := part.strip('،,.؛:-–—…!؟?"″“”«»()ـ[]'))]
