"""A bare word inside a description: the holder's name, one more title, one more noun in construct, or the verb's object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.statements.phrases.bare_names import ends_phrase, is_accusative_noun, is_bare_name
from khabar.statements.phrases.complements import OPEN_KINDS
from khabar.statements.phrases.indefinite import begins_object, carries_clitic
from khabar.statements.phrases.modifiers import is_from, is_indefinite_adjective
from khabar.statements.phrases.records import Head
from khabar.statements.phrases.rules.genitives import wants_genitive
from khabar.statements.phrases.rules.marks import holder_behind_comma
from khabar.statements.phrases.rules.verdicts import END, Step, Verdict
from khabar.statements.phrases.shapes import has_pronoun
from khabar.statements.verbal_nouns import is_verbal_noun

if TYPE_CHECKING:
    from khabar.statements.phrases.reader import Reader


def behind_definite(reader: Reader, at: int) -> Verdict:
    """A bare word behind a definite description: the holder's name, one more title, a second construct, or the end."""
    page, words, form = reader.page, reader.words, reader.forms[at]
    noun, previous = words.nouns.get(form), words.nouns.get(reader.forms[at - 1])
    honoured = previous is not None and previous.kind == "honorific" and noun is None and form not in words.commons
    if honoured and not (_is_owned(reader, at) or is_accusative_noun(page, at)):
        return reader.bare_named(at)
    if form[0] == "و" and not _begins_with_waw(reader, form) and at + 1 < reader.limit and page.has_article(at + 1):
        return Step(at + 1, False)  # وزير الزراعة واستصلاح الأراضي
    if noun and noun.is_title and reader.forms[at - 1].startswith("ال") and _opens_apposition(reader, at):
        return Step(at + 1, False)
    if is_bare_name(page, at, reader.limit) and _may_hold(reader, at):
        return not _is_known(reader, at) and holder_behind_comma(reader, at + 1) or reader.bare_named(at)
    return END


def _is_known(reader: Reader, at: int) -> bool:
    """Whether a bare word is a name by itself, and not the unlisted place with which a title ends: المستشفى الجامعي سهلول، سمير قاسم، …"""
    return reader.forms[at] in reader.words.given or reader.page.starts[at] in reader.page.people


def _is_owned(reader: Reader, at: int) -> bool:
    """ذكر الأستاذ | رغبته: a verbal noun or a common noun with a pronoun is the object."""
    form, words = reader.forms[at], reader.words
    if not has_pronoun(form, reader.page.last_letter(at)) or form in words.given:
        return False
    return form.endswith("ته") or form[:-1] in words.not_names or form[:-2] in words.not_names


def _begins_with_waw(reader: Reader, form: str) -> bool:
    """استبعدت السلطات | وصول السفينة: the و is the word's own where it is known with it alone."""
    words = reader.words
    if form in words.given:
        return True
    return form in words.not_names and not (form[1:] in words.not_names or form[1:] in words.nouns)


def _opens_apposition(reader: Reader, at: int) -> bool:
    """`الناطق الرسمي | رئيس الوفد …`: a second title without a name between, in the first one's gender and number.

    Another one is the object: دعا الوزير | سائقي الحافلات. So is a word in ة that only ه would make a title (مشاركة is not مشاركه).
    """
    page, head, noun = reader.page, reader.head.noun, reader.words.nouns[reader.forms[at]]
    if noun.definite and page.last_letter(at) == "ة":
        return False
    if head is not None and head.number == "s" and (noun.number != "s" or {head.gender, noun.gender} == {"m", "f"}):
        return False
    return at + 1 < reader.limit and page.forms[at + 1][0].isalpha() and not ends_phrase(page, at + 1, reader.limit)


def _may_hold(reader: Reader, at: int) -> bool:
    """After a definite description: a name, not the verb's object. Institutions carry none."""
    noun = reader.head.noun
    if reader.forms[at] in reader.words.given:
        return True
    if reader.forms[at] in reader.words.joints:
        return noun is None or noun.kind != "institution"  # جاره في الغرفة | أبو سالم
    return noun is not None and noun.number == "s" and noun.kind not in ("institution", "document", "unnamed")


def _is_accusative(reader: Reader, at: int) -> bool:
    """`أربع نقابات | احتجاجا على …`: a verbal noun in the accusative is no part of who does something."""
    form = reader.forms[at]
    return form.endswith("ا") and is_verbal_noun(form[:-1]) and reader.page.starts[at] not in reader.page.others


def _looks_past(reader: Reader, at: int, form: str) -> bool:
    """`ثلاثة خبراء | استطلعت الصحيفة آراءهم`: a word with the ت of a feminine verb of the tenth stem."""
    return at > reader.first and form.startswith("است") and form.endswith("ت") and reader.page.last_letter(at) == "ت"


def _is_relative_verb(reader: Reader, at: int) -> bool:
    """Whether a bare word is the verb of a relative clause: a preposition with a pronoun follows (مذكرة بحثية | اطلعت عليها الصحيفة), or a
    pronoun hangs on what is no noun, behind a document (دراسة | أجرتها الجامعة).
    """
    page = reader.page
    if at > reader.first and at + 1 < len(page.forms) and page.forms[at + 1] in page.classes["back_reference"]:
        return True
    form = page.forms[at]
    if _looks_past(reader, at, form):
        return True
    if reader.head.kind != "document" or not has_pronoun(form, page.last_letter(at)) or form in reader.words.nouns:
        return False
    stem = form.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    return not any(each in group for each in (stem, stem[:-1] + "ه") for group in (reader.words.nouns, reader.words.commons))


def _names_its_holder(head: Head) -> bool:
    """Whether a given name may follow right behind: not behind several people (أقارب سمير)."""
    return head.is_title and head.noun is not None and head.noun.number != "p"


def behind_construct(reader: Reader, at: int) -> Verdict:
    """A bare word in a description that is not definite yet: one more noun in construct, a name behind a title, or the object."""
    page, words, head, form = reader.page, reader.words, reader.head, reader.forms[at]
    noun, common, limit = words.nouns.get(form), form in words.commons, reader.limit
    if at > reader.first + 1 and wants_genitive(page, at - 1) and not carries_clitic(page, at):
        return Step(at + 1, has_pronoun(form, page.last_letter(at)))
    if head.is_accusative and form[-1] == "ا":
        return Step(at + 1, False)  # لكن مصدرا | أمنيا قال
    if begins_object(page, at, limit, head) or _is_relative_verb(reader, at) or _is_accusative(reader, at):
        return END
    if at > reader.first + 1:
        if noun and noun.is_title and is_indefinite_adjective(page, at - 1):
            return END  # أحزاب كورية | رئيس الوزراء: the object
        if form.endswith("ات") and common and not noun:
            return END  # قوات أمن شمال سيناء | إجراءات: the object
    if form[0] in "وبل" and form[1:] in words.nouns:
        return Step(at + 1, False) if form[0] == "و" or form[0] == "ب" and head.kind in OPEN_KINDS else END
    if head.kind == "honorific" and (is_bare_name(page, at, limit) or not noun and not common):
        return reader.bare_named(at)
    if _names_its_holder(head) and form in words.given and is_bare_name(page, at, limit) and not is_from(page, at, limit, head):
        return reader.bare_named(at)
    return Step(at + 1, not noun and not common and has_pronoun(form, page.last_letter(at)))
