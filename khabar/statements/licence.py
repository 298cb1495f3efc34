"""What licenses a verb as a cue, and where its content begins: أن, a quotation, a colon, قائلا, a governed preposition, an object."""

from khabar.records import Sentence
from khabar.statements.clauses import starts_clause
from khabar.statements.cues import Cue
from khabar.statements.objects import object_start
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase
from khabar.statements.subjects_before import speaks
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES

_WINDOW = 60  # tokens between a verb's subject and what it reports
_SAYING_REACH = 20  # of them, before قائلا
_ASIDE_REACH = 24  # of them, before a preposition behind asides
_GOVERNED_REACH = 12  # of them, before ب or ل
_OCCASION_REACH = 9  # tokens before them in which في تصريح stands
_SKIPPED_QUOTE = 8  # tokens to the mark that closes a quotation which is no speech
_PARTICIPLE_ASIDE = 12  # tokens of an aside that a participle opens between commas
_NOTE = 10  # tokens of a remark in quotation marks: «حصلت الصحيفة على نسخة منه»
_QUOTE_SIGHT = 40  # tokens behind an opening mark in which its partner is looked for
_NAME_WORDS = 4  # words in marks that may be a name


def licence(page: Page, s: Sentence, i: int, at: int, cue: Cue, subject: Phrase | None) -> int | None:
    """The token at which the content reported by the verb at `i`, its subject ending before `at`, begins; None where nothing licenses it."""
    forms, limit = page.forms, min(at + _WINDOW, s.last_token)
    blaming = "مسؤوليه" in cue.takes  # تحمل وجهين: …, no blame
    licensing, manner = page.words.licensing, page.classes["manner_or_content"]
    k, depth, spare = at, 0, None
    while k < limit:
        form = forms[k]
        if form in "([":
            depth += 1
        elif form in ")]":
            depth = max(depth - 1, 0)
        elif depth:
            pass
        elif form in COMPLEMENTISERS:
            if _takes_that(page, i, cue, form) and _introduces(page, k, at, cue) and _is_near(page, k, at, cue):
                return k + 1
        elif form in QUOTES and not blaming:
            note = k > at and "clause" in cue.takes and _is_note(page, k, limit)
            if not note and _opens_speech(page, k, i, s, cue) and _is_near(page, k, at, cue):
                return k
            k = next((n for n in range(k + 1, min(k + _SKIPPED_QUOTE, limit)) if forms[n] in QUOTES), k)
        elif (form[0] in "بل" or form in licensing) and (content := _content_at(page, s, k, i, at, cue)) is not None:
            return content
        elif k > at and form in page.words.verbs and (form == forms[i] or _is_next_cue(page, k)):
            if (past := _past_participle(page, k, limit, cue)) is None:
                break
            k = past
            continue
        elif spare is None and form in manner and _may_be_governed(page, k, at, limit, cue):
            spare = k
        k += 1
    if spare is not None:
        return spare
    takes_object = "object" in cue.takes or "told" in cue.takes and _is_told(page, s, i, cue, subject)
    return object_start(page, s, i, at, cue, subject) if takes_object else None


def may_be_licensed(page: Page, s: Sentence, i: int, cue: Cue, previous: str) -> bool:
    """Whether something behind the verb at token i can license it, or the words may stand before it: asked before its subject is
    looked for, since most words that can be a cue are none (وعد, عقب, سجل)."""
    if not previous or not previous[0].isalnum() or i + 1 >= s.last_token or cue.takes not in page.words.needs:
        return True
    classes = page.classes
    if (
        previous == "كما"
        or previous in classes["thus"]
        or previous in classes["what"]
        or page.forms[i + 1] in classes["object_first"]
    ):
        return True
    if "relays" in cue.traits or "hears" in cue.traits:
        return True
    return not page.words.needs[cue.takes].isdisjoint(page.forms[i + 1 : s.last_token])


def _is_told(page: Page, s: Sentence, i: int, cue: Cue, subject: Phrase | None) -> bool:
    """Whether somebody beside a verb tells its object: كشف الوزير تفاصيل, not: لتحقق بذلك أبرز معالم المدينة."""
    if subject is None or not (subject.named or speaks(page, subject)):
        return False
    noun = page.forms[i] in page.classes["noun_alike"] and not cue.conjunction
    return not noun or i == s.first_token or starts_clause(page, i)


