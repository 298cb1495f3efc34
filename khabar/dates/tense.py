"""Was or will be? The nearest verb or time word of the sentence that says so."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

STOPS = frozenset(".؟?!\n؛")
_BACK, _AHEAD, _NEXT = 40, 12, 3
_WEAK = 12  # a present tense or a plan farther away than this tells nothing
_BEFORE_PRESENT = 4  # كان الرئيس يزور: so far back كان may stand before its verb
_ENDINGS = frozenset(("", "ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي", "ين", "ان", "ون", "ات", "ته", "تها", "تهم", "تنا"))

# What a form tells, as in tense_words.csv: past future · was: past, and a verb may follow it · present plan deed: a plan ·
# perfect: a verb's perfect that may be a noun · object: one with an object's pronoun · relative · names: a word that a name follows, never a verb · no: nothing.
Kinds = dict[str, str]


class Tense(NamedTuple):
    """`told`: past, future or "". `planned`: does a present tense, a duty or a plan stand nearer than what is told?

    `deed`: does the noun of a deed that may lie ahead (توقيع العقود)?
    """

    told: str
    planned: bool = False
    deed: bool = False


_NOTHING = Tense("")


def tense_at(forms: list[str], place: int, end: int, kinds: Kinds, *, ahead: bool = False) -> str:
    """`past`, `future` or "" for the expression in forms[place:end].

    The nearest word before it in its sentence tells, else one shortly after; with `ahead` the few words after it are asked first.
    """
    return Tenses(forms, kinds).at(place, end, ahead=ahead).told


class Tenses:
    """The tenses of one text, asked from left to right: no word before an expression is looked at twice."""

    def __init__(self, forms: list[str], kinds: Kinds):
        self.forms, self.kinds = forms, kinds
        self._asked, self._answer = 0, _NOTHING
        self._silent = (0, 0)  # tokens that tell nothing, as far as they were looked at
        self.last = _NOTHING  # what was answered last

    def at(self, place: int, end: int, *, ahead: bool = False) -> Tense:
        """The tense for the expression in forms[place:end], as in `tense_at`."""
        if ahead and (found := self._first(range(end, min(end + _NEXT, len(self.forms))))).told in ("past", "future"):
            return found
        self.last = behind = self._behind(place)
        if behind.told:
            return behind
        stop = min(end + _AHEAD, len(self.forms))
        if (end := self._skip_silent(end, stop)) == stop:
            return behind
        after = self._first(range(end, stop))
        self.last = Tense(after.told if after.told != "open" else "", behind.planned or after.planned, behind.deed)
        return self.last

    def _behind(self, place: int) -> Tense:
        since = place - _BACK
        known = self._asked if since <= self._asked <= place else None
        before = self._answer if known is not None else _NOTHING
        last = max(since, 0) if known is None else known
        i = place - 1
        while i >= last and self._is_silent(self.forms[i]):
            i -= 1
        found = before
        if i >= last:
            found = self._first(range(place - 1, last - 1, -1))
            if found.told == "open":  # neither a word that tells nor the sentence's beginning
                found = Tense(before.told, found.planned or before.planned, found.deed or before.deed)
        self._asked, self._answer = place, found
        return found

    def _is_silent(self, form: str) -> bool:
        return form not in self.kinds and form not in STOPS and not _shape(form)

    def _skip_silent(self, i: int, stop: int) -> int:
        """The first token from i on that may tell something, at most `stop`; a text without verbs is walked through once."""
        begin, end = self._silent
        begin, i = (begin, end) if begin <= i <= end else (i, i)
        while i < stop and self._is_silent(self.forms[i]):
            i += 1
        self._silent = begin, i
        return min(i, stop)

    def _first(self, places: Iterable[int]) -> Tense:
        """What the first word that tells says; `open` where there is none before the sentence ends."""
        forms, kinds = self.forms, self.kinds
        planned = deed = blocked = False
        since = 0
        for steps, i in enumerate(places):
            form = forms[i]
            kind = kinds.get(form)
            if kind is None:
                if form in STOPS:
                    return Tense("", planned, deed)
                kind = _shape(form)
                if not kind:
                    continue
                if kind == "future" and not self._is_verb(i):
                    continue
                if kind == "present" and _has_stem(form, kinds, "يتن"):
                    continue
            if kind == "future":
                return Tense("future", planned)
            if kind == "past":
                if i and form[-1] != "ت" and kinds.get(forms[i - 1]) == "names":
                    deed = True  # على عقد القمة: after a preposition it is the noun
                    continue
                return Tense("past", planned, deed)
            if kind == "was":
                return Tense("past", planned and steps - since > _BEFORE_PRESENT)
            if kind == "plan":
                return Tense("past", planned or (deed and steps <= _WEAK))
            if kind == "deed":
                deed = deed or not i or kinds.get(forms[i - 1]) not in ("past", "was")  # تم توقيع
            elif kind == "present":
                if steps <= _WEAK and not blocked and not planned:
                    planned, since = True, steps
            elif kind == "perfect":
                blocked = True
            elif kind == "relative" and steps and places.step < 0 and self._opens_past(i + 1):
                return Tense("past", planned, deed)
        return Tense("open", planned, deed)

    def _is_verb(self, i: int) -> bool:
        """Is the form with a future verb's shape no name: سيمنز، ستيوارت?"""
        form, kinds = self.forms[i], self.kinds
        if _has_stem(form, kinds, "س"):
            return False
        stem = form[2:] if form[0] in "وف" else form[1:]
        if kinds.get(stem) == "present" or form[0] in "وف":
            return True
        if stem.endswith("و") or (stem[:2] in ("يي", "تي") and stem[2:3] not in ("س", "ا", "")):
            return False
        if not i:
            return True
        before = self.forms[i - 1]
        kind = kinds.get(before) or _shape(before)
        return kind not in ("names", "past", "plan", "perfect")

    def _opens_past(self, i: int) -> bool:
        """Is the word after a relative pronoun a perfect: الاتفاق الذي أبرمته?"""
        form = self.forms[i]
        kind = self.kinds.get(form)
        if kind is not None:
            return kind in ("past", "perfect", "object", "plan", "was")
        return not (form[:1] in "يتنسل" or form.startswith("ال") or not form.isalpha() or len(form) < 3) or _shape(form) == "past"


