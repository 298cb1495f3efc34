"""How well events are found: `python bench/events.py GOLD ARTICLES…`.

GOLD is a text file: a line `@article-id [published]`, then a line an event: `earliest latest kind,kind… core status`, core being 1
or 0. ARTICLES are folders or files where the articles lie: `.jsonl.gz` (fields id, published, text), `.json` (text), `.txt`.
An event is found when its interval is right; each listed event answers one expected event. Expected intervals marked START, MID or
END are met by any part of the period at that edge, WEEK by seven days that begin on Saturday, Sunday or Monday.
"""

import argparse
import gzip
import json
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from khabar import article_from_text
from khabar.events import find_event_records
from khabar.reading import read
from khabar.records import Event


@dataclass
class Expected:
    """One event of the gold."""

    earliest: date
    latest: date
    kinds: list[str]
    core: bool
    status: str
    edge: str

    def fits(self, event: Event) -> bool:
        if self.edge == "WEEK":
            days = (event.latest - event.earliest).days
            return days == 6 and abs((event.earliest - self.earliest).days) <= 6
        if self.edge in ("START", "MID", "END", "ANY"):
            inside = self._period()
            return event.latest >= inside[0] and event.earliest <= inside[1] and (event.latest - event.earliest).days <= 45
        return (event.earliest, event.latest) == (self.earliest, self.latest)

    def _period(self) -> tuple[date, date]:
        return self.earliest - timedelta(5), self.latest + timedelta(5)


def read_gold(path: Path) -> dict[str, tuple[str | None, list[Expected]]]:
    """The expected events of each article, and its publication day where the gold gives it."""
    gold: dict[str, tuple[str | None, list[Expected]]] = {}
    for line in path.read_text("utf-8").splitlines():
        cells = line.split()
        if not cells or line.startswith("#"):
            continue
        if line.startswith("@"):
            rows: list[Expected] = []
            gold[cells[0][1:]] = (cells[1] if len(cells) > 1 else None, rows)
        else:
            earliest, latest = date.fromisoformat(cells[0]), date.fromisoformat(cells[1])
            edge = cells[5].upper() if len(cells) > 5 else ""
            rows.append(Expected(earliest, latest, cells[2].split(","), cells[3] == "1", cells[4], edge))
    return gold


def load_texts(paths: list[Path], wanted: set[str]) -> dict[str, dict]:
    """`text` and `published` of the articles wanted, by id."""
    found = {}
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.name.endswith(".jsonl.gz"):
                for line in gzip.decompress(file.read_bytes()).splitlines():
                    one = json.loads(line)
                    if one["id"] in wanted:
                        found[one["id"]] = {"text": one["text"], "published": one.get("published")}
            elif file.stem in wanted and file.suffix == ".json":
                one = json.loads(file.read_text("utf-8"))
                found[file.stem] = {"text": one["text"], "published": one.get("published")}
            elif file.stem in wanted and file.suffix == ".txt":
                found[file.stem] = {"text": file.read_text("utf-8"), "published": None}
    return found


def match(expected: list[Expected], events: list[Event]) -> dict[int, int]:
    """Which listed event answers which expected one: right kinds first, core before optional."""
    answers: dict[int, int] = {}
    for kind_too in (True, False):
        for core in (True, False):
            for n, one in enumerate(expected):
                if n in answers or one.core != core:
                    continue
                for m, event in enumerate(events):
                    if m not in answers.values() and one.fits(event) and (event.kind in one.kinds or not kind_too):
                        answers[n] = m
                        break
    return answers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed and what was wrong")
    options = parser.parse_args()
    gold = read_gold(options.gold)
    texts = load_texts(options.articles, set(gold))
    core = found = kind = status = listed = true = 0
    for name, (published, expected) in gold.items():
        article = article_from_text(texts[name]["text"], published or texts[name]["published"], id=name)
        reading = read(article)
        events = [event for event in find_event_records(reading) if event.earliest]
        answers = match(expected, events)
        core += sum(one.core for one in expected)
        hits = [(one, events[answers[n]]) for n, one in enumerate(expected) if n in answers and one.core]
        found += len(hits)
        kind += sum(event.kind in one.kinds for one, event in hits)
        status += sum(event.status == one.status for one, event in hits)
        listed += len(events)
        true += len(answers)
        if options.verbose:
            print(
                f"\n== {name}: core {sum(o.core for o in expected)}, found {len(hits)}, listed {len(events)}, true {len(answers)}"
            )
            for n, one in enumerate(expected):
                if n not in answers and one.core:
                    print(f"   missed  {one.earliest} {one.latest} {','.join(one.kinds)}")
                elif n in answers and one.core and events[answers[n]].kind not in one.kinds:
                    print(
                        f"   kind    {one.earliest} {','.join(one.kinds)} read as {events[answers[n]].kind}: {events[answers[n]].label_ar}"
                    )
                elif n in answers and one.core and events[answers[n]].status != one.status:
                    print(
                        f"   status  {one.earliest} {one.status} read as {events[answers[n]].status}: {events[answers[n]].label_ar}"
                    )
            for m, event in enumerate(events):
                if m not in answers.values():
                    ids = [reading.sentences[s].id for s in event.evidence]
                    print(f"   false   {event.when} {event.kind} {event.status} | {event.label_ar} | {event.date_words} {ids}")
    print(
        f"core {core}  found with interval {found / core:.3f}  with kind {kind / core:.3f}  status right {status / max(found, 1):.3f}"
    )
    print(f"listed {listed}  precision {true / max(listed, 1):.3f}")


if __name__ == "__main__":
    main()
