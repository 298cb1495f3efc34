"""Arabic dates in running text: find the words, read their grammar, count the days.

text ─ scan ─▶ tokens and the places of time words ─ grammar ─▶ nodes ─ resolve ─▶ date references
"""

from datetime import date
from itertools import zip_longest

from khabar.dates.context import Context
from khabar.dates.grammar import Reader
from khabar.dates.resolve import meaning
from khabar.dates.scan import scan
from khabar.lexicon import Lexicon
from khabar.records import DateRef

# Rules whose expressions stay in the table without days where there is no day to count from.
_UNPLACED = ("relative", "run", "season", "Hijri", "range", "decade", "century", "quarter", "half")


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
    context = Context(published, forms, words)
    found = reader.read(scanned.hits)
    for one, following in zip_longest(found, found[1:]):
        context.token, context.end, node = one
        context.following = following
        ref = DateRef(*scanned.span(context.token, context.end, words.prefix), *meaning(node, context))
        if not (ref.timex or ref.edtf or ref.rule.startswith(_UNPLACED)):
            continue  # words that only look like a date
        refs.append(ref)
        context.remember(ref, node)
    return refs
