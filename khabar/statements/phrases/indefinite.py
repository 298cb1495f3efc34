"""Indefinite descriptions, which no article closes: where the object begins behind `مصدر أمني`, `تقرير صحفي`."""

from khabar.statements.page import Page
from khabar.statements.phrases.bare_names import ends_phrase
from khabar.statements.phrases.modifiers import is_indefinite_adjective, is_relational_written
from khabar.statements.phrases.records import Head
from khabar.statements.phrases.shapes import has_pronoun, is_relational
from khabar.statements.verbal_nouns import is_verbal_noun

_SOURCES = frozenset({"unnamed", "document"})


def begins_object(page: Page, at: int, limit: int, head: Head) -> bool:
    """`أكد مصدر أمني | مقتل ثلاثة`: whether a bare word behind an indefinite description begins what the verb reports.

    A source or document heads no verbal noun, and behind an adjective stands no noun: what opens a construct there is the object.
    """
    if page.forms[at] in page.classes["outlet_kind"] and head.noun is not None and not head.definite and at > head.first + 1:
        return _is_described(page, at, head)  # أفاد مسؤول محلي | وكالة الأنباء
    if head.noun is None or head.definite or carries_clitic(page, at) or _is_adjective(page, at):
        return False
    verbal = is_verbal_noun(page.forms[at]) or page.forms[at] in page.classes["happening"]
    if at == head.first + 1:
        return head.kind in _SOURCES and verbal and _opens_construct(page, at, limit)
    if not _is_described(page, at, head):
        return False
    return verbal or _opens_construct(page, at, limit)


def carries_clitic(page: Page, at: int) -> bool:
    """و ب ل in front of a known word: بإدارة, لمستويات."""
    form, words = page.forms[at], page.words
    return form[0] in "وفبلك" and any(form[1:] in group for group in (words.nouns, words.commons, words.not_names))


def _is_adjective(page: Page, at: int) -> bool:
    form = page.forms[at]
    classes = page.classes
    return (
        form in page.words.nouns
        or is_relational(form)
        or form in page.words.nationalities
        or form in classes["adjective"]
        or form in classes["near"]
        or form in classes["annexed"]
    )


def _is_described(page: Page, at: int, head: Head) -> bool:
    """Whether the word before is an adjective of the head: one of relation, or one in ة right behind a feminine source (مصادر مطلعة)."""
    previous, words = page.forms[at - 1], page.words
    known = previous in words.nationalities or previous in words.commons
    relational = is_indefinite_adjective(page, at - 1) or is_relational_written(page, at - 1) and head.kind in _SOURCES
    if relational and (known or head.kind != "institution") or previous in page.classes["adjective"]:
        return True
    if at != head.first + 2 or head.kind not in _SOURCES or carries_clitic(page, at - 1):
        return False
    return previous == "مسؤول" or head.noun.gender == "f" and previous.endswith("ه") and previous not in words.nouns


def _opens_construct(page: Page, at: int, limit: int) -> bool:
    """Whether bare words lead from `at` to a word in ال, a number or a name, or the word itself has a pronoun."""
    if has_pronoun(page.forms[at], page.last_letter(at)):
        return True
    for k in range(at + 1, limit):
        form, start = page.forms[k], page.starts[k]
        if form[0].isdigit() or start in page.people or start in page.others:
            return True
        if not form[0].isalpha() or ends_phrase(page, k, limit) or carries_clitic(page, k):
            return False
        if page.has_article(k):
            return page.forms[k - 1] not in page.classes["annexed"]
    return False
