"""Sentences and their roles.

`sentencex` finds the ends of sentences. It is given one paragraph at a time and a copy in which every mark that ends no sentence here is
hidden behind a letter: quotation marks, whatever stands inside a quotation, decimals, initials. The copy is as long as the paragraph.
"""

import re
from bisect import bisect_left
from functools import cache

from sentencex import get_sentence_boundaries

from khabar.fold import Tokens, skeleton
from khabar.lexicon import Lexicon
from khabar.quotes import Pairing, pair_quotes
from khabar.records import Sentence

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOPS = re.compile(r"[.!?؟…](?:[ \u00a0]?[.!?؟…])*")
_TRAILER = re.compile(
    r"[ \u00a0]*[\"″“”‟»›)\]]+|[ \u00a0]*\.?[-–—][ \u00a0]*\([^()\n]{1,30}\)\.?|[ \u00a0]*\)\)|[ \u00a0]*\([^()\n]{1,30}\)[.\s]*$|[.!?؟…]+|[ـ\u064b-\u065f\u200b-\u200f\u202a-\u202e]+"
)
_BEYOND = re.compile(r"[^\u0000-\ud7ff\ue000-\uffff]")  # lone surrogates are no UTF-8; other planes could count twice
_WORD_BEFORE = re.compile(r"[^\W_]++$")
_FRACTION = re.compile(
    r"[ \u00a0]\d{1,3}[ \u00a0]?([^\W\d_]+|[%٪])[ \u00a0]?([^\W\d_]*)"
)  # the digits behind a decimal point, and two words
_UP_TO_MARK = re.compile(r"[^.،؛:!?؟\"«»“”()]*")
_CLAUSE_SIGHT = 70  # characters behind `..` in which the verb of a new sentence stands
_WORD_AFTER = re.compile(r"[\s\"″“”«»‹›(،,\-–—*]*([^\W\d_]+)")


def split(text: str, tokens: Tokens, lexicon: Lexicon) -> list[Sentence]:
    """The sentences of a text in order. Every character that is no space lies in exactly one."""
    spans = []
    for paragraph, match in enumerate((m for m in _LINE.finditer(text) if not m[0].isspace()), 1):
        start, end = match.span()
        for first, last in _split_paragraph(text, start, end, lexicon):
            spans.append((paragraph, first, last))
    return _with_tokens(text, spans, tokens)


def _split_paragraph(text, start, end, lexicon):
    spans = []
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    at = start
    for cut in _ends(text, start, end, lexicon):
        if cut <= at:
            continue
        spans.append((at, cut))
        at = cut
        while at < end and text[at].isspace():
            at += 1
    if at < end:
        spans.append((at, end))
    return spans


def _ends(text, start, end, lexicon):
    """Offsets after each sentence of a paragraph but its last."""
    stops = [(m.start(), m.end()) for m in _STOPS.finditer(text, start, end)]
    if not stops or (len(stops) == 1 and stops[0][1] >= end):
        return []
    pairing = pair_quotes(text, start, end)
    held = _held(pairing)
    guarded = list(text[start:end])
    for quote in pairing.quotes:
        guarded[quote.start - start] = "ا"
    for offset in (*(quote.inner_end for quote in pairing.quotes if quote.inner_end < end), *pairing.lone_closing):
        guarded[offset - start] = (
            "،" if offset > start and text[offset - 1].isspace() else "ا"
        )  # a letter that stands alone would be an initial
    n = 0
    for first, last in stops:
        while n < len(held) and held[n][1] <= first:
            n += 1
        inside = n < len(held) and held[n][0] <= first
        closes = held[n][1] if inside and held[n][2] and not text[last : min(held[n][1], last + 9)].strip() else None
        if inside and closes is None and not held[n][2] and _reports_next(text, last, end, lexicon):
            n += 1  # a lone opening mark holds no further than the next reporting verb
            inside = False
        if (inside and closes is None) or not _ends_here(text, first, last, start, end, closes, lexicon):
            guarded[first - start : last - start] = "ا" * (last - first)
    ends = []
    for boundary in get_sentence_boundaries("ar", _BEYOND.sub("ا", "".join(guarded)))[:-1]:
        cut = start + boundary["end_index"]
        while cut > start and text[cut - 1].isspace():
            cut -= 1
        while match := _TRAILER.match(text, cut, end):
            if match.end() == cut:
                break
            cut = match.end()
        ends.append(cut)
    return ends


