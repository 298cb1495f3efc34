"""Bare nouns that need one more noun behind them, and which name belongs to such a noun and not to the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.statements.page import Page

if TYPE_CHECKING:
    from khabar.statements.phrases.reader import Reader


def is_governed(reader: Reader, at: int) -> bool:
    """Whether bare nouns behind ل ب في or باسم lead to `at`: a name there belongs to them and holds no title (لغرفة عمليات سمير)."""
    page = reader.page
    for k in range(at - 1, reader.first, -1):
        if wants_genitive(page, k):
            return True
        if page.has_article(k) or not (page.forms[k] in page.words.commons or is_house(page, page.forms[k])):
            return False
    return False


def wants_genitive(page: Page, k: int) -> bool:
    """A bare house right behind ل ب في, or باسم: its construct needs one more noun before an object can follow."""
    form = page.forms[k]
    if form in page.classes["on_behalf"] or form[0] in "لب" and is_house(page, form[1:]):
        return True
    return page.forms[k - 1] in page.classes["housing"] and is_house(page, form)


def is_house(page: Page, form: str) -> bool:
    """Whether a form is the bare noun of an institution or medium."""
    noun = page.words.nouns.get(form)
    return noun is not None and noun.kind in ("institution", "medium") and not noun.definite
