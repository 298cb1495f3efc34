"""Did it take place? happened, planned, cancelled or denied."""

from datetime import date

from khabar.events.context import context, has_role
from khabar.events.ties import Tie
from khabar.events.words import EventWords
from khabar.lexicon import Lexicon

_BEFORE = 4  # tokens before the event word in which `إلغاء`, `نفى`, `المقرر` may stand
_AFTER = 6  # tokens after it: `القمة التي كانت مقررة`


def status_of(
    forms: list[str], first: int, tie: Tie, words: EventWords, latest: date | None, published: date | None, lexicon: Lexicon
) -> str:
    """The status of one event of the sentence that begins at token `first`, from the words around it and from its date's place before or after publication.

    An event whose date lies ahead is planned whatever its verb's tense; one on the day of publication or before it is planned only
    where the words say so.
    """
    roles = context(lexicon)
    clause = tie.clause
    head = tie.verb if tie.verb is not None else tie.token
    around = range(max(first, min(head, tie.token) - _BEFORE), min(tie.token, clause.last))
    if _cancelled(forms, tie, around, roles):
        return "cancelled"
    if any(has_role(forms[i], roles["denied"]) for i in around) and not (tie.kind == "statement" and not tie.trigger):
        return "denied"
    if (
        tie.verb is not None
        and tie.verb > clause.first
        and has_role(forms[tie.verb - 1], roles["not"])
        and forms[tie.verb - 1] != "لن"
    ):
        return "denied"
    if published and latest and latest > published:
        return "planned"
    if published and latest and latest < published:
        return "happened"
    return "planned" if _ahead(forms, tie, words, roles) or _today(forms, tie, words, latest == published, roles) else "happened"


def _cancelled(forms, tie: Tie, around: range, roles) -> bool:
    if tie.trigger and not tie.trigger.noun and has_role(forms[tie.token], roles["cancelled"]):
        return False  # the calling off is itself what happened on that day
    return any(i != tie.token and has_role(forms[i], roles["cancelled"]) for i in around)


def _today(forms, tie: Tie, words: EventWords, today: bool, roles) -> bool:
    """`يلتقي اليوم`: of the day of publication, the present tense tells what the day will bring."""
    if not today or tie.verb is None or has_role(forms[max(tie.verb - 1, 0)], roles["not"]):
        return False
    tenses = {tense for word, tense, _ in words.readings(forms[tie.verb]) if word.part in ("verb", "light")}
    return tenses == {"present"} and not any(has_role(form, roles["verb"]) for form in forms[tie.clause.first : tie.verb])


def _ahead(forms, tie: Tie, words: EventWords, roles) -> bool:
    head = tie.verb if tie.verb is not None else tie.token
    for i in {head, tie.token}:
        if any(tense == "future" for _, tense, _ in words.readings(forms[i])):
            return True
        bare = forms[i][1:] if forms[i][0] in "وف" else forms[i]
        if bare[:2] in ("سي", "ست") and len(bare) > 4 and tie.verb == i:
            return True
    near = forms[max(tie.clause.first, head - _BEFORE) : min(tie.clause.last, max(head, tie.token) + _AFTER)]
    return any(has_role(form, roles["planned"]) for form in near)
