"""Statements on sentences of our own, grouped by phenomenon; what stands in `expect` was written from the sentence, before the code ran.

`expect` is about the last sentence of `text`: its first cue, act, speaker and quote type; null where the outlet itself narrates.
"""

import csv
import json
import re
import time
from pathlib import Path

import pytest

from khabar import statements
from khabar.annotate import label
from khabar.article import article_from_text, load_article
from khabar.fold import skeleton, tokenize
from khabar.lexicon import default
from khabar.reading import read
from khabar.schema import ACTS
from khabar.sentences import split
from khabar.statements import find_cues
from khabar.statements.hamza import seats
from khabar.who import who

CASES = [
    pytest.param(case, id=case["id"])
    for path in sorted(Path(__file__).parent.joinpath("cases/statements").glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))
]


def labels(text: str) -> list[dict]:
    columns = ("speaker", "speaker_id", "source", "cue", "act", "quote_type", "addressee")
    return [dict(zip(columns, row[5:12])) for row in label(read(article_from_text(text)))]


def test_there_are_150_cases_in_groups():
    assert len(CASES) >= 150


@pytest.mark.parametrize("case", CASES)
def test_last_sentence(case):
    got = labels(case["text"])[-1]
    if case["expect"] is None:
        assert got["act"] == "narrate", got
    else:
        assert {key: got[key] for key in case["expect"]} == case["expect"]


SEED = Path(__file__).parents[1] / "seeds/000_26b40dc472a4c13d.txt"


def test_every_row_of_the_seed():
    with Path(__file__).with_name("cases").joinpath("statements_seed.csv").open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file))
    rows = label(read(load_article(SEED)))
    got = [{"role": r[4], "speaker": r[5], "cue": r[8], "act": r[9], "quote_type": r[10]} for r in rows]
    assert got == [{key: row[key] for key in ("role", "speaker", "cue", "act", "quote_type")} for row in gold]
    assert all(row[3].startswith(want["begins"]) for row, want in zip(rows, gold))


def test_one_row_a_speaker():
    table = who(
        article_from_text("قال الوزير سمير قاسم إن العمل بدأ. وأضاف أنه سينتهي. وقالت هدى كامل «نحن نشكر الجميع على صبرهم».")
    )
    assert list(table["speaker"]) == ["سمير قاسم", "هدى كامل"]
    assert list(table["statements"]) == [2, 1]
    assert list(table["add"]) == [1, 0]
    assert list(table["direct"]) == [0, 1]


def test_nobody_speaks():
    assert who(article_from_text("وصل الوفد صباحا.")).empty


def test_content_addressee_and_source():
    text = "وقال الوزير سمير قاسم في تصريح صحفي إن العمل بدأ. ودعا الأمين العام الدول الأعضاء إلى الحوار."
    first, second = read(article_from_text(text)).statements
    assert text[first.content_start : first.content_end] == "العمل بدأ."
    assert first.source == "تصريح صحفي"
    assert second.addressee == "الدول الأعضاء"


def test_quote_spans_hold_the_words_between_the_marks():
    text = "وقال الوزير «نحن مستعدون للحوار مع الجميع»."
    ((start, end),) = read(article_from_text(text)).statements[0].quote_spans
    assert text[start:end] == "نحن مستعدون للحوار مع الجميع"


def test_a_paragraph_continues_the_quotation():
    text = "وقال النائب كريم عوض: «وصلنا إلى القرية مساء.\n«ثم وجدنا الطريق مغلقا أمام الجميع بسبب الثلوج»."
    assert labels(text)[1] == {
        "speaker": "كريم عوض", "speaker_id": labels(text)[0]["speaker_id"], "source": "", "cue": "", "act": "add", "quote_type": "direct", "addressee": "",
    }  # fmt: skip


