"""Draw every kind of chart with the matplotlib at hand and cut out its texts: `python draw_labels.py FOLDER`.

Run by `test_charts_render.py`, once for each generation of matplotlib. Writes one picture a text (black on white, as drawn) and
`texts.json`: for each picture what it should say, and how it was set. Marks and lines are left out, so that only letters are compared.
"""

import json
import sys
from datetime import date
from pathlib import Path

import matplotlib
import numpy as np
from arabic_reshaper import reshape
from bidi.algorithm import get_display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from PIL import Image

from khabar.charts import ar, plot_acts, plot_coverage, plot_speakers, plot_timeline
from khabar.charts.fonts import families
from khabar.schema import COLUMNS, frame

DPI = 300
STRINGS = json.loads((Path(__file__).parent / "strings.json").read_text("utf-8"))


def events():
    rows = []
    for n, string in enumerate(STRINGS):
        row = dict.fromkeys(COLUMNS["events"], "")
        day = date(2025, 1 + n // 5, 3 + 5 * (n % 5))
        row |= {
            "event_id": f"e{n}",
            "kind": "other",
            "label_ar": string["text"],
            "when": day.isoformat(),
            "earliest": day,
            "latest": day,
        }
        rows.append(row | {"precision": "day", "asserted_by": "outlet", "status": "happened"})
    return frame("events", (tuple(row.values()) for row in rows))


def annotations():
    acts = ("state", "deny", "call_for", "narrate")
    rows = []
    for n, act in enumerate(acts):
        row = dict.fromkeys(COLUMNS["annotations"], "")
        rows.append(
            row | {"sentence_id": f"s{n + 1}", "start": n, "end": n + 1, "role": "body", "act": act, "quote_type": "direct"}
        )
    return frame("annotations", (tuple(row.values()) for row in rows))


def who():
    import pandas as pd

    names = [string["text"] for string in STRINGS]
    return pd.DataFrame({"speaker": names, "statements": 2, "direct": 1, "indirect": 1})


def cut_out(figure: Figure, folder: Path, chart: str) -> list[dict]:
    """One picture for each text of the figure."""
    for artist in figure.findobj(lambda artist: isinstance(artist, Patch | Line2D)):
        artist.set_visible(artist is figure.patch)
    figure.set_dpi(DPI)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    renderer = canvas.get_renderer()
    page = np.asarray(renderer.buffer_rgba())
    found = []
    for text in figure.findobj(Text):
        if not text.get_text() or not text.get_gid():
            continue
        box = text.get_window_extent(renderer)
        top, bottom, left, right = page.shape[0] - box.y1 - 2, page.shape[0] - box.y0 + 3, box.x0 - 2, box.x1 + 3
        part = page[max(0, int(top)) : int(bottom), max(0, int(left)) : int(right)]
        part[...] = 255
        text.set_color("black")
        text.draw(renderer)  # alone: the lines of a label stand close
        name = f"{chart}-{len(found)}.png"
        Image.fromarray(part[..., :3].min(axis=2)).save(folder / name)
        part[...] = 255
        font = text.get_fontproperties()
        about = {"size": font.get_size_in_points() * DPI / 72, "bold": font.get_weight() == 700}
        found.append({"picture": name, "chart": chart, "kind": text.get_gid(), "text": text.get_label(), **about})
    return found


def draw_alone(prepared: str, folder: Path, name: str) -> str:
    """A text on a sheet of its own, its lines far apart."""
    figure = Figure(figsize=(6.5, 3), dpi=DPI)
    canvas = FigureCanvasAgg(figure)
    figure.text(0.5, 0.5, prepared, ha="center", va="center", family=list(families()), size=12, linespacing=3, parse_math=False)
    canvas.draw()
    Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3].min(axis=2)).save(folder / name)
    return name


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    charts = {
        "timeline": plot_timeline(events(), months="pair"),
        "speakers": plot_speakers(who(), most=len(STRINGS)),
        "acts": plot_acts(annotations()),
        "coverage": plot_coverage(annotations()),
    }
    texts = [text for name, figure in charts.items() for text in cut_out(figure, folder, name)]
    shapes = matplotlib.__version_info__[:2] >= (3, 11)
    alone = []
    for n, string in enumerate(STRINGS):
        if string.get("long"):
            continue  # wrapped in the charts; wider than a sheet
        logical = string["text"]
        entry = {"text": logical, "size": 12 * DPI / 72, "right": draw_alone(ar(logical), folder, f"right-{n}.png")}
        # What people do wrong: prepare the text where matplotlib does it itself, or leave it as it is where it does not
        entry["wrong"] = draw_alone(get_display(reshape(logical), base_dir="R") if shapes else logical, folder, f"wrong-{n}.png")
        entry["turned"] = draw_alone(ar(" ".join(logical.split()[::-1])), folder, f"turned-{n}.png")
        entry["left"] = draw_alone(ar(logical, base="ltr"), folder, f"left-{n}.png")
        alone.append(entry)
    about = {"matplotlib": matplotlib.__version__, "texts": texts, "alone": alone}
    (folder / "texts.json").write_text(json.dumps(about, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
