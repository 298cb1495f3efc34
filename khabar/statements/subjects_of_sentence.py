"""The subject of the sentence that a participle or a subordinate verb hangs on: وافق المجلس … مؤكدا, غادر اللاعب بعدما أكد."""

from khabar.records import Sentence
from khabar.statements.agreement import agrees
from khabar.statements.bylines import body_start
from khabar.statements.hits import Hit
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, is_feminine_verb, phrase_at, speaks
from khabar.statements.phrases.reader import Reader
from khabar.statements.phrases.records import is_governed_accusative
from khabar.statements.phrases.shapes import is_relational
from khabar.statements.vocabulary import COMMAS

_BEFORE_ITS_NOUN = 2  # tokens before a verb that goes back to one of them
_ADVERBIAL = 14  # tokens of what opens a sentence before its subject, with a comma at its end
_CLAUSE = 4  # tokens of a subordinate clause, at least
_SOUND_PLURAL = 5  # letters of a word in ون, at least
_BEGINS = 12  # tokens from a sentence's beginning in which the subject of a later participle begins


def hangs_on_sentence(page: Page, s: Sentence, i: int) -> bool:
    """بعد أن أعلنت, بعدما أكد: a verb in a subordinate clause without a subject of its own goes on with its sentence's."""
    forms, previous = page.forms, page.forms[i - 1]
    if i - s.first_token < 3:
        return False
    if previous in page.classes["subordinate"]:
        return True
    return previous == "ان" and forms[i - 2] in page.classes["conjunction_with_that"]


def goes_back(page: Page, s: Sentence, verb: int) -> bool:
    """ألقى الوزير كلمة قال فيها: a verb that goes back to the indefinite noun before it has its sentence's subject."""
    if verb - s.first_token < _BEFORE_ITS_NOUN or verb + 1 >= s.last_token:
        return False
    previous = page.forms[verb - 1]
    back = page.forms[verb + 1] in page.classes["back_reference"]
    if previous in COMMAS:
        return page.forms[verb + 1] in page.classes["told_in"]  # ألقى كلمة أمام الحضور، قال فيها
    return back and previous[0].isalnum() and previous not in page.classes["relative"]


def _is_main_clause(page: Page, s: Sentence, verb: int) -> bool:
    """عندما زارت هدى كامل القرية، دعت إلى …: the main verb behind a subordinate clause and its comma goes on with that clause's subject."""
    forms, first = page.forms, body_start(page, s)
    while verb > first and forms[verb - 1] in page.classes["auxiliary"]:
        verb -= 1
    if verb - first < _CLAUSE or forms[verb - 1] not in COMMAS:
        return False
    opening = forms[first].removeprefix("و")
    return (
        opening in page.classes["opens_subordinate"]
        or forms[first + 1] == "ان"
        and opening in page.classes["conjunction_with_that"]
    )


def is_received(page: Page, s: Sentence) -> bool:
    """تلقى الوزير اتصالا من نظيره أكد خلاله …: who calls or writes, not the sentence's subject, is then the one who speaks."""
    return page.forms[body_start(page, s)].removeprefix("و") in page.classes["receiving"]


def subject_of_main_clause(page: Page, s: Sentence, hit: Hit) -> Phrase | None:
    """`غادر اللاعب النادي بعدما أكد أنه …`: who stands right behind the sentence's first verb, without the object behind him."""
    phrase = subject_of_sentence(page, s, hit)
    if phrase is None or phrase.first > s.first_token + 1:
        return None  # هاجمت جماهير النادي
    if (
        not phrase.named
        and page.has_article(phrase.first)
        and phrase.last == phrase.first + 2
        and _is_noun_in_al(page, phrase.last - 1)
    ):
        return phrase_at(page, phrase.first, phrase.last - 1)
    return phrase


def _is_noun_in_al(page: Page, k: int) -> bool:
    """Whether a word in ال behind another is no adjective as far as its shape tells."""
    form = page.forms[k]
    return page.has_article(k) and not is_relational(form) and form[2:] not in page.classes["adjective"]


def subject_of_opening_clause(page: Page, s: Sentence, hit: Hit) -> Phrase | None:
    """The subject of the subordinate clause that a sentence begins with, where it is somebody that a list or the names know."""
    if (asked := _who_is_asked(page, s, hit)) is not None:
        return asked
    if not _is_main_clause(page, s, hit.first):
        return None
    first = body_start(page, s)
    phrase = _subject_from(page, first + 2 * (page.forms[first + 1] == "ان"), hit)
    known = phrase is not None and (phrase.name_id or speaks(page, phrase) or page.starts[phrase.first] in page.people)
    return phrase if known else None


def _who_is_asked(page: Page, s: Sentence, hit: Hit) -> Phrase | None:
    """وبمواجهة المتهم | اعترف: whoever is asked answers."""
    first = s.first_token
    if page.forms[first].removeprefix("و") not in page.classes["questioning"] or hit.first - first > _ADVERBIAL:
        return None
    phrase = phrase_at(page, first + 1, hit.first)
    if phrase is None or hit.first - phrase.last > 1 or not (phrase.named or speaks(page, phrase)):
        return None
    return phrase if agrees(hit.cue, phrase.gender, phrase.number, phrase.kind) else None


