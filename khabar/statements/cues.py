"""The reporting verbs, compiled from the lexicon: every conjugated form with its act and what it must be followed by."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from khabar.fold import skeleton
from khabar.lexicon import Lexicon
from khabar.statements.conjugation import first_person, imperfect, participle, perfect, with_pronouns


class Cue(NamedTuple):
    """One way to read a word as a cue.

    person: `3ms 3fs 3mp 3fp 3md 3fd` for a verb; `ms fs mp` … for a participle; "" for a particle.
    tense: `past`, `present` or `participle`. object: a pronoun hangs on it (`دعاه`). conjunction: letters of و or ف in front.
    takes and traits: as in `cues.csv`, the words of `takes` as skeletons; the traits of a light verb are the acts of its nouns.
    """

    perfect: str
    act: str
    takes: frozenset[str]
    neutral: bool
    light: bool
    person: str
    tense: str
    object: bool
    conjunction: int
    traits: frozenset[str] = frozenset()

    @property
    def takes_object_first(self) -> bool:
        """Whether an object stands between the verb and its preposition (`اتهم الحزب بـ`)."""
        return any(take.endswith("!") for take in self.takes)


@cache
def finite_forms(lexicon: Lexicon) -> frozenset[str]:
    """The finite forms of all reporting verbs, without conjunctions and pronouns."""
    return frozenset(
        form
        for form, readings in verbs(lexicon).items()
        if any(c.tense != "participle" and not c.object and not c.conjunction for c in readings)
    )


@cache
def verbs(lexicon: Lexicon) -> dict[str, tuple[Cue, ...]]:
    """From skeleton to the cues it can be, with conjunctions and object pronouns."""
    table: dict[str, dict[Cue, None]] = {}  # a dict for a set that keeps its order
    for file in ("cues", "light_verbs"):
        for row in lexicon.rows(file):
            for form, cue in _readings(row, light=file == "light_verbs"):
                table.setdefault(form, {})[cue] = None
    return {form: tuple(readings) for form, readings in table.items()}


@cache
def first_persons(lexicon: Lexicon) -> frozenset[str]:
    """The imperfects of all reporting verbs in the first person."""
    rows = (row for file in ("cues", "light_verbs") for row in lexicon.rows(file))
    return frozenset(form for row in rows for form in first_person(skeleton(row["imperfect"])))


def _readings(row: dict[str, str], *, light: bool) -> Iterator[tuple[str, Cue]]:
    """Each form of one verb, beside the cue that it is then."""
    takes = frozenset(skeleton(row["takes"]).split())
    later = frozenset(skeleton(row.get("imperfect_takes", "")).split()) or takes
    traits, neutral = frozenset(row["nouns" if light else "traits"].split()), row.get("neutral") == "yes"
    for tense, need, forms in (
        ("past", takes, perfect(skeleton(row["perfect"]), row["perfect"])),
        ("present", later, imperfect(skeleton(row["imperfect"]), row["imperfect"])),
        ("participle", takes, participle(skeleton(row["participle"]))),
    ):
        for (form, person), conjunction in product(forms, ("", "و", "ف")):
            for written, has_object in with_pronouns(form, person, tense):
                cue = Cue(row["perfect"], row["act"], need, neutral, light, person, tense, has_object, len(conjunction), traits)
                yield conjunction + written, cue
