"""Prepositions inside a description: which belong to the title, and which already tell to whom or where it was said."""

from khabar.statements.page import Page
from khabar.statements.phrases.bare_names import ends_phrase
from khabar.statements.phrases.records import Head
from khabar.statements.vocabulary import QUOTES

_LONE = frozenset({"ل", "لـ", "ب"})  # a clitic before a mark
_LABEL = 8  # tokens of a name in marks
OPEN_KINDS = frozenset({"unnamed", "role"})  # descriptions that a preposition may carry on: مصدر في الوزارة


def after_preposition(page: Page, at: int, limit: int, head: Head, definite: bool) -> int | None:
    """The token from which a description goes on after the preposition at `at`; None where it ends there.

    definite: the description has become definite before the preposition.
    """
    form, follow = page.forms[at], at + 1
    if follow >= limit or head.noun is None and page.forms[at - 1] not in page.classes["near"]:
        return None
    if form in ("في", "لدي") and (past := _after_place(page, at, limit, head)):
        return past
    if form in page.classes["within"] and not definite and head.kind in OPEN_KINDS:
        return _after_field(page, at, limit)
    mention = page.others.get(page.starts[follow])
    if form == "من" and _is_part_of(page, at, head):
        return page.token_after(follow, mention.end) if mention else follow + 1
    if form == "الي" and mention and definite and head.kind == "role":
        return page.token_after(follow, mention.end)  # سفير الدولة إلى …
    return None


def _after_place(page: Page, at: int, limit: int, head: Head) -> int | None:
    """The token after `في` and its place, institution, or the rest of a known title."""
    follow = at + 1
    if mention := page.others.get(page.starts[follow]):
        return institution_end(page, page.token_after(follow, mention.end), limit)
    title = page.titles.get(page.starts[head.first])
    if title and title.end > page.ends[at]:
        return page.token_after(at, title.end)
    noun = page.words.nouns.get(page.forms[follow])
    return follow + 1 if noun and noun.kind in ("institution", "medium") and head.kind in OPEN_KINDS else None


def _after_field(page: Page, at: int, limit: int) -> int | None:
    """The token after `في` and the field or house of an indefinite person: خبير في شؤون الطاقة, مصدر داخل الائتلاف, but مسؤول | في تصريح."""
    field = page.forms[at] != "في" or page.forms[at - 1] in page.classes["specialist"]
    if tells_when(page, at + 1) or not (field or page.has_article(at + 1)) or ends_phrase(page, at + 1, limit):
        return None
    return _noun_end(page, at + 1, limit)


def _is_part_of(page: Page, at: int, head: Head) -> bool:
    """Whether من goes on with the description: عدد من السكان, مصدر مقرب من الوزارة, مصدر من الشرطة."""
    follow = at + 1
    of_many = at == head.first + 1 and head.form in page.classes["quantity"]
    if page.forms[follow][0].isalpha() and (of_many or page.forms[at - 1] in page.classes["near"]):
        return True
    return head.kind == "unnamed" and (page.starts[follow] in page.others or page.forms[follow] in page.words.nouns)


def complement_end(page: Page, at: int, limit: int, *, ranked: bool = False) -> int | None:
    """The token after what a participle in ال at `at` governs: المكلف بالتحقيق, التابعة ل "أفق"; None where it governs nothing.

    The complement is one noun with its article, a construct up to its article or name, or a name in marks. ranked: behind an ordinal.
    """
    if page.forms[at] not in page.classes["takes_complement"] or at + ranked + 1 >= limit:
        return None
    at += ranked
    form, noun = page.forms[at + 1], at + 1
    if form in page.classes["complement"] or form in _LONE:
        noun += 1
    elif form[0] not in "بل" or len(form) < 4:
        return None
    if noun >= limit:
        return None
    if page.forms[noun] in QUOTES:
        return next((k + 1 for k in range(noun + 2, min(noun + _LABEL, limit)) if page.forms[k] in QUOTES), None)
    return _noun_end(page, noun, limit) if noun == at + 1 or not tells_when(page, noun) else None


