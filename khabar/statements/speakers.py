"""Who speaks where the phrase after the verb does not say: a subject before the verb, or somebody named earlier."""

from bisect import bisect_left
from typing import NamedTuple

from khabar.records import Sentence
from khabar.statements.cues import Cue
from khabar.statements.find import Hit, agrees_before
from khabar.statements.page import Page
from khabar.statements.phrases import Phrase, label_phrase, phrase_at
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES

_BACK = 30  # tokens before a verb in which its subject is looked for
_RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللتين"})
_AUXILIARIES = frozenset({"قد", "وقد", "فقد", "لقد", "كان", "كانت", "كانوا"})
_WAS = frozenset({"كان", "كانت", "وكان", "وكانت", "فكان", "كانوا"})
_ASIDES = frozenset({"بدوره", "بدورها", "ايضا", "امس", "اليوم"})


class Speaker(NamedTuple):
    """Somebody who has spoken: the shortest full mention, its name_id, gender, number and kind."""

    name: str
    name_id: str
    gender: str
    number: str
    kind: str


def subject_before(page: Page, s: Sentence, hit: Hit) -> Phrase | None:
    """The phrase before a finite verb that is its subject: `كلينتون قالت`, `وكان جونسون أكد`, `الوزير الذي قال`."""
    forms = page.forms
    verb = hit.first
    floor = max(s.first_token, verb - _BACK)
    end = verb
    while end > floor and forms[end - 1] in _AUXILIARIES:
        end -= 1
    relative = end > floor and forms[end - 1] in _RELATIVES
    if relative:
        end -= 1
        while end > floor and forms[end - 1] in COMMAS:
            end -= 1
    was = next(
        (k for k in range(verb - 1, floor - 1, -1) if forms[k] in _WAS and (k == floor or forms[k - 1] not in _RELATIVES)), None
    )
    if was is not None and was + 1 < verb:
        phrase = label_phrase(page, was + 1, verb) if forms[was + 1] in QUOTES else phrase_at(page, was + 1, verb)
        if phrase and agrees_before(hit.cue, phrase) and (phrase.named or _speaks(page, phrase)):
            return phrase
    if end > floor and forms[end - 1] == ":":
        return None
    as_for = forms[s.first_token] in ("اما", "واما")
    if hit.cue is not None and hit.cue.conjunction and not as_for:
        return None
    if not relative and (mention := _name_before(page, floor, end)) is not None:
        named = phrase_at(page, mention, end)
        if named is None or hit.cue is None or hit.cue.person not in ("3mp", "3fp"):
            return named
    k = floor
    best = None
    while k < end:
        form = forms[k]
        cut = 1 if form[0] in "وف" and len(form) > 3 and form not in page.words.nouns and page.starts[k] not in page.people else 0
        if not form[0].isalpha():
            k += 1
            continue
        phrase = phrase_at(page, k, end, cut=cut) if cut == 0 or k == s.first_token or forms[k - 1] in COMMAS else None
        if phrase is None or phrase.last <= k:
            k += 1
            continue
        closes = (
            phrase.last == end
            or phrase.last < end
            and (
                _only_asides(page, phrase.last, end)
                or k == s.first_token
                and forms[phrase.last] in _RELATIVES  # الوزير الذي كان يشغل المنصب، أكد
                and forms[end - 1] in COMMAS
            )
        )
        opens = (
            k == s.first_token
            or not forms[k - 1][0].isalpha()
            or forms[k - 1] in COMPLEMENTISERS
            or forms[k - 1] in ("اما", "لكن", "ولكن", "فيما", "بينما", "ان", "الا", "حيث", "وفيما", "بعدما", "كما")
        )
        if closes and (opens or relative) and agrees_before(hit.cue, phrase) and (phrase.named or _speaks(page, phrase)):
            best = best or phrase
        k = max(phrase.last, k + 1)
    return best


def _name_before(page: Page, floor: int, end: int) -> int | None:
    """The token at which a person's name begins that ends right before the verb."""
    for k in range(end - 1, max(floor, end - 8) - 1, -1):
        mention = page.people.get(page.starts[k])
        if mention:
            return k if mention.end == page.ends[end - 1] else None
    return None


