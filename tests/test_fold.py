"""Letters made comparable without moving an offset."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.fold import LETTERS, fold, skeleton, tokenize

TEXTS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.sampled_from(" \n\u00a0\u200f\u202e\u0640،.«»\"'0129٣۴abc\ud800\x00"),
        st.characters(),
    ),
    max_size=80,
)


@given(TEXTS)
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_tokens_give_back_their_words_in_order(text):
    tokens = tokenize(text)
    assert len(tokens.forms) == len(tokens.starts) == len(tokens.ends)
    end = 0
    for form, start, stop in zip(*tokens):
        assert end <= start < stop
        assert skeleton(text[start:stop]) == form
        end = stop


@given(TEXTS)
def test_every_letter_and_digit_is_in_a_token(text):
    tokens = tokenize(text)
    covered = {n for start, end in zip(tokens.starts, tokens.ends) for n in range(start, end)}
    assert all(n in covered for n, letter in enumerate(text) if letter.isalnum())


def test_each_family_has_one_form():
    assert {skeleton(word) for word in ("أزال", "آزال", "إزال", "ازال")} == {"ازال"}
    assert skeleton("تُقدّم") == skeleton("تقـدم") == "تقدم"
    assert skeleton("سنة") == skeleton("سنه")
    assert fold("٢٥/۱۲") == "25/12"
    assert not set(LETTERS) & set(LETTERS.values())


def test_glued_digits_and_letters_are_two_tokens():
    assert tokenize("12يناير 2003م").forms == ["12", "يناير", "2003", "م"]


def test_marks_stay_inside_their_word():
    text = "قدَّم\u200f تعاونًا"
    tokens = tokenize(text)
    assert tokens.forms == ["قدم", "تعاونا"]
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends)] == ["قدَّم\u200f", "تعاونًا"]
