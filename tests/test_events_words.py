"""Event words: forms made by rule, and every row of their files."""

import re
from collections import Counter

import pytest

from khabar.events.context import context, has_role, without_clitics
from khabar.events.words import event_words, noun_forms, verb_forms
from khabar.fold import skeleton, tokenize
from khabar.lexicon import default

PARTS = {"verb", "light", "noun", "lightnoun", "plain", "plainnoun", "result"}
ROLES = {
    "relative", "clause", "that", "verb", "same", "other", "limit", "since", "first", "planned", "cancelled", "denied", "not", "figure",
    "name", "famous", "noun", "preposition", "open", "participle", "about", "equal",
    "current", "but", "head", "office", "fiscal", "as",
    "later", "earlier", "passing", "from", "lasting", "vehicle", "make", "discourse", "charge", "said", "topic", "only", "wish", "eve", "morrow", "next",
    "edition", "year", "unowned", "compared", "dated", "number", "document", "issuing", "issue",
    "held", "passive", "starting", "ranked", "feminine", "this", "begin", "when", "demand", "within",
}  # fmt: skip
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+( [\u0621-\u063a\u0641-\u064a]+)*")


def test_every_kind_has_its_words():
    rows = default().rows("event_kinds")
    assert len(rows) >= 20
    assert len({row["kind"] for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"[a-z]+", row["kind"]), row
        assert ARABIC.fullmatch(row["ar"]), row
        assert re.fullmatch(r"[a-z ]+", row["en"]), row


def test_every_event_word_is_well_formed():
    kinds = {row["kind"] for row in default().rows("event_kinds")}
    rows = default().rows("event_words")
    assert len(rows) >= 300
    for row in rows:
        assert ARABIC.fullmatch(row["word"]) and " " not in row["word"], row
        for cell in ("other", "with", "without"):
            for written in filter(None, row[cell].split("|")):
                assert written == "#" or (ARABIC.fullmatch(written) and " " not in written), row
        assert row["kind"] in kinds, row
        assert row["part"] in PARTS, row
        assert re.fullmatch(r"[A-Za-z -]+", row["en"]), row
        if row["part"] not in ("noun", "lightnoun", "plainnoun") and row["other"]:
            assert row["other"][0] in "يت", row
    assert {row["kind"] for row in rows} == kinds


def test_no_event_word_stands_twice():
    rows = default().rows("event_words")
    counted = Counter((row["word"], row["kind"], row["part"], row["with"]) for row in rows)
    assert [row for row, times in counted.items() if times > 1] == []


def test_every_context_word_is_well_formed():
    rows = default().rows("event_context")
    for row in rows:
        assert ARABIC.fullmatch(row["word"]) and " " not in row["word"], row
        assert row["role"] in ROLES, row
    assert {row["role"] for row in rows} == ROLES
    counted = Counter((skeleton(row["word"]), row["role"]) for row in rows)
    assert [row for row, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("past", "present", "forms"),
    [
        ("التقى", "يلتقي", "التقى التقت التقيا التقتا التقوا التقاه التقتهم يلتقي تلتقي يلتقيان يلتقون يلتقيه"),
        ("اعتقل", "يعتقل", "اعتقل اعتقلت اعتقلوا اعتقلته اعتقلهم اعتقلوه يعتقل تعتقل يعتقلون يعتقله"),
        ("غزا", "يغزو", "غزا غزت غزوا يغزو تغزو يغزون"),
        ("زار", "يزور", "زار زارت زاروا زارها يزور تزور يزورون يزوره"),
        ("ألقي", "يلقى", "ألقي ألقيت يلقى تلقى يلقون"),
    ],
)
def test_forms_of_a_verb(past, present, forms):
    made = {form for form, _ in verb_forms(past, present)}
    assert {skeleton(form) for form in forms.split()} <= made


@pytest.mark.parametrize(
    ("singular", "plurals", "forms"),
    [
        ("زيارة", "زيارات", "زيارة زيارته زيارتها زيارتان زيارتين زيارات زياراته"),
        ("هجوم", "هجمات", "هجوم هجوما هجومه هجومين هجمات هجماتهم"),
        ("لقاء", "لقاءات", "لقاء لقائه لقاؤه لقاءين لقاءات"),
    ],
)
def test_forms_of_a_noun(singular, plurals, forms):
    assert {skeleton(form) for form in forms.split()} <= noun_forms(singular, plurals)


@pytest.mark.parametrize(
    "written", ["الاجتماع", "اجتماع", "بالاجتماع", "للاجتماع", "والاجتماع", "لاجتماع", "وباجتماعهم", "ٱجتماعًا"]
)
def test_clitics_and_marks_do_not_hide_a_noun(written):
    words = event_words(default())
    forms = tokenize(f"في {written} أمس").forms
    assert [trigger.kind for trigger in words.find(forms, 0, len(forms))] == ["meeting"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("وقع الجانبان اتفاقا", ["agreement", "agreement"]),
        ("وقع انفجار", ["other", "attack"]),
        ("أطلقت الشرطة سراحه", ["arrest"]),
        ("أطلقت الشرطة النار", ["attack"]),
        ("أطلقت الشركة هاتفا", ["launch"]),
        ("احتل الفريق المركز الأول", []),
        ("وزارة الصحة", []),
        ("قال إن وضع الحجر الأساس تأخر", ["launch"]),
    ],
)
def test_words_beside_it_decide_what_a_word_tells(text, kinds):
    words = event_words(default())
    forms = tokenize(text).forms
    found = [trigger for trigger in words.find(forms, 0, len(forms)) if trigger.part not in ("plain", "weak", "result")]
    assert [trigger.kind for trigger in found] == kinds


def test_clitics_of_a_noun():
    assert dict(without_clitics("بالقمه"))["قمه"] is True
    assert dict(without_clitics("للقمه"))["قمه"] is True
    assert dict(without_clitics("قمه")) == {"قمه": False}


def test_a_role_is_found_with_and_without_clitics():
    since = context(default())["since"]
    assert has_role("ومنذ", since) and has_role("منذ", since)
    assert not has_role("", since) and not has_role("و", since)
