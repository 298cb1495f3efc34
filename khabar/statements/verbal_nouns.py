"""Verbal nouns by the shape of their letters alone; forms are skeletons."""


def is_verbal_noun(form: str) -> bool:
    """The shapes of verbal nouns that no adjective has: إطلاق, تقديم, انتقال, استمرار, تراجع, سقوط."""
    if len(form) == 4:
        return form[2] == "و" and form[0] not in "م"
    if len(form) == 5:
        return form[0] == "ت" and (form[3] == "ي" or form[2] == "ا") or form[0] == "ا" and form[3] == "ا"
    return len(form) in (6, 7) and form[0] == "ا" and form[-2] == "ا"


def is_governed_noun(form: str) -> bool:
    """بارتكاب, باستخدام, بتسليم: ب and a verbal noun of a shape that no name has."""
    bare = form[1:]
    return (len(bare) > 5 or bare[:1] == "ت") and is_verbal_noun(bare)
