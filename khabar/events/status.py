"""Did it take place? happened, planned, cancelled or denied."""

from datetime import date

from khabar.events.context import bare_of, has_role
from khabar.events.page import Page
from khabar.events.ties import Tie

_BEFORE = 4  # tokens before the event word in which `إلغاء`, `نفى`, `المقرر` may stand
_AFTER = 6  # tokens after it: `القمة التي كانت مقررة`


def status_of(page: Page, tie: Tie, latest: date | None) -> str:
    """The status of one event, from the words around it and from its date's place before or after publication.

    latest: the last day of its date. An event whose date lies ahead is planned whatever its verb's tense; one on the day of
    publication, or in an article whose day is not known, is planned where the words say so.
    """
    head = tie.token if tie.verb is None else tie.verb
    around = page.forms[max(page.first, min(head, tie.token) - _BEFORE) : tie.token]
    if any(has_role(form, page.roles["cancelled"]) for form in around):
        return "cancelled"
    own_cue = tie.kind == "statement" and tie.trigger is None
    if not own_cue and any(has_role(form, page.roles["denied"]) for form in around):
        return "denied"
    before = page.forms[tie.verb - 1] if tie.verb is not None and tie.verb > tie.clause.first else ""
    if has_role(before, page.roles["not"]) and before != "لن":
        return "denied"
    if page.published and latest and latest <= page.published and _was_expected(page, head):
        return "cancelled"
    if page.published and latest and latest != page.published:
        return "planned" if latest > page.published else "happened"
    return "planned" if _ahead(page, tie, head) or (latest and latest == page.published and _today(page, tie)) else "happened"


def _was_expected(page: Page, head: int) -> bool:
    """`كان من المقرر أن … أمس`: of a day that is past, so speaks only who knows that it did not come to that."""
    before = page.forms[max(page.first, head - _BEFORE) : head]
    return any(has_role(form, page.roles["planned"]) for form in before) and any(bare_of(form)[:3] == "كان" for form in before)


def _today(page: Page, tie: Tie) -> bool:
    """`يلتقي اليوم`: of the day of publication, the present tense tells what the day will bring."""
    if tie.verb is None or has_role(page.forms[max(tie.verb - 1, 0)], page.roles["not"]):
        return False
    tenses = {tense for word, tense, _ in page.words.readings(page.forms[tie.verb]) if word.part in ("verb", "light")}
    return tenses == {"present"} and not any(
        has_role(form, page.roles["verb"]) for form in page.forms[tie.clause.first : tie.verb]
    )


def _ahead(page: Page, tie: Tie, head: int) -> bool:
    """Do the words speak of what is to come?"""
    if any(tense == "future" for i in {head, tie.token} for _, tense, _ in page.words.readings(page.forms[i])):
        return True
    form = page.forms[head]
    if tie.verb == head and len(form) > 4 and form.lstrip("وف")[:2] in ("سي", "ست"):
        return True
    near = page.forms[max(tie.clause.first, head - _BEFORE) : min(tie.clause.last, max(head, tie.token) + _AFTER)]
    return any(has_role(form, page.roles["planned"]) for form in near)
