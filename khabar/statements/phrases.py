"""The noun phrase that speaks: where it begins and ends, and which part of it is the name."""

from functools import cache
from typing import NamedTuple

from khabar.fold import Tokens, skeleton
from khabar.lexicon import Lexicon

COMPLEMENTISERS = frozenset(
    conjunction + preposition + base + pronoun
    for base in ("ان",)
    for pronoun in ("", "ه", "ها", "هم", "هما", "نا", "ني", "ا", "ك", "كم")
    for preposition in ("", "ب", "ل")
    for conjunction in ("", "و")
) | {"اننا", "انني", "باننا", "بانني", "الا", "بالا", "انما"}
STOPS = frozenset(
    "في من عن علي الي خلال اثناء بعد قبل حول بشان لدي عقب اثر امام ضد مع بين منذ عبر حتي ضمن دون بدون رغم وسط عند عندما حين حيث بينما فيما كما لكن "
    "اذ اذا لو لان كي مما ما لا لم لن ليس ليست ثم او ام بل سوي هل قد لقد وقد كان كانت وكان وكانت التي الذي الذين اللذين اللذان اللتين اللواتي هذا هذه ذلك تلك هو هي هم "
    "امس اليوم غدا الان ايضا مساء صباح فجر الليله البارحه انذاك سابقا لاحقا حاليا مجددا بدوره بدورها بدورهم "
    "الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت عنه عنها عنهم له لها لهم منه منها به بها فيه فيها عليه عليها اليه اليها انه "
    "ردا تعليقا تعقيبا نقلا وفقا وفق حسب بحسب طبقا سواء وذلك بانه مساءا يوم عام قائلا".split()
)
_ADDRESSEES = frozenset(
    "للصحفيين للصحافيين للاعلاميين لوكاله لوكالات لقناه لصحيفه لجريده لاذاعه لتلفزيون لموقع لفرانس لرويترز للاناضول للجزيره لبرنامج".split()
)
_OCCASIONS = frozenset(
    "تصريح تصريحات بيان مؤتمر حديث كلمه كلمته خطاب خطابه لقاء مقابله تقرير وقت حوار تغريده اتصال رساله ختام مستهل اطار هذا هذه ذلك تصريحاته حديثه بيانها اعقاب مداخله معرض سياق".split()
)


class Phrase(NamedTuple):
    """Tokens `first:last` are the whole phrase, `name_first:name_last` its shortest full mention."""

    first: int
    last: int
    name_first: int
    name_last: int
    named: bool


@cache
def speaker_nouns(lexicon: Lexicon) -> dict[str, tuple[str, str, str]]:
    """From skeleton, with and without ال, to kind, gender and number."""
    table = {}
    for row in lexicon.rows("speaker_nouns"):
        form = skeleton(row["form"])
        value = (row["kind"], row["gender"], row["number"])
        forms = {form, "ال" + form}
        if form.endswith("ون"):
            forms |= {form[:-2] + "ين", "ال" + form[:-2] + "ين"}
        for each in forms:
            table.setdefault(each, value)
    return table


def subject_after(i: int, last: int, tokens: Tokens, text: str, stop, nouns, people) -> Phrase | None:
    """The noun phrase that begins at token i, before token `last`; None where none begins there.

    stop: skeletons that end a phrase (reporting verbs and the like). people: from first token of a person's mention to the token after it.
    """
    forms, starts, ends = tokens
    first, name_first, name_last = i, None, None
    descriptive = False
    while i < last:
        form = forms[i]
        if i in people:
            name_first, name_last = i, people[i]
            i = name_last
            if first == name_first and not descriptive:
                break
            if not (i < last and forms[i] in nouns):
                break
            break
        if form == "-" and i > first and ends[i - 1] == starts[i] and i + 1 < last and ends[i] == starts[i + 1]:
            i += 1
            continue
        if form in ('"', "«", "“", "”") and i > first and i + 1 < last:
            close = next((n for n in range(i + 1, min(i + 6, last)) if forms[n] in ('"', "»", "“", "”")), None)
            if close and forms[i - 1] in nouns:
                i = close + 1
                continue
            break
        if form == "،" and descriptive and name_first is None and i + 2 < last and _is_name(forms[i + 1], nouns, stop):
            end = i + 1
            while (
                end < last
                and end < i + 5
                and (_is_name(forms[end], nouns, stop) or (end > i + 1 and _is_al_name(forms[end], nouns)))
            ):
                end += 1
            if end < last and (forms[end] in ("،", ":", '"') or forms[end] in COMPLEMENTISERS) and end - i > 2:
                return Phrase(first, end, i + 1, end, True)
            break
        if not form[0].isalpha() or form in COMPLEMENTISERS or form in STOPS or form in stop or form in _ADDRESSEES:
            break
        if (
            form.startswith(("ب", "ل"))
            and i > first
            and form not in ("باسم", "بلسان", "باعمال", "بن", "بنت")
            and not form.startswith("لل")
            and name_first is None
            and forms[i - 1] not in nouns
            and len(form) > 3
            and form[1:3] != "ال"
        ):
            pass
        if form.startswith("بال") and i > first:
            break
        if form.startswith("لل") and (i == first or name_first is not None):
            break
        if (
            name_first is None
            and i > first
            and _is_name(form, nouns, stop)
            and forms[i - 1] not in nouns
            and (forms[i - 1].startswith("ال") or i == first)
        ):
            name_first = i
        elif i == first and _is_name(form, nouns, stop):
            name_first = i
        elif name_first is not None and form in nouns:
            name_last = i
            descriptive = True
            while (
                i < last
                and forms[i][0].isalpha()
                and forms[i] not in STOPS
                and forms[i] not in COMPLEMENTISERS
                and forms[i] not in stop
            ):
                i += 1
            break
        else:
            descriptive = descriptive or name_first is None
        i += 1
    if i == first:
        return None
    if name_first is not None:
        return Phrase(first, i, name_first, name_last or i, True)
    return Phrase(first, i, first, i, False)


def _is_name(form, nouns, stop):
    return (
        form[0].isalpha()
        and not form.startswith(("ال", "لل"))
        and form not in nouns
        and form not in STOPS
        and form not in stop
        and len(form) > 1
        and form not in COMPLEMENTISERS
    )


def _is_al_name(form, nouns):
    return form.startswith("ال") and form not in nouns
