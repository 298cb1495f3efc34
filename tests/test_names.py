"""Names: cases of our own writing, the seed article, and what must hold of any text."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.article import article_from_text, load_article
from khabar.fold import tokenize
from khabar.lexicon import default
from khabar.names import as_written, find_mentions
from khabar.schema import NAME_KINDS

ROOT = Path(__file__).parents[1]
CASES = [
    (path.stem, case)
    for path in sorted((ROOT / "tests/cases/names").glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))
]


def read(text, published=None):
    article = article_from_text(text, published)
    return find_mentions(article, tokenize(text), [], default())


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{group}-{case['id']}") for group, case in CASES])
def test_case(case):
    text = case["text"]
    found = [m for m in read(text, case["published"]) if m.kind in case["kinds"]]
    assert [text[m.start : m.end] for m in found] == [row["text"] for row in case["expect"]], case["why"]
    for mention, row in zip(found, case["expect"]):
        for field in row.keys() - {"text"}:
            assert getattr(mention, field) == row[field], case["why"]


def test_case_ids_are_unique():
    assert not [name for name, count in Counter((group, case["id"]) for group, case in CASES).items() if count > 1]
    assert len(CASES) >= 80


@pytest.fixture(scope="module")
def seed():
    article = load_article(next((ROOT / "seeds").glob("*.txt")))
    return article, find_mentions(article, tokenize(article.text), [], default())


def forms_of(seed, name_id):
    article, mentions = seed
    return Counter(as_written(article.text, m.start, m.end) for m in mentions if m.name_id == name_id)


def test_seed_putin(seed):
    assert forms_of(seed, "vladimir-putin") == {"فلاديمير بوتين": 7, "بوتين": 5, "بوتن": 1, "الرئيس الروسي": 2}


def test_seed_aliyev(seed):
    assert forms_of(seed, "ilham-aliyev") == {"إلهام علييف": 3, "علييف": 4, "الرئيس الأذربيجاني": 1}


def test_seed_peskov_is_one_person_shown_as_written(seed):
    assert forms_of(seed, "dmitry-peskov") == {"بيسكوف": 1, "المتحدث باسم الكرملين": 1, "السكرتير الصحفي للرئيس الروسي": 1}


def test_seed_places_and_organisations(seed):
    article, mentions = seed
    found = Counter(m.name_id for m in mentions if m.kind in ("place", "organisation", "outlet"))
    assert found["azerbaijan-airlines"] == 15 or found["azerbaijan-airlines"] > 10
    for name_id in (
        "dushanbe",
        "china",
        "baku",
        "grozny",
        "aktau",
        "kazakhstan",
        "azerbaijan",
        "kremlin",
        "shanghai-cooperation-organisation",
    ):
        assert found[name_id] == 1, name_id
    assert found["tajikistan"] == 2
    assert found["makhachkala"] == 2
    assert found["russia"] == 3


def test_seed_names_no_other_person(seed):
    _, mentions = seed
    assert {m.name_id for m in mentions if m.kind == "person"} == {"vladimir-putin", "ilham-aliyev", "dmitry-peskov"}


def test_weak_name_behind_a_title_is_one_mention():
    text = "شارك عدد من أطباء العيون في المؤتمر.\nوصل الوفد إلى مدينة العيون أمس."
    starts = [m.start for m in read(text) if m.kind == "place"]
    assert len(starts) == len(set(starts))


def test_titles_gender_and_number():
    (mention,) = read("أعلنت وزيرة الصحة هالة الزيدي بدء الحملة.")
    assert (mention.gender, mention.number) == ("f", "s")
    (mention,) = [m for m in read("التقى الرئيسان في جنيف.") if m.kind == "role"]
    assert (mention.gender, mention.number) == ("m", "d")


def test_whole_span_takes_in_title_and_apposition():
    text = "قال وزير الخارجية الروسي سيرغي لافروف إن سمير حمدون، رئيس المجلس الأعلى، غائب."
    spans = [text[m.whole_start : m.whole_end] for m in read(text)]
    assert spans == ["وزير الخارجية الروسي سيرغي لافروف", "سمير حمدون، رئيس المجلس الأعلى"]


WORDS = st.sampled_from(
    [
        "الرئيس",
        "الروسي",
        "وزير",
        "الخارجية",
        "محمد",
        "بن",
        "عبد",
        "الله",
        "علي",
        "على",
        "أبو",
        "آل",
        "سعود",
        "فلاديمير",
        "بوتين",
        "بوتن",
        "المتحدث",
        "باسم",
        "الكرملين",
        "شركة",
        '"',
        "«",
        "»",
        "(",
        ")",
        "،",
        ".",
        ":",
        "-",
        "\n",
        "د",
        ".",
        "لل",
        "وب",
        "ل",
        "و",
        "ال",
        "للكرملين",
        "مستشفى",
        "الملك",
        "وزارة",
        "الدفاع",
        "الوزارة",
        "الوزير",
        "مدينة",
        "قال",
        "أكد",
        "رئيسا",
        "إن",
        "2015",
        "A",
        "ـ",
        "ً",
        "السعودية",
        "عمان",
        "طرابلس",
        "تنظيم",
        "القاعدة",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=20).map("".join), st.text(max_size=200)))
def test_any_text(text):
    mentions = read(text, "2015-08-10")
    assert mentions == read(text, "2015-08-10")
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert mention.whole_start <= mention.start < mention.end <= mention.whole_end
        assert mention.kind in NAME_KINDS and mention.name_id and mention.name_ar
        assert mention.found_by in ("lexicon", "title", "article", "mine")
        assert mention.gender in ("", "m", "f") and mention.number in ("s", "d", "p")
        end = mention.end


@pytest.mark.parametrize(
    "unit", ["الرئيس ", "محمد بن ", "وزارة الدفاع ", 'شركة "', "الوزير، ", "جان-", "فلاديمير بوتين ", "المتحدث باسم "]
)
def test_time_grows_with_length_only(unit):
    import time

    def seconds(size):
        text = unit * (size // len(unit))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(20_000)
    short = min(seconds(20_000) for _ in range(3))
    assert seconds(200_000) < 40 * max(short, 0.005)  # ten times the length; a square would be a hundred
