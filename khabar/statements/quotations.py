"""The quotations of an article, each with the sentence that it belongs to."""

from bisect import bisect_left, bisect_right
from collections import Counter

from khabar.quotes import Quote, mark_offsets, pair_quotes
from khabar.records import Sentence

_SHORT = 40  # characters of a quotation, with its marks, that may be a name


def quotes_by_sentence(text: str, sentences: list[Sentence]) -> dict[int, list[Quote]]:
    """From sentence number to its quotations; a quotation that runs on ends with its sentence."""
    found: dict[int, list[Quote]] = {}
    marks = mark_offsets(text)
    if not marks:
        return found
    ends = [sentence.end for sentence in sentences]
    first, count = 0, len(sentences)
    while first < count:
        last = first
        while last + 1 < count and sentences[last + 1].paragraph == sentences[first].paragraph:
            last += 1
        if bisect_left(marks, sentences[last].end) > bisect_left(marks, sentences[first].start):
            _pair_paragraph(text, sentences, first, last, ends, found)
        first = last + 1
    return found


def _pair_paragraph(
    text: str, sentences: list[Sentence], first: int, last: int, ends: list[int], found: dict[int, list[Quote]]
) -> None:
    """Enters the quotations of the paragraph of sentences `first` to `last`."""
    for quote in pair_quotes(text, sentences[first].start, sentences[last].end).quotes:
        owner = bisect_right(ends, quote.start, first, last)
        if quote.end > ends[owner]:  # a mark without its partner: each sentence is paired by itself
            for each in range(first, last + 1):
                found[each] = list(pair_quotes(text, sentences[each].start, sentences[each].end).quotes)
            return
        found.setdefault(owner, []).append(quote)


def repeated_quotes(text: str, quotes: dict[int, list[Quote]]) -> frozenset[str]:
    """The short quotations that an article has more than once, with their marks: names of things."""
    short = Counter(text[q.start : q.end] for group in quotes.values() for q in group if q.end - q.start < _SHORT)
    return frozenset(words for words, count in short.items() if count > 1)


def outside_quotes(offsets: list[int], quotes: list[Quote]) -> list[bool]:
    """For each offset in rising order, whether it stands outside of every quotation that begins behind the first offset."""
    outer = [quote for quote in quotes if quote.closed and quote.depth == 0]
    starts = [quote.start for quote in outer]
    outside = []
    for offset in offsets:
        n = bisect_right(starts, offset) - 1
        outside.append(n < 0 or outer[n].end <= offset or outer[n].start < offsets[0])
    return outside
