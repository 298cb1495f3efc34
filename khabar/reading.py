"""One article read once: every step's records, each step run a single time and handed to the next.

text ─ tokenize ─▶ tokens ─ split ─▶ sentences ─ find_mentions ─▶ mentions ─ find_cues ─▶ statements
                      └──── find_date_refs ─▶ dates
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from khabar.article import Article
from khabar.dates import find_date_refs
from khabar.fold import Tokens, tokenize
from khabar.lexicon import Lexicon, default
from khabar.names import find_mentions
from khabar.records import DateRef, Mention, Sentence, Statement
from khabar.sentences import split
from khabar.statements import find_cues


@dataclass
class Reading:
    """What the kit reads in one article, worked out as it is asked for."""

    article: Article
    lexicon: Lexicon

    @cached_property
    def tokens(self) -> Tokens:
        return tokenize(self.article.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        return split(self.article.text, self.tokens, self.lexicon)

    @cached_property
    def dates(self) -> list[DateRef]:
        return find_date_refs(self.article.text, self.article.published, self.lexicon)

    @cached_property
    def dates_of(self) -> list[list[DateRef]]:
        """The dates that begin in each sentence, in the order of the text."""
        found = [[] for _ in self.sentences]
        starts = [sentence.start for sentence in self.sentences]
        for ref in self.dates:
            found[bisect_right(starts, ref.start) - 1].append(ref)
        return found

    @cached_property
    def mentions(self) -> list[Mention]:
        return find_mentions(self.article, self.tokens, self.sentences, self.lexicon)

    @cached_property
    def statements(self) -> list[Statement]:
        return find_cues(self.article, self.tokens, self.sentences, self.mentions, self.lexicon)

    @cached_property
    def mentions_of(self) -> list[list[Mention]]:
        """The names of each sentence."""
        return self._by_sentence(self.mentions)

    @cached_property
    def statements_of(self) -> list[list[Statement]]:
        """The statements of each sentence."""
        return self._by_sentence(self.statements)

    def _by_sentence(self, records: list) -> list[list]:
        found = [[] for _ in self.sentences]
        for record in records:
            found[record.sentence].append(record)
        return found


def read(article: Article, lexicon: Lexicon | None = None) -> Reading:
    """The reading of an article by the words of a lexicon, the project's own by default."""
    return Reading(article, lexicon or default())
