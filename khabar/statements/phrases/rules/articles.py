"""A word in ال inside a description: it makes it definite, or is one more adjective, a name, or the verb's object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.statements.phrases.bare_names import is_al_name, name_end
from khabar.statements.phrases.complements import complement_end
from khabar.statements.phrases.modifiers import is_adjective, is_next_noun
from khabar.statements.phrases.records import Phrase
from khabar.statements.phrases.rules.verdicts import END, Step, Verdict
from khabar.statements.vocabulary import QUOTES

if TYPE_CHECKING:
    from khabar.statements.phrases.reader import Reader


def word_in_al(reader: Reader, at: int, definite: bool) -> Verdict:
    """A word in ال: it makes the description definite, or stands behind a definite one as adjective, name or object."""
    page, limit, head = reader.page, reader.limit, reader.head
    if past := complement_end(page, at, limit):
        return _without_complement(reader, at, past) if _names_institution(reader, at) else Step(past, True)
    if definite and is_al_name(page, at, limit):
        return reader.named(at, name_end(page, at + 1, limit))
    if definite and not _is_all_subject(reader, at) and is_next_noun(page, at, limit, head):
        return END
    if at == reader.first + 1 and not definite and head.is_closed:
        return END  # أيد خبيران | الخطة
    if reader.adjective and definite and not is_adjective(page, at, head):
        return END  # behind a bare noun stands its genitive: المرصد السوري لحقوق | الإنسان
    reader.adjective = reader.adjective or reader.forms[at] in reader.words.nationalities
    return Step(at + 1, True)


def _names_institution(reader: Reader, at: int) -> bool:
    """Whether the description up to `at` is an institution's own name: a mention, or a word that no list has, stands in it."""
    page, words, first = reader.page, reader.words, reader.first
    if reader.head.kind not in ("institution", "medium"):
        return False
    if any(page.starts[k] in page.others for k in range(first, at)) or page.forms[at - 1] in QUOTES:
        return True
    listed = words.nouns, words.commons, words.not_names, words.nationalities
    unarticled = (page.forms[k] for k in range(first + 1, at) if not page.has_article(k))
    return any(form.isalpha() and not any(form in group for group in listed) for form in unarticled)


def _without_complement(reader: Reader, at: int, past: int) -> Phrase:
    """`شركة أفق | المدعومة من الحكومة`: what is told of a named institution is no part of its name, though the subject ends behind it."""
    noun = reader.head.noun
    return reader.plain(at, noun.kind, noun.gender, noun.number)._replace(last=past, whole_end=reader.page.ends[past - 1])


def _is_all_subject(reader: Reader, at: int) -> bool:
    """Behind a verb without object no word in ال but one more title can be anything but part of the subject: قال الطلاب المتضررون."""
    noun = reader.words.nouns.get(reader.forms[at])
    return reader.loose and reader.head.noun is not None and not (noun and noun.number == "s")
