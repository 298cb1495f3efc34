"""A tie of word and date becomes a telling: its names, place, status and label, taken from the clause around it."""

from bisect import bisect_left, bisect_right

from khabar.events.context import any_has_role, bare_of, conjoined, has_role
from khabar.events.naming import label_ar
from khabar.events.page import Page
from khabar.events.places import country_of, place_in_name, place_of
from khabar.events.sentence import Tie
from khabar.events.spans import DateSpan
from khabar.events.status import status_of
from khabar.events.told import Told, statement_around, takers_of
from khabar.events.words import Trigger
from khabar.fold import tokenize
from khabar.records import DateRef, Mention, Sentence

_HELD = 6  # tokens after a verb among which the noun that it holds stands
_NAMING = 2  # tokens before a name in which the event noun stands that it is part of: `قمة منظمة …`
_PAUSES = frozenset("،؛.:")
_NOWADAYS = frozenset({"اليوم", "واليوم"})
_ANTECEDENT = 5  # tokens before a relative pronoun that may be what it describes


def tell(page: Page, tie: Tie) -> Told:
    """The telling of an event."""
    starts, ends = page.starts, page.ends
    ref = page.refs[tie.date.refs[0]] if tie.date.refs else None
    noun = tie.trigger is not None and tie.trigger.noun
    first = starts[tie.clause.first] if not noun or tie.verb is not None else starts[tie.token]
    place = _place(page, tie, noun, first)
    held = None if noun else _held_noun(page, tie)
    return Told(
        sentence=page.number,
        kind=tie.kind,
        token=tie.token,
        start=starts[tie.token],
        end=ends[tie.token],
        lemma=tie.trigger.lemma if tie.trigger else page.forms[tie.token],
        english=held.english if held else tie.trigger.english if tie.trigger else "",
        held=held is not None,
        sure=tie.sure,
        noun=noun,
        known=_known(page, tie),
        status=status_of(page, tie, ref),
        when=ref.edtf if ref else "",
        earliest=ref.earliest if ref else None,
        latest=ref.latest if ref else None,
        date_spans=[(page.refs[n].start, page.refs[n].end) for n in tie.date.refs],
        basis=[page.number, *_counted_from(page, ref)] if ref else [],
        also=[edtf for n in tie.date.refs[1:] if (edtf := page.refs[n].edtf) != ref.edtf],
        names=_speaker(page, tie) or _takers(page, tie, first, place),
        place=place,
        country=country_of(place, page.reading.lexicon) if place else "",
        statement=statement_around(page.statements, starts[tie.token]),
        label=_label(page, tie, noun),
        sentences=[page.number],
        words=_content(page, tie) if ref else frozenset(),
        voice=_voice(page, tie),
        triggers=[(starts[tie.token], ends[tie.token])],
    )


def tell_undated(page: Page, token: int, trigger: Trigger) -> Told:
    """The telling of an event word without a date of its own."""
    return tell(page, _tie_alone(page, token, trigger))


def tell_joining(page: Page, token: int, trigger: Trigger) -> Told:
    """The telling of an event noun without a date, where it can only join another telling: all that decides which one, and no label
    and no status of its own. A noun that readers know already joins whoever takes part."""
    tie = _tie_alone(page, token, trigger)
    start, end = page.starts[token], page.ends[token]
    place, known = _place(page, tie, True, start), _known(page, tie)
    return Told(
        sentence=page.number,
        kind=trigger.kind,
        token=token,
        start=start,
        end=end,
        lemma=trigger.lemma,
        english=trigger.english,
        sure=True,
        noun=True,
        known=known,
        status="happened",
        names=[] if known else _speaker(page, tie) or _takers(page, tie, start, place),
        place=place,
        country=country_of(place, page.reading.lexicon) if place else "",
        sentences=[page.number],
        triggers=[(start, end)],
    )


def _tie_alone(page: Page, token: int, trigger: Trigger) -> Tie:
    clause = page.clause_alone(token, trigger)
    return Tie(token, trigger.kind, trigger, None if trigger.noun else token, DateSpan(token, token, ()), clause, True)


def _place(page: Page, tie: Tie, noun: bool, first: int) -> Mention | None:
    """Where it took place: the city after the event noun, else the first place in its clause that a preposition precedes."""
    if noun and tie.token + 1 < page.last:
        named = place_in_name(page.mentions, page.starts[tie.token + 1], page.reading.lexicon)
        if named:
            return named
    return place_of(page.text, page.mentions, first, page.ends[tie.clause.last - 1], tie.kind)


def _held_noun(page: Page, tie: Tie) -> Trigger | None:
    """The event noun without which the verb tells nothing: `قدم اعتذاره`."""
    if tie.trigger is None or tie.token != tie.verb:
        return None
    near = (page.triggers.get(token) for token in range(tie.token + 1, min(tie.clause.last, tie.token + _HELD)))
    nouns = [noun for noun in near if noun and noun.part == "noun" and noun.kind == tie.kind]
    readings = page.words.readings(page.forms[tie.token]) if nouns else ()
    wants = [word.wants for word, _, _ in readings if word.lemma == tie.trigger.lemma]
    return next((noun for noun in nouns if any(page.forms[noun.token] in words for words in wants)), None)


