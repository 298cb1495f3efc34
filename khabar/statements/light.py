"""Light verbs with their reporting noun: أعرب عن قلقه, قدم تعازيه, وجه نداء."""

from khabar.records import Sentence
from khabar.statements.addressee import addressee_with_li
from khabar.statements.cues import Cue
from khabar.statements.hits import Hit, cue_hit
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, phrase_at
from khabar.statements.phrases.shapes import has_pronoun
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES

_REACH = 40  # tokens behind the verb in which its noun stands
_ABOUT_REACH = 24  # tokens behind its subject in which عن stands
_OBJECT_REACH = 3  # the same, for a noun that is its object
_LATER_OBJECT = 14  # tokens behind the subject for an object with a pronoun, or bare
_CONTENT_REACH = 30  # tokens behind the noun in which a neutral one needs أن or a quotation


def light_cue(page: Page, s: Sentence, i: int, cue: Cue, subject: Phrase | None, at: int) -> Hit | None:
    """The cue of the light verb at token i whose subject ends before `at`; the noun gives the act."""
    noun = _noun(page, s, i, cue, subject, at)
    if noun is None:
        return None
    act = page.words.talk.get(page.forms[noun]) or cue.act or ("state" if "own" in cue.takes else "")
    if act == "state" and "own" in cue.takes:
        return cue_hit(page, i, cue, act, min(noun + 1, s.last_token), subject=subject)
    if cue.traits and act not in cue.traits:
        return None  # رفع دعوى
    if not act or act == "state" and not cue.act and not _is_owned(page, i, cue, noun) and not _has_content(page, s, noun):
        return None
    if subject and subject.first <= noun < subject.last:
        subject = phrase_at(page, subject.first, noun)
    if subject is None and cue.tense != "participle" and noun > i + 2:
        subject = phrase_at(page, i + 1, noun)
    return cue_hit(
        page, i, cue, act, min(noun + 1, s.last_token), subject=subject, addressee=addressee_with_li(page, s, noun + 1)
    )  # fmt: skip


def may_be_light(page: Page, s: Sentence, i: int, cue: Cue) -> bool:
    """Whether a word stands behind the verb at token i that can be its noun: most light verbs are verbs of the trade (قدم عرضا)."""
    behind = page.forms[i + 1 : min(i + _REACH, s.last_token)]
    if "عن" in cue.takes:
        return "عن" in behind
    nouns = page.classes["own_words"] if "own" in cue.takes else page.words.talk.keys()
    return not nouns.isdisjoint(behind)


def _noun(page: Page, s: Sentence, i: int, cue: Cue, subject: Phrase | None, at: int) -> int | None:
    """The token of the reporting noun: behind عن, with ب in front, or as the object."""
    forms, talk, limit = page.forms, page.words.talk, min(i + _REACH, s.last_token)
    if "عن" in cue.takes:
        place = next((k for k in range(i + 1, limit) if forms[k] == "عن" and (k == at or k - at < _ABOUT_REACH)), None)
        if place is None or place + 1 >= s.last_token:
            return None
        preposition = forms[i][cue.conjunction :] in page.classes["noun_context"]
        aside = forms[i + 1] in page.classes["light_aside"] or forms[i + 1] in COMMAS
        if subject is None and preposition and place > i + 1 and not aside:
            return None  # عبر صفحة
        if subject is None and forms[i + 1] in page.classes["told_in"] and place != i + 2:
            return None  # عبر فيها المغاربة عن: a subject that no list has
        return place + 1
    if "own" in cue.takes:
        return _closing_noun(page, i + 1, limit)
    if "ب" in cue.takes:
        return next((k for k in range(i + 1, limit) if forms[k].startswith("ب") and forms[k] in talk), None)
    courteous = subject is not None and forms[subject.first] in page.classes["courtesy"]  # جدد سعادة السفير التأكيد
    objects = (k for k in range(i + 1 + courteous, limit) if forms[k] in talk and not forms[k].startswith("ب"))
    for k in objects:
        if k < at + _OBJECT_REACH:
            return k
        if any(form[0] == "و" and form in page.words.verbs or form in page.classes["relative"] for form in forms[at:k]):
            return None  # قدم المدير هدية، وقال إن … تقديرا
        previous = forms[k - 1]  # حكما بثبوت | إدانة …, not: برقية | تهنئة
        governed = previous[0] in "بل" and previous not in page.words.nouns or previous in page.classes["noun_context"]
        if cue.tense != "participle" and k < at + _LATER_OBJECT and _is_reporting_object(forms[k]) and not governed:
            return k
    return None


def _closing_noun(page: Page, first: int, limit: int) -> int | None:
    """ختم المدير كلمته | بدعوة المواطنين إلى …: a reporting noun with ب right behind the speaker's own words."""
    own = next((k for k in range(first, limit - 1) if page.forms[k] in page.classes["own_words"]), None)
    if own is None:
        return None
    noun = own + 1 + (own + 2 < limit and page.forms[own + 1] in COMMAS)
    form = page.forms[noun]
    tells = form in page.words.talk or form in page.classes["saying"] or form in COMPLEMENTISERS
    return noun if form.startswith("ب") and tells else None


def _is_owned(page: Page, i: int, cue: Cue, noun: int) -> bool:
    """جدد دعمه: where the verb's row names its nouns, one with a pronoun is said by itself."""
    if not cue.traits or not has_pronoun(page.forms[noun], page.last_letter(noun)):
        return False
    return all(form not in page.words.verbs for form in page.forms[i + 1 : noun])  # not: أصدر بيانا أكد فيه رفضه


def _is_reporting_object(form: str) -> bool:
    """A noun with a pronoun, in the accusative, or bare: تعازيه, نداء."""
    return form.endswith(("ه", "ها", "هم", "هما", "ا")) or not form.startswith("ال")


def _has_content(page: Page, s: Sentence, noun: int) -> bool:
    """Whether أن, a quotation or a colon follows the noun."""
    behind = page.forms[noun : min(noun + _CONTENT_REACH, s.last_token)]
    return any(form in COMPLEMENTISERS or form in QUOTES or form == ":" for form in behind)
