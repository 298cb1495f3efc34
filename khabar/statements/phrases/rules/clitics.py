"""ل ب ف و in front of a word inside a description: the title's own complement, or to whom it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.statements.phrases.complements import OPEN_KINDS, is_addressee, serves
from khabar.statements.phrases.rules.holders import house_end, name_beyond
from khabar.statements.phrases.rules.verdicts import END, Step, Verdict
from khabar.statements.phrases.shapes import without_li

if TYPE_CHECKING:
    from khabar.statements.phrases.reader import Reader


def clitic(reader: Reader, at: int, definite: bool) -> Verdict | None:
    """ل ب ف in front: the title's own complement, or to whom it is said."""
    form, page, head = reader.forms[at], reader.page, reader.head
    if at == reader.first + 1 and _issued_by(reader, form):
        return Step(at + 1, form.startswith("لل"))
    if form.startswith("لل") and len(form) > 4:
        return END if not definite or is_addressee(page, at) else Step(at + 1, definite)
    if definite and form[0] == "ل" and head.is_title and (house := house_end(page, at)) and not is_addressee(page, at):
        return name_beyond(reader, at) or Step(house, True)
    if definite and form[0] == "ل" and serves(page, at, reader.limit):
        return Step(at + 1, False)
    if form[0] in "بلف" and head.is_title and head.noun.number == "s":
        return name_beyond(reader, at)
    return None


def _issued_by(reader: Reader, form: str) -> bool:
    """`بلاغ للوزارة`, `بيان لحزب …`: the institution whose document it is."""
    if reader.head.kind != "document" or reader.head.definite or form[0] != "ل":
        return False
    noun = reader.words.nouns.get(without_li(form))
    return noun is not None and noun.kind == "institution"


def joined(reader: Reader, at: int, definite: bool) -> Verdict | None:
    """و and ب with ال: وزير الزراعة والري, المتحدث بالوزارة."""
    form = reader.forms[at]
    if len(form) <= 4:
        return None
    if form.startswith(("وال", "ولل")):
        reader.adjective = False  # what follows may be an adjective of this noun: للأسماك والحياة البرية
        return Step(at + 1, definite)
    if form.startswith("بال"):
        return Step(at + 1, definite) if reader.head.kind in OPEN_KINDS and form[1:] in reader.words.nouns else END
    return None
