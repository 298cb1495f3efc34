"""Whether a form is a verb of its own where it stands: بين is mostly a preposition, نقل a noun, اعتبرت a passive."""

from khabar.records import Sentence
from khabar.statements.clauses import starts_clause
from khabar.statements.cues import Cue
from khabar.statements.page import Page
from khabar.statements.phrases import name_before_that, phrase_at
from khabar.statements.subjects_before import stands_before
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS

_TITLE = 20  # tokens between `بيّن` and أن: a speaker with his title
_TELLING = frozenset({"state", "stress", "add", "announce", "report"})


def is_verb(page: Page, s: Sentence, i: int, cue: Cue, previous: str) -> bool:
    """Whether a form is a verb of its own where it stands: no noun, not negated, not still to come (أن يعلن, سيعلن)."""
    form, classes = page.forms[i], page.classes
    if not previous and _is_elative(page, s, i) or previous in classes["whereby"]:
        return False
    if previous.lstrip("وف") in classes["negation"] and "doubt" not in cue.traits:
        return False
    if not cue.conjunction and _in_noun_place(page, s, i, cue, previous):
        return False
    if not cue.conjunction and _tells(page, previous):
        return False  # أوضح دان بينس: behind a verb of telling it is a name
    if form[cue.conjunction :] in classes["no_verb"] and not _tells_that(page, s, i):
        return False
    if cue.tense == "present" and (previous in classes["subjunctive"] or form[cue.conjunction] == "س"):
        return False
    return _is_spelt_as_verb(page, i, cue) and not _is_passive(page, s, i, cue, previous)


def _tells(page: Page, form: str) -> bool:
    """Whether a form is a verb of telling and nothing else."""
    if form not in page.words.plain_verbs:
        return False
    return all(cue.tense != "participle" and not cue.object and cue.act in _TELLING for cue in page.words.verbs[form])


def _is_passive(page: Page, s: Sentence, i: int, cue: Cue, previous: str) -> bool:
    """صورا اعتبرت مسيئة: behind an indefinite noun a verb of judging, without أن, says how the thing is judged."""
    if "passive" not in cue.traits or cue.tense != "past" or cue.conjunction or cue.object or i == s.first_token:
        return False
    k = i - 1
    behind_noun = (
        previous[0].isalpha() and not page.has_article(k) and not starts_clause(page, i) and previous not in page.words.ends
    )
    return behind_noun and previous not in page.words.given and not stands_before(page, s, i) and not _tells_that(page, s, i)


def _is_elative(page: Page, s: Sentence, i: int) -> bool:
    """أخطر من ذلك قالت …: at a sentence's beginning it compares."""
    forms = page.forms
    compared = i + 2 < s.last_token and forms[i + 1] == "من" and forms[i + 2] in page.classes["demonstrative"]
    return compared and forms[i][0] == "ا" and len(forms[i]) == 4


def _in_noun_place(page: Page, s: Sentence, i: int, cue: Cue, previous: str) -> bool:
    """After a preposition no verb stands; `نقل`, `عرض` after a bare noun are nouns too (خدمات نقل الدم), and after تم or عدم."""
    nominal, verbal = page.classes["noun_context"], page.classes["masdar_opener"]
    bare = previous[1:] if previous[:1] in ("و", "ف") else previous
    if previous in nominal or previous in verbal or bare in nominal or bare in verbal:
        return True
    if cue.tense != "past" or page.forms[i] not in page.classes["noun_alike"] or i == s.first_token or starts_clause(page, i):
        return False
    return (
        previous[:1].isalpha()
        and previous not in page.classes["side"]  # من جهته أبرز
        and not page.has_article(i - 1)
        and page.starts[i - 1] not in page.people
        and previous not in page.words.ends
    )


def _tells_that(page: Page, s: Sentence, i: int) -> bool:
    """`بيّن الوزير أن`, `وبيّن أن` against `بين الوزير والسفير`: the complementiser follows at once or right after the phrase."""
    forms, at = page.forms, i + 1
    if at < s.last_token and forms[at] in COMMAS:
        at += 1
    if at >= s.last_token:
        return False
    if forms[at] in COMPLEMENTISERS:
        return True
    if _follows_one_alone(page, s, i):
        return True
    phrase = phrase_at(page, at, s.last_token)
    if phrase is None or phrase.last >= s.last_token:
        return False
    if forms[phrase.last][0] in "وف" and forms[i][0] not in "وف":
        return False  # العلاقات بين البلدين فإن …: another clause begins
    return forms[phrase.last] in COMPLEMENTISERS or name_before_that(page, phrase, s.last_token) is not None


def _follows_one_alone(page: Page, s: Sentence, i: int) -> bool:
    """وبيّن رئيس اللجنة المتحدث باسم المجلس، أن: at the beginning, and no second that `بين` would stand before."""
    forms = page.forms
    turned = i > s.first_token and forms[i - 1] in page.classes["side"]  # من جانبه بيّن
    if i > s.first_token and not turned:
        return False
    for k in range(i + 1, min(i + 1 + _TITLE, s.last_token)):
        if forms[k] in COMPLEMENTISERS:
            return forms[k - 1] not in page.classes["conjunction_with_that"]
        if (
            forms[k][0] == "و"
            and page.starts[k] not in page.people
            and not turned
            or forms[k] in page.words.plain_verbs
            or forms[k] in ".:"
        ):
            return False
    return False


def _is_spelt_as_verb(page: Page, i: int, cue: Cue) -> bool:
    """`نفي` with dots is the noun, `نفى` the verb, where the article keeps the two letters apart."""
    last = page.last_letter(i)
    if cue.person[-1] == "d" and cue.tense == "past" and "\u064b" in page.slice(i, i + 1):
        return False  # تعهدًا: a noun
    if cue.object and last == "ة":
        return False  # حملة: no verb with a pronoun
    if cue.perfect == "هنأ" and last == "ا":
        return False  # هنا: here
    if cue.perfect[0] == "أ" and cue.tense == "past" and page.text[page.starts[i] + cue.conjunction] == "إ":
        return False  # ثبتت إدانته, إبان الحرب: with that hamza it is the noun
    if cue.perfect == "سأل" and cue.tense == "past" and page.spells_hamza and not set("أئ") & set(page.slice(i, i + 1)):
        return False  # سالت دماء: flowed
    dotted = last == "ي" and cue.tense == "past" and cue.person == "3ms" and not cue.object
    return not (dotted and cue.perfect.endswith("ى"))
