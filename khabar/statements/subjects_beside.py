"""The subject right behind a verb, cut off from the object that no mark parts from it: طالبت البلدية | المقاول ب, طلب | التكتم على اسمه."""

from khabar.records import Sentence
from khabar.statements.agreement import agrees_after
from khabar.statements.cues import Cue
from khabar.statements.licence import is_governed
from khabar.statements.objects import is_about
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, name_before_that, phrase_at, speaks, whole_before_that
from khabar.statements.subjects_after import subject_after
from khabar.statements.subjects_before import initial_subject
from khabar.statements.verbal_nouns import is_governed_noun
from khabar.statements.vocabulary import COMPLEMENTISERS

# Verbs of these acts take no object of persons: what stands between them and أن is the subject.
TELLING = frozenset({"state", "stress", "add", "announce", "report", "deny", "describe", "call_for"})
_GOVERNS_OBJECT = frozenset({"object", "told"})


def subject_beside(page: Page, s: Sentence, i: int, cue: Cue) -> tuple[Phrase | None, int]:
    """The subject beside the verb at i and the token from which its content is looked for."""
    loose = "object" not in cue.takes and "قائلا" not in cue.takes and not cue.light and not cue.takes_object_first
    subject, at = subject_after(page, s, i + 1, loose=loose)
    if i > s.first_token and page.forms[i - 1] in page.classes["pronoun"]:  # وهو يعتبر القرار «…»: the object
        return None, at if "passive" in cue.traits else i + 1
    if initial := initial_subject(page, s, i, cue):
        return initial, i + 1  # الممثلة دعت السلطات: what follows is the object
    if subject and not subject.named and cue.act in TELLING and "ب!" not in cue.takes:
        subject = _up_to_that(page, s, subject)
        at = subject.last
    if subject and (shorter := _without_object(page, cue, subject)):
        subject, at = shorter, shorter.last
    if subject is None or not agrees_after(cue, subject) or _is_verbal_object(page, s, i, cue, subject):
        return None, i + 1
    return (None, i + 1) if not cue.light and is_about(page, s, cue, subject) else (subject, at)


def _without_object(page: Page, cue: Cue, subject: Phrase) -> Phrase | None:
    """طالبت البلدية | المقاول ب, لفت العميد | الانتباه إلى: a title without the word in ال that cannot be its adjective."""
    if subject.last == subject.first + 1:
        return None
    if "من" in cue.takes and (shorter := _before(page, subject, "من")):
        return shorter
    second = subject.first + 1
    named_there = subject.named and page.starts[second] == subject.start
    if named_there and "ب" in cue.takes and is_governed_noun(page.forms[second]):
        return phrase_at(page, subject.first, second)  # اعترف المتهم | بارتكاب الجريمة بدافع السرقة
    if subject.named and cue.takes & _GOVERNS_OBJECT and _ends_in_masdar(page, subject):
        end = page.ends[subject.last - 2]
        return subject._replace(last=subject.last - 1, end=end, whole_end=end, name_id="")
    if subject.named or not (page.has_article(second) and page.has_article(subject.first)):
        return None
    form, before_object = page.forms[second], cue.takes_object_first or "مسؤوليه" in cue.takes
    disagrees = subject.gender == "f" and subject.number == "s" and not form.endswith(("ه", "ي", "ات")) and form[2] != "ا"
    if form in page.classes["attention"] and subject.last == second + 1 or before_object and disagrees:
        return phrase_at(page, subject.first, second)
    return None


def _before(page: Page, subject: Phrase, preposition: str) -> Phrase | None:
    """طلب الرئيس | من وزيرة الصحة: a title in ال is complete before the preposition that the verb governs."""
    for k in range(subject.first + 1, subject.last):
        if page.forms[k] == preposition:
            definite = page.has_article(k - 1) and page.has_article(subject.first)
            return phrase_at(page, subject.first, k) if definite else None
    return None


