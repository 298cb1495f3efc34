"""Words that say how the words around them belong together: `data/lexicon/event_context.csv` by role."""

from collections.abc import Iterator
from functools import cache

from khabar.fold import skeleton
from khabar.lexicon import Lexicon


@cache
def context(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The folded words of each role."""
    roles: dict[str, set[str]] = {}
    for row in lexicon.rows("event_context"):
        roles.setdefault(row["role"], set()).add(skeleton(row["word"]))
    return {role: frozenset(words) for role, words in roles.items()}


def has_role(form: str, words: frozenset[str]) -> bool:
    """Is the token one of the words, with or without clitics?"""
    if form in words:
        return True
    form = bare_of(form)
    if form in words:
        return True
    return form[:1] in ("ب", "ل", "ك", "ا") and any(stem in words for stem, _ in without_clitics(form))


def bare_of(form: str) -> str:
    """The token without a conjunction: `وزار` → `زار`. Whether the first letter is one, the caller's words decide."""
    return form[1:] if form[:1] in ("و", "ف") and len(form) > 2 else form


def without_clitics(form: str) -> Iterator[tuple[str, bool]]:
    """What a noun is without its prepositions and article, and whether the article was there: `للاجتماع` → `اجتماع`."""
    yield form, False
    if form.startswith("ال"):
        yield form[2:], True
    elif form.startswith("لل"):
        yield form[2:], True
        yield "ا" + form[2:], True  # ل + الاجتماع is written للاجتماع, with its alef; ل + اللقاء is للقاء
    elif form[0] in "بلك" and len(form) > 3:
        yield form[1:], False
        if form.startswith("ال", 1):
            yield form[3:], True
