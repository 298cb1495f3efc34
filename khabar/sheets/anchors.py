"""Which sentence, which event of now is the one of then: placed with certainty, or not at all.

Sentences are placed in three steps, each only where the one before left a gap between two placed sentences:
1. the same words, once in the old text and once in the new;
2. words that stand several times: only where a whole gap, or both neighbours, are as they were;
3. changed words: closeness of at least CLOSE (rapidfuzz `ratio`, 100 is the same), and MARGIN closer than any other sentence of
   the text, seen from both sides.
What is left has no place: an orphan rather than a guess.

Events go by the sentences that tell of them and by their label, never by id alone: an id is made of kind and date, which are
the very things that a better reading changes.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

CLOSE = 80.0
MARGIN = 10.0
_MOST_PAIRS = 2_000_000  # in one gap; beyond it a text was replaced, not edited


def place_sentences(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """From position in the old sentences to position in the new, of those that can be placed; no two on one."""
    old, new = [" ".join(text.split()) for text in old], [" ".join(text.split()) for text in new]
    if old == new:
        return {position: position for position in range(len(old))}
    placed = _same_and_single(old, new)
    for fill in (_same_gap, _same_neighbours, _same_gap, _closest):
        placed |= fill(old, new, placed)
    return placed


def _same_and_single(old: list[str], new: list[str]) -> dict[int, int]:
    times_old, times_new = Counter(old), Counter(new)
    where = {text: position for position, text in enumerate(new)}
    return {
        position: where[text] for position, text in enumerate(old) if text and times_old[text] == 1 and times_new.get(text) == 1
    }


def _gaps(old: list[str], new: list[str], placed: dict[int, int]) -> list[tuple[range, range]]:
    """What lies between the placed sentences: pairs of ranges, old and new. A sentence that was moved bounds no gap."""
    steady = _longest_rise(sorted(placed.items()))
    bounds = [(-1, -1), *steady, (len(old), len(new))]
    return [(range(a + 1, b), range(x + 1, y)) for (a, x), (b, y) in pairwise(bounds)]


def _longest_rise(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that keeps the order on both sides (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        pile = bisect_left(tops, value)
        before.append(ends[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(value)
            ends.append(index)
        else:
            tops[pile], ends[pile] = value, index
    run, index = [], ends[-1] if ends else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _free(gap: tuple[range, range], placed: dict[int, int], taken: set[int]) -> tuple[list[int], list[int]]:
    return [i for i in gap[0] if i not in placed], [j for j in gap[1] if j not in taken]


def _same_gap(old: list[str], new: list[str], placed: dict[int, int]) -> dict[int, int]:
    """Gaps whose sentences are all as they were, in the same order, however often each of them stands in the text."""
    found, taken = {}, set(placed.values())
    for gap in _gaps(old, new, placed):
        left, right = _free(gap, placed, taken)
        if len(left) == len(right) and all(old[i] == new[j] for i, j in zip(left, right)):
            found |= dict(zip(left, right))
    return found


def _same_neighbours(old: list[str], new: list[str], placed: dict[int, int]) -> dict[int, int]:
    """Repeated words between the same two sentences as before, both of which have a place; begin and end of the text have theirs."""
    found, taken = {}, set(placed.values())
    fixed = placed | {-1: -1, len(old): len(new)}
    for position, text in enumerate(old):
        before, after = fixed.get(position - 1), fixed.get(position + 1)
        if position in placed or before is None or after != before + 2:
            continue
        if before + 1 not in taken and new[before + 1] == text:
            found[position] = before + 1
    return found


def _closest(old: list[str], new: list[str], placed: dict[int, int]) -> dict[int, int]:
    """Changed sentences, each with the one it is surely the former form of.

    Rivals are all other sentences, in whatever gap, with a place or without, as one of them may have been copied or moved here; the
    place itself must lie in the same gap, for a sentence that was both moved and changed is not certain. Copies of one sentence are
    each other's rivals, and so none of them is placed. A sentence whose letters stand elsewhere, or some as close to them, split or
    joined, has not been changed into this one.
    """
    taken = set(placed.values())
    left = [i for i in range(len(old)) if i not in placed]
    right = [j for j in range(len(new)) if j not in taken]
    if not left or not right or len(left) * len(right) > _MOST_PAIRS:
        return {}
    scores = process.cdist([old[i] for i in left], [new[j] for j in right], scorer=fuzz.ratio, dtype=np.float32)
    gaps = _gaps(old, new, placed)
    gap_of_old = {i: number for number, (a, _) in enumerate(gaps) for i in a}
    gap_of_new = {j: number for number, (_, b) in enumerate(gaps) for j in b}
    pairs = {(left[a], right[b]): float(scores[a, b]) for a, b in _sure(scores)}
    elsewhere = _Elsewhere(old, left), _Elsewhere(new, right)
    near = [
        (i, j)
        for (i, j), score in pairs.items()
        if gap_of_old.get(i, -1) == gap_of_new.get(j, -2)
        and not elsewhere[0].has(new[j], i, score - MARGIN)
        and not elsewhere[1].has(old[i], j, score - MARGIN)
    ]
    least = [pairs[pair] - MARGIN for pair in near]
    rivals_new = _any_as_close([old[i] for i, _ in near], [new[j] for j in taken], least)
    rivals_old = _any_as_close([new[j] for _, j in near], [old[i] for i in placed], least)
    return dict(pair for pair, *rivals in zip(near, rivals_new, rivals_old) if not any(rivals))


class _Elsewhere:
    """The letters of all sentences in a row, to look for a sentence in that begins or ends where others do not."""

    def __init__(self, texts: list[str], left: list[int]):
        squeezed = ["".join(text.split()) for text in texts]
        self._letters = "".join(squeezed)
        self._bounds = [0, *accumulate(map(len, squeezed))]
        breaks = [at for at in range(1, len(left)) if left[at] != left[at - 1] + 1]
        self._runs = [range(left[a], left[b - 1] + 1) for a, b in pairwise([0, *breaks, len(left)])]
        self._with: dict[str, list[int]] = {}  # the runs in which three letters stand in a row
        for number, run in enumerate(self._runs):
            for three in _threes(self._letters[self._bounds[run.start] : self._bounds[run.stop]]):
                self._with.setdefault(three, []).append(number)

    def has(self, text: str, but: int, least: float) -> bool:
        """Do its letters stand anywhere without a part of the sentence `but`? Do letters as close, in sentences without a place?"""
        words = "".join(text.split())
        if self._letters.find(words, self._bounds[but + 1]) >= 0 or self._letters.find(words, 0, self._bounds[but]) >= 0:
            return True
        for run in self._likely(words, least):
            for part in (range(run.start, but), range(but + 1, run.stop)) if but in run else (run,):
                letters = self._letters[self._bounds[part.start] : self._bounds[part.stop]] if part else ""
                whole = len(part) == 1 and len(letters) < 1.2 * len(words)  # it has been compared already
                if len(letters) >= 0.8 * len(words) and not whole and fuzz.partial_ratio(words, letters) > least:
                    return True
        return False

    def _likely(self, words: str, least: float) -> list[range]:
        """The runs with enough of the words' letters, three in a row: an edit spoils no more than three of these."""
        threes = _threes(words)
        spoilt = 3 * (1 - least / 100) * 2 * len(words) + 0.2 * len(words)
        if len(threes) <= spoilt:
            return self._runs
        times = Counter(number for three in threes for number in self._with.get(three, ()))
        return [self._runs[number] for number, count in times.items() if count >= len(threes) - spoilt]


