"""Words by which sentences compare events: `data/lexicon/cross_check.csv` by sense."""

from functools import cache

from khabar.fold import skeleton
from khabar.lexicon import Lexicon


@cache
def order_words(lexicon: Lexicon) -> dict[str, str]:
    """Folded form -> its sense: `last`, `first`, `since`, `more` or `with`."""
    return {skeleton(row["form"]): row["sense"] for row in lexicon.rows("cross_check")}
