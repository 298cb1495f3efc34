"""What every rule looks up: tables, relative words, traps, and the tokens beside."""

from khabar.dates.nodes import Vague
from khabar.dates.particles import Particles
from khabar.dates.words import Words, words
from khabar.lexicon import Lexicon

NAME = Vague("")  # words that look like a date and are a name: read over, so that no part of them is taken for one


class Lookup:
    """The tokens of one text and the tables (`w`) and function words (`p`) of one lexicon.

    `forms` has `PADDING` empty tokens at its end.
    """

    def __init__(self, forms: list[str], lexicon: Lexicon):
        self.forms = forms
        self.w: Words = words(lexicon)
        self.p: Particles = self.w.particles

    def _look(self, table, i: int):
        """(end, meaning) of the longest phrase of the table that begins at token i, or None."""
        phrases = table.get(self.forms[i])
        if phrases:
            for rest, meaning in phrases:
                if not rest:
                    return i + 1, meaning
                if tuple(self.forms[i + 1 : i + 1 + len(rest)]) == rest:
                    return i + 1 + len(rest), meaning
        return None

    def _line(self, i: int) -> int:
        """The place after a line feed, if there is one: a date may break over two lines."""
        return i + 1 if self.forms[i] == "\n" else i

    def _before(self, i: int) -> str:
        return self.forms[i - 1] if i else ""

    def _relative(self, i: int):
        form = self.forms[i]
        found = self.w.relative.get(form)
        if found:
            return i + 1, found[0][1]
        if form == "ما":
            i, form = i + 1, self.forms[i + 1]
        if form in ("قبل", "بعد") and (found := self.w.relative.get(self.forms[i + 1])):
            shift = found[0][1]
            if shift == (-1 if form == "قبل" else 1):
                return i + 2, shift * 2  # العام قبل الماضي
        return None

    def _trapped(self, kind: str, before: int, after: int) -> bool:
        traps = self.w.traps
        return (before >= 0 and self.forms[before] in traps.get((kind, "before"), ())) or self.forms[after] in traps.get(
            (kind, "after"), ()
        )

    def _counts_things(self, after: int) -> bool:
        return self.forms[after] in self.w.traps.get(("year", "after"), ())
