"""The writer's line before the news: `سمير قاسم - الرياض: …`. Who stands in it does not speak."""

from khabar.records import Sentence
from khabar.statements.page import Page

_LONGEST = 9  # tokens of a byline with its colon
_SIGNED = 4  # tokens in which its colon stands where it has no dash
_DASHES = frozenset("-–—ـ")


def body_start(page: Page, s: Sentence) -> int:
    """The token behind a byline and its colon; the sentence's first token where it has none."""
    forms, first = page.forms, s.first_token
    last = min(first + _LONGEST, s.last_token)
    if ":" not in forms[first:last]:
        return first
    for k in range(first, last):
        if forms[k] == ":":
            return k + 1 if k + 1 < s.last_token and not _DASHES.isdisjoint(forms[first:k]) else first
        if forms[k] in page.words.verbs and forms[k] not in page.words.nouns and forms[k] not in page.classes["desk"]:
            return first
    return first


def is_byline(page: Page, s: Sentence) -> bool:
    """Whether a short line is nothing but a writer, a dash and a paper or place."""
    forms, first, last = page.forms, s.first_token, s.last_token
    if _is_signed(page, s):
        return True
    if last - first >= _LONGEST or _DASHES.isdisjoint(forms[first:last]) or forms[last - 1] in ".!؟":
        return False
    dash = next(k for k in range(first, last) if forms[k] in _DASHES)
    return dash + 1 < last and page.starts[dash + 1] in page.others and page.starts[first] in page.people


def _is_signed(page: Page, s: Sentence) -> bool:
    """`كتب: سمير قاسم`, `الخرطوم: هدى كامل`: a word or place, a colon, and one name that fills the line."""
    forms, first, last = page.forms, s.first_token, s.last_token
    if not 2 < last - first < _LONGEST or ":" not in forms[first : first + _SIGNED]:
        return False
    colon = forms.index(":", first)
    place = page.others.get(page.starts[first])
    if not (forms[first] in page.classes["desk"] or place is not None and place.kind == "place") or colon + 1 >= last:
        return False
    person = page.people.get(page.starts[colon + 1])
    return person is not None and person.end == page.ends[last - 1]
