"""Cues that no list has, at the beginning of a sentence: a headline's colon, a word of speech before a quotation."""

from khabar.records import Sentence
from khabar.statements.addressee import past_addressee
from khabar.statements.cues import Cue
from khabar.statements.hits import Hit, cue_hit, hit_at
from khabar.statements.nouns import SPEAKING_KINDS
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, phrase_at
from khabar.statements.verbal_nouns import is_verbal_noun
from khabar.statements.vocabulary import QUOTES

_HEADLINE_NAME = 14  # tokens before a headline's colon, with the outlet that somebody speaks to
_SPEAKER_ALONE = 8  # of them, without it
_SHORT_NAME = 4  # tokens before it where no list knows the name
_SAID = 2  # tokens behind it, at least; in the body twice as many
_QUOTED = 5  # words in marks that are speech, whatever word stands before them
_NO_VERB_BEGINS = ("ال", "لل", "ب")
_NO_VERB_ENDS = ("ة", "ه", "ا", "ً", "ي", "ين", "ون", "ات")  # as written


def headline_colon(page: Page, s: Sentence) -> Hit | None:
    """`سيدا: الفيتو…`, `وزير الصحة لـ«الأفق»: …`: a name or title, to whom he speaks, a colon, what is said."""
    forms, words, first = page.forms, page.words, s.first_token
    last = max(min(first + 1 + _HEADLINE_NAME, s.last_token - _SAID), 0)
    if ":" not in forms[first + 1 : last] or forms[first] in words.particles:
        return None
    colon = forms.index(":", first + 1)
    if any(forms[k] in words.verbs and forms[k] not in words.nouns for k in range(first + 1, colon)):
        return None
    subject = phrase_at(page, first, colon)
    if subject is None or subject.last > first + _SPEAKER_ALONE or not _reaches_colon(page, s, subject.last, colon):
        return None
    if not _is_speaker(page, s, subject, subject.last):
        return None
    if s.role == "body" and not _is_body_speaker(page, s, colon) or _is_topic(page, s, colon):
        return None
    return hit_at(page, colon, colon + 1, "colon", "state", colon + 1, subject=subject)


def _reaches_colon(page: Page, s: Sentence, at: int, colon: int) -> bool:
    """Whether nothing but the outlet that is spoken to stands between a speaker and the colon."""
    return at == colon or page.forms[at][0] == "ل" and past_addressee(page, s, at) == colon


def _is_speaker(page: Page, s: Sentence, subject: Phrase, colon: int) -> bool:
    """Whether what stands before a colon is somebody: a known name, a speaking noun with more to it, any name in a headline."""
    noun = page.words.nouns.get(page.forms[subject.first])
    if subject.name_id or subject.named and any(page.forms[k] in page.words.given for k in range(subject.first, subject.last)):
        return True
    length = colon - s.first_token
    if noun is None and length > _SHORT_NAME:
        return False
    if noun and noun.kind in SPEAKING_KINDS and (noun.definite or length > 1):
        return True
    return subject.named and s.role in ("headline", "subhead")


def _is_topic(page: Page, s: Sentence, colon: int) -> bool:
    """`فرنسا: إضراب جديد في النقل`: a place, and what happens there."""
    place, form = page.others.get(page.starts[s.first_token]), page.forms[colon + 1]
    if place is None or place.kind != "place" or page.has_article(colon + 1):
        return False
    return is_verbal_noun(form) or form in page.classes["happening"]


def _is_body_speaker(page: Page, s: Sentence, colon: int) -> bool:
    """In the body the colon touches the name, something is said behind it, and no place stands before it (a dateline)."""
    place = page.others.get(page.starts[s.first_token])
    dateline = place is not None and place.kind == "place"
    return page.ends[colon - 1] == page.starts[colon] and s.last_token - colon >= 2 * _SAID and not dateline


def unlisted_verb(page: Page, s: Sentence) -> Hit | None:
    """`وغمغم "…"`: a word with و that begins the sentence, right before a quotation, is a verb of speech though no list has it."""
    forms, i = page.forms, s.first_token
    if i + 2 + _QUOTED >= s.last_token or forms[i + 1] not in QUOTES or forms[i][0] != "و" or not _may_be_verb(page, i):
        return None
    if any(forms[k] in QUOTES for k in range(i + 2, i + 2 + _QUOTED)):
        return None
    person = "3fs" if forms[i].endswith("ت") else "3mp" if forms[i].endswith("وا") else "3ms"
    cue = Cue("", "state", frozenset(), False, False, person, "past", False, 1)
    return cue_hit(page, i, cue, "state", i + 1)


def _may_be_verb(page: Page, i: int) -> bool:
    """Whether a word with و in front can be a verb in the past: known as nothing else, and no noun's shape."""
    words, start = page.words, page.starts[i]
    joined, form = page.forms[i], page.forms[i][1:]
    if joined in words.verbs or not 3 <= len(form) <= 8 or form.startswith(_NO_VERB_BEGINS):
        return False
    if page.slice(i, i + 1).endswith(_NO_VERB_ENDS):
        return False
    if any(
        word in group for word in (form, joined) for group in (words.ends, words.nouns, words.not_names, words.given, words.talk)
    ):
        return False
    return not any(at in known for at in (start, start + 1) for known in (page.people, page.others))
