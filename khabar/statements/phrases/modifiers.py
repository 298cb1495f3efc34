"""Words behind a title: one more adjective, or the noun that is the verb's object?"""

from khabar.statements.page import Page
from khabar.statements.phrases.bare_names import is_bare_name
from khabar.statements.phrases.records import Head
from khabar.statements.phrases.shapes import is_relational, looks_verbal


def is_next_noun(page: Page, at: int, limit: int, head: Head) -> bool:
    """A definite noun behind a definite title is the verb's object: دعا الوزير | المواطنين, not: القائد العام."""
    forms, words = page.forms, page.words
    form, bare = forms[at], forms[at][2:]
    if forms[at - 1] in page.classes["on_behalf"] or form in words.nationalities or bare in page.classes["adjective"]:
        return False
    if form == "الاعضاء":
        return False  # الدول الأعضاء
    noun = words.nouns.get(form)
    if noun is None and head.form in page.classes["quantity"] and form.endswith("يين"):
        return False  # عدد من التجار المحليين
    if form.endswith("ين") and forms[at - 1].endswith("ين") or form.endswith("ون") and forms[at - 1].endswith("ون"):
        return False  # المهندسين المتقاعدين
    if noun is None:
        if form.endswith("ين") and len(form) > 6 and page.has_article(at - 1):
            return True  # a plural of people behind a word that is none
        return bare in words.commons and not is_relational(bare)
    if noun.kind == "role" and is_relational(form):
        return False  # السكرتير الصحفي
    if noun.kind == "honorific" or noun.kind == "role" and noun.number == "s":
        if head.kind != "role":
            return False  # اللجنة المشرفة
        return at + 1 >= limit or not _goes_on(page, at + 1, limit)
    if not is_relational(form):
        return True
    return head.noun is not None and head.noun.gender == "m" and form.endswith("ه") and at == head.first + 1


def _goes_on(page: Page, at: int, limit: int) -> bool:
    """Whether a second title goes on: a name, a word in ال or باسم."""
    return page.forms[at] == "باسم" or page.has_article(at) or is_bare_name(page, at, limit)


def is_adjective(page: Page, at: int, head: Head) -> bool:
    """Whether a word in ال behind `وزارة الدفاع الروسية` can be one more adjective: agreement and shape."""
    form, words = page.forms[at], page.words
    if form in words.nationalities or form in words.nouns and (words.nouns[form].is_title or words.nouns[form].kind == "medium"):
        return True
    bare = form[2:]
    if looks_verbal(bare, form[-1]):
        return False
    if bare in words.commons and bare not in page.classes["adjective"] and not is_relational(form):
        return False
    return (head.noun is not None and head.noun.gender == "f") == form.endswith("ه")


def is_indefinite_adjective(page: Page, at: int) -> bool:
    """Whether a bare word is an adjective of nationality or relation: أحزاب كورية."""
    form, words = page.forms[at], page.words
    if form in words.nationalities:
        return True
    return form not in words.nouns and (is_relational_written(page, at) or form.endswith(("يين", "يون")))


def is_relational_written(page: Page, at: int) -> bool:
    """An adjective of relation by its end, but for a word in ى (شورى) in a paper that writes its ي with dots."""
    return is_relational(page.forms[at]) and not (page.spells_ya and page.last_letter(at) == "ى")


def is_from(page: Page, at: int, limit: int, head: Head) -> bool:
    """`مسؤول يمني`: behind an indefinite title a word of nationality is its adjective, though people are called so (يمنى, تركي)."""
    if page.forms[at] not in page.words.nationalities or head.kind != "role" or head.definite:
        return False
    return at + 1 >= limit or not is_bare_name(page, at + 1, limit)
