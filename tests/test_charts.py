"""Charts: what they place, that labels stay apart and whole, and that files and settings do not vary."""

import json
import random
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image, ImageFilter, ImageFont

from khabar.charts import ar, plot_acts, plot_coverage, plot_speakers, plot_timeline, save_figure
from khabar.charts.arabic import SHAPES_ARABIC
from khabar.charts.fonts import static
from khabar.charts.page import DPI, MOST_PIXELS, own_style, text_width, wrap
from khabar.errors import SchemaError
from khabar.intervals import read_edtf
from khabar.lexicon import default
from khabar.schema import ACTS, COLUMNS, frame

WORDS = (
    *(
        "لقاء",
        "زيارة",
        "تحطم",
        "اتفاق",
        "قمة",
        "هجوم",
        "انتخاب",
        "توقيع",
        "إعلان",
        "تُقدّم",
        "(وفاة)",
        "«محاكمة»",
        "بين",
        "الرئيس",
        "والوزير",
    ),
    *("في", "المدينة", "القديمة", "Boeing", "737", "على", "هامش", "المؤتمر"),
)


def event(
    label_ar="لقاء الوزيرين", when="2025-10-09", asserted_by="outlet", status="happened", label_en="Ministers meet"
) -> dict:
    interval = read_edtf(when)
    row = dict.fromkeys(COLUMNS["events"], "") | {"event_id": f"e-{when}", "kind": "meeting", "when": when}
    row |= {"earliest": interval.earliest, "latest": interval.latest, "precision": interval.precision}
    return row | {"label_ar": label_ar, "label_en": label_en, "asserted_by": asserted_by, "status": status}


def events(*rows: dict) -> pd.DataFrame:
    return frame("events", (tuple(row.values()) for row in rows))


def annotations(*rows: dict) -> pd.DataFrame:
    blank = dict.fromkeys(COLUMNS["annotations"], "") | {"start": 0, "end": 1, "role": "body"}
    return frame("annotations", (tuple((blank | {"sentence_id": f"s{n}"} | row).values()) for n, row in enumerate(rows, 1)))


def some_events(count: int, seed: int) -> pd.DataFrame:
    """Dates of every form, clustered in one month with some far away; labels from two to twenty-two words."""
    rng = random.Random(seed)
    rows = []
    for n in range(count):
        day = (
            date(2025, 10, rng.randint(1, 28))
            if rng.random() < 0.6
            else date(rng.choice((2019, 2024)), rng.randint(1, 12), rng.randint(1, 28))
        )
        forms = [f"{day}"] * 4 + [f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y-%m}-01/{day:%Y-%m}-10~", f"{day}/..", f"../{day}"]
        label = " ".join(rng.choices(WORDS, k=rng.randint(2, 22)))
        speaker, status = (
            rng.choice(("outlet", "وزيرة الطاقة في الحكومة الانتقالية")),
            rng.choice(("happened", "planned", "denied", "cancelled")),
        )
        rows.append(event(label, rng.choice(forms), speaker, status, f"Event {n} " + "of the ministers " * rng.randint(1, 6)))
    return events(*rows)


def texts(figure: Figure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_text() and text.get_gid()]


def said(figure: Figure, kind: str) -> list[str]:
    return [text.get_label() for text in texts(figure) if text.get_gid() == kind]


def boxes(figure: Figure) -> list[tuple[float, float, float, float, str]]:
    """The letters of each text as drawn: left, top, right, bottom in points from the upper left corner, and what they say.

    The width is matplotlib's; the height is that of the letters themselves, by Pillow, for matplotlib counts the empty line with it.
    """
    figure.set_dpi(DPI)
    renderer = FigureCanvasAgg(figure).get_renderer()
    height = figure.bbox.height * 72 / DPI
    found = []
    for text in texts(figure):
        with own_style():
            box = text.get_window_extent(renderer)
        size, bold = text.get_fontproperties().get_size_in_points(), text.get_fontproperties().get_weight() == 700
        _, top, _, bottom = _font(700 if bold else 400).getbbox(text.get_label(), anchor="ls", direction="rtl")
        baseline = height - text.get_transform().transform((0, text.get_position()[1]))[1] * 72 / DPI
        left, right = box.x0 * 72 / DPI, box.x1 * 72 / DPI
        found.append((left, baseline + top * size / 100, right, baseline + bottom * size / 100, text.get_label()))
    return found


