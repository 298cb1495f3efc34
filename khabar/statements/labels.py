"""Quotations that only name something: صحيفة "…", تنظيم «داعش»; all others are speech."""

import re
from bisect import bisect_left

from khabar.quotes import Quote
from khabar.statements.page import Page
from khabar.statements.pronouns import POSSESSIVES
from khabar.statements.vocabulary import COMPLEMENTISERS, word_form

_ARABIC = re.compile(r"[\u0621-\u064a]{2}")  # two letters of a word behind a name: "العربية Business" has none
_UNCLOSED = 3  # words of a label that no mark closes
_LABEL = 6  # words of a label
_NAMED = 4  # of them, behind a word that a name follows
_KUNYA = 3  # words of a name that begins with أبو
_SHORT = 2  # of them, behind any other noun
_ENTITLED = 4  # words before `بـ"…"` among which a verb of giving titles is looked for
_BEFORE_TITLE = (":", "ـ")
_IN_BRACKET = 12  # tokens before a quotation among which the bracket that holds it is looked for
_DUAL = ("ان", "ين")
_LONG_NAME = 9  # words of a named thing: «اتفاقية التجارة الحرة في …»
_ADJECTIVE = ("ه", "ي", "اء", "ا", "ين")  # ends of a word that may be an adjective: «تنظيم إرهابي»
_THAT = frozenset({"ان", "بان", "وان", "لان"})


def is_label(page: Page, quote: Quote) -> bool:
    """Whether a quotation only names something."""
    inner = page.text[quote.inner_start : quote.inner_end].strip()
    count = inner.count(" ") + 1
    if not quote.closed:
        return count <= _UNCLOSED
    if _is_title(page, quote, inner) or count <= _LONG_NAME and _is_named_thing(page, quote, inner):
        return True
    if count > _LABEL:
        return False
    if not any("\u0621" <= letter <= "\u064a" for letter in inner):
        return True
    if count <= _NAMED and any("A" <= letter <= "z" for letter in inner):
        return True  # "لاكوبين - lakopin"
    mention = page.others.get(quote.inner_start) or page.people.get(quote.inner_start)
    if (
        mention
        and not _ARABIC.search(page.text, mention.end, quote.inner_end)
        or _is_list(inner)
        or _is_numbered(inner)
        or _is_bracketed(page, quote)
    ):
        return True
    if count <= _KUNYA and word_form(inner.split()[0]) in page.classes["kunya"]:
        return True
    before = _word_before(page, quote.start)
    if count == 1 and before in page.classes["quantity"]:
        return True
    if count <= _NAMED and _calls_for_name(page, before) or count == 1 and _is_lone_name(page, inner, before):
        return True
    if before in page.words.ends or before in COMPLEMENTISERS or count > 1 and _begins_clause(page, inner, before):
        return False
    if count > _SHORT:
        return False
    if page.text[quote.start : quote.end] in page.repeated:
        return True
    return _is_plain_noun(page, before) and not _is_predicate(page, quote, inner)


def _is_title(page: Page, quote: Quote, inner: str) -> bool:
    """Whether a quotation of any length is the title of a work, a motto or a hashtag: بعنوان: "…", كتابه "…", عنونت خبرها بـ"…"."""
    at = bisect_left(page.starts, quote.start) - 1
    while at > 0 and page.forms[at] in _BEFORE_TITLE:
        at -= 1
    if at < 0:
        return False
    form, entitling = page.forms[at], page.classes["entitling"]
    if not entitling.isdisjoint(_stems(form)):
        return True
    if form in "بـ":
        return any(not entitling.isdisjoint(_stems(each)) for each in page.forms[max(0, at - _ENTITLED) : at])
    adjacent = at == bisect_left(page.starts, quote.start) - 1
    return adjacent and not page.classes["work"].isdisjoint(_stems(form)) and not _begins_clause(page, inner, "")


def _stems(form: str) -> set[str]:
    """A noun without the article, a preposition or a pronoun: وبعنوان, كتابه, روايتها."""
    bare = form.removeprefix("و")
    bare = {
        form,
        bare,
        bare.removeprefix("ال"),
        bare[1:] if bare[:1] in "بل" else bare,
        bare.removeprefix("بال"),
        bare.removeprefix("لل"),
    }
    owned = {stem.removesuffix(pronoun) for stem in bare for pronoun in POSSESSIVES if stem.endswith(pronoun)}
    return bare | owned | {stem[:-1] + "ه" for stem in owned if stem.endswith("ت")}


