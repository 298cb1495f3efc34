"""The nouns that can speak: from one row of the lexicon to every form that stands in a text."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from khabar.fold import skeleton
from khabar.lexicon import Lexicon
from khabar.names.trie import END
from khabar.names.words import words as name_words
from khabar.statements.hamza import seats
from khabar.statements.pronouns import POSSESSIVES


class Noun(NamedTuple):
    """A noun that can speak. kind: role honorific institution medium unnamed document; gender and number as a verb agrees.

    gender is "" where a verb may take either (عضو).
    """

    kind: str
    gender: str
    number: str
    definite: bool

    @property
    def is_title(self) -> bool:
        """Whether a person's name may follow it: وزير, السيد."""
        return self.kind in ("role", "honorific")


SPEAKING_KINDS = frozenset(
    {"role", "institution", "medium", "unnamed", "document"}
)  # whom a noun may name by itself; السيد does not
_SHORTEST_DUAL = 3  # letters: the abbreviations أ and د have none


@cache
def speaker_nouns(lexicon: Lexicon) -> dict[str, Noun]:
    """From skeleton, with and without ال and with pronouns, to the noun.

    Where two nouns share a form, a row outranks what is made of a row (مؤسسة is no founder), and both outrank a pronoun (رئيسة is not رئيسه).
    """
    rows = [(skeleton(row["form"]), row) for row in lexicon.rows("speaker_nouns")]
    listed = [(form, Noun(row["kind"], row["gender"], row["number"], False)) for form, row in rows]
    made = [each for (form, row), (_, noun) in zip(rows, listed) for each in _derived(form, noun, row["regular"].split())]
    made += [each for form, noun in listed + made for each in _dual(form, noun)]
    names = name_words(lexicon).names
    made = [(form, noun) for form, noun in made if END not in names.get(form, ())]  # طالبان
    table: dict[str, Noun] = {}
    for form, noun in listed + made:
        for each in (form, *_oblique(form, noun.number)):
            _enter(table, each, noun)
            if len(each) > 1:  # إلا is no article with the abbreviation أ
                _enter(table, "ال" + each, noun._replace(definite=True))
    for form, noun in listed + made:
        if noun.number != "d":
            for pronoun in POSSESSIVES:
                _enter(table, _construct(form) + pronoun, noun._replace(definite=True))
    return table


def _enter(table: dict[str, Noun], form: str, noun: Noun) -> None:
    for spelling in seats(form):
        table.setdefault(spelling, noun)


def _derived(form: str, noun: Noun, regular: list[str]) -> Iterator[tuple[str, Noun]]:
    """The feminine and the sound plurals that a row says its noun has."""
    feminine, plural = "feminine" in regular, "plural" in regular
    if feminine:
        yield form + "ه", noun._replace(gender="f")
    if plural:
        yield form + "ون", noun._replace(gender="m", number="p")
    if feminine and plural:
        yield form + "ات", noun._replace(gender="f", number="p")


def _dual(form: str, noun: Noun) -> Iterator[tuple[str, Noun]]:
    """The dual of a person, or of an institution in ة: of others it is too often another word (القصرين is a town)."""
    if noun.number != "s" or len(form) < _SHORTEST_DUAL:
        return
    if form.endswith("ه"):
        yield form[:-1] + "تان", noun._replace(number="d")
    elif noun.kind in ("role", "unnamed"):
        yield form + "ان", noun._replace(number="d")


def _oblique(form: str, number: str) -> tuple[str, ...]:
    """The other cases of a sound plural or dual, with and without its ن."""
    if form.endswith("ون"):
        return form[:-2] + "ين", form[:-2] + "و", form[:-2] + "ي"
    if number != "d":
        return ()
    return (form[:-2] + "ين",) if form.endswith("ان") else (form + "ن", form[:-1] + "ين")


def _construct(form: str) -> str:
    """The form before a pronoun: رئيسته, مسؤولوه."""
    if form.endswith("ه"):
        return form[:-1] + "ت"
    return form[:-1] if form.endswith("ون") else form
