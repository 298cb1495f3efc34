"""Speaking nouns: what the rules make of a row, and which of two nouns keeps a form that they share."""

import pytest

from khabar.fold import skeleton
from khabar.lexicon import default
from khabar.statements.nouns import speaker_nouns


@pytest.mark.parametrize(
    "form, kind, gender, number, definite",
    [
        ("سفيرة", "role", "f", "s", False),
        ("الممرضات", "role", "f", "p", True),
        ("ممرضون", "role", "m", "p", False),
        ("الممرضين", "role", "m", "p", True),
        ("خبيران", "role", "m", "d", False),
        ("باحثتين", "role", "f", "d", False),
        ("الدولتان", "institution", "f", "d", True),
        ("رئيسة", "role", "f", "s", False),  # not: his president
        ("سفيرهم", "role", "m", "s", True),
        ("رئيستها", "role", "f", "s", True),
        ("مؤسسة", "institution", "f", "s", False),  # not: a woman who founds
        ("محافظة", "institution", "f", "s", False),
        ("عضو", "role", "", "s", False),
        ("المسئولون", "role", "m", "p", True),
    ],
)
def test_forms_of_a_row(form, kind, gender, number, definite):
    assert tuple(speaker_nouns(default())[skeleton(form)]) == (kind, gender, number, definite)


@pytest.mark.parametrize("form", ["طالبان", "القصرين", "مقررات", "مشاركات", "مساعدات", "مخرجات", "ان", "دان"])
def test_what_is_another_word_is_not_made(form):
    assert skeleton(form) not in speaker_nouns(default())


def test_no_row_is_what_a_rule_makes_of_another():
    rows = default().rows("speaker_nouns")
    forms = {row["form"] for row in rows}
    made = {row["form"] + "ة" for row in rows if "feminine" in row["regular"]}
    made |= {row["form"] + "ون" for row in rows if "plural" in row["regular"]}
    assert forms & made == {"أكاديمية", "مدونة"}  # no people: a school, a journal
