"""Words that can tell an event, found in running text: `data/lexicon/event_words.csv`, every inflected form by rule.

Arabic news writes no short vowels: `قتل` is "killed", "was killed" and "killing". Forms are therefore made from two plain ones
(past and present, or singular and plural) and compared letter by letter; what a form leaves open, the words beside it decide
(`with`, `without` in the lexicon).
"""

from collections.abc import Iterator
from functools import cache
from itertools import compress
from typing import NamedTuple

from khabar.events.context import bare_of, context, without_clitics
from khabar.fold import ByForm, skeleton
from khabar.lexicon import Lexicon

_OBJECTS = ("ه", "ها", "هم", "هما", "هن", "نا")
_VERB_REACH = 20  # tokens after a verb among which the words it needs may stand: `وألقت الشرطة الفرنسية أمس القبض`
_THAT = frozenset({"ان", "بان", "لان"})  # a noun or a present follows: `أن وضع الحجر` is no past
_INFLECTION = frozenset("اويهتء")  # letters that inflection adds
_CLITICS = frozenset("وفبلا")  # first letters of a word with a clitic
_HEAD = 2  # tokens of a sentence among which its first verb stands
_NOUN_REACH = (4, 5)  # tokens before and after a noun


class Word(NamedTuple):
    """One row of the lexicon."""

    lemma: str
    kind: str
    part: str
    wants: frozenset[str]
    refuses: frozenset[str]
    english: str
    noun: bool


class Trigger(NamedTuple):
    """A word of the text that can tell an event. `token` is its position; tense is `past`, `present`, `future` or "" (noun)."""

    token: int
    kind: str
    part: str
    tense: str
    lemma: str
    english: str
    definite: bool
    noun: bool


