"""Noto Sans Arabic, from PyPI: the static weights that matplotlib needs, and the small web font that a report carries.

The package ships one variable font. matplotlib knows only its regular weight, so two static fonts are cut from it once and kept in
the user's cache folder. They get a name of their own: a system's own Noto Sans Arabic may have no Latin letters and no brackets.
Licence of the font: SIL Open Font License, no reserved name.
"""

import hashlib
import io
import os
import tempfile
from functools import cache
from pathlib import Path

import fontpkg
from fontTools import subset as subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from platformdirs import user_cache_path

FAMILY = "Khabar Noto Sans Arabic"
WEIGHTS = (400, 700)
BEHIND = "DejaVu Sans"  # ships with matplotlib: symbols and scripts that Noto Sans Arabic has not
_VERSION = "1"  # of the way the fonts are cut; a new number makes them anew


def static(weight: int = 400) -> Path:
    """The TrueType file of one weight, cut on first use (about two seconds, once a machine)."""
    return _static(weight)


@cache
def subset(text: str, weight: int = 400) -> bytes:
    """A WOFF2 font with the letters of this text and all their joined forms; the same bytes for the same letters.

    weight: 400 or 700. Letters the font has not are left to the reader's own fonts.
    """
    return _subset("".join(sorted(set(text))), weight)


@cache
def families() -> tuple[str, ...]:
    """The font families for matplotlib, first choice first. Makes the static fonts known to matplotlib's font manager."""
    from matplotlib.font_manager import fontManager

    for weight in WEIGHTS:
        fontManager.addfont(static(weight))
    return FAMILY, BEHIND


@cache
def _static(weight: int) -> Path:
    if weight not in WEIGHTS:
        raise ValueError(f"weight: {weight} is not allowed. Allowed: {', '.join(map(str, WEIGHTS))}")
    source = fontpkg.path("Noto Sans Arabic")
    stamp = hashlib.sha256(_VERSION.encode() + source.read_bytes()).hexdigest()[:12]
    for folder in _folders():
        path = folder / f"KhabarNotoSansArabic-{weight}-{stamp}.ttf"
        if path.is_file():
            return path
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _cut(source, weight, path)
        except OSError:
            continue  # a home that cannot be written to, as in some containers: the next folder is a new one
        return path
    raise AssertionError("a new temporary folder can be written to")


def _folders():
    yield user_cache_path("khabar") / "fonts"
    yield Path(tempfile.mkdtemp(prefix="khabar-fonts-"))


def _cut(source: Path, weight: int, path: Path) -> None:
    """Writes one weight of the variable font. Whole or not at all: two kernels may do it at once."""
    font = instancer.instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": weight, "wdth": 100})
    style = "Bold" if weight == 700 else "Regular"
    for name_id, name in {
        1: FAMILY,
        2: style,
        4: f"{FAMILY} {style}",
        6: f"KhabarNotoSansArabic-{style}",
        16: FAMILY,
        17: style,
    }.items():
        font["name"].setName(name, name_id, 3, 1, 0x409)
        font["name"].setName(name, name_id, 1, 0, 0)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if weight == 700 else 0x40
    font["head"].macStyle = 1 if weight == 700 else 0
    handle, unfinished = tempfile.mkstemp(dir=path.parent, suffix=".ttf")
    with os.fdopen(handle, "wb") as file:
        font.save(file)
    Path(unfinished).replace(path)


@cache
def _subset(letters: str, weight: int) -> bytes:
    options = subsetter.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    out = io.BytesIO()
    with subsetter.load_font(str(static(weight)), options) as font:  # read as it is needed: the file is open until the end
        cutter = subsetter.Subsetter(options)
        cutter.populate(text=letters)
        cutter.subset(font)
        subsetter.save_font(font, out, options)
    return out.getvalue()
