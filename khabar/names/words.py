"""What the lexicon knows of a written word: the names, titles and nationalities that begin with it.

Each form of the text is looked up once and kept, clitics and all, so that reading an article costs one dict look-up a token.
Names and titles of several words stand in tries.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from khabar.fold import skeleton, tokenize
from khabar.lexicon import Lexicon
from khabar.names.countries import Nationality, nationality_forms
from khabar.names.entries import Entry, entries
from khabar.names.sounds import Sounds
from khabar.names.spelling import sound, variants
from khabar.names.title_forms import title_forms
from khabar.names.trie import add

_KEPT = 200_000  # forms remembered; news has fewer, a hostile text may have more


class Given(NamedTuple):
    """A given name's gender, and whether it is an ordinary word too (`weak`)."""

    gender: str
    weak: bool


_SERVANT = Given("m", False)  # عبدالرحمن, عبدالله: whatever follows


class Word(NamedTuple):
    """What may begin at a word: pairs of the letters to cut off in front (clitics) and a trie's node."""

    names: tuple[tuple[int, dict], ...]
    titles: tuple[tuple[int, dict], ...]
    given: tuple[int, Given] | None
    nationality: tuple[int, Nationality] | None
    says: bool = False  # a verb behind which somebody may be named


class Words(dict):
    """From a token's form to its `Word`, or None where nothing is known; compiled from one lexicon."""

    def __init__(self, lexicon: Lexicon):
        super().__init__()
        self._compile_word_sets(lexicon)
        self._compile_given_names(lexicon)
        self._compile_names(lexicon)
        self.titles: dict = {}
        for forms, title in title_forms(lexicon):
            add(self.titles, forms, title)
        self.sounds = Sounds(self.is_unknown)

    def _compile_word_sets(self, lexicon: Lexicon) -> None:
        self.stops = _forms(lexicon, "name_ends", "class", "stop", "say")
        self.says = _forms(lexicon, "name_ends", "class", "say")
        self.nouns = _forms(lexicon, "name_ends", "class", "noun")
        self.before_place, self.in_title, self.on_behalf, self.that, self.days, self.compounds, self.fathers, self.lineage = (
            _forms(lexicon, "name_context", "class", kind)
            for kind in ("before_place", "in_title", "on_behalf", "that", "day", "compound", "father", "lineage")
        )
        self.particles_of_clause = self.stops - self.in_title - self.on_behalf  # behind a title they end it at once
        self.named_after = _forms(lexicon, "organisation_words", "after_person", "yes", "also")
        self.only_after = _forms(lexicon, "organisation_words", "after_person", "yes")
        self.institutions = {skeleton(row["word"]): row["what"] for row in lexicon.rows("institutions")}
        self.speakers = {skeleton(row["form"]): row["kind"] for row in lexicon.rows("speaker_nouns")}  # without a name: شهود
        self.adjectives = set()
        for row in lexicon.rows("title_adjectives"):
            masculine = skeleton(row["form"])
            self.adjectives |= {"ال" + masculine, "ال" + (skeleton(row["feminine"]) or masculine + "ه")}

    def _compile_given_names(self, lexicon: Lexicon) -> None:
        """The given names and the small words that join names, and what looks like a given name and is none."""
        self.nationalities = nationality_forms(lexicon)
        self.given = {
            form: Given(row["gender"], row["weak"] == "yes" or form in self.nationalities)
            for row in lexicon.rows("given_names")
            if (form := skeleton(row["form"])) not in self.stops or form == "علي"  # `Page.is_name_here` tells it from على
        }
        self.particles = {skeleton(row["form"]) for row in lexicon.rows("name_particles")}
        self.openers = _forms(lexicon, "name_particles", "begins", "yes")
        self.respelt = {skeleton(row["form"]): skeleton(row["like"]) for row in lexicon.rows("name_particles") if row["like"]}
        self.respelt |= {like: form for form, like in self.respelt.items()}

    def _compile_names(self, lexicon: Lexicon) -> None:
        """The trie of the listed names, and what is asked of them by id, by sound and by form."""
        self.names: dict = {}
        self.people: dict[str, Entry] = {}
        self.homonyms: dict[str, list[Entry]] = {}  # places of one form, by the name_id of the first: عمان, طرابلس
        self.by_sound: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = {}
        for form, entry in entries(lexicon):
            forms = tuple(tokenize(form).forms)
            first = add(self.names, forms, entry)
            for spelling in variants(forms, self.compounds):
                if len(spelling) > 1 or spelling[0] not in self.stops and spelling[0] not in self.nouns:
                    add(self.names, spelling, entry)
            if entry.kind == "person":
                self.people.setdefault(entry.name_id, entry)
                if len(forms) > 1:
                    self.by_sound.setdefault((sound(forms[0]), sound(forms[-1])), []).append((forms, entry))
            if first.kind == entry.kind == "place" and first.name_id != entry.name_id:
                self.homonyms.setdefault(first.name_id, [first]).append(entry)

    def __missing__(self, form: str) -> Word | None:
        if len(self) > _KEPT:
            self.clear()
        names, titles, given, nationality = [], [], None, None
        for cut, rest in without_clitics(form):
            if node := self.names.get(rest):
                names.append((cut, node))
            if node := self.titles.get(rest):
                titles.append((cut, node))
            if given is None and (name := self._given(form, cut, rest)):
                given = cut, name
            if nationality is None and rest in self.nationalities:
                nationality = cut, self.nationalities[rest]
        says = form in self.says or form[0] in "وف" and form[1:] in self.says
        known = names or titles or given or nationality or says
        self[form] = word = Word(tuple(names), tuple(titles), given, nationality, says) if known else None
        return word

    def _given(self, form: str, cut: int, rest: str) -> Given | None:
        """The given name that is left of a form behind `cut` letters of clitic; `ولدينا` is no دينا."""
        if cut and (form in self.nouns or cut > 1 and form[1:] in self.nouns):
            return None
        return self.given.get(rest) or (_SERVANT if rest == "عبد" or rest.startswith("عبدال") else None)

    def is_unknown(self, form: str) -> bool:
        """Whether a form of four letters and more is a word of which the lexicon knows nothing."""
        return len(form) > 3 and form[0].isalpha() and self[form] is None and form not in self.nouns and form not in self.stops


@cache
def words(lexicon: Lexicon) -> Words:
    """The words of a lexicon; compiled when it is first asked for."""
    return Words(lexicon)


def _forms(lexicon: Lexicon, file: str, column: str, *values: str) -> frozenset[str]:
    """The skeletons of those rows of a file that have one of some values in a column."""
    return frozenset(skeleton(row["form"]) for row in lexicon.rows(file) if row[column] in values)


def without_clitics(form: str) -> Iterator[tuple[int, str]]:
    """The word itself, then what is left of it without و ف, without ب ل ك, and with the article that `لل` swallowed."""
    yield 0, form
    bases = [(0, form)]
    if form[0] in "وف" and len(form) > 3:
        yield 1, form[1:]
        bases.append((1, form[1:]))
    for cut, base in bases:
        if base[0] in "بلك" and len(base) > 3:
            yield cut + 1, base[1:]
            if base.startswith("لل"):
                yield cut + 2, "ال" + base[2:]
