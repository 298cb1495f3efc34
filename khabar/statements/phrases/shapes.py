"""Shapes of written words: what their letters alone tell. Forms are skeletons; the last letter is asked for as written."""


def has_pronoun(form: str, last_letter: str) -> bool:
    """Whether a word ends in a pronoun, as far as the spelling tells: `ه` is none where `ة` is meant."""
    return len(form) > 3 and (form.endswith(("ها", "هم", "هما")) or (form.endswith("ه") and last_letter == "ه"))


def looks_verbal(form: str, last_letter: str) -> bool:
    """Shapes that no person's name has: pronouns at the end, verbal nouns of the derived stems, imperfects with س."""
    if has_pronoun(form, last_letter):
        return True
    if len(form) == 5:
        if form[0] == "ت" and form[3] == "ي":  # تقديم
            return True
        return form[0] == "ا" and form[3] == "ا" and form[1] != "س"  # اطلاق, not اسحاق
    if len(form) == 6 and form[0] == "ا" and form[4] == "ا":  # التزام, انتقال
        return True
    return len(form) > 5 and form.startswith(("است", "سي", "ست"))


def without_clitics(form: str, cut: int) -> str:
    """A word without the first `cut` letters; behind ل the article gets its ا back: للوزير is الوزير."""
    bare = form[cut:]
    return "ال" + bare[1:] if cut and form[cut - 1 : cut + 1] == "لل" else bare


def without_li(form: str) -> str:
    """The word behind ل without its article: للصحفيين and لصحفيين are صحفيين."""
    return form[2:] if form.startswith("لل") else form[1:]


def is_relational(form: str) -> bool:
    """Whether a word ends as an adjective of relation does: رسمي, رسمية."""
    return form.endswith(("ي", "يه"))
