"""Many tellings, one event: the rows of the events table.

Two tellings are one event when their kinds fit each other, their dates are one or one holds the other, and nothing they name keeps
them apart. A telling without a date joins the dated event that it can only mean.
"""

from itertools import permutations

from khabar.events.told import Told

# Kinds under which news tells one and the same thing: the attack and its dead, the decision and its announcement.
_FAMILIES = (
    {"meeting", "talks", "summit"},
    {"attack", "death", "crash", "accident", "disaster"},
    {"decision", "vote", "agreement", "appointment"},
    {"arrest", "trial"},
    {"trial", "death"},
    {"launch", "other", "meeting", "agreement"},
    {"sport", "other"},
    {"sport", "launch"},
)
# Kinds of which an undated telling may mean a dated event: `هذه المحادثة` after a telephone call, `الحادث` after a crash.
_MEANT = (
    {"meeting", "talks"},
    {"call", "talks"},
    {"crash", "accident"},
    {"attack", "death"},
    {"attack", "accident"},
    {"trial", "death"},
)
_BOTH_WAYS = {pair for kinds in _MEANT for pair in permutations(kinds)}
_WEEK_BEGINS = (5, 6, 0)  # Saturday, Sunday, Monday
_SHARED = 2  # content words that two tellings of one happening have in common


def join_dated(told: list[Told]) -> list[Told]:
    """One `Told` a dated event, in the order of their first telling; evidence and triggers gathered."""
    events: list[Told] = []
    for one in told:
        if one.when:
            add_dated(events, one)
    return events


def add_dated(events: list[Told], one: Told) -> None:
    """Add a telling to the event that it tells, or as an event of its own."""
    same = next((event for event in events if _same_dated(event, one)), None)
    if same is None:
        events.append(one)
    else:
        absorb(same, one)


def join_undated(events: list[Told], told: list[Told]) -> list[Told]:
    """The events with the tellings that have no date: each joins the dated event that it can only mean; a few stay undated."""
    undated: list[Told] = []
    for one in told:
        if same := _meant(events, one):
            absorb(same, one)
        else:
            undated.append(one)
    return events + _few(undated)


def related_kinds(kinds: set[str]) -> set[str]:
    """The kinds of which a telling without a date may mean an event of one of these."""
    return kinds | {kind for pair in _MEANT if pair & kinds for kind in pair}


def kinds_meet(event: Told, one: Told) -> bool:
    """May a telling without a date mean the event, as far as their kinds go?"""
    return event.kind == one.kind or (event.kind, one.kind) in _BOTH_WAYS


def _same_dated(event: Told, one: Told) -> bool:
    if not _kinds_fit(event, one):
        return False
    if (event.earliest, event.latest) == (one.earliest, one.latest):
        return event.token == one.token or not _apart(event, one)
    if event.token == one.token:
        return _holds(event, one) or _holds(one, event)
    coarse = event if _holds(event, one) else one if _holds(one, event) else None
    if coarse is not None and not _is_range(coarse) and not is_elsewhere(event, one):
        same = event.status == one.status or _is_headline(coarse, one if coarse is event else event)
        return event.sentence != one.sentence and same and _alike(event, one)
    return False


def _is_headline(coarse: Told, fine: Told) -> bool:
    """`تهبط المركبة على القمر (يناير 2026)` above `هبطت المركبة في 12 يناير`: a headline's present tells what has happened."""
    return coarse.sentence == 0 and coarse.lemma == fine.lemma and (coarse.status, fine.status) == ("planned", "happened")


def _is_range(told: Told) -> bool:
    """Days from one to another, which are an event of their own, and no week or month of which another telling names the day."""
    if "/" not in told.when or "~" in told.when:
        return False
    if told.earliest is None or told.latest is None:
        return True
    return (told.latest - told.earliest).days != 6 or told.earliest.weekday() not in _WEEK_BEGINS


def is_elsewhere(a: Told, b: Told) -> bool:
    """Do two tellings name places apart? A city lies in its country, and what is not told keeps nothing apart."""
    if a.place is None or b.place is None or a.place.name_id == b.place.name_id:
        return False
    return a.country != b.place.name_id and b.country != a.place.name_id


def _kinds_fit(a: Told, b: Told) -> bool:
    if a.kind == b.kind or not (a.sure and b.sure):
        return True
    return any(a.kind in family and b.kind in family for family in _FAMILIES)


