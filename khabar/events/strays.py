"""Dates that place no event: the year in a name, the date of a document, the period that a figure is compared with.

Each rule looks at the few words before a date; which words these are stands in `data/lexicon/event_context.csv`.
"""

from collections.abc import Container
from itertools import compress

from khabar.events.clauses import Clause
from khabar.events.context import any_has_role, bare_of, has_role, without_clitics
from khabar.events.spans import DateSpan
from khabar.fold import skeleton

_GLUED = 3  # tokens before a bare year in which the thing stands that it names: `كأس العالم 2018`
_TITLED = 5  # tokens before it in which a fair or a meeting stands that bears it: `معرض السعودية 2050`
_DOCUMENT = 9  # tokens between a document and its date: `المرسوم الملكي رقم م/15 وتاريخ 11/3/1424`
_COMPARED = 12  # tokens between a comparison and the period that it is made with
_ISSUE = 5  # tokens between a paper's issue and its day
_QUOTES = {"»": "«", '"': '"', "”": "“"}
_BRACKETS = {")": "(", **_QUOTES}

Roles = dict[str, frozenset[str]]


def is_stray(forms: list[str], first: int, clause: Clause, date: DateSpan, roles: Roles, cues: Container[int]) -> bool:
    """Does the date place no event of its sentence, which begins at token `first`? clause: the one that the date stands in; cues: the
    tokens of reporting verbs."""
    if _is_fiscal(forms, clause, roles):
        return True
    return date.first > first and (
        has_role(forms[date.first - 1], roles["unowned"])
        or _is_left_over(forms, first, date, roles)
        or has_role(forms[date.first - 1], roles["limit"])
        or _is_name(forms, first, date, roles)
        or _is_title(forms, first, date, roles)
        or _is_of_document(forms, first, clause, date, roles)
        or (clause.verb not in cues and _is_of_issue(forms, first, date, roles))
        or _is_compared(forms, first, date, roles)
    )


def _is_left_over(forms: list[str], first: int, date: DateSpan, roles: Roles) -> bool:
    """`اللاعبان الباقيان من العام الماضي`: a year behind من tells where something is from; but `في وقت سابق من العام الحالي`."""
    if forms[date.first - 1] != "من" or not has_role(forms[date.first], roles["year"]) or date.first - 2 < first:
        return False
    return not has_role(forms[date.first - 2], roles["within"])


def _is_name(forms: list[str], first: int, date: DateSpan, roles: Roles) -> bool:
    """`موسم 2015`, `كأس العالم 2018`, `حج هذا العام`: the year is part of a name."""
    opening = forms[date.first]
    of = opening.startswith("ل") and (roles["preposition"] | {"هذا", "هذه"}) - {opening}  # `ليلة` begins with a ل of its own
    if of and any(stem in of for stem, _ in without_clitics(opening)):
        return True  # `ميزانية لعام 2015`, `الندوة لهذا العام`
    before = date.first - 1
    if has_role(forms[before], roles["famous"]):
        return True
    if bare_of(forms[before]) in ("هذا", "هذه") and before > first:
        before -= 1  # `حج هذا [العام 1436]`
    if before < date.first - 1 or has_role(opening, roles["year"]) or opening in ("هذا", "هذه"):
        coming = has_role(forms[date.last - 1], roles["planned"])
        return not coming and (_heads(forms[before], roles["edition"]) or _heads(forms[before], roles["name"]))
    return _is_year(forms, date) and _is_glued(forms, first, date, roles)


def _heads(form: str, words: frozenset[str]) -> bool:
    """Is the token one of the words in construct, which has no article?"""
    return any(stem in words and not definite for stem, definite in without_clitics(bare_of(form)))