def _may_take_part(page: Page, tie: Tie, mention: Mention) -> bool:
    """Is the name no maker of a thing (`طائرة بوينغ 737`) and no part of another event's name (`على هامش قمة المنظمة`)?"""
    if mention.kind != "organisation":
        return True
    forms, roles = page.forms, page.roles
    token, end = bisect_right(page.starts, mention.start) - 1, bisect_left(page.starts, mention.end)
    before = forms[token - 1] if token > page.first else ""
    if has_role(before, roles["make"]) or (
        has_role(before, roles["vehicle"]) and end < page.last and forms[end].isalnum() and not forms[end].isalpha()
    ):
        return False
    for noun in range(token - 1, max(token - _NAMING, page.first) - 1, -1):
        if noun in page.triggers and page.triggers[noun].noun:
            other = noun != tie.token and noun - 1 >= page.first and has_role(forms[noun - 1], roles["same"])
            return not other
    return True


def _counted_from(page: Page, ref: DateRef) -> list[int]:
    """The sentences of the dates that a date is counted from, back to one that stands by itself: `وفي اليوم التالي`."""
    sentences, dates = page.reading.sentences, page.reading.dates
    found: list[int] = []
    while " at " in ref.anchor:
        offset = int(ref.anchor.rpartition(" ")[2])
        number = bisect_right(sentences, offset, key=_start) - 1
        if number != page.number and number not in found:
            found.append(number)
        ref = dates[bisect_left(dates, offset, key=_start)]
    return found


def _start(one: Sentence | DateRef) -> int:
    return one.start


def is_untrue(page: Page, tie: Tie) -> bool:
    """Is it no event after all: a verb without event word that is negated, a vague number of years, a verb
    whose tense refutes the date?"""
    ref = page.refs[tie.date.refs[0]]
    if not tie.sure and tie.verb and has_role(page.forms[tie.verb - 1], page.roles["not"]):
        return True
    if not tie.sure and _is_state(page, tie, ref):
        return True
    if _is_duty(page, tie, ref) or _is_habit(page, tie, ref):
        return True
    if tie.kind == "statement" and tie.trigger is None and bare_of(page.forms[tie.token]) in page.roles["clause"]:
        return page.forms[tie.token + 1] not in (
            "ما",
            "لما",
        )  # `وفقا لتقارير أمس` names a source and tells no saying; `وفقا لما أعلنت` does
    about = ref.mod == "APPROX" or any_has_role(page.forms[tie.date.first : tie.date.last], page.roles["about"])
    if about and (ref.latest - ref.earliest).days > 31:
        return True  # `قبل نحو 39 عاما`
    if page.published is None or tie.verb is None:
        return False
    if ref.earliest > page.published:
        if tie.clause.opener == "relative" and tie.clause.trigger and tie.clause.trigger.tense == "past":
            return tie.clause.trigger.part == "light"  # `التفجير الذي وقع في رمضان`
        return tie.token == tie.verb and (tie.verb in page.cues or page.words.is_past(page.forms[tie.verb]))
    return ref.latest < page.published and page.words.is_future(page.forms[tie.verb])


def _is_state(page: Page, tie: Tie, ref: DateRef) -> bool:
    """A verb that no lexicon knows tells a state rather than an event where it is `كان`, or stands in the present beside a bare
    `اليوم`, a long time or a time that still goes on: `تربطها هذا الشهر`, `نشهدها اليوم`. In the past or the future it is a
    happening."""
    form = bare_of(page.forms[tie.token])
    bare = tie.date.last - tie.date.first == 1 and ref.earliest == ref.latest == page.published
    if form in page.roles["verb"] or (bare and tie.date.first + 1 == tie.verb and page.forms[tie.date.first] in _NOWADAYS):
        return True  # `المدن اليوم اختلفت`, `واليوم ظهرت الألعاب`: news puts its verb first
    if form[:1] not in ("ي", "ت", "ن") or len(form) < 4 or form.endswith("ت"):
        return False
    if tie.token > page.first and bare_of(page.forms[tie.token - 1])[:3] == "كان":
        return True  # `كان يجمعهم بالأمس`
    days = (ref.latest - ref.earliest).days + 1
    lasting = days > 27 and any_has_role(page.forms[tie.date.first : tie.date.last], page.roles["current"])
    return bare or lasting or days > 300


def _is_habit(page: Page, tie: Tie, ref: DateRef) -> bool:
    """`السياسات التي تنطلق منها تحالفاتنا اليوم`: a present tense beside a bare `اليوم` in a relative clause is of nowadays."""
    bare = tie.date.last - tie.date.first == 1 and ref.earliest == ref.latest == page.published
    if not bare or tie.clause.opener != "relative" or tie.verb is None:
        return False
    return {tense for word, tense, _ in page.words.readings(page.forms[tie.verb]) if not word.part.endswith("noun")} == {
        "present"
    }


