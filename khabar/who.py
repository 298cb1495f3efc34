"""One person through an article: a row a speaker."""

import pandas as pd

from khabar.article import Article
from khabar.lexicon import Lexicon
from khabar.reading import read
from khabar.schema import ACTS, QUOTE_TYPES

_ACTS = tuple(act for act in ACTS if act != "narrate")
_QUOTE_TYPES = tuple(kind for kind in QUOTE_TYPES if kind != "none")


def who(article: Article, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Who speaks in an article: one row a speaker, most statements first, then in the order of the text.

    Columns: `speaker_id`, `speaker` (the fullest form met), `statements` (how many cues are this speaker's), one column an act, one a quote type (counts), and
    `first_words` (the first thing said, quoted or reported, at most 120 characters).
    """
    reading = read(article, lexicon)
    text = article.text
    rows: dict[str, dict] = {}
    for statement in reading.statements:
        if not statement.speaker:
            continue
        key = statement.speaker_id or statement.speaker
        row = rows.setdefault(
            key,
            {"speaker_id": statement.speaker_id, "speaker": statement.speaker, "statements": 0}
            | dict.fromkeys(_ACTS + _QUOTE_TYPES, 0),
        )
        if len(statement.speaker) > len(row["speaker"]):
            row["speaker"] = statement.speaker
        row["statements"] += 1
        if statement.act in row:
            row[statement.act] += 1
        if statement.quote_type in row:
            row[statement.quote_type] += 1
        row.setdefault("first_words", text[statement.content_start : statement.content_end].strip()[:120])
    columns = ["speaker_id", "speaker", "statements", *_ACTS, *_QUOTE_TYPES, "first_words"]
    ordered = sorted(rows.values(), key=lambda row: -row["statements"])
    return pd.DataFrame(ordered, columns=columns)
