"""Sentences and statements measured on labelled articles.

    python bench/attribution.py FOLDER [--errors]

FOLDER holds one JSON file an article: `text` and `sentences`, each with `start end speaker speaker_aliases cue quote_type act` and, where a case is open,
`act_alt quote_alt speaker_alt`; `optional_ends` beside them. Prints the table of figures; with --errors also every sentence that is wrong.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from khabar.annotate import label
from khabar.article import article_from_text
from khabar.reading import read


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--errors", action="store_true", help="print every sentence that is wrong")
    given = options.parse_args()
    paths = sorted(given.folder.glob("*.json"))
    if not paths:
        raise SystemExit(f"{given.folder}: holds no .json file.")
    counts = Counts()
    for path in paths:
        measure(json.loads(path.read_text("utf-8")), counts, given.errors)
    print(f"{len(paths)} articles")
    counts.show()


class Counts(dict):
    """Hits and totals by the name of a figure."""

    def add(self, name: str, hit: bool) -> None:
        right, total = self.get(name, (0, 0))
        self[name] = (right + bool(hit), total + 1)

    def share(self, name: str) -> float:
        right, total = self.get(name, (0, 0))
        return right / total if total else float("nan")

    def f1(self, name: str) -> str:
        precision, recall = self.share(f"{name} precision"), self.share(f"{name} recall")
        return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}"

    def show(self) -> None:
        print(f"boundaries                {self.f1('boundary')}")
        print(f"boundaries in a paragraph {self.f1('inside')}")
        print(f"attributed                {self.f1('attributed')}")
        for name in ("speaker", "speaker named", "speaker elided", "quote_type", "act", "all three", "cue", "quote_spans"):
            right, total = self.get(name, (0, 0))
            print(f"{name:<25} {self.share(name):.3f}  ({right} of {total})")


def measure(data: dict, counts: Counts, errors: bool) -> None:
    text, gold = data["text"], data["sentences"]
    reading = read(article_from_text(text, id=data["id"]))
    rows = label(reading)
    optional = set(data.get("optional_ends", ()))
    wanted, got = {s["end"] for s in gold}, {s.end for s in reading.sentences}
    for end in got - optional:
        counts.add("boundary precision", end in wanted)
    for end in wanted - optional:
        counts.add("boundary recall", end in got)
    inner = {
        end for end in wanted | got if text[end : end + 1] not in ("", "\n") and text[end:].split("\n")[0].strip()
    } - optional
    for end in inner:
        if end in got:
            counts.add("inside precision", end in wanted)
        if end in wanted:
            counts.add("inside recall", end in got)
    if errors:
        for end in sorted(got ^ wanted):
            if end not in optional:
                print(
                    f"-- {data['id']} boundary {'extra' if end in got else 'missing'}: …{text[max(0, end - 60) : end]} | {text[end : end + 30]}".replace(
                        "\n", "⏎"
                    )
                )
    for want in gold:
        row = max(rows, key=lambda r: min(r[2], want["end"]) - max(r[1], want["start"]))
        _compare(data["id"], want, dict(zip(_COLUMNS, row)), counts, errors)


_COLUMNS = (
    "id",
    "start",
    "end",
    "text",
    "role",
    "speaker",
    "speaker_id",
    "source",
    "cue",
    "act",
    "quote_type",
    "addressee",
    "when",
    "events",
    "reviewed",
    "note",
    "quote_spans",
)


def _compare(article: str, want: dict, row: dict, counts: Counts, errors: bool) -> None:
    attributed, given = want["act"] != "narrate", row["act"] != "narrate"
    open_case = "narrate" in want.get("act_alt", ()) or (not attributed and want.get("act_alt"))
    if not open_case:
        if given:
            counts.add("attributed precision", attributed)
        if attributed:
            counts.add("attributed recall", given)
    wrong = [] if open_case or attributed == given else ["attributed" if attributed else "narrated"]
    if attributed and not (open_case and not given):
        speakers = {want["speaker"], *want.get("speaker_aliases", ()), *want.get("speaker_alt", ())}
        right = {
            "speaker": row["speaker"] in speakers,
            "quote_type": row["quote_type"] in {want["quote_type"], *want.get("quote_alt", ())},
            "act": row["act"] in {want["act"], *want.get("act_alt", ())},
        }
        kind = "speaker named" if want.get("speaker_surface") else "speaker elided"
        for name, hit in right.items():
            counts.add(name, hit)
        counts.add(kind, right["speaker"])
        counts.add("all three", all(right.values()))
        counts.add("cue", row["cue"] == want["cue"])
        spans = " ; ".join(f"{start}-{end}" for start, end in want.get("quote_spans", ()))
        counts.add("quote_spans", row["quote_spans"] == spans)
        wrong += [name for name, hit in right.items() if not hit]
    if errors and wrong:
        print(f"-- {article} {', '.join(wrong)}\n   {row['text']}")
        for name in ("speaker", "cue", "act", "quote_type"):
            print(
                f"   {name:<10} want {want[name]!r}{' or ' + ' | '.join(want.get('speaker_aliases', ())) if name == 'speaker' else ''}   got {row[name]!r}"
            )


if __name__ == "__main__":
    main()