class EventWords:
    """The lexicon's event words by their written forms."""

    def __init__(self, lexicon: Lexicon):
        self.nouns: dict[str, list[tuple[Word, bool]]] = {}  # each with whether the form carries a pronoun
        self.verbs: dict[str, list[tuple[Word, str]]] = {}
        self.kinds = {row["kind"]: (row["ar"], row["en"]) for row in lexicon.rows("event_kinds")}
        for row in lexicon.rows("event_words"):
            word = Word(
                row["word"],
                row["kind"],
                row["part"],
                _words(row["with"]),
                _words(row["without"]),
                row["en"],
                row["part"].endswith("noun"),
            )
            if word.noun:
                free = noun_forms(row["word"], row["other"], owned=False)
                for form in noun_forms(row["word"], row["other"]):
                    self.nouns.setdefault(form, []).append((word, form not in free))
            else:
                for form, tense in verb_forms(row["word"], row["other"]):
                    self.verbs.setdefault(form, []).append((word, tense))
        roles = context(lexicon)
        self.no_words = roles["noun"]
        self._openers = [roles[role] for role in ("relative", "clause", "that", "verb", "not")]
        self._readings = ByForm(lambda form: tuple(self._read(form)))
        self._kinds = ByForm(lambda form: tuple(word.kind for word, _, _ in self._readings[form]))
        self._roots = ByForm(self._root)
        self._opening = ByForm(self._opens)

    def readings(self, form: str) -> tuple[tuple[Word, str, bool], ...]:
        """What a token can be: word, tense, definite. Most tokens of a text can be nothing."""
        return self._readings[form]

    def _read(self, form: str) -> Iterator[tuple[Word, str, bool]]:
        if not form or form in self.no_words:
            return
        for candidate in dict.fromkeys((form, bare_of(form))):
            if candidate in self.no_words:
                continue
            for word, tense in self.verbs.get(candidate, ()):
                yield word, tense, False
            if candidate[0] in "سل" and len(candidate) > 3:  # سيلتقي, and ليلتقي of what is meant to follow
                for word, tense in self.verbs.get(candidate[1:], ()):
                    if tense == "present":
                        yield word, "future", False
            for stem, definite in without_clitics(candidate):
                for word, owned in self.nouns.get(stem, ()):
                    if not (definite and owned):  # `التدريبي` is an adjective: no noun has both article and pronoun
                        yield word, "", definite

    def is_future(self, form: str) -> bool:
        """Is it a verb of the lexicon with the prefix of the future, `سيلتقي`?"""
        return bare_of(form)[:1] == "س" and any(tense == "future" for _, tense, _ in self.readings(form))

    def is_past(self, form: str) -> bool:
        """Is it a verb of the lexicon that tells an event by itself, in the past and nothing else?"""
        readings = self.readings(form)
        return bool(readings) and all(tense == "past" and word.part == "verb" for word, tense, _ in readings)

    def is_conjoined(self, form: str) -> bool:
        """Is the first letter the conjunction, and no letter of the word: `وزار`, but not `وقع`?"""
        if len(form) < 4 or form in self.verbs or form in self.nouns:
            return False
        return form[0] == "و" or (form[0] == "ف" and (form[1:] in self.verbs or form[1:] in self.nouns))

    def root(self, form: str) -> str:
        """The letters of a word that inflection leaves alone, where three remain: `إعدام` and `أعدمته` give `عدم`. "" for a
        particle."""
        return self._roots[form]

    def _root(self, form: str) -> str:
        *_, (stem, _) = without_clitics(bare_of(form))
        if len(stem) < 3 or len(bare_of(form)) < 4:
            return ""
        root = "".join(letter for letter in stem if letter not in _INFLECTION)
        return root if len(root) > 2 else stem

    def find(self, forms: list[str], first: int, last: int, kinds: set[str] | None = None) -> list[Trigger]:
        """The triggers among `forms[first:last]`, one a token at most, in the order of the text.

        Verbs of the lexicon that tell no event here are among them, for they begin clauses too: as `plain` or `result`, or as
        `weak` where the words beside them are not those that the lexicon asks for. kinds: look only for these, and at the first
        two tokens.
        """
        found, end = [], last if kinds is None or kinds else min(last, first + _HEAD)
        for position in compress(range(first, end), map(self._readings.__getitem__, forms[first:end])):
            form = forms[position]
            if kinds is None or position < first + _HEAD or not kinds.isdisjoint(self._kinds[form]):
                chosen = self._choose(self._readings[form], forms, position, first, last)
                if chosen:
                    found.append(chosen)
        return found

    def _choose(self, readings, forms, position, first, last) -> Trigger | None:
        """The reading that the words beside a token let stand; where several do, the one that its place in the clause speaks for."""
        form, fitting, refused = forms[position], [], False
        opening = position == first or (form[0] in "وف" and self.is_conjoined(form)) or self._opening[forms[position - 1]]
        for reading in readings:
            word, tense, _ = reading
            if tense == "past" and not opening and form[0] not in "وف" and form[-1] == "ا" and len(form) < 6:
                continue  # `هاتفا` is a telephone; `وهاتفا` are two who telephone
            if word.refuses and self._is_beside(word.refuses, forms, max(first, position - 1), position, min(last, position + 3)):
                refused = True
            elif not word.wants or self._has_wanted(word, forms, position, first, last):
                fitting.append(reading)
        if fitting:
            word, tense, definite = fitting[0]
            if len(fitting) > 1:
                told = position > first and bare_of(forms[position - 1]) in _THAT
                word, tense, definite = max(fitting, key=lambda one: _rank(*one, opening=opening, after_that=told))
            if word.part == "plainnoun":
                return None
            return Trigger(position, word.kind, word.part, tense, word.lemma, word.english, definite, word.noun)
        if refused or any(word.noun for word, _, _ in readings):
            return None
        word, tense, _ = readings[0]
        return Trigger(position, "other", "weak", tense, word.lemma, word.english, False, False)

    @staticmethod
    def _is_beside(words, forms, before, position, after) -> bool:
        beside = [form for form in forms[before:position] if not form.isdigit()]
        return _any_of(beside + forms[position + 1 : after], words)

    @staticmethod
    def _has_wanted(word, forms, position, first, last) -> bool:
        if not word.noun:
            return _any_of(forms[position + 1 : min(last, position + _VERB_REACH)], word.wants)
        before, after = _NOUN_REACH
        return _any_of(
            forms[max(first, position - before) : position] + forms[position + 1 : min(last, position + after)], word.wants
        )

    def _opens(self, previous: str) -> bool:
        """May a verb follow? At the beginning of a clause it is one, elsewhere a word that is verb and noun is the noun."""
        bare = bare_of(previous)
        return not previous[:1].isalpha() or any(previous in words or bare in words for words in self._openers)


