"""Arabic dates in running text: find the words, read their grammar, count the days.

text ─ scan ─▶ tokens and the places of time words ─ grammar ─▶ nodes ─ resolve ─▶ date references
"""

from datetime import date

from khabar.dates.grammar import Reader
from khabar.dates.periods import Period
from khabar.dates.resolve import Context, Named, meaning
from khabar.dates.scan import scan
from khabar.dates.tense import tense_at
from khabar.lexicon import Lexicon
from khabar.records import DateRef


def find_date_refs(text: str, published: date | None, lexicon: Lexicon) -> list[DateRef]:
    """The date expressions of a text in order, without overlap; fields as in SCHEMA "dates".

    Time is linear in the length of the text. No text raises.
    """
    scanned = scan(text, lexicon)
    if not scanned.hits:
        return []
    reader = Reader(scanned.forms, lexicon)
    forms, words = scanned.forms, reader.w
    refs: list[DateRef] = []
    place = end = 0
    context = Context(
        published,
        lambda: tense_at(forms, place, end, words.tense),
        lambda month, day: words.named_days.get((forms[place - 1], month, day)) if place else None,
    )
    for place, end, node in reader.read(scanned.hits):
        start_offset, end_offset = scanned.span(place, end, words.prefix)
        context.token = place
        type, timex, mod, edtf, earliest, latest, rule, anchor = meaning(node, context)
        if (
            not timex
            and not edtf
            and not rule.startswith(("relative", "run", "season", "Hijri", "range", "decade", "century", "quarter", "half"))
        ):
            continue
        refs.append(DateRef(start_offset, end_offset, type, timex, mod, edtf, earliest, latest, rule, anchor))
        if earliest and type in ("DATE", "TIME") and "century" not in rule and "decade" not in rule:
            unit = "day" if earliest == latest else "month" if len(timex) == 7 else "year" if len(timex) == 4 else "span"
            context.last = Named(
                end,
                start_offset,
                Period(earliest, latest, unit, timex, edtf),
                "year" in rule and forms[place - 1] not in ("منذ", "ومنذ") and "relative" not in rule or "carried" in rule,
            )
    return refs
