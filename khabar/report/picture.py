"""The timeline as matplotlib draws it, as a picture inside the page."""

import base64
from io import BytesIO
from typing import NamedTuple

import pandas as pd

DPI = 144  # twice the page's own, for sharp screens and for print


class Picture(NamedTuple):
    """A PNG as the address of embedded data, and its size on the page."""

    uri: str
    width: int
    height: int


def picture(events: pd.DataFrame, lang: str) -> Picture:
    """The timeline of these events, the same as `plot_timeline` gives."""
    from khabar.charts import plot_timeline  # matplotlib takes a second to load: only where a picture is drawn

    figure = plot_timeline(events, lang=lang, time="rtl" if lang == "ar" else "ltr")
    png = BytesIO()
    figure.savefig(png, format="png", dpi=DPI, metadata={"Software": None})
    width, height = (round(inches * DPI / 2) for inches in figure.get_size_inches())
    return Picture("data:image/png;base64," + base64.b64encode(png.getvalue()).decode(), width, height)
