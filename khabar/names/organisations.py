"""Organisations, outlets and places by the word that their name begins with, and those that are named after a person.

Their names are read as titles are, and end as such: `وزارة الدفاع الروسية | أعلنت`.
"""

from khabar.names.found import Found, Title
from khabar.names.persons import Persons
from khabar.names.trie import walk


def organisation_called(page: Persons, title: Title) -> Found | None:
    """The organisation, outlet or place whose name begins with such a word; None where only the word stands there."""
    form, first, last = title.form, title.first, title.last
    if form.kind == "place":
        return _place_called(page, title)
    if last - first < 2:
        return Found(first, last, title.cut, form.kind, None, form.gender, "article", head=form.office) if form.definite else None
    if form.definite and not any(page.known[n] and page.known[n].nationality for n in range(first + 1, last)):
        return None
    return Found(first, last, title.cut, form.kind, None, form.gender, "title", head=form.office)


def _place_called(page: Persons, title: Title) -> Found | None:
    """The place behind a word such as `مدينة`; one named after a person is named together with the word: `شارع الملك فيصل`."""
    at, words = title.first + 1, page.words
    if title.form.definite or not page.is_word(at):
        return None
    head, token = page.forms[title.first][title.cut :], page.forms[at]
    if head in words.named_after and (end := namesake_end(page, at)):
        return Found(title.first, end, title.cut, "place", None, title.form.gender, "title")
    if token in words.stops or token in words.nouns or head in words.only_after:
        return None
    word = page.known[at]
    if word and (word.names or word.titles or word.nationality) or not (token[:2] == "ال" or page.may_be_name(at)):
        return None
    last = at + (2 if token in words.particles and page.is_word(at + 1) else 1)
    return Found(at, last, 0, "place", None, "", "title")


def namesake_end(page: Persons, at: int) -> int | None:
    """The token after the person that an institution is named after: `مستشفى الملك فيصل`; None where no person stands."""
    word, forms, given = page.known[at], page.forms, page.words.given
    if word and word.titles and word.titles[0][0] == 0 and (hit := walk(word.titles[0][1], forms, at + 1)):
        form, at = hit
        if not _is_behind_title(page, at, definite=form.definite):
            return None
    elif word and word.given and word.given[0] == 0 and page.is_name_here(at):
        while page.is_word(at + 1) and forms[at + 1] in given and page.is_name_here(at + 1):
            at += 1  # `جامعة مولاي إسماعيل`
    else:
        return None
    at += 2 if forms[at] in page.words.particles and page.is_word(at + 1) else 1
    return page.lineage(at)


def _is_behind_title(page: Persons, at: int, *, definite: bool) -> bool:
    """Is the namesake named here, behind a title that may be definite by itself? Nobody is in `كأس العالم وبعدها`."""
    words = page.words
    if not page.is_word(at) or page.forms[at] in words.stops:
        return False
    if page.forms[at] in words.given or page.forms[at] in words.particles:
        return True
    return definite and page.is_unlisted(at) and page.may_be_name(at, opening=True)
