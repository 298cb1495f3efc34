"""One sheet of paper for a chart: a figure measured in points, text that is Arabic where it is Arabic, and files that never vary.

A chart is laid out by hand, from the top down, because rows of text decide its height. `Page` gives it a pen: `y` runs down from the
top edge, `x` from the left one, both in points (1/72 inch). Whoever draws does so within `own_style()`: pictures look the same
whatever style the notebook has set, its settings stay as they are, and no figure is left behind in pyplot.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch, Polygon, Rectangle
from matplotlib.patheffects import Normal
from matplotlib.text import Text

from khabar.charts.arabic import ar, begins_arabic
from khabar.charts.fonts import families

INK, MUTED, FAINT, PAPER = "#1b1f24", "#57606a", "#d9dde2", "#ffffff"
LEADING = 1.5  # line height in font sizes: Arabic with harakat and deep tails needs more than Latin
BASELINE = 0.32  # of the font size, below the middle of a line
SLACK = 1.01  # of the measured width: what pixels may add
DPI = 150
SCREEN_DPI = 96
MOST_PIXELS = 30_000  # in height: a PNG of more is refused by many viewers, and by matplotlib from 65,536 on

_RC = {
    "svg.fonttype": "path",  # text as outlines: the picture reads right on every machine, with or without the font
    "svg.hashsalt": "khabar",
    "text.hinting": "none",  # a line is as wide at every size as it was measured
    "text.parse_math": False,  # `5$ أو 7$` is money
    "figure.dpi": SCREEN_DPI,
}


class Chart(Figure):
    """A figure that shows itself in a notebook and says in words what it shows: `alt`."""

    alt = ""

    def _repr_mimebundle_(self, include=None, exclude=None, **_) -> tuple[dict, dict]:
        picture = io.BytesIO()
        with own_style():
            self.savefig(picture, format="png", dpi=_dpi(self, 1.5 * SCREEN_DPI))
        width, height = (round(inches * SCREEN_DPI) for inches in self.get_size_inches())
        about = {"width": width, "height": height, "alt": self.alt}
        return {"image/png": picture.getvalue(), "text/plain": self.alt}, {"image/png": about}


class Page:
    """A chart while it is drawn.

    rtl: the language of the page reads from right to left. `start` and `end` are the edges a reader begins and ends at.
    """

    def __init__(self, width: float, *, rtl: bool, margin: float = 22):
        self.width, self.rtl, self.margin = width, rtl, margin
        self.left, self.right = margin, width - margin
        self.start, self.end = (self.right, self.left) if rtl else (self.left, self.right)
        self.forward = -1 if rtl else 1  # the way one reads
        self.y = margin
        self.figure = Chart(figsize=(width / 72, 1), facecolor=PAPER)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()

    def text(
        self, x: float, y: float, text: str, size: float = 10, *, bold=False, color=INK, ha="start", halo=False, kind=""
    ) -> Text:
        """One line whose middle stands at height `y`. ha: `start` puts the line's beginning at `x`; also `end`, `center`, `left`, `right`.

        halo: paper under the letters, so that no line runs through them. kind: what the text is, for whoever checks the drawing.
        """
        if ha in ("start", "end"):
            ha = "right" if (ha == "start") == self.rtl else "left"
        base = "rtl" if self.rtl or begins_arabic(text) else "ltr"
        font = _font(size, bold)
        # by the baseline: the generations measure heights differently, and lines of a label must stand evenly
        drawn = self.axes.text(
            x, y + BASELINE * size, ar(text, base), ha=ha, va="baseline", color=color, fontproperties=font, gid=kind
        )
        drawn.set_zorder(5)
        drawn.set_label(text)  # as it is read; what is drawn is prepared for this matplotlib
        if halo:
            wide, tall = text_width(text, size, bold=bold) + 4, size * 1.15
            left = x - 2 if ha == "left" else x + 2 - wide if ha == "right" else x - wide / 2
            self.shape(Rectangle((left, y - tall / 2), wide, tall, facecolor=PAPER, edgecolor="none", zorder=2.5))
        return drawn

    def line(self, x0: float, y0: float, x1: float, y1: float, *, color=FAINT, width=0.8, zorder=1, **style) -> None:
        self.axes.plot([x0, x1], [y0, y1], color=color, linewidth=width, zorder=zorder, solid_capstyle="butt", **style)

    def shape(self, patch: Patch) -> None:
        self.axes.add_artist(patch)  # add_patch would follow every corner for limits that are set by hand

    def polygon(self, corners: list[tuple[float, float]], **style) -> None:
        self.shape(Polygon(corners, closed=True, **style))

    def finish(self, height: float, alt: str) -> Chart:
        """The figure, cut to this height; `alt` says in words what it shows."""
        self.figure.set_size_inches(self.width / 72, height / 72)
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(height, 0)
        self.figure.alt = alt
        return self.figure


def text_width(text: str, size: float = 10, *, bold: bool = False) -> float:
    """How wide a line of text is when drawn, in points."""
    return _width_at_100(ar(text), bold) * size / 100 * SLACK


def wrap(text: str, room: float, size: float = 10, *, bold: bool = False, most: int = 0) -> list[str]:
    """The text as lines no wider than `room` points, broken between words; a word wider than that is broken inside.

    most: the number of lines allowed; what does not fit ends in `…`. 0 allows any number.
    """
    space = text_width("ا ا", size, bold=bold) - text_width("اا", size, bold=bold)
    lines, line, width = [], "", 0.0
    for word in text.split():
        wide = text_width(word, size, bold=bold)  # letters never join over a space, so widths add up
        if line and width + space + wide <= room:
            line, width = f"{line} {word}", width + space + wide
            continue
        if line:
            lines.append(line)
        while wide > room and len(word) > 1:
            head = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or text_width(word[:n], size, bold=bold) <= room)
            lines.append(word[:head])
            word = word[head:]
            wide = text_width(word, size, bold=bold)
        line, width = word, wide
    lines.append(line)
    if not most or len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(last + "…", size, bold=bold) > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]


def save_figure(figure: Figure, path: Path | str) -> Path:
    """Write a chart as PNG, SVG or PDF, by the ending of `path`; the same chart gives the same bytes. Returns the path.

    Folders that are missing are made. Text is drawn as outlines in SVG and PDF: right everywhere, and not to be searched. Raises ValueError for any other ending.
    """
    path = Path(path)
    kind = path.suffix.lower().lstrip(".")
    if kind not in _UNDATED:
        raise ValueError(f"{path}: a chart is written as .png, .svg or .pdf, not as {path.suffix or 'a file without an ending'}")
    path.parent.mkdir(parents=True, exist_ok=True)
    with own_style(), _outlined(figure) if kind == "pdf" else nullcontext():
        figure.savefig(path, format=kind, dpi=_dpi(figure, DPI), metadata=_UNDATED[kind])
    return path


@contextmanager
def _outlined(figure: Figure) -> Iterator[None]:
    """The figure with its texts drawn as outlines. As letters, matplotlib 3.11 sets Arabic words in a PDF too near or too far."""
    texts = figure.findobj(Text)
    effects = [text.get_path_effects() for text in texts]
    for text in texts:
        text.set_path_effects([Normal()])
    yield
    for text, effect in zip(texts, effects):
        text.set_path_effects(effect)


_UNDATED = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}


def _dpi(figure: Figure, wanted: float) -> float:
    return min(wanted, MOST_PIXELS / figure.get_size_inches()[1])


@contextmanager
def own_style() -> Iterator[None]:
    """matplotlib as it comes, with our few settings; whatever the notebook has set is back afterwards. Also a decorator."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_RC)
        yield


@lru_cache(maxsize=64)
def _font(size: float, bold: bool) -> FontProperties:
    return FontProperties(family=list(families()), weight=700 if bold else 400, size=size)


@lru_cache(maxsize=16384)
def _width_at_100(prepared: str, bold: bool) -> float:
    """Width in points at 100 points: large, so that one measure serves every size without rounding to pixels."""
    return _renderer().get_text_width_height_descent(prepared, _font(100, bold), ismath=False)[0]


@lru_cache(maxsize=1)
def _renderer():
    return FigureCanvasAgg(Figure(figsize=(1, 1), dpi=72)).get_renderer()