def subject_of_sentence(page: Page, s: Sentence, hit: Hit) -> Phrase | None:
    """The subject of the sentence that a participle hangs on: `نطق روحاني زاعما …`, `وافق المجلس … مؤكدا`."""
    for k in range(s.first_token, min(s.first_token + 12, hit.first)):
        if page.starts[k] in page.people or page.starts[k] in page.wholes:
            phrase = phrase_at(page, k, hit.first)
            return phrase if phrase and agrees(hit.cue, to_speaker(page, phrase)) else None
        form = page.forms[k]
        noun = page.words.nouns.get(form)
        if k == s.first_token + 1 and hit.kind == "verb" and noun is None and form not in page.words.ends:
            phrase = phrase_at(page, k, hit.first)
            if phrase and phrase.named and agrees(hit.cue, to_speaker(page, phrase)):
                return phrase
        if (
            k > s.first_token
            and noun
            and noun.kind in ("role", "institution", "medium", "honorific")
            and page.forms[k - 1] not in page.classes["noun_context"]
        ):
            phrase = phrase_at(page, k, hit.first)
            return phrase if phrase and agrees(hit.cue, to_speaker(page, phrase)) else None
        if form in COMMAS or form in page.words.ends and k > s.first_token:
            return None
    return None


def _speaks(page: Page, phrase: Phrase) -> bool:
    form = page.forms[phrase.first]
    return bool(phrase.name_id) or form in page.words.nouns or form[1:] in page.words.nouns


def _only_asides(page: Page, first: int, last: int) -> bool:
    """Nothing but a comma-bounded aside stands between a subject and its verb."""
    forms = page.forms
    if all(form in COMMAS or form in _AUXILIARIES or form in page.classes["adverb"] for form in forms[first:last]):
        return True
    return (
        forms[first] in COMMAS
        and forms[last - 1] in COMMAS
        and last - first < 16
        and not any(form in page.words.verbs for form in forms[first:last])
    )


def to_speaker(page: Page, phrase: Phrase, cut_written: str | None = None) -> Speaker:
    name = cut_written or page.text[phrase.start : phrase.end]
    return Speaker(name, phrase.name_id, phrase.gender, phrase.number, phrase.kind)


def antecedent(hit: Hit, chain: list[Speaker]) -> Speaker | None:
    """The last speaker that the cue's verb can agree with."""
    for speaker in reversed(chain[-8:]):
        if agrees(hit.cue, speaker):
            return speaker
    return chain[-1] if chain else None


def narrated_subject(page: Page, s: Sentence, hit: Hit) -> Speaker | None:
    """The subject of a sentence that only narrates, where a verb can agree with it: `حضر المدرب خالد سعيد التدريب`."""
    first = s.first_token
    if s.role != "body" or s.last_token - first < 3:
        return None
    for k in range(first, min(first + 4, s.last_token)):
        form = page.forms[k]
        if not form[0].isalpha() or k > first and form in page.words.ends and form not in _AUXILIARIES:
            return None
        if k == first and page.starts[k] not in page.people and page.starts[k] not in page.wholes and not page.has_article(k):
            continue
        phrase = phrase_at(page, k, s.last_token)
        if phrase and (phrase.named and page.starts[k] in page.wholes or phrase.kind == "role" and _speaks(page, phrase)):
            speaker = to_speaker(page, phrase)
            return speaker if agrees(hit.cue, speaker) else None
    return None


def last_person(page: Page, hit: Hit, start: int, end: int) -> Speaker | None:
    """The last person named between two offsets with whom a verb can agree."""
    starts = page.people_starts
    for n in range(bisect_left(starts, end) - 1, max(bisect_left(starts, start), bisect_left(starts, end) - 12) - 1, -1):
        mention = page.people[starts[n]]
        speaker = Speaker(page.text[mention.start : mention.end], mention.name_id, mention.gender, "s", "name")
        if agrees(hit.cue, speaker):
            return speaker
    return None


def agrees(cue: Cue | None, speaker: Speaker) -> bool:
    if cue is None:
        return True
    person = cue.person[-2:]
    if speaker.number == "p" and speaker.kind in ("role", "unnamed", "name"):
        return person in ("mp", "ms", "fp")
    if person[1] in ("p", "d") and speaker.number == "s":
        return False
    if not speaker.gender:
        return True
    return person[0] == speaker.gender
