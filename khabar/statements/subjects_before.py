"""The subject in front of a verb or participle: كلينتون قالت, وكان جونسون أكد, الوزير الذي قال."""

from khabar.records import Sentence
from khabar.statements.agreement import agrees_before
from khabar.statements.bylines import body_start
from khabar.statements.cues import Cue
from khabar.statements.hits import Hit
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, is_feminine_verb, label_phrase, phrase_at, speaks
from khabar.statements.phrases.reader import Reader
from khabar.statements.phrases.records import is_governed_accusative
from khabar.statements.verbal_nouns import is_verbal_noun
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES

_BACK = 30  # tokens before a verb in which its subject is looked for
_NAME_BACK = 8  # tokens before it in which a name that ends right there begins
_MENTION_BACK = 5  # the same, where only asking whether some subject stands there
_WAS_BACK = 24  # tokens between كان and قد
_INITIAL = 16  # tokens of a subject that fills the sentence up to its verb
_DESCRIBED = 3  # tokens of an indefinite noun and its adjectives
_WITH = "مع"  # في لقاء مع صحفي أكد: somebody else speaks
_TELLERS = frozenset({"role", "unnamed", "document"})
_ASIDE = 16  # tokens of an aside between commas


def was_subject(page: Page, s: Sentence, i: int, cue: Cue) -> Phrase | None:
    """The phrase between كان and قد: وكان الوزير قد حث المديرين …"""
    forms = page.forms
    if i - s.first_token < 3 or forms[i - 1] != "قد":
        return None
    back = range(i - 2, max(s.first_token, i - 2 - _WAS_BACK) - 1, -1)
    was = next((k for k in back if forms[k] in page.classes["was"]), None)
    if was is None or was + 1 == i - 1:
        return None
    phrase = _phrase_or_label(page, was + 1, i)
    if phrase is None or not agrees_before(cue, phrase):
        return None
    filled = phrase.last == i - 1 and page.has_article(phrase.first)  # وكان التنسيق الخماسي قد دعا
    return phrase if phrase.named or phrase.name_id or filled or speaks(page, phrase) else None


def initial_subject(page: Page, s: Sentence, i: int, cue: Cue) -> Phrase | None:
    """A noun phrase that fills the sentence up to the verb at i: its subject, so that what follows is the object."""
    if was := was_subject(page, s, i, cue):
        return was
    forms, words, first = page.forms, page.words, body_start(page, s)
    if forms[first] in page.classes["was"] or forms[first] in page.classes["subject_opener"]:
        first += 1  # وكان الوزير أكد …, لكن الوزير نفى ذلك
    elif first + 1 < i and forms[first + 1] == "ان":
        first += 2  # إلا أن الوزير نفى ذلك
    if cue.conjunction or is_purposive(page, i, cue) or not 0 < i - first < _INITIAL:
        return None
    if (
        not forms[i - 1][0].isalnum()
        and forms[i - 1] not in QUOTES
        or forms[first] in words.verbs
        and forms[first] not in words.nouns
        and not is_governed_accusative(page, first)
    ):
        return None
    cut = int(_is_joined(page, first))
    phrase = phrase_at(page, first, i, cut=cut)
    if phrase is None or phrase.last != i or not agrees_before(cue, phrase):
        return None
    known = phrase.named or phrase.name_id or cut or page.has_article(first) or speaks(page, phrase)
    return phrase if known else None


def _is_joined(page: Page, i: int) -> bool:
    """Whether و or ف stands in front of a speaking noun or a name."""
    form, behind = page.forms[i], page.starts[i] + 1
    return form[0] in "وف" and (form[1:] in page.words.nouns or behind in page.people or behind in page.wholes)


def is_purposive(page: Page, i: int, cue: Cue) -> bool:
    """ليؤكدوا أن: a reporting verb with ل that goes on with its sentence's subject."""
    return cue.tense == "present" and page.forms[i][cue.conjunction] == "ل"


def stands_before(page: Page, s: Sentence, i: int) -> bool:
    """Whether a name or a speaking noun with ال stands right before a verb: الوزير يؤكد."""
    form = page.forms[i - 1]
    if (
        form.startswith("ال")
        and form in page.words.nouns
        or form in page.words.nationalities
        or page.starts[i - 1] in page.people
    ):
        return True
    back = range(max(s.first_token, i - _MENTION_BACK), i)
    starts = (page.starts[k] + joined for k in back for joined in (0, page.forms[k][0] == "و"))
    return any(m.end == page.ends[i - 1] for start in starts if (m := page.people.get(start)))


