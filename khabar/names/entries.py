"""The names that the lexicon lists: a person's own, people, organisations, outlets, places, countries."""

from collections.abc import Iterator
from typing import NamedTuple

from khabar.lexicon import Lexicon
from khabar.names.countries import country_entries

_FILES = {"people": "person", "organisations": "organisation", "outlets": "outlet", "places": "place"}


class Entry(NamedTuple):
    """One name that the lexicon lists. `short` marks a form that needs no full name beside it (`ماكرون`)."""

    name_id: str
    kind: str
    name_ar: str
    name_en: str
    gender: str = ""
    country: str = ""
    what: str = ""
    weak: str = ""
    short: bool = False
    found_by: str = "lexicon"


def entries(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Each form of a name with its entry. Of two entries of one form the earlier is meant: first come the corrections by hand."""
    for row in lexicon.rows("my_names"):
        name_ar = row["name_ar"] or row["form"]
        yield row["form"], Entry(row["name_id"], row["kind"], name_ar, row["name_en"], short=True, found_by="mine")
    for file, kind in _FILES.items():
        yield from _of_file(lexicon, file, kind)
    for form, name_id, name_ar, name_en, code, weak in country_entries(lexicon):
        yield form, Entry(name_id, "place", name_ar, name_en, "f", code, "country", weak)


def _of_file(lexicon: Lexicon, file: str, kind: str) -> Iterator[tuple[str, Entry]]:
    """The forms of one file; the first row of an id says how its bearer is called."""
    first: dict[str, Entry] = {}
    for row in lexicon.rows(file):
        name_id = row["name_id"]
        if name_id not in first:
            gender, country, what = (row.get(column, "") for column in ("gender", "country", "what"))
            first[name_id] = Entry(name_id, kind, row["form"], row["name_en"], gender, country, what)
        yield row["form"], first[name_id]._replace(weak=row.get("weak", ""))
        for short in filter(None, row.get("short", "").split(" | ")):
            yield short, first[name_id]._replace(short=True)