def _is_named_thing(page: Page, quote: Quote, inner: str) -> bool:
    """`«مدينة الوادي الصناعية»`: a noun that a name follows and words in ال or a name, no clause and no predicate (بأنها «مصنع الفرح»)."""
    head, *rest = map(word_form, inner.split())
    before = _word_before(page, quote.start)
    if before in COMPLEMENTISERS and before not in _THAT:
        return False
    if not rest or head.startswith("ال") or _is_clause_word(page, rest[0]) or rest[0] in page.classes["noun_context"]:
        return False
    noun = page.words.nouns.get(head)
    if head not in page.classes["thing"] and not (noun is not None and noun.kind == "institution" and not noun.definite):
        return False
    named = rest[0].startswith("ال") or len(rest) == 1 and not rest[0].endswith(_ADJECTIVE)
    return named and not any(_is_clause_word(page, word) for word in rest)


def _is_clause_word(page: Page, form: str) -> bool:
    return form in page.words.verbs or form in COMPLEMENTISERS or form.startswith(("سي", "ست", "ي")) and len(form) > 3


def _is_lone_name(page: Page, inner: str, before: str) -> bool:
    """One word that a clause is about, or in a row of things, is a name: أن «فارو» …, مثل «الواحة»; a predicate is not: أنها «طموحة»."""
    form = word_form(inner)
    if before == "ل" or before in page.classes["example"]:
        return True
    if before in _THAT:
        return not form.endswith("ا") and form not in page.words.verbs
    return form.startswith("ال") and (before in page.classes["row"] or before in "وف" and before != "")


def _is_predicate(page: Page, quote: Quote, inner: str) -> bool:
    """`أن العلاج "آمن تماما"`: quoted words that say what a definite noun is like are speech, and no name of it."""
    at = bisect_left(page.starts, quote.start) - 1
    if inner.startswith("ال") or not _is_definite(page.forms[at]):
        return False
    *first, last = map(word_form, inner.split())
    if first and last in page.classes["degree"]:
        return True
    if at == 0 or page.forms[at - 1] not in COMPLEMENTISERS:
        return False
    return last.endswith("ا") if first else len(last) > 3 and (last.endswith(("ي", "يه")) or last.startswith("م"))


def _is_definite(form: str) -> bool:
    return len(form) > 3 and form.startswith(("ال", "وال")) or form.endswith(POSSESSIVES)


def _is_list(inner: str) -> bool:
    """ "نجران، جازان، عسير" """
    parts = inner.split("،")
    return len(parts) > 2 and all(part.strip().count(" ") < 2 for part in parts)


def _is_numbered(inner: str) -> bool:
    """`«الفرقة 30»`: a definite noun and its number."""
    first, *rest = inner.split()
    return len(rest) == 1 and first.startswith("ال") and rest[0].isdecimal()


def _is_bracketed(page: Page, quote: Quote) -> bool:
    """`لبرنامجين إذاعيين ("حديث المساء" و"نبض")`: in a bracket behind a noun, or its adjective, that a name follows."""
    last = bisect_left(page.starts, quote.start) - 1
    for at in range(last, max(0, last - _IN_BRACKET), -1):
        if page.forms[at] == ")":
            return False
        if page.forms[at] == "(":
            stems = {stem for form in page.forms[max(0, at - 2) : at] for stem in _stems(form)}
            stems |= {stem[:-2] for stem in stems if stem.endswith(_DUAL)}
            return not page.classes["naming"].isdisjoint(stems)
    return False


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
    return not (before.startswith("ب") and before.endswith("ه")) or before.startswith("بال")  # بقوله, no: بالثلاجة


def _word_before(page: Page, offset: int) -> str:
    """The word before an offset, "" where a mark stands there."""
    at = bisect_left(page.starts, offset) - 1
    return page.forms[at] if at >= 0 and page.forms[at][0].isalpha() else ""
