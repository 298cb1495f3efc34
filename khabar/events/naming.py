"""What an event is called: its Arabic label in the text's words, its English label from the lexicon, its id."""

import re
from itertools import chain

from khabar.events.context import bare_of
from khabar.events.told import Told
from khabar.fold import skeleton
from khabar.records import Mention

LONGEST = 60


def label_ar(
    text: str, start: int, end: int, dates: list[tuple[int, int]], mentions: list[Mention], open_ends: frozenset[str]
) -> str:
    """The words from `start` to `end` that tell the event: without its dates and without titles of people who are named.

    Ends at a whole word within `LONGEST` characters, never at one of the `open_ends`, words that
    promise more.
    """
    cuts = sorted(
        [(first, last) for first, last in dates if start < last and first < end]
        + [
            (m.whole_start, m.start)
            for m in mentions
            if m.kind == "person" and m.title and start <= m.whole_start < m.start < end
        ]
    )
    kept, at = "", start
    for first, last in cuts:
        if first >= at:
            kept += text[at:first]
            if (first, last) in dates:
                kept = _close(kept.split(), open_ends) + " "
            at = last
    words, length = [], -1  # as long as the words with a blank between each two
    for word in (kept + text[at:end]).split():
        if words and length + len(word) >= LONGEST:
            break
        words.append(word)
        length += 1 + len(word)
    return _tidy(_close(words, open_ends))


def _close(words: list[str], open_ends: frozenset[str]) -> str:
    while len(words) > 1:
        last = skeleton(words[-1]).strip('،,("«-')
        if last and last not in open_ends and bare_of(last) not in open_ends:
            break
        words.pop()
    return " ".join(words)


def _tidy(label: str) -> str:
    label = label.lstrip(" ،,؛;:.!?؟…)]»”-").rstrip(" ،,؛;:.…([«“-")
    for opening, closing in (("(", ")"), ("«", "»"), ("“", "”")):
        if label.count(opening) != label.count(closing):
            label = label.replace(opening, "").replace(closing, "")
    if label.count('"') % 2:
        label = label.replace('"', "")
    return " ".join(label.split())


def label_en(told: Told, kinds: dict[str, tuple[str, str]], mentions: list[Mention]) -> str:
    """Kind (or the event noun), people and organisations, place: `Meeting: Omar Kader, Layla Hamad (Amman)`.

    mentions: the article's names, of which two may be meant by a title in the dual (`الرئيسان`).
    """
    what = told.english if told.english and (told.noun or told.held) else kinds.get(told.kind, ("", told.kind))[1]
    label = what[:1].upper() + what[1:]
    names = []
    for name in chain.from_iterable(_two_of(name, mentions) for name in told.names):
        if name.name_en and name.name_en not in names and len(label) + sum(map(len, names)) + len(name.name_en) <= LONGEST:
            names.append(name.name_en)
    if names:
        label += ": " + ", ".join(names[:3])
    if told.place and told.place.name_en and told.place.name_en not in names:
        label += f" ({told.place.name_en})"
    return label


def _two_of(name: Mention, mentions: list[Mention]) -> list[Mention]:
    """The two people whom a title in the dual means, where just two people of the article bear it; else the name itself."""
    if name.kind != "role" or name.number != "d":
        return [name]
    title = skeleton(name.name_ar.split()[0])[:-2]
    bearers = {m.name_id: m for m in mentions if m.kind == "person" and m.name_en and title in map(skeleton, m.title.split()[:1])}
    return list(bearers.values()) if len(bearers) == 2 else [name]


def event_id(kind: str, when: str, taken: set[str]) -> str:
    """`crash-2024-12-25`; a number follows where two would be the same."""
    base = f"{kind}-{re.sub(r'[^0-9A-Za-z-]+', '_', when).strip('_') or 'undated'}"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    taken.add(found)
    return found
