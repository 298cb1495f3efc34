"""How fast dates are found: `python bench/dates.py [folder of .txt or file.jsonl.gz]`, characters a second on one core.

Without an argument it reads the seed and the tests' own articles, many times over. Long text and single articles, growing
lengths, texts made to be slow; and `dateparser.search` over the same articles in the same run where it is installed
(`pip install dateparser`; the kit does not use it).
"""

import gzip
import json
import sys
import time
import warnings
from datetime import datetime
from itertools import islice
from pathlib import Path

from khabar import Article, article_from_text, find_dates, load_article
from khabar.dates import find_date_refs
from khabar.lexicon import default

ROOT = Path(__file__).parents[1]
SLOW = ("1/", "من العام ", "7", "أكتوبر ", "الأول والثاني ", "2016 - ", "الثلاثاء (", "الساعة ")


def articles(given: list[str]) -> list[Article]:
    if given and given[0].endswith(".gz"):
        with gzip.open(given[0], "rt", encoding="utf-8") as lines:
            return [article_from_text(row["text"], row.get("published")) for row in map(json.loads, islice(lines, 400))]
    folders = [Path(given[0])] if given else [ROOT / "seeds", ROOT / "tests" / "articles"]
    found = [load_article(path) for folder in folders for path in sorted(folder.glob("*.txt"))]
    return found * (400_000 // sum(len(article.text) for article in found) + 1)


def seconds(call, rounds: int = 3) -> float:
    """Processor time of the best round."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        call()
        best = min(best, time.process_time() - began)
    return best


def line(name: str, characters: int, took: float) -> None:
    print(f"{name:<58}{characters / took:>14,.0f} characters/s")


def main() -> None:
    batch, lexicon = articles(sys.argv[1:]), default()
    characters = sum(len(article.text) for article in batch)
    long = "\n".join(article.text for article in batch)
    published = next((article.published for article in batch if article.published), None)
    print(f"{len(batch)} articles, {characters:,} characters")
    line("one long text", len(long), seconds(lambda: find_date_refs(long, published, lexicon)))
    line("article by article, frame built", characters, seconds(lambda: [find_dates(a.text, a.published) for a in batch]))

    for length in (1_000, 10_000, 1_000_000):
        text = (long * (length // len(long) + 1))[:length]
        times = max(1, 300_000 // length)
        took = seconds(lambda text=text, times=times: [find_date_refs(text, published, lexicon) for _ in range(times)])
        line(f"{length:,} characters", length * times, took)
    for part in SLOW:
        text = (part * (1_000_000 // len(part) + 1))[:1_000_000]
        line(f"a megabyte of {part!r}", len(text), seconds(lambda text=text: find_date_refs(text, published, lexicon), rounds=1))

    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: no comparison (pip install dateparser)")
        return
    warnings.simplefilter("ignore")
    few = batch[:12]
    base = datetime.combine(published, datetime.min.time()) if published else datetime(2025, 10, 9)
    settings = {"RELATIVE_BASE": base}
    took = seconds(lambda: [search_dates(a.text, languages=["ar"], settings=settings) for a in few], rounds=1)
    line("dateparser, the first twelve articles", sum(len(a.text) for a in few), took)
    line(
        "khabar, the same articles",
        sum(len(a.text) for a in few),
        seconds(lambda: [find_dates(a.text, a.published) for a in few]),
    )


if __name__ == "__main__":
    main()
