"""A mark inside a description: what stands behind it, and whether it is part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.statements.phrases.bare_names import ends_phrase, is_al_name, is_bare_name, is_closed, is_touching, name_end
from khabar.statements.phrases.records import Phrase
from khabar.statements.phrases.rules.genitives import wants_genitive
from khabar.statements.phrases.rules.verdicts import END, Step, Verdict
from khabar.statements.phrases.shapes import is_relational
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES

if TYPE_CHECKING:
    from khabar.statements.phrases.reader import Reader

_DASHES = frozenset("-–—")
_LABEL = 5  # words between quote marks in a description: منظمة "…"
_BRACKET = 3  # words between brackets: شركة سابك (سابك)
_QUOTED_NAME = 8  # tokens between a title and the mark that closes a name
_FURTHER = 14  # tokens of a title behind the word that seems to end it, up to its comma
_APPOSED = 3  # words of a name between commas that no list has


def past_mark(reader: Reader, at: int, definite: bool) -> Verdict:
    """What stands behind the mark at `at`: a finished phrase, the token from which the description goes on, or nothing of it."""
    past = _past(reader, at, definite)
    if past is None:
        return END
    return past if isinstance(past, Phrase) else Step(past, True)


def _past(reader: Reader, at: int, definite: bool) -> Phrase | int | None:
    """By the kind of mark: a finished phrase, a token to go on from, None where the description ends."""
    form = reader.forms[at]
    if form in QUOTES:
        return _past_quotes(reader, at, definite)
    if form == "(":
        return _past_bracket(reader, at, definite)
    if form in _DASHES and at + 1 < reader.limit:
        return _past_dash(reader, at)
    return holder_behind_comma(reader, at) if definite else None


def holder_behind_comma(reader: Reader, at: int) -> Phrase | None:
    """The phrase whose holder is named behind the comma at `at`; None where no comma stands there, or nobody behind it."""
    if at + 2 >= reader.limit or reader.forms[at] not in COMMAS or not _may_be_apposed(reader):
        return None
    return _past_comma(reader, at + 1)


def _past_dash(reader: Reader, at: int) -> int | None:
    """A dash without blanks joins two words, and one with blanks two adjectives of relation: الصداقة الإسبانية - المغربية."""
    if reader.forms[at] == "-" and is_touching(reader.page, at):
        return at + 1
    before, behind = reader.forms[at - 1], reader.forms[at + 1]
    alike = before.startswith("ال") == behind.startswith("ال") and before[-1] == behind[-1]
    return at + 2 if alike and is_relational(before) and is_relational(behind) else None


def _past_quotes(reader: Reader, at: int, definite: bool) -> Phrase | int | None:
    """A name in quotation marks inside the description; a clause there is what somebody says."""
    forms, head = reader.forms, reader.head
    if head.is_title and (named := _quoted_person(reader, at)):
        return named
    close = next((n for n in range(at + 2, min(at + 2 + _LABEL, len(forms))) if forms[n] in QUOTES), None)
    if close is None or close >= reader.limit or head.noun is None or head.kind == "honorific":
        return None
    clause = forms[at + 1] in reader.classes["quote_opener"] and reader.page.starts[at + 1] not in reader.page.others
    if clause or head.kind == "role" and definite:
        return None
    return close + 1


def _quoted_person(reader: Reader, at: int) -> Phrase | None:
    """`وزير التعليم "د. عزام الدخيل"`: a title and then a person's name in quotation marks."""
    forms, page, words = reader.forms, reader.page, reader.words
    k, stop = at + 1, len(forms) - 1
    while k < min(at + 5, stop) and (forms[k] == "." or (noun := words.nouns.get(forms[k])) and noun.kind == "honorific"):
        k += 1
    if k > stop:
        return None  # the text ends with the mark
    if mention := page.people.get(page.starts[k]):
        last = page.token_after(k, mention.end)
    elif is_bare_name(page, k, reader.limit):
        last = name_end(page, k, reader.limit)
    else:
        return None
    if last > min(at + 1 + _QUOTED_NAME, stop) or forms[last] not in QUOTES or not (mention or last - k > 1):
        return None
    named = reader.named(k, last, mention)
    return named._replace(last=last + 1, whole_end=page.ends[last]) if named.last == last else None


