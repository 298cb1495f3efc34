"""Was or will be? The nearest verb or time word of the sentence that says so."""

from functools import lru_cache

STOPS = frozenset(".؟?!\n؛")
_BACK, _AHEAD, _NEXT = 40, 12, 3


def tense_at(forms: list[str], place: int, end: int, tense: dict[str, str], *, ahead: bool = False) -> str:
    """`past`, `future` or "" for the expression in forms[place:end].

    The nearest word before it in its sentence tells, else one shortly after; with `ahead` the few words after it are asked first.
    """
    return Tenses(forms, tense).at(place, end, ahead=ahead)


class Tenses:
    """The tenses of one text, asked from left to right: no word before an expression is looked at twice."""

    def __init__(self, forms: list[str], tense: dict[str, str]):
        self.forms, self.words = forms, tense
        self._asked, self._answer = 0, ""

    def at(self, place: int, end: int, *, ahead: bool = False) -> str:
        """The tense for the expression in forms[place:end], as in `tense_at`."""
        if ahead and (found := _first(self.forms[end : end + _NEXT], self.words)):
            return found
        return self._behind(place) or _first(self.forms[end : end + _AHEAD], self.words) or ""

    def _behind(self, place: int) -> str:
        since = place - _BACK
        known = self._asked if since <= self._asked <= place else None
        before = self.forms[max(since, 0) if known is None else known : place]
        before.reverse()
        found = _first(before, self.words)
        if found is None:  # neither a word that tells nor the sentence's beginning
            found = "" if known is None else self._answer
        self._asked, self._answer = place, found
        return found


def _first(forms: list[str], tense: dict[str, str]) -> str | None:
    """The tense of the first word that tells one; "" where the sentence ends before it, None where there is none."""
    for form in forms:
        found = tense.get(form)
        if found is None:
            if "س" in form[:2] and _is_future_verb(form) and not _is_noun(form, tense):
                return "future"
            if form in STOPS:
                return ""
        elif found != "no":
            return found
    return None


@lru_cache(maxsize=65536)
def _is_future_verb(form: str) -> bool:
    """سيعقد، وستنطلق، سنواصل: the prefix س before a verb's own ي, ت or ن."""
    verb = form[1:] if form[0] in "وف" else form
    return len(verb) > 3 and verb[0] == "س" and (verb[1] in "يت" or (verb[1] == "ن" and len(verb) > 4))


def _is_noun(form: str, tense: dict[str, str]) -> bool:
    """Is it a noun of the list with an ending added: سياستها، سيارتهم?"""
    word = form[1:] if form[0] in "وف" else form
    return any(tense.get(word[:n]) == "no" or tense.get(word[:n] + "ه") == "no" for n in range(len(word), 3, -1))
