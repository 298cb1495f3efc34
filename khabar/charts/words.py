"""The words on charts: `data/lexicon/chart_labels.csv`."""

from functools import cache

from khabar.lexicon import Lexicon, default


def word(key: str, lang: str, **values: str) -> str:
    """The words of a key, `{names}` in it filled in. Raises ValueError when the language is neither `ar` nor `en`."""
    if lang not in ("ar", "en"):
        raise ValueError(f"lang: {lang} is not allowed. Allowed: ar, en")
    return _words(default())[key][lang].format(**values)


@cache
def _words(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    return {row["key"].removeprefix("chart."): row for row in lexicon.rows("chart_labels")}