def holder_further_on(reader: Reader, at: int) -> Phrase | None:
    """`وكيل الجمهورية | لدى محكمة سيدي امحمد، سمير قاسم، …`: a known name between commas behind the rest of the title that ends at `at`."""
    forms, words, classes = reader.forms, reader.words, reader.classes
    stop = min(at + _FURTHER, reader.limit)
    if at >= stop or reader.head.noun.number != "s" or COMMAS.isdisjoint(forms[at:stop]):
        return None
    for k in range(at, stop):
        form = forms[k]
        if form in COMMAS:
            named = holder_behind_comma(reader, k)
            if named is None or not named.named:
                return None
            name = forms[reader.page.token_after(k, named.start)]
            return named if named.start in reader.page.people or name in words.given else None
        noun = words.nouns.get(form)
        if not form.isalnum() or form in COMPLEMENTISERS or form in classes["relative"] or form in classes["occasion"]:
            return None
        if form in classes["adverb"] or form in words.verbs and noun is None or noun is not None and noun.is_title:
            return None  # في لقاء مع رئيس الحكومة، سمير قاسم، …
    return None


def _may_be_apposed(reader: Reader) -> bool:
    """Whether a holder may be named behind a comma: of one title, or of a medium; behind many people stands the object (ناشد الطلاب، الوزير)."""
    head = reader.head
    return head.kind == "medium" or (head.is_title or head.kind == "unnamed") and head.noun.number == "s"


def _past_bracket(reader: Reader, at: int, definite: bool) -> Phrase | int | None:
    """A title, something in brackets, and the holder's name; or a name in brackets behind a bare noun (شركة (أفق), برنامج ماجستير (…))."""
    close = next((n for n in range(at + 2, min(at + 2 + _BRACKET, reader.limit)) if reader.forms[n] == ")"), None)
    if close is None:
        return None
    if _is_named_by(reader, at) or not definite and at > reader.first + 2 and wants_genitive(reader.page, at - 2):
        return close + 1
    if at == reader.first + 1 and not definite and reader.head.kind == "role" and reader.page.has_article(at + 1):
        return close + 1  # محافظ (المركزي): the house by its short name
    if close + 1 >= reader.limit or reader.head.kind != "role":
        return None
    return reader.bare_named(close + 1) if is_bare_name(reader.page, close + 1, reader.limit) else None


def _is_named_by(reader: Reader, at: int) -> bool:
    """Whether brackets stand right behind a noun that a name follows: فريق (…), صحيفة (…)."""
    form = reader.forms[at - 1]
    noun = reader.words.nouns.get(form)
    if noun and (noun.definite or noun.kind == "role"):
        return False
    return noun is not None or form in reader.classes["naming"]


def _past_comma(reader: Reader, at: int) -> Phrase | None:
    """`وزير الصحة، سمير قاسم، …`: the holder's name between commas, with or without a title of its own."""
    page = reader.page
    if mention := page.wholes.get(page.starts[at]):
        name = page.token_after(at, mention.start)
        last = page.token_after(name, mention.end)
        return reader.named(name, last, mention) if is_closed(page, last) else None
    in_al = is_al_name(page, at, reader.limit)  # الهادي سالم
    if in_al or is_bare_name(page, at, reader.limit):
        last = name_end(page, at + in_al, reader.limit)
        if last - at > 1 and is_closed(page, last):
            return reader.named(at, last)
    if apposed := _apposed(reader, at):
        return reader.named(at, apposed)
    noun = reader.words.nouns.get(reader.forms[at])
    if noun and noun.is_title:
        inner = reader.description_at(at, reader.limit)
        if inner and inner.named and is_closed(page, inner.last):
            return inner._replace(first=reader.first, whole_start=page.starts[reader.first] + reader.cut)
    return None


def _apposed(reader: Reader, at: int) -> int | None:
    """The token after two or three words between a title's comma and one before أن or a preposition: nothing but its holder's name stands so."""
    page, forms, words = reader.page, reader.forms, reader.words
    close = next((k for k in range(at + 2, min(at + _APPOSED + 1, reader.limit)) if forms[k] in COMMAS), None)
    if close is None or close + 1 >= len(forms) or not (reader.head.is_title and reader.head.noun.number == "s"):
        return None
    if forms[close + 1] not in COMPLEMENTISERS and forms[close + 1] not in words.ends:
        return None
    for k in range(at, close):
        form = forms[k]
        known = form not in words.given and any(
            form in group for group in (words.nouns, words.verbs, words.not_names, words.talk, COMPLEMENTISERS)
        )
        if not form.isalpha() or known or ends_phrase(page, k, reader.limit) or form.startswith("ال") and k == at:
            return None
        if form[0] in "وفبلك" and (form[1:] in words.not_names or form[1:] in words.nouns or form[1:] in words.ends):
            return None
        if form.endswith("ا") and (form[:-1] in words.not_names or form[:-1] in words.nouns):
            return None
    return close
