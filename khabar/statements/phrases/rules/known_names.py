"""A mention inside a description: the holder's name, or a name that belongs to the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.statements.page import Page
from khabar.statements.phrases.bare_names import ends_phrase
from khabar.statements.phrases.modifiers import is_from
from khabar.statements.phrases.records import Phrase
from khabar.statements.phrases.rules.genitives import is_governed
from khabar.statements.phrases.rules.verdicts import END, Step, Verdict

if TYPE_CHECKING:
    from khabar.records import Mention
    from khabar.statements.phrases.reader import Reader


def known_name(reader: Reader, at: int, definite: bool) -> Verdict | None:
    """A mention begins here: the holder's name, or a name inside the title."""
    page = reader.page
    if _is_title(page, at) and (end := _inside_title(reader, at)):
        return Step(end, True)
    if (person := page.people.get(page.starts[at])) and (verdict := _person(reader, at, definite, person)):
        return verdict
    if mention := page.others.get(page.starts[at]):
        past = Step(page.token_after(at, mention.end), True)
        if definite and (not reader.forms[at].startswith("ال") or mention.kind == "place" and _is_complete(page, at)):
            return past if mention.kind == "outlet" else END
        return past
    return None


def _person(reader: Reader, at: int, definite: bool, person: Mention) -> Phrase | Step | None:
    """A person's name: the holder's, or part of the description."""
    page, head = reader.page, reader.head
    past = Step(page.token_after(at, person.end), True)
    if past.at == at + 1 and is_from(page, at, reader.limit, head):
        return Step(at + 1, definite)
    if not definite and is_governed(reader, at):
        return past  # المدير التنفيذي لمؤسسة سالم بن محفوظ
    if head.kind in ("institution", "medium", "document") and at > reader.first + 1:
        return past  # مكتبة الملك عبد العزيز
    ending = ends_phrase(page, at, reader.limit) and person.end <= page.ends[at]
    if not definite and head.noun is not None and head.noun.number == "p":
        return past  # أقارب سمير: several people are no one's title
    if (definite or _is_title(page, at - 1)) and not ending:
        return reader.named(at, past.at, person)
    return past if not definite and head.is_title and at == reader.first + 1 else None  # مجلس محمد, نجل القذافي


def _inside_title(reader: Reader, at: int) -> int | None:
    """`مدير مستشفى الملك | سعود`: the token after the title that names nobody and in which the honorific at `at` stands."""
    page, words = reader.page, reader.words
    title = page.titles.get(page.starts[reader.first] + reader.cut)
    if title is None or title.end <= page.ends[at] or at == reader.first or page.has_article(at - 1):
        return None
    if page.forms[at + 1] not in words.given and page.forms[at + 1] not in words.joints:
        return None
    return page.token_after(at, title.end)


def _is_complete(page: Page, at: int) -> bool:
    """`دعا الوزير الألماني | القاهرة`: a title ends with its adjective; a capital in ال behind it is the object."""
    previous = page.forms[at - 1]
    return previous in page.words.nationalities or previous[2:] in page.classes["adjective"]


def _is_title(page: Page, at: int) -> bool:
    noun = page.words.nouns.get(page.forms[at])
    return noun is not None and noun.is_title
