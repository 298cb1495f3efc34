"""The page's font as `@font-face` rules: Noto Sans Arabic in two weights, cut down to the letters of the page."""

import base64
import string
from functools import lru_cache

from khabar.charts.fonts import WEIGHTS, subset

FAMILY = "Khabar"

# What nearly every page needs is always in, so that the pages of a project share one font and it is cut once.
_USUAL = frozenset(
    "".join(map(chr, (*range(0x0621, 0x063B), *range(0x0640, 0x0653), 0x060C, 0x061B, 0x061F, *range(0x0660, 0x066A))))
    + string.digits
    + string.ascii_letters
    + string.punctuation
    + " \u00a0«»–—…·“”‘’×°"
)
_SUBSETS = (
    (0x0020, 0x024F),
    (0x0600, 0x06FF),
    (0x0750, 0x077F),
    (0x2000, 0x206F),
)  # of what stands elsewhere the font has little


def font_faces(page: str) -> str:
    """The rules for all letters of a page, the fonts embedded."""
    letters = {letter for letter in set(page) if any(first <= ord(letter) <= last for first, last in _SUBSETS)}
    return _font_faces(frozenset(letters | _USUAL))


@lru_cache(maxsize=8)
def _font_faces(letters: frozenset[str]) -> str:
    text = "".join(sorted(letters))
    return "\n".join(_font_face(weight, subset(text, weight)) for weight in WEIGHTS)


def _font_face(weight: int, woff2: bytes) -> str:
    uri = "data:font/woff2;base64," + base64.b64encode(woff2).decode()
    return f'@font-face{{font-family:{FAMILY};font-weight:{weight};src:url("{uri}") format("woff2")}}'
