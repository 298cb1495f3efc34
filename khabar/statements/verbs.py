"""Verbs that report: who is the subject of one, and what licenses it."""

from khabar.records import Sentence
from khabar.statements.addressee import addressee, occasion
from khabar.statements.agreement import agrees_after
from khabar.statements.clauses import is_quoted_before, starts_clause
from khabar.statements.cues import Cue
from khabar.statements.hits import MEDIA, Hit, act_of, cue_hit
from khabar.statements.licence import licence, may_be_licensed
from khabar.statements.light import light_cue, may_be_light
from khabar.statements.page import Page
from khabar.statements.participles import participle_cue
from khabar.statements.phrases import Phrase, phrase_at, speaks
from khabar.statements.relays import document_cue, relayed_cue
from khabar.statements.subjects_after import subject_after
from khabar.statements.subjects_before import initial_subject, is_purposive, stands_before
from khabar.statements.subjects_beside import TELLING, subject_beside, without_governed
from khabar.statements.subjects_of_sentence import goes_back
from khabar.statements.verb_or_noun import is_verb
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES

_AFTER_WORDS = 20  # tokens of a verb and its subject that stand behind the quoted words
_AFTER_LIKE = 4  # tokens before كما that are what was said
_TO_COLON = 9  # tokens from ما كتبه to its colon
_ANTECEDENT = 2  # tokens before الذي in which the noun it belongs to stands
# With a pronoun on it a verb of these acts stands in a relative clause: في تصريح نقلته وكالة.
_RELATIVE_WITH_PRONOUN = frozenset({"announce", "state", "stress", "add", "deny", "propose"})
_THROWN_IN = frozenset({"state", "stress", "add", "report"})  # acts of the verbs that stand between marks behind the words


def verb_cue(page: Page, s: Sentence, i: int) -> Hit | None:
    """The cue of the verb or participle at token i: of its readings the first with a subject, else the first that holds."""
    if i + 1 < s.last_token and (page.forms[i + 1] in page.classes["praised"] or page.forms[i + 1] in page.classes["extent"]):
        return None  # قال الله, سائلين المولى, قدر المستطاع
    previous = page.forms[i - 1] if i > s.first_token else ""
    found = None
    for cue in page.words.verbs[page.forms[i]]:
        if cue.tense == "participle":
            hit = participle_cue(page, s, i, cue, previous)
        elif is_verb(page, s, i, cue, previous):
            hit = _finite_cue(page, s, i, cue, previous)
        else:
            continue
        if hit and hit.subject:
            return hit  # تأسف النائب: not the feminine of أسف
        found = found or hit
    return found


def _finite_cue(page: Page, s: Sentence, i: int, cue: Cue, previous: str) -> Hit | None:
    """The cue of a finite verb with its subject and content; None where nothing licenses it."""
    told = cue.object and previous in page.classes["what"] and (words := _words_behind_colon(page, s, i)) is not None
    if told and cue.act in _RELATIVE_WITH_PRONOUN:
        return cue_hit(page, i, cue, cue.act, words)
    if not (may_be_light(page, s, i, cue) if cue.light else may_be_licensed(page, s, i, cue, previous)):
        return None
    passed_on = cue.object and (cue.neutral or cue.act in _RELATIVE_WITH_PRONOUN) and not _tells_somebody(page, s, i, cue)
    if passed_on or _is_relative(page, s, i, cue):
        return None
    subject, at = subject_beside(page, s, i, cue)
    if subject is None and "beside" in cue.traits and not stands_before(page, s, i):
        return None
    if not _is_somebodys(page, s, i, cue, subject):
        return None
    if cue.light:
        return None if _is_preposition(page, s, i, subject) else light_cue(page, s, i, cue, subject, at)
    if subject is None and at < s.last_token and _is_impersonal(page, s, i, cue):
        return None
    if "relays" in cue.traits and (hit := relayed_cue(page, s, i, cue, subject, at)):
        return hit
    if "relays" in cue.traits and subject is None and not _tells_words(page, s, i + 2):
        return None  # ونقل إلى المستشفى
    if "inside" in cue.takes:
        return document_cue(page, s, i, cue)
    if previous in page.classes["thus"] and is_quoted_before(page, s, i):
        return cue_hit(page, i, cue, act_of(cue.act, cue.neutral, subject), at, subject=subject, before=True)
    content = licence(page, s, i, at, cue, subject)
    if content is None and subject and (shorter := without_governed(page, cue, subject)):
        subject, at = shorter, shorter.last
        content = licence(page, s, i, at, cue, subject)
    if content is None and at > i + 1 and page.forms[i + 1] in page.classes["back_reference"]:
        content = licence(page, s, i, i + 1, cue, subject)  # المسيرة التي دعت لها النقابة
    if "document" in cue.takes and (subject is None or subject.kind not in MEDIA):
        return None
    act = act_of(cue.act, cue.neutral, subject)
    if content is None:
        if subject is None or subject.last - i >= _AFTER_WORDS or not _follows_its_words(page, s, i, at, cue, previous):
            return None
        return cue_hit(page, i, cue, act, at, subject=subject, before=True)
    if previous == "ما" and i > s.first_token + 1 or is_purposive(page, i, cue) and not _tells_words(page, s, content):
        return None
    return cue_hit(
        page, i, cue, act, content, subject=subject, source=occasion(page, at, content), addressee=addressee(page, s, at, content, cue)
    )  # fmt: skip


