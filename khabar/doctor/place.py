"""Where a finding stands: the sentence of an offset."""

from bisect import bisect_right

from khabar.reading import Reading


def sentence_at(reading: Reading, offset: int) -> int | None:
    """Position of the sentence that holds the offset; None between two sentences."""
    sentences = reading.sentences
    position = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return position if position >= 0 and offset < sentences[position].end else None


def sentences_at(reading: Reading, offsets: list[int]) -> tuple[int, ...]:
    """Positions of the sentences that hold the offsets, each once, in the order of the text."""
    found = {sentence_at(reading, offset) for offset in offsets}
    return tuple(sorted(found - {None}))


def quoted(text: str) -> str:
    """The words as a message shows them: on one line, between guillemets."""
    return f"«{' '.join(text.split())}»"
