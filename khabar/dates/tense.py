"""Was or will be? The nearest verb or time word of the sentence that says so."""

from functools import lru_cache

_STOPS = frozenset(".؟?!\n؛")
_BACK, _AHEAD = 40, 12


def tense_at(forms: list[str], place: int, end: int, tense: dict[str, str]) -> str:
    """`past`, `future` or "" for the expression in forms[place:end]: the nearest word before it in its sentence, else one shortly after."""
    for i in range(place - 1, max(place - _BACK, -1), -1):
        form = forms[i]
        if form in _STOPS:
            break
        if found := _tense_of(form, tense):
            return found
    for i in range(end, min(end + _AHEAD, len(forms))):
        form = forms[i]
        if form in _STOPS:
            break
        if found := _tense_of(form, tense):
            return found
    return ""


def _tense_of(form: str, tense: dict[str, str]) -> str:
    found = tense.get(form)
    if found is not None:
        return "" if found == "no" else found
    return "future" if len(form) > 3 and form[0] in "سوف" and _is_future_verb(form) and not _known(form, tense) else ""


@lru_cache(maxsize=65536)
def _is_future_verb(form: str) -> bool:
    """سيعقد، وستنطلق، سنواصل: the prefix س before a verb's own ي, ت, ن or ا."""
    verb = form[1:] if form[0] in "وف" else form
    return len(verb) > 3 and verb[0] == "س" and (verb[1] in "يت" or (verb[1] == "ن" and len(verb) > 4))


def _known(form: str, tense: dict[str, str]) -> bool:
    """Is it a noun of the list with an ending added: سياستها، سيارتهم?"""
    verb = form[1:] if form[0] in "وف" else form
    return any(tense.get(verb[:n]) == "no" or tense.get(verb[:n] + "ه") == "no" for n in range(len(verb), 3, -1))
