"""Which event a date belongs to, date by date.

Dates that end a period (`حتى مارس`), name a thing (`موسم 2015`) or belong to nobody give no event.
"""

from khabar.events.clauses import Clause
from khabar.events.context import any_has_role, context
from khabar.events.owner import by_noun, by_verb, owner
from khabar.events.sayings import announced
from khabar.events.sentence import FAR, Sentence, Tie
from khabar.events.since import begins, begun, goes_on, is_since, is_start, since_the_first
from khabar.events.spans import DateSpan
from khabar.events.strays import is_stray
from khabar.events.words import Trigger
from khabar.lexicon import Lexicon

_DASHES = frozenset("-–—:")


def tie_dates(
    forms: list[str],
    clauses: list[Clause],
    triggers: dict[int, Trigger],
    cues: dict[int, range],
    dates: list[DateSpan],
    lexicon: Lexicon,
) -> list[Tie]:
    """The events that the dates of one sentence belong to, in the order of the dates; one at most for each date."""
    sentence = Sentence(forms, clauses, triggers, cues, context(lexicon))
    ties: list[Tie] = []
    for date in dates:
        tie = _tie(sentence, date)
        if tie and ties:
            tie = None if _is_topic(sentence, ties[-1], tie) else _after_first_date(sentence, ties[-1], tie)
        if tie:
            ties.append(tie)
    return ties


def _tie(sentence: Sentence, date: DateSpan) -> Tie | None:
    number = sentence.number_at(date.first)
    clause = sentence.clauses[number]
    if is_stray(sentence.forms, sentence.first, clause, date, sentence.roles, sentence.cues):
        return None
    saying = announced(sentence, clause, date)
    tie = by_verb(sentence, saying, date) if saying else None
    tie = tie or _headed(sentence, date) or owner(sentence, number, clause, date)
    if tie is not None and is_start(sentence, date) and not begins(sentence, tie):
        noun = begun(sentence, tie)
        tie = None if noun is None else by_noun(sentence, noun, None, tie.clause, date)
    if tie is not None and _is_since_another(sentence, tie):
        return None
    if tie is None or not tie.sure:
        tie = _when(sentence, number, date) or tie
    if tie is None or _is_wished(sentence, tie):
        return None
    if not is_since(sentence, date):
        return tie
    first, noun = since_the_first(sentence, clause, date)
    if noun is not None:
        return by_noun(sentence, noun, None, clause, date)  # `بحثا الأزمة في أول حوار منذ 2009`
    return tie if tie.sure and (first or goes_on(sentence, tie)) else _when(sentence, number, date)


def _when(sentence: Sentence, number: int, date: DateSpan) -> Tie | None:
    """`تعود القضية إلى عام 2011، حين داهمت الشرطة …`: what took place at a date that nothing before it owns."""
    for clause in sentence.clauses[number + 1 : number + 2]:
        opens = sentence.forms[clause.first] in sentence.roles["when"] and clause.verb is not None
        if opens and not any(form.isalnum() for form in sentence.forms[date.last : clause.first]):
            return by_verb(sentence, clause, date)
    return None


def _is_wished(sentence: Sentence, tie: Tie) -> bool:
    """`تمنى الوزير عقد اجتماع عام 2013`: what is only wanted did not happen; `قرارا يدعو إلى هدنة خلال رمضان`: nor what is asked for."""
    between = sentence.forms[max(tie.token, tie.clause.first) + 1 : tie.date.first]
    if tie.token not in sentence.cues and not sentence.roles["demand"].isdisjoint(between):
        return True
    return any_has_role(sentence.forms[tie.clause.first : tie.token], sentence.roles["wish"])


def _is_since_another(sentence: Sentence, tie: Tie) -> bool:
    """`أصيب في أول ظهور له منذ انتقاله إلى النادي في يونيو`: the date is that of what منذ and a noun with its pronoun name."""
    for token in range(tie.date.first - 2, max(tie.token, tie.clause.first, tie.date.first - FAR), -1):
        form = sentence.forms[token]
        if form in sentence.roles["since"]:
            return sentence.forms[token + 1].endswith(("ه", "ها", "هم")) and not sentence.forms[token + 1].startswith("ال")
        if form in "،," or token == tie.token:
            return False
    return False


def _is_topic(sentence: Sentence, before: Tie, tie: Tie) -> bool:
    """`تصريح له اليوم عن نتائج الربع الثاني`: the second date of one saying, behind عن, is what it speaks of."""
    if tie.kind != "statement" or before.kind != "statement" or tie.clause != before.clause:
        return False
    return any(form in sentence.roles["topic"] for form in sentence.forms[before.date.last : tie.date.first])


def _after_first_date(sentence: Sentence, before: Tie, tie: Tie) -> Tie:
    """`يغادر الأحد استعدادا للمباراة في 12 أغسطس`: what has its date leaves the next one to the event noun between them."""
    if tie.token != before.token or tie.token > before.date.first:
        return tie
    noun = next((t for t in range(tie.date.first - 1, before.date.last - 1, -1) if sentence.part(t) == "noun"), None)
    return tie if noun is None else by_noun(sentence, sentence.head(noun, before.date.last), None, tie.clause, tie.date)


def _headed(sentence: Sentence, date: DateSpan) -> Tie | None:
    """`1976- وفاة المخرج (ولد في 1890)`: a date at the head of a line dates the first event word after its dash."""
    if date.first != sentence.first or date.last >= sentence.last or sentence.forms[date.last] not in _DASHES:
        return None
    for token in range(date.last + 1, min(date.last + FAR, sentence.last)):
        clause = sentence.clause_at(token)
        if sentence.is_noun(token) and sentence.triggers[token].part == "noun":
            return by_noun(sentence, token, None, clause, date)
        if token == clause.verb:
            return by_verb(sentence, clause, date)
    return None
