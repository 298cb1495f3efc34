"""The object that a verb reports (أكد الوزير أهمية …), and the phrase behind it that is not its subject (اتهم الحزب بـ)."""

from khabar.records import Sentence
from khabar.statements.addressee import past_addressee
from khabar.statements.clauses import starts_clause
from khabar.statements.cues import Cue
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, phrase_at, speaks
from khabar.statements.phrases.shapes import has_pronoun, is_relational
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES

_ASIDE = 12  # tokens of an aside before the object
_BRACKET = 6  # tokens of a short name in brackets behind the subject
_OCCASION = 18  # tokens of an occasion before it
_TOLD = frozenset(
    {"stress", "announce", "deny", "condole"}
)  # acts of the verbs that report whatever object stands behind an occasion
_PARTED_ASIDE = 18  # the same, where a comma stands before it too


def object_start(page: Page, s: Sentence, i: int, at: int, cue: Cue, subject: Phrase | None) -> int | None:
    """The token of a noun object right after the subject of the verb at i: أكد الوزير أهمية …, واقترح إلغاء …; None where none is."""
    forms = page.forms
    if subject and at < s.last_token and forms[at][0] == "ل" and (past := past_addressee(page, s, at)):
        at = past  # وأكدت مصادر لـ"النهار" رفض الإدارة
    if subject and (after := _past_aside(page, s, at)):
        return after
    opens = subject is not None or cue.conjunction or i == s.first_token or starts_clause(page, i)
    if opens and (after := _past_occasion(page, s, at, cue)):
        return after
    if subject and at < s.last_token and forms[at] == "(":
        at = next((k + 1 for k in range(at + 1, min(at + _BRACKET, s.last_token)) if forms[k] == ")"), at)
    there = subject is None and at + 1 < s.last_token and forms[at] in page.classes["back_reference"]  # بيان أكد فيه رفضه …
    at += there
    k = _past_adverbs(page, s, at, subject is not None)
    if k >= s.last_token:
        return None
    form, first_behind = forms[k], subject is not None or there or k == i + 1
    if form in page.classes["demonstrative"] and k + 1 < s.last_token and page.has_article(k + 1):
        return k if first_behind else None
    if first_behind and _may_be_object(page, k):
        lone = subject is None and not there and cue.person == "3ms" and cue.tense == "past" and cue.conjunction == 0
        return None if lone and i > s.first_token and not starts_clause(page, i) else k
    return k if subject and form in QUOTES or cue.object and k > i else None


def _past_adverbs(page: Page, s: Sentence, at: int, commas: bool) -> int:
    """The token behind adverbs and a repeated accusative; `at` where the sentence ends with them."""
    forms, classes, k = page.forms, page.classes, at
    while k < s.last_token and (forms[k] in classes["adverb"] or commas and forms[k] in COMMAS):
        k += 1
    if k + 2 < s.last_token and forms[k] == "من" and forms[k + 1] in classes["time_from"]:
        k += 2  # كشفت الصحيفة من قبل قصة
    while k < s.last_token and forms[k] in classes["cognate"]:  # نفى نفيا قاطعا علاقته
        k += 2 if k + 1 < s.last_token and forms[k + 1].endswith("ا") else 1
    return k if k < s.last_token else at


def _may_be_object(page: Page, k: int) -> bool:
    form = page.forms[k]
    if not form[0].isalpha() or form in COMPLEMENTISERS:
        return False
    if form == "ما":
        return page.forms[k - 1] != "ما"  # أنكر المتهم ما نسب إليه
    return form not in page.classes["governed"] and form not in page.words.own_ends


def _past_aside(page: Page, s: Sentence, at: int) -> int | None:
    """واقترح العبادي في خطته، إلغاء …: the object behind a prepositional aside and its comma."""
    forms, words = page.forms, page.words
    parted = at + 1 < s.last_token and forms[at] in COMMAS  # نفى الوزير، في بيان، علاقته
    at += parted
    if at >= s.last_token:
        return None
    relative = parted and (
        forms[at] in page.classes["relative"] or forms[at] in page.classes["pronoun"]
    )  # الاتحاد، الذي يضم …، اللاعبين
    if not relative and forms[at] not in page.classes["noun_context"]:
        return None
    for k in range(at + 1, min(at + (_PARTED_ASIDE if parted else _ASIDE), s.last_token - 1)):
        told = forms[k] in words.verbs and forms[k] not in page.classes["remark"]
        if told and not (parted and forms[k] in words.nouns) and not relative:
            return None
        if forms[k] in COMMAS:
            k = _past_cognate(page, s, k + 1)
            return k if _is_free_noun(page, k) and (parted or not page.has_article(k)) else None
    return None


