"""One name written in several ways."""

from collections import defaultdict

from rapidfuzz.fuzz import ratio

from khabar.doctor.place import quoted, sentences_at
from khabar.fold import strip_marks
from khabar.reading import Reading
from khabar.records import Event, Issue

CLOSE = 70  # per cent of letters in common: `ماكرن` and `ماكرون` have 91, a family name and a full name far less
NAMED = ("person", "organisation", "place", "outlet")  # a nationality is inflected, a role described: neither is spelled


def find_name_variants(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each name that the article spells in two ways or more, at the rarer spelling's first place.

    A short form (the family name for the full one) is no variant: only forms of as many words are compared.
    """
    text, written = reading.article.text, defaultdict(lambda: defaultdict(list))
    for mention in reading.mentions:
        if mention.kind in NAMED and mention.name_id:
            written[mention.name_id][text[mention.start : mention.end]].append(mention.start)
    several = (_spellings(forms) for forms in written.values() if len(forms) > 1)
    return [issue for spellings in several for issue in _compare(reading, spellings)]


def _spellings(written: dict[str, list[int]]) -> dict[str, list[int]]:
    """The forms of one name without marks, each with its places."""
    found = defaultdict(list)
    for form, places in written.items():
        found[" ".join(strip_marks(form).split())] += places
    return {form: sorted(places) for form, places in found.items()}


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
