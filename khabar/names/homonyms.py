"""Places of one name in two countries: عمان, طرابلس."""

from collections import Counter

from khabar.names.found import Found
from khabar.names.words import Words


def choose_countries(names: list[Found], forms: list[str], words: Words) -> list[Found]:
    """The names of an article; of two places of one form the one is meant whose country the article speaks of more.

    forms: the article's tokens.
    """
    if not any(_places(found, words) for found in names):
        return names
    codes = Counter(found.entry.country for found in names if found.entry and not _places(found, words))
    codes.update(word.nationality[1].code for form in forms if (word := words[form]) and word.nationality)
    return [
        found._replace(entry=max(places, key=lambda place: codes[place.country])) if (places := _places(found, words)) else found
        for found in names
    ]


def _places(found: Found, words: Words) -> list | None:
    return words.homonyms.get(found.entry.name_id) if found.entry else None