def _takes_that(page: Page, i: int, cue: Cue, form: str) -> bool:
    if form[0] == "ف" and not (i and page.forms[i - 1].endswith("كما")):
        return False  # …، فإنه: the main clause behind a condition
    return "clause" in cue.takes or form[0] == "ب" and ("ب" in cue.takes or "ب!" in cue.takes)


def _is_near(page: Page, k: int, at: int, cue: Cue) -> bool:
    """Whether what licenses a verb of other senses belongs to it: سجل اللاعب هدفين …، علما بأنه is no speech.

    No bare noun stands between (that is its object); for an imperfect that is mostly passive (تعد الكويت من أكبر المنتجين، إذ إن …) nothing
    but adverbs and an aside between commas.
    """
    passive = cue.tense == "present" and "passive" in cue.traits
    if not passive and "near" not in cue.traits:
        return True
    forms, classes = page.forms, page.classes
    if at < k and forms[at] in COMMAS and forms[at + 1] in classes["own_words"]:
        at += 1  # واختتم مدير الإدارة، سمير قاسم، حديثه بأن
    while at < k and (forms[at] in classes["adverb"] or forms[at] in classes["own_words"] or _is_participle(page, at)):
        at += 1
    if k == at or forms[at] in COMMAS and (k == at + 1 or forms[k - 1] in COMMAS):
        return True
    if passive or forms[k - 1] not in COMMAS and not COMMAS.isdisjoint(forms[at:k]):
        return False
    opening = forms[at]
    return not opening[0].isalpha() or opening in classes["noun_context"] or opening[0] == "ل"


def _is_participle(page: Page, k: int) -> bool:
    """وزاد المدير موضحا أن"""
    return any(cue.tense == "participle" for cue in page.words.verbs.get(page.forms[k], ()))


def _introduces(page: Page, k: int, at: int, cue: Cue) -> bool:
    """Whether a complementiser depends on the verb, not on a preposition (بعد أن) or a name (بان)."""
    if page.starts[k] in page.people:
        return False
    if k > at and page.forms[k - 1] in page.classes["conjunction_with_that"]:
        return page.forms[k - 1] == "الي" and (k - 1 == at or "الي" in cue.takes)  # أشار إلى أن
    return True


def _content_at(page: Page, s: Sentence, k: int, i: int, at: int, cue: Cue) -> int | None:
    """Where the content begins if a word of blame or saying, a colon or a governed preposition at `k` licenses the verb."""
    forms, form, takes = page.forms, page.forms[k], cue.takes
    if form == ":":
        if "مسؤوليه" in takes or not _is_near(page, k, at, cue):
            return None
        of_clock = forms[k - 1].isdigit() and k + 1 < s.last_token and forms[k + 1].isdigit()
        return k + 1 if k + 1 < s.last_token and not of_clock else None
    if k > at and "مسؤوليه" in takes and form in page.classes["blame"]:
        return k
    if form in page.classes["saying"] and ("clause" in takes or "قائلا" in takes) and k - at < _SAYING_REACH:
        return k + 1
    if form in page.classes["governed"] and (
        form in takes and (k == at or _only_aside(page, k, at)) or form + "!" in takes and i + 1 < k <= at + _ASIDE_REACH
    ):
        return k + 1
    if form[0] in "بل" and (form[0] in takes or (k > at or cue.object) and form[0] + "!" in takes) and is_governed(page, k, at):
        return k if len(form) > 1 else k + 1
    return None


def _only_aside(page: Page, k: int, at: int) -> bool:
    """Whether a preposition further on still belongs to the verb: only asides stand between (شدد، خلال لقائه، على …)."""
    opening, classes = page.forms[at], page.classes
    if k - at > _ASIDE_REACH:
        return False
    if opening in COMMAS or opening == "(" or opening[0] in "بل" or opening in classes["attention"]:
        return True
    if opening in classes["period"] and page.forms[at + 1] in classes["which_time"]:
        return True  # أعلن العام الماضي عن
    return opening in classes["noun_context"] or opening in classes["adverb"] or opening in classes["aside"]


def _may_be_governed(page: Page, k: int, at: int, limit: int, cue: Cue) -> bool:
    """Whether a word of manner is what the verb governs if nothing else is: رحب بحضور الجماهير against رحب بحضور الوزير بالاتفاق."""
    form = page.forms[k]
    if k + 1 >= limit or k - at >= _GOVERNED_REACH:
        return False
    governs = form[0] in cue.takes or k > at and form[0] + "!" in cue.takes
    return governs and (page.has_article(k + 1) or k + 2 < limit and _heads_construct(page, k + 1))


