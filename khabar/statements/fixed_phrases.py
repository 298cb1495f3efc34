"""Fixed phrases that name a source, and the nouns of what is said, compiled from the lexicon: وفقا ل, تصريح, بيان."""

from functools import cache
from typing import NamedTuple

from khabar.fold import skeleton
from khabar.lexicon import Lexicon


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
    table: dict[str, str] = {}
    for row in lexicon.rows("reporting_nouns"):
        form = skeleton(row["form"])
        for stem in (form, form[:-1] + "ت") if form.endswith("ه") else (form,):
            for suffix in ("", "ه", "ها", "هم", "هما", "ا"):
                for prefix in ("", "ال", "ب", "بال"):
                    table.setdefault(prefix + stem + suffix, row["act"])
    return table
