"""Characters that no eye sees, and letters that only look like Arabic text.

Invisible controls come from web pages and chat programs; letters of the presentation forms (U+FB50–FDFF, U+FE70–FEFC) and words in
visual order come from PDF files. Searching and counting miss them all.
"""

import re
import unicodedata
from collections import defaultdict

from khabar.doctor.place import quoted, sentences_at
from khabar.reading import Reading
from khabar.records import Event, Issue

_CONTROL = re.compile("[\u0000-\u0008\u000b\u000e-\u001f\u007f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# The ligatures U+FDF0–FDFF (ﷲ ﷺ ﷼) and the ornate brackets U+FD3E–FD3F are typed on purpose.
_SHAPED = re.compile("[\ufb50-\ufd3d\ufd40-\ufdef\ufe70-\ufefc]+")
# No Arabic word begins with taa marbuta or alef maqsura; a word read backwards often does. The letter comes first in the pattern: a
# search for a letter is fast.
_BACKWARDS = re.compile(r"[ةى](?<!\w[ةى])[^\W\d_]+")
_FORWARDS = re.compile(r"[^\W\d_][ةى](?!\w)")


def find_controls(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for each kind of invisible control, at its first place."""
    places = defaultdict(list)
    for match in _CONTROL.finditer(reading.article.text):
        places[match[0]].append(match.start())
    return [_control(reading, control, offsets) for control, offsets in places.items()]


def _control(reading: Reading, control: str, offsets: list[int]) -> Issue:
    code = f"U+{ord(control):04X}"
    name = unicodedata.name(control, "control character").lower()
    return Issue(
        "invisible control",
        sentences_at(reading, offsets),
        f"{code} ({name}) stands in the text {len(offsets)} times, unseen.",
        f"في النص محرف تحكم غير مرئي {code} عدد مراته {len(offsets)}.",
        "It is passed over in reading, kept in the text, and shown as a mark.",
        offsets[0],
        offsets[0] + 1,
    )


def find_presentation_forms(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding for all letters of the presentation forms."""
    runs = list(_SHAPED.finditer(reading.article.text))
    if not runs:
        return []
    first = runs[0]
    return [
        Issue(
            "pre-shaped text",
            sentences_at(reading, [run.start() for run in runs]),
            f"{quoted(first[0])} is written with presentation forms, the shapes of letters and not the letters themselves.",
            f"كُتبت {quoted(first[0])} بأشكال العرض لا بالحروف نفسها.",
            "Words written so are not recognised. Copy the article from its page rather than from a PDF.",
            first.start(),
            first.end(),
        )
    ]


def find_visual_order(reading: Reading, events: list[Event]) -> list[Issue]:
    """One finding when more words begin with ة or ى, as reversed words do, than end with them."""
    text = reading.article.text
    backwards = list(_BACKWARDS.finditer(text))
    if len(backwards) < 3 or len(backwards) <= len(_FORWARDS.findall(text)):
        return []
    first = backwards[0]
    return [
        Issue(
            "visual order",
            sentences_at(reading, [match.start() for match in backwards]),
            f"{len(backwards)} words such as {quoted(first[0])} begin with a letter that only ends words: the text seems to be stored backwards.",
            f"تبدأ كلمات مثل {quoted(first[0])} بحرف لا يأتي إلا في آخر الكلمة: يبدو أن النص مخزَّن معكوسا.",
            "Read as it stands, so almost nothing is recognised. Take the text from another copy.",
            first.start(),
            first.end(),
        )
    ]