def _font(weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(static(weight)), 100, layout_engine=ImageFont.Layout.RAQM)


def check_boxes(figure: Figure) -> None:
    found = sorted(boxes(figure), key=lambda box: box[1])
    width, height = figure.get_size_inches() * 72
    for left, top, right, bottom, text in found:
        assert left >= 0 and right <= width + 0.5 and top >= 0 and bottom <= height, f"cut: {text}"
    for n, (left, _, right, bottom, text) in enumerate(found):
        for other in found[n + 1 :]:
            if other[1] >= bottom:
                break
            assert other[0] >= right - 0.5 or left >= other[2] - 0.5, f"overlap: {text} | {other[4]}"


# ar()


def test_text_without_arabic_is_left_alone():
    assert ar("Embraer 190 (2025)") == "Embraer 190 (2025)"
    assert ar("") == ""


@pytest.mark.skipif(not SHAPES_ARABIC, reason="matplotlib 3.10 is given shaped letters")
def test_every_line_is_told_its_direction():
    assert ar("قمة\n2025)") == "\u200fقمة\n\u200f2025)"
    assert ar("according to بوتين", base="ltr") == "\u200eaccording to بوتين"


def test_shaped_text_is_refused():
    with pytest.raises(ValueError, match=r"U\+FEE3"):
        ar("قال \ufee3\ufea4\ufee4\ufeaa")


@pytest.mark.parametrize("control", [chr(c) for c in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))])
def test_bidi_controls_do_not_reach_the_chart(control):
    assert ar(f"قمة {control}abc{control} اليوم") == ar("قمة abc اليوم")
    assert ar(f"a{control}b") == "ab"


# what a timeline places


def test_only_dated_events_are_drawn_and_the_others_are_counted():
    figure = plot_timeline(events(event(), event("اعتذار", ""), event("وعد", "")))
    assert said(figure, "label") == ["لقاء الوزيرين"]
    assert "حدثان" in " ".join(said(figure, "note"))


def test_events_stand_in_the_order_of_time():
    figure = plot_timeline(events(event("ثالث", "2025-10-09"), event("أول", "2024-12-25"), event("ثان", "2025-09")))
    assert said(figure, "label") == ["أول", "ثان", "ثالث"]


def test_the_direction_of_time_is_said_and_kept():
    rows = events(event("أول", "2025-10-01"), event("ثان", "2025-10-09"))
    for time, first_is_right in (("rtl", True), ("ltr", False)):
        figure = plot_timeline(rows, time=time)
        assert ("من اليمين إلى اليسار" in " ".join(said(figure, "note"))) == first_is_right
        first, second = _mark_centres(figure)
        assert (first > second) == first_is_right


def _mark_centres(figure: Figure) -> list[float]:
    """Where the points of the rows stand, from the top down: the circles above the legend."""
    from matplotlib.patches import Circle

    legend = min(text.get_position()[1] for text in texts(figure) if text.get_gid() == "legend")
    marks = [patch for patch in figure.findobj(Circle) if patch.center[1] < legend - 20]
    return [patch.center[0] for patch in sorted(marks, key=lambda patch: patch.center[1])]


def test_who_says_so_and_what_became_of_it_is_said():
    figure = plot_timeline(
        events(
            event("هجوم", asserted_by="وزيرة الدفاع"),
            event("زيارة", "2025-10-10", status="planned"),
            event("اختراق", "2025-10-11", "وزير الداخلية", "denied"),
            event("قمة", "2025-10-12", status="cancelled"),
        )
    )
    how = said(figure, "how")
    assert how[0] == "9 أكتوبر/تشرين الأول 2025 · حسب وزيرة الدفاع"
    assert how[1].endswith("مقرر")
    assert how[2].endswith("نفاه وزير الداخلية")
    assert how[3].endswith("ملغى")
    assert {"منقول عن قائل", "مقرر", "منفي", "ملغى"} <= set(said(figure, "legend"))


