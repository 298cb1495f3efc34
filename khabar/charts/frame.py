"""What every timeline has, whatever form its events take: heading, broken axis, ticks, marks, legend, and the same in words."""

from abc import ABC, abstractmethod

from khabar.charts.axis import Axis, Tick, lay_out
from khabar.charts.marks import SIZE, STYLES, Happening, draw_bar, draw_point
from khabar.charts.page import INK, LEADING, MUTED, PAPER, Chart, Page, text_width, wrap
from khabar.charts.words import word
from khabar.say import month_name, say_count, say_day, say_interval

WIDTH = 880.0  # points
LABEL, SMALL, TITLE = 10.5, 8.5, 16.0  # font sizes
INSET = 34.0  # from the edges of the page to the ends of the axis: half a month's name


class Frame(ABC):
    """One timeline while it is drawn, from the top down."""

    def __init__(self, dated: list[Happening], undated: int, lang: str, time: str, months: str):
        """dated: the events to place, in the order of time. undated: how many have no date."""
        self.dated, self.undated, self.lang, self.time, self.months = dated, undated, lang, time, months
        self.page = Page(WIDTH, rtl=lang == "ar")
        self.axis: Axis = lay_out((h.earliest, h.latest) for h in dated)
        self.left, self.right = self.page.left + INSET, self.page.right - INSET

    @abstractmethod
    def events(self) -> None:
        """Draw the dated events and their axis."""

    def draw(self, title: str | None) -> Chart:
        page = self.page
        self.heading(word("timeline", self.lang) if title is None else title)
        if self.dated:
            self.events()
        else:
            page.y += 14
            page.text(page.start, page.y, word("nothing", self.lang), LABEL, color=MUTED, kind="note")
            page.y += 20
        self.legend()
        return page.finish(page.y + page.margin, self.alt(title))

    def x(self, position: float) -> float:
        """Where on the page a place on the axis (0..1) lies."""
        share = 1 - position if self.time == "rtl" else position
        return self.left + share * (self.right - self.left)

    def heading(self, title: str) -> None:
        page = self.page
        for line in wrap(title, page.right - page.left, TITLE, bold=True) if title else ():
            page.y += TITLE * LEADING / 2
            page.text(page.start, page.y, line, TITLE, bold=True, kind="title")
            page.y += TITLE * LEADING / 2
        if not self.dated:
            return
        arrow = "\u2190" if self.time == "rtl" else "\u2192"
        said = f"{word(self.time, self.lang)} {arrow}"
        if self.axis.breaks:
            said += f"  ·  {word('cut', self.lang)} //"
        page.y += 4 + SMALL * LEADING / 2
        page.text(page.start, page.y, said, SMALL + 0.5, color=MUTED, kind="note")
        page.y += SMALL * LEADING / 2 + 10

    def legend(self) -> None:
        """Only what the chart has: forms of the date, then ways of telling; and how many events have no date."""
        page = self.page
        page.y += 6
        forms = [form for form in ("day", "bar", "part", "open") if any(h.form == form for h in self.dated)]
        told = [key for key in STYLES if any(h.told == key for h in self.dated)]
        for head, keys in (("date", forms), ("told", told)):
            if keys:
                self.legend_line(head, keys)
        if self.undated:
            page.y += SMALL * LEADING / 2 + 4
            note = word("undated", self.lang, count=say_count(self.undated, "event", self.lang))
            page.text(page.start, page.y, note, SMALL + 0.5, color=MUTED, kind="note")
            page.y += SMALL * LEADING / 2

    def legend_line(self, head: str, keys: list[str]) -> None:
        page, size = self.page, SMALL + 0.5
        page.y += 10
        x = page.start
        page.text(x, page.y, word(head, self.lang), size, bold=True, color=MUTED, kind="legend")
        x += page.forward * (text_width(word(head, self.lang), size, bold=True) + 12)
        for key in keys:
            said = word(key, self.lang)
            mark = 26.0 if key in ("bar", "part", "open") else SIZE + 3
            if abs(x - page.start) + mark + text_width(said, size) + 8 > page.right - page.left:
                page.y += 18
                x = page.start
            near, far = sorted((x, x + page.forward * mark))
            if key in STYLES:
                draw_point(page, (near + far) / 2, page.y, key)
            elif key == "day":
                draw_point(page, (near + far) / 2, page.y, "")
            else:
                ends = (self.time == "rtl", self.time == "ltr") if key == "open" else (False, False)
                draw_bar(page, near, far, page.y, "", key, ends)
            x += page.forward * (mark + 5)
            page.text(x, page.y, said, size, kind="legend")
            x += page.forward * (text_width(said, size) + 20)
        page.y += 10

    def ground(self, top: float, bottom: float, *, labels_above: bool = False) -> None:
        """The axis under the rows: its line, its breaks, its ticks and their labels."""
        page = self.page
        for start, end in self.axis.breaks:
            x = (self.x(start) + self.x(end)) / 2
            page.line(x, top, x, bottom - 8, linestyle=(0, (1, 3)), width=1.2)
        for y in (bottom, top) if labels_above else (bottom,):
            ends = [self.page.left, *sorted(self.x(p) for pair in self.axis.breaks for p in pair), self.page.right]
            for x0, x1 in zip(ends[::2], ends[1::2]):
                page.line(x0, y, x1, y, color=INK, width=1.0, zorder=2)
            for x in ends[1:-1]:
                page.line(x - 2, y + 5, x + 2, y - 5, color=INK, width=1.0, zorder=2)
        for tick, lines in self.tick_labels():
            x = self.x(tick.position)
            page.line(x, top, x, bottom + 4)
            page.line(x, bottom, x, bottom + 4, color=INK, width=1.0, zorder=2)
            half = max(text_width(line, SMALL) for line in lines) / 2
            inside = min(max(x, page.left + half), page.right - half)
            for n, line in enumerate(lines):
                page.text(inside, bottom + 14 + n * SMALL * LEADING, line, SMALL, color=MUTED, ha="center", kind="tick")
                if labels_above:
                    page.text(
                        inside,
                        top - 8 - (len(lines) - 1 - n) * SMALL * LEADING,
                        line,
                        SMALL,
                        color=MUTED,
                        ha="center",
                        kind="tick",
                    )

    def tick_labels(self) -> list[tuple[Tick, list[str]]]:
        """The ticks with their labels in lines, as many as stand side by side without touching."""
        room = self.right - self.left
        for gap in (0.085, 0.11, 0.14, 0.2, 0.3):
            labelled = [(tick, self.tick_lines(tick)) for tick in self.axis.ticks(gap)]
            boxes = sorted(
                (self.x(tick.position), max(text_width(line, SMALL) for line in lines) + 8) for tick, lines in labelled
            )
            if all(b - a > (wide_a + wide_b) / 2 for (a, wide_a), (b, wide_b) in zip(boxes, boxes[1:])):
                break
        kept: list[tuple[Tick, list[str]]] = []
        edge = -room
        for tick, lines in labelled:
            half = max(text_width(line, SMALL) for line in lines) / 2 + 4
            centre = min(max(tick.position * room, half - INSET), room - half + INSET)
            if centre - half > edge:
                kept.append((tick, lines))
                edge = centre + half
        return kept

    def tick_lines(self, tick: Tick) -> list[str]:
        if self.months == "hijri":
            return _two_lines(say_day(tick.day, self.lang, "hijri"))
        if tick.unit == "year":
            return [str(tick.day.year)]
        name = month_name(tick.day.month, self.lang, self.months)
        return [f"{tick.day.day} {name}" if tick.unit == "day" else name, str(tick.day.year)]

    def label(self, lines: list[str], notes: list[str], x: float, ha: str) -> None:
        page = self.page
        for texts, size, color, kind in ((lines, LABEL, INK, "label"), (notes, SMALL, MUTED, "how")):
            for line in texts:
                page.y += size * LEADING / 2
                page.text(x, page.y, line, size, color=color, ha=ha, halo=True, kind=kind)
                page.y += size * LEADING / 2

    def extent(self, happening: Happening) -> tuple[float, float]:
        """Left and right edge of an event's mark."""
        if happening.is_day:
            x = self.x(self.axis.position(happening.earliest))
            return x - SIZE / 2, x + SIZE / 2
        x0, x1 = sorted(self.x(p) for p in self.axis.span(happening.earliest, happening.latest))
        least = 2 * SIZE
        if x1 - x0 < least:
            middle = (x0 + x1) / 2
            x0, x1 = middle - least / 2, middle + least / 2
        return x0, x1

    def mark(self, happening: Happening, x0: float, x1: float, y: float) -> None:
        if happening.is_day:
            draw_point(self.page, (x0 + x1) / 2, y, happening.told)
            return
        ends = (happening.earliest is None, happening.latest is None)
        draw_bar(self.page, x0, x1, y, happening.told, happening.form, ends[::-1] if self.time == "rtl" else ends)
        for pair in self.axis.breaks:  # a bar that runs over a break is cut there as well
            b0, b1 = sorted(map(self.x, pair))
            if x0 < b0 and b1 < x1:
                middle, h = (b0 + b1) / 2, SIZE / 2 + 3
                corners = [(middle - 5, y + h), (middle - 1, y - h), (middle + 5, y - h), (middle + 1, y + h)]
                self.page.polygon(corners, facecolor=PAPER, edgecolor="none", zorder=3.6)

    def how_known(self, happening: Happening) -> str:
        """The date in words, and who says so: `أوائل سبتمبر/أيلول 2025 · حسب …`."""
        parts = [self.when(happening)]
        if happening.told == "denied" and happening.speaker:
            parts.append(word("denied_by", self.lang, speaker=happening.speaker))
        else:
            if happening.told in ("planned", "denied", "cancelled"):
                parts.append(word(happening.told, self.lang))
            if happening.speaker:
                parts.append(word("according", self.lang, speaker=happening.speaker))
        return " · ".join(parts)

    def when(self, happening: Happening) -> str:
        return say_interval(happening.when, self.lang, self.months)

    def alt(self, title: str | None) -> str:
        """The chart in words, for readers who do not see it."""
        head = word("timeline", self.lang) if title is None else title
        lines = [f"{h.label}: {self.how_known(h)}" for h in self.dated]
        if self.undated:
            lines.append(word("undated", self.lang, count=say_count(self.undated, "event", self.lang)))
        return "\n".join([head, *(lines or [word("nothing", self.lang)])])


def _two_lines(said: str) -> list[str]:
    """A hijri day on two lines, the year on the second: `17 ربيع الآخر` / `1447 هـ`."""
    words = said.rsplit(" ", 2)
    return [words[0], " ".join(words[1:])] if len(words) == 3 else [said]
