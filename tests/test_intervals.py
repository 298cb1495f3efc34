"""EDTF as days: what a person may type, and what it allows."""

from datetime import date

import pytest

from khabar.intervals import read_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024-12-25", date(2024, 12, 25), date(2024, 12, 25), "day"),
        (" 2024-12-25 ", date(2024, 12, 25), date(2024, 12, 25), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("0622", date(622, 1, 1), date(622, 12, 31), "year"),
        ("2025-09-01/2025-09-10~", date(2025, 9, 1), date(2025, 9, 10), "part of month"),
        ("2025-09-11~/2025-09-20~", date(2025, 9, 11), date(2025, 9, 20), "part of month"),
        ("2025-05-03/2025-05-04", date(2025, 5, 3), date(2025, 5, 4), "days"),
        ("2025-10-04/2025-10-10", date(2025, 10, 4), date(2025, 10, 10), "week"),
        ("2025-01/2025-03", date(2025, 1, 1), date(2025, 3, 31), "part of year"),
        ("2025-21", date(2025, 3, 1), date(2025, 5, 31), "part of year"),
        ("2008/2018", date(2008, 1, 1), date(2018, 12, 31), "longer"),
        ("198X", date(1980, 1, 1), date(1989, 12, 31), "longer"),
        ("2025-10-09/..", date(2025, 10, 9), None, "longer"),
        ("2025-10-09/", date(2025, 10, 9), None, "longer"),
        ("../2025-10", None, date(2025, 10, 31), "longer"),
        ("/2025", None, date(2025, 12, 31), "longer"),
        ("2024-12-25?", date(2024, 12, 25), date(2024, 12, 25), "day"),
        ("", None, None, "none"),
    ],
)
def test_what_a_date_allows(text, earliest, latest, precision):
    assert read_edtf(text) == (earliest, latest, precision)


@pytest.mark.parametrize(
    "text",
    [
        "09/10/2025",
        "Oct-25",
        "2025-13",
        "2025-02-30",
        "2025-00",
        "2025-10/2025-09",
        "أمس",
        "2025-10-09 x",
        "/",
        "2025-10-09/2025-10-01~",
    ],
)
def test_what_is_no_date(text):
    with pytest.raises(ValueError, match="."):
        read_edtf(text)
