"""A hit: one cue found in a sentence, with what stands beside it."""

from typing import NamedTuple

from khabar.statements.cues import Cue
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase
from khabar.statements.vocabulary import COMPLEMENTISERS

MEDIA = frozenset({"medium", "document", "unnamed"})  # kinds of speakers that only pass on what others say
_INSIDE_WORDS = frozenset("\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")  # tatweel and harakat


class Hit(NamedTuple):
    """One cue. Tokens `first:last` are the cue; the content begins at token `content`, or lies before the cue (`before`).

    kind: verb participle particle colon. subject: the phrase beside it that speaks, None where another place names it.
    """

    first: int
    last: int
    cue_start: int
    cue_end: int
    kind: str
    act: str
    cue: Cue | None
    subject: Phrase | None
    content: int
    before: bool
    source: str
    addressee: str


def hit_at(
    page: Page, first: int, last: int, kind: str, act: str, content: int, *, conjunction: int = 0, cue: Cue | None = None,
    subject: Phrase | None = None, before: bool = False, source: str = "", addressee: str = "",
) -> Hit:  # fmt: skip
    """The hit in tokens `first:last`; its cue begins behind the letters of `conjunction`."""
    start = _past_letters(page, first, conjunction)
    return Hit(first, last, start, page.ends[last - 1], kind, act, cue, subject, content, before, source, addressee)


def cue_hit(page: Page, i: int, cue: Cue, act: str, content: int, **beside) -> Hit:
    """The hit of a verb or participle at token i; `beside`: as in `hit_at`."""
    if "praises" in cue.traits and _is_behind_bi(page, content):
        act = "thank"
    kind = "participle" if cue.tense == "participle" else "verb"
    return hit_at(page, i, i + 1, kind, act, content, conjunction=cue.conjunction, cue=cue, **beside)


def _is_behind_bi(page: Page, content: int) -> bool:
    """نوه بالجهود, not: نوه إلى بداية الموسم, نوه بأن البلاد."""
    before = page.forms[content - 1]
    if before in page.classes["governed"] or before in COMPLEMENTISERS:
        return False
    return before == "ب" or content < len(page.forms) and page.forms[content][0] == "ب"


def _past_letters(page: Page, i: int, count: int) -> int:
    """The offset behind the first letters of a token; marks between the letters do not count."""
    start, text = page.starts[i], page.text
    while count:
        start += 1
        count -= text[start - 1] not in _INSIDE_WORDS
    while text[start] in _INSIDE_WORDS and start + 1 < page.ends[i]:
        start += 1
    return start


def act_of(act: str, neutral: bool, subject: Phrase | None) -> str:
    """`report` for a neutral verb with a medium, a document or an unnamed source; a person who أفاد states."""
    if neutral and subject is not None and subject.kind in MEDIA and not subject.named:
        return "report"
    if act == "report" and subject is not None:
        return "state" if subject.named or subject.kind in ("role", "name", "institution") else "report"
    return act
