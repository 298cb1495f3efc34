"""What the lexicon knows of a written word: the names, titles and nationalities that begin with it.

Each form of the text is looked up once and kept, clitics and all, so that reading an article costs one dict look-up a token.
Names and titles of several words stand in tries: a node is a dict from the next skeleton to the next node, and what ends at
a node is found under the key `END`.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from khabar.fold import skeleton, tokenize
from khabar.lexicon import Lexicon
from khabar.names.countries import Nationality, country_entries, nationality_forms
from khabar.names.spelling import sound, variants

END = ""  # no token is empty
Heard = dict[str, list[tuple[str, int]]]
_KEPT = 200_000  # forms remembered; news has fewer, a hostile text may have more


class Entry(NamedTuple):
    """One name that the lexicon lists. `short` marks a form that needs no full name beside it (`ماكرون`)."""

    name_id: str
    kind: str
    name_ar: str
    name_en: str
    gender: str = ""
    country: str = ""
    what: str = ""
    weak: str = ""
    short: bool = False
    found_by: str = "lexicon"


class TitleForm(NamedTuple):
    """One form of a title. `office` is its key in offices.csv, else the masculine form; `takes` as in titles.csv."""

    office: str
    gender: str
    number: str
    takes: str
    alone: bool
    definite: bool
    kind: str = "role"
    of: str = ""


class Given(NamedTuple):
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
        self.names: dict = {}
        self.titles: dict = {}
        self.stops = {skeleton(r["form"]) for r in lexicon.rows("name_ends") if r["class"] != "noun"}
        self.nationalities = nationality_forms(lexicon)
        self.given = {
            form: Given(row["gender"], row["weak"] == "yes" or form in self.nationalities)
            for row in lexicon.rows("given_names")
            if (form := skeleton(row["form"])) not in self.stops or form == "علي"
        }
        self.nouns = {skeleton(r["form"]) for r in lexicon.rows("name_ends") if r["class"] == "noun"}
        self.particles = {skeleton(r["form"]) for r in lexicon.rows("name_particles")}
        self.respelt = {skeleton(r["form"]): skeleton(r["like"]) for r in lexicon.rows("name_particles") if r["like"]}
        self.respelt |= {like: form for form, like in self.respelt.items()}
        self.openers = {skeleton(r["form"]) for r in lexicon.rows("name_particles") if r["begins"] == "yes"}
        self.institutions = {skeleton(r["word"]): r["what"] for r in lexicon.rows("institutions")}
        self.people: dict[str, Entry] = {}
        self.homonyms: dict[str, list[Entry]] = {}  # places of one form, by the name_id of the first: عمان, طرابلس
        self.by_sound: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = {}
        for form, entry in _entries(lexicon):
            forms = tuple(tokenize(form).forms)
            first = add(self.names, forms, entry)
            for spelling in variants(forms):
                if len(spelling) > 1 or spelling[0] not in self.stops and spelling[0] not in self.nouns:
                    add(self.names, spelling, entry)
            if entry.kind == "person" and len(forms) > 1:
                self.by_sound.setdefault((sound(forms[0]), sound(forms[-1])), []).append((forms, entry))
            if first.kind == entry.kind == "place" and first.name_id != entry.name_id:
                self.homonyms.setdefault(first.name_id, [first]).append(entry)
            if entry.kind == "person":
                self.people.setdefault(entry.name_id, entry)
        for forms, title in _title_forms(lexicon):
            add(self.titles, forms, title)
        self.sounds = Sounds(self)
        self.named_after = {skeleton(r["form"]) for r in lexicon.rows("organisation_words") if r["after_person"]}
        self.only_after = {skeleton(r["form"]) for r in lexicon.rows("organisation_words") if r["after_person"] == "yes"}
        self.adjectives = set()
        for row in lexicon.rows("title_adjectives"):
            masculine = skeleton(row["form"])
            self.adjectives |= {"ال" + masculine, "ال" + (skeleton(row["feminine"]) or masculine + "ه")}
        self.before_place, self.in_title, self.that = (
            frozenset(skeleton(r["form"]) for r in lexicon.rows("name_context") if r["class"] == kind)
            for kind in ("before_place", "in_title", "that")
        )
        self.particles_of_clause = self.stops - self.in_title - {"باسم"}  # behind a title they end it at once
        self.speakers = {
            skeleton(r["form"]): r["kind"] for r in lexicon.rows("speaker_nouns")
        }  # nouns that speak without a name: شهود
        self.says = {skeleton(r["form"]) for r in lexicon.rows("name_ends") if r["class"] == "say"}

    def __missing__(self, form: str) -> Word | None:
        if len(self) > _KEPT:
            self.clear()
        names, titles, given, nationality = [], [], None, None
        for cut, rest in without_clitics(form):
            if node := self.names.get(rest):
                names.append((cut, node))
            if node := self.titles.get(rest):
                titles.append((cut, node))
            if (
                given is None
                and not (cut and (form in self.nouns or cut > 1 and form[1:] in self.nouns))  # `ولدينا` is no دينا
                and (name := self.given.get(rest) or (_SERVANT if rest.startswith("عبدال") else None))
            ):
                given = cut, name
            if nationality is None and rest in self.nationalities:
                nationality = cut, self.nationalities[rest]
        says = form in self.says or form[0] in "وف" and form[1:] in self.says
        known = names or titles or given or nationality or says
        self[form] = word = Word(tuple(names), tuple(titles), given, nationality, says) if known else None
        return word


class Sounds:
    """By ear: which of the unknown words met so far sound alike, so that an article costs one look-up a name and none a word."""

    def __init__(self, words: Words):
        self.words = words
        self._kept: tuple[set[str], Heard] = set(), {}

    def heard(self, forms: frozenset[str]) -> Heard:
        """From a sound to the unknown words that have it, of these forms and of others: each with the letters of clitic to cut off."""
        if len(self._kept[0]) > _KEPT:
            self._kept = set(), {}
        met, by_sound = self._kept
        for form in forms - met:
            if self._is_unknown(form):
                by_sound.setdefault(sound(form), []).append((form, 0))
                if form[0] in "وفبلك" and len(form) > 4:
                    by_sound.setdefault(sound(form[1:]), []).append((form, 1))
        met |= forms
        return by_sound

    def _is_unknown(self, form: str) -> bool:
        words = self.words
        return len(form) > 3 and form[0].isalpha() and words[form] is None and form not in words.nouns and form not in words.stops


@cache
def words(lexicon: Lexicon) -> Words:
    return Words(lexicon)


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


def add(trie: dict, forms: tuple[str, ...], leaf):
    """Puts a name or title into a trie, and returns what stands there: the first leaf of a form stays."""
    for part in forms:
        trie = trie.setdefault(part, {})
    return trie.setdefault(END, leaf)


def walk(node: dict, forms: list[str], at: int) -> tuple[object, int] | None:
    """The longest leaf below a node, the tokens from `at` on being its next words; and the token after it."""
    found = (node[END], at) if END in node else None
    size = len(forms)
    while at < size and (node := node.get(forms[at])):
        at += 1
        if END in node:
            found = node[END], at
    return found


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    for row in lexicon.rows("my_names"):
        yield (
            row["form"],
            Entry(row["name_id"], row["kind"], row["name_ar"] or row["form"], row["name_en"], short=True, found_by="mine"),
        )
    for file, kind in (("people", "person"), ("organisations", "organisation"), ("outlets", "outlet"), ("places", "place")):
        first: dict[str, Entry] = {}
        for row in lexicon.rows(file):
            entry = first.get(row["name_id"]) or Entry(
                row["name_id"],
                kind,
                row["form"],
                row["name_en"],
                row.get("gender", ""),
                row.get("country", ""),
                row.get("what", ""),
            )
            first.setdefault(row["name_id"], entry)
            yield row["form"], entry._replace(weak=row.get("weak", ""))
            for short in filter(None, row.get("short", "").split(" | ")):
                yield short, entry._replace(short=True)
    for form, name_id, name_ar, name_en, code, weak in country_entries(lexicon):
        yield form, Entry(name_id, "place", name_ar, name_en, "f", code, "country", weak)


def _title_forms(lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], TitleForm]]:
    for row in lexicon.rows("titles"):
        office, of = row["office"] or row["form"], row["takes"] == "of"
        second, other = row["form"].split()[1:2], row["feminine"].split()[1:2]
        described = not of or not second or bool(other) and second != other  # المتحدث الرسمي, and not: رئيس وزراء
        for column, gender, number in (("form", "m", "s"), ("feminine", "f", "s"), ("plural", "m", "p")):
            alone = row["alone"] == "yes" and (number == "s" or bool(row["office"]))
            for form in filter(None, row[column].split(" | ")):
                yield from _with_article(
                    form, TitleForm(office, gender, number, row["takes"], alone, False, of=row["of"]), described
                )
        if of and not second and row["office"]:
            for ending in ("ان", "ين"):
                yield from _with_article(row["form"] + ending, TitleForm(office, "m", "d", "of", True, False), True)
    for row in lexicon.rows("organisation_words"):
        form = TitleForm(row["form"], row["gender"], "s", "of", True, False, row["kind"])
        yield from _with_article(row["form"], form, True)


def _with_article(form: str, title: TitleForm, described: bool) -> Iterator[tuple[tuple[str, ...], TitleForm]]:
    """A form of a title as it stands, and with the article: on each word where the others describe the first."""
    parts = tokenize(form).forms
    if title.takes == "of" or parts[0].startswith("ال") or not parts[0].isalpha() or not parts[-1].isalpha() or len(parts[0]) < 3:
        yield tuple(parts), title._replace(definite=parts[-1].startswith("ال"))
    if parts[0].startswith("ال") or not parts[-1].isalpha() or len(parts[0]) < 3:
        return
    if described or parts[1][0] in "بل":
        rest = [part if part.startswith("ال") or part[0] in "بل" and len(part) > 4 else "ال" + part for part in parts[1:]]
        yield ("ال" + parts[0], *rest), title._replace(definite=True)
    if title.takes == "name" and len(parts) > 1:
        yield tuple(parts), title._replace(definite=True)
