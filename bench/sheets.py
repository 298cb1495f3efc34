"""How long a sheet of 5,000 rows takes to load, merge and save, as the machine cut it and with 1,000 rows cut by hand; and what
placing costs when a text was edited all over.
"""

import csv
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from khabar import Project, article_from_text
from khabar.schema import COLUMNS
from khabar.sheets import load_annotations, save_annotations
from khabar.sheets.anchors import place_sentences
from khabar.sheets.dialect import read_grid
from khabar.sheets.tables import ANNOTATIONS, frame_from_rows

ROWS = 5_000
CUT_BY_HAND = 500  # sentences, each into two rows


def machine(lines: list[str]):
    """A reading of one sentence a line."""
    empty = dict.fromkeys(COLUMNS["annotations"], "") | {
        "role": "body",
        "speaker": "وزير النقل",
        "act": "report",
        "quote_type": "none",
    }
    rows, at = [], 0
    for number, line in enumerate(lines, 1):
        rows.append(empty | {"sentence_id": f"s{number}", "start": str(at), "end": str(at + len(line)), "text": line})
        at += len(line) + 1
    return frame_from_rows(ANNOTATIONS, rows)


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of several: other programs only ever make it longer."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def cut_by_hand(path: Path, rows: int) -> None:
    """Cuts some of the sentences of a sheet in two, as a person's program would: in the file, with ids of its own."""
    grid = read_grid(path.read_bytes(), path.name, ANNOTATIONS.columns)
    cut = []
    for number, cells in enumerate(grid.rows):
        row = dict(zip(grid.header, cells))
        if number % (rows // CUT_BY_HAND):
            cut.append(cells)
            continue
        middle = row["text"].index(" ", len(row["text"]) // 2)
        at = int(row["start"]) + middle
        for half in (
            {"sentence_id": f"mine{number}.1", "end": str(at), "text": row["text"][:middle]},
            {"sentence_id": f"mine{number}.2", "start": str(at + 1), "text": row["text"][middle + 1 :]},
        ):
            cut.append([half.get(name, cell) for name, cell in zip(grid.header, cells)])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([grid.header, *cut])


def load_merge_save(rows: int = ROWS, *, by_hand: bool = False) -> tuple[float, float]:
    """Seconds to load and save a sheet of an unchanged article, and of one with a typo in every tenth sentence and two moved.

    by_hand: CUT_BY_HAND of the sentences were cut in two before.
    """
    dice = random.Random(1)
    words = ["".join(dice.choices("ابتجحدرسعفقكلمنهوي", k=dice.randint(2, 7))) for _ in range(4_000)]
    lines = [" ".join(dice.choices(words, k=18)) for _ in range(rows)]
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        results = []
        for kind in ("same", "edited"):
            if kind == "edited":
                lines = [line + "ء" if number % 10 == 0 else line for number, line in enumerate(lines)]
                lines.insert(rows // 2, lines.pop(7))
                lines.insert(3, "سطر جديد لا يشبه غيره")
            article, reading = article_from_text("\n".join(lines), id="long"), machine(lines)

            def work(article=article, reading=reading) -> None:
                frame = load_annotations(article, project, machine=reading)
                frame.loc[5, "note"] = str(time.perf_counter_ns())
                save_annotations(article, frame, project, machine=reading)

            if kind == "same":
                work()
                if by_hand:
                    cut_by_hand(project.annotations / "long.csv", rows)
            results.append(seconds(work, times=3 if kind == "same" else 1))
    return results[0], results[1]


def main() -> None:
    for by_hand in (False, True):
        same, edited = load_merge_save(by_hand=by_hand)
        kind = f"{ROWS:,} rows" + f", {2 * CUT_BY_HAND:,} of them cut by hand" * by_hand
        print(f"{kind}, load + merge + save: {same:.2f} s; after an edit of every tenth sentence: {edited:.2f} s")
    old = [f"الجملة {number} " + "كلمة " * 15 for number in range(1_000)]
    new = [line.replace("الجملة", "الفقرة") for line in old]
    print(
        f"1,000 sentences, all edited and all alike, placed in {seconds(lambda: place_sentences(old, new), 1):.2f} s (none is sure)"
    )


if __name__ == "__main__":
    main()
