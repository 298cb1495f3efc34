"""Arabic reads right in every chart, on both generations of matplotlib.

Pillow lays text out by libraqm with the direction said outright: what it draws is taken as right. A drawn label is scaled to the size
of Pillow's, both are blurred a little (letters stand a pixel apart between the two), and the mean difference of their pixels is taken.
Right texts come to 25 of 255 at most, texts in the wrong order to 38 at least: the tests check both sides of THRESHOLD.
"""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from PIL import Image, ImageDraw, ImageFilter, ImageFont, features

from khabar.charts.fonts import static
from tests.charts.install_mpl310 import FOLDER, install

HERE = Path(__file__).parent / "charts"
STRINGS = json.loads((HERE / "strings.json").read_text("utf-8"))
ALONE = [string for string in STRINGS if not string.get("long")]
GENERATIONS = ("3.10", "newest")
THRESHOLD = 30
pytestmark = pytest.mark.slow
HARAKAT = re.compile("[\u064b-\u0652]")


@pytest.fixture(scope="session", params=GENERATIONS)
def drawn(request, tmp_path_factory):
    """The pictures of one generation, and what they should say."""
    path = [str(HERE.parents[1])]
    if request.param == "3.10":
        FOLDER.parent.mkdir(exist_ok=True)
        with FileLock(FOLDER.with_suffix(".lock")):
            try:
                path.insert(0, str(install()))
            except subprocess.CalledProcessError:
                pytest.skip("matplotlib 3.10 is not there and cannot be installed; python tests/charts/install_mpl310.py does it")
    shared = tmp_path_factory.getbasetemp()
    folder = (shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared) / f"drawn-{request.param}"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path)}
    with FileLock(folder.with_suffix(".lock")):  # several workers draw once
        if not (folder / "texts.json").is_file():
            subprocess.run([sys.executable, HERE / "draw_labels.py", folder], env=environment, check=True)
    found = json.loads((folder / "texts.json").read_text("utf-8"))
    return found | {"folder": folder, "old": request.param == "3.10"}


def test_pillow_lays_out_arabic():
    assert features.check("raqm"), "the tests of this file compare with Pillow's raqm layout; its wheels have it"


def test_both_generations_are_drawn(drawn):
    version = tuple(map(int, drawn["matplotlib"].split(".")[:2]))
    assert version == (3, 10) if drawn["old"] else version >= (3, 11)


@pytest.mark.parametrize("string", ALONE, ids=[string["id"] for string in ALONE])
def test_a_text_reads_right(drawn, string, request):
    if drawn["old"] and string.get("harakat"):
        request.applymarker(
            pytest.mark.xfail(
                reason="matplotlib 3.10 cannot place harakat on joined letters, so ar() leaves them out", strict=True
            )
        )
    entry = _entry(drawn, string["text"])
    assert max(_differences(drawn, entry["right"], string["text"], entry["size"])) < THRESHOLD


@pytest.mark.parametrize("string", [s for s in ALONE if s.get("harakat")], ids=lambda string: string["id"])
def test_without_harakat_a_text_reads_right_on_both(drawn, string):
    """On 3.10 the letters are right and only the marks are missing; on later ones the marks are there."""
    text, entry = string["text"], _entry(drawn, string["text"])
    bare = max(_differences(drawn, entry["right"], HARAKAT.sub("", text), entry["size"]))
    assert bare < THRESHOLD if drawn["old"] else max(_differences(drawn, entry["right"], text, entry["size"])) < bare


@pytest.mark.parametrize("string", ALONE, ids=[string["id"] for string in ALONE])
def test_the_measure_sees_text_prepared_for_the_other_generation(drawn, string):
    entry = _entry(drawn, string["text"])
    assert max(_differences(drawn, entry["wrong"], string["text"], entry["size"])) > THRESHOLD


@pytest.mark.parametrize("string", [s for s in ALONE if not s.get("several")], ids=lambda string: string["id"])
def test_the_measure_sees_words_in_reverse_order(drawn, string):
    entry = _entry(drawn, string["text"])
    assert max(_differences(drawn, entry["turned"], string["text"], entry["size"])) > THRESHOLD


@pytest.mark.parametrize("string", [s for s in ALONE if "latin" in s["id"]], ids=lambda string: string["id"])
def test_the_measure_sees_lines_that_run_left_to_right(drawn, string):
    entry = _entry(drawn, string["text"])
    assert max(_differences(drawn, entry["left"], string["text"], entry["size"])) > THRESHOLD


@pytest.mark.parametrize("chart", ["timeline", "speakers", "acts", "coverage"])
def test_every_label_of_a_chart_reads_right(drawn, chart):
    """Labels, dates, ticks, legend and title, as they stand on the chart itself."""
    texts = [text for text in drawn["texts"] if text["chart"] == chart and re.search("[\u0621-\u064a]", text["text"])]
    texts = [text for text in texts if text["kind"] != "note"]  # with arrows, which another font draws
    if drawn["old"]:
        texts = [text | {"text": HARAKAT.sub("", text["text"])} for text in texts]
    assert len(texts) >= {"timeline": 60, "speakers": 20, "acts": 4, "coverage": 5}[chart]
    far = {}
    for text in texts:
        picture = _ink(_open(drawn, text["picture"]))
        difference = _difference(picture, text["text"], text["size"], text["bold"])
        if difference >= THRESHOLD:
            far[text["text"]] = round(difference, 1)
    assert not far


def test_every_string_stands_on_the_charts(drawn):
    """Nothing is lost by wrapping: each label's words are on the timeline, in order, and a speaker's as far as two lines go."""
    said = " ".join(text["text"] for text in drawn["texts"] if text["chart"] == "timeline" and text["kind"] == "label")
    for string in STRINGS:
        assert " ".join(string["text"].split()) in said


def _entry(drawn, text):
    return next(entry for entry in drawn["alone"] if entry["text"] == text)


def _open(drawn, name):
    return np.asarray(Image.open(drawn["folder"] / name))


def _differences(drawn, name, text, size):
    """Line by line: the lines of a picture are parted by its widest empty bands."""
    lines = text.split("\n")
    picture = _ink(_open(drawn, name))
    full = np.flatnonzero((picture < 128).any(axis=1))
    gaps = sorted(np.argsort(np.diff(full))[len(full) - len(lines) :]) if len(lines) > 1 else []
    parts = np.split(picture, [full[gap] + 1 for gap in gaps])
    return [_difference(_ink(part), line, size, False) for part, line in zip(parts, lines, strict=True)]


def _difference(picture, text, size, bold):
    right = _drawn_by_pillow(text, round(size), bold)
    blur = ImageFilter.GaussianBlur(size / 30)
    scaled = Image.fromarray(picture).resize(right.size, Image.Resampling.LANCZOS)
    pixels = [np.asarray(image.filter(blur), dtype=float) for image in (right, scaled)]
    return float(np.abs(pixels[0] - pixels[1]).mean())


@cache
def _drawn_by_pillow(text, size, bold):
    font = ImageFont.truetype(str(static(700 if bold else 400)), size, layout_engine=ImageFont.Layout.RAQM)
    sheet = Image.new("L", (int(font.getlength(text, direction="rtl")) + 4 * size, 4 * size), 255)
    ImageDraw.Draw(sheet).text((2 * size, size), text, 0, font=font, direction="rtl", language="ar")
    return Image.fromarray(_ink(np.asarray(sheet)))


def _ink(picture):
    """The picture cut to its letters."""
    rows, columns = np.flatnonzero((picture < 128).any(axis=1)), np.flatnonzero((picture < 128).any(axis=0))
    assert len(rows), "nothing is drawn"
    return picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
