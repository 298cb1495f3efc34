"""Persons' names that no list has: which bare words can be one, and where a run of them ends."""

from khabar.statements.page import Page
from khabar.statements.phrases.shapes import has_pronoun, looks_verbal
from khabar.statements.verbal_nouns import is_verbal_noun
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS

_LONGEST_NAME = 8  # tokens
_JOINED_VERB = 5  # letters of a verb in ت with و in front, at least: shorter ones are names too (وايت)
_ACCUSATIVE_OWNED = ("ءه", "ءها", "ءهم", "ءهما")  # nominative is ؤه


def ends_phrase(page: Page, at: int, limit: int) -> bool:
    """Whether a token ends every noun phrase: a preposition, a particle, a reporting verb."""
    form, words = page.forms[at], page.words
    if form in words.ends:
        return not _is_ban(page, at, limit)
    if form.startswith("فان") and "إ" in page.slice(at, at + 1):
        return True
    if form in words.verbs and form not in words.nouns and form not in words.given:
        return not form.startswith("ال")
    return False


def is_bare_name(page: Page, at: int, limit: int) -> bool:
    """Whether a bare word may be (part of) a person's name: no common word, no verb, no pronoun at its end."""
    form, words = page.forms[at], page.words
    if form in COMPLEMENTISERS:
        return _is_ban(page, at, limit)
    if form == "علي":
        return _is_ali(page, at)
    if form in words.given or form in words.joints:
        return True
    if len(form) < 2 or not form.isalpha() or form.startswith(("ال", "لل")):
        return False
    if (
        form in words.nouns
        or form in words.not_names
        or form in words.talk
        or form in words.verbs
        or ends_phrase(page, at, limit)
    ):
        return False
    if _carries_clitic(page, at, form) or _is_joined_verb(page, at) or is_accusative_noun(page, at):
        return False
    last_letter = page.last_letter(at)
    return last_letter != "ة" and form not in page.classes["cognate"] and not looks_verbal(form, last_letter)


def _carries_clitic(page: Page, at: int, form: str) -> bool:
    """و ف ب ل ك in front of a word that is known, or of a construct: وبعد, بقطع المياه."""
    words, bare = page.words, form[1:]
    if form[0] in "وف":
        return bare in words.ends or bare in words.commons or bare in words.verbs or bare in words.nouns
    if form[0] not in "بلك":
        return False
    if page.starts[at] + 1 in page.others and page.starts[at] not in page.people:
        return True  # بجازان
    if at + 1 < len(page.forms) and page.has_article(at + 1) and page.starts[at] not in page.people:
        return True
    if form[0] == "ب" and len(bare) > 4 and is_verbal_noun(bare) and page.starts[at] not in page.people:
        return True  # بإدراك
    return bare.startswith("ال") or bare in words.commons or bare in words.nouns or bare in words.ends


def _is_joined_verb(page: Page, at: int) -> bool:
    """أنذرت البلدية | ورصدت: و and the ت of a feminine verb, right behind a word in ت."""
    form = page.forms[at]
    if form[0] != "و" or len(form) < _JOINED_VERB or page.last_letter(at) != "ت" or page.starts[at] in page.people:
        return False
    return at > 0 and page.last_letter(at - 1) == "ت"


def is_accusative_noun(page: Page, at: int) -> bool:
    """توقعت | ربحا فصليا, كان الفريق | مسيطرا, اتهم | زملاءه: spelt as an accusative, so that it is no subject; no known name.

    A common noun or a participle in م with the ا of the indefinite accusative, unless ال behind it shows a dual (طرفا النزاع);
    a pronoun behind a hamza without seat.
    """
    form, words, start = page.forms[at], page.words, page.starts[at]
    if form[-1] not in "اهم":
        return False  # most words
    if start in page.people or start in page.others or form in words.given or page.has_article(at):
        return False
    if at and page.forms[at - 1] in COMPLEMENTISERS:
        return False  # أن رجلا أقر بذنبه
    if page.slice(at, at + 1).endswith(_ACCUSATIVE_OWNED):
        return True
    if not form.endswith("ا") or len(form) < 4 or at + 1 < len(page.forms) and page.has_article(at + 1):
        return False
    participle = form[0] == "م" and len(form) in (5, 6) and form[1] not in "اوي"
    return (participle or form[:-1] in words.not_names) and not _that_follows(page, at + 1)