def subject_before(page: Page, s: Sentence, hit: Hit) -> Phrase | None:
    """The phrase before a finite verb that is its subject, None where none is."""
    forms, verb = page.forms, hit.first
    floor = max(s.first_token, verb - _BACK)
    end, relative = _before_auxiliaries(page, floor, verb)
    if was := _behind_was(page, floor, hit):
        return was
    if end > floor and forms[end - 1] == ":":
        return None
    if forms[s.first_token] in QUOTES and (label := label_phrase(page, s.first_token, end)) and label.last == end:
        return label if not hit.before else None  # "الأخبار" قالت إن
    if hit.cue is not None and hit.cue.conjunction and forms[s.first_token] not in page.classes["as_for"]:
        return None
    if not relative and (name := _name_before(page, floor, end)) is not None:
        named = phrase_at(page, name, end)
        if named is None or hit.cue is None or hit.cue.person not in ("3mp", "3fp"):
            return named
    if phrase := _phrase_before(page, s, hit, floor, end, relative):
        return phrase
    return None if relative else _told_of(page, hit, floor, end)


def _told_of(page: Page, hit: Hit, floor: int, end: int) -> Phrase | None:
    """واستمعت المحكمة إلى شاهد قال إن, إلى دراسة حديثة أكدت أن: the indefinite noun right before a verb, which tells what it says.

    A document on whose occasion somebody speaks is none (في بيان أكد أن).
    """
    if hit.cue is None or hit.before:
        return None
    for k in range(end - 1, max(floor, end - _DESCRIBED) - 1, -1):
        form = page.forms[k]
        if (
            not form.isalpha()
            or page.has_article(k)
            or form.startswith("لل")
            or form in page.words.ends
            or page.starts[k] in page.people
        ):
            return None
        noun = page.words.nouns.get(form) or (page.words.nouns.get(form[:-1]) if form[-1] == "ا" else None)
        if form[-1] == "ا" and noun is not None and noun.kind == "role":
            return None  # اختيار سمير رئيسا أكد: what he becomes
        previous = page.forms[k - 1]
        described = not page.has_article(k - 1) and any(
            previous in group for group in (page.words.nouns, page.classes["occasion"], page.words.talk)
        )  # تصريح صحفي
        if noun is None or described or noun.definite or noun.kind not in _TELLERS:
            continue
        if (
            previous == _WITH
            or k == floor
            or k - 1 > floor
            and not _may_introduce(page, k)
            or noun.kind == "document"
            and _is_occasion(page, k)
        ):
            return None
        phrase = Reader(page, k, end).plain(end, noun.kind, noun.gender, noun.number)
        return phrase if agrees_before(hit.cue, phrase) else None
    return None


def _may_introduce(page: Page, k: int) -> bool:
    """Whether a noun can begin behind the word before it: a preposition, a verb, a word in ال, a verbal noun; not مقاطع | مصورة."""
    previous = page.forms[k - 1]
    known = any(previous in group for group in (page.words.ends, page.words.verbs, page.classes["there_is"]))
    return known or page.has_article(k - 1) or is_verbal_noun(previous)


def _is_occasion(page: Page, k: int) -> bool:
    """في بيان, خلال تقرير"""
    return page.forms[k - 1].removeprefix("و") in page.classes["during"]


def _before_auxiliaries(page: Page, floor: int, verb: int) -> tuple[int, bool]:
    """The token where what stands before the verb ends, without قد كان and الذي; and whether a relative stands there."""
    forms, classes, end = page.forms, page.classes, verb
    while end > floor and forms[end - 1] in classes["auxiliary"]:
        end -= 1
    relative = end > floor and forms[end - 1] in classes["relative"]
    if relative:
        end -= 1
        while end > floor and forms[end - 1] in COMMAS:
            end -= 1
    return end, relative


def _behind_was(page: Page, floor: int, hit: Hit) -> Phrase | None:
    """`وكان جونسون أكد`: the phrase behind كان, unless that belongs to a relative (الذي كان)."""
    forms, classes, verb = page.forms, page.classes, hit.first
    for k in range(verb - 1, floor - 1, -1):
        if forms[k] in classes["was"] and (k == floor or forms[k - 1] not in classes["relative"]):
            break
    else:
        return None
    if k + 1 >= verb:
        return None
    phrase = _phrase_or_label(page, k + 1, verb)
    if phrase is None or _belongs_elsewhere(page, k, phrase, verb):
        return None
    return phrase if agrees_before(hit.cue, phrase) and (phrase.named or speaks(page, phrase)) else None