def _threes(letters: str) -> set[str]:
    return {letters[at : at + 3] for at in range(len(letters) - 2)}


def _any_as_close(texts: list[str], others: list[str], scores: list[float]) -> list[bool]:
    """Is any of the others closer to each text than its score?

    Two texts are no closer than their letters, counted, allow: an edit of one letter changes one count by one. That is looked at
    first, for all others at once, and leaves few to compare.
    """
    if not texts or not others:
        return [False] * len(texts)
    counts, lengths = np.stack([_count_letters(other) for other in others]), np.array([len(other) for other in others])
    found = []
    for text, score in zip(texts, scores):
        edits = np.abs(counts - _count_letters(text)).sum(axis=1)
        likely = np.flatnonzero(edits <= (1 - score / 100) * (lengths + len(text)))
        found.append(any(fuzz.ratio(text, others[place]) > score for place in likely.tolist()))
    return found


def _count_letters(text: str) -> np.ndarray:
    """How often each letter stands in a text; letters whose code points differ by a multiple of 64 are counted as one."""
    return np.bincount(np.frombuffer(text.encode("utf-32-le"), np.uint32) % 64, minlength=64).astype(np.int32)


def _sure(scores: np.ndarray) -> list[tuple[int, int]]:
    """Row and column of each score of at least CLOSE that is MARGIN above every other one in its row and in its column."""
    pairs = np.argwhere(scores >= CLOSE)
    rivals = _second(scores), _second(scores.T)
    return [
        (row, column)
        for row, column in pairs.tolist()
        if max(_other(rivals[0][row], scores[row, column]), _other(rivals[1][column], scores[row, column]))
        <= scores[row, column] - MARGIN
    ]


