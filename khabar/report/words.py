"""The page's own words in its language, as HTML."""

from typing import NamedTuple

from markupsafe import Markup

from khabar.labels import label
from khabar.lexicon import Lexicon
from khabar.report.safe import phrase, visible

# columns whose cells come from a list, and where the list's words stand
_LISTED = {
    "act": "act",
    "assert_act": "act",
    "quote_type": "quote_type",
    "assert_quote_type": "quote_type",
    "role": "role",
    "status": "status",
    "reviewed": "flag",
}


class Words(NamedTuple):
    """`words("timeline")` is the label `report.timeline`; `words("speaker", "column")` is `column.speaker`.

    What is put into its braces stands in its own direction and language.
    """

    lang: str
    lexicon: Lexicon

    def __call__(self, key: str, group: str = "report", **values: object) -> Markup:
        words = visible(label(f"{group}.{key}", self.lang, lexicon=self.lexicon))
        return words.format(**{name: phrase(value, self.lang) if type(value) is str else value for name, value in values.items()})

    def plain(self, key: str, **values: object) -> str:
        """The same as text, for places that hold no HTML, such as a page's title."""
        return label(f"report.{key}", self.lang, lexicon=self.lexicon).format(**values)

    def value(self, group: str, value: str) -> str:
        """The words for a value of a table; the value itself where nobody gave it words."""
        return label(f"{group}.{value}", self.lang, lexicon=self.lexicon, otherwise=value) if value else ""

    def cell(self, column: str, value: str) -> str:
        """A sheet's cell: in words where its column has a list of values, else as it is."""
        group = _LISTED.get(column)
        return self.value(group, value) if group else value
