"""The subject behind a verb: past adverbs, asides and addressees, right before what is said."""

from khabar.records import Sentence
from khabar.statements.addressee import past_addressee
from khabar.statements.nouns import SPEAKING_KINDS
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, label_phrase, phrase_at
from khabar.statements.phrases.bare_names import is_accusative_noun, is_bare_name
from khabar.statements.phrases.reader import Reader
from khabar.statements.phrases.shapes import has_pronoun
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES

_ASIDES = 6  # adverbs, brackets and addressees between a verb and its subject, with the subject itself
_QUOTED = 3  # words between quote marks that are a name, no speech
_QUOTED_INSTITUTION = 9  # the same, where an institution's noun begins them
_BRACKET = 4  # tokens behind an opening bracket in which it closes
_NAMING_REACH = 7  # tokens behind a description in which a verb of naming stands
_ODD_NAME = 5  # tokens from the beginning of a name of common words to what stands behind it
_NO_NAME = ("manner", "cognate", "same")  # classes of words that are part of none
_RELATIVES = frozenset({"الذي", "التي"})
_OWNED = ("ها", "هم", "وه", "ته")  # pronouns at a noun's end; the ه of a foreign name looks like one
_ASIDE_WORDS = 14  # tokens between a name in marks and أن


def subject_after(page: Page, s: Sentence, start: int, loose: bool = False) -> tuple[Phrase | None, int]:
    """The phrase behind the verb that ends before token `start`, and the token after it; (None, start) where the verb has none."""
    if label := _label(page, s, start, loose):
        return label, label.last
    at = start + (start < s.last_token and page.forms[start] in page.classes["object_first"])  # أوضح ذلك الوزير
    for _ in range(_ASIDES):
        past = _past_aside(page, s, at, start)
        if past is None:
            return None, start
        if past == at:
            break
        at = past
    else:
        return None, start
    if at > start and page.forms[at] in QUOTES:
        label = _closing_mark(page, s, at) and label_phrase(page, at, s.last_token, _QUOTED_INSTITUTION)
        return (label, label.last) if label else (None, start)  # المسيرة التي دعت إليها "تنسيقية …"
    phrase = phrase_at(page, at, s.last_token, loose=loose)
    if phrase is None and loose and at == start and (last := _odd_name_end(page, s, at)) is not None:
        phrase = Reader(page, at, s.last_token).named(at, last)
    if phrase is None or not phrase.name_id and is_accusative_noun(page, phrase.first) and not _is_ours(page, phrase.first):
        return None, start
    if not phrase.name_id and (called := _called(page, s, phrase)):
        return called, called.last
    if at > start and not (_is_known_or_unclitic(page, phrase) or _is_speaking_noun(page, phrase)):
        return None, start
    return phrase, phrase.last


def _is_ours(page: Page, k: int) -> bool:
    """محدثنا, مراسلنا: no accusative but the outlet's own."""
    return page.forms[k].endswith("نا") and page.forms[k] in page.words.nouns


def _odd_name_end(page: Page, s: Sentence, at: int) -> int | None:
    """قال ديون نيل القائم بأعمال المدير, قالت مارجريته فيستدجر مفوضة الشؤون: bare words that mean something else, right behind a verb
    without object; behind them only a name's apposition can stand, a relative or أن. None where they are no name.
    """
    forms, words = page.forms, page.words
    for k in range(at, min(at + _ODD_NAME, s.last_token)):
        form, noun = forms[k], words.nouns.get(forms[k])
        opens_title = noun is not None and noun.kind == "role" and (not noun.definite or form in page.classes["takes_complement"])
        if k - at > 1 and (form in COMPLEMENTISERS and form[0] not in "وف" or form in _RELATIVES or opens_title):
            return k
        known = any(form[1:] in group for group in (words.verbs, words.ends, words.not_names, words.nouns))
        joined = form[0] == "ل" or form[0] in "وف" and known
        bare = form.isalpha() and len(form) > 1 and not joined and not form.startswith(("ال", "بال"))
        if not bare or form in words.ends or noun is not None or form in page.classes["adverb"] or is_accusative_noun(page, k):
            return None
        if form in words.verbs and k > at or any(form in page.classes[each] for each in _NO_NAME):
            return None
        if form.endswith(_OWNED) or k > at and has_pronoun(form, page.last_letter(k)):
            return None
    return None


def _is_known_or_unclitic(page: Page, phrase: Phrase) -> bool:
    """A name behind an aside: known, or without a letter in front that the verb may govern (طالب خلالها | بنسيان الخلاف)."""
    return (
        bool(phrase.name_id)
        or phrase.named
        and (page.starts[phrase.first] in page.people or page.forms[phrase.first][0] not in "بل")
    )