def test_the_ways_of_telling_differ_without_colour():
    """Each style and each form of a date, drawn in black: no two drawings are the same."""
    pictures = {}
    for asserted_by, status in (
        ("outlet", "happened"),
        ("x", "happened"),
        ("outlet", "planned"),
        ("outlet", "denied"),
        ("outlet", "cancelled"),
    ):
        for when in ("2025-10-09", "2025-10", "2025-10-01/2025-10-10~"):
            figure = plot_timeline(events(event(when=when, asserted_by=asserted_by, status=status)), title="")
            for text in texts(figure):
                text.set_visible(False)
            for line in figure.axes[0].lines:
                line.set_color("black")
            for patch in figure.axes[0].patches:
                patch.set_edgecolor("black")
                if patch.get_facecolor()[:3] != (1, 1, 1):
                    patch.set_facecolor("grey")
            canvas = FigureCanvasAgg(figure)
            canvas.draw()
            pictures[asserted_by, status, when] = bytes(canvas.buffer_rgba())
    assert len(set(pictures.values())) == len(pictures)


def test_a_day_is_a_point_and_a_month_is_none():
    from matplotlib.patches import Circle

    def circles(when):
        figure = plot_timeline(events(event(when=when)))
        legend = min(text.get_position()[1] for text in texts(figure) if text.get_gid() == "legend")
        return [patch for patch in figure.findobj(Circle) if patch.center[1] < legend - 20]

    assert len(circles("2025-10-09")) == 1
    assert not circles("2025-10")
    assert not circles("2025-10-09~"), "an approximate day looks approximate"


def test_english_labels_and_months():
    figure = plot_timeline(events(event(when="2025-09-01/2025-09-10~", asserted_by="فلان")), lang="en", time="ltr")
    assert said(figure, "label") == ["Ministers meet"]
    assert said(figure, "how") == ["early September 2025 · according to فلان"]
    assert "Time runs from left to right" in said(figure, "note")[0]


def test_a_label_that_lacks_one_language_takes_the_other():
    assert said(plot_timeline(events(event(label_en="")), lang="en"), "label") == ["لقاء الوزيرين"]


@pytest.mark.parametrize(
    "months,word", [("levant", "تشرين الأول"), ("gulf", "أكتوبر"), ("hijri", "ربيع الآخر"), ("algeria", "أكتوبر")]
)
def test_month_names_by_family(months, word):
    figure = plot_timeline(events(event()), months=months)
    assert word in said(figure, "how")[0]
    assert any(word in tick for tick in said(figure, "tick"))


def test_no_events_is_said():
    for figure in (plot_timeline(events()), plot_timeline(events(event(when="")))):
        assert "لا أحداث مؤرخة ترسم" in said(figure, "note")
        check_boxes(figure)


def test_the_title():
    assert said(plot_timeline(events(event()), title="أزمة الطائرة"), "title") == ["أزمة الطائرة"]
    assert said(plot_timeline(events(event()), title=""), "title") == []


def test_the_events_are_left_as_they_were():
    rows = some_events(5, 1)
    before = rows.copy()
    plot_timeline(rows)
    pd.testing.assert_frame_equal(rows, before)


def test_wrong_arguments_are_named():
    rows = events(event())
    for wrong in ({"lang": "fr"}, {"time": "up"}, {"months": "coptic"}):
        with pytest.raises(ValueError, match="is not allowed. Allowed"):
            plot_timeline(rows, **wrong)
    with pytest.raises(SchemaError, match="asserted_by"):
        plot_timeline(rows.drop(columns="asserted_by"))
    with pytest.raises(ValueError, match="9 have a date"):
        plot_timeline(some_events(9, 1), compact=True)


# labels stay apart and whole


@pytest.mark.parametrize(
    "count,lang,time",
    [
        *((count, lang, time) for count in (1, 2, 7, 40) for lang in ("ar", "en") for time in ("rtl", "ltr")),
        pytest.param(200, "ar", "rtl", marks=pytest.mark.slow),
        pytest.param(200, "en", "ltr", marks=pytest.mark.slow),
    ],
)
def test_labels_stay_apart_and_whole(count, lang, time):
    figure = plot_timeline(some_events(count, count), lang, time)
    check_boxes(figure)
    assert len(said(figure, "how")) >= count


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("lang,time", [("ar", "rtl"), ("en", "ltr"), ("ar", "ltr")])
def test_compact_labels_stay_apart_and_whole(seed, lang, time):
    check_boxes(plot_timeline(some_events(1 + seed % 8, seed), lang, time, compact=True))


