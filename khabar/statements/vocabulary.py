"""The words that statements are read with: which classes a form belongs to, compiled once from the lexicon."""

from functools import cache, lru_cache
from typing import NamedTuple

from khabar.fold import skeleton
from khabar.lexicon import Lexicon
from khabar.names.words import words as name_words
from khabar.statements.cues import Cue, first_persons, verbs
from khabar.statements.fixed_phrases import Particle, particles, reporting_nouns
from khabar.statements.hamza import seats
from khabar.statements.nouns import Noun, speaker_nouns

_BESIDE = frozenset({"object", "told", "inside", "document", "ب", "ل", "ب!", "ل!"})  # what no single word behind a verb tells of
QUOTES = frozenset('"″“”„«»‹›')
COMMAS = frozenset("،,؛;")
# أن إن بأن with their pronouns, with and without و, and ألا; `بان` is also a name, which the mentions know. A paradigm, no list.
COMPLEMENTISERS = frozenset(
    conjunction + preposition + "ان" + pronoun
    for pronoun in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ا", "ي", "ك", "كم", "ما")
    for preposition in ("", "ب")
    for conjunction in ("", "و", "ف")
) | {"الا", "بالا", "والا", "اني", "واني", "فاني"}


@lru_cache(maxsize=65536)
def word_form(word: str) -> str:
    """The skeleton of one word; news repeats its words."""
    return skeleton(word)


class Words(NamedTuple):
    """The lexicon, compiled for the statement finder.

    From form: `verbs` to readings as a cue, `particles` to the fixed phrases it begins, `talk` (reporting nouns) to acts, `nouns` (speaking
    nouns), `given` (given names). Sets of forms: `ends` end every noun phrase (`own_ends`: those of them that this part's own file lists),
    `cue_words` begin a cue, `preludes` a phrase before its head, `licensing` words tell where its content begins (beside those in ب and ل), `plain_verbs` are reporting verbs and
    nothing else, `commons` stand in descriptions, `not_names` in no name, `joints` join a name's words, `nationalities`; `classes` by the name
    of a class. `needs`: from what a verb takes to the words of which one must stand behind it, where that can be said.
    """

    verbs: dict[str, tuple[Cue, ...]]
    particles: dict[str, list[Particle]]
    talk: dict[str, str]
    nouns: dict[str, Noun]
    cue_words: frozenset[str]
    preludes: frozenset[str]
    licensing: frozenset[str]
    needs: dict[frozenset[str], frozenset[str]]
    plain_verbs: frozenset[str]
    ends: frozenset[str]
    own_ends: frozenset[str]
    commons: frozenset[str]
    not_names: frozenset[str]
    given: dict
    joints: frozenset[str]
    nationalities: frozenset[str]
    classes: dict[str, frozenset[str]]


@cache
def words(lexicon: Lexicon) -> Words:
    """The words of a lexicon; compiled when it is first asked for."""
    names = name_words(lexicon)
    phrase_words = _by_class(lexicon, "phrase_words")
    joints = frozenset(names.particles)
    nouns = speaker_nouns(lexicon)
    always, commons = phrase_words["always_end"], phrase_words["noun"]
    classes = _by_class(lexicon, "statement_words")
    of_titles = {"ال" + adjective for adjective in classes["adjective"]}  # no name goes on behind الحالي, but a title does
    ends = (phrase_words["end"] | COMPLEMENTISERS | names.stops) - of_titles
    cues, fixed = verbs(lexicon), particles(lexicon)
    that = COMPLEMENTISERS | QUOTES | {":"} | classes["saying"] | classes["manner_or_content"] | classes["blame"]
    kinds = {cue.takes for readings in cues.values() for cue in readings if not cue.light and _BESIDE.isdisjoint(cue.takes)}
    names_too = COMPLEMENTISERS | joints | set(names.given) | set(nouns) | always
    return Words(
        verbs=cues,
        particles=fixed,
        talk=reporting_nouns(lexicon),
        nouns=nouns,
        cue_words=frozenset(cues) | frozenset(fixed),
        preludes=classes["courtesy"] | classes["same"] | classes["few"] | classes["demonstrative"],
        needs={takes: that | {take.rstrip("!") for take in takes} for takes in kinds},
        licensing=classes["saying"] | classes["governed"] | classes["blame"] | {":"},
        plain_verbs=frozenset(form for form in cues if form not in names_too and not form.startswith("ال")),
        ends=frozenset(ends - joints - set(names.given) - set(nouns) | always),
        own_ends=phrase_words["end"] | always,
        commons=commons,
        not_names=commons | frozenset(names.nouns) | (first_persons(lexicon) - set(names.given)),
        given=names.given,
        joints=joints,
        nationalities=frozenset(names.nationalities),
        classes=classes,
    )


def _by_class(lexicon: Lexicon, file: str) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for row in lexicon.rows(file):
        classes.setdefault(row["class"], set()).update(seats(skeleton(row["form"])))
    return {name: frozenset(forms) for name, forms in classes.items()}