def _ends_in_masdar(page: Page, subject: Phrase) -> bool:
    """طلب سمير قاسم | التريث قليلا: a verbal noun behind two words of a name, with more of its own clause behind it."""
    last, at = subject.last - 1, subject.last
    if last - subject.first < 2 or at >= len(page.forms) or page.ends[last] != subject.end or not page.has_article(last):
        return False
    goes_on = page.forms[at][0].isalpha() and page.forms[at] not in COMPLEMENTISERS
    form = page.forms[last][2:]
    derived = len(form) == 4 and form[0] == "ت" and "ا" not in form and form[-1] not in "يه"  # التريث
    bare = page.starts[last - 1] > subject.start and page.forms[last - 1] not in page.classes["compound"]
    return goes_on and bare and (derived or _is_masdar(page, last))


def _is_verbal_object(page: Page, s: Sentence, i: int, cue: Cue, subject: Phrase) -> bool:
    """طلب | التكتم على اسمه, توقع | البدء بالعمل: a verbal noun in ال that no list has as a speaker or name is what the verb reports."""
    head = subject.first
    if (
        subject.named
        or subject.name_id
        or not page.has_article(head)
        or page.starts[head] in page.others
        or speaks(page, subject)
    ):
        return False
    governs = "object" in cue.takes or cue.takes_object_first or cue.act == "call_for"
    follows = cue.conjunction or i > s.first_token  # somebody has spoken before
    told = subject.last < s.last_token and page.forms[subject.last] in COMPLEMENTISERS
    if not governs or not follows or told:
        return False
    return _is_masdar(page, head) or page.forms[head] in page.classes["object_in_al"] or _is_behind_relative(page, s, i)


def _is_behind_relative(page: Page, s: Sentence, i: int) -> bool:
    """المؤسسات التي تستنكر | الظلم: who stands before الذي is the subject."""
    k = i - 1
    while k > s.first_token and page.forms[k] in page.classes["auxiliary"] and page.forms[k] not in page.classes["relative"]:
        k -= 1
    return k > s.first_token and page.forms[k] in page.classes["relative"]


def _is_masdar(page: Page, k: int) -> bool:
    """The derived verbal nouns: الإدلاء, الانخراط, الاتصال, التأجيل, التعاقد, التحدث."""
    form = page.forms[k][2:]
    if form[0] == "ت":
        return len(form) == 5 and (form[3] == "ي" or form[2] == "ا") or len(form) == 4 and not set(form) & set("اويه")
    if form[0] != "ا" or form[-2] != "ا":
        return False
    hamza = page.text[page.starts[k] + 2] == "إ"
    return (
        len(form) == 5
        and (hamza or form[1] == "ت")
        or len(form) == 6
        and (form[1] == "ن" or form[2] in "تطد")
        or form.startswith("است")
    )


def _up_to_that(page: Page, s: Sentence, subject: Phrase) -> Phrase:
    """A description as far as أن shows that it reaches."""
    if subject.kind == "role" and (named := name_before_that(page, subject, s.last_token)):
        return named
    return whole_before_that(page, subject, s.last_token)


def without_governed(page: Page, cue: Cue, subject: Phrase) -> Phrase | None:
    """يطالب أعضاء متشددون | بإنهاء …: the description up to the ب or ل that the verb governs."""
    if "عن" in cue.takes and (shorter := _before(page, subject, "عن")):
        return shorter  # تساءل النائب | عن أسباب التأخر
    if not cue.takes & {"ب", "ل"}:
        return None
    if subject.named:
        return phrase_at(page, subject.first, subject.first + 1) if _is_bare_governed(page, cue, subject) else None
    for k in range(subject.first + 1, subject.last):
        inside = page.forms[k] in page.classes["inside"]  # الكاتب العام لحزب …
        if not inside and page.forms[k][0] in cue.takes and is_governed(page, k, subject.first):
            return phrase_at(page, subject.first, k)
    return None


def _is_bare_governed(page: Page, cue: Cue, subject: Phrase) -> bool:
    """نوهت الوزيرة | بجهود عمال النظافة: words in ب right behind a title that no list has as a name, and that are no بوزيد, بلقاسم."""
    name = subject.first + 1
    if name >= subject.last:
        return False
    form = page.forms[name]
    mention = page.people.get(subject.start)
    known = mention is not None and (mention.name_en or mention.end > page.ends[name])
    if page.starts[name] != subject.start or known or form in page.words.given:
        return False
    return form[0] in cue.takes and not form.startswith(("بو", "بن", "بل"))
