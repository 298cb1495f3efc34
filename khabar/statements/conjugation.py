"""The forms of a verb, from the three that the lexicon lists.

Forms are skeletons, each beside its person as in `Cue.person`; `written` is the lexicon's own spelling, whose last letter a skeleton may have lost.
"""

from collections.abc import Iterator

from khabar.statements.pronouns import OBJECTS

Forms = list[tuple[str, str]]


def perfect(stem: str, written: str) -> Forms:
    """قال, قالت, قالوا …; a weak last letter (نفى, دعا) is lost or becomes ي or و, a hamza there (هنأ) changes its seat."""
    if written.endswith(("ى", "ا")):
        short, glide = stem[:-1], "و" if written.endswith("ا") else "ي"
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
    return [
        (stem, "3ms"),
        (stem + "ت", "3fs"),
        (stem + "وا", "3mp"),
        (stem + "ا", "3md"),
        (stem + "تا", "3fd"),
        (stem + "ن", "3fp"),
    ]


def imperfect(stem: str, written: str) -> Forms:
    """يقول, تقول, يقولون …, also with س and ل in front; none where the lexicon lists no imperfect."""
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


def first_person(stem: str) -> tuple[str, ...]:
    """أقول, نقول: no cue, since the article quotes itself, but no name either."""
    return ("ا" + stem[1:], "ن" + stem[1:]) if stem else ()


def participle(stem: str) -> Forms:
    """قائلا, قائلة, قائلين …; none where the lexicon lists none."""
    if not stem:
        return []
    base = stem[:-1]
    if base.endswith("ي"):
        return [(stem, "ms"), (base + "ه", "fs"), (base + "ن", "mp"), (base + "ين", "mp")]
    return [(stem, "ms"), (base + "ه", "fs"), (base + "ين", "mp"), (base + "ات", "fp")]


def with_pronouns(form: str, person: str, tense: str) -> Iterator[tuple[str, bool]]:
    """The form itself, then with each pronoun as its object; beside each, whether a pronoun hangs on it."""
    yield form, False
    if tense == "participle" or person in ("3md", "3fd", "3fp"):
        return
    bare = form[:-1] if form.endswith("وا") else form
    if form.endswith("ي") and tense == "past":
        bare = form[:-1] + "ا"
    for pronoun in OBJECTS:
        yield bare + pronoun, True
