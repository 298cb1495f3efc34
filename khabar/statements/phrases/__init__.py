"""The noun phrase that speaks: where it begins and ends, and which part of it is the name.

`phrase_at` asks what kind of phrase begins at a token (`start`). `reader` reads a description word by word, as `rules` says of each word.
Beside them: `records` (the phrase and its head), `bare_names` (names that no list has), `modifiers` (adjectives of a title),
`complements` (prepositions), `indefinite` (no article closes it), `shapes` (what letters alone tell). `before_that` makes a phrase longer
where أن shows how far it reaches.

A title is added to `data/lexicon/speaker_nouns.csv`, a word of descriptions to `phrase_words.csv`; neither needs code. A new construction is
one more rule in `rules`, at the place in their order where a test shows that it is missed.
"""

from khabar.statements.phrases.before_that import name_before_that, whole_before_that
from khabar.statements.phrases.records import Phrase, is_feminine_verb, speaks
from khabar.statements.phrases.start import label_phrase, phrase_at

__all__ = ["Phrase", "is_feminine_verb", "label_phrase", "name_before_that", "phrase_at", "speaks", "whole_before_that"]
