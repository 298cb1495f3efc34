"""A sentence cut into clauses, so that a date stays with the verb it belongs to.

No parser: a clause begins after a comma that a verb follows, at a relative pronoun, at a subordinator, at `أن`, and at a verb with
`و` or `ف` before it. Which words these are stands in `data/lexicon/event_context.csv`.
"""

import re
from functools import cache
from typing import NamedTuple

from khabar.events.words import Trigger, without_clitics
from khabar.fold import skeleton
from khabar.lexicon import Lexicon

_COMMAS = frozenset("،,؛;:–—")
_STOPS = frozenset(".!?؟…")
# Shapes of a verb that no noun has, in folded letters: سيلتقي, استخدمت, انطلق, انتقلت. Masdars have an alef before their last letter.
_SHAPE = re.compile(r"س[يت]\w{2,}|است[^ا]{3}ت?|ان[^اتو][^او][^او]ت?|ا[^اويسل]ت[^ايو][^ايو]ت?|ي[^ا]\w{2,}")


class Clause(NamedTuple):
    """Tokens `first:last` of one clause. `verb` is the token of its finite verb, None where it has none."""

    first: int
    last: int
    opener: str
    verb: int | None
    trigger: Trigger | None  # what the verb tells, if it is an event word


@cache
def context(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The words of each role."""
    roles: dict[str, set[str]] = {}
    for row in lexicon.rows("event_context"):
        roles.setdefault(row["role"], set()).add(skeleton(row["word"]))
    return {role: frozenset(words) for role, words in roles.items()}


def has_role(form: str, words: frozenset[str]) -> bool:
    """Is the token one of the words, with or without clitics?"""
    if form in words:
        return True
    if not form:
        return False
    if form[0] in "وف" and len(form) > 2:
        form = form[1:]
        if form in words:
            return True
    return form[0] in "بلكا" and any(stem in words for stem, _ in without_clitics(form))


def clauses_of(forms: list[str], first: int, last: int, triggers: dict[int, Trigger], cues: set[int], lexicon: Lexicon) -> list[Clause]:
    """The clauses of the sentence `forms[first:last]`, in order and without a gap.

    triggers: event words by token; cues: tokens of reporting verbs.
    """
    roles = context(lexicon)
    starts = [(first, "start")]
    verbs: list[int] = []
    comma = None
    for i in range(first, last):
        form = forms[i]
        if form in _COMMAS or form in _STOPS:
            comma = i + 1
            continue
        bare = form[1:] if form[0] in "وف" and len(form) > 2 else form
        opener = ""
        if bare in roles["relative"]:
            opener = "relative"
        elif bare in roles["clause"]:
            opener = "clause"
        elif bare in roles["that"]:
            opener = "that"
        verb = is_verb(forms, i, triggers, cues, roles, at_start=comma == i or i == starts[-1][0] or i == starts[-1][0] + 1)
        if verb:
            verbs.append(i)
            if form != bare and not opener:
                opener = "and"
            elif comma is not None and i - comma <= 2 and not opener:
                opener = "comma"
                if i > comma and comma > starts[-1][0]:
                    starts.append((comma, opener))
                    comma = None
                    continue
        if opener:
            if i > starts[-1][0]:
                begin = comma if opener == "comma" and comma is not None else i
                if begin > starts[-1][0]:
                    starts.append((begin, opener))
                else:
                    starts[-1] = (starts[-1][0], opener)
            else:
                starts[-1] = (i, opener)
            comma = None
        elif comma is not None and i - comma >= 2:
            comma = None
    found = []
    ends = [start for start, _ in starts[1:]] + [last]
    for (start, opener), end in zip(starts, ends):
        own = [v for v in verbs if start <= v < end]
        verb = _main_verb(own, forms, triggers, roles)
        trigger = triggers.get(verb) if verb is not None and triggers.get(verb) and triggers[verb].part != "noun" else None
        found.append(Clause(start, end, opener, verb, trigger))
    return found


def is_verb(forms, i, triggers, cues, roles, at_start) -> bool:
    form = forms[i]
    if i in cues:
        return True
    if i in triggers:
        return triggers[i].part != "noun"
    bare = form[1:] if form[0] in "وف" and len(form) > 2 else form
    if bare in roles["noun"]:
        return False
    if bare in roles["verb"]:
        return True
    if i and forms[i - 1] in roles["verb"] and not bare.startswith(("ال", "ب", "ل", "في", "من", "علي")):
        return True
    if _SHAPE.fullmatch(bare):
        return True
    if at_start and bare.endswith("ت") and len(bare) >= 4 and not bare.startswith(("ال", "م")) and not bare.endswith("ات"):
        return True
    previous = forms[i - 1] if i else ""
    if previous in roles["relative"]:
        return not bare.startswith(("ال", "في", "من", "علي", "عن", "الي", "ل", "ب")) or len(bare) < 2
    return False


def _main_verb(own: list[int], forms: list[str], triggers: dict[int, Trigger], roles) -> int | None:
    """The verb that carries the clause: `وكان … قد التقى` is carried by التقى."""
    if not own:
        return None
    for verb in own:
        form = forms[verb]
        bare = form[1:] if form[0] in "وف" and len(form) > 2 else form
        if bare not in roles["verb"]:
            return verb
    return own[0]
