"""The rules by which a description goes on or ends, word by word.

Each rule is a function of the reader, a token and whether the description is definite before it. It gives a finished phrase, END, the step
from which the description goes on, or None where it has nothing to say; the first to speak wins. `marks`: quotation marks, brackets, dashes,
commas. `known_names`: a mention begins. `clitics`: ل ب و in front. `prepositions`: words of their own. `articles`: words in ال.
`bare_words`: all others. `holders` looks further on for the name of who holds the title, `genitives` back for a noun that needs one more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from khabar.statements.phrases.rules.articles import word_in_al
from khabar.statements.phrases.rules.bare_words import behind_construct, behind_definite
from khabar.statements.phrases.rules.clitics import clitic, joined
from khabar.statements.phrases.rules.known_names import known_name
from khabar.statements.phrases.rules.marks import holder_further_on, past_mark
from khabar.statements.phrases.rules.prepositions import outlet_or_inside, preposition
from khabar.statements.phrases.rules.verdicts import END, Step, Verdict

if TYPE_CHECKING:
    from khabar.statements.phrases.reader import Reader

__all__ = ["END", "Step", "Verdict", "holder_further_on", "verdict_on"]


def verdict_on(reader: Reader, at: int, definite: bool) -> Verdict:
    """What the rules, in their order, say of the token at `at`."""
    if not reader.forms[at][0].isalpha():
        return past_mark(reader, at, definite)
    if reader.forms[at] == "ال" and at + 1 < reader.limit and reader.forms[at + 1][0].isdigit():
        return Step(at + 2, True)  # مفاوضو الدول الـ12
    return (
        outlet_or_inside(reader, at)
        or known_name(reader, at, definite)
        or clitic(reader, at, definite)
        or preposition(reader, at, definite)
        or joined(reader, at, definite)
        or (word_in_al(reader, at, definite) if reader.page.has_article(at) else None)
        or (behind_definite(reader, at) if definite else behind_construct(reader, at))
    )
