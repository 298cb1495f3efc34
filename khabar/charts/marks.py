"""The marks of a timeline: what is known of an event's date and of its truth, told by shape as well as by colour.

The date makes the form: a point is a day, a bar a span without a day, a hatched bar an approximate date, an arrow an open end.
Who says so and whether it took place make the style: full, pointed, hollow, crossed, struck through.
"""

from datetime import date
from typing import NamedTuple

from matplotlib.patches import Circle

from khabar.charts.page import PAPER, Page

SIZE = 11.0  # height of a mark in points

# One style for each way in which an event is told: colour of the edge, of a point's body, of a bar's. All edges reach 4.5:1 on white.
STYLES = {
    "outlet": ("#0b5563", "#0b5563", "#8fc1c6"),
    "reported": ("#a34a00", "#f0b27a", "#f6cfa6"),
    "planned": ("#1d4ed8", PAPER, PAPER),
    "denied": ("#b42318", PAPER, PAPER),
    "cancelled": ("#57606a", PAPER, PAPER),
}
NEUTRAL = ("#57606a", "#57606a", "#c2c8cf")


class Happening(NamedTuple):
    """One event as a chart needs it. `told` is a key of STYLES, `loose` says that the date is only approximate."""

    label: str
    when: str
    earliest: date | None
    latest: date | None
    loose: bool
    told: str
    speaker: str

    @property
    def is_day(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest and not self.loose

    @property
    def form(self) -> str:
        """`day`, `open`, `part` or `bar`."""
        if self.is_day:
            return "day"
        if self.earliest is None or self.latest is None:
            return "open"
        return "part" if self.loose else "bar"


def draw_point(page: Page, x: float, y: float, told: str) -> None:
    """A day: a disc, a diamond, a ring, a cross or a ring struck through."""
    edge, body, _ = STYLES.get(told, NEUTRAL)
    r = SIZE / 2
    if told == "reported":
        corners = [(x - r - 0.8, y), (x, y - r - 0.8), (x + r + 0.8, y), (x, y + r + 0.8)]
        page.polygon(corners, facecolor=body, edgecolor=edge, linewidth=1.6, zorder=4)
    elif told == "denied":
        for slope in (-1, 1):
            page.line(x - r * 0.9, y - slope * r * 0.9, x + r * 0.9, y + slope * r * 0.9, color=edge, width=2.6, zorder=4)
    else:
        page.shape(Circle((x, y), r - 0.8, facecolor=body, edgecolor=edge, linewidth=1.8, zorder=4))
        if told == "cancelled":
            page.line(x - r - 2.5, y, x + r + 2.5, y, color=edge, width=1.6, zorder=4)


def draw_bar(page: Page, x0: float, x1: float, y: float, told: str, form: str, ends: tuple[bool, bool] = (False, False)) -> None:
    """A span from `x0` to `x1`, left to right. form: `bar`, `part` (hatched) or `open`; ends: which of the two is open."""
    edge, _, body = STYLES.get(told, NEUTRAL)
    h = SIZE / 2
    hatch = {"hatch": "/////"} if form == "part" else {}
    if form == "part":
        body = PAPER
    style = {"facecolor": body, "edgecolor": edge, "linewidth": 1.3, "zorder": 3} | hatch
    if form == "part" or told == "planned":
        style["linestyle"] = (0, (3, 2))
    page.polygon(_outline(x0, x1, y, h, pointed=told == "reported", ends=ends), **style)
    middle = (x0 + x1) / 2
    if told == "denied":
        page.shape(Circle((middle, y), h + 0.5, facecolor=PAPER, edgecolor="none", zorder=3.5))
        draw_point(page, middle, y, "denied")
    elif told == "cancelled":
        page.line(x0 - 3, y, x1 + 3, y, color=edge, width=1.6, zorder=3.5)


def _outline(x0: float, x1: float, y: float, h: float, *, pointed: bool, ends: tuple[bool, bool]) -> list[tuple[float, float]]:
    """The corners of a bar: square ends, pointed ends, or an arrow head where the end is open."""
    tip = min(h, (x1 - x0) / 2)

    def side(x: float, inward: int, is_open: bool) -> list[tuple[float, float]]:  # from the upper corner to the lower one
        if is_open:
            back = x + inward * 2 * tip
            return [(back, y - h), (back, y - h - 3), (x, y), (back, y + h + 3), (back, y + h)]
        if pointed:
            return [(x + inward * tip, y - h), (x, y), (x + inward * tip, y + h)]
        return [(x, y - h), (x, y + h)]

    return side(x0, 1, ends[0]) + side(x1, -1, ends[1])[::-1]
