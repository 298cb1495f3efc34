"""What is marked in a sentence, as HTML: names, dates, cues, quotations, words that tell an event.

Marks lie inside each other (a name in a quotation) and across each other. The sentence is walked once from border to border; a mark
that has to be closed before its end, because one below it ends, is opened again and goes on without a second card.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from markupsafe import Markup

from khabar.report.safe import visible


class Span(NamedTuple):
    """Characters `start:end` of the article, marked as `kind` (a CSS class); `card` is what a reader is told of them."""

    start: int
    end: int
    kind: str
    card: Markup


class Open(NamedTuple):
    """A mark begins. All its spans have the same borders; with `first` unset it goes on with one that was interrupted."""

    spans: tuple[Span, ...]
    first: bool


class Close(NamedTuple):
    """The mark opened last ends."""


def pieces(text: str, start: int, end: int, spans: Iterable[Span]) -> Iterator[Open | str | Close]:
    """`text[start:end]` in pieces, with the marks that open and close between them, properly nested.

    The strings among the pieces, joined, are `text[start:end]`. Of each span only what lies in `start:end` is marked; spans with
    the same borders make one mark; each span is in exactly one `Open` with `first` set, unless none of it lies in `start:end`.
    """
    groups: dict[tuple[int, int], list[Span]] = {}
    for span in spans:
        borders = max(span.start, start), min(span.end, end)
        if borders[0] < borders[1]:
            groups.setdefault(borders, []).append(span)
    waiting = sorted(groups, key=lambda borders: (-borders[0], borders[1]))  # popped from the end: earliest, then longest
    borders = sorted({start, end, *(at for pair in groups for at in pair)})
    stack: list[tuple[int, int]] = []
    for at, following in zip(borders, borders[1:]):
        yield from _close_ended(stack, at, groups)
        while waiting and waiting[-1][0] == at:
            stack.append(waiting.pop())
            yield Open(tuple(groups[stack[-1]]), first=True)
        yield text[at:following]
    yield from (Close() for _ in stack)


def _close_ended(stack: list[tuple[int, int]], at: int, groups: dict) -> Iterator[Open | Close]:
    """Closes what ends here; what lies above it on the stack and goes on is closed and opened again."""
    ended = next((depth for depth, pair in enumerate(stack) if pair[1] <= at), None)
    if ended is None:
        return
    above = [pair for pair in stack[ended:] if pair[1] > at]
    yield from (Close() for _ in stack[ended:])
    stack[ended:] = above
    yield from (Open(tuple(groups[pair]), first=False) for pair in above)


def draw(text: str, start: int, end: int, spans: Iterable[Span], ids: Iterator[int] | None = None) -> Markup:
    """`text[start:end]` with its marks as `<mark>` elements, a card in each, reached by pointer, by touch and by Tab.

    ids: numbers for the cards' ids, one iterator for a page.
    """
    ids = count(1) if ids is None else ids
    return Markup("").join(_draw(piece, ids) for piece in pieces(text, start, end, spans))


def _draw(piece: Open | str | Close, ids: Iterator[int]) -> Markup:
    if isinstance(piece, str):
        return visible(piece)
    if isinstance(piece, Close):
        return Markup("</mark>")
    kinds = " ".join(dict.fromkeys(span.kind for span in piece.spans))
    if not piece.first:
        return Markup('<mark class="{}">').format(kinds)
    number = next(ids)
    card = Markup("").join(span.card for span in piece.spans)
    return Markup(
        '<mark class="{kinds}" tabindex="0" aria-describedby="k{number}"><span class="card" id="k{number}" role="tooltip">{card}</span>'
    ).format(kinds=kinds, number=number, card=card)