def _is_speaking_noun(page: Page, phrase: Phrase) -> bool:
    form = page.forms[phrase.first]
    counted = form in page.classes["few"] or form.isdigit()  # دعت إليه أربع نقابات
    return phrase.kind in SPEAKING_KINDS and (counted or form in page.words.nouns)


def _label(page: Page, s: Sentence, start: int, loose: bool) -> Phrase | None:
    """A name in quotation marks right behind the verb: it is known, or what the verb governs follows, behind an aside too."""
    close = _closing_mark(page, s, start)
    if close is None:
        return None
    if loose and page.forms[start + 1] not in page.words.ends and _that_follows_aside(page, s, close + 1):
        return label_phrase(page, start, s.last_token)
    if close == start + 2 and (person := page.last_names.get(page.forms[start + 1])):
        label = label_phrase(page, start, s.last_token)
        return label and label._replace(kind="name", gender=person.gender, name_id=person.name_id)
    inner, follow = page.starts[start + 1], page.forms[close + 1]
    known = inner in page.people or inner in page.others
    if known or follow in COMPLEMENTISERS or follow in page.classes["toward"] or follow == "عن":
        return label_phrase(page, start, s.last_token, _QUOTED_INSTITUTION)
    return None


def _that_follows_aside(page: Page, s: Sentence, at: int) -> bool:
    """قالت "الأخبار" في عددها الصادر أمس إن: an aside, then أن before any other verb of saying."""
    forms, classes = page.forms, page.classes
    if forms[at] not in classes["during"] and forms[at] not in classes["pronoun"] and forms[at] not in classes["trail"]:
        return False
    for k in range(at, min(at + _ASIDE_WORDS, s.last_token)):
        if forms[k] in COMPLEMENTISERS:
            return forms[k - 1] not in classes["conjunction_with_that"]
        if forms[k] in page.words.verbs and forms[k] not in page.words.nouns or forms[k] in ".:":
            return False
    return False


def _closing_mark(page: Page, s: Sentence, start: int) -> int | None:
    """The token of the mark that closes a few quoted words, with something behind it in the sentence."""
    if start >= s.last_token or page.forms[start] not in QUOTES:
        return None
    head = page.words.nouns.get(page.forms[start + 1]) if start + 1 < s.last_token else None
    longest = _QUOTED_INSTITUTION if head is not None and head.kind == "institution" else _QUOTED
    close = next((k for k in range(start + 2, min(start + 2 + longest, s.last_token)) if page.forms[k] in QUOTES), None)
    return close if close is not None and close + 1 < s.last_token else None


def _past_aside(page: Page, s: Sentence, at: int, start: int) -> int | None:
    """The token behind one adverb, bracket, addressee …; `at` itself where a subject may begin, None where none can follow."""
    if at >= s.last_token:
        return None
    forms = page.forms
    form = forms[at]
    if form in COMPLEMENTISERS and page.starts[at] not in page.people or form == ":":
        return None
    if form in QUOTES and at > start and forms[at - 1] in page.classes["back_reference"]:
        return at
    if form in QUOTES:
        close = _closing_mark(page, s, at) if at == start else None
        return close + 1 if close and forms[close + 1][0].isalpha() and forms[close + 1] not in page.words.ends else None
    if form in page.classes["adverb"] or form in COMMAS and at > start:
        return at + 1
    if form in page.classes["back_reference"] and not _is_li(page, s, at):
        return at + 1
    if form == "من" and at + 1 < s.last_token and forms[at + 1] in page.classes["side"]:
        return at + 2
    if form in page.classes["period"] and at + 1 < s.last_token and forms[at + 1] in page.classes["which_time"]:
        return at + 2  # أعلن العام الماضي عن
    if form == "(":
        close = next((k for k in range(at + 1, min(at + 1 + _BRACKET, s.last_token)) if forms[k] == ")"), None)
        return close + 1 if close else None
    return form[0] == "ل" and past_addressee(page, s, at) or at


def _is_li(page: Page, s: Sentence, at: int) -> bool:
    """`قال لي كوان يو` against `قال لي أحمد`: the name has a bare word behind it that is no given name."""
    if page.starts[at] in page.people:
        return True
    named = page.forms[at] == "لي" and at + 1 < s.last_token and is_bare_name(page, at + 1, s.last_token)
    return named and page.forms[at + 1] not in page.words.given


def _called(page: Page, s: Sentence, phrase: Phrase) -> Phrase | None:
    """ساكن في موسكو يدعى سيرجي: the name is given by a verb of naming."""
    for k in range(phrase.last, min(phrase.last + _NAMING_REACH, s.last_token - 1)):
        form = page.forms[k]
        if form in page.classes["naming_verb"]:
            name = phrase_at(page, k + 1, s.last_token)
            return name._replace(first=phrase.first, whole_start=phrase.whole_start) if name and name.named else None
        if not form[0].isalpha() or form in COMPLEMENTISERS or form in page.words.verbs:
            return None
    return None