def _tells_somebody(page: Page, s: Sentence, i: int, cue: Cue) -> bool:
    """وأخبرها أنه, أبلغه المدير أن: a verb of telling that begins a clause; its pronoun is who hears."""
    if "hears" not in cue.traits or not (cue.conjunction or i == s.first_token or starts_clause(page, i)):
        return False
    if i + 1 < s.last_token and page.forms[i + 1] in COMPLEMENTISERS:
        return True
    subject, at = subject_after(page, s, i + 1, loose=True)
    told = subject is not None and (subject.named or speaks(page, subject)) and agrees_after(cue, subject)
    return told and at < s.last_token and page.forms[at] in COMPLEMENTISERS


def _words_behind_colon(page: Page, s: Sentence, i: int) -> int | None:
    """ومن بين ما كتبه على حسابه: «…»: the token of the quotation behind a colon near the verb."""
    colon = next((k for k in range(i + 1, min(i + _TO_COLON, s.last_token - 1)) if page.forms[k] == ":"), None)
    return colon + 1 if colon and page.forms[colon + 1] in QUOTES else None


def _is_relative(page: Page, s: Sentence, i: int, cue: Cue) -> bool:
    """مشروع قرار يتوعد النظام: a verb in the present inside its sentence that no clause, purpose or subject opens."""
    if cue.tense != "present" or cue.conjunction or cue.light or i == s.first_token:
        return False
    negated = page.forms[i - 1].lstrip("وف") in page.classes["negation"]  # ولم يستبعد
    if negated or is_purposive(page, i, cue) or starts_clause(page, i) or stands_before(page, s, i) or _is_told_in(page, s, i):
        return False
    if _says_that(page, s, i, cue):
        return False
    subject = initial_subject(page, s, i, cue)
    return subject is None or subject.named  # معلمو القرية يطالبون


def _is_told_in(page: Page, s: Sentence, i: int) -> bool:
    """نشرت النقابة بيانا تؤكد فيه: what the noun before tells."""
    return goes_back(page, s, i) and page.forms[i + 1] in page.classes["told_in"]


def _says_that(page: Page, s: Sentence, i: int, cue: Cue) -> bool:
    """ورغم ذلك يقول المدير إن: a speaker stands behind the verb, and right behind him what is said."""
    if "clause" not in cue.takes:
        return False
    subject, at = subject_after(page, s, i + 1, loose=True)
    if subject is None or not (subject.named or speaks(page, subject)) or not agrees_after(cue, subject):
        return False
    at += at < s.last_token and page.forms[at] in COMMAS
    return at < s.last_token and (page.forms[at] in COMPLEMENTISERS or page.forms[at] in QUOTES or page.forms[at] == ":")


def _is_impersonal(page: Page, s: Sentence, i: int, cue: Cue) -> bool:
    """يذكر أن, وتبين أن: nobody says it."""
    if page.forms[i][cue.conjunction :] in page.classes["impersonal"]:
        return True
    if cue.conjunction and i == s.first_token and page.forms[i][-2] == "ي":
        return False  # ويشير إلى: a hollow verb's passive is another word (يشار)
    return cue.tense == "present" and cue.person == "3ms" and "impersonal" in cue.traits


