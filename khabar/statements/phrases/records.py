"""A noun phrase, and the word that heads it."""

from typing import NamedTuple

from khabar.statements.nouns import Noun
from khabar.statements.page import Page
from khabar.statements.phrases.shapes import without_clitics
from khabar.statements.vocabulary import COMPLEMENTISERS, QUOTES


class Phrase(NamedTuple):
    """Tokens `first:last` are the whole phrase. `start:end` is the shortest full mention in the text, `whole_start:whole_end` all of it.

    named: a person's name stands in it. kind: as `Noun.kind`, "name" for a bare name. gender, number: as a verb agrees, "" where unknown.
    """

    first: int
    last: int
    start: int
    end: int
    whole_start: int
    whole_end: int
    named: bool
    kind: str
    gender: str
    number: str
    name_id: str


class Head(NamedTuple):
    """The first word of a phrase: token `first` without the `cut` letters of its clitics; `noun` is None for a word that no list has."""

    first: int
    cut: int
    form: str
    noun: Noun | None

    @property
    def kind(self) -> str:
        return self.noun.kind if self.noun else ""

    @property
    def definite(self) -> bool:
        return self.form.startswith("ال") or self.noun is not None and self.noun.definite

    @property
    def is_closed(self) -> bool:
        """Whether its ن shows that no noun in construct follows: خبيران, محللون; only adjectives in the same ending do."""
        if self.noun is None or self.noun.number == "s":
            return False
        return self.form.endswith(("ون", "ين") if self.noun.number == "p" else ("ان", "ين"))  # سكان is no dual

    @property
    def is_accusative(self) -> bool:
        """Whether it bears the ا of the indefinite accusative: لكن متحدثا قال."""
        return self.noun is not None and not self.noun.definite and self.form[-1] == "ا"

    @property
    def is_title(self) -> bool:
        """Whether a person's name may follow it: وزير, السيد."""
        return self.noun is not None and self.noun.is_title


def head_at(page: Page, i: int, cut: int) -> Head:
    """The head that token i is after `cut` letters; للوزير heads as الوزير."""
    form = without_clitics(page.forms[i], cut) if cut else page.forms[i]
    return Head(i, cut, form, _noun(page, i, form))


def _noun(page: Page, i: int, form: str) -> Noun | None:
    """The speaking noun that a form is; where the article spells ة and ه apart, رئيسه is his president and no woman."""
    noun, nouns = page.words.nouns.get(form), page.words.nouns
    if noun is None and (title := page.titles.get(page.starts[i])) and title.kind == "role":
        return Noun("role", title.gender, title.number, form.startswith("ال"))  # كبير المحللين: no noun that speaks by itself
    if noun is None and form[-1] == "ا":
        return _accusative(page, i, form)
    if noun is None or not form.endswith("ه") or not page.spells_ta:
        return noun
    pronoun = page.last_letter(i) == "ه"
    if pronoun and not form.startswith("ال") and (owner := nouns.get(form[:-1])):
        return owner._replace(definite=True)
    return None if noun.definite and not pronoun and not form.startswith("ال") else noun


def _accusative(page: Page, i: int, form: str) -> Noun | None:
    """لكن متحدثا باسم الشركة نفى: behind لكن or أن the subject's noun has the ا of the accusative."""
    if i == 0 or not (page.forms[i - 1] in COMPLEMENTISERS or page.forms[i - 1] in page.classes["contrast"]):
        return None
    noun = page.words.nouns.get(form[:-1])
    return noun if noun is not None and noun.kind in ("role", "unnamed") and noun.gender == "m" and not noun.definite else None


def is_governed_accusative(page: Page, i: int) -> bool:
    """Whether a token is a speaking noun with the ا that the particle before it asks for."""
    form = page.forms[i]
    return form[-1] == "ا" and _accusative(page, i, form) is not None


def speaks(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase without a person's name is one of those that speak."""
    form = page.forms[phrase.first]
    if form in page.classes["demonstrative"] and phrase.last > phrase.first + 1:
        form = page.forms[phrase.first + 1]  # هذه المؤسسات
    if phrase.name_id or form in QUOTES or form in page.words.nouns or form[1:] in page.words.nouns:
        return True
    return is_governed_accusative(page, phrase.first)


def is_feminine_verb(page: Page, phrase: Phrase) -> bool:
    """ضحكت وسألت …, بعدها اتصلت بي: one word in ت before a verb that no list has as a name is a verb too."""
    form = page.forms[phrase.first]
    known = form in page.words.given or page.starts[phrase.first] in page.people or phrase.name_id
    return phrase.named and not known and form.endswith("ت") and len(form) > 3
