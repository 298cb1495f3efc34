"""One meeting or call told twice, with other people in it.

Only pairs are compared that the words bind to the telling: `التقى أ ب`, `لقاء بين أ وب`, `اجتماع أ مع ب`. Who is not named in one
of the sentences may have been there all the same: silence is no difference.
"""

from bisect import bisect_left
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio

from khabar.doctor.place import quoted, sentence_at
from khabar.doctor.variants import CLOSE
from khabar.doctor.words import order_words
from khabar.events.places import place_of
from khabar.events.words import event_words
from khabar.reading import Reading
from khabar.records import Event, Issue, Mention

_KINDS = ("meeting", "call", "talks", "summit")
_NEAR = 4  # tokens between the word that tells and the first of a pair
_BETWEEN = 5  # tokens between the two, beside those of places and dates
_STOPS = frozenset('،,؛;:.!?؟\n«»"()')


class Pair(NamedTuple):
    """Two people whom one sentence binds to one telling. `again`: its noun has the article, `الاجتماع`."""

    sentence: int
    trigger: int
    first: Mention
    second: Mention
    place: str
    again: bool


def find_party_conflicts(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each event of a day that one sentence tells of A and B, and another of A and C.

    The two tellings must be one event by more than their day: both name the same place, or the later one takes up the noun with the
    article. A telling with a word like `آخر`, `أيضا` or `كما` speaks of a further event.
    """
    issues = []
    for event in events:
        if event.kind not in _KINDS or event.precision != "day" or len(event.triggers) < 2:
            continue
        pairs = [pair for start, end in sorted(event.triggers) if (pair := _pair(reading, event, start, end))]
        found = next((both for both in combinations(pairs, 2) if _differ(*both)), None)
        if found:
            issues.append(_issue(reading, event, *found))
    return issues


def _pair(reading: Reading, event: Event, start: int, end: int) -> Pair | None:
    """The two people bound to the telling at `start:end`; None where it binds one, or more than two, or tells a further event."""
    number = sentence_at(reading, start)
    if number is None:
        return None
    sentence, tokens = reading.sentences[number], reading.tokens
    token = bisect_left(tokens.starts, start)
    words = order_words(reading.lexicon)
    near = tokens.forms[max(token - 3, sentence.first_token) : min(token + 3, sentence.last_token)]
    if any(words.get(form) == "more" or words.get(form[1:]) == "more" for form in near):
        return None
    named = reading.mentions_of[number]
    people = [m for m in named if end <= m.whole_start and m.kind == "person" and m.name_id]
    if len(people) < 2 or people[0].name_id == people[1].name_id:
        return None
    first, second = people[:2]
    taken = [(m.whole_start, m.whole_end) for m in named if m.kind == "place"]
    taken += [(ref.start, ref.end) for ref in reading.dates_of[number]]
    before = _free(reading, end, first.whole_start, taken)
    if before is None or len(before) > _NEAR or not _binds(reading, first, second, taken):
        return None
    if len(people) > 2 and _is_joined(reading, second, people[2]):
        return None
    place = place_of(reading.article.text, named, start, sentence.end, event.kind)
    nouns = event_words(reading.lexicon).readings(tokens.forms[token])
    again = any(definite for word, _, definite in nouns if word.part == "noun")
    return Pair(number, start, first, second, place.name_id if place else "", again)


def _free(reading: Reading, start: int, end: int, taken: list[tuple[int, int]]) -> list[str] | None:
    """The tokens between two offsets, without places and dates; None where a stop stands among them."""
    tokens = reading.tokens
    found = []
    for n in range(bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)):
        if tokens.ends[n] > end or any(first < tokens.ends[n] <= last for first, last in taken):
            continue  # `وعمر` begins before the name
        if tokens.forms[n] in _STOPS:
            return None
        found.append(tokens.forms[n])
    return found


def _binds(reading: Reading, first: Mention, second: Mention, taken: list[tuple[int, int]]) -> bool:
    """Do only words of company stand between the two: `أ مع ب`, `أ وب`, `أ في باريس نظيره ب`?"""
    between = _free(reading, first.whole_end, second.whole_start, taken)
    words = order_words(reading.lexicon)
    return between is not None and len(between) <= _BETWEEN and all(words.get(form) == "with" for form in between)


def _is_joined(reading: Reading, one: Mention, other: Mention) -> bool:
    """Does the next name follow at once: `… وج`, so that three took part?"""
    tokens = reading.tokens
    between = range(bisect_left(tokens.starts, one.whole_end), bisect_left(tokens.starts, other.whole_start))
    return len(between) <= 3


def _differ(one: Pair, other: Pair) -> bool:
    ours = {one.first.name_id: one.first, one.second.name_id: one.second}
    theirs = {other.first.name_id: other.first, other.second.name_id: other.second}
    if one.sentence == other.sentence or len(ours.keys() & theirs.keys()) != 1:
        return False
    mine, yours = (next(m for key, m in a.items() if key not in b) for a, b in ((ours, theirs), (theirs, ours)))
    if partial_ratio(mine.name_ar, yours.name_ar) >= CLOSE:
        return False  # two spellings, or a short form of one name
    if one.place and other.place and one.place != other.place:
        return False
    return other.again or bool(one.place and one.place == other.place)


def _issue(reading: Reading, event: Event, one: Pair, other: Pair) -> Issue:
    text, sentences = reading.article.text, reading.sentences
    a, b = sentences[one.sentence].id, sentences[other.sentence].id
    ours, theirs = ([quoted(text[m.start : m.end]) for m in (pair.first, pair.second)] for pair in (one, other))
    return Issue(
        "participants differ",
        (one.sentence, other.sentence),
        f"{quoted(event.label_ar)} ({event.when}): {a} names {ours[0]} and {ours[1]}, {b} names {theirs[0]} and {theirs[1]}.",
        f"{quoted(event.label_ar)} ({event.when}): تذكر الجملة {a} {ours[0]} و{ours[1]}، وتذكر الجملة {b} {theirs[0]} و{theirs[1]}.",
        "It is one event on the timeline, with all of them as participants.",
        other.second.start,
        other.second.end,
    )