def _is_ban(page: Page, at: int, limit: int) -> bool:
    """`بان كي مون` against `بأن`: the name has no hamza, and a name follows or is known; so has `آن` its sign."""
    if page.text[page.starts[at]] == "آ":
        return (
            page.starts[at] in page.people or at + 1 < limit and page.forms[at + 1][0].isalpha() and not page.has_article(at + 1)
        )
    if page.forms[at] != "بان" or "أ" in page.slice(at, at + 1):
        return False
    return page.starts[at] in page.people or at + 1 < limit and page.forms[at + 1] == "كي"


def _is_ali(page: Page, at: int) -> bool:
    """`علي` against `على`, which some papers write alike: no noun follows the name."""
    if page.last_letter(at) == "ى":
        return False
    if page.spells_ala or at + 1 >= len(page.forms):
        return True
    follow, words = page.forms[at + 1], page.words
    return not follow[0].isalpha() or any(
        follow in group for group in (words.given, words.ends, COMPLEMENTISERS, words.joints, words.verbs)
    )


def is_al_name(page: Page, at: int, limit: int) -> bool:
    """`السعيد بلوط`, `الطيب لوح`: a given name with ال, and a bare word behind it."""
    form, words = page.forms[at], page.words
    if not form.startswith("ال") or form in words.nouns or not (form in words.given or form[2:] in words.given):
        return False
    return at + 1 < limit and is_bare_name(page, at + 1, limit)


def name_end(page: Page, first: int, limit: int) -> int:
    """The token after the name that begins at `first`: bare words and particles, then family names in ال. At least one word."""
    forms, words = page.forms, page.words
    at, stop = first, min(limit, first + _LONGEST_NAME)
    family = False  # a word in ال stands in it: no bare word follows
    while at < stop:
        form = forms[at]
        if not form[0].isalpha():
            if form != "-" or at == first or at + 1 >= stop or not is_touching(page, at):
                break
            at, family = at + 2, False
        elif form in words.joints and at + 1 < stop and forms[at + 1][0].isalpha() and not ends_phrase(page, at + 1, limit):
            at += 2
            family = forms[at - 1].startswith("ال") and form not in page.classes["compound"]
        elif form.startswith("ال"):
            if at == first or not _is_family_name(page, at, limit):
                break
            at, family = at + 1, True
        elif at > first and is_accusative(page, at):
            break  # وصف سمير | صديقا …
        elif not family and (is_bare_name(page, at, limit) or at == first + 1 and _ends_name(page, at, limit)):
            at += 1
        else:
            break
    return max(at, first + 1)


def is_accusative(page: Page, at: int) -> bool:
    """A common noun or adjective with the ا of the accusative: no part of a name, but right before أن (كريم صبرا، إن)."""
    form, words = page.forms[at], page.words
    if _that_follows(page, at + 1) and form not in page.classes["adverb"]:
        return False
    if "\u064b" in page.slice(at, at + 1):
        return True
    return form.endswith("ا") and len(form) > 3 and form[:-1] in words.not_names and form not in words.given


def _that_follows(page: Page, at: int) -> bool:
    """Whether أن stands at a token, or behind a comma there."""
    at += at < len(page.forms) and page.forms[at] in COMMAS
    return at < len(page.forms) and page.forms[at] in COMPLEMENTISERS


def _is_family_name(page: Page, at: int, limit: int) -> bool:
    """Whether a word in ال behind a name can belong to it: no common noun, no title but `الشيخ` before a mark."""
    form, words = page.forms[at], page.words
    if ends_phrase(page, at, limit) or form[2:] in words.commons:
        return False
    return form not in words.nouns or form == "الشيخ" and at + 1 < len(page.forms) and not page.forms[at + 1][0].isalpha()


