"""Who speaks where the sentence does not say: somebody who spoke before, or whom the sentence before tells of."""

from bisect import bisect_left
from typing import NamedTuple

from khabar.records import Sentence
from khabar.statements.agreement import agrees
from khabar.statements.bylines import body_start, is_byline
from khabar.statements.hits import Hit
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, phrase_at, speaks

MEMORY = 8  # speakers back to whom a verb without subject may go
_NARRATED_SUBJECT = 4  # tokens from a sentence's beginning in which its subject begins
_LAST_PEOPLE = 12  # people named, of whom the last that agrees is meant


class Speaker(NamedTuple):
    """Somebody who has spoken: the shortest full mention, its name_id, gender, number and kind."""

    name: str
    name_id: str
    gender: str
    number: str
    kind: str


def to_speaker(page: Page, phrase: Phrase, written: str | None = None) -> Speaker:
    """The speaker that a phrase names; written: the name where it is not the phrase's own words."""
    name = written or page.text[phrase.start : phrase.end]
    return Speaker(name, phrase.name_id, phrase.gender, phrase.number, phrase.kind)


def may_speak(hit: Hit, speaker: Speaker) -> bool:
    """Whether a cue's verb agrees with somebody."""
    return agrees(hit.cue, speaker.gender, speaker.number, speaker.kind)


def antecedent(hit: Hit, chain: list[Speaker]) -> Speaker | None:
    """The last speaker that the cue's verb can agree with; the last one where none does, unless a woman speaks and he is a man."""
    for speaker in reversed(chain[-MEMORY:]):
        if may_speak(hit, speaker):
            return speaker
    if not chain or hit.cue is not None and hit.cue.person == "3fs" and chain[-1].gender == "m" and chain[-1].number == "s":
        return None
    return chain[-1]


def narrated_subject(page: Page, s: Sentence, hit: Hit) -> Speaker | None:
    """The subject of a sentence that only narrates, where a verb can agree with it: `حضر المدرب خالد سعيد التدريب`."""
    if is_byline(page, s):
        return None
    first = body_start(page, s)
    if s.role != "body" or s.last_token - first < 3:
        return None
    for k in range(first, min(first + _NARRATED_SUBJECT, s.last_token)):
        form, whole = page.forms[k], page.starts[k] in page.wholes
        if not form[0].isalpha() or k > first and form in page.words.ends and form not in page.classes["auxiliary"]:
            return None
        if k == first and not whole and page.starts[k] not in page.people and not page.has_article(k):
            continue
        phrase = phrase_at(page, k, s.last_token)
        if phrase and (phrase.named and whole or phrase.kind == "role" and speaks(page, phrase)):
            speaker = to_speaker(page, phrase)
            return speaker if may_speak(hit, speaker) else None
    return None


def last_person(page: Page, hit: Hit, start: int, end: int) -> Speaker | None:
    """The last person named between two offsets with whom a verb can agree."""
    first, last = bisect_left(page.people_starts, start), bisect_left(page.people_starts, end)
    for at in reversed(page.people_starts[max(first, last - _LAST_PEOPLE) : last]):
        mention = page.people[at]
        speaker = Speaker(page.text[mention.start : mention.end], mention.name_id, mention.gender, "s", "name")
        if may_speak(hit, speaker):
            return speaker
    return None
