"""Where a phrase is asked for: at a token, or at a name in quotation marks. At a token: what kind of phrase begins there?"""

from khabar.statements.nouns import SPEAKING_KINDS
from khabar.statements.page import Page
from khabar.statements.phrases.bare_names import ends_phrase, is_accusative, is_al_name, is_bare_name, name_end
from khabar.statements.phrases.complements import institution_end, joined_end
from khabar.statements.phrases.reader import Reader
from khabar.statements.phrases.records import Phrase, is_governed_accusative
from khabar.statements.vocabulary import COMPLEMENTISERS, QUOTES

LONGEST = 26  # tokens of a phrase
_PERCENT = frozenset("%٪")
_LABEL = 4  # words of a name in quotation marks


def phrase_at(page: Page, i: int, limit: int, *, cut: int = 0, loose: bool = False) -> Phrase | None:
    """The noun phrase that begins at token i (after `cut` letters of clitic) and ends before token `limit`; None where none does.

    loose: any noun in construct may head it (`أجهزة الأمن`), as after a verb that takes no object.
    """
    if i >= limit or not page.forms[i][0].isalnum() or not cut and _is_plain_verb(page, i):
        return None
    form = page.forms[i][cut:]
    if (form in page.words.preludes or form.isdigit()) and (inner := _behind_prelude(page, i, limit, cut, loose)):
        return inner
    if not page.forms[i][0].isalpha():
        return None
    reader = Reader(page, i, min(limit, i + LONGEST), cut, loose=loose)
    return _known(reader) or (reader.description() if reader.head.noun is not None else _unlisted(reader))


def _behind_prelude(page: Page, i: int, limit: int, cut: int, loose: bool) -> Phrase | None:
    """The phrase behind a word of courtesy, a number or a demonstrative."""
    return (
        _behind_courtesy(page, i, limit, cut, loose)
        or _counted(page, i, limit, cut, loose)
        or _pointed_at(page, i, limit, cut, loose)
    )


def _behind_courtesy(page: Page, i: int, limit: int, cut: int, loose: bool) -> Phrase | None:
    """`سعادة المبعوثة الخاصة`, `معالي وزير …`: who bears the title behind a word of courtesy, and agrees with the verb."""
    form, holder = page.forms[i][cut:], i + 1
    if form not in page.classes["courtesy"] or holder >= limit:
        return None
    noun = page.words.nouns.get(page.forms[holder])
    if noun is None or not noun.is_title or page.starts[i] + cut in page.wholes:
        return None
    inner = phrase_at(page, holder, limit, loose=loose)
    return inner and inner._replace(first=i, whole_start=page.starts[i] + cut)


def _pointed_at(page: Page, i: int, limit: int, cut: int, loose: bool) -> Phrase | None:
    """`هذا الخبير الأمريكي`, `هذه المؤسسات`: somebody told of before."""
    if page.forms[i][cut:] not in page.classes["demonstrative"] or i + 1 >= limit or not page.has_article(i + 1):
        return None
    noun = page.words.nouns.get(page.forms[i + 1])
    inner = phrase_at(page, i + 1, limit, loose=loose) if noun is not None and noun.kind in SPEAKING_KINDS else None
    start = page.starts[i] + cut
    return inner and inner._replace(first=i, whole_start=start, start=inner.start if inner.named else start)


def _counted(page: Page, i: int, limit: int, cut: int, loose: bool) -> Phrase | None:
    """`أربعة مصادر مطلعة`, `3 مسؤولين`, `خمسة من السكان`, `نفس المصدر`: a number of people who speak, or the one who spoke before."""
    form, counted = page.forms[i][cut:], i + 1
    same = form in page.classes["same"]
    if counted >= limit or not (same or form.isdigit() or form in page.classes["few"]):
        return None
    counted += page.forms[counted] in _PERCENT and counted + 1 < limit  # 83 % من المشاركين
    partly = page.forms[counted] == "من" and not same
    counted += partly
    pointed = partly and counted + 1 < limit and page.forms[counted] in page.classes["demonstrative"]  # 64 % من هذه الشركات
    noun = page.words.nouns.get(page.forms[counted + pointed]) if counted < limit else None
    if noun is None or not partly and noun.definite != same or not same and noun.number == "s" and noun.gender != "f":
        return None
    inner = phrase_at(page, counted, limit, loose=loose)
    if inner is None or inner.named:
        return None
    start = page.starts[i] + cut
    return inner._replace(first=i, start=start, whole_start=start, number=inner.number if same else "p")


