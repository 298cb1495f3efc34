"""One telling of an event in one sentence: what, when, who, where, and on whose word.

The steps before found a word and its date; here the sentence's names and statements are laid beside them.
"""

from dataclasses import dataclass, field
from datetime import date

from khabar.records import Mention, Statement


@dataclass
class Told:
    """An event as one sentence tells it, or as several do after they were joined. Offsets are into the article's text.

    known: a noun that speaks of an event told elsewhere. `date_spans` are the words that date it, the finest first; without a date `when` is "".
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
    when: str = ""
    earliest: date | None = None
    latest: date | None = None
    date_spans: list[tuple[int, int]] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    names: list[Mention] = field(default_factory=list)
    place: Mention | None = None
    statement: Statement | None = None
    label: str = ""
    words: frozenset[str] = frozenset()
    sentences: list[int] = field(default_factory=list)
    triggers: list[tuple[int, int]] = field(default_factory=list)

    @property
    def name_ids(self) -> set[str]:
        return {name.name_id for name in self.names}


_IN = (
    "في",
    "ب",
    "قرب",
    "بالقرب من",
    "وسط",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "على",
    "قبالة",
    "مدينة",
    "العاصمة",
    "بمدينة",
    "بلدة",
    "محافظة",
    "منطقة",
)
_TO = (*_IN, "إلى", "الى", "لل", "ل")


def place_of(text: str, mentions: list[Mention], first: int, last: int, kind: str) -> Mention | None:
    """The first place between two offsets that a preposition of place precedes: where it is told to have happened."""
    wanted = _TO if kind in ("visit", "other") else _IN
    for mention in mentions:
        if mention.kind != "place" or not first <= mention.start < last:
            continue
        before = text[max(first, mention.start - 14) : mention.start]
        word = before.split()[-1] if before.split() else ""
        glued = bool(before) and not before[-1].isspace()
        if (glued and before[-1] in "ب" and word in ("ب", "وب")) or (not glued and word.lstrip("و") in wanted):
            return mention
    return None


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
