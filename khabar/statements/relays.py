"""Verbs whose speaker stands behind a preposition: نقلت الوكالة عن الوزير, جاء في البيان."""

from khabar.records import Sentence
from khabar.statements.addressee import past_addressee
from khabar.statements.cues import Cue
from khabar.statements.hits import MEDIA, Hit, cue_hit
from khabar.statements.licence import licence
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, phrase_at
from khabar.statements.phrases.shapes import has_pronoun
from khabar.statements.vocabulary import COMPLEMENTISERS, QUOTES

_FROM_REACH = 6  # tokens behind the medium in which عن stands
_CONTENT_REACH = 25  # tokens behind the speaker in which the content begins


def relayed_cue(page: Page, s: Sentence, i: int, cue: Cue, medium: Phrase | None, at: int) -> Hit | None:
    """نقلت الوكالة عن الوزير قوله …: the speaker stands after عن, the medium is the source."""
    forms = page.forms
    place = next((k for k in range(at, min(at + _FROM_REACH, s.last_token)) if forms[k] == "عن"), None)
    speaker = None if place is None else phrase_at(page, place + 1, s.last_token)
    if speaker is None:
        return None
    if owned := _with_pronoun(page, speaker):
        speaker = phrase_at(page, speaker.first, owned) or speaker
    content = _content_behind(page, s, speaker.last)
    if content is None:
        return None
    source = page.slice(medium.first, medium.last) if medium else ""
    return cue_hit(page, i, cue, "report", content, subject=speaker, source=source)


def _with_pronoun(page: Page, speaker: Phrase) -> int | None:
    """نقلت الوكالة عن متحدث عسكري | نفيه: the noun with a pronoun behind a title is what he says."""
    if speaker.named:
        return None
    titles = page.words.nouns
    words = range(speaker.first + 1, speaker.last)
    return next((k for k in words if has_pronoun(page.forms[k], page.last_letter(k)) and page.forms[k] not in titles), None)


def _content_behind(page: Page, s: Sentence, at: int) -> int | None:
    """The token behind أن, قوله or a colon; else the first quotation mark; None where neither is near."""
    forms = page.forms
    near = range(at, min(at + _CONTENT_REACH, s.last_token))
    opens = next((k for k in near if forms[k] in COMPLEMENTISERS or forms[k] == ":" or forms[k] in page.classes["saying"]), None)
    if opens is None and at < s.last_token and has_pronoun(forms[at], page.last_letter(at)) and forms[at] not in page.words.ends:
        return at  # نقلت الوكالة عن المتحدث نفيه استهداف …
    if opens is None:
        return next((k for k in near if forms[k] in QUOTES), None)
    follow = opens + 1
    if follow < len(forms) and (past := past_addressee(page, s, follow)) and past < s.last_token and forms[past] in QUOTES:
        return past  # قوله لموقع النادي "…"
    return follow + (follow < s.last_token and (forms[follow] in COMPLEMENTISERS or forms[follow] == ":"))


def document_cue(page: Page, s: Sentence, i: int, cue: Cue) -> Hit | None:
    """جاء في البيان أن …: the document after في speaks."""
    if i + 2 >= s.last_token or page.forms[i + 1] != "في":
        return None
    subject = phrase_at(page, i + 2, s.last_token)
    if subject is None or subject.kind not in MEDIA and page.forms[subject.first] not in page.classes["occasion"]:
        return None
    content = licence(page, s, i, subject.last, cue, subject)
    if content is None or content - subject.last > _CONTENT_REACH:
        return None
    return cue_hit(page, i, cue, cue.act, content, subject=subject)
