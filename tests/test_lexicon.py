"""Lexicon files are read as people write them, and faults are named."""

import os

import pytest

from khabar.errors import LexiconError
from khabar.lexicon import Lexicon, at


def test_comments_blank_lines_and_short_rows_are_allowed(tmp_path):
    (tmp_path / "words.csv").write_text("\ufeff# one row a word\n\nform,note\nأمس,\n# a remark\n\n غدا \n", "utf-8")
    assert Lexicon(tmp_path).rows("words") == ({"form": "أمس", "note": ""}, {"form": "غدا", "note": ""})


def test_a_row_with_too_many_cells_is_named(tmp_path):
    (tmp_path / "words.csv").write_text("# a\nform,note\nأمس,x\nغدا,y,z\n", "utf-8")
    with pytest.raises(LexiconError, match=r"words.csv, row 4: 3 cells found, 2 allowed \(form, note\)"):
        Lexicon(tmp_path).rows("words")


def test_a_missing_file_and_an_empty_one_are_named(tmp_path):
    with pytest.raises(LexiconError, match="words.csv: is missing"):
        Lexicon(tmp_path).rows("words")
    (tmp_path / "words.csv").write_text("# only a comment\n", "utf-8")
    with pytest.raises(LexiconError, match="words.csv: has no header"):
        Lexicon(tmp_path).rows("words")


def test_a_file_that_comes_or_goes_gives_a_new_lexicon(tmp_path):
    (tmp_path / "words.csv").write_text("form\nأمس\n", "utf-8")
    os.utime(tmp_path, (0, 0))  # a folder at rest, whose file names are kept
    before = at(tmp_path)
    (tmp_path / "more.csv").write_text("form\nغدا\n", "utf-8")
    both = at(tmp_path)
    assert both is not before
    assert both.rows("more") == ({"form": "غدا"},)
    (tmp_path / "words.csv").unlink()
    with pytest.raises(LexiconError, match="words.csv: is missing"):
        at(tmp_path).rows("words")


def test_a_file_changed_in_a_folder_at_rest_gives_a_new_lexicon(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("form\nأمس\n", "utf-8")
    os.utime(tmp_path, (0, 0))
    before = at(tmp_path)
    path.write_text("form\nغدا\n", "utf-8")
    os.utime(path, (1, 1))  # of the same length: only the time tells
    assert at(tmp_path).rows("words") == ({"form": "غدا"},)
    assert at(tmp_path) is not before


def test_a_changed_file_gives_a_new_lexicon(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("form\nأمس\n", "utf-8")
    before = at(tmp_path)
    assert at(tmp_path) is before
    path.write_text("form\nأمس\nغدا\n", "utf-8")
    after = at(tmp_path)
    assert after is not before
    assert len(after.rows("words")) == 2
    assert after.fingerprint != before.fingerprint
