"""Tables in notebooks: right to left, whole, and nothing in them runs."""

import pandas as pd

from khabar.tables import show

DATA = pd.DataFrame(
    {
        "text": ["وقال: «نعم». " + "كلمة " * 40 + "آخرها", "<script>alert(1)</script>"],
        "when": ["2025-10-09", None],
        "start": pd.array([3, None], dtype="Int64"),
        "earliest": pd.to_datetime(["2025-10-09", None]),
        "odd": ["ا\u202eب", "x"],
    }
)


def test_cells_are_whole_and_take_the_direction_of_their_text():
    html = show(DATA)._repr_html_()
    assert 'dir="rtl" lang="ar"' in html
    assert "آخرها</bdi>" in html
    assert '<bdi dir="ltr">2025-10-09</bdi>' in html
    assert '<bdi dir="ltr">3</bdi>' in html


def test_missing_values_are_empty_and_markup_is_text():
    html = show(DATA)._repr_html_()
    assert "NaT" not in html and "NaN" not in html and "&lt;NA&gt;" not in html
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_an_invisible_control_is_shown_as_its_code():
    html = show(DATA)._repr_html_()
    assert "\u202e" not in html and "[U+202E]" in html


def test_columns_can_be_chosen():
    assert "text" not in show(DATA, ["when"])._repr_html_().split("<thead>")[1]
