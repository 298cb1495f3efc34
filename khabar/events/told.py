"""One telling of an event in one sentence: what, when, who, where, and on whose word.

The steps before found a word and its date; here the sentence's names and statements are laid beside them.
"""

from dataclasses import dataclass, field
from datetime import date

from khabar.records import Mention, Statement


@dataclass(slots=True)
class Told:
    """An event as one sentence tells it, or as several do after they were joined. Offsets are into the article's text.

    known: a noun that speaks of an event told elsewhere. held: `english` is the noun that the verb holds, `قدم اعتذاره`. `date_spans` are the words that date it, the finest first; without a date
    `when` is "". `basis` are the sentences that the date stands on: that of its words, then those of what they are counted from.
    `words` are the content words around it, `voice` those of who speaks, as roots. `country` is the name_id of the country that the place lies in.
    """

    sentence: int
    kind: str
    token: int
    start: int
    end: int
    lemma: str
    english: str
    sure: bool
    noun: bool
    known: bool
    status: str
    held: bool = False
    when: str = ""
    earliest: date | None = None
    latest: date | None = None
    date_spans: list[tuple[int, int]] = field(default_factory=list)
    basis: list[int] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    names: list[Mention] = field(default_factory=list)
    place: Mention | None = None
    country: str = ""
    statement: Statement | None = None
    label: str = ""
    words: frozenset[str] = frozenset()
    voice: frozenset[str] = frozenset()
    sentences: list[int] = field(default_factory=list)
    triggers: list[tuple[int, int]] = field(default_factory=list)

    @property
    def name_ids(self) -> set[str]:
        return {name.name_id for name in self.names}


def takers_of(mentions: list[Mention], first: int, last: int, place: Mention | None) -> list[Mention]:
    """People and organisations named between two offsets, each once, in the order of the text."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind in ("person", "organisation", "role") and first <= mention.start < last and mention is not place:
            found.setdefault(mention.name_id or str(mention.start), mention)
    return list(found.values())


def statement_around(statements: list[Statement], start: int) -> Statement | None:
    """The statement in whose content the offset stands; the innermost where one holds another."""
    holding = [s for s in statements if s.content_start <= start < s.content_end and not s.cue_start <= start < s.cue_end]
    return min(holding, key=lambda s: s.content_end - s.content_start, default=None)
