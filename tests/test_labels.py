"""Every value that a table may hold, and every column, has words in both languages."""

import re

import pytest

from khabar import schema
from khabar.errors import LexiconError
from khabar.labels import FILES, LANGUAGES, group, label, labels
from khabar.lexicon import default

GROUPS = {
    "act": schema.ACTS,
    "quote_type": schema.QUOTE_TYPES,
    "status": schema.STATUSES,
    "role": schema.ROLES,
    "name_kind": schema.NAME_KINDS,
    "precision": schema.PRECISIONS,
    "timex_type": schema.TIMEX_TYPES,
    "table": tuple(schema.TABLES),
}


@pytest.mark.parametrize("name", GROUPS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_allowed_value_has_words(name, lang):
    assert set(group(name, lang)) == set(GROUPS[name])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_has_words(lang):
    columns = {column for names in schema.COLUMNS.values() for column in names if not column.endswith(("_low", "_high"))}
    assert columns <= set(group("column", lang))


@pytest.mark.parametrize("file", FILES)
def test_rows_are_whole_and_said_once(file):
    if not (default().folder / f"{file}.csv").is_file():
        pytest.skip(f"{file}.csv is not there")
    rows = default().rows(file)
    keys = [row["key"] for row in rows]
    assert len(keys) == len(set(keys))
    for row in rows:
        assert re.fullmatch(r"[a-z_]+\.[\w. -]+", row["key"]), row
        assert re.search("[\u0621-\u064a]", row["ar"]) or row["ar"] == row["en"], row
        assert row["en"] and not re.search("[\u0600-\u06ff]", row["en"]), row
        assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u06cc\u06a9]", row["ar"]), row
        assert set(re.findall(r"\{\w*\}", row["ar"])) == set(re.findall(r"\{\w*\}", row["en"])), row


def test_values_of_one_group_do_not_share_words():
    for name in GROUPS:
        for lang in LANGUAGES:
            words = list(group(name, lang).values())
            assert len(words) == len(set(words)), name


def test_an_unknown_key_is_named():
    with pytest.raises(LexiconError, match="act.sing"):
        label("act.sing")
    assert label("issue.something new", otherwise="something new") == "something new"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="allowed"):
        label("act.state", "fr")


def test_labels_are_read_once():
    assert labels(default()) is labels(default())
