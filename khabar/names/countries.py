"""Countries: names from Unicode's locale data (CLDR), other names and nationality adjectives from the lexicon."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale

from khabar.fold import skeleton
from khabar.lexicon import Lexicon


class Nationality(NamedTuple):
    """One form of a nationality adjective: the country's code, gender (`m`, `f`), number (`s`, `d`, `p`), and whether it has the article."""

    code: str
    gender: str
    number: str
    definite: bool


def slug(name: str) -> str:
    """A readable id: lower-case words joined by hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower().replace("’", "").replace("'", "")).split())


@cache
def countries() -> dict[str, tuple[str, str]]:
    """From a country's code to its Arabic and its English name in CLDR."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    return {
        code: (arabic[code], english[code]) for code in arabic if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }


# CLDR lists these beside the countries: unions, artificial locales, "unknown region".
_NO_COUNTRIES = {"EZ", "UN", "QO", "XA", "XB", "ZZ"}


def country_entries(lexicon: Lexicon) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Form, name_id, Arabic name, English name, code and weak for every name of every country; weak ones first."""
    names = countries()
    for row in lexicon.rows("country_names"):
        arabic, english = names[row["code"]]
        yield row["form"], slug(english), arabic, english, row["code"], row["weak"]
    for code, (arabic, english) in names.items():
        if code != "EU":  # listed among the organisations; its adjective is needed here
            yield arabic.partition(" (")[0], slug(english), arabic, english, code, ""


def nationality_forms(lexicon: Lexicon) -> dict[str, Nationality]:
    """From each skeleton of a nationality adjective, with and without article, to what it says."""
    forms: dict[str, Nationality] = {}
    for row in lexicon.rows("nationalities"):
        stem = skeleton(row["adjective"])
        endings = {
            stem: "ms",
            stem + "ه": "fs",
            stem + "ان": "md",
            stem + "ين": "mp",
            stem + "ون": "mp",
            stem + "ات": "fp",
            stem + "تين": "fd",
        }
        if row["plural"]:
            endings[skeleton(row["plural"])] = "mp"
        for form, (gender, number) in endings.items():
            forms.setdefault(form, Nationality(row["code"], gender, number, False))
            forms.setdefault("ال" + form, Nationality(row["code"], gender, number, True))
    return forms
