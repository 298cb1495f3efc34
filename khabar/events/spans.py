"""The dates of a sentence that can place an event, as runs of tokens."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from khabar.events.context import any_has_role, has_role
from khabar.records import DateRef

_LONGEST_DAYS = 366  # a decade or a century places nothing on a timeline
_TOGETHER = 3  # tokens between two words for one day: `أمس الثلاثاء (19 فبراير)`


class DateSpan(NamedTuple):
    """One date as tokens `first:last`: one reference, or several that say the same day twice. The finest leads `refs`."""

    first: int
    last: int
    refs: tuple[int, ...]


def date_spans(forms: list[str], starts: list[int], refs: list[DateRef], roles: dict[str, frozenset[str]]) -> list[DateSpan]:
    """The calendar dates of a sentence; neighbours of which one holds the other are one, led by the finest.

    refs: the sentence's date references; a span names them by their position in this list. Durations, repeated times and what is
    longer than a year are no dates of an event.
    """
    spans: list[DateSpan] = []
    for number, ref in enumerate(refs):
        if ref.type not in ("DATE", "TIME") or not ref.edtf or ref.earliest is None or ref.latest is None:
            continue
        if (ref.latest - ref.earliest).days >= _LONGEST_DAYS:
            continue
        begin, end = bisect_right(starts, ref.start) - 1, bisect_left(starts, ref.end)
        if spans and begin - spans[-1].last <= _TOGETHER:
            both = _joined(spans[-1], number, refs, forms[spans[-1].last : begin + 1], roles)
            if both:
                spans[-1] = DateSpan(spans[-1].first, end, both)
                continue
        spans.append(DateSpan(begin, end, (number,)))
    return spans


def _joined(before: DateSpan, number: int, refs: list[DateRef], between: list[str], roles) -> tuple[int, ...]:
    """The references of two neighbouring dates, the finest first; none where they are two dates."""
    if any_has_role(between, roles["equal"]):
        return (number,)  # `الأحد الموافق للأول من ذي القعدة`: the second says which Sunday is meant
    if any(has_role(form, roles["other"]) or has_role(form, roles["same"]) for form in between[:-1]):
        return ()  # `في 12 مايو بعد هجوم الأحد`
    lead, ref = refs[before.refs[0]], refs[number]
    if lead.earliest <= ref.earliest and ref.latest <= lead.latest:
        return (number, *before.refs)
    if ref.earliest <= lead.earliest and lead.latest <= ref.latest:
        return (*before.refs, number)
    return ()