def _is_duty(page: Page, tie: Tie, ref: DateRef) -> bool:
    """`تترأس خلال 2010 لجنة`: a verb that only lends its tense, in the present, with no event word beside it, for a long time."""
    trigger = tie.trigger
    light = trigger is not None and trigger.part == "light" and tie.token == tie.verb and trigger.tense == "present"
    return light and (ref.latest - ref.earliest).days > 300 and not (page.published and ref.earliest > page.published)


def _speaker(page: Page, tie: Tie) -> list[Mention]:
    """Who takes part in a saying: the speaker."""
    own = page.cues.get(tie.verb) if tie.kind == "statement" else None
    if own is None or not own.speaker_as_written:
        return []
    written = own.speaker_as_written
    return [
        m for m in page.mentions if written in page.text[m.whole_start : m.whole_end] or page.text[m.start : m.end] in written
    ][:1]


def _voice(page: Page, tie: Tie) -> frozenset[str]:
    """The content words of the speaker as written: `مصادر أمنية`; none where the verb has no subject of its own."""
    own = page.cues.get(tie.verb) if tie.kind == "statement" else None
    forms = tokenize(own.speaker_as_written).forms if own else []
    return frozenset(root for form in forms if len(form) > 2 and (root := page.words.root(form)))


def _known(page: Page, tie: Tie) -> bool:
    """Does the noun speak of an event that readers know already: `الاجتماع`, `خلال اجتماع`, `محادثات جنيف`?"""
    if tie.trigger is None or not tie.trigger.noun:
        return False
    before = page.forms[tie.token - 1] if tie.token > page.first else ""
    if tie.trigger.definite or has_role(before, page.roles["same"]):
        return True
    return tie.token + 1 < tie.clause.last and any(
        m.kind == "place" and m.start == page.starts[tie.token + 1] for m in page.mentions
    )


def _content(page: Page, tie: Tie) -> frozenset[str]:
    """The content words of the clause around the event, as roots where that can be guessed: what two tellings of it share."""
    first = tie.clause.first - _ANTECEDENT if tie.clause.opener == "relative" else tie.clause.first
    tokens = range(max(min(tie.token, first), page.first), tie.clause.last)
    return frozenset(
        root for i in tokens if len(page.forms[i]) > 3 and i not in page.date_tokens and (root := page.words.root(page.forms[i]))
    )


def _takers(page: Page, tie: Tie, first: int, place: Mention | None) -> list[Mention]:
    """Who takes part: the people and bodies named from the offset on, in the event's clause."""
    last = _takers_end(page, tie)
    people = [m for m in page.mentions if first <= m.start < last and _may_take_part(page, tie, m)]
    return takers_of(people, first, last, place)


def _takers_end(page: Page, tie: Tie) -> int:
    """Who takes part is named before the clause goes on to something else: `…، الموافق 7 أكتوبر، ووصف السكرتير الصحفي …`."""
    for i in range(max(tie.token, tie.date.last) + 1, tie.clause.last):
        if page.forms[i - 1] == "،" and page.forms[i][:1] == "و":
            return page.ends[i - 1]
    return page.ends[tie.clause.last - 1]


def _label(page: Page, tie: Tie, noun: bool) -> str:
    """The label begins at the noun, or at the verb, and stops before a relative pronoun, at the first comma after some words, and
    with the clause."""
    opening = tie.token if noun or tie.verb is None else min(tie.token, tie.verb)
    start = page.starts[opening] + page.words.is_conjoined(page.forms[opening])
    if opening in page.cues:
        start = page.cues[opening].cue_start
    last = tie.clause.first if tie.token < tie.clause.first else tie.clause.last  # `التفجير` stands before `الذي وقع`
    end = _label_end(page, opening, last, 0 if noun else 2)
    if tie.token < tie.date.first and any(page.starts[tie.date.last - 1] < ref.start < page.ends[last - 1] for ref in page.refs):
        end = min(end, tie.date.first)  # `أول محادثة منذ مارس في ذكرى …، 7 أكتوبر`: what follows March is told of October
    dates = [(ref.start, ref.end) for ref in page.refs]
    return label_ar(page.text, start, page.ends[max(end, opening + 1) - 1], dates, page.mentions, page.roles["open"])


def _label_end(page: Page, opening: int, last: int, words: int) -> int:
    """The token before which the label ends. words: those behind the opening that no comma cuts off."""
    relative = conjoined(page.roles["relative"])
    for i, form in enumerate(page.forms[opening + 1 : last], opening + 1):
        if form in relative:
            return i
        if form in _PAUSES and i > opening + words:
            beside_date = i - 1 in page.date_tokens or i + 1 in page.date_tokens  # `سيلتقي، اليوم الأحد، نظيره`
            if not (words and beside_date):
                return i
    return last
