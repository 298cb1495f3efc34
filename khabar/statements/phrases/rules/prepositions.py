"""Words that end most noun phrases, unless a title goes on behind them; and what only its place or pronoun shows to be no part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.statements.phrases.bare_names import ends_phrase
from khabar.statements.phrases.complements import after_preposition, governed_end, is_outlet_addressed
from khabar.statements.phrases.rules.genitives import is_house
from khabar.statements.phrases.rules.verdicts import END, Step, Verdict
from khabar.statements.phrases.shapes import has_pronoun

if TYPE_CHECKING:
    from khabar.statements.phrases.reader import Reader


def outlet_or_inside(reader: Reader, at: int) -> Verdict | None:
    """To whom it is said ends the phrase; المتحدث باسم goes on."""
    form, classes = reader.forms[at], reader.classes
    if is_outlet_addressed(reader.page, at, reader.first) or form in classes["issued"] and reader.head.kind == "document":
        return END
    return Step(at + 1, form == "لدي") if form in classes["inside"] else None


def preposition(reader: Reader, at: int, definite: bool) -> Verdict | None:
    """A word that ends noun phrases, unless the title goes on behind it; an object that only its pronoun tells."""
    if reader.forms[at] in reader.classes["general"] and at == reader.first + 1:
        return Step(at + 1, definite)
    if ends_phrase(reader.page, at, reader.limit):
        if past := _inside_title(reader, at) or _past_charge(reader, at):
            return Step(past, True)
        follow = after_preposition(reader.page, at, reader.limit, reader.head, definite)
        return END if follow is None else Step(follow, not _opens_construct(reader, at, follow))
    return END if at > reader.first + 2 and _is_object(reader, at) else None


def _inside_title(reader: Reader, at: int) -> int | None:
    """`محافظ | عدن`: the token behind the title that names nobody where it takes in a word that else ends a phrase, a verb in spelling."""
    page = reader.page
    title = page.titles.get(page.starts[reader.first] + reader.cut)
    return at + 1 if title and title.end == page.ends[at] else None


def _past_charge(reader: Reader, at: int) -> int | None:
    """`المسؤول الأول | عن القطاع`, `المشرف العام | على البرنامج`, `المجني | عليه`: the token behind what a participle in ال governs."""
    page, first, form = reader.page, reader.first, reader.forms[at]
    if form in reader.classes["back_reference"]:
        return at + 1 if reader.forms[at - 1] in reader.classes["takes_pronoun"] else None
    if at == first + 2 and form in ("عن", "علي") and page.has_article(first) and page.has_article(at - 1):
        return governed_end(page, first, at, reader.limit)
    return None


def _opens_construct(reader: Reader, at: int, follow: int) -> bool:
    """`عدد من أولياء | الأمور`, `في برنامج | ماجستير`: a bare noun behind a preposition, which what follows makes definite."""
    page = reader.page
    if follow != at + 2 or page.has_article(at + 1) or page.starts[at + 1] in page.others:
        return False
    return reader.head.form in reader.classes["quantity"] or is_house(page, reader.forms[at + 1])


def _is_object(reader: Reader, at: int) -> bool:
    """`مدير شركة سابك | علاقته`: a word with a pronoun behind an unknown word is the verb's object."""
    form, previous, words = reader.forms[at], reader.forms[at - 1], reader.words
    if form in words.nouns or previous in words.nouns or previous in words.commons:
        return False
    return has_pronoun(form, reader.page.last_letter(at))