def subject_of_sentence(page: Page, s: Sentence, hit: Hit) -> Phrase | None:
    """The subject of the sentence that a participle hangs on: `نطق روحاني زاعما …`, `وافق المجلس … مؤكدا`."""
    return _subject_from(page, body_start(page, s), hit)


def _subject_from(page: Page, first: int, hit: Hit) -> Phrase | None:
    """The first phrase from a token on that can be the subject of a participle or verb further on."""
    words = page.words
    opening = page.classes["auxiliary"] | page.classes["clause_opener"]
    while first + 1 < hit.first and page.forms[first] in opening:
        first += 1  # حيث قدم المدير …
    first = _past_adverbial(page, first, hit.first)
    for k in range(first, min(first + _BEGINS, hit.first)):
        form = page.forms[k]
        if page.starts[k] in page.people or page.starts[k] in page.wholes:
            return _agreeing(page, k, hit)
        if k == first + 1 and hit.cue is not None and hit.cue.person.endswith("mp") and (several := _several(page, k, hit)):
            return several
        noun = words.nouns.get(form)
        if k == first and is_governed_accusative(page, k):
            return _agreeing(page, k, hit)  # لكن متحدثا باسم الشركة نفى ذلك، وقال
        if k == first + 1 and hit.kind == "verb" and noun is None and form not in words.ends:
            phrase = _agreeing(page, k, hit)
            if phrase and phrase.named and not is_feminine_verb(page, phrase):
                return phrase
        if k == first + 1 and hit.kind == "participle" and form in page.spoken:  # وختم بوزيان حديثه …، معتبرا
            return _agreeing(page, k, hit) or Reader(page, k, k + 1).named(k, k + 1)
        oblique = noun is not None and noun.number == "p" and form.startswith("ال") and form.endswith("ين")
        speaking = not oblique and noun is not None and noun.kind in ("role", "institution", "medium", "honorific")
        if speaking and page.forms[k - 1] not in page.classes["noun_context"]:
            return _agreeing(page, k - _describes_document(page, k), hit)
        if form in COMMAS or k > first and form in words.ends and form not in words.verbs:
            return None
    return None


def _several(page: Page, k: int, hit: Hit) -> Phrase | None:
    """وتأسس | 22 ضحية طرفا مدنيا، مطالبين; وأنشأ | محبون للراحل وسما: behind the first verb a number, or a sound plural in ون."""
    form = page.forms[k]
    if form.isdigit():
        phrase = _agreeing(page, k, hit)
        object_ = next((n for n in range(k + 2, phrase.last) if page.forms[n].endswith("ا")), None) if phrase else None
        return phrase_at(page, k, object_) if object_ else phrase
    if (
        not form.endswith("ون")
        or len(form) < _SOUND_PLURAL
        or form[0] in "يت"
        or form in page.words.nouns
        or form in page.words.ends
    ):
        return None
    phrase = phrase_at(page, k, hit.first) or Reader(page, k, k + 1).plain(k + 1, "role", "m", "p")
    return phrase._replace(kind="role", gender="m", number="p") if not phrase.named else phrase


def _past_adverbial(page: Page, first: int, limit: int) -> int:
    """`وبعد أيام من الصمت، خرج المدير ليؤكد`: the token behind an opening adverbial and its comma; `first` where none stands."""
    opening = page.forms[first].removeprefix("و")
    turned = opening in page.classes["adverb"] and page.forms[first + 1] in COMMAS  # بدورهم، عرض المسؤولون
    if not turned and opening not in page.classes["noun_context"] or page.forms[first] in page.classes["as_for"]:
        return first
    comma = next((k for k in range(first + 1, min(first + _ADVERBIAL, limit)) if page.forms[k] in COMMAS), None)
    if comma is None or comma + 1 >= limit or any(page.starts[k] in page.people for k in range(first, comma)):
        return first
    return comma + 1


def _describes_document(page: Page, k: int) -> bool:
    """تقرير صحفي: behind a document's noun without ال the profession is an adjective."""
    noun = page.words.nouns.get(page.forms[k - 1])
    return noun is not None and noun.kind == "document" and not noun.definite and is_relational(page.forms[k])


def _agreeing(page: Page, k: int, hit: Hit) -> Phrase | None:
    """The phrase at a token if the verb agrees with it; behind an institution in ال a name is the object: منحت الجمعية | سارة."""
    phrase = phrase_at(page, k, hit.first)
    noun = page.words.nouns.get(page.forms[k])
    behind = k + 1 < hit.first and phrase is not None and phrase.start == page.starts[k + 1]
    if behind and phrase.named and noun is not None and noun.kind == "institution" and page.has_article(k):
        phrase = phrase_at(page, k, k + 1)
    return phrase if phrase and agrees(hit.cue, phrase.gender, phrase.number, phrase.kind) else None
