"""Was or will be? The nearest verb or time word of the sentence that says so."""

from functools import lru_cache

STOPS = frozenset(".؟?!\n؛")
_BACK, _AHEAD, _NEXT = 40, 12, 3


def tense_at(forms: list[str], place: int, end: int, tense: dict[str, str], *, ahead: bool = False) -> str:
    """`past`, `future` or "" for the expression in forms[place:end].

    The nearest word before it in its sentence tells, else one shortly after; with `ahead` the few words after it are asked first.
    """
    if ahead and (found := _first(forms[end : end + _NEXT], tense)):
        return found
    before = forms[max(place - _BACK, 0) : place]
    before.reverse()
    return _first(before, tense) or _first(forms[end : end + _AHEAD], tense)


def _first(forms: list[str], tense: dict[str, str]) -> str:
    for form in forms:
        found = tense.get(form)
        if found is None:
            if "س" in form[:2] and _is_future_verb(form) and not _is_noun(form, tense):
                return "future"
            if form in STOPS:
                return ""
        elif found != "no":
            return found
    return ""


@lru_cache(maxsize=65536)
def _is_future_verb(form: str) -> bool:
    """سيعقد، وستنطلق، سنواصل: the prefix س before a verb's own ي, ت or ن."""
    verb = form[1:] if form[0] in "وف" else form
    return len(verb) > 3 and verb[0] == "س" and (verb[1] in "يت" or (verb[1] == "ن" and len(verb) > 4))


def _is_noun(form: str, tense: dict[str, str]) -> bool:
    """Is it a noun of the list with an ending added: سياستها، سيارتهم?"""
    word = form[1:] if form[0] in "وف" else form
    return any(tense.get(word[:n]) == "no" or tense.get(word[:n] + "ه") == "no" for n in range(len(word), 3, -1))
