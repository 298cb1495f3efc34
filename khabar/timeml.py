"""An article as TimeML: its text with every date expression marked inline, for comparison with other taggers.

Source: TimeML 1.2.1 and TIMEX3 (ISO 24617-1). The document creation time is the day of publication.
"""

import re
from xml.sax.saxutils import escape, quoteattr

from khabar.article import Article
from khabar.dates import find_date_refs
from khabar.lexicon import Lexicon, default

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold


def to_timeml(article: Article, *, lexicon: Lexicon | None = None) -> str:
    """The article as a TimeML document: XML text that begins with its declaration.

    Its text stands in `TEXT`, unchanged but for characters that XML cannot hold, which become U+FFFD. Each date expression is a
    `TIMEX3` with `tid`, `type`, `value`, and `mod` where there is one; the day of publication is `t0` in `DCT`. A value that the
    words do not give is left as `XXXX-XX-XX`.
    """
    refs = find_date_refs(article.text, article.published, lexicon or default())
    marked, place = [], 0
    for number, ref in enumerate(refs, 1):
        marked.append(_text(article.text[place : ref.start]))
        marked.append(_timex(f"t{number}", ref.type, ref.timex, ref.mod, article.text[ref.start : ref.end]))
        place = ref.end
    marked.append(_text(article.text[place:]))
    day = article.published.isoformat() if article.published else ""
    dct = _timex("t0", "DATE", day, "", day, function=' functionInDocument="CREATION_TIME"')
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<TimeML>",
        f"<DOCID>{_text(article.article_id)}</DOCID>",
        f"<DCT>{dct}</DCT>",
        *([f"<TITLE>{_text(article.title)}</TITLE>"] if article.title else []),
        f"<TEXT>{''.join(marked)}</TEXT>",
        "</TimeML>",
    ]
    return "\n".join(parts) + "\n"


def _timex(tid: str, type: str, value: str, mod: str, words: str, function: str = "") -> str:
    shown = quoteattr(value or "XXXX-XX-XX")
    modifier = f" mod={quoteattr(mod)}" if mod else ""
    return f'<TIMEX3 tid="{tid}" type="{type}" value={shown}{modifier}{function}>{_text(words)}</TIMEX3>'


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))
