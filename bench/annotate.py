"""How fast the whole reading is: `python bench/annotate.py [folder of .txt or file.jsonl.gz]`, characters a second on one core.

Without an argument it reads the seed and the tests' own articles, many times over. Each line is the best of five rounds of processor
time, article by article with the frame built; the last lines give the rate over lengths and over texts made to be slow.
"""

import gzip
import json
import sys
import time
from itertools import islice
from pathlib import Path

from khabar import annotate, article_from_text, find_events, find_issues, load_article
from khabar.article import Article

ROOT = Path(__file__).parents[1]


def articles(given: list[str]) -> list[Article]:
    """The articles to read: at least 300,000 characters, so that a round is long enough to be timed."""
    if given and given[0].endswith(".gz"):
        with gzip.open(given[0], "rt", encoding="utf-8") as lines:
            rows = map(json.loads, islice(lines, 300))
            return [article_from_text(row["text"], row.get("published")) for row in rows]
    folders = [Path(given[0])] if given else [ROOT / "seeds", ROOT / "tests" / "articles"]
    found = [load_article(path) for folder in folders for path in sorted(folder.glob("*.txt"))]
    length = sum(len(article.text) for article in found)
    return found * (300_000 // length + 1)


def rate(call, batch: list[Article]) -> float:
    """Characters a second of processor time, the best of five rounds."""
    characters = sum(len(article.text) for article in batch)
    call(batch[0])  # words are compiled at the first call
    rounds = []
    for _ in range(5):
        began = time.process_time()
        for article in batch:
            call(article)
        rounds.append(time.process_time() - began)
    return characters / min(rounds)


def main() -> None:
    batch = articles(sys.argv[1:])
    print(f"{len(batch)} articles, {sum(len(article.text) for article in batch):,} characters")
    plain = rate(annotate, batch)
    print(f"annotate     {plain:12,.0f} characters/s")
    for call in (find_events, find_issues):
        own = rate(call, batch)
        print(f"{call.__name__:12} {own:12,.0f} characters/s, {plain / own:.2f} times the time of annotate")
    seed = batch[0]
    for length in (1_000, 10_000, 100_000, 1_000_000):
        text = (seed.text * (length // len(seed.text) + 1))[:length]
        print(
            f"annotate, one text of {length:>9,}: {rate(annotate, [article_from_text(text, seed.published)]):12,.0f} characters/s"
        )
    for name, unit in (
        ("quote marks", '"'),
        ("one word", "كلمة "),
        ("one cue", "قال "),
        ("open guillemets", "« "),
        ("full stops", "."),
        ("one name", "محمد "),
    ):
        text = (unit * 1_000_000)[:1_000_000]
        print(f"annotate, a megabyte of {name:16}: {rate(annotate, [article_from_text(text)]):12,.0f} characters/s")


if __name__ == "__main__":
    main()
