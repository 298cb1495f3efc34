"""To whom and where something is said: للصحفيين, لقناة …, في تصريح صحفي."""

from khabar.records import Sentence
from khabar.statements.cues import Cue
from khabar.statements.page import Page
from khabar.statements.phrases import phrase_at
from khabar.statements.phrases.shapes import without_clitics, without_li
from khabar.statements.vocabulary import COMPLEMENTISERS, QUOTES

_MARKED = 6  # tokens between the quote marks or brackets of an outlet's name
_ADDRESSEE_REACH = 4  # tokens behind subject or noun in which an addressee begins
_OCCASION_REACH = 30  # tokens behind the verb in which its occasion stands
_OCCASION_WORDS = 5  # words behind `تصريح` that belong to it
_ADDRESSING = ("call_for", "ask", "thank", "warn")  # acts that have whom they are addressed to as object


def past_addressee(page: Page, s: Sentence, at: int) -> int | None:
    """The token after `لوكالة فرانس برس`, `لـ«الحياة»`, `للصحفيين`; None where no addressee stands."""
    forms, form = page.forms, page.forms[at]
    if form == "ل" and at + 1 < s.last_token:
        if forms[at + 1] == "(":
            return _past(page, s, at + 2, frozenset(")"))
        if forms[at + 1] in QUOTES:
            return _past(page, s, at + 2, QUOTES)
    mention = page.others.get(page.starts[at] + 1) or page.others.get(page.starts[at] + 2)
    if mention and mention.kind == "outlet":
        return page.token_after(at, mention.end)
    bare = without_li(form)
    if bare not in page.classes["addressee"]:
        return None
    return _past_outlet(page, s, at + 1, bare) if bare in page.classes["outlet_kind"] and at + 1 < s.last_token else at + 1


def _past(page: Page, s: Sentence, at: int, marks: frozenset[str]) -> int | None:
    """The token behind the next of some marks, None where none is near."""
    close = next((k for k in range(at, min(at + _MARKED, s.last_token)) if page.forms[k] in marks), None)
    return close + 1 if close else None


def _past_outlet(page: Page, s: Sentence, at: int, kind: str) -> int | None:
    """The token behind the outlet's name that begins at `at`: a mention, a name in marks, words in ال, an agency's two bare words."""
    if mention := page.others.get(page.starts[at]):
        return page.token_after(at, mention.end)
    if page.forms[at] in QUOTES:
        return _past(page, s, at + 1, QUOTES)
    follow = at
    while follow < s.last_token and page.forms[follow].startswith(("ال", "لل")):
        follow += 1
    return at + 2 if kind == "وكاله" and follow == at else follow


def addressee(page: Page, s: Sentence, at: int, content: int, cue: Cue) -> str:
    """To whom something is said between tokens `at` and `content`: `الصحفيين`; whom a call, a thank or a warning is addressed to."""
    return object_addressed(page, s, at, cue) or addressee_with_li(page, s, at, content)


def object_addressed(page: Page, s: Sentence, at: int, cue: Cue) -> str:
    """The object of a verb of calling, asking, thanking, warning: دعا الوزير | المواطنين."""
    if at >= s.last_token or cue.act not in _ADDRESSING:
        return ""
    phrase = phrase_at(page, at, s.last_token)
    known = phrase is not None and (phrase.named or phrase.name_id or page.forms[phrase.first] in page.words.nouns)
    return page.text[phrase.whole_start : phrase.whole_end] if known else ""


def addressee_with_li(page: Page, s: Sentence, at: int, content: int | None = None) -> str:
    """The addressee behind ل near token `at`, without ل; "" where none stands."""
    for k in range(at, min(content or at + _ADDRESSEE_REACH, at + _ADDRESSEE_REACH, s.last_token)):
        form = page.forms[k]
        if form[0] != "ل" or len(form) <= 3 or form in page.words.ends:
            continue
        if after := past_addressee(page, s, k):
            return _without_li(page, k, after)
        phrase = phrase_at(page, k, s.last_token, cut=1)
        if phrase and (phrase.named or phrase.name_id or without_clitics(form, 1) in page.words.nouns):
            return _without_li(page, phrase.first, phrase.last)
    return ""


def _without_li(page: Page, first: int, last: int) -> str:
    written = page.slice(first, last)
    return "ال" + written[2:] if written.startswith("لل") else written[1:].lstrip('ـ "«“').rstrip('"»”')


def occasion(page: Page, at: int, content: int) -> str:
    """`تصريح صحفي`, `مؤتمر صحفي بطوكيو`: the occasion between the verb's subject and what is said; "" where none is told."""
    forms, classes = page.forms, page.classes
    for k in range(at, min(content, at + _OCCASION_REACH) - 1):
        if forms[k] in classes["during"] and forms[k + 1] in classes["occasion"]:
            end = k + 2
            while end < min(content - 1, k + 2 + _OCCASION_WORDS) and _goes_on(page, end):
                end += 1
            return page.slice(k + 1, end)
    return ""


def _goes_on(page: Page, k: int) -> bool:
    form = page.forms[k]
    return form[0].isalpha() and form not in COMPLEMENTISERS and form not in page.classes["occasion_end"]
