"""What stands before a verb: can a clause begin at it, does a quotation end there?"""

from khabar.records import Sentence
from khabar.statements.page import Page
from khabar.statements.vocabulary import COMMAS, COMPLEMENTISERS, QUOTES

_QUOTED = 4  # tokens that a quotation before the verb has, at least, with its marks


def is_quoted_before(page: Page, s: Sentence, i: int) -> bool:
    """A closing quote mark right before the verb: «…»، قال الوزير."""
    k = i - 1
    if k > s.first_token and page.forms[k] in page.classes["thus"]:
        k -= 1
    while k >= s.first_token and (page.forms[k] in COMMAS or page.forms[k] in ".-"):
        k -= 1
    return k - s.first_token > _QUOTED and page.forms[k] in QUOTES


def starts_clause(page: Page, i: int) -> bool:
    """Whether a clause can begin at a token: after a mark, a conjunction, a relative or an auxiliary."""
    previous = page.forms[i - 1]
    return not previous[0].isalnum() or previous in page.classes["clause_opener"] or previous in COMPLEMENTISERS
