"""The reporting words, compiled from the lexicon: every conjugated form with its act and what it must be followed by."""

from functools import cache
from typing import NamedTuple

from khabar.fold import skeleton
from khabar.lexicon import Lexicon


class Cue(NamedTuple):
    """One way to read a word as a cue.

    person: `3ms 3fs 3mp 3fp 3md 3fd` for a verb; `ms fs mp` … for a participle; "" for a particle.
    tense: `past`, `present` or `participle`. object: a pronoun hangs on it (`دعاه`). conjunction: letters of و or ف in front.
    takes and traits: as in `cues.csv`, the words of `takes` as skeletons.
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


_PRONOUNS = ("ه", "ها", "هم", "هما", "نا", "ني")


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
    table: dict[str, list[Cue]] = {}
    rows = [(row, False) for row in lexicon.rows("cues")] + [(row, True) for row in lexicon.rows("light_verbs")]
    for row, light in rows:
        takes = frozenset(skeleton(row["takes"]).split())
        later = frozenset(skeleton(row.get("imperfect_takes", "")).split()) or takes
        traits = frozenset(row.get("traits", "").split())
        neutral = row.get("neutral") == "yes"
        for tense, forms in (
            ("past", _perfect(skeleton(row["perfect"]), row["perfect"])),
            ("present", _imperfect(skeleton(row["imperfect"]), row["imperfect"])),
            ("participle", _participle(skeleton(row["participle"]))),
        ):
            for form, person in forms:
                need = later if tense == "present" else takes
                for prefix in ("", "و", "ف"):
                    for written, suffixed in _with_pronouns(form, person, tense):
                        cue = Cue(row["perfect"], row["act"], need, neutral, light, person, tense, suffixed, len(prefix), traits)
                        readings = table.setdefault(prefix + written, [])
                        if cue not in readings:
                            readings.append(cue)
    return {form: tuple(readings) for form, readings in table.items()}


def _perfect(stem: str, written: str):
    if written.endswith(("ى", "ا")):
        short = stem[:-1]
        glide = "و" if written.endswith("ا") else "ي"
        return [
            (stem, "3ms"),
            (short + "ت", "3fs"),
            (short + "وا", "3mp"),
            (short + glide + "ا", "3md"),
            (short + "تا", "3fd"),
            (short + glide + "ن", "3fp"),
        ]
    if written.endswith("أ"):
        return [(stem, "3ms"), (stem + "ت", "3fs"), (stem[:-1] + "ؤوا", "3mp"), (stem + "وا", "3mp")]
    if written.endswith("أى"):
        return [(stem, "3ms")]
    return [
        (stem, "3ms"),
        (stem + "ت", "3fs"),
        (stem + "وا", "3mp"),
        (stem + "ا", "3md"),
        (stem + "تا", "3fd"),
        (stem + "ن", "3fp"),
    ]


def _imperfect(stem: str, written: str):
    if not stem:
        return []
    short = stem[:-1] if written.endswith(("ى", "و", "ي")) else stem
    forms = [
        (stem, "3ms"),
        ("ت" + stem[1:], "3fs"),
        (short + "ون", "3mp"),
        (short + "وا", "3mp"),
        (stem + "ان", "3md"),
        ("ت" + stem[1:] + "ان", "3fd"),
    ]
    return forms + [(prefix + form, person) for prefix in "سل" for form, person in forms]


def _participle(stem: str):
    if not stem:
        return []
    base = stem[:-1]
    if base.endswith("ي"):
        return [(stem, "ms"), (base + "ه", "fs"), (base + "ن", "mp"), (base + "ين", "mp")]
    return [(stem, "ms"), (base + "ه", "fs"), (base + "ين", "mp"), (base + "ات", "fp")]


def _with_pronouns(form: str, person: str, tense: str):
    yield form, False
    if tense == "participle" or person in ("3md", "3fd", "3fp"):
        return
    bare = form[:-1] if form.endswith("وا") else form
    if form.endswith("ي") and tense == "past":
        bare = form[:-1] + "ا"
    for pronoun in _PRONOUNS:
        yield bare + pronoun, True


class Particle(NamedTuple):
    """`وفقا ل`: its words, whether ل is glued to the next word, its act, and what follows (`then`, as in `cue_particles.csv`)."""

    words: tuple[str, ...]
    glued: bool
    act: str
    then: str
    conjunction: int


@cache
def particles(lexicon: Lexicon) -> dict[str, list[Particle]]:
    """From first word, with or without و ف, to the particles that begin with it, longest first."""
    table: dict[str, list[Particle]] = {}
    for row in lexicon.rows("cue_particles"):
        words = [skeleton(word) for word in row["form"].split()]
        glued = words[-1] == "ل"
        words = words[:-1] if glued else words
        for prefix in ("", "و", "ف"):
            first = prefix + words[0]
            table.setdefault(first, []).append(Particle((first, *words[1:]), glued, row["act"], row["then"], len(prefix)))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry.words) - entry.glued)
    return table


@cache
def reporting_nouns(lexicon: Lexicon) -> dict[str, str]:
    """From a reporting noun's skeleton, with its possible pronouns and article, to its act."""
    table = {}
    for row in lexicon.rows("reporting_nouns"):
        form = skeleton(row["form"])
        stems = {form}
        if form.endswith("ه"):
            stems.add(form[:-1] + "ت")
        for stem in stems:
            for suffix in ("", "ه", "ها", "هم", "هما", "ا"):
                for prefix in ("", "ال", "ب", "بال"):
                    table.setdefault(prefix + stem + suffix, row["act"])
    return table
