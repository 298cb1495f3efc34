"""One name written in several ways."""

from collections import defaultdict

from rapidfuzz.fuzz import ratio

from khabar.doctor.place import quoted, sentences_at
from khabar.fold import strip_marks
from khabar.reading import Reading
from khabar.records import Event, Issue, Mention

CLOSE = 70  # per cent of letters in common: `ماكرن` and `ماكرون` have 91, a family name and a full name far less
NAMED = ("person", "organisation", "place", "outlet")  # a nationality is inflected, a role described: neither is spelled


def find_name_variants(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each name that the article spells in two ways or more, at the rarer spelling's first place.

    A short form (the family name for the full one) is no variant: only forms of as many words are compared.
    """
    forms = defaultdict(lambda: defaultdict(list))
    for mention in reading.mentions:
        if mention.kind in NAMED and mention.name_id:
            forms[mention.name_id][_written(reading, mention)].append(mention.start)
    return [issue for spellings in forms.values() if len(spellings) > 1 for issue in _compare(reading, spellings)]


def _written(reading: Reading, mention: Mention) -> str:
    return " ".join(strip_marks(reading.article.text[mention.start : mention.end]).split())


def _compare(reading: Reading, spellings: dict[str, list[int]]) -> list[Issue]:
    """The findings among the forms of one name: the commonest spelling against each that is close to it."""
    ranked = sorted(spellings, key=lambda form: (-len(spellings[form]), spellings[form][0]))
    issues = []
    while ranked:
        common = ranked.pop(0)
        variants = [form for form in ranked if form.count(" ") == common.count(" ") and ratio(form, common) >= CLOSE]
        ranked = [form for form in ranked if form not in variants]
        issues += [_issue(reading, variant, common, spellings) for variant in variants]
    return issues


def _issue(reading: Reading, variant: str, common: str, spellings: dict[str, list[int]]) -> Issue:
    start = spellings[variant][0]
    return Issue(
        "name variant",
        sentences_at(reading, spellings[variant] + spellings[common]),
        f"{quoted(variant)} and {quoted(common)} are two spellings of one name.",
        f"{quoted(variant)} و{quoted(common)} كتابتان لاسم واحد.",
        f"Both are read as {quoted(common)}.",
        start,
        start + len(variant),
    )
