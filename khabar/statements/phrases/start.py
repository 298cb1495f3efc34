"""Where a phrase is asked for: at a token, or at a name in quotation marks."""

from khabar.statements.page import Page
from khabar.statements.phrases.reader import Reader
from khabar.statements.phrases.records import Phrase
from khabar.statements.vocabulary import QUOTES

LONGEST = 26  # tokens of a phrase
_LABEL = 4  # words of a name in quotation marks


def phrase_at(page: Page, i: int, limit: int, *, cut: int = 0, loose: bool = False) -> Phrase | None:
    """The noun phrase that begins at token i (after `cut` letters of clitic) and ends before token `limit`; None where none does.

    loose: any noun in construct may head it (`أجهزة الأمن`), as after a verb that takes no object.
    """
    if i >= limit or not page.forms[i][0].isalpha() or not cut and _is_plain_verb(page, i):
        return None
    return Reader(page, i, min(limit, i + LONGEST), cut).phrase(loose)


def _is_plain_verb(page: Page, i: int) -> bool:
    """Whether a token is a reporting verb and no name: where subjects are looked for, most words of hostile texts are."""
    start = page.starts[i]
    return page.forms[i] in page.words.plain_verbs and not (start in page.people or start in page.wholes or start in page.others)


def label_phrase(page: Page, i: int, limit: int, longest: int = _LABEL) -> Phrase | None:
    """A name in quotation marks that stands as a subject: أوضحت “الغذاء والدواء” أن …; i: the token of its opening mark.

    longest: words between the marks.
    """
    close = next((k for k in range(i + 2, min(i + 2 + longest, limit)) if page.forms[k] in QUOTES), None)
    if close is None:
        return None
    start = page.starts[i + 1]
    mention = page.others.get(start)
    return Phrase(
        first=i,
        last=close + 1,
        start=start,
        end=page.ends[close - 1],
        whole_start=page.starts[i],
        whole_end=page.ends[close],
        named=False,
        kind="medium" if mention and mention.kind == "outlet" else "institution",
        gender=mention.gender if mention else "",
        number="s",
        name_id=mention.name_id if mention else "",
    )
