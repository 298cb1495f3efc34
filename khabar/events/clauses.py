"""A sentence cut into clauses, so that a date stays with the verb it belongs to.

No parser: a clause begins after a comma that a verb follows, at a relative pronoun, at a subordinator, at `أن`, and at a verb with
`و` or `ف` before it. Which words these are stands in `data/lexicon/event_context.csv`.
"""

import re
from functools import cache
from itertools import compress
from typing import NamedTuple

from khabar.events.context import bare_of, context, has_role
from khabar.events.words import Trigger
from khabar.fold import ByForm, skeleton
from khabar.lexicon import Lexicon

_COMMAS = frozenset("،,؛;:–—")
_OPENING = frozenset('«"“:')
_DISCOURSE = 6  # tokens of a phrase that opens a sentence: `من جهة أخرى`, `في سياق متصل`
_STOPS = frozenset(".!?؟…")
# Shapes of a verb that no noun has, in folded letters: سيلتقي, استخدمت, انطلق, انتقلت. Masdars have an alef before their last letter.
_NO_VERBS = ("ال", "ب", "ل", "في", "من", "علي", "عن", "الي", "مع")  # article and prepositions
_SHAPE = re.compile(r"س[يت]\w{3,}|است[^ا]{3}ت?|ان[^اتو][^او][^او]ت?|ا[^اويسل]ت[^ايو][^ايو]ت?|ي[^ا]\w{2,}")


class Clause(NamedTuple):
    """Tokens `first:last` of one clause. `verb` is the token of its finite verb, None where it has none."""

    first: int
    last: int
    opener: str
    verb: int | None
    trigger: Trigger | None  # what the verb tells, if it is an event word


def clauses_of(
    forms: list[str],
    first: int,
    last: int,
    triggers: dict[int, Trigger],
    cues: set[int],
    lexicon: Lexicon,
    names: set[int] = frozenset(),
) -> list[Clause]:
    """The clauses of the sentence `forms[first:last]`, in order and without a gap.

    triggers: event words by token; cues: tokens of reporting verbs; names: tokens of known names, which are no verbs by their shape.
    """
    roles, letters_of = context(lexicon), _letters(lexicon)
    starts = [(first, "start")]
    verbs: list[int] = []
    carried = False  # has the clause its verb?
    comma = first
    for i in _turns(forms, first, last, triggers, cues, lexicon):
        letters = letters_of[forms[i]]
        if letters.parts:
            comma = i + 1
            if starts[-1][1] == "relative" and carried and _goes_on(verbs[-1], triggers) and i + 1 < last:
                starts.append((i + 1, "resume"))
                carried = False
            continue
        leads = i > first and letters_of[forms[i - 1]].leads
        if not (letters.strong or letters.opener or (letters.weak and (leads or letters.ended)) or i in triggers or i in cues):
            continue
        form, bare, opener = forms[i], letters.bare, letters.opener
        at_start = i - comma <= 1 or i - starts[-1][0] <= 1 or forms[i - 1] in _OPENING
        at_start = at_start or (i - first <= _DISCOURSE and all(form in roles["discourse"] for form in forms[first:i]))
        waiting = bool(verbs) and not carried and verbs[-1] >= starts[-1][0] and bare_of(forms[verbs[-1]]) == "كانت"
        named = i in names and i not in triggers and i not in cues
        if not named and _is_verb(forms, i, letters, triggers, cues, roles, at_start or waiting, free=not carried, led=leads):
            auxiliary = letters.auxiliary
            if not opener:
                if form != bare and not _one_word(form, i, triggers):
                    opener = "and"
                elif i - comma <= 2 and comma > max(first, starts[-1][0]):
                    opener = "comma"
                elif (
                    carried
                    and not auxiliary
                    and (i in cues or not _eventless(i, triggers) or bare in roles["planned"] or bare.startswith(("سي", "ست")))
                ):
                    opener = "verb"
            if opener:
                carried = False
            verbs.append(i)
            carried = carried or not auxiliary
        elif opener:
            carried = False
        if opener:
            begin = comma if opener == "comma" else i
            if begin > starts[-1][0]:
                starts.append((begin, opener))
            else:
                starts[-1] = (starts[-1][0], opener)
    found = []
    for (start, opener), end in zip(starts, [start for start, _ in starts[1:]] + [last]):
        verb = _main_verb([v for v in verbs if start <= v < end], forms, roles)
        trigger = triggers.get(verb) if verb is not None else None
        found.append(Clause(start, end, opener, verb, trigger if trigger and trigger.part in ("verb", "light") else None))
    return found


