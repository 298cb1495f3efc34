"""Participles that report what the sentence's subject says meanwhile: مؤكدا أن, مشيرة إلى, داعيا الأطراف."""

from khabar.records import Sentence
from khabar.statements.addressee import object_addressed
from khabar.statements.cues import Cue
from khabar.statements.hits import Hit, cue_hit
from khabar.statements.licence import licence
from khabar.statements.light import light_cue
from khabar.statements.page import Page
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES

_CONTENT_REACH = 14  # tokens from a participle to what it reports
_CLAUSE_MARKS = COMMAS | QUOTES | {")", ".", "-"}


def participle_cue(page: Page, s: Sentence, i: int, cue: Cue, previous: str) -> Hit | None:
    """The cue of the participle at token i; None where it is a noun, or nothing licenses it."""
    if i + 1 >= s.last_token or not _is_participle(page, s, i, cue, previous):
        return None
    if cue.light:
        return light_cue(page, s, i, cue, None, i + 1)
    follow, at = page.forms[i + 1], i + 1
    if "clause" in cue.takes and (follow in COMPLEMENTISERS or follow in QUOTES or follow == ":"):
        return cue_hit(page, i, cue, cue.act, at + (follow not in QUOTES))
    opens = previous in _CLAUSE_MARKS or cue.conjunction or i == s.first_token
    if cue.person == "fs" and cue.conjunction and follow in COMMAS and previous.endswith("ه"):
        return None  # زيارة وداعية، …
    if cue.person != "ms" and not opens:
        return None  # المشيرة إلى …: an adjective, where only the accusative is sure to be none
    if follow in cue.takes and follow in page.classes["governed"]:
        return cue_hit(page, i, cue, cue.act, at + 1)
    if follow[0] in "بل" and follow[0] in cue.takes and len(follow) > 2:
        return cue_hit(page, i, cue, cue.act, at)
    takes_object = cue.takes_object_first or "object" in cue.takes
    if takes_object and follow[0].isalpha() and follow not in page.words.ends:
        return cue_hit(page, i, cue, cue.act, at, addressee=object_addressed(page, s, at, cue))
    content = licence(page, s, i, at, cue, None) if "clause" in cue.takes else None
    return cue_hit(page, i, cue, cue.act, content) if content is not None and content - i < _CONTENT_REACH else None


def _is_participle(page: Page, s: Sentence, i: int, cue: Cue, previous: str) -> bool:
    """Whether a form is a participle where it stands: no noun after a preposition, no desk's label, spelt as an accusative."""
    forms, words, classes = page.forms, page.words, page.classes
    if previous in classes["noun_context"] or previous.lstrip("وف") in classes["negation"]:
        return False
    if previous.lstrip("وف") in classes["being"]:
        return False  # سيكون مطالبا بدفع …, كما كان متوقعا: the predicate
    if forms[i][cue.conjunction :] in classes["no_verb"]:
        return False  # ومدينة جازان
    if cue.person == "fs" and page.spells_ta and page.last_letter(i) == "ه":
        return False  # مقره: a noun with a pronoun
    labelled = forms[i + 1] == ":" and previous not in COMMAS and forms[i] not in classes["saying"]
    if labelled and not any(form in words.verbs for form in forms[s.first_token : i]):
        return False  # الرياض - متابعة: a desk's label
    written = page.slice(i, i + 1).rstrip("\u064b\u064f\u0640")
    return cue.person != "ms" or written.endswith("ا") or forms[i].endswith("ا") or cue.perfect.endswith("ى")
