"""Arabic dates in running text."""


def find_date_refs(text, published, lexicon):
    return []
