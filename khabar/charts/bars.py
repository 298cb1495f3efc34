"""Counts as bars, and the article sentence by sentence: who speaks, with which acts, and which sentence holds what.

Bars begin where one begins to read: at the right in Arabic, at the left in English.
"""

from collections import Counter

import pandas as pd
from matplotlib.patches import Rectangle

from khabar.charts.page import FAINT, INK, LEADING, MUTED, PAPER, Chart, Page, own_style, text_width, wrap
from khabar.charts.words import word
from khabar.errors import SchemaError
from khabar.labels import label
from khabar.say import say_count
from khabar.schema import ACTS, QUOTE_TYPES, check_columns

WIDTH = 720.0
LABEL, SMALL, TITLE = 10.5, 8.5, 16.0
BAR = 15.0
NAMES = 0.36  # share of the width for the names of the bars

# How much of the speaker's own words: from full to empty, with a hatch between, so that grey prints tell them apart.
_QUOTES = {
    "direct": {"facecolor": "#0b5563", "edgecolor": "#0b5563"},
    "mixed": {"facecolor": "#8fc1c6", "edgecolor": "#0b5563", "hatch": "//"},
    "indirect": {"facecolor": "#dcecee", "edgecolor": "#0b5563"},
    "none": {"facecolor": PAPER, "edgecolor": "#57606a"},
}
_ROWS = ("speaker", "quote", "date", "event", "reviewed")


@own_style()
def plot_speakers(who: pd.DataFrame, lang: str = "ar", *, title: str | None = None, most: int = 20) -> Chart:
    """Who speaks how often: one bar a speaker, the most frequent first, parted by quote type.

    who: one row a speaker, as `who()` gives it: `speaker`, `statements`, one column a quote type. most: bars drawn; the speakers
    after them are counted in one line. Returns a figure as `plot_timeline` does. Raises SchemaError when a column is missing.
    """
    kinds = [kind for kind in QUOTE_TYPES if kind in who.columns]
    if missing := [name for name in ("speaker", "statements") if name not in who.columns]:
        raise SchemaError(f"who: column {', '.join(missing)} is missing. Expected: speaker, statements, {', '.join(QUOTE_TYPES)}")
    ordered = who.sort_values("statements", ascending=False, kind="stable")
    rows = []
    for name, total, *counts in zip(ordered["speaker"], ordered["statements"], *(ordered[kind] for kind in kinds)):
        parts = {kind: int(count) for kind, count in zip(kinds, counts)}
        parts["none"] = parts.get("none", 0) + max(0, int(total) - sum(parts.values()))
        rows.append((str(name), parts))
    return _bars(rows, lang, word("speakers", lang) if title is None else title, most, "speaker")


@own_style()
def plot_acts(annotations: pd.DataFrame, lang: str = "ar", *, title: str | None = None) -> Chart:
    """What is done by speaking: one bar an act, in sentences, parted by quote type; acts that no sentence has are left out.

    annotations: columns as in SCHEMA "annotations". Returns a figure as `plot_timeline` does. Raises SchemaError when a column is missing.
    """
    check_columns("annotations", annotations)
    counts: dict[str, Counter] = {}
    for act, kind in zip(_cells(annotations["act"]), _cells(annotations["quote_type"])):
        if act:
            counts.setdefault(act, Counter())[kind or "none"] += 1
    order = {act: n for n, act in enumerate(ACTS)}
    acts = sorted(counts, key=lambda act: (-counts[act].total(), order.get(act, len(order))))
    rows = [(label(f"act.{act}", lang, otherwise=act), dict(counts[act])) for act in acts]
    return _bars(rows, lang, word("acts", lang) if title is None else title, len(rows), "sentence")