@pytest.mark.parametrize(
    "whens",
    [
        ["1825", "2025-10-09"],
        ["2025-10-09"] * 8,
        ["2025-10-08", "2025-10-09", "2025-10-10"],
        ["2020/2029", "2025-10-07", "2025-10-08"],
        ["2025-03/..", "../2025-05"],
        [f"{year}-05-03" for year in range(1826, 2026)],
        ["2025"],
    ],
    ids=["two centuries", "one day", "neighbours", "decade", "open", "a year each", "one year"],
)
@pytest.mark.parametrize("months", ["pair", "hijri"])
def test_spans_of_every_length(whens, months):
    check_boxes(plot_timeline(events(*(event(when=when) for when in whens)), months=months))


def test_the_measure_sees_labels_that_overlap():
    figure = plot_timeline(events(event("أول", "2025-10-01"), event("ثان", "2025-10-02")))
    labels = [text for text in texts(figure) if text.get_gid() == "label"]
    labels[0].set_position(labels[1].get_position())
    with pytest.raises(AssertionError, match="overlap"):
        check_boxes(figure)
    labels[0].set_position((5, 60))
    with pytest.raises(AssertionError, match="cut"):
        check_boxes(figure)


def test_a_label_of_one_endless_word_is_broken():
    figure = plot_timeline(events(event("ا" * 400), event("x" * 300, "2025-10-08")))
    check_boxes(figure)
    assert "".join(said(figure, "label")).count("ا") == 400


def test_wrapped_lines_fit_and_lose_nothing():
    text = " ".join(WORDS * 4)
    lines = wrap(text, 200, 10)
    assert " ".join(lines) == text
    assert all(text_width(line, 10) <= 200 for line in lines)
    assert len(wrap(text, 200, 10, most=2)) == 2
    assert wrap(text, 200, 10, most=2)[-1].endswith("…")


# bars


def test_speakers_by_statements():
    who = pd.DataFrame(
        {"speaker": ["علي", "وزيرة المياه"], "statements": [1, 4], "direct": [1, 1], "mixed": [0, 0], "indirect": [0, 3]}
    )
    figure = plot_speakers(who)
    assert said(figure, "label") == ["وزيرة المياه", "علي"]
    assert said(figure, "count") == ["4", "1"]
    assert said(figure, "legend") == ["نقل حرفي", "نقل بالمعنى"]
    check_boxes(figure)


def test_speakers_beyond_the_most_are_counted():
    who = pd.DataFrame({"speaker": [f"قائل {n}" for n in range(30)], "statements": range(30, 0, -1)})
    figure = plot_speakers(who, most=5)
    assert len(said(figure, "label")) == 5
    assert "25 متحدثًا" in said(figure, "note")[0]
    check_boxes(figure)


def test_acts_in_sentences():
    rows = annotations({"act": "deny", "quote_type": "direct"}, {"act": "state"}, {"act": "deny"}, {"act": ""})
    figure = plot_acts(rows)
    assert said(figure, "label") == ["نفي", "تصريح"]
    assert said(figure, "count") == ["2", "1"]
    check_boxes(figure)
    assert said(plot_acts(rows, "en"), "label") == ["denies", "states"]


def test_coverage_of_sentences():
    rows = annotations(
        {"speaker": "علي", "quote_type": "mixed"}, {"when": "2025"}, {"events": "e1", "reviewed": "yes", "speaker": "علي"}
    )
    figure = plot_coverage(rows)
    assert said(figure, "label") == ["قائل", "كلام بين علامتين", "تاريخ", "حدث", "راجعها إنسان"]
    assert said(figure, "count") == ["2", "1", "1", "1", "1"]
    assert said(figure, "tick") == ["1", "2", "3"]


@pytest.mark.parametrize("count", [0, 1, 19, 300])
def test_coverage_of_articles_of_any_length(count):
    check_boxes(plot_coverage(annotations(*({"speaker": "علي", "act": ACTS[n % 16]} for n in range(count)))))


def test_empty_tables_give_a_chart_that_says_so():
    for figure in (
        plot_speakers(pd.DataFrame({"speaker": [], "statements": []})),
        plot_acts(annotations()),
        plot_coverage(annotations()),
    ):
        assert said(figure, "note") == ["لا شيء يرسم"]


def test_a_missing_column_is_named():
    with pytest.raises(SchemaError, match="statements"):
        plot_speakers(pd.DataFrame({"speaker": []}))
    with pytest.raises(SchemaError, match="act"):
        plot_acts(pd.DataFrame({"sentence_id": []}))


