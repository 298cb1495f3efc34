"""Spellings of one name: by rule, and by closeness inside one article.

Foreign names reach Arabic by ear: `ماكرون ماكرن`, `سيرغي سيرجي`, `ستيوارت ستوارت`. What such spellings share are the consonants.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Levenshtein

_HEARD = str.maketrans(
    {"غ": "ج", "ق": "ك", "ط": "ت", "ص": "س", "ظ": "ز", "ذ": "د", "ث": "ت", "ڤ": "ف", "پ": "ب", "گ": "ج", "چ": "ج"}
)
_VOWELS = str.maketrans("", "", "اويهءئؤ")


def sound(form: str) -> str:
    """The consonants of a word as heard; the first letter is kept whatever it is."""
    return form[:1].translate(_HEARD) + form[1:].translate(_HEARD).translate(_VOWELS)


def joined(forms: Iterable[str], compounds: frozenset[str]) -> tuple[str, ...]:
    """The words of a name with its compounds in one word: `عبد الله`, `عبدالله`; `نصر الله`, `نصرالله`.

    compounds: the second halves of compound given names, as skeletons.
    """
    words: list[str] = []
    for form in forms:
        if words and (words[-1] == "عبد" or form in compounds):
            words[-1] += form
        else:
            words.append(form)
    return tuple(words)


def variants(forms: tuple[str, ...], compounds: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The other spellings of a listed name: compounds (as in `joined`) in one word, `غ` written as `ج`."""
    one_word = joined(forms, compounds)
    if one_word != forms:
        yield one_word
    for spelling in {forms, one_word}:
        if any("غ" in form for form in spelling) and (len(spelling) > 1 or len(spelling[0]) > 4):
            yield tuple(form.replace("غ", "ج") for form in spelling)


def is_close(form: str, name: str) -> bool:
    """Are the two spellings of one name? Same consonants, or one letter apart in a name of five letters and more."""
    if form[0] != name[0] or min(len(form), len(name)) < 4:
        return False
    limit = 2 if sound(form) == sound(name) else 1 if min(len(form), len(name)) > 4 else 0
    return limit > 0 and Levenshtein.distance(form, name, score_cutoff=limit) <= limit