def governed_end(page: Page, head: int, at: int, limit: int) -> int | None:
    """The token after what the participle in ال at `head` governs with the preposition at `at`; None where it governs nothing."""
    if page.forms[head] not in page.classes["takes_complement"] or at + 1 >= limit:
        return None
    return _noun_end(page, at + 1, limit)


def _noun_end(page: Page, at: int, limit: int) -> int | None:
    """The token after a noun in ال, a construct that ends in one, or a name; None where marks or particles come first."""
    for k in range(at, limit):
        start = page.starts[k]
        if mention := page.others.get(start) or k == at and page.others.get(start + 1):
            return page.token_after(k, mention.end)
        if not page.forms[k][0].isalpha() or k > at and ends_phrase(page, k, limit):
            return None
        if page.forms[k].startswith(("ال", "بال", "لل")):
            return k + 1
    return None


def tells_when(page: Page, at: int) -> bool:
    """Whether a word behind في tells on what occasion something was said, or when: في بيان, في السياق نفسه."""
    bare = page.forms[at].removeprefix("ال")
    return bare in page.classes["occasion"] or bare in page.classes["circumstance"]


def is_addressee(page: Page, at: int) -> bool:
    """`للصحفيين`, `للجزيرة`: to whom it is said, no part of the speaker."""
    if page.forms[at][2:] in page.classes["addressee"]:
        return True
    mention = page.others.get(page.starts[at] + 1) or page.others.get(page.starts[at] + 2)
    return mention is not None and mention.kind == "outlet"


def is_outlet_addressed(page: Page, at: int, first: int) -> bool:
    """`مصدر | لرويترز`, `المتحدث باسم الشركة | رويترز`: to whom it is said; `مدير مكتب رويترز` heads the outlet."""
    forms, words, start = page.forms, page.words, page.starts[at]
    if forms[at] in ("ل", "لـ") and at + 1 < len(forms) and (forms[at + 1] in QUOTES or forms[at + 1] == "ـ"):
        return True  # مصادر مطلعة | لـ«الحياة»
    if forms[at][0] == "ل":
        glued = page.others.get(start + 1)
        if glued and glued.kind == "outlet" or forms[at][1:] in page.classes["addressee"]:
            return True
    mention = page.others.get(start)
    if mention is None or mention.kind != "outlet" or at <= first + 1 or page.has_article(at):
        return False
    previous = forms[at - 1]
    if previous == "باسم" or previous in words.ends:
        return False
    return page.has_article(at - 1) or previous not in words.nouns and previous not in words.commons


def serves(page: Page, at: int, limit: int) -> bool:
    """`المدير الإقليمي للحملة لنصرة الأشقاء`: ل and a noun in construct that go on with the title, no addressee."""
    form, bare = page.forms[at], page.forms[at][1:]
    if form in page.words.ends or bare in page.classes["addressee"] or page.starts[at] in page.people:
        return False
    if mention := page.others.get(page.starts[at] + 1):
        return mention.kind == "organisation"
    noun = page.words.nouns.get(bare)
    if noun and noun.kind in ("institution", "role"):
        return at + 1 < limit and page.forms[at + 1][0].isalpha() and not ends_phrase(page, at + 1, limit)
    if len(form) <= 3 or at + 1 >= limit:
        return False
    named = page.others.get(page.starts[at + 1])
    return page.has_article(at + 1) or bare in page.words.commons and named is not None and named.kind == "place"  # لإقليم زاكورة


def institution_end(page: Page, last: int, limit: int) -> int:
    """The token after the adjectives of nationality and the ل of purpose behind an institution's name that ends before `last`."""
    while last < limit and not ends_phrase(page, last, limit):
        form = page.forms[last]
        if form not in page.words.nationalities and not (
            form.startswith("لل") and len(form) > 4 and not is_addressee(page, last)
        ):
            break
        last += 1
    return last


def joined_end(page: Page, last: int, limit: int, kind: str) -> int:
    """The token after other names of the same kind that و joins to one that ends before `last`: فرنسا | وبريطانيا."""
    while last < limit and page.forms[last][0] == "و":
        mention = page.others.get(page.starts[last] + 1)
        if mention is None or mention.kind != kind:
            break
        last = institution_end(page, page.token_after(last, mention.end), limit)
    return last