def _ends_name(page: Page, at: int, limit: int) -> bool:
    """A family name that only looks as if a pronoun hung on it (زنغنه, سليهم): a mark, a particle or a title follows."""
    form, words = page.forms[at], page.words
    if not has_pronoun(form, page.last_letter(at)) or ends_phrase(page, at, limit) or at + 1 >= len(page.forms):
        return False
    if any(form in group for group in (words.nouns, words.commons, words.talk, words.verbs)):
        return False
    if form[:-1] in words.commons or form[:-2] in words.commons:
        return False
    follow = page.forms[at + 1]
    return not follow[0].isalpha() or follow in COMPLEMENTISERS or follow in words.nouns


def is_touching(page: Page, at: int) -> bool:
    """Whether a mark joins two words without a blank: بن-علي."""
    return page.ends[at - 1] == page.starts[at] and page.ends[at] == page.starts[at + 1] and page.forms[at + 1][0].isalpha()


def missed_last_word(page: Page, first: int, last: int, limit: int) -> int | None:
    """The token after a name `first:last` whose last part the mention missed: a bare word between it and a mark or particle."""
    forms, words = page.forms, page.words
    if last >= limit or forms[last] in words.joints:
        return None
    if forms[last] == "-" and last + 1 < limit and is_touching(page, last):
        return _past_hyphens(page, last + 2, limit)  # جون كيربي-سميث
    if page.has_article(last) and last == first + 1 and forms[first] in words.given:
        if forms[last] in words.nouns or forms[last][2:] in words.commons or ends_phrase(page, last, limit):
            return None
    elif not is_bare_name(page, last, limit):
        return None
    last = _past_hyphens(page, last + 1, limit) - 1  # كلير دوبوا-مارتان
    follow = forms[last + 1] if last + 1 < len(forms) else "."
    closed = not follow[0].isalnum() or follow in COMPLEMENTISERS or follow in page.classes["after_name"]
    return last + 1 if closed else None


def _past_hyphens(page: Page, at: int, limit: int) -> int:
    """The token behind the words that hyphens join to the one before `at`."""
    while at + 1 < limit and page.forms[at] == "-" and is_touching(page, at):
        at += 2
    return at


def common_word_before_title(page: Page, first: int, last: int, limit: int) -> int | None:
    """The token after a family name that is a common word (طارق بن محمد | عناية نائب الرئيس): it parts a name with بن from a title."""
    forms, words = page.forms, page.words
    if last + 1 >= min(limit, len(forms)) or words.joints.isdisjoint(forms[first:last]) or ends_phrase(page, last, limit):
        return None
    form, title = forms[last], words.nouns.get(forms[last + 1])
    if title is None or not title.is_title or title.definite or form in words.nouns or not form.isalpha():
        return None
    if (
        form.startswith(("ال", "ب", "ل", "و"))
        or form.endswith("ا")
        or form in page.classes["adverb"]
        or form in words.nationalities
    ):
        return None
    return None if has_pronoun(form, page.last_letter(last)) else last + 1


def common_word_before_that(page: Page, first: int, last: int, limit: int) -> int | None:
    """The token after a family name that is a common word (عالم، عويضة): between two parts of a name and أن nothing else stands."""
    forms, words = page.forms, page.words
    if last - first < 2 or last + 1 >= min(limit, len(forms)) or not forms[last].isalpha() or ends_phrase(page, last, limit):
        return None
    form, follow = forms[last], last + 1
    if forms[follow] in COMMAS and follow + 1 < len(forms):
        follow += 1
    if forms[follow] not in COMPLEMENTISERS or form.startswith(("ال", "ب", "ل")) or form.endswith("ا"):
        return None
    if form in page.classes["adverb"] or form in words.verbs or form in words.nationalities:
        return None
    return None if has_pronoun(form, page.last_letter(last)) else last + 1


def is_closed(page: Page, at: int) -> bool:
    """Whether a name is closed before `at`: a comma, colon, quote mark, preposition or complementiser stands there."""
    return at < len(page.forms) and (not page.forms[at][0].isalnum() or page.forms[at] in page.words.ends)
