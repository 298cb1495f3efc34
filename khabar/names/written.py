"""What was found, in the article's own letters: its forms, its offsets, its words as written."""

from khabar.fold import Tokens, skeleton
from khabar.names.found import Found, Title


class Written:
    """One article's text and tokens, asked for the words of what was found in them."""

    def __init__(self, text: str, tokens: Tokens):
        self.text = text
        self.token_forms, self.starts, self.ends = tokens

    def forms(self, found: Found | Title) -> tuple[str, ...]:
        """The skeletons of its words, without the clitic."""
        forms = self.token_forms[found.first : found.last]
        if len(forms) == 1 and not found.cut:
            return (forms[0],)
        return (_without_clitic(forms[0], found.cut), *(form for form in forms[1:] if form[0].isalnum()))

    def span(self, found: Found | Title) -> tuple[int, int]:
        """The offsets of its words, without the clitic."""
        return self.start(found), self.ends[found.last - 1]

    def start(self, found: Found | Title) -> int:
        """The offset after the letters of the clitic; marks between the letters do not count."""
        start, cut = self.starts[found.first], found.cut
        if self.ends[found.first] - start == len(self.token_forms[found.first]):
            return start + cut
        while cut:
            cut -= len(skeleton(self.text[start]))
            start += 1
        return start

    def words(self, found: Found | Title) -> str:
        """Its words as written, with the article that a clitic has swallowed."""
        return as_written(self.text, *self.span(found))


def as_written(text: str, start: int, end: int) -> str:
    """The words of a span, with the article that `لل` has swallowed: `للكرملين` holds `الكرملين`."""
    words = text[start:end]
    return "ال" + words if text[max(start - 2, 0) : start] == "لل" and words[:2] != "ال" else words


def _without_clitic(form: str, cut: int) -> str:
    return "ال" + form[cut:] if cut > 1 and form[cut - 2 : cut] == "لل" else form[cut:]