def _heads_construct(page: Page, k: int) -> bool:
    """إصلاح الطريق, no adjective: بسرعة كبيرة."""
    form = page.forms[k]
    free = form[0].isalpha() and form[0] not in "بل" and form not in page.words.own_ends and page.last_letter(k) != "ة"
    return free and page.forms[k + 1][0].isalpha() and page.forms[k + 1] not in page.words.own_ends


def is_governed(page: Page, k: int, at: int) -> bool:
    """A word with ب or ل in front that the verb governs: near it, and no other word that merely begins so."""
    form, words = page.forms[k], page.words
    if form == "لما":
        return k == at  # أسف لما حدث
    if k - at >= _GOVERNED_REACH and not _is_behind_occasion(page, k, at):
        return False
    if len(form) == 1 or form[1:] in page.classes["demonstrative"] and k + 1 < len(page.forms) and page.has_article(k + 1):
        return True
    if form in page.classes["demanded"]:
        return True
    if len(form) < 4 or form in page.classes["manner"] or page.starts[k] in page.people:
        return False
    return form not in words.ends and form not in words.nouns and form not in words.commons


def _is_behind_occasion(page: Page, k: int, at: int) -> bool:
    """Whether only the occasion keeps a governed word from a long title: … التابع للوزارة، في تصريح للصحافة، بإرسال …"""
    forms, classes = page.forms, page.classes
    if k - at > _WINDOW:
        return False
    return any(forms[n] in classes["during"] and forms[n + 1] in classes["occasion"] for n in range(k - _OCCASION_REACH, k - 1))


def _is_next_cue(page: Page, k: int) -> bool:
    """Whether another cue begins at a reporting word: after a comma or with و."""
    form = page.forms[k]
    if form in page.classes["no_verb"]:
        return False  # ردا على سؤال
    after_comma = page.forms[k - 1] in COMMAS and form not in page.words.nouns and form not in page.classes["noun_context"]
    for cue in page.words.verbs[form]:
        if cue.tense == "participle":
            if after_comma:
                return True
        elif not cue.object and (after_comma or cue.conjunction):
            return True
    return False


def _past_participle(page: Page, k: int, limit: int, cue: Cue) -> int | None:
    """قال المتحدث، طالبا عدم نشر اسمه، | إن …: the token of أن behind a participle's aside; None where it does not end so."""
    if page.forms[k - 1] not in COMMAS or all(reading.tense != "participle" for reading in page.words.verbs[page.forms[k]]):
        return None
    comma = next((n for n in range(k + 1, min(k + _PARTICIPLE_ASIDE, limit - 1)) if page.forms[n] in COMMAS), None)
    if comma is None or "clause" not in cue.takes:
        return None
    that = page.forms[comma + 1]
    return comma + 1 if that in COMPLEMENTISERS and that[0] == "ا" else None


def _is_note(page: Page, k: int, limit: int) -> bool:
    """في بيان «حصلت الصحيفة على نسخة منه» أن …: a quotation right before the complementiser is a remark on the source."""
    close = next((n for n in range(k + 1, min(k + _NOTE, limit - 1)) if page.forms[n] in QUOTES), None)
    return close is not None and page.forms[close + 1] in COMPLEMENTISERS and page.forms[k - 1][0].isalpha()


def _opens_speech(page: Page, k: int, i: int, s: Sentence, cue: Cue) -> bool:
    """A quotation after the verb at i is speech when it is long, or stands right after the verb, a comma or a colon; else it is a name."""
    forms, previous = page.forms, page.forms[k - 1]
    if previous == "ل":
        return False
    close = next((n for n in range(k + 1, min(k + _QUOTE_SIGHT, s.last_token)) if forms[n] in QUOTES), k + _QUOTE_SIGHT)
    if close - k - 1 > _NAME_WORDS:
        return True
    naming = page.classes["naming"]
    if previous in naming or previous.removeprefix("ال") in naming:
        return False
    if k == i + 1:
        passive = cue.tense == "present" and "passive" in cue.traits  # يعتبر «حب الشباب» من
        noun = forms[i] in page.classes["noun_alike"]  # عرض «أين أنت»، فيما مضى «الطاقة
        return not passive and not noun and not (close + 1 < s.last_token and forms[close + 1] == ":")
    return previous in COMMAS