def _turns(forms: list[str], first: int, last: int, triggers: dict[int, Trigger], cues: set[int], lexicon: Lexicon) -> list[int]:
    """The tokens at which a clause may begin or end, or a verb stand; about a third of them."""
    found = set(compress(range(first, last), map(_stirs(lexicon).__getitem__, forms[first:last])))
    letters_of = _letters(lexicon)
    led = {i + 1 for i in found if letters_of[forms[i]].leads and i + 1 < last}
    return sorted(found | led | triggers.keys() | cues)


@cache
def _stirs(lexicon: Lexicon) -> ByForm:
    """Whether a token turns something by its letters alone."""
    letters_of = _letters(lexicon)

    def stirs(form: str) -> bool:
        letters = letters_of[form]
        return letters.parts or letters.strong or bool(letters.opener) or letters.leads or (letters.weak and letters.ended)

    return ByForm(stirs)


def _eventless(verb: int, triggers: dict[int, Trigger]) -> bool:
    return verb not in triggers or triggers[verb].part in ("plain", "weak")


def _goes_on(verb: int, triggers: dict[int, Trigger]) -> bool:
    """Does the sentence take up its main clause at the comma after this verb: `التقى الرئيس، الذي يقوم بجولة، أمس …`?"""
    return _eventless(verb, triggers) or (triggers[verb].part == "light" and triggers[verb].tense == "present")


class _Letters(NamedTuple):
    """What a token can be by its letters alone.

    strong: a verb by its word or its shape; weak: a verb where the words beside it say so, `leads` those before it, `ended` at the
    beginning of a clause those that end as a past does.
    """

    bare: str
    parts: bool  # is it a comma or a stop?
    opener: str  # of what clause it can be the first word
    auxiliary: bool
    shaped: bool  # has it the shape of a verb?
    strong: bool
    weak: bool
    ended: bool
    leads: bool


@cache
def _letters(lexicon: Lexicon) -> ByForm:
    """What each token can be by its letters."""
    roles = context(lexicon)
    openers = {word: role for role in ("that", "clause", "relative") for word in roles[role]}

    def letters_of(form: str) -> _Letters:
        bare = bare_of(form)
        is_open = bool(bare) and bare not in roles["noun"]
        auxiliary, shaped = bare in roles["verb"], bool(form) and bool(_SHAPE.fullmatch(form if form[0] == "ف" else bare))
        past = (bare.endswith("ت") and not bare.endswith("ات")) or (bare.endswith("وا") and len(bare) > 4)
        return _Letters(
            bare,
            parts=form in _COMMAS or form in _STOPS,
            opener=openers.get(bare, ""),
            auxiliary=auxiliary,
            shaped=shaped,
            strong=is_open and (auxiliary or shaped),
            weak=is_open and not bare.startswith(_NO_VERBS),
            ended=past and len(bare) > 3 and not bare.startswith("م"),
            leads=(form in roles["verb"] or form in roles["relative"]) and not form.startswith("كان"),
        )

    return ByForm(letters_of)


def _is_verb(forms, i, letters, triggers, cues, roles, at_start, *, free, led) -> bool:
    """Is the token a verb, by the words around it? `free`: the clause has none yet; `led`: the token before leads to one."""
    form = forms[i]
    if i in cues:
        return True
    if i in triggers:
        if triggers[i].part != "weak":
            return not triggers[i].noun
        return at_start or form[0] in "وف" or (free and not form.endswith(("ه", "ها")))  # `قوة دفعه` holds no verb
    if letters.strong and (letters.auxiliary or not _is_subject(forms, i, triggers, cues, roles)):
        return True
    return letters.weak and (led or (at_start and letters.ended))


def _is_subject(forms, i, triggers, cues, roles) -> bool:
    """Can the token be no verb whatever its shape: the name after `شركة` (سيمنز), after a preposition, or after a verb as its
    subject (ويليام)?"""
    previous = forms[i - 1] if i else ""
    if has_role(previous, roles["head"]) and not bare_of(previous).startswith(("ال", "لل", "بال")):
        return True
    if i - 1 in cues:
        return True
    return forms[i][0] != "و" and i - 1 in triggers and triggers[i - 1].part == "verb" and triggers[i - 1].tense == "past"


def _one_word(form: str, i: int, triggers: dict[int, Trigger]) -> bool:
    """Is the first letter و or ف one of the verb's own: وقع، وصل، فاز؟"""
    return i in triggers and skeleton(triggers[i].lemma)[:1] == form[0] and not form.startswith(form[0] * 2)


def _main_verb(own: list[int], forms: list[str], roles) -> int | None:
    """The verb that carries the clause: `وكان … قد التقى` is carried by التقى."""
    return next((verb for verb in own if bare_of(forms[verb]) not in roles["verb"]), own[0] if own else None)
