"""The doctor's lexicon, row by row."""

import re

import pytest

from khabar.fold import skeleton
from khabar.lexicon import default


@pytest.mark.parametrize(
    ("name", "column", "allowed"),
    [("cross_check", "sense", {"last", "first", "since", "more", "with"}), ("counted", "unit", None)],
)
def test_every_row_is_arabic_and_stands_once(name, column, allowed):
    rows = default().rows(name)
    forms = [skeleton(row["form"]) for row in rows]
    assert len(forms) == len(set(forms))
    for row in rows:
        assert re.fullmatch("[\u0621-\u063a\u0641-\u064a]+", row["form"]), row
        assert row[column] and (allowed is None or row[column] in allowed), row


def test_a_unit_has_one_name():
    names = {(row["unit"], row["ar"], row["en"]) for row in default().rows("counted")}
    assert len(names) == len({unit for unit, _, _ in names})