# files, settings, notebooks


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_chart_gives_the_same_bytes(tmp_path: Path, ending):
    paths = [save_figure(plot_timeline(some_events(7, 3)), tmp_path / name / f"chart.{ending}") for name in "ab"]
    first, second = (path.read_bytes() for path in paths)
    assert first == second
    assert len(first) > 5000


def test_svg_text_is_outlines(tmp_path: Path):
    svg = save_figure(plot_timeline(events(event())), tmp_path / "chart.svg").read_text("utf-8")
    assert "<text" not in svg
    assert not re.search(r"<dc:date>|http[^\"]*\.(js|css|ttf)", svg)


def test_other_endings_are_refused(tmp_path: Path):
    with pytest.raises(ValueError, match=r"\.png, \.svg or \.pdf"):
        save_figure(plot_timeline(events(event())), tmp_path / "chart.docx")


def test_a_chart_of_many_events_stays_a_picture_that_opens(tmp_path: Path):
    path = save_figure(Figure(figsize=(12, 400)), tmp_path / "chart.png")
    with Image.open(path) as picture:
        assert picture.height <= MOST_PIXELS


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm (poppler-utils) turns a PDF into a picture")
def test_a_pdf_looks_like_the_png(tmp_path: Path):
    """Words keep their places: matplotlib 3.11 moves them when it writes Arabic letters into a PDF."""
    figure = plot_timeline(events(event("محادثات بين الوزير والرئيس في المدينة القديمة على هامش المؤتمر")))
    png, pdf = (save_figure(figure, tmp_path / f"chart.{ending}") for ending in ("png", "pdf"))
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", "-singlefile", pdf, tmp_path / "page"], check=True)
    label = next(box for box in boxes(figure) if box[4] == said(figure, "label")[0])
    pictures = [Image.open(path).convert("L") for path in (png, tmp_path / "page.png")]
    scale = DPI / 72
    parts = [
        picture.crop([round(edge * scale) for edge in label[:4]]).filter(ImageFilter.GaussianBlur(1)) for picture in pictures
    ]
    one, other = (np.asarray(part, dtype=float) for part in parts)
    assert np.abs(one - other).mean() < 18, "letters written as letters come to 23"


def test_settings_of_the_notebook_are_neither_used_nor_changed(tmp_path: Path):
    plain = save_figure(plot_timeline(some_events(5, 5)), tmp_path / "plain.png").read_bytes()
    with matplotlib.rc_context(
        {
            "font.size": 30,
            "axes.facecolor": "black",
            "savefig.bbox": "tight",
            "text.color": "pink",
            "lines.dashed_pattern": [9, 9],
        }
    ):
        before = dict(matplotlib.rcParams)
        styled = save_figure(plot_timeline(some_events(5, 5)), tmp_path / "styled.png").read_bytes()
        assert dict(matplotlib.rcParams) == before
    assert styled == plain


def test_no_figure_is_left_behind():
    import matplotlib.pyplot as plt

    plot_timeline(events(event()))
    assert plt.get_fignums() == []


def test_a_notebook_shows_the_chart_and_says_what_it_shows():
    data, about = plot_timeline(events(event("لقاء", "2025-10"), event("وعد", "")))._repr_mimebundle_()
    assert data["image/png"].startswith(b"\x89PNG")
    assert data["text/plain"].splitlines() == [
        "الخط الزمني للأحداث",
        "لقاء: أكتوبر/تشرين الأول 2025",
        "لا تاريخ لها فلم ترسم: حدث واحد",
    ]
    assert about["image/png"]["alt"] == data["text/plain"]
    json.dumps(about)


# the words on charts, every row


def test_chart_labels_are_whole():
    rows = default().rows("chart_labels")
    assert len({row["key"] for row in rows}) == len(rows)
    for row in rows:
        assert row["key"].startswith("chart."), row
        assert re.findall(r"\{\w+\}", row["ar"]) == re.findall(r"\{\w+\}", row["en"]), row
        assert re.search("[\u0621-\u064a]", row["ar"]) and re.search("[a-z]", row["en"]), row
        assert not set(re.sub(r"\{\w+\}", "", row["ar"])) - set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064f\u064b: ،"), row
