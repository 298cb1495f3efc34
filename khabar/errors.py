"""What can go wrong, said so that a person knows what to do next."""

from dataclasses import dataclass


class KhabarError(Exception):
    """The one family that callers need to catch."""


class ArticleError(KhabarError):
    """A file that cannot be read as an article."""


class LexiconError(KhabarError):
    """A row of `data/lexicon/` that does not follow its file's format."""


class SchemaError(KhabarError):
    """A table that lacks a column or holds a value that its schema does not allow."""


@dataclass(frozen=True)
class Fault:
    """One wrong cell: where it stands, what was found, what is allowed.

    `row` is the line a person sees in a spreadsheet, the header being 1; None when the whole file is meant.
    """

    file: str
    row: int | None
    column: str
    found: str
    allowed: str

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row is not None else ""
        column = f', column "{self.column}"' if self.column else ""
        return f'{self.file}{row}{column}: "{self.found}" is not allowed. Allowed: {self.allowed}'


class SheetError(KhabarError):
    """A sheet with faults, every one of them listed; nothing was written."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