def _is_somebodys(page: Page, s: Sentence, i: int, cue: Cue, subject: Phrase | None) -> bool:
    """Whether somebody does what a thing may do too: not تطرق الاجتماع إلى, not السيول التي تهدد السكان ب."""
    relative = i > s.first_token and page.forms[i - 1] in page.classes["relative"]
    if relative and "threat" in cue.traits and (cue.tense == "present" or cue.person == "3fs"):
        behind = range(max(s.first_token, i - 1 - _ANTECEDENT), i - 1)
        return any(page.forms[k] in page.words.nouns or page.starts[k] in page.people for k in behind)
    if "speaks" not in cue.traits:
        return True
    if subject is None and cue.person == "3ms" and _is_of_a_feminine(page, s, i):
        return False
    if subject is None:  # قال إن الاجتماع تطرق إلى
        return cue.conjunction > 0 or i == s.first_token or starts_clause(page, i) or stands_before(page, s, i)
    head = subject.first
    people = page.forms[head].endswith("و") and head + 1 < s.last_token and page.has_article(head + 1)  # صيادو اللؤلؤ
    return subject.named or people or speaks(page, subject) or page.forms[head] in QUOTES


def _is_preposition(page: Page, s: Sentence, i: int, subject: Phrase | None) -> bool:
    """علاقة عبر الإنترنت مع …: inside a clause `عبر` is no verb before what cannot speak."""
    if page.forms[i] not in page.classes["noun_context"] or i == s.first_token or starts_clause(page, i):
        return False
    if page.forms[i + 1] == "عن" or page.forms[i + 1] in page.classes["light_aside"]:
        return False
    return subject is None or not (subject.named or speaks(page, subject))


def _is_of_a_feminine(page: Page, s: Sentence, i: int) -> bool:
    """التغيرات التي قد تحدث: behind a feminine relative a form without ت at its end is another verb's."""
    k = i - 1
    while k > s.first_token and page.forms[k] in page.classes["auxiliary"]:
        k -= 1
    return k >= s.first_token and page.forms[k] == "التي"


def _follows_its_words(page: Page, s: Sentence, i: int, at: int, cue: Cue, previous: str) -> bool:
    """Whether the words stand before the verb: «…»، قال الوزير; …، كما قال الوزير; أوضح ذلك الوزير."""
    if cue.act == "narrate":
        return False
    if (
        i + 1 < s.last_token
        and page.forms[i + 1] in page.classes["object_first"]
        and cue.act in TELLING - {"add"}
        and "near" not in cue.traits
    ):
        return page.forms[i + 1] not in page.classes["attention"]
    if previous in COMMAS and _is_thrown_in(page, s, i, at, cue):
        return True
    if previous == "كما" and i - s.first_token > _AFTER_LIKE and (at >= s.last_token or not page.forms[at][0].isalnum()):
        return True
    return page.forms[i][cue.conjunction :] not in page.classes["noun_alike"] and is_quoted_before(page, s, i)


def _is_thrown_in(page: Page, s: Sentence, i: int, at: int, cue: Cue) -> bool:
    """…، يضيف المصدر ذاته، …: a verb of telling and who speaks, nothing else, between marks behind the words."""
    if cue.act not in _THROWN_IN or cue.conjunction or cue.object or i - s.first_token < _AFTER_LIKE:
        return False
    if at < s.last_token and page.forms[at] not in COMMAS and page.forms[at][0].isalnum():
        return False
    subject = phrase_at(page, i + 1, at)
    same = page.forms[at - 1] in page.classes["selfsame"] or page.forms[i + 1] in page.classes["same"]
    if subject is None or not (same or subject.named or speaks(page, subject)):
        return False
    return same or cue.tense == "present" or "near" not in cue.traits


def _tells_words(page: Page, s: Sentence, content: int) -> bool:
    """Whether أن or a quotation opens the content."""
    if content > s.last_token:
        return False  # a sentence cut short: ونقل
    return page.forms[content - 1] in COMPLEMENTISERS or page.forms[min(content, s.last_token - 1)] in QUOTES
