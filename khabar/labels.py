"""What people read for the values of the tables and the parts of a page, in Arabic and in English.

The words are data: `data/lexicon/labels.csv`, and `desk_labels.csv` for the desk. A key is a group and a value as it stands in
the tables (`act.call_for`, `column.speaker`), or the name of a place on a page (`report.timeline`).
"""

from functools import cache

from khabar.errors import LexiconError
from khabar.lexicon import Lexicon, default

LANGUAGES = ("ar", "en")
FILES = ("labels", "desk_labels")


def label(key: str, lang: str = "ar", *, lexicon: Lexicon | None = None, otherwise: str | None = None) -> str:
    """The words of a key in one language.

    otherwise: what comes back for a key that no file has, for groups that are open to more (kinds of finding, of event).
    Raises LexiconError for an unknown key without `otherwise`, ValueError for a language that is not in LANGUAGES.
    """
    if lang not in LANGUAGES:
        raise ValueError(f'lang: "{lang}" is not allowed. Allowed: {", ".join(LANGUAGES)}')
    words = labels(lexicon or default()).get(key)
    if words is not None:
        return words[LANGUAGES.index(lang)]
    if otherwise is None:
        raise LexiconError(f'data/lexicon/labels.csv: key "{key}" is missing. Add a row with its Arabic and English words.')
    return otherwise


def group(name: str, lang: str = "ar", *, lexicon: Lexicon | None = None) -> dict[str, str]:
    """All values of one group with their words, in the order of the file: `group("act")["warn"]`."""
    at, prefix = LANGUAGES.index(lang), name + "."
    return {key[len(prefix) :]: words[at] for key, words in labels(lexicon or default()).items() if key.startswith(prefix)}


@cache
def labels(lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """Every key with its Arabic and English words. Raises LexiconError when a key stands twice."""
    found: dict[str, tuple[str, str]] = {}
    for name in FILES:
        if name != FILES[0] and not (lexicon.folder / f"{name}.csv").is_file():
            continue
        for row in lexicon.rows(name):
            if row["key"] in found:
                raise LexiconError(f'{lexicon.folder / name}.csv: key "{row["key"]}" stands twice.')
            found[row["key"]] = (row["ar"], row["en"])
    return found
