"""Sentences and their roles."""


def split(text, tokens, lexicon):
    return []
