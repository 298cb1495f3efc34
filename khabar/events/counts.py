"""Amounts of time that count one event from another: `بعد يومين من التصويت`، `قبل القمة بأسبوع`، `عشية الانتخابات`.

What they count from and what they date is found here, in the words of one sentence; the days stand in `counted.py`.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from khabar.events.context import bare_of, conjoined, context, has_role
from khabar.fold import skeleton
from khabar.lexicon import Lexicon
from khabar.records import DateRef

_AMOUNT = re.compile(r"P([1-9]\d{0,3})([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_ANCHOR = 2  # tokens after `من` or `بعد` within which the event must be named: `من وقوع الزلزال`
_NAMED = 3  # tokens between the event and an amount after it: `بعد انفجار حلب بيومين`


class Count(NamedTuple):
    """The tokens `first:last` count `n` units from the event noun at token `noun`; n is negative for what came before it."""

    first: int
    last: int
    unit: str
    n: int
    noun: int


@cache
def _singular_units(lexicon: Lexicon) -> dict[str, tuple[str, int]]:
    """`يوم`, `يومين` and the like, which are an amount by themselves, with `ب` before them or not."""
    amounts = {"s": 1, "d": 2}
    units = [row for row in lexicon.rows("time_units") if row["unit"] in _UNITS.values() and row["number"] in amounts]
    return {prefix + skeleton(row["form"]): (row["unit"], amounts[row["number"]]) for row in units for prefix in ("", "ب")}


@cache
def _openings(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a counting phrase begins with, and those of them that need no amount (`عشية القمة`); with conjunctions."""
    roles = context(lexicon)
    alone = roles["eve"] | roles["morrow"] | roles["next"]
    return conjoined(alone | roles["later"] | roles["earlier"]), conjoined(alone)


def may_count(forms: list[str], refs: list[DateRef], lexicon: Lexicon) -> bool:
    """May the sentence hold a counting phrase? Most hold no word that one begins with, or no amount."""
    every, alone = _openings(lexicon)
    if every.isdisjoint(forms):
        return False
    amount = any(ref.type == "DURATION" for ref in refs) or not _singular_units(lexicon).keys().isdisjoint(forms)
    return amount or not alone.isdisjoint(forms)


def counts_of(
    forms: list[str], starts: list[int], first: int, last: int, nouns: set[int], refs: list[DateRef], lexicon: Lexicon
) -> list[Count]:
    """The counting phrases of the sentence `forms[first:last]`, in order. nouns: the tokens of its event nouns; refs: its dates."""
    return _Phrases(forms, starts, first, last, nouns, refs, lexicon).found()


class _Phrases:
    def __init__(self, forms, starts, first, last, nouns, refs, lexicon):
        self.forms, self.first, self.last, self.nouns = forms, first, last, nouns
        self.roles = context(lexicon)
        self.units = _singular_units(lexicon)
        self.amounts = {}  # token -> (end, unit, n) of an amount that the date reader found
        for ref in refs:
            if ref.type == "DURATION" and not ref.mod and (amount := _AMOUNT.fullmatch(ref.timex)):
                begin = bisect_right(starts, ref.start) - 1
                self.amounts[begin] = bisect_left(starts, ref.end), _UNITS[amount[2]], int(amount[1])

    def found(self) -> list[Count]:
        counts, done = [], self.first
        for i in range(self.first, self.last):
            if i >= done and (count := self._at(i)):
                counts.append(count)
                done = count.last
        return counts

    def _at(self, i: int) -> Count | None:
        bare, roles = bare_of(self.forms[i]), self.roles
        if bare in roles["later"]:
            return self._distance(i, 1)
        if bare in roles["earlier"]:
            return self._distance(i, -1)
        if bare in roles["eve"] or bare in roles["morrow"]:
            noun = self._noun(i + 1)
            return Count(i, noun + 1, "day", 1 if bare in roles["morrow"] else -1, noun) if noun is not None else None
        if bare in roles["next"]:
            unit = self.units.get(self.forms[i - 1].removeprefix("ال")) if i > self.first else None
            of_it = i + 1 < self.last and self.forms[i + 1][:1] == "ل" and i + 1 in self.nouns
            return Count(i - 1, i + 2, unit[0], 1, i + 1) if unit and of_it else None
        return None

    def _distance(self, i: int, sign: int) -> Count | None:
        at = i + 1 + (i + 1 < self.last and self.forms[i + 1] in self.roles["passing"])
        amount = self._amount(at)
        if amount:
            end, unit, n = amount
            end += end < self.last and self.forms[end] in self.roles["only"]
            noun = self._noun(end + 1) if end < self.last and self.forms[end] in self.roles["from"] else None
            if noun == end + 1 and has_role(self.forms[noun], self.roles["lasting"]):
                return None  # `بعد 12 عاما من المفاوضات` may say how long they went on
            return Count(i, noun + 1, unit, sign * n, noun) if noun is not None else None
        noun = self._noun(i + 1)
        if noun is None:
            return None
        for place in range(noun + 1, min(noun + 1 + _NAMED, self.last)):
            amount = self._amount(place) if self.forms[place][0] == "ب" else None
            if amount is None and self.forms[place] == "ب":
                amount = self._amount(place + 1)
            if amount:
                return Count(i, amount[0], amount[1], sign * amount[2], noun)
        return None

    def _amount(self, token: int) -> tuple[int, str, int] | None:
        """(end, unit, n) of the amount at the token; nothing where it is only about as long."""
        if token >= self.last or has_role(self.forms[token], self.roles["about"]):
            return None
        if token in self.amounts:
            return self.amounts[token]
        unit = self.units.get(self.forms[token])
        return (token + 1, *unit) if unit else None

    def _noun(self, token: int) -> int | None:
        """The event noun that stands here, or behind one other word: `من وقوع الزلزال`."""
        near = range(token, min(token + _ANCHOR, self.last))
        found = next((n for n in near if n in self.nouns), None)
        if found is None or any(has_role(self.forms[n], self.roles["open"]) for n in range(token, found)):
            return None
        return found
