"""Did it take place? happened, planned, cancelled or denied."""

from khabar.events.context import any_has_role, bare_of, has_role
from khabar.events.described import was_set
from khabar.events.page import Page
from khabar.events.sentence import Tie
from khabar.records import DateRef

_OBJECT = 8  # tokens between a verb of denial and its أن, and from there to the verb denied
_BEFORE = 4  # tokens before the event word in which `إلغاء`, `نفى`, `المقرر` may stand
_AFTER = 6  # tokens after it: `القمة التي كانت مقررة`


def status_of(page: Page, tie: Tie, ref: DateRef | None) -> str:
    """The status of one event, from the words around it and from its date's place before or after publication.

    ref: its date. An event whose date lies ahead is planned whatever its verb's tense; one on the day of publication, in a period that
    still goes on (`هذا العام`), or in an article whose day is not known, is planned where the words say so.
    """
    earliest, latest = (ref.earliest, ref.latest) if ref else (None, None)
    head = tie.token if tie.verb is None else tie.verb
    around = _without_earlier_content(page, min(head, tie.token), tie)
    called_off = page.roles["cancelled"]
    if any_has_role(around, called_off) and any(
        has_role(form, called_off) and not _is_sake(around, i) for i, form in enumerate(around)
    ):
        return "cancelled"
    if tie.verb is not None and tie.date.last <= tie.verb and has_role(page.forms[tie.verb], page.roles["cancelled"]):
        return "cancelled"  # `الجلسة التي كانت مقررة في مايو أجلت`: the day before the verb is the one that was given up
    own_cue = tie.kind == "statement" and tie.trigger is None
    if not own_cue and any_has_role(around, page.roles["denied"]):
        return "denied"
    before = page.forms[tie.verb - 1] if tie.verb is not None and tie.verb > page.first else ""
    if has_role(before, page.roles["not"]) and (tie.verb > tie.clause.first or bare_of(before) in ("لم", "لن")):
        return "cancelled" if bare_of(before) == "لن" else "denied"
    if tie.verb is not None and _is_denied(page, tie.verb):
        return "denied"
    if page.published and latest and _was_expected(page, head, tie) and _came_otherwise(page, head):
        return "cancelled"
    under_way = page.published and latest and earliest <= page.published < latest and _is_told_as_past(page, tie)
    if page.published and latest and latest != page.published and not under_way:
        return "planned" if latest > page.published else "happened"
    return "planned" if _ahead(page, tie, head) or (latest and latest == page.published and _today(page, tie)) else "happened"


def _is_told_as_past(page: Page, tie: Tie) -> bool:
    """Is the verb a perfect: `استقال المدير هذا العام`? So is an unlisted one whose letters are those of no present or future."""
    if tie.verb is None:
        return False
    form = bare_of(page.forms[tie.verb])
    tenses = {tense for word, tense, _ in page.words.readings(page.forms[tie.verb]) if not word.part.endswith("noun")}
    return tenses == {"past"} or (not tenses and form[:1] not in ("ي", "ت", "ن", "س") and form not in page.roles["verb"])


def _without_earlier_content(page: Page, opening: int, tie: Tie) -> list[str]:
    """The few tokens before the telling, from the last `أن` or comma on; none where `و` opens it and it has a verb of its own:
    `تأجيل المباراة، وأن القرار يصدر` and `تأجيل المباراة والقرار يصدر` put off no decision."""
    if tie.verb is not None and page.words.is_conjoined(page.forms[opening]):
        return page.forms[opening + 1 : tie.token]
    forms = page.forms[max(page.first, opening - _BEFORE) : tie.token]
    cut = next((i for i in range(len(forms) - 1, 0, -1) if forms[i] in "،؛" or _is_that(page, forms[i])), 0)
    return forms[cut:]


def _is_sake(forms: list[str], i: int) -> bool:
    """`من أجل` puts nothing off."""
    return i > 0 and forms[i] == "اجل" and bare_of(forms[i - 1]) == "من"


def _is_that(page: Page, form: str) -> bool:
    return bare_of(form) in page.roles["that"]


def _is_denied(page: Page, verb: int) -> bool:
    """`نفى المتحدث أن تكون القوات قد دخلت …`: the verb stands under the أن of a denial."""
    forms, first = page.forms, max(page.first, verb - _OBJECT)
    that = next((i for i in range(verb - 1, first - 1, -1) if forms[i] in "،؛" or _is_that(page, forms[i])), None)
    if that is None or forms[that] in "،؛":
        return False
    for i in range(that - 1, max(page.first, that - _OBJECT) - 1, -1):
        if has_role(forms[i], page.roles["denied"]):
            return True
        if forms[i] in "،؛" or i in page.cues or _is_that(page, forms[i]):
            return False
    return False


def _came_otherwise(page: Page, head: int) -> bool:
    """Does the sentence, or the opening of the next, go on with `لكن` or `إلا أن`; or does the article call something off?"""
    forms, sentences = page.forms, page.reading.sentences
    called_off = page.roles["cancelled"]
    if any((form in called_off or bare_of(form) in called_off) and not _is_sake(forms, i) for i, form in enumerate(forms)):
        return True
    end = page.last
    if page.number + 1 < len(sentences):
        following = sentences[page.number + 1]
        end = min(following.first_token + 2, following.last_token)
    return any(
        has_role(forms[i], page.roles["but"]) or (forms[i] == "غير" and _is_that(page, forms[i + 1])) for i in range(head, end)
    )


def _was_expected(page: Page, head: int, tie: Tie) -> bool:
    """`كان من المقرر أن …`: so speaks of what did not come, or of what has come since."""
    first = tie.clause.first
    if any("كان" in form for form in page.forms[first : tie.date.first]) and any(
        was_set(page.forms, i, first, page.roles) for i in range(max(head, first), tie.date.first)
    ):
        return True  # `وكانت الانتخابات مقررة في مايو`
    before = page.forms[max(page.first, head - _BEFORE) : head]
    return any_has_role(before, page.roles["planned"]) and any(bare_of(form)[:3] == "كان" for form in before)


def _today(page: Page, tie: Tie) -> bool:
    """`يلتقي اليوم`: of the day of publication, the present tense tells what the day will bring."""
    if tie.verb is None or has_role(page.forms[max(tie.verb - 1, 0)], page.roles["not"]):
        return False
    tenses = {tense for word, tense, _ in page.words.readings(page.forms[tie.verb]) if word.part in ("verb", "light")}
    return tenses == {"present"} and not any_has_role(page.forms[tie.clause.first : tie.verb], page.roles["verb"])


def _ahead(page: Page, tie: Tie, head: int) -> bool:
    """Do the words speak of what is to come?"""
    if any(tense == "future" for i in {head, tie.token} for _, tense, _ in page.words.readings(page.forms[i])):
        return True
    form = page.forms[head]
    readings = page.words.readings(form)
    tells_past = bool(readings) and all(tense == "past" for _, tense, _ in readings)  # سيطر begins with no particle
    if tie.verb == head and len(form) > 4 and not tells_past and form.lstrip("وف")[:2] in ("سي", "ست"):
        return True
    near = page.forms[max(tie.clause.first, head - _BEFORE) : min(tie.clause.last, max(head, tie.token) + _AFTER)]
    return any_has_role(near, page.roles["planned"])