@pytest.mark.parametrize("unit", ['"', "«»", "كلمة ", "قال ", "وقال إن ", "قال: ", '"قال" ', "« "])
def test_time_grows_with_length_only(unit):
    def seconds(size: int) -> float:
        article = article_from_text(unit * (size // len(unit)))
        tokens = tokenize(article.text)
        started = time.process_time()
        sentences = split(article.text, tokens, default())
        find_cues(article, tokens, sentences, [], default())
        return time.process_time() - started

    seconds(100)  # the lexicon is compiled
    longer, shorter = (min(seconds(size) for _ in range(2)) for size in (24_000, 6_000))  # a collection of garbage is no reading
    assert longer < 12 * shorter + 0.5  # four times the text; a square would take sixteen


LETTERS = re.compile(r"[\u0621-\u064a \u064b-\u0652]+")
FILES = {
    "cues": ("perfect", {"act": ACTS, "neutral": ("", "yes")}),
    "light_verbs": ("perfect", {"act": ("", *ACTS), "nouns": ("", "thank condole", "warn call_for state", "condemn", "state stress thank condemn call_for warn propose condole apologise")}),
    "reporting_nouns": ("form", {"act": ACTS}),
    "cue_particles": ("form", {"act": ACTS, "then": ("", "speaker", "verb", "past", "words")}),
    "speaker_nouns": ("form", {"kind": ("role", "honorific", "institution", "medium", "unnamed", "document"), "gender": ("m", "f", ""), "number": ("s", "d", "p"), "regular": ("", "feminine", "plural", "feminine plural")}),
    "phrase_words": ("form", {"class": ("end", "always_end", "noun")}),
    "letter_names": ("form", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_row_of_a_lexicon_file(name):
    key, allowed = FILES[name]
    rows = default().rows(name)
    forms = [row[key] for row in rows]
    assert all(LETTERS.fullmatch(form) for form in forms), [form for form in forms if not LETTERS.fullmatch(form)]
    assert len(set(forms)) == len(forms), sorted({form for form in forms if forms.count(form) > 1})
    for column, values in allowed.items():
        assert {row[column] for row in rows} <= set(values)


def test_every_row_of_the_word_classes():
    rows = [(row["form"], row["class"]) for row in default().rows("statement_words")]
    assert len(set(rows)) == len(rows)
    assert all(LETTERS.fullmatch(form) for form, _ in rows)
    code = "".join(path.read_text("utf-8") for path in Path(statements.__file__).parent.rglob("*.py"))
    assert {name for _, name in rows} == set(re.findall(r'classes\["(\w+)"\]', code)), (
        "a class that nobody asks for, or that has no rows"
    )


def test_no_word_stands_in_a_class_twice_by_the_seat_of_a_hamza():
    seen: dict[tuple[str, str], str] = {}
    for row in default().rows("statement_words"):
        for spelling in seats(skeleton(row["form"])):
            other = seen.setdefault((spelling, row["class"]), row["form"])
            assert other == row["form"], f"{row['form']} and {other} are one word: the rule makes the second spelling"


def test_a_hamza_sits_where_the_paper_puts_it():
    assert set(seats("مسؤول")) == {"مسؤول", "مسئول", "مسءول", "مسوول"}
    assert seats("كتاب") == ["كتاب"]


@pytest.mark.parametrize("title", ["القائم", "المسؤول", "المسئول", "المشرف"])
def test_titles_that_take_a_preposition_in_every_spelling(title):
    text = f"وأوضح {title} على اللجان الفنية المهندس سمير قاسم أن العمل بدأ."
    assert labels(text)[0]["speaker"] == "سمير قاسم"


@pytest.mark.parametrize(
    "text", ['قال الوزير "', 'قال المدير العام "الدكتور', 'وأكد الرئيس "د.', "قال الوزير (", "قال الوزير،", "قال:"]
)
def test_a_text_may_end_anywhere(text):
    assert len(labels(text)) == 1


def test_what_verbs_take_is_known():
    known = {
        "clause",
        "object",
        "told",
        "document",
        "inside",
        "مسؤولية",
        "قائلا",
        "على",
        "عن",
        "حول",
        "إلى",
        "من",
        "في",
        "ب",
        "ل",
        "ب!",
        "إلى!",
    }
    traits = {
        "impersonal",
        "about",
        "relays",
        "near",
        "passive",
        "speaks",
        "threat",
        "doubt",
        "hears",
        "beside",
        "summons",
        "heard",
        "praises",
    }
    for row in default().rows("cues"):
        assert set(row["takes"].split()) | set(row["imperfect_takes"].split()) <= known, row
        assert set(row["traits"].split()) <= traits, row
