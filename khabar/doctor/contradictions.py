"""Sentences of one article that cannot all be true.

The doctor does not say which is wrong: it lists them side by side.
"""

from bisect import bisect_left
from collections import defaultdict
from datetime import timedelta
from functools import cache
from itertools import compress, count

from khabar.doctor.place import quoted, sentence_at, sentences_at
from khabar.doctor.words import order_words
from khabar.fold import skeleton
from khabar.intervals import read_edtf
from khabar.lexicon import Lexicon
from khabar.reading import Reading
from khabar.records import DateRef, Event, Issue


@cache
def _weekdays(lexicon: Lexicon) -> dict[str, int]:
    return {skeleton(row["form"]): int(row["iso_day"]) for row in lexicon.rows("weekdays")}


@cache
def _counted(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    """Folded form -> the row of `counted.csv`."""
    return {skeleton(row["form"]): row for row in lexicon.rows("counted")}


def find_weekday_conflicts(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each day that is named with a weekday it does not have (`الخميس 8 أكتوبر` of a year in which it is a Wednesday)."""
    weekdays = _weekdays(reading.lexicon)
    text = reading.article.text
    issues = []
    for ref in reading.dates:
        if ref.earliest is None or ref.earliest != ref.latest:
            continue
        words = [skeleton(word) for word in text[ref.start : ref.end].replace("(", " ").replace(")", " ").split()]
        said = next((weekdays[word] for word in words if word in weekdays), None)
        if said is not None and len(words) > 1 and said != ref.earliest.isoweekday():
            issues.append(_weekday_issue(reading, ref))
    return issues


def _weekday_issue(reading: Reading, ref: DateRef) -> Issue:
    words = quoted(reading.article.text[ref.start : ref.end])
    day = f"{ref.earliest:%A}"
    return Issue(
        "weekday does not match",
        sentences_at(reading, [ref.start]),
        f"{words} is read as {ref.earliest.isoformat()}, and that day is a {day}.",
        f"{words} يوافق {ref.earliest.isoformat()}، وليس ذلك اليوم المذكور من الأسبوع.",
        "The day of the month is kept and the weekday passed over.",
        ref.start,
        ref.end,
    )


def find_date_conflicts(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each event that the article puts on two dates that cannot both hold."""
    issues = []
    for event in events:
        for other in event.also:
            interval = read_edtf(other)
            if event.earliest is None or interval.earliest is None or interval.latest is None or event.latest is None:
                continue
            if interval.latest < event.earliest or event.latest < interval.earliest:
                issues.append(
                    Issue(
                        "two dates for one event",
                        event.evidence,
                        f"{quoted(event.label_ar)} is put on {event.when} and on {other}.",
                        f"يؤرَّخ {quoted(event.label_ar)} بتاريخين: {event.when} و{other}.",
                        f"The timeline shows {event.when}.",
                        None,
                        None,
                    )
                )
    return issues


def find_order_conflicts(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each `آخر …` or `أول … منذ …` that another event of the article refutes.

    `آخر اجتماع` in October is refuted by a meeting in September of the year after; the meeting that the article reports on its own
    day refutes nothing, since the claim is made of those before it. `أول محادثة منذ مارس` is refuted by a call in between.
    """
    issues = []
    claims = [(event, *claim) for event in events if event.latest for claim in _claims(reading, event)]
    for event, sense, offset, since in claims:
        for other in events:
            if (
                other is event
                or other.kind != event.kind
                or other.status != "happened"
                or other.earliest is None
                or other.latest is None
            ):
                continue
            refutes = (sense == "last" and _is_later(reading, event, other)) or (
                sense == "first" and since and since < other.earliest and other.latest < event.earliest
            )
            if refutes and _may_share_people(_people(reading, event), _people(reading, other)):
                issues.append(_order_issue(reading, event, other, sense, offset))
    return issues


def _claims(reading: Reading, event: Event):
    """The words of order before the event's triggers: (sense, offset, last day of what stands after `since`)."""
    tokens, words = reading.tokens, order_words(reading.lexicon)
    for start, _end in event.triggers:
        position = _token_before(tokens.starts, start)
        if position is None:
            continue
        sense = words.get(tokens.forms[position])
        if sense in ("last", "first"):
            yield sense, tokens.starts[position], _since(reading, start)


def _token_before(starts: list[int], offset: int) -> int | None:
    position = bisect_left(starts, offset) - 1
    return position if position >= 0 else None


def _since(reading: Reading, offset: int):
    """The last day of the date that follows `منذ` in the sentence of the offset."""
    position = sentence_at(reading, offset)
    if position is None:
        return None
    sentence, tokens, words = reading.sentences[position], reading.tokens, order_words(reading.lexicon)
    for n in range(sentence.first_token, sentence.last_token):
        if tokens.starts[n] > offset and words.get(tokens.forms[n]) == "since":
            return next((ref.latest for ref in reading.dates if 0 <= ref.start - tokens.ends[n] <= 12), None)
    return None


def _people(reading: Reading, event: Event) -> set[str]:
    """The name_ids of an event's participants; a group or an office (`الرئيسان`) names nobody by itself."""
    ids = {reading.article.text[m.start : m.end]: m.name_id for m in reading.mentions if m.kind != "role"}
    return {ids[name] for name in event.participants if name in ids}


def _may_share_people(ours: set[str], theirs: set[str]) -> bool:
    return not ours or not theirs or bool(ours & theirs)


def _is_later(reading: Reading, event: Event, other: Event) -> bool:
    published = reading.article.published
    if published and other.latest >= published - timedelta(days=1):
        return False
    return other.earliest > event.latest


def _order_issue(reading: Reading, event: Event, other: Event, sense: str, offset: int) -> Issue:
    word = "last" if sense == "last" else "first since"
    sentences = tuple(dict.fromkeys((*sentences_at(reading, [offset]), *other.evidence)))
    return Issue(
        "contradiction",
        sentences,
        f"{quoted(event.label_ar)} ({event.when}) is called the {word} of its kind, yet {quoted(other.label_ar)} is told of {other.when}.",
        f"يوصف {quoted(event.label_ar)} ({event.when}) بأنه {'الأخير' if sense == 'last' else 'الأول'}، ويذكر المقال {quoted(other.label_ar)} في {other.when}.",
        "Both stay on the timeline.",
        offset,
        None,
    )


def find_count_conflicts(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each event whose sentences count the same thing differently (`38 قتيلا`, `40 قتيلا`)."""
    counts = _counts(reading)
    issues = []
    for event in events:
        by_unit = defaultdict(dict)
        for position in sentences_at(reading, [start for start, _ in event.triggers]):
            for unit, number, offset in counts.get(position, ()):
                by_unit[unit].setdefault(number, offset)
        issues += [_count_issue(reading, event, unit, numbers) for unit, numbers in by_unit.items() if len(numbers) > 1]
    return issues


def _counts(reading: Reading) -> dict[int, list[tuple[str, int, int]]]:
    """Sentence -> what it counts: (unit, number, offset)."""
    counted, tokens = _counted(reading.lexicon), reading.tokens
    found = defaultdict(list)
    for n in compress(count(), map(counted.__contains__, tokens.forms)):
        if n and tokens.forms[n - 1].isdecimal():
            position = sentence_at(reading, tokens.starts[n])
            if position is not None:
                found[position].append((counted[tokens.forms[n]]["unit"], int(tokens.forms[n - 1][:9]), tokens.starts[n - 1]))
    return found


def _count_issue(reading: Reading, event: Event, unit: str, numbers: dict[int, int]) -> Issue:
    row = next(row for row in reading.lexicon.rows("counted") if row["unit"] == unit)
    listed = ", ".join(map(str, numbers))
    return Issue(
        "numbers differ",
        sentences_at(reading, list(numbers.values())),
        f"{quoted(event.label_ar)}: {listed} {row['en']}.",
        f"{quoted(event.label_ar)}: عدد ال{row['ar']} مختلف: {'، '.join(map(str, numbers))}.",
        "None is preferred.",
        next(iter(numbers.values())),
        None,
    )