@own_style()
def plot_coverage(annotations: pd.DataFrame, lang: str = "ar", *, title: str | None = None) -> Chart:
    """Which sentence holds what: one column a sentence, in reading order; one row each for speaker, quoted words, date, event and
    `reviewed`. A filled square: it is there.

    annotations: columns as in SCHEMA "annotations". Long articles go on in the next strip. Returns a figure as `plot_timeline` does.
    Raises SchemaError when a column is missing.
    """
    check_columns("annotations", annotations)
    holds = {
        "speaker": [bool(cell) for cell in _cells(annotations["speaker"])],
        "quote": [cell in ("direct", "mixed") for cell in _cells(annotations["quote_type"])],
        "date": [bool(cell) for cell in _cells(annotations["when"])],
        "event": [bool(cell) for cell in _cells(annotations["events"])],
        "reviewed": [cell == "yes" for cell in _cells(annotations["reviewed"])],
    }
    ids = [cell.removeprefix("s") for cell in _cells(annotations["sentence_id"])]
    said = [word(key if key == "reviewed" else f"has_{key}", lang) for key in _ROWS]
    page = Page(WIDTH, rtl=lang == "ar")
    title = word("coverage", lang) if title is None else title
    _title(page, title)
    names = max(text_width(name, SMALL + 1) for name in said) + 14
    room = page.right - page.left - names - 40
    step = min(22.0, max(15.0, room / max(1, len(ids))))
    a_strip = int(room // step)
    for first in range(0, len(ids), a_strip):
        last = min(first + a_strip, len(ids))
        _strip(page, [holds[key][first:last] for key in _ROWS], ids[first:last], said, names, step)
    if not ids:
        _empty(page, lang)
    totals = [f"{name}: {say_count(sum(holds[key]), 'sentence', lang)}" for key, name in zip(_ROWS, said)]
    return page.finish(page.y + page.margin, "\n".join([title, *totals]))


def _strip(page: Page, rows: list[list[bool]], ids: list[str], said: list[str], names: float, step: float) -> None:
    side = step - 2.5
    begin = page.start + page.forward * names
    for name, row in zip(said, rows):
        middle = page.y + step / 2
        page.text(page.start, middle, name, SMALL + 1, kind="label")
        for n, there in enumerate(row):
            centre = begin + page.forward * (n + 0.5) * step
            style = {"facecolor": "#0b5563", "edgecolor": "#0b5563"} if there else {"facecolor": PAPER, "edgecolor": FAINT}
            page.shape(Rectangle((centre - side / 2, middle - side / 2), side, side, linewidth=0.8, zorder=2, **style))
        page.text(begin + page.forward * (len(row) * step + 6), middle, str(sum(row)), SMALL, color=MUTED, kind="count")
        page.y += step
    widest = max(text_width(name, SMALL) for name in ids) + 5
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if n * step >= widest)
    for n, name in enumerate(ids):
        if n % every == 0:
            centre = begin + page.forward * (n + 0.5) * step
            page.text(centre, page.y + 8, name, SMALL, color=MUTED, ha="center", kind="tick")
    page.y += 24


def _bars(rows: list[tuple[str, dict[str, int]]], lang: str, title: str, most: int, noun: str) -> Chart:
    page = Page(WIDTH, rtl=lang == "ar")
    _title(page, title)
    if not rows:
        _empty(page, lang)
    shown, rest = rows[:most], rows[most:]
    names = NAMES * (page.right - page.left)
    begin = page.start + page.forward * names
    longest = max((sum(parts.values()) for _, parts in rows), default=0) or 1
    scale = (page.right - page.left - names - 40) / longest
    top = page.y
    for name, parts in shown:
        lines = wrap(name, names - 10, LABEL, most=2)
        height = max(BAR + 9, len(lines) * LABEL * LEADING + 5)
        middle = page.y + height / 2
        for n, line in enumerate(lines):
            y = middle + (n - (len(lines) - 1) / 2) * LABEL * LEADING
            page.text(begin - page.forward * 8, y, line, LABEL, ha="end", kind="label")
        x = begin
        for kind in _QUOTES:
            if count := parts.get(kind, 0):
                further = x + page.forward * count * scale
                page.shape(
                    Rectangle((min(x, further), middle - BAR / 2), abs(further - x), BAR, linewidth=1, zorder=2, **_QUOTES[kind])
                )
                x = further
        page.text(x + page.forward * 7, middle, str(sum(parts.values())), LABEL, color=MUTED, kind="count")
        page.y += height
    if shown:
        page.line(begin, top - 2, begin, page.y + 2, color=INK, width=1.0, zorder=3)
    if rest:
        page.y += 12
        others = word("others", lang, count=say_count(len(rest), noun, lang))
        page.text(begin - page.forward * 8, page.y, others, SMALL, color=MUTED, ha="end", kind="note")
        page.y += 8
    _legend(page, [kind for kind in _QUOTES if any(parts.get(kind) for _, parts in rows)], lang)
    said = [f"{name}: {sum(parts.values())}" for name, parts in shown]
    return page.finish(page.y + page.margin, "\n".join([title, *(said or [word("empty", lang)])]))


def _legend(page: Page, kinds: list[str], lang: str) -> None:
    page.y += 18
    x = page.start
    for kind in kinds:
        said = label(f"quote_type.{kind}", lang)
        near, far = sorted((x, x + page.forward * 22))
        page.shape(Rectangle((near, page.y - 5), far - near, 10, linewidth=1, **_QUOTES[kind]))
        x += page.forward * 28
        page.text(x, page.y, said, SMALL + 0.5, kind="legend")
        x += page.forward * (text_width(said, SMALL + 0.5) + 20)
    page.y += 6


def _title(page: Page, title: str) -> None:
    for line in wrap(title, page.right - page.left, TITLE, bold=True) if title else ():
        page.y += TITLE * LEADING / 2
        page.text(page.start, page.y, line, TITLE, bold=True, kind="title")
        page.y += TITLE * LEADING / 2
    page.y += 12


def _empty(page: Page, lang: str) -> None:
    page.text(page.start, page.y + 8, word("empty", lang), LABEL, color=MUTED, kind="note")
    page.y += 20


def _cells(column: pd.Series) -> list[str]:
    return ["" if pd.isna(cell) else str(cell).strip() for cell in column]
