"""The tables are what data/SCHEMA.md says they are."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import khabar
from khabar.errors import SchemaError
from khabar.schema import COLUMNS, DTYPES, TABLES, check_columns, frame, to_markdown

PAGE = Path(__file__).parents[1] / "data" / "SCHEMA.md"


def test_the_page_and_the_code_say_the_same():
    assert PAGE.read_text("utf-8") == to_markdown(), "run: make schema"


CALLS = {
    "sentences": khabar.split_sentences,
    "dates": lambda article: khabar.find_dates(article.text, article.published),
    "mentions": khabar.find_names,
    "statements": khabar.find_statements,
    "annotations": khabar.annotate,
    "events": khabar.find_events,
    "issues": khabar.find_issues,
}


@pytest.mark.parametrize("table", CALLS)
@pytest.mark.parametrize("text", ["", "\n\n", "ذهب.", None], ids=["empty", "blank", "one sentence", "seed"])
def test_every_call_returns_its_table(table, text, seed):
    article = seed if text is None else khabar.article_from_text(text)
    data = CALLS[table](article)
    assert tuple(data.columns) == COLUMNS[table]
    assert [str(dtype) for dtype in data.dtypes] == [DTYPES[column.type] for column in TABLES[table]]
    if text is None:
        assert len(data)
    for column in TABLES[table]:
        if column.allowed:
            assert set(data[column.name].dropna()) <= set(column.allowed), column.name


@pytest.mark.parametrize("table", CALLS)
def test_reading_twice_gives_the_same_table(table, seed):
    pd.testing.assert_frame_equal(CALLS[table](seed), CALLS[table](seed))


def test_a_frame_has_the_schemas_types_even_without_rows():
    empty, full = (
        frame("dates", []),
        frame("dates", [(0, 4, "أمس", "DATE", "2025-10-08", "", "2025-10-08", date(2025, 10, 8), None, "yesterday", "")]),
    )
    assert list(empty.dtypes) == list(full.dtypes)
    assert full.earliest[0] == pd.Timestamp("2025-10-08")
    assert pd.isna(full.latest[0])


def test_days_before_1677_have_a_place():
    assert frame("dates", [(0, 1, "", "DATE", "", "", "", date(1, 1, 1), date(9999, 12, 31), "", "")]).earliest[0].year == 1


def test_a_record_of_the_wrong_length_and_a_missing_column_are_named():
    with pytest.raises(SchemaError, match="table dates: 2 values a record found, 11 expected"):
        frame("dates", [(1, 2)])
    with pytest.raises(SchemaError, match="table issues: column kind is missing"):
        check_columns("issues", frame("issues", []).drop(columns="kind"))
