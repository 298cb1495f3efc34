"""Where an event took place: the place that a preposition or the event noun itself names, and the country it lies in."""

from functools import cache

from khabar.lexicon import Lexicon
from khabar.names.countries import countries, slug
from khabar.records import Mention

_IN = frozenset(
    ("في", "ب", "قرب", "بالقرب من", "وسط", "شمال", "جنوب", "شرق", "غرب", "على", "قبالة", "مدينة", "العاصمة", "بمدينة", "بلدة", "محافظة", "منطقة")
)  # fmt: skip
_TO = _IN | {"إلى", "الى", "لل", "ل"}


def place_of(text: str, mentions: list[Mention], first: int, last: int, kind: str) -> Mention | None:
    """The first place between two offsets that a preposition of place precedes: where it is told to have happened."""
    wanted = _TO if kind in ("visit", "other") else _IN
    for mention in mentions:
        if mention.kind != "place" or not first <= mention.start < last:
            continue
        before = text[max(first, mention.start - 14) : mention.start]
        word = before.split()[-1] if before.split() else ""
        glued = bool(before) and not before[-1].isspace()
        if (glued and before[-1] in "ب" and word in ("ب", "وب")) or (not glued and word.lstrip("و") in wanted):
            return mention
    return None


def place_in_name(mentions: list[Mention], start: int, lexicon: Lexicon) -> Mention | None:
    """The city that begins at the offset, right after an event noun: `انفجار حمص`, `محادثات فيينا`. A country there may as well be
    who acts: `هجوم روسيا`."""
    return next((m for m in mentions if m.kind == "place" and m.start == start and m.name_id in _countries_of(lexicon)), None)


def country_of(place: Mention, lexicon: Lexicon) -> str:
    """The name_id of the country that a city or a region lies in; "" where that is not known, and for a country."""
    return _countries_of(lexicon).get(place.name_id, "")


@cache
def _countries_of(lexicon: Lexicon) -> dict[str, str]:
    """From a place's name_id to its country's, for the places that lie in one country and are no country."""
    codes = countries()
    return {row["name_id"]: slug(codes[row["country"]][1]) for row in lexicon.rows("places") if row["country"] in codes}
