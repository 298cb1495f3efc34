"""An article as the statement finder sees it: tokens, names and word classes, looked up once."""

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from khabar.fold import Tokens, skeleton
from khabar.lexicon import Lexicon
from khabar.names.words import words as name_words
from khabar.records import Mention
from khabar.statements.cues import Particle, particles, reporting_nouns, verbs

_WORD = re.compile(r"[^\s\-،.\"()]+")
QUOTES = frozenset('"″“”„«»‹›')
COMMAS = frozenset("،,؛;")
# أن إن بأن لأن with their pronouns, with and without و; `بان` is also a name, which the mentions know.
COMPLEMENTISERS = frozenset(
    conjunction + preposition + "ان" + pronoun
    for pronoun in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ا", "نى", "ك", "كم", "ما")
    for preposition in ("", "ب")
    for conjunction in ("", "و", "ف")
) | {"انني", "اننا", "بانني", "باننا", "الا", "بالا", "والا"}


@lru_cache(maxsize=65536)
def word_form(word: str) -> str:
    """The skeleton of one word; news repeats its words."""
    return skeleton(word)


class Noun(NamedTuple):
    """A noun that can speak. kind: role institution medium unnamed document; gender and number as a verb agrees."""

    kind: str
    gender: str
    number: str
    definite: bool


class Words(NamedTuple):
    """The lexicon, compiled for the statement finder."""

    verbs: dict
    particles: dict[str, list[Particle]]
    talk: dict[str, str]
    nouns: dict[str, Noun]
    ends: frozenset[str]
    commons: frozenset[str]
    not_names: frozenset[str]
    given: dict
    joints: frozenset[str]
    nationalities: frozenset[str]
    vocabulary: dict[str, frozenset[str]]
    known: frozenset[str]
    own_ends: frozenset[str]


@cache
def words(lexicon: Lexicon) -> Words:
    names = name_words(lexicon)
    classes: dict[str, set[str]] = {}
    for row in lexicon.rows("phrase_words"):
        classes.setdefault(row["class"], set()).add(skeleton(row["form"]))
    joints = frozenset(skeleton(row["form"]) for row in lexicon.rows("name_particles"))
    nouns = speaker_nouns(lexicon)
    ends = (frozenset(classes["end"]) | COMPLEMENTISERS | frozenset(names.stops)) - joints - set(names.given) - set(nouns) | {
        "علي",
        "من",
    }
    commons = frozenset(classes["noun"])
    vocabulary: dict[str, set[str]] = {}
    for row in lexicon.rows("statement_words"):
        vocabulary.setdefault(row["class"], set()).add(skeleton(row["form"]))
    cues, fixed = verbs(lexicon), particles(lexicon)
    return Words(
        cues, fixed, reporting_nouns(lexicon), nouns, ends, commons, commons | frozenset(names.nouns), names.given, joints, frozenset(names.nationalities),
        {name: frozenset(forms) for name, forms in vocabulary.items()}, frozenset(cues) | frozenset(fixed), frozenset(classes["end"]),
    )  # fmt: skip


@cache
def speaker_nouns(lexicon: Lexicon) -> dict[str, Noun]:
    """From skeleton, with and without ال and with pronouns, to the noun."""
    table: dict[str, Noun] = {}
    for row in lexicon.rows("speaker_nouns"):
        form = skeleton(row["form"])
        forms = [form]
        if form.endswith("ون"):
            forms += [form[:-2] + "ين", form[:-2] + "و", form[:-2] + "ي"]
        elif row["number"] == "d":
            forms += [form + "ن", form[:-1] + "ين"]
        for each in forms:
            table.setdefault(each, Noun(row["kind"], row["gender"], row["number"], False))
            table.setdefault("ال" + each, Noun(row["kind"], row["gender"], row["number"], True))
        stem = form[:-1] + "ت" if form.endswith("ه") else form[:-2] if form.endswith("ون") else form
        for pronoun in ("ه", "ها", "هم", "هما", "نا"):
            if row["number"] != "d":
                table.setdefault(
                    stem + ("و" if form.endswith("ون") else "") + pronoun, Noun(row["kind"], row["gender"], row["number"], True)
                )
    return table


def _after_title(text: str, offset: int) -> bool:
    """`المتحدث باسم`: the word before is a title in ال or its adjective."""
    before = text[max(0, offset - 24) : offset].split()
    return bool(before) and before[-1].lstrip("و").startswith("ال")


class Page:
    """The tokens of one article with what is known of them."""

    def __init__(self, text: str, tokens: Tokens, mentions: list[Mention], lexicon: Lexicon):
        self.text, self.mentions, self.lexicon = text, mentions, lexicon
        self.forms, self.starts, self.ends = tokens
        self.words = words(lexicon)
        self.spells_ala = "على" in text  # the article keeps على and علي apart
        self.spells_ta = "ة" in text  # and ة apart from ه
        known = self.words.known
        self.spots = [i for i, form in enumerate(self.forms) if form in known]
        self.repeated: frozenset[str] = frozenset()  # short quotations that the article has more than once, with their marks
        self.people: dict[int, Mention] = {}  # by the offset where the name itself begins
        self.wholes: dict[int, Mention] = {}  # by the offset where name and title begin
        self.others: dict[int, Mention] = {}  # organisations, places, outlets
        self.titles: dict[int, Mention] = {}  # titles that stand alone
        for mention in mentions:
            if mention.kind == "person" and mention.title != text[mention.start : mention.end]:
                mention = self._checked(mention)
                if mention is None:
                    continue
                self.people[mention.start] = mention
                self.wholes.setdefault(mention.whole_start, mention)
            elif mention.kind in ("person", "role"):
                self.titles[mention.start] = mention
            elif mention.kind != "nationality":
                self.others[mention.start] = mention

        self.people_starts = sorted(self.people)

    def _checked(self, mention: Mention) -> Mention | None:
        """A person's mention without the verbs, prepositions and titles that a wrong boundary took in; None where nothing is left."""
        words = self.words
        end = mention.start
        for n, match in enumerate(_WORD.finditer(self.text, mention.start, mention.end)):
            form = word_form(match[0])
            if form in COMPLEMENTISERS and not (n == 0 and (form == "بان" and "أ" not in match[0] or match[0].startswith("آ"))):
                break
            if form in words.vocabulary["cognate"]:
                break
            if form == "باسم" and n == 0 and _after_title(self.text, mention.start):
                break
            known = form in words.given or form in words.joints or n == 0 and form == "بان"
            if not known and (
                form in words.ends or form in words.nouns or form in words.commons or form[0] == "ل" and form[1:] in words.nouns
            ):
                break
            end = match.end()
        if end == mention.start:
            return None
        if end == mention.end:
            return mention
        return mention._replace(end=end, whole_end=end)

    def spots_between(self, first: int, last: int) -> list[int]:
        """The tokens in `first:last` at which a cue can begin."""
        return self.spots[bisect_left(self.spots, first) : bisect_left(self.spots, last)]

    def has_article(self, i: int) -> bool:
        """Whether a word begins with ال: `إلغاء` does not, though its skeleton does."""
        return len(self.forms[i]) > 3 and self.forms[i].startswith("ال") and self.text[self.starts[i]] in "ا\u0671"

    def slice(self, first: int, last: int) -> str:
        """The words of tokens `first:last` as written."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def token_after(self, at: int, offset: int) -> int:
        """The first token from `at` on that begins at or after an offset."""
        return bisect_left(self.starts, offset, at)
