"""One row an event: its mark on the axis, its label beside the mark."""

from khabar.charts.frame import LABEL, SMALL, Frame
from khabar.charts.marks import SIZE, Happening
from khabar.charts.page import LEADING, text_width, wrap

BESIDE = 7.0  # between a mark and its label
LEAST_ROOM = 250.0  # a label is wrapped beside its mark down to this width; with less it goes above the mark


class Rows(Frame):
    """The full form: any number of events."""

    def events(self) -> None:
        page = self.page
        many = len(self.dated) > 25
        if many:
            page.y += 2 * SMALL * LEADING
        top = page.y
        page.y += 8
        gap = 11 if len(self.dated) <= 12 else 7 if len(self.dated) <= 60 else 4
        for happening in self.dated:
            page.y += gap / 2
            self.row(happening)
            page.y += gap / 2
        page.y += 6
        self.ground(top, page.y, labels_above=many)
        page.y += 14 + 2 * SMALL * LEADING

    def row(self, happening: Happening) -> None:
        page = self.page
        x0, x1 = self.extent(happening)
        said = self.how_known(happening)
        width = max(text_width(happening.label, LABEL), text_width(said, SMALL)) + 1
        sides = {"left": x0 - BESIDE - page.left, "right": page.right - x1 - BESIDE}
        reading, other = ("left", "right") if page.rtl else ("right", "left")
        side = next((s for s in (reading, other) if sides[s] >= width), max(sides, key=sides.get))
        room = sides[side]
        if room < min(width, LEAST_ROOM):
            self.row_above(happening, said, x0, x1)
            return
        x, ha = (x0 - BESIDE, "right") if side == "left" else (x1 + BESIDE, "left")
        lines = wrap(happening.label, room, LABEL)
        notes = wrap(said, room, SMALL)
        self.mark(happening, x0, x1, page.y + LABEL * LEADING / 2)
        self.label(lines, notes, x, ha)

    def row_above(self, happening: Happening, said: str, x0: float, x1: float) -> None:
        """A mark too wide for a label beside it: the label stands above, from the mark's own beginning or as near as it fits."""
        page = self.page
        room = page.right - page.left
        lines, notes = wrap(happening.label, room, LABEL), wrap(said, room, SMALL)
        width = max([text_width(line, LABEL) for line in lines] + [text_width(line, SMALL) for line in notes])
        if page.rtl:
            x, ha = max(min(x1, page.right), page.left + width), "right"
        else:
            x, ha = min(max(x0, page.left), page.right - width), "left"
        self.label(lines, notes, x, ha)
        page.y += 3 + SIZE / 2
        self.mark(happening, x0, x1, page.y)
        page.y += SIZE / 2
