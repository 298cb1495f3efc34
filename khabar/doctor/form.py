"""The article's form: quote marks that do not pair up, and lines that are no part of the story."""

import re
from functools import lru_cache

from khabar.doctor.place import quoted, sentence_at, sentences_at
from khabar.quotes import Pairing, pair_quotes
from khabar.reading import Reading
from khabar.records import Event, Issue

_PARAGRAPH = re.compile(r"[^\n]+")
_PAIRS = {
    ('"', '"'),
    ("“", "”"),
    ("”", "“"),
    ("”", "”"),
    ("«", "»"),
    ("‹", "›"),
    ("„", "“"),
    ("„", "”"),
    ("((", "))"),
    ("''", "''"),
    ("``", "''"),
    ("‘‘", "’’"),
}
_LINES = {
    "teaser": ("teaser line", "The line points to another article.", "السطر إحالة إلى مقال آخر.", "It is kept apart: nobody in this article says it and no event is taken from it."),
    "meta": ("frame line", "The line is a signature, a tag or a link, and no sentence of the article.", "السطر توقيع أو وسم أو رابط، وليس جملة من المقال.", "It is kept apart from the body."),
}  # fmt: skip
# `القاهرة (رويترز) - …`, `عين اليوم – متابعات`: a few words before a dash, at the head of the text.
_DASH = re.compile(r"\s[-–—]\s")
DATELINE = 60  # characters at most


def find_unbalanced_quotes(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each quote mark without its partner in the paragraph."""
    text = reading.article.text
    issues = []
    for offset in _unpaired(text):
        position = sentence_at(reading, offset)
        around = text[max(offset - 20, 0) : offset + 21]
        issues.append(
            Issue(
                "unbalanced quote",
                () if position is None else (position,),
                f"The quote mark {text[offset]} in {quoted(around)} has no partner in its paragraph.",
                f"علامة التنصيص {text[offset]} في {quoted(around)} بلا قرين في فقرتها.",
                "It opens or closes nothing; sentences and quotations around it are read without it.",
                offset,
                offset + 1,
            )
        )
    return issues


@lru_cache(maxsize=4)  # two checks ask for one text
def _pairings(text: str) -> tuple[Pairing, ...]:
    """The quotations of each paragraph."""
    return tuple(pair_quotes(text, *paragraph.span()) for paragraph in _PARAGRAPH.finditer(text))


def _unpaired(text: str) -> list[int]:
    """Offsets of the marks without a partner, paragraph by paragraph."""
    offsets = []
    for pairing in _pairings(text):
        offsets += pairing.lone_closing
        offsets += (quote.start for quote in pairing.quotes if not quote.closed)
    return sorted(offsets)


def find_odd_quotes(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each pair of marks that open and close one quotation and belong to different families (`"نعم″`)."""
    text = reading.article.text
    found: dict[tuple[str, str], list[int]] = {}
    for pairing in _pairings(text):
        for quote in pairing.quotes:
            marks = text[quote.start : quote.inner_start], text[quote.inner_end : quote.end]
            if quote.closed and marks not in _PAIRS:
                found.setdefault(marks, []).append(quote.start)
    return [
        Issue(
            "odd quotes",
            sentences_at(reading, offsets),
            f"{len(offsets)} quotations open with {opening} and close with {closing}.",
            f"عدد الاقتباسات التي تبدأ بالعلامة {opening} وتنتهي بالعلامة {closing}: {len(offsets)}.",
            "They are read as one pair.",
            offsets[0],
            offsets[0] + len(opening),
        )
        for (opening, closing), offsets in found.items()
    ]


def find_frame_lines(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each teaser, signature or tag line, and one for a dateline at the head of the text."""
    issues = [
        Issue(kind, (position,), message, message_ar, assumed, sentence.start, sentence.end)
        for position, sentence in enumerate(reading.sentences)
        if sentence.role in _LINES
        for kind, message, message_ar, assumed in [_LINES[sentence.role]]
    ]
    if dateline := _dateline(reading):
        start, end = dateline
        words = quoted(reading.article.text[start:end])
        issues.append(
            Issue(
                "dateline",
                sentences_at(reading, [start]),
                f"{words} is the dateline: where and for whom the article was written.",
                f"{words} سطر المصدر: من أين كُتب المقال ولمن.",
                "Its place is not taken for the place of an event.",
                start,
                end,
            )
        )
    return issues


def _dateline(reading: Reading) -> tuple[int, int] | None:
    """The span before the first dash of the text, if it is short and names a place or an outlet."""
    text = reading.article.text
    start = len(text) - len(text.lstrip())
    dash = _DASH.search(text, start, start + DATELINE)
    if dash and any(m.kind in ("place", "outlet") and m.end <= dash.start() for m in reading.mentions[:4]):
        return start, dash.start()
    return None