def _is_glued(forms: list[str], first: int, date: DateSpan, roles: Roles) -> bool:
    """Does a bare year follow a name without a preposition: `مؤتمر القاهرة 1994`?"""
    for i in range(date.first - 1, max(first, date.first - _TITLED) - 1, -1):
        form = forms[i]
        if has_role(form, roles["preposition"]) or not form[0].isalnum():
            return False
        if has_role(form, roles["edition"]):
            return True
        if date.first - i <= _GLUED and (has_role(form, roles["name"]) or has_role(form, roles["famous"])):
            return True
    return False


def _is_year(forms: list[str], date: DateSpan) -> bool:
    """Is it a year and nothing finer, with or without its era: `2015`, `1436 هـ`?"""
    last = date.last - (forms[date.last - 1] in ("ه", "م"))
    return last - date.first in (1, 2) and forms[last - 1].isdigit() and len(forms[last - 1]) == 4


def _is_title(forms: list[str], first: int, date: DateSpan, roles: Roles) -> bool:
    """`وأوضح لـ(اليوم) أن`: a paper speaks of itself by its name; `فيلم «1 ديسمبر»`: a day in quotation marks is a title."""
    if date.last >= len(forms) or date.first - 2 < first:
        return False
    words = date.last - date.first
    if words == 2 and forms[date.first].isdigit() and forms[date.first - 1] == _QUOTES.get(forms[date.last]):
        return True
    if words > 1:
        return False
    inside = forms[date.first - 1] == _BRACKETS.get(forms[date.last])
    return inside and (forms[date.first - 2] in ("ل", "الي") or has_role(forms[date.first - 2], roles["head"]))


def _is_of_document(forms: list[str], first: int, clause: Clause, date: DateSpan, roles: Roles) -> bool:
    """`النظام الصادر بالمرسوم رقم م/78 وتاريخ 19/9/1428`: a document is named by number and date, and nothing happens. It is an event
    where a verb issues it: `صدر القرار رقم 20 بتاريخ …`."""
    marker = date.first - 1
    while marker > first and bare_of(forms[marker]) in ("في", "يوم"):
        marker -= 1
    if not has_role(forms[marker], roles["dated"]):
        return False
    opening = max(first, marker - _DOCUMENT)
    head = next((i for i in range(marker - 1, opening - 1, -1) if has_role(forms[i], roles["document"])), None)
    if head is None or not any(form.isdigit() or has_role(form, roles["number"]) for form in forms[head:marker]):
        return False
    issued = clause.trigger is not None and skeleton(clause.trigger.lemma) in roles["issuing"] and clause.verb < head
    return not issued


def _is_of_issue(forms: list[str], first: int, date: DateSpan, roles: Roles) -> bool:
    """`في عددها الصادر في 4 يوليو 1963`: the day of a paper that is quoted."""
    before = forms[max(first, date.first - _ISSUE) : date.first]
    issue = next((i for i, form in enumerate(before) if has_role(form, roles["issue"])), None)
    if issue is None:
        return False
    after = before[issue + 1 : issue + 3]  # `نشر في العدد (5394) يوم الثلاثاء`
    numbered = len(after) > 1 and (after[0] == "(" or has_role(after[0], roles["number"])) and after[1].isdigit()
    return numbered or any_has_role(before[-3:], roles["participle"])


def _is_compared(forms: list[str], first: int, date: DateSpan, roles: Roles) -> bool:
    """`ارتفع 5% مقارنة بالشهر السابق`: the period of the figure that another is compared with."""
    near = forms[max(first, date.first - _COMPARED) : date.first]
    comma = next((i for i in range(len(near), 0, -1) if near[i - 1] in ("،", "؛", ",")), 0)
    return any_has_role(near[comma:], roles["compared"])


def _is_fiscal(forms: list[str], clause: Clause, roles: Roles) -> bool:
    """`تنتهي السنة المالية في 30 يونيو`: a year of accounts is no event."""
    tokens = range(clause.first + 1, clause.last)
    fiscal = compress(tokens, map(roles["fiscal"].__contains__, forms[clause.first + 1 : clause.last]))
    return any(has_role(forms[i - 1], roles["preposition"]) for i in fiscal)
