"""Places of one name in two countries: عمان, طرابلس."""

from collections import Counter

from khabar.names.found import Found
from khabar.names.words import Words


def choose_countries(names: list[Found], forms: list[str], words: Words) -> list[Found]:
    """The names of an article; of two places of one form the one is meant whose country the article speaks of more.

    forms: the article's tokens.
    """
    homonyms = words.homonyms
    if not any(found.entry and found.entry.name_id in homonyms for found in names):
        return names
    codes = Counter(found.entry.country for found in names if found.entry and found.entry.name_id not in homonyms)
    codes.update(word.nationality[1].code for form in forms if (word := words[form]) and word.nationality)
    chosen = []
    for found in names:
        if places := homonyms.get(found.entry.name_id) if found.entry else None:
            found = found._replace(entry=max(places, key=lambda place: codes[place.country]))
        chosen.append(found)
    return chosen
