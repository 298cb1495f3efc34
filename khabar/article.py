"""An article: its text as found, and the day it was published."""

import codecs
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from khabar.errors import ArticleError

_LANGUAGES = {"عربي": "ar", "العربية": "ar", "ar": "ar", "english": "en", "en": "en"}
# The first line of a seed: ` date 2025-10-09 عربي`. Day and language may be missing or wrong; the line is still no text.
_HEADER = re.compile(r"[^\S\n]*date\b(?:[^\S\n]+(?P<day>\d\S*))?(?:[^\S\n]+(?P<language>\S+))?[^\S\n]*(?:\n|$)")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True)
class Article:
    """One news text and what is known of it.

    text: as found, without the header line; every offset in every table counts its characters.
    published: the day of publication, None where it is not known. Nothing is ever counted from today.
    """

    article_id: str
    text: str
    published: date | None = None
    language: str = "ar"
    title: str = ""
    source: str = ""
    url: str = ""


def article_from_text(text: str, published: date | str | None = None, id: str = "article", **meta: str) -> Article:
    """An article made of a text at hand.

    published: a date, an ISO day (`2025-10-09`), or None; a text that is no day gives None, never a guess.
    meta: `language`, `title`, `source`, `url`.
    Raises TypeError for other names.
    """
    return Article(article_id=id, text=text, published=as_day(published), **meta)


def load_article(path: Path | str) -> Article:
    """The article in a text file: UTF-8 with or without BOM, UTF-16, or Windows-1256.

    A first line ` date 2025-10-09 عربي` gives publication day and language and is not part of the text. The article's id
    is the file's name without its ending.
    Raises ArticleError when there is no such file, or it is empty, or its bytes are no text.
    """
    path = Path(path)
    if not path.is_file():
        found = "is a folder" if path.is_dir() else "does not exist"
        raise ArticleError(f"{path}: {found}. Give the path of a text file, such as seeds/my_article.txt.")
    raw = decode(path.read_bytes(), path)
    published, language = None, "ar"
    if header := _HEADER.match(raw):
        published = as_day(header["day"])
        language = _LANGUAGES.get((header["language"] or "").lower(), "ar")
        raw = raw[header.end() :]
    if not raw.strip():
        raise ArticleError(f"{path}: is empty. The article's text is expected in it, after the header line if there is one.")
    return Article(article_id=path.stem, text=raw, published=published, language=language)


def as_day(value: date | str | None) -> date | None:
    """The day that a date or an ISO string names; None where it names none."""
    if isinstance(value, date):  # datetime and pandas.Timestamp are dates that also carry a clock
        return date(value.year, value.month, value.day) if value == value else None
    try:
        return date.fromisoformat(value.strip()[:10]) if value else None
    except ValueError:
        return None


def decode(raw: bytes, path: Path) -> str:
    """The text of a file's bytes, with line ends as `\\n`.

    Raises ArticleError, naming the file, when the bytes are those of a picture, an archive or the like.
    """
    encoding = next((name for bom, name in _BOMS if raw.startswith(bom)), None)
    if encoding is None and b"\x00" in raw[:4096]:
        encoding = _utf16_without_bom(raw)
    for candidate in [encoding] if encoding else ["utf-8", "cp1256"]:
        try:
            text = raw.decode(candidate)
        except UnicodeDecodeError:
            continue
        if not _looks_binary(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ArticleError(f"{path}: is not a text file. Expected UTF-8, UTF-16 or Windows-1256; save the article as plain text.")


def _utf16_without_bom(raw: bytes) -> str | None:
    """UTF-16 shows itself by the block of Arabic (06) or of Latin (00) in every other byte."""
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = raw[offset:4096:2]
        if high and sum(byte in (0x00, 0x06, 0x20) for byte in high) > 0.8 * len(high):
            return name
    return None


def _looks_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > len(text) // 500 + 1
