"""The words the kit knows: CSV files that people read and edit, one fact a row.

Every file starts with lines `# …` that say its format; then a header; then rows. Cells are stripped; a cell left out is "".
The engine asks a `Lexicon` for a file's rows and compiles what it needs from them once:

    @cache
    def month_numbers(lexicon: Lexicon) -> dict[str, int]:
        return {skeleton(row["form"]): int(row["month"]) for row in lexicon.rows("months")}

A `Lexicon` is a snapshot: when a file changes, `default()` gives a new one, and whatever was compiled from the old one is left behind.
"""

import csv
import hashlib
import os
import time
from functools import cached_property, lru_cache
from operator import attrgetter
from pathlib import Path

from khabar.errors import LexiconError

_TIME_AND_SIZE = attrgetter("st_mtime_ns", "st_size")
FOLDER = Path(__file__).parents[1] / "data" / "lexicon"


class Lexicon:
    """The lexicon of one folder as it is now. Equal only to itself, so that compiled words can be kept by it."""

    def __init__(self, folder: Path | str = FOLDER):
        self.folder = Path(folder)
        self._files = {path.name: path.read_bytes() for path in sorted(self.folder.glob("*.csv"))}
        self._rows: dict[str, tuple[dict[str, str], ...]] = {}

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """The rows of `<name>.csv` in order, each a dict from column to cell.

        Raises LexiconError when the file is missing or a row has more cells than the header.
        """
        if name not in self._rows:
            self._rows[name] = tuple(_parse(self._files.get(f"{name}.csv"), self.folder / f"{name}.csv"))
        return self._rows[name]

    @cached_property
    def fingerprint(self) -> str:
        """sha256 over names and bytes of all files: the same words give the same fingerprint on every machine."""
        digest = hashlib.sha256()
        for name, raw in self._files.items():
            digest.update(name.encode() + b"\0" + raw.replace(b"\r\n", b"\n") + b"\0")
        return digest.hexdigest()


def default() -> Lexicon:
    """The lexicon in `data/lexicon/`; the same object until one of its files changes."""
    return _at_stamp(FOLDER, _stamp(FOLDER))


def at(folder: Path | str) -> Lexicon:
    """The lexicon of another folder, by the same rule."""
    return _at_stamp(Path(folder), _stamp(Path(folder)))


@lru_cache(maxsize=4)
def _at_stamp(folder: Path, stamp: tuple) -> Lexicon:
    return Lexicon(folder)


def _stamp(folder: Path) -> tuple:
    """Name, time and size of every file of the folder. Asked for at every call of the kit, hence with few calls of the system."""
    if os.stat not in os.supports_dir_fd:  # Windows, whose entries know their times
        with os.scandir(folder) as entries:
            return tuple(sorted((entry.name, *_TIME_AND_SIZE(entry.stat())) for entry in entries if entry.name.endswith(".csv")))
    here = os.open(folder, os.O_RDONLY)
    try:
        stat = os.fstat(here)
        changed = stat.st_mtime_ns, stat.st_ctime_ns  # copying with times kept sets the first back, and never the second
        # A folder changed in the last second may change once more within one tick of the clock: its names are not kept.
        names = _names(folder, changed) if time.time_ns() - changed[0] > 1_000_000_000 else _names.__wrapped__(folder, changed)
        return tuple(names), *map(_TIME_AND_SIZE, [os.stat(name, dir_fd=here) for name in names])
    finally:
        os.close(here)


@lru_cache(maxsize=4)
def _names(folder: Path, changed: tuple[int, int]) -> list[str]:
    """The names of the lexicon's files, in order; `changed` tells when one came or went last."""
    return sorted(path.name for path in folder.glob("*.csv"))


def _parse(raw: bytes | None, path: Path) -> list[dict[str, str]]:
    if raw is None:
        raise LexiconError(f"{path}: is missing. The kit needs it; take it back from the repository.")
    lines = raw.decode("utf-8-sig").splitlines()
    first = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), None)
    if first is None:
        raise LexiconError(f"{path}: has no header. Expected: comment lines with #, then the names of the columns.")
    rows = []
    reader = csv.reader(lines[first:])
    header = [name.strip() for name in next(reader)]
    for cells in reader:
        if not any(map(str.strip, cells)) or cells[0].startswith("#"):
            continue
        if len(cells) > len(header):
            raise LexiconError(
                f"{path}, row {first + reader.line_num}: {len(cells)} cells found, {len(header)} allowed ({', '.join(header)}). "
                "A cell with a comma needs quote marks."
            )
        cells = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
        rows.append(dict(zip(header, cells)))
    return rows