@lru_cache(maxsize=65536)
def _shape(form: str) -> str:
    """What an unlisted form's letters tell: future, past, present or "".

    سيعقد، وستنطلق: the prefix س before a verb's own ي, ت or ن. أعلنت، تمكنت، استقال، وصلوا: perfects. يصدر: present.
    """
    verb = form[1:] if form[:1] in ("و", "ف") else form
    size = len(verb)
    if size < 4 or verb.startswith(("ال", "لل")):
        return ""
    if verb[0] == "س" and (verb[1] in "يت" or (verb[1] == "ن" and size > 4)):
        return "future"
    if verb[0] == "ي":
        return "present"
    if verb[-1] == "ت" and verb[-2] not in "اوي" and (verb[0] != "ت" or (size > 4 and verb[1] != "ت")):
        return "past"
    if verb.endswith("وا") and size > 4 and verb[0] not in "تنل":
        return "past"
    if verb.startswith("است") and ((size == 6 and verb[4] == "ا") or (size == 6 and "ا" not in verb[3:])):
        return "past"
    return ""


def _has_stem(form: str, kinds: Kinds, first: str) -> bool:
    """Is it a noun of the list with an ending added: سياستها، سيارتهم?"""
    word = form[1:] if form[0] in "وف" else form
    if word[0] not in first:
        return False
    for n in range(len(word), 2, -1):
        ending = word[n:]
        if ending in _ENDINGS and (kinds.get(word[:n]) == "no" or (ending[:1] == "ت" and kinds.get(word[:n] + "ه") == "no")):
            return True
    return False