def _known(reader: Reader) -> Phrase | None:
    """The phrase of a person whom a mention names here, or whose title it has here."""
    page, i = reader.page, reader.first
    start = page.starts[i] + reader.cut
    if mention := page.people.get(start):
        return reader.named(i, page.token_after(i, mention.end), mention)
    if (mention := page.wholes.get(start)) and mention.end > mention.whole_start:
        name = page.token_after(i, mention.start)
        if name < reader.limit:
            return reader.named(name, page.token_after(name, mention.end), mention)
    return None


def _unlisted(reader: Reader) -> Phrase | None:
    """The phrase at a word that is no speaking noun: an institution's or a person's name, or an unknown noun that describes somebody."""
    page, i, limit, form = reader.page, reader.first, reader.limit, reader.head.form
    if mention := page.others.get(page.starts[i] + reader.cut):
        last = institution_end(page, page.token_after(i, mention.end), limit)
        gender = "" if form in page.classes["either_gender"] else mention.gender or "f"
        joined = joined_end(page, last, limit, mention.kind)
        if joined > last:
            return reader.plain(joined, "institution", gender, "d")
        return reader.plain(last, "institution", gender, "s", mention.name_id)
    in_al = form.startswith("ال")
    if not reader.cut:
        if is_al_name(page, i, limit):
            return reader.named(i, name_end(page, i + 1, limit))
        if not in_al and (_heads_construct(page, i, limit, reader.loose) or reader.loose and _is_described(page, i, limit)):
            return reader.description()
        if is_bare_name(page, i, limit) and not is_accusative(page, i):
            return reader.bare_named(i)
    if not in_al and not is_bare_name(page, i, limit) or ends_phrase(page, i, limit) or len(form) < 4:
        return None
    return reader.description()


def _heads_construct(page: Page, at: int, limit: int, loose: bool) -> bool:
    """A bare noun before a word in ال: `مفاوضو الدول`, and, where the verb takes no object, `أجهزة الأمن`."""
    words, form = page.words, page.forms[at]
    if at + 1 >= limit or not page.has_article(at + 1) or ends_phrase(page, at, limit) or form in words.given:
        return False
    if form in COMPLEMENTISERS or form in words.talk and not loose:
        return False
    if form.endswith("و") and len(form) > 4 and form not in words.verbs:
        return True
    return loose and not form.startswith(("ب", "ل", "ك", "وال", "وب", "ول")) and not is_bare_name(page, at, limit)


def _is_described(page: Page, at: int, limit: int) -> bool:
    """A common noun that no list of speakers has, with an adjective: `شخص مقرب من …`, where the verb takes no object."""
    words = page.words
    if at + 1 >= limit or page.forms[at] not in words.not_names or ends_phrase(page, at, limit):
        return False
    follow = page.forms[at + 1]
    return follow in page.classes["near"] or follow in page.classes["adjective"] or follow in words.nationalities


def _is_plain_verb(page: Page, i: int) -> bool:
    """Whether a token is a reporting verb and no name: where subjects are looked for, most words of hostile texts are."""
    start = page.starts[i]
    if page.forms[i] not in page.words.plain_verbs or start in page.people or start in page.wholes or start in page.others:
        return False
    return not is_governed_accusative(page, i)


def label_phrase(page: Page, i: int, limit: int, longest: int = _LABEL) -> Phrase | None:
    """A name in quotation marks that stands as a subject: أوضحت “الغذاء والدواء” أن …; i: the token of its opening mark.

    longest: words between the marks.
    """
    close = next((k for k in range(i + 2, min(i + 2 + longest, limit)) if page.forms[k] in QUOTES), None)
    if close is None:
        return None
    start = page.starts[i + 1]
    mention = page.others.get(start)
    return Phrase(
        first=i,
        last=close + 1,
        start=start,
        end=page.ends[close - 1],
        whole_start=page.starts[i],
        whole_end=page.ends[close],
        named=False,
        kind="medium" if mention and mention.kind == "outlet" else "institution",
        gender=mention.gender if mention else "",
        number="s",
        name_id=mention.name_id if mention else "",
    )
