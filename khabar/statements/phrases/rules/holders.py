"""The holder's name further on: behind a place or an institution that stands in the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.statements.page import Page
from khabar.statements.phrases.bare_names import is_bare_name, is_closed, name_end
from khabar.statements.phrases.records import Phrase
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS

if TYPE_CHECKING:
    from khabar.statements.phrases.reader import Reader

_BEYOND = 12  # tokens behind a title in which its holder's name is looked for


def name_beyond(reader: Reader, at: int) -> Phrase | None:
    """The holder's name behind a place or office in the title: مدير التعليم بمحافظة ينبع محمد العقيبي.

    A king's or prince's name belongs to the place (مدينة الملك فهد الطبية).
    """
    page, forms, words, limit = reader.page, reader.forms, reader.words, reader.limit
    inside = house_end(page, at)  # whoever is named before it gave the institution its name
    for k in range(max(at + 1, inside), min(at + _BEYOND, limit)):
        form = forms[k]
        if form in COMMAS and k + 1 < limit:
            return _between_commas(reader, k + 1)
        if form.isdigit():
            continue  # الناطق باسم المحكمة الابتدائية بسوسة 2 سمير قاسم
        if not form[0].isalpha() or form in words.ends or form in COMPLEMENTISERS:
            return None
        if form in words.verbs and form not in words.nouns and form not in words.given:
            return None
        if forms[k - 1] in reader.classes["namesake"]:
            continue
        if mention := page.people.get(page.starts[k]):
            return reader.named(k, page.token_after(k, mention.end), mention)
        if k + 1 >= limit:
            continue
        noun = words.nouns.get(form)
        if noun and noun.kind == "honorific" and noun.definite and is_bare_name(page, k + 1, limit):
            return reader.bare_named(k + 1)
        begins = form in words.given or form in reader.classes["compound"] and forms[k - 1] not in words.given
        if begins and k > at + 1 and (page.has_article(k + 1) or is_bare_name(page, k + 1, limit)):
            return reader.bare_named(k)
    return None


def house_end(page: Page, at: int) -> int:
    """The token after the institution's name that begins at `at` behind ل or ب: مدير الإدارة | لمؤسسة سالم الخيرية; 0 where none does."""
    house = page.others.get(page.starts[at] + 1)
    return page.token_after(at, house.end) if house and house.kind == "organisation" else 0


def _between_commas(reader: Reader, at: int) -> Phrase | None:
    """A name of two words and more behind the comma that closes a place."""
    if not is_bare_name(reader.page, at, reader.limit):
        return None
    last = name_end(reader.page, at, reader.limit)
    if last - at < 2 or not is_closed(reader.page, last):
        return None
    return reader.named(at, last, reader.page.people.get(reader.page.starts[at]))
