"""Which words sound alike: the unknown words of the articles read so far, by their consonants."""

from collections.abc import Callable

from khabar.names.spelling import sound

Heard = dict[str, list[tuple[str, int]]]  # from a sound to words, each with the letters of clitic to cut off
_MOST = 200_000  # words remembered; a hostile text may have more


class Sounds:
    """By ear: which of the unknown words met so far sound alike, so that an article costs one look-up a name and none a word."""

    def __init__(self, is_unknown: Callable[[str], bool]):
        self.is_unknown = is_unknown
        self._kept: tuple[set[str], Heard] = set(), {}

    def heard(self, forms: frozenset[str]) -> Heard:
        """From a sound to the unknown words that have it, of these forms and of others: each with the letters of clitic to cut off."""
        if len(self._kept[0]) > _MOST:
            self._kept = set(), {}
        met, by_sound = self._kept
        for form in forms - met:
            if self.is_unknown(form):
                by_sound.setdefault(sound(form), []).append((form, 0))
                if form[0] in "وفبلك" and len(form) > 4:
                    by_sound.setdefault(sound(form[1:]), []).append((form, 1))
        met |= forms
        return by_sound
