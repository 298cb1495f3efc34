"""The titles that the lexicon lists, and the words that organisations' names begin with, in every form that stands in a text."""

from collections.abc import Iterator
from typing import NamedTuple

from khabar.fold import tokenize
from khabar.lexicon import Lexicon


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


def title_forms(lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], TitleForm]]:
    """Each form of a title, and of the words that organisations' names begin with, by its skeletons."""
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