def _past_occasion(page: Page, s: Sentence, at: int, cue: Cue) -> int | None:
    """أعلن المدير في مؤتمر عقد صباح الثلاثاء | إطلاق …: the bare noun behind a definite one ends the occasion; it is the object."""
    forms, classes = page.forms, page.classes
    if (
        cue.act not in _TOLD
        or at + 2 >= s.last_token
        or forms[at] not in classes["during"]
        or forms[at + 1] not in classes["occasion"]
    ):
        return None
    for k in range(at + 2, min(at + _OCCASION, s.last_token - 1)):
        form = forms[k]
        if form in COMMAS or form in COMPLEMENTISERS or form == ":":
            return None
        if (_ends_definite(page, k) or _ends_described(page, at + 2, k)) and _is_object_noun(page, k):
            return k
    return None


def _ends_definite(page: Page, k: int) -> bool:
    """Whether the word before a token closes a noun phrase: it has ال, is a time or a name in quotation marks."""
    return page.has_article(k - 1) or any(
        page.forms[k - 1] in group for group in (page.classes["adverb"], page.classes["back_reference"], QUOTES)
    )


def _ends_described(page: Page, described: int, k: int) -> bool:
    """في تصريح سابق | متانة الأوضاع: an adjective closes a noun without ال, and what stands behind it opens a construct."""
    adjective = page.forms[k - 1]
    known = is_relational(adjective) or adjective in page.classes["adjective"]
    return k == described + 1 and known and (page.has_article(k + 1) or has_pronoun(page.forms[k + 1], page.last_letter(k + 1)))


def _is_object_noun(page: Page, k: int) -> bool:
    """A bare noun in construct or with a pronoun: no adverb, no adjective, no name, no verb."""
    form, words = page.forms[k], page.words
    if (
        not (_is_free_noun(page, k) or form in words.talk)
        or len(form) < 4
        or form[0] in "بلكف"
        or form.endswith("ا")
        or page.has_article(k)
    ):
        return False
    if form in page.classes["adverb"] or form in words.nouns or page.starts[k] in page.people or page.starts[k] in page.others:
        return False
    return page.forms[k + 1][0].isalpha() and form not in words.nationalities and form[0] not in "يت"


def _past_cognate(page: Page, s: Sentence, k: int) -> int:
    while page.forms[k] in page.classes["cognate"] and k + 2 < s.last_token:
        k += 2 if page.forms[k + 1].endswith("ا") else 1
    return k


def _is_free_noun(page: Page, k: int) -> bool:
    """Whether a word can be an object by itself: no particle, no verb, nothing joined by و."""
    form, words = page.forms[k], page.words
    return form.isalpha() and form[0] != "و" and form not in words.ends and form not in words.verbs


def is_about(page: Page, s: Sentence, cue: Cue, phrase: Phrase) -> bool:
    """Whether the phrase behind a verb is whom it is about, no subject: اتهم الحزب بـ, حث الأطراف على, طالب المحتجين."""
    form = page.forms[phrase.first]
    noun = page.words.nouns.get(form)
    if form.startswith("ال") and form.endswith("ين") and not phrase.named and (noun is None or noun.number == "p"):
        return True
    if cue.act == "call_for" and form in page.classes["called_upon"] and not cue.object:
        return True
    if cue.person == "3fs" and noun is not None and "summons" in cue.traits and is_called_upon(page, phrase, in_doubt=False):
        return True
    if "about" not in cue.traits or cue.object:
        return False
    if noun is None and not phrase.named and not speaks(page, phrase):
        more = phrase.last < s.last_token
        return more and page.has_article(phrase.first) and not page.has_article(phrase.last)  # ووصف | الوضع في القطاع بأنه
    needs = next((take[:-1] for take in cue.takes if take.endswith("!")), "")
    return bool(needs) and _begins_with(page, s, _past_joined(page, s, phrase.last), needs)


def _past_joined(page: Page, s: Sentence, at: int) -> int:
    """The token behind a second phrase joined by و."""
    if at + 1 < s.last_token and page.forms[at][0] == "و" and page.forms[at][1:] in page.words.nouns:
        joined = phrase_at(page, at, s.last_token, cut=1)
        return joined.last if joined else at
    return at


def _begins_with(page: Page, s: Sentence, at: int, preposition: str) -> bool:
    if at >= s.last_token:
        return False
    form = page.forms[at]
    return form == preposition or preposition == "ب" and form.startswith("ب") and len(form) > 2


def is_called_upon(page: Page, phrase: Phrase, *, in_doubt: bool) -> bool:
    """Whether men in a definite plural behind a verb of calling may be its object: ودعت المديرة الأعوان إلى, كما دعا المدراء إلى.

    Behind a feminine verb they are; behind a masculine one (in_doubt) only what is no nominative in ون may be.
    """
    noun = page.words.nouns.get(page.forms[phrase.first])
    if phrase.named or noun is None or noun.kind != "role" or noun.number != "p" or noun.gender != "m":
        return False
    definite = noun.definite or phrase.last > phrase.first + 1 and page.has_article(phrase.first + 1)
    return definite and not (in_doubt and page.forms[phrase.first].endswith(("ون", "و")))
