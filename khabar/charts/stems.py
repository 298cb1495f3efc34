"""Labels on stems over one axis, for a few events."""

from khabar.charts.frame import LABEL, SMALL, Frame
from khabar.charts.marks import SIZE
from khabar.charts.page import LEADING, MUTED, text_width, wrap

MOST = 8  # events
WIDEST = 150.0  # points of a label


class Stems(Frame):
    """The compact form."""

    def events(self) -> None:
        """One axis; labels above it, each on a stem, the latest lowest, so that no stem runs through a label."""
        page = self.page
        reading = -1 if page.rtl else 1
        if page.rtl:
            self.left += WIDEST * 0.8
        else:
            self.right -= WIDEST * 0.8
        blocks = self.blocks(reading)
        lanes = self.lanes()
        highest = max(top for *_, top in blocks)
        base = page.y + highest + 6
        ground = base + (max(lanes) + 1) * (SIZE + 5) + 2
        self.ground(page.y, ground)
        for happening, lane, (x, lines, top) in zip(self.dated, lanes, blocks):
            x0, x1 = self.extent(happening)
            y = ground - (lane + 0.5) * (SIZE + 5) - 2
            page.line(x, y, x, base - top + 2, color=MUTED, width=0.9, zorder=2)
            self.mark(happening, x0, x1, y)
            page.y = base - top
            self.label(lines[:-1], lines[-1:], x + reading * 4, "right" if page.rtl else "left")
        page.y = ground + 14 + 2 * SMALL * LEADING

    def blocks(self, reading: int) -> list[tuple[float, list[str], float]]:
        """For each event: where its stem stands, its lines, and how high above the marks its block reaches."""
        spans: list[tuple[float, float, float]] = []  # left, right, top of what stands already
        order = sorted(range(len(self.dated)), key=lambda n: reading * -sum(self.extent(self.dated[n])))
        result: dict[int, tuple[float, list[str], float]] = {}
        for n in order:
            happening = self.dated[n]
            x = sum(self.extent(happening)) / 2
            lines = [
                *wrap(happening.label, WIDEST, LABEL, most=3),
                wrap(self.when(happening), WIDEST + 40, SMALL, most=1)[0],
            ]
            width = max([text_width(line, LABEL) for line in lines[:-1]] + [text_width(lines[-1], SMALL)]) + 14
            left, right = sorted((x, x + reading * width))
            bottom = max([top for a, b, top in spans if a < right + 3 and b > left - 3], default=0.0) + 6
            top = bottom + (len(lines) - 1) * LABEL * LEADING + SMALL * LEADING
            spans.append((left, right, top))
            result[n] = (x, lines, top)
        return [result[n] for n in range(len(self.dated))]

    def lanes(self) -> list[int]:
        """For each event the lane of its mark above the axis, long spans lowest, so that marks do not lie on one another."""
        lanes = [0] * len(self.dated)
        taken: list[list[tuple[float, float]]] = []
        extents = [self.extent(happening) for happening in self.dated]
        for n in sorted(range(len(extents)), key=lambda n: extents[n][0] - extents[n][1]):
            x0, x1 = extents[n]
            lanes[n] = next((k for k, row in enumerate(taken) if all(x1 + 1 < a or b + 1 < x0 for a, b in row)), len(taken))
            if lanes[n] == len(taken):
                taken.append([])
            taken[lanes[n]].append((x0, x1))
        return lanes
