"""The page's JavaScript, made one module of several; and its style.

anywidget hands the browser one module. The files in `js/` are plain ES modules and import each other by name, so that each can be
read and loaded alone; here their import lines and the word `export` are taken off, and they are put one after another.
"""

import base64
import re
from functools import cache
from pathlib import Path

from khabar.charts.fonts import subset

_HERE = Path(__file__).parent
_IMPORT = re.compile(r"^import\b[^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def script(*names: str) -> str:
    """One ES module of the named files of `js/`, in that order; the last one has the default export."""
    parts = []
    for name in names:
        source = (_HERE / "js" / f"{name}.js").read_text("utf-8")
        parts.append(f"// {name}.js\n" + _EXPORT.sub("", _IMPORT.sub("", source)))
    return "\n".join(parts)


@cache
def style(name: str) -> str:
    """The style sheet `<name>.css`, with a font for Arabic behind the reader's own: a bare server may have none that joins well."""
    letters = "".join(map(chr, (*range(0x20, 0x7F), *range(0x600, 0x700), *map(ord, "«»“”„‹›–—…·"))))
    font = base64.b64encode(subset(letters)).decode()
    face = f'@font-face {{ font-family: "Khabar Arabic"; src: url(data:font/woff2;base64,{font}) format("woff2"); }}\n'
    return face + (_HERE / f"{name}.css").read_text("utf-8")