def _second(scores: np.ndarray) -> list[tuple[float, float]]:
    """The highest and the second highest score of each row."""
    if scores.shape[1] < 2:
        return [(best, 0.0) for best in scores.max(axis=1).tolist()]
    two = np.partition(scores, -2, axis=1)[:, -2:]
    return [(best, second) for second, best in two.tolist()]


def _other(best_two: tuple[float, float], score: float) -> float:
    """The highest score of a row or column besides this one."""
    return best_two[1] if score >= best_two[0] else best_two[0]


class EventMark(NamedTuple):
    """What an event is recognised by."""

    event_id: str
    kind: str
    when: str
    label: str
    evidence: frozenset[str]  # sentence ids of now


def place_events(old: Sequence[EventMark], new: Sequence[EventMark]) -> dict[int, int]:
    """From position in the old events to position in the new, of those that are surely the same; no two on one.

    Two events are compared only when a sentence tells of both, and kind, date or label is the same. Closeness is that of the
    labels; each of kind, date and id that is the same brings it half a MARGIN nearer, so that of two equal labels in one sentence
    each keeps its own date. An event of the same id, kind and date that has its sentences for itself then and now is the same
    whatever its label has become.
    """
    told: dict[str, list[int]] = {}
    for j, mark in enumerate(new):
        for sentence in mark.evidence:
            told.setdefault(sentence, []).append(j)
    others: Counter = Counter()
    scores = np.zeros((len(old), len(new)), np.float32)
    for i, a in enumerate(old):
        for j in {j for sentence in a.evidence for j in told.get(sentence, ())}:
            b = new[j]
            others["old", i] += 1
            others["new", j] += 1
            if a.kind == b.kind or a.when == b.when or a.label == b.label:
                same = (a.kind == b.kind) + (a.when == b.when) + (a.event_id == b.event_id)
                scores[i, j] = fuzz.ratio(a.label, b.label) + same * MARGIN / 2
    if not scores.size:
        return {}
    placed = dict(_sure(scores))
    taken = set(placed.values())
    for i, j in np.argwhere(scores).tolist():
        a, b = old[i], new[j]
        alone = others["old", i] == others["new", j] == 1
        if alone and i not in placed and j not in taken and (a.event_id, a.kind, a.when) == (b.event_id, b.kind, b.when):
            placed[i] = j
    return placed
