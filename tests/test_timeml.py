"""TimeML: the text comes back unchanged, every expression is marked, and any text gives well-formed XML."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.article import article_from_text, load_article
from khabar.timeml import to_timeml

SEED = Path(__file__).parents[1] / "seeds" / "000_26b40dc472a4c13d.txt"


def test_the_seed():
    article = load_article(SEED)
    root = ElementTree.fromstring(to_timeml(article).encode())
    assert root.find("DCT/TIMEX3").attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": "2025-10-09",
        "functionInDocument": "CREATION_TIME",
    }
    body = root.find("TEXT")
    assert "".join(body.itertext()) == article.text
    marked = [(mark.get("tid"), mark.get("type"), mark.get("value"), mark.get("mod"), mark.text) for mark in body]
    assert marked[0] == ("t1", "DATE", "2025-10-09", None, "اليوم الخميس")
    assert marked[6] == ("t7", "DATE", "2025-09", "START", "أوائل سبتمبر/أيلول")
    assert marked[7] == ("t8", "TIME", "2024-12-25TMO", None, "صباح 25 ديسمبر/كانون الأول 2024")
    assert len(marked) == 8


def test_an_article_without_a_day_and_with_signs_that_xml_reads():
    article = article_from_text('كتب <b>"أمس"</b> & غادر في 9 أكتوبر 2016.', title="عنوان & فرع")
    root = ElementTree.fromstring(to_timeml(article).encode())
    assert root.find("TITLE").text == "عنوان & فرع"
    assert root.find("DCT/TIMEX3").get("value") == "XXXX-XX-XX"
    assert "".join(root.find("TEXT").itertext()) == article.text
    assert [mark.get("value") for mark in root.find("TEXT")] == ["XXXX-XX-XX", "2016-10-09"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_any_text_gives_well_formed_xml(text, published):
    root = ElementTree.fromstring(to_timeml(article_from_text(text + " أمس", published)).encode("utf-8"))
    assert "".join(root.find("TEXT").itertext()).replace("\n", "").endswith("أمس")
