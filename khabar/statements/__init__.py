"""Who says what, to whom, in whose words.

How the parts go together, from the article to its statements:

- `walk` goes through the sentences and remembers who has spoken; `speakers` says whom a verb without subject means.
- `find` looks for the cues of one sentence. A cue is a `hits.Hit`; each kind has its module: `openings` (a headline's colon, a verb that no
  list has), `particles` (وفقا ل), `verbs`, `participles`, `light` (light verbs with a noun), `relays` (نقل عن, جاء في).
- What makes a verb a cue: `verb_or_noun` (is the form a verb?), `licence` (أن, quotation, colon, preposition), `objects` (a noun object),
  `clauses` (what stands before it).
- Who stands beside it: `subjects_beside`, `subjects_after`, `subjects_before`, `subjects_of_sentence`, `agreement`; `addressee` (to whom,
  on what occasion).
- `phrases` reads the noun phrase that speaks. `content` and `quotations`: what is reported, and whether it is direct, indirect or mixed.
- `cues` makes every form of the lexicon's verbs (`conjugation`), `fixed_phrases` and `nouns` the others', `vocabulary` compiles its word
  classes, `page` is the article with all of this looked up.

What to add where:

- a reporting verb: a row in `data/lexicon/cues.csv` (one that needs a noun: `light_verbs.csv`; the noun: `reporting_nouns.csv`);
- a fixed phrase such as وفقا ل: `cue_particles.csv`; a title or an office: `speaker_nouns.csv`; a word of a small class: `statement_words.csv`;
- a construction: a module beside `relays` that gives a `Hit` for a token, asked for in `verbs` or `find`, with cases in
  `tests/cases/statements/` for what it must find and what it must leave alone.
"""

from khabar.article import Article
from khabar.fold import Tokens
from khabar.lexicon import Lexicon
from khabar.records import Mention, Sentence, Statement
from khabar.statements.walk import Walk

__all__ = ["find_cues"]


def find_cues(
    article: Article, tokens: Tokens, sentences: list[Sentence], mentions: list[Mention], lexicon: Lexicon
) -> list[Statement]:
    """The statements of an article in the order of their cues; fields as in SCHEMA "statements"."""
    return Walk(article, tokens, sentences, mentions, lexicon).statements()
