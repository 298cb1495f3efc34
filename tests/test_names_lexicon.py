"""Every row of the names' lexicon: letters, allowed values, no duplicate, ids that exist, terms in order."""

import re
from collections import Counter
from datetime import date

import pytest

from khabar.fold import tokenize
from khabar.lexicon import default
from khabar.names.countries import countries
from khabar.names.offices import first_day, in_office, last_day
from khabar.names.words import words
from khabar.schema import NAME_KINDS

ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a\u06a4 .0-9+\"-]+")  # no harakat, no tatweel, no Persian yeh or kaf
FORM_COLUMNS = {
    "given_names": ("form",), "name_ends": ("form",), "name_particles": ("form",), "titles": ("form", "feminine"),
    "title_adjectives": ("form", "feminine"), "institutions": ("word",), "organisation_words": ("form",), "organisations": ("form",),
    "people": ("form",), "places": ("form",), "outlets": ("form",), "country_names": ("form",), "nationalities": ("adjective", "plural"),
    "name_context": ("form",),
}  # fmt: skip
LISTS = ("people", "organisations", "places", "outlets")
ROWS = {name: default().rows(name) for name in (*FORM_COLUMNS, "offices", "my_names")}
ISO = set(countries())


def skeleton(form):
    return " ".join(tokenize(form).forms)


@pytest.mark.parametrize("file", FORM_COLUMNS)
def test_letters(file):
    wrong = [
        row[c]
        for row in ROWS[file]
        for c in FORM_COLUMNS[file]
        for cell in row[c].split(" | ")
        if cell and not ARABIC.fullmatch(cell)
    ]
    assert not wrong
    assert not [row for row in ROWS[file] if not row[FORM_COLUMNS[file][0]]]


@pytest.mark.parametrize("file", FORM_COLUMNS)
def test_no_form_twice(file):
    key = {
        "nationalities": lambda r: (r["code"], skeleton(r["adjective"])),
        "name_context": lambda r: (r["class"], skeleton(r["form"])),
        "places": lambda r: (r["name_id"], skeleton(r["form"])),
    }
    of = key.get(file, lambda row: skeleton(row[FORM_COLUMNS[file][0]]))
    assert not [form for form, count in Counter(map(of, ROWS[file])).items() if count > 1]


@pytest.mark.parametrize("file", LISTS)
def test_ids_and_english_names(file):
    first = {}
    for row in ROWS[file]:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["name_id"]), row
        first.setdefault(row["name_id"], row)
    assert not [row for row in first.values() if not row["name_en"]]
    assert not [name for name, count in Counter(row["name_en"] for row in first.values()).items() if count > 1]


def test_no_id_in_two_lists():
    ids = Counter(name_id for file in LISTS for name_id in {row["name_id"] for row in ROWS[file]})
    assert not [name_id for name_id, count in ids.items() if count > 1]


ALLOWED = {
    ("given_names", "gender"): {"", "m", "f"}, ("given_names", "weak"): {"", "yes"}, ("name_ends", "class"): {"stop", "say", "noun"},
    ("name_particles", "begins"): {"", "yes"}, ("titles", "takes"): {"of", "name"}, ("titles", "alone"): {"", "yes"},
    ("organisation_words", "kind"): {"organisation", "outlet", "place"}, ("organisation_words", "gender"): {"m", "f"},
    ("organisation_words", "after_person"): {"", "yes", "also"}, ("organisations", "weak"): {"", "quoted"}, ("outlets", "weak"): {"", "quoted"},
    ("places", "weak"): {"", "yes", "quoted"}, ("country_names", "weak"): {"", "yes"}, ("organisations", "gender"): {"", "m", "f"},
    ("people", "gender"): {"", "m", "f"}, ("organisations", "country"): ISO | {""}, ("outlets", "country"): ISO | {""},
    ("places", "country"): ISO | {""}, ("places", "what"): {"", "capital", "city", "region", "landmark", "area", "water"},
    ("name_context", "class"): {"before_place", "in_title", "on_behalf", "that", "day", "compound", "father", "lineage"},
    ("country_names", "code"): ISO, ("nationalities", "code"): ISO, ("titles", "of"): ISO | {""}, ("my_names", "kind"): set(NAME_KINDS),
}  # fmt: skip


@pytest.mark.parametrize(("file", "column"), ALLOWED)
def test_allowed_values(file, column):
    assert {row[column] for row in ROWS[file]} <= ALLOWED[file, column]


CONTEXT = {
    "before_place": "before_place", "in_title": "in_title", "on_behalf": "on_behalf", "that": "that", "day": "days", "compound": "compounds",
    "father": "fathers", "lineage": "lineage",
}  # fmt: skip


def test_every_class_of_small_words_is_read():
    assert {row["class"] for row in ROWS["name_context"]} == CONTEXT.keys()
    for kind, attribute in CONTEXT.items():
        assert getattr(words(default()), attribute) == {
            skeleton(row["form"]) for row in ROWS["name_context"] if row["class"] == kind
        }


def test_another_spelling_is_of_a_listed_particle():
    forms = {row["form"] for row in ROWS["name_particles"]}
    spelt = {row["form"]: row["like"] for row in ROWS["name_particles"] if row["like"]}
    assert spelt and set(spelt.values()) <= forms - spelt.keys()


def test_people_are_two_words_or_carry_a_title():
    assert not [row["form"] for row in ROWS["people"] if len(row["form"].split()) < 2]


def test_short_form_is_no_ordinary_word():
    ordinary = {skeleton(row["form"]) for row in ROWS["name_ends"] if row["class"] != "noun"}
    assert not [
        row["short"] for row in ROWS["people"] for short in row["short"].split(" | ") if short and skeleton(short) in ordinary
    ]


def test_terms_name_people_and_bodies_and_are_in_order():
    people, bodies = ({row["name_id"] for row in ROWS[file]} for file in ("people", "organisations"))
    for row in ROWS["offices"]:
        assert row["name_id"] in people, row
        assert row["of"] in ISO | bodies, row
        assert row["to"] or row["checked"], row
        assert first_day(row["from"]) <= last_day(row["to"] or row["checked"]), row


def test_offices_are_those_of_the_titles():
    offices = {row["office"] for row in ROWS["titles"]}
    institutions = {row["what"] for row in ROWS["institutions"]} | {""}
    for row in ROWS["offices"]:
        office, _, what = row["office"].partition(" ")
        assert office in offices and what in institutions, row


@pytest.mark.parametrize(
    ("office", "of", "day", "name_id"),
    [
        ("president", "RU", "2025-10-09", "vladimir-putin"),
        ("president", "RU", "2010-01-01", "dmitry-medvedev"),
        ("president", "AZ", "2025-10-09", "ilham-aliyev"),
        ("spokesman presidency", "RU", "2025-10-09", "dmitry-peskov"),
        ("president", "US", "2009-01-19", "george-w-bush"),
        ("president", "US", "2009-01-20", None),
        ("king", "SA", "2015-01-24", "salman-bin-abdulaziz"),
        ("secretary_general", "united-nations", "2016-12-31", "ban-ki-moon"),
        ("president", "RU", "2035-01-01", None),
    ],
)
def test_in_office(office, of, day, name_id):
    assert in_office(default(), office, of, date.fromisoformat(day)) == name_id


def test_days_of_a_term():
    assert first_day("2012") == date(2012, 1, 1)
    assert last_day("2012") == date(2012, 12, 31)
    assert last_day("2012-02") == date(2012, 2, 29)
    assert last_day("2012-12") == date(2012, 12, 31)
    assert last_day("2012-05-07") == date(2012, 5, 7)
