"""Words that say how the words around them belong together: `data/lexicon/event_context.csv` by role."""

from functools import cache, lru_cache

from khabar.fold import ByForm, skeleton
from khabar.lexicon import Lexicon


@cache
def context(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The folded words of each role."""
    roles: dict[str, set[str]] = {}
    for row in lexicon.rows("event_context"):
        roles.setdefault(row["role"], set()).add(skeleton(row["word"]))
    return {role: frozenset(words) for role, words in roles.items()}


@cache
def conjoined(words: frozenset[str]) -> frozenset[str]:
    """The words, and each with a conjunction before it."""
    return words | {letter + word for word in words for letter in "وف"}


def has_role(form: str, words: frozenset[str]) -> bool:
    """Is the token one of the words, with or without clitics?"""
    return not words.isdisjoint(_STEMS[form])


def any_has_role(forms: list[str], words: frozenset[str]) -> bool:
    """Is one of the tokens among the words, with or without clitics?"""
    return not all(map(words.isdisjoint, map(_STEMS.__getitem__, forms)))


def bare_of(form: str) -> str:
    """The token without a conjunction: `وزار` → `زار`. Whether the first letter is one, the caller's words decide."""
    return form[1:] if form[:1] in ("و", "ف") and len(form) > 2 else form


@lru_cache(1 << 16)
def without_clitics(form: str) -> tuple[tuple[str, bool], ...]:
    """What a noun is without its prepositions and article, and whether the article was there: `للاجتماع` → `اجتماع`."""
    if form.startswith("ال"):
        return (form, False), (form[2:], True)
    if form.startswith("لل"):  # ل + الاجتماع is written للاجتماع, with its alef; ل + اللقاء is للقاء
        return (form, False), (form[2:], True), ("ا" + form[2:], True)
    if form[:1] in ("ب", "ل", "ك") and len(form) > 3:
        if form.startswith("ال", 1):
            return (form, False), (form[1:], False), (form[3:], True)
        return (form, False), (form[1:], False)
    return ((form, False),)


def _stems_of(form: str) -> tuple[str, ...]:
    bare = bare_of(form)
    stems = [stem for stem, _ in without_clitics(bare)] if bare[:1] in ("ب", "ل", "ك", "ا") else []
    return tuple(dict.fromkeys((form, bare, *stems)))


_STEMS = ByForm(_stems_of)