def _belongs_elsewhere(page: Page, was: int, phrase: Phrase, verb: int) -> bool:
    """Whether كان has another verb than this one: مما كانت تنوي بيعه بعد أن قالت."""
    forms = page.forms
    unknown = (
        phrase.named and not phrase.name_id and forms[was + 1] not in page.words.given and page.starts[was + 1] not in page.people
    )
    if unknown and forms[was + 1][0] in "يتن" and len(forms[was + 1]) < 6:
        return True  # كانت تنوي: an imperfect
    then = page.classes["conjunction_with_that"]
    subordinate = forms[verb - 1] in page.classes["subordinate"] or forms[verb - 1] == "ان" and forms[verb - 2] in then
    return subordinate or any(form in page.classes["relative"] for form in forms[phrase.last : verb])


def _phrase_or_label(page: Page, at: int, limit: int) -> Phrase | None:
    """The phrase at a token; a name in marks behind كان is a medium's (وكانت «الأخبار» قد ذكرت)."""
    if page.forms[at] not in QUOTES:
        return phrase_at(page, at, limit)
    label = label_phrase(page, at, limit)
    return label and label._replace(kind="medium")


def _name_before(page: Page, floor: int, end: int) -> int | None:
    """The token at which a person's name begins that ends right before the verb."""
    for k in range(end - 1, max(floor, end - _NAME_BACK) - 1, -1):
        if mention := page.people.get(page.starts[k]):
            return k if mention.end == page.ends[end - 1] else None
    return None


def _phrase_before(page: Page, s: Sentence, hit: Hit, floor: int, end: int, relative: bool) -> Phrase | None:
    """The first phrase in tokens `floor:end` that opens a clause, reaches the verb and can be its subject."""
    forms, k = page.forms, floor
    while k < end:
        phrase = None
        if forms[k][0].isalpha():
            cut = int(
                forms[k][0] in "وف"
                and len(forms[k]) > 3
                and forms[k] not in page.words.nouns
                and page.starts[k] not in page.people
            )
            if not cut or k == s.first_token or forms[k - 1] in COMMAS:
                phrase = phrase_at(page, k, end, cut=cut)
        if phrase is None or phrase.last <= k:
            k += 1
            continue
        stands_free = (relative or _opens(page, s, k)) and _reaches(page, s, phrase, end)
        if (
            stands_free
            and _agrees(page, hit.cue, phrase)
            and not is_feminine_verb(page, phrase)
            and (phrase.named or speaks(page, phrase))
        ):
            return phrase
        k = phrase.last
    return None


def _agrees(page: Page, cue: Cue | None, phrase: Phrase) -> bool:
    """بعضهم أشار: behind a noun of quantity with its pronoun the verb may be singular too."""
    form = page.forms[phrase.first]
    owned = form.startswith(tuple(page.classes["quantity"])) and form not in page.classes["quantity"]
    return owned and cue is not None and cue.person == "3ms" or agrees_before(cue, phrase)


def _opens(page: Page, s: Sentence, k: int) -> bool:
    """Whether a clause's subject may begin at a token: after a mark, a complementiser, فيما and the like."""
    if k == s.first_token:
        return True
    previous = page.forms[k - 1]
    return not previous[0].isalpha() or previous in COMPLEMENTISERS or previous in page.classes["subject_opener"]


def _reaches(page: Page, s: Sentence, phrase: Phrase, end: int) -> bool:
    """Whether only asides or a relative clause stand between a phrase and the verb before which `end` lies."""
    if phrase.last >= end:
        return phrase.last == end
    if _only_asides(page, phrase.last, end):
        return True
    relative = page.forms[phrase.last] in page.classes["relative"]
    return relative and phrase.first == s.first_token and page.forms[end - 1] in COMMAS  # الوزير الذي كان يشغل المنصب، أكد


def _only_asides(page: Page, first: int, last: int) -> bool:
    """Nothing but a comma-bounded aside stands between a subject and its verb."""
    between, classes = page.forms[first:last], page.classes
    if all(form in COMMAS or form in classes["auxiliary"] or form in classes["adverb"] for form in between):
        return True
    bounded = between[0] in COMMAS and between[-1] in COMMAS and last - first < _ASIDE
    return bounded and not any(form in page.words.verbs for form in between)
