"""A noun phrase, and the word that heads it."""

from typing import NamedTuple

from khabar.statements.page import Page
from khabar.statements.vocabulary import Noun


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
    def is_title(self) -> bool:
        """Whether a person's name may follow it: وزير, السيد."""
        return self.kind in ("role", "honorific")


def head_at(page: Page, i: int, cut: int) -> Head:
    """The head that token i is after `cut` letters; behind ل the article gets its ا back: للوزير heads as الوزير."""
    form = page.forms[i][cut:]
    if cut and form.startswith("ل") and page.forms[i][cut - 1] == "ل":
        form = "ال" + form[1:]
    return Head(i, cut, form, page.words.nouns.get(form))