def _held(pairing: Pairing) -> list[tuple[int, int, bool]]:
    """The outermost quotations: inner start, inner end, closed."""
    held = []
    for quote in pairing.quotes:
        if held and quote.start < held[-1][1]:
            continue
        held.append((quote.inner_start, quote.inner_end, quote.closed))
    return held


def _ends_here(text, first, last, start, end, closes, lexicon):
    """Whether a run of final marks outside quotations, or just before the closing mark at `closes`, ends a sentence."""
    run = text[first:last]
    following = text[last] if last < end else " "
    before = _WORD_BEFORE.search(text, max(start, first - 24), first)
    word = before[0] if before else ""
    rest = _WORD_AFTER.match(text, last, min(end, last + 60))
    after = rest[1] if rest else ""
    if run == ".":
        if following.isdigit() and word[-1:].isdigit():
            return False
        if following.isascii() and following.isalnum() and word[-1:].isascii():
            return False
        if len(after) == 1 and after != "و" and word and (after == following or text[rest.end() : rest.end() + 1] in "،,"):
            return False  # فاطمة.ز: a name's initial
        if word.isdigit() and _is_decimal(text, word, last, end, lexicon):
            return False
        if _is_initial(text, word, last, end, rest, lexicon):
            return False
        if _is_abbreviation(text, word, before.start() if before else first, start, after, following, lexicon):
            return False
    if closes is not None:
        tail = text[closes + 1 : closes + 3].strip()
        return not tail.startswith(("،", ",", "؛", ":"))
    if len(run) > 1 and not set(run) & set("!?؟"):
        return _starts_clause(after, lexicon) or _opens_with_phrase(text, last, end, after, lexicon)
    return True


def _is_initial(text: str, word: str, after: int, end: int, rest: re.Match | None, lexicon: Lexicon) -> bool:
    """`فاطمة. ز قالت`, `ربيع. ع 38 سنة`: a given name, and of the family's name one letter that no stop or letter follows."""
    if (
        rest is None
        or len(rest[1]) > 1
        or rest[1] == "و"
        or text[after : rest.start(1)].strip()
        or skeleton(word) not in given(lexicon)
    ):
        return False
    behind = text[rest.end() : min(rest.end() + 3, end)]
    return not behind.startswith((".", ")", "-")) and not (len(behind) == 3 and behind[2].isspace())


@cache
def given(lexicon: Lexicon) -> frozenset[str]:
    """The given names, as skeletons."""
    return frozenset(skeleton(row["form"]) for row in lexicon.rows("given_names"))


def _is_decimal(text: str, whole: str, after: int, end: int, lexicon: Lexicon) -> bool:
    """`4. 5 في المائة`: a blank has slipped into the number. A year before the stop ends its sentence."""
    match = _FRACTION.match(text, after, min(end, after + 40)) if len(whole) < 4 else None
    return match is not None and (
        skeleton(match[1]) in measures(lexicon) or skeleton(f"{match[1]} {match[2]}") in measures(lexicon)
    )


@cache
def measures(lexicon: Lexicon) -> frozenset[str]:
    """What a number may count, as the word or two behind it say."""
    return frozenset(skeleton(row["form"]) for row in lexicon.rows("measures"))


def _opens_with_phrase(text: str, last: int, end: int, after: str, lexicon: Lexicon) -> bool:
    """`.. وخلال عرضه أفاد أن`: behind و and a preposition a reporting verb follows before any mark."""
    if not after.startswith("و") or skeleton(after[1:]) not in prepositions(lexicon):
        return False
    behind = _UP_TO_MARK.match(text, last, min(end, last + _CLAUSE_SIGHT))
    return any(_starts_clause(word, lexicon) for word in behind[0].split()[1:])


