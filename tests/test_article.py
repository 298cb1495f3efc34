"""Files become articles, or one clear error."""

import hashlib
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from khabar import ArticleError, article_from_text, load_article

LINES = "التقى الوزيران أمس.\nوقال أحدهما: «اتفقنا».\n"
SEED = Path(__file__).parents[1] / "seeds" / "000_26b40dc472a4c13d.txt"


def write(folder: Path, raw: bytes) -> Path:
    path = folder / "خبر 1.txt"
    path.write_bytes(raw)
    return path


def test_the_seed_is_as_found():
    assert hashlib.sha256(SEED.read_bytes()).hexdigest() == "18b77da7faffada826c11da5b5b597c572ea200fa8a0339a538f012e6ad03fc5"


def test_the_header_line_gives_day_and_language_and_is_no_text(seed):
    assert seed.published == date(2025, 10, 9)
    assert seed.language == "ar"
    assert seed.article_id == "000_26b40dc472a4c13d"
    assert seed.text.startswith("التقى الرئيس")
    assert seed.text.endswith('"201"\n')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_every_usual_encoding_gives_the_same_article(tmp_path, encoding):
    article = load_article(write(tmp_path, f" date 2024-03-05 عربي\n{LINES}".encode(encoding)))
    assert (article.text, article.published, article.article_id) == (LINES, date(2024, 3, 5), "خبر 1")


def test_line_ends_of_every_system_are_one(tmp_path):
    assert load_article(write(tmp_path, LINES.replace("\n", "\r\n").encode())).text == LINES


@pytest.mark.parametrize("header", ["", " date عربي\n", " date 2025-13-45 عربي\n", " date 09/10/2025 عربي\n", "date\n"])
def test_a_day_that_cannot_be_read_is_none(tmp_path, header):
    article = load_article(write(tmp_path, (header + LINES).encode()))
    assert article.published is None
    assert article.text == LINES


def test_a_first_line_that_only_begins_like_a_header_is_text(tmp_path):
    text = "dates of the war\n" + LINES
    assert load_article(write(tmp_path, text.encode())).text == text


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "is empty"),
        (b"  \n\n", "is empty"),
        (" date 2025-10-09 عربي\n".encode(), "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" + bytes(range(256)) * 8, "is not a text file"),
        (b"PK\x03\x04" + bytes(range(256)) * 8, "is not a text file"),
    ],
    ids=["no bytes", "blanks", "header alone", "picture", "archive"],
)
def test_what_is_no_article_is_one_error_with_the_files_name(tmp_path, raw, says):
    with pytest.raises(ArticleError, match=f"خبر 1.txt: {says}"):
        load_article(write(tmp_path, raw))


def test_a_wrong_path_and_a_folder_are_errors_with_a_way_out(tmp_path):
    with pytest.raises(ArticleError, match="nowhere.txt: does not exist. Give the path"):
        load_article(tmp_path / "nowhere.txt")
    with pytest.raises(ArticleError, match="is a folder"):
        load_article(tmp_path)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (date(2025, 1, 2), date(2025, 1, 2)),
        (datetime(2025, 1, 2, 23, 59), date(2025, 1, 2)),
        (pd.Timestamp("2025-01-02"), date(2025, 1, 2)),
        ("2025-01-02", date(2025, 1, 2)),
        ("2025-01-02T10:00:00", date(2025, 1, 2)),
        (pd.NaT, None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_the_publication_day_may_be_given_in_any_usual_form(given, day):
    assert article_from_text(LINES, given).published == day


def test_an_article_of_a_text_takes_what_is_known_of_it():
    article = article_from_text(LINES, id="mine", title="عنوان", source="صحيفة", url="https://example.org/1")
    assert (article.article_id, article.title, article.source, article.url) == ("mine", "عنوان", "صحيفة", "https://example.org/1")
    with pytest.raises(TypeError):
        article_from_text(LINES, autor="س")
