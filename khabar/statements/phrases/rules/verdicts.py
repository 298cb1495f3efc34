"""What a rule says of a token: a finished phrase, the step from which the description goes on, or its end."""

from typing import NamedTuple

from khabar.statements.phrases.records import Phrase


class Step(NamedTuple):
    """The description goes on at token `at`; `definite`: it has become definite before it."""

    at: int
    definite: bool


END = "end"  # the phrase ends before this token
Verdict = Phrase | Step | str  # the string is END