@cache
def prepositions(lexicon: Lexicon) -> frozenset[str]:
    """The words behind which no verb stands."""
    return frozenset(skeleton(row["form"]) for row in lexicon.rows("statement_words") if row["class"] == "noun_context")


def _reports_next(text, last, end, lexicon):
    rest = _WORD_AFTER.match(text, last, min(end, last + 60))
    return bool(rest) and _starts_clause(rest[1], lexicon)


def _is_abbreviation(text, word, at, start, after, following, lexicon):
    bare = skeleton(word)
    if not bare or bare.isdigit():
        return bare.isdigit() and at == start
    letters = letter_names(lexicon)
    if bare in letters and skeleton(after) in letters and not following.isspace():
        return True
    if len(bare) == 1 and bare != "ه":
        left = text[max(start, at - 6) : at].rstrip(" \u00a0")
        return not left[-1:].isdigit()
    return False


@cache
def letter_names(lexicon: Lexicon) -> frozenset[str]:
    """How Latin letters are spelt in Arabic: `دي.إيه.إن` is one word."""
    return frozenset(skeleton(row["form"]) for row in lexicon.rows("letter_names"))


def _starts_clause(word: str, lexicon: Lexicon) -> bool:
    from khabar.statements.cues import finite_forms

    bare = skeleton(word)
    forms = finite_forms(lexicon)
    return bare in forms or (bare[:1] in ("و", "ف") and bare[1:] in forms)


def _with_tokens(text, spans, tokens):
    sentences = []
    roles = _roles(text, spans)
    starts, after = tokens.starts, 0
    for number, (paragraph, start, end) in enumerate(spans):
        first = bisect_left(starts, start, after)
        after = bisect_left(starts, end, first)
        sentences.append(Sentence(f"s{number + 1}", paragraph, roles[number], start, end, first, after))
    return sentences


_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
# Lines around the article: agency markers, clock times, links, tags, a row of initials.
_FRAME = re.compile(
    r"//.*//\s*$|\d{1,2}:\d\d\s*(?:ت|بت)\s*م|(?:رابط الخبر|للمزيد|اقرأ أيضا|اقرأ المزيد|شاهد أيضا|تابعونا|سمات|المصدر\s*:|وكالات\W*$|انتهى\W*$)"
    r"|\S*(?:https?://|www\.)|#\S+(?:\s+#\S+)*\s*$|(?:[\u0621-\u064a]{1,2}[ .]){2,}[\u0621-\u064a]{1,2}\.?$"
)
_FINAL = re.compile(r"[.!?؟…:؛،][\"″“”«»)\s]*(?:[-–—]?\s*\([^()]{1,30}\))?\W*$")


def _roles(text, spans):
    paragraphs: dict[int, list[int]] = {}
    for number, (paragraph, *_) in enumerate(spans):
        paragraphs.setdefault(paragraph, []).append(number)
    roles = ["body"] * len(spans)
    lines = [text[spans[numbers[0]][1] : spans[numbers[-1]][2]] for numbers in paragraphs.values()]
    open_lines = [not _FINAL.search(line[-80:]) for line in lines]
    closed = len(lines) - sum(open_lines)
    for n, (line, numbers) in enumerate(zip(lines, paragraphs.values())):
        role = "body"
        words = line.count(" ") + 1
        if len(numbers) == 1 and words < 40 and (not _ARABIC.search(line) or _FRAME.match(line)):
            roles[numbers[0]] = "meta"
            continue
        if not open_lines[n] or len(numbers) > 1:
            continue
        if n == len(lines) - 1 and n and closed >= (n + 1) // 2 and words <= 25:
            role = "teaser"
        elif n == 0 and len(lines) > 1 and words <= 20 and len(lines[1]) > len(line):
            role = "headline"
        elif 0 < n < len(lines) - 1 and words <= 10:
            role = "subhead"
        for number in numbers:
            roles[number] = role
    return roles
