"""What is read off an article's tokens: where a title begins (`Head`), the title (`Title`), a name with its titles (`Found`)."""

from typing import NamedTuple

from khabar.names.entries import Entry
from khabar.names.title_forms import TitleForm


class Head(NamedTuple):
    """What the lexicon lists of a title: tokens `first:last`, letters of clitic to cut, and the form."""

    first: int
    last: int
    cut: int
    form: TitleForm


class Title(NamedTuple):
    """A title as read: tokens `first:last`, letters of clitic to cut, the office's key and what it is the office of.

    `holder` is the token at which the holder's name begins, None where nobody is named; `inner` the token after `باسم`.
    """

    first: int
    last: int
    cut: int
    office: str
    of: str
    form: TitleForm
    alone: bool  # may it name a person, an organisation, by itself?
    holder: int | None = None
    inner: int | None = None


class Found(NamedTuple):
    """One name as read: tokens `first:last`, letters of clitic to cut, and the lexicon's entry, if there is one.

    `title` stands before the name, `apposition` after it.
    """

    first: int
    last: int
    cut: int
    kind: str
    entry: Entry | None
    gender: str
    found_by: str
    title: Title | None = None
    apposition: Title | None = None
    head: str = ""
