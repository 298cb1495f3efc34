"""Events dated by their distance from another event of the article.

`استقال الوزير بعد يومين من التصويت` is dated where the vote is, and `اعتقل في 30 أبريل بعد 4 أيام من إطلاق سراحه` dates the release.
Where the other event has no date that is as fine as the unit, or could be one of several, nothing is counted.
"""

from khabar.dates.distances import counted
from khabar.dates.periods import Period
from khabar.events.counts import Count
from khabar.events.join import absorb, add_dated, is_elsewhere, kinds_meet
from khabar.events.page import Page
from khabar.events.sentence import Tie
from khabar.events.spans import DateSpan
from khabar.events.tell import is_untrue, tell, tell_joining
from khabar.events.ties import tie_dates
from khabar.events.told import Told
from khabar.fold import skeleton
from khabar.records import DateRef

_OWN = 3  # tokens after an event noun in which its own place stands
_TOUCHING = 2  # tokens between a date and a phrase that speak of one event
_INFLECTION = frozenset("اويهتء")
# Kinds of which an article has one event in mind, by whatever word: `الحادث` is the crash, `الاقتراع` the vote.
_TELLING = frozenset(
    {"attack", "crash", "accident", "disaster", "vote", "death", "summit", "appointment", "arrest", "trial", "call"}
)
_ROUNDS = 3  # an event counted from one that is itself counted


def add_counted(events: list[Told], dated: list[Told], pages: list[Page]) -> dict[int, set[int]]:
    """Add to the events those that the pages' phrases count from them; `dated` are the tellings that have a date of their own.

    Returns the tokens that were used up, by sentence: they tell no other event.
    """
    used: dict[int, set[int]] = {page.number: set() for page in pages}
    waiting = [(page, count) for page in pages for count in page.counts]
    for _ in range(_ROUNDS):
        left = [(page, count) for page, count in waiting if not _add(events, dated, page, count, used[page.number])]
        if len(left) == len(waiting):
            break
        waiting = left
    return used


def _add(events: list[Told], dated: list[Told], page: Page, count: Count, used: set[int]) -> bool:
    """Count one phrase; False where nothing can be counted yet."""
    tie = _tie(page, count)
    if tie is None:
        return False
    noun = tell_joining(page, count.noun, page.triggers[count.noun])
    anchor = _anchor(events, noun, page, count)
    own = _dated_beside(dated, page, tie, count)
    if (anchor is None) == (own is None):
        return False  # nothing to count from, or nothing to count
    told = _count_from(anchor, page, tie, count) if own is None else _count_back(own, page, tie, count)
    if told is None:
        return False
    used.add(count.noun)
    if own is None:
        used |= {tie.token, tie.verb if tie.verb is not None else tie.token}
        if anchor.token != noun.token:
            absorb(anchor, noun)
    add_dated(events, told)
    return True


def _dated_beside(dated: list[Told], page: Page, tie: Tie, count: Count) -> Told | None:
    """The event that the phrase speaks of, where it has a date of its own: `يعود غدا بعد خمسة أسابيع من الإغلاق`."""
    before, after = page.starts[max(count.first - _TOUCHING, page.first)], page.ends[min(count.last + 1, page.last) - 1]
    start, end = page.starts[count.first], page.ends[count.last - 1]
    for one in dated:
        if one.sentence == page.number:
            touches = any(before <= last <= start or end <= first <= after for first, last in one.date_spans)
            if touches or one.token in (tie.token, tie.verb):
                return one
    return None


def _count_from(anchor: Told, page: Page, tie: Tie, count: Count) -> Told | None:
    """`استقال بعد يومين من التصويت`: the resignation, by the date of the vote."""
    period = anchor.earliest and anchor.latest and counted(count.unit, count.n, anchor.earliest, anchor.latest)
    told = period and _tell(page, tie, count.first, count.last, period)
    if told:
        told.basis += [number for number in anchor.basis if number not in told.basis]
    return told or None


def _count_back(own: Told, page: Page, tie: Tie, count: Count) -> Told | None:
    """`استقال في 5 مارس بعد يومين من التصويت`: the vote, by the date of the resignation."""
    period = own.earliest and own.latest and counted(count.unit, -count.n, own.earliest, own.latest)
    trigger = page.triggers[count.noun]
    clause = page.clause_alone(count.noun, trigger)
    tie = Tie(count.noun, trigger.kind, trigger, None, tie.date, clause, True)
    follows = count.noun < count.last - 1  # `بعد التصويت بيومين`
    first, last = (count.noun + 1, count.last) if follows else (count.first, count.noun)
    return (period and _tell(page, tie, first, last, period)) or None


def _tie(page: Page, count: Count) -> Tie | None:
    """The event that the phrase dates."""
    triggers = {token: trigger for token, trigger in page.triggers.items() if not count.first <= token < count.last}
    span = DateSpan(count.first, count.last, ())
    found = tie_dates(page.forms, page.clauses, triggers, page.said, [span], page.reading.lexicon)
    return found[0] if found else None


def _tell(page: Page, tie: Tie, first: int, last: int, period: Period) -> Told | None:
    """The telling whose date is the period that the words `first:last` count."""
    start, end = page.starts[first] + page.words.is_conjoined(page.forms[first]), page.ends[last - 1]
    page.refs.append(
        DateRef(start, end, "DATE", period.timex, "", period.edtf, period.earliest, period.latest, "counted from an event", "")
    )
    tie = tie._replace(date=DateSpan(first, last, (len(page.refs) - 1,)))
    return None if is_untrue(page, tie) else tell(page, tie)


def _anchor(events: list[Told], noun: Told, page: Page, count: Count) -> Told | None:
    """The one dated event that the noun can mean."""
    own = next((event for event in events if (page.starts[count.noun], page.ends[count.noun]) in event.triggers), None)
    if own is not None:
        return own
    if not (noun.known or _is_construct(page, count.noun)):
        return None  # `من هجوم على ثكنة` is another attack
    if noun.place and noun.place.start > page.ends[min(count.noun + _OWN, page.last - 1)]:
        noun.place = None  # of what the phrase dates
    near = [event for event in events if event.sure and event.status in ("happened", "planned") and kinds_meet(event, noun)]
    near = [event for event in near if not is_elsewhere(event, noun)]
    akin = [event for event in near if event.lemma == noun.lemma or _are_akin(event.lemma, noun.lemma)]
    near = akin or [event for event in near if event.kind in _TELLING]
    near = [event for event in near if noun.place and event.place] or near
    return near[0] if len({(event.earliest, event.latest) for event in near}) == 1 else None


def _are_akin(one: str, other: str) -> bool:
    """Do a verb and a noun have their root in common, as far as letters tell: `استقال` and `استقالة`, `قتل` and `مقتل`?"""
    one, other = ("".join(c for c in skeleton(word) if c not in _INFLECTION).lstrip("م") for word in (one, other))
    return one == other and len(one) > 1


def _is_construct(page: Page, noun: int) -> bool:
    """`استقالة الحكومة`, `تأسيسها`: definite without an article of its own."""
    form, after = page.forms[noun], page.forms[noun + 1] if noun + 1 < page.last else ""
    return after.startswith("ال") or form.endswith(("ه", "ها", "هم", "هما")) and not form.endswith(("ة",))
