"""Quotations that only name something: صحيفة "…", تنظيم «داعش»; all others are speech."""

from bisect import bisect_left

from khabar.quotes import Quote
from khabar.statements.page import Page
from khabar.statements.vocabulary import COMPLEMENTISERS, word_form

_UNCLOSED = 3  # words of a label that no mark closes
_LABEL = 6  # words of a label
_NAMED = 4  # of them, behind a word that a name follows
_SHORT = 2  # of them, behind any other noun


def is_label(page: Page, quote: Quote) -> bool:
    """Whether a quotation only names something."""
    inner = page.text[quote.inner_start : quote.inner_end].strip()
    count = inner.count(" ") + 1
    if not quote.closed:
        return count <= _UNCLOSED
    if count > _LABEL:
        return False
    if not any("\u0621" <= letter <= "\u064a" for letter in inner):
        return True
    mention = page.others.get(quote.inner_start) or page.people.get(quote.inner_start)
    if mention and mention.end >= quote.inner_end - 1 or _is_list(inner):
        return True
    before = _word_before(page, quote.start)
    if count <= _NAMED and _calls_for_name(page, before):
        return True
    if before in page.words.ends or before in COMPLEMENTISERS or count > 1 and _begins_clause(page, inner, before):
        return False
    if count > _SHORT:
        return False
    return page.text[quote.start : quote.end] in page.repeated or _is_plain_noun(page, before)


def _is_list(inner: str) -> bool:
    """ "نجران، جازان، عسير" """
    parts = inner.split("،")
    return len(parts) > 2 and all(part.strip().count(" ") < 2 for part in parts)


def _calls_for_name(page: Page, before: str) -> bool:
    """Whether a word that a name follows (تنظيم, صحيفة), or a medium, stands before the quotation."""
    naming = page.classes["naming"]
    bare = before.removeprefix("وال").removeprefix("بال").removeprefix("لل").removeprefix("ال")
    if bare in naming or before in naming or before[:1] in "بلو" and before[1:] in naming:
        return True
    noun = page.words.nouns.get(before)
    return noun is not None and noun.kind == "medium"


def _begins_clause(page: Page, inner: str, before: str) -> bool:
    """Whether quoted words begin as a clause does, with a particle or a verb, or are governed by the verb before them."""
    if inner[0] in "بل" and inner[1:3] != "ال" and before[:1] in ("ت", "ي"):
        return True
    first = word_form(inner.split()[0])
    return first in page.words.ends or first in page.words.verbs or first.startswith(("سي", "ست"))


def _is_plain_noun(page: Page, before: str) -> bool:
    """Whether the word before a quotation is none of those that introduce speech."""
    if len(before) <= 2 or before in page.words.verbs or before[0] == "ي":
        return False
    return not (before.startswith("ب") and before.endswith("ه"))


def _word_before(page: Page, offset: int) -> str:
    """The word before an offset, "" where a mark stands there."""
    at = bisect_left(page.starts, offset) - 1
    return page.forms[at] if at >= 0 and page.forms[at][0].isalpha() else ""
