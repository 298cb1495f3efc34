"""People, organisations, places and outlets named in an article.

A name is found by the lexicon, by the title or the words beside it, or by the article itself, which introduces a short form by the
full one. `find_mentions` gives the names as records; `remember_name` keeps a person's correction for every article to come.

How the parts go together:

- `words` compiles what the lexicon knows of a word, from `entries` (listed names), `title_forms` and `countries`; `spelling` and `sounds`
  tell which words are one name.
- `scan` walks through the tokens and reads off what is `found`. It is the last of the layers `page`, `name_words` (what a word's shape tells),
  `persons`, `titles`; `phrase` reads a title to its end, `organisations` the names that begin with such a word.
- `mentions` makes records of them: `link` says who is who (`offices`: who held an office when), `short_forms` finds the surnames that stand
  alone, `things` and `homonyms` say which organisation or place is meant, `written` gives the words and offsets.
"""

from khabar.article import Article
from khabar.fold import Tokens
from khabar.lexicon import Lexicon
from khabar.names.mentions import Mentions
from khabar.names.mine import remember_name
from khabar.names.written import as_written
from khabar.records import Mention, Sentence

__all__ = ["as_written", "find_mentions", "remember_name"]


def find_mentions(article: Article, tokens: Tokens, sentences: list[Sentence], lexicon: Lexicon) -> list[Mention]:
    """The names in an article in the order of the text; `start:end` of no two overlap."""
    return Mentions(article, tokens, sentences, lexicon).read()
