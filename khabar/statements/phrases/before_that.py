"""Longer phrases, read backwards from أن: where a verb takes no object, all that stands before its complementiser is the subject."""

from khabar.statements.page import Page
from khabar.statements.phrases.records import Phrase
from khabar.statements.phrases.shapes import has_pronoun, without_li
from khabar.statements.phrases.start import LONGEST, phrase_at
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS

_LAST_WORDS = 4  # words that a description may have missed


def name_before_that(page: Page, phrase: Phrase, limit: int) -> Phrase | None:
    """The holder's name behind more titles than `phrase` took in, right before أن: المشرف على اللجان المهندس سمير قاسم أن."""
    words = page.words
    stop = min(limit - 1, phrase.first + LONGEST)
    for k in range(max(phrase.last - 1, phrase.first), stop):
        form = page.forms[k]
        if k >= phrase.last and _parts(page, k) or form in page.classes["adverb"] or not _leads_on(page, k):
            return None
        noun = words.nouns.get(form)
        titled = noun is not None and noun.kind == "honorific" and noun.definite
        name = k + 1 if titled else k
        known = page.people.get(page.starts[name])
        if not titled and not known:
            continue
        named = phrase_at(page, name, limit)
        if named is None or not named.named or form[0] == "ل" and known is None:
            return None
        at = named.last + (named.last < limit and page.forms[named.last] in COMMAS)
        if at >= limit or not (page.forms[at] in COMPLEMENTISERS or page.forms[at] == ":"):
            return None
        return named._replace(first=phrase.first, whole_start=phrase.whole_start)
    return None


def _parts(page: Page, k: int) -> bool:
    """Whether a mark, a particle or a verb parts the titles from a name; `على` and `في` may not."""
    form, words = page.forms[k], page.words
    if form in ("علي", "في"):
        return False
    return not form[0].isalpha() or form in words.ends or form in words.verbs and form not in words.nouns


def _leads_on(page: Page, k: int) -> bool:
    """Whether `على` follows a title that takes it and `في` stands before a known place or office; any other word does."""
    form = page.forms[k]
    if form == "علي":
        return page.forms[k - 1].removeprefix("و").startswith(tuple(page.classes["in_charge"]))
    return form != "في" or page.starts[k + 1] in page.others or page.forms[k + 1] in page.words.nouns


def whole_before_that(page: Page, phrase: Phrase, limit: int) -> Phrase:
    """A description with the last words of its name: what stands between it and أن, where the verb has no object, is part of it."""
    forms, words, last = page.forms, page.words, phrase.last
    if forms[phrase.first] not in words.nouns or last < limit and forms[last].startswith("لل") and phrase.kind != "institution":
        return phrase
    k = last
    while k < min(last + _LAST_WORDS, limit) and forms[k][0].isalpha() and forms[k] not in words.ends:
        if _is_no_part(page, k):
            return phrase
        k += 1
    if k == last or k >= limit:
        return phrase
    at = k + (forms[k] in COMMAS)
    closed = at < limit and forms[at] in COMPLEMENTISERS
    if not closed and at < limit and forms[k] in page.classes["toward"]:
        closed = not any(page.has_article(n) for n in range(phrase.first, k))
    return phrase._replace(last=k, end=page.ends[k - 1], whole_end=page.ends[k - 1]) if closed else phrase


def _is_no_part(page: Page, k: int) -> bool:
    """Whether a word cannot belong to a description's name: a verb, an adverb, an addressee, an object, a person, an outlet, a time."""
    form, words, start = page.forms[k], page.words, page.starts[k]
    if form in words.verbs or form in page.classes["adverb"] or form in page.classes["manner"] or start in page.people:
        return True
    if form[0] == "ب" or form[0] == "ل" and (without_li(form) in page.classes["addressee"] or not form.startswith("لل")):
        return True
    mention = page.others.get(start)
    if form.endswith("ا") and mention is None or mention is not None and mention.kind == "outlet":
        return True
    return has_pronoun(form, page.last_letter(k)) or form.startswith(tuple(page.classes["period"]))