def _rank(word: Word, tense: str, definite: bool, *, opening: bool, after_that: bool) -> int:
    return (
        16 * (word.noun != (opening and (not after_that or tense in ("present", "future"))))
        + 8 * bool(word.wants)
        + 4 * (word.part != "plain")
        + 2 * (not word.noun)
        + (tense != "present")
    )


@cache
def event_words(lexicon: Lexicon) -> EventWords:
    return EventWords(lexicon)


def noun_forms(singular: str, plurals: str, *, owned: bool = True) -> set[str]:
    """The folded forms of a noun without article: singular, dual, plural, accusative; with possessive pronouns too, where `owned`."""
    pronouns = (*_OBJECTS, "ي") if owned else ()
    forms = set()
    for number, written in enumerate([singular, *filter(None, plurals.split("|"))]):
        base = skeleton(written)
        feminine = written.endswith("ة")
        stem = base[:-1] + "ت" if feminine else base
        forms.add(base)
        forms.update(stem + ending for ending in pronouns)
        if number == 0:
            forms.update(stem + ending for ending in ("ان", "ين"))
            if feminine:
                forms.add(base[:-1] + "ات")
        if not feminine and not base.endswith(("ا", "ات", "ء")):
            forms.add(base + "ا")
        if base.endswith("ء"):  # لقاء: لقائه، لقاؤه، لقاءين
            forms.update(base[:-1] + seat + ending for seat in "ئؤ" for ending in pronouns if ending != "ي")
            forms.add(base[:-1] + "ئين")
    return forms


def verb_forms(past: str, present: str) -> set[tuple[str, str]]:
    """The folded forms of a verb in the third person, with object pronouns, each with its tense."""
    forms = set()
    base = skeleton(past)
    weak = base[-1] in "يا" and len(base) > 2
    stem = base[:-1] if weak else base
    plain = [base, base + "نا", stem + "وا"]
    if past.endswith(("ى", "ا")):  # التقى: التقت، التقيا، التقوا
        plain += [stem + "ت", stem + "تا", stem + "يا", stem + "ين"]
        objects = [stem + "ا", stem + "ت"]
    elif weak:  # لقي، أُلقي: لقيت، لقوا
        plain += [base + "ت", base + "تا", base + "ا"]
        objects = [base, base + "ت"]
    else:
        plain += [base + "ت", base + "تا", base + "ا"]
        objects = [base, base + "ت", base + "و"]
    plain += [form + pronoun for form in objects for pronoun in _OBJECTS]
    forms.update((form, "past") for form in plain)
    if present:
        base = skeleton(present)
        weak = base[-1] in "يوا"
        stem = base[:-1] if weak else base
        for person in "يتن":
            rest = base[1:]
            short = stem[1:]
            found = [rest, rest + "ان", short + "ون", short + "وا", rest + "ا"]
            if weak:
                found.append(short)  # لم يلتق
            found += [rest + pronoun for pronoun in _OBJECTS]
            forms.update((person + form, "present") for form in found)
    return forms


def _any_of(forms: list[str], wanted: frozenset[str]) -> bool:
    """Is one of the tokens among the words, with or without clitics, or a number where `#` is wanted?"""
    return not all(map(wanted.isdisjoint, map(_STEMS.__getitem__, forms)))


def _stems(form: str) -> tuple[str, ...]:
    if form.isdigit():
        return ("#",)
    if form[0] not in _CLITICS:
        return (form,)
    bare = form[1:] if form[0] in "وف" and len(form) > 1 else form
    return (form, *(stem for stem, _ in without_clitics(bare)))


_STEMS = ByForm(_stems)


def _words(cell: str) -> frozenset[str]:
    return frozenset(
        form
        for written in cell.split("|")
        if written.strip()
        for form in (noun_forms(written.strip(), "") if written.strip() != "#" else "#")
    )