def _apart(a: Told, b: Told) -> bool:
    """Do the names and words say that these are two happenings of one day?"""
    if a.kind == b.kind == "statement":
        if a.name_ids and b.name_ids:
            return not a.name_ids & b.name_ids
        one_voice = not (a.voice and b.voice) or a.voice <= b.voice or b.voice <= a.voice  # `وزارة الصحة`, then `الوزارة`
        return not one_voice and len((a.words & b.words) - a.voice - b.voice) <= _SHARED
    if a.name_ids & b.name_ids or a.lemma == b.lemma:
        return is_elsewhere(a, b) and not a.name_ids & b.name_ids
    return len(a.words & b.words) < _SHARED


def _alike(a: Told, b: Told) -> bool:
    """Do two tellings, one dated more finely than the other, speak of one event? What is planned is told in steps: `next week`,
    then the day."""
    people = {name.name_id for name in a.names if name.kind != "organisation"}
    there = a.place is not None and b.place is not None and a.place.name_id == b.place.name_id
    shared = len(a.words & b.words) + bool(a.name_ids & b.name_ids) + bool(people & b.name_ids) + there
    if a.kind == b.kind == "other" and a.lemma != b.lemma:
        return shared >= 2 * _SHARED
    if a.kind == b.kind and a.status == "planned":
        return shared >= 1
    return shared >= (_SHARED if a.lemma == b.lemma else _SHARED + 1 if a.kind == b.kind else 2 * _SHARED)


def _holds(a: Told, b: Told) -> bool:
    if None in (a.earliest, a.latest, b.earliest, b.latest):
        return False  # an open end, as a person may type it, is the same only as itself
    return a.earliest <= b.earliest and b.latest <= a.latest


def _meant(events: list[Told], one: Told) -> Told | None:
    """The dated event that an undated telling can only mean: the one at the same place, else the only one of its kind, else, for a
    noun that readers know already (`الاجتماع`), the one that the article told first."""
    if not one.sure:
        return None
    near = [event for event in events if event.sure and kinds_meet(event, one) and not is_elsewhere(event, one)]
    if beside := [
        e for e in events if e.sentence == one.sentence and e.token < one.token and (e in near or _is_the_call(e, one))
    ]:
        return beside[-1]
    if one.place and (there := [event for event in near if event.place and event.place.name_id == one.place.name_id]):
        return there[0]
    if len(near) == 1 and (one.known or near[0].lemma == one.lemma or (one.noun and one.name_ids & near[0].name_ids)):
        return near[0]
    told = [event for event in near if event.sentences[0] < one.sentence and event.status != "denied"]
    return min(told, key=lambda event: event.sentence) if one.known and told else None


def _is_the_call(event: Told, one: Told) -> bool:
    """`المحادثة` by itself is a meeting's talk; behind `محادثة هاتفية` in the same sentence it is that call."""
    return event.sure and (event.kind, one.kind) == ("call", "meeting") and event.lemma.split()[0] == one.lemma


def absorb(event: Told, one: Told) -> None:
    """Take a telling into the event: its evidence, its names, its date where that is the finer one."""
    if (event.earliest, event.latest) != (one.earliest, one.latest) and one.when:
        finer = one.latest - one.earliest < event.latest - event.earliest
        coarse = event.when if finer else one.when
        if coarse not in event.also:
            event.also.append(coarse)
        if finer:
            event.when, event.earliest, event.latest, event.date_spans = one.when, one.earliest, one.latest, one.date_spans
            event.basis, event.status = one.basis, one.status
    if one.sure and not event.sure or (one.kind != "other" and event.kind == "other"):
        event.kind, event.sure, event.lemma, event.english, event.label = one.kind, one.sure, one.lemma, one.english, one.label
    event.sentences += [n for n in one.sentences if n not in event.sentences]
    event.triggers += [span for span in one.triggers if span not in event.triggers]
    if one.when:
        event.names += [name for name in one.names if name.name_id not in event.name_ids]
        if event.place is None:
            event.place, event.country = one.place, one.country
    if event.place and one.place and one.country == event.place.name_id:  # the city in its country
        event.place, event.country = one.place, one.country


def _few(undated: list[Told]) -> list[Told]:
    """Undated events worth a row: told by a verb of their own as fact, each kind and word once."""
    kept: dict[tuple[str, str], Told] = {}
    for one in undated:
        if one.sure and not one.noun and one.status == "happened":
            first = kept.setdefault((one.kind, one.lemma), one)
            if first is not one:
                first.sentences += [n for n in one.sentences if n not in first.sentences]
                first.triggers += one.triggers
    return list(kept.values())
