"""The files of one article's sheets: read and written whole, under one lock, all or none.

    data/annotations/<id>.csv, <id>.orphans.csv     people's
    data/events/<id>.csv, <id>.orphans.csv          people's
    data/machine/<id>.annotations.csv, <id>.events.csv              what the machine said when each cell was last settled: the base
    data/machine/<id>.annotations.kept.csv, <id>.events.kept.csv    the sheet as the kit last wrote it, for when it has faults
    data/machine/<id>.pending.json                  only while a save is under way, or was killed

A save changes several files, and a process can die between two of them. So it first writes down all it is about to do (the
pending file, itself replaced in one step), then does it, then takes the note away. Whoever finds the note finishes the work.
A sheet that neither is as it was before nor as it should have become was edited by hand in between: it stays, and the base
follows the state it is nearer to.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from khabar.errors import KhabarError
from khabar.project import Project

PATIENCE = 30  # seconds that a save waits for another one


@dataclass(frozen=True)
class Store:
    """Where the sheets of one article are."""

    project: Project
    article_id: str

    def sheet(self, table: str) -> Path:
        return {"annotations": self.project.annotations, "events": self.project.events}[table] / f"{self.article_id}.csv"

    def orphans(self, table: str) -> Path:
        return self.sheet(table).with_name(f"{self.article_id}.orphans.csv")

    def base(self, table: str) -> Path:
        return self.project.machine / f"{self.article_id}.{table}.csv"

    def kept(self, table: str) -> Path:
        return self.project.machine / f"{self.article_id}.{table}.kept.csv"

    @property
    def pending(self) -> Path:
        return self.project.machine / f"{self.article_id}.pending.json"

    def shown(self, path: Path) -> str:
        """The path as it stands in messages: from the project's folder."""
        return path.relative_to(self.project.root).as_posix() if path.is_relative_to(self.project.root) else str(path)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """No other process of the kit reads or writes this article's sheets meanwhile; a save that was killed is finished first.

        The lock is the kernel's (`flock`), so that it goes with the process that holds it; its file may stay and means nothing.
        Raises KhabarError when another process holds it for longer than PATIENCE.
        """
        if not self.project.machine.is_dir():
            self.project.machine.mkdir(parents=True)
        try:
            with FileLock(self.project.machine / f".{self.article_id}.lock", timeout=PATIENCE):
                self._finish()
                yield
        except Timeout as error:
            raise KhabarError(
                f"The sheets of {self.article_id} have been in use by another program for {PATIENCE} seconds. "
                "Nothing was written; close it and save again."
            ) from error
        except PermissionError as error:  # Windows: a spreadsheet program holds the file it shows
            raise KhabarError(
                f"{error.filename}: cannot be written; it may be open in another program, or not be yours. "
                "Nothing is lost; close it and save again."
            ) from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """The same for reading. Where nothing was ever saved, or nothing can be written, there is no lock and nobody to wait for."""
        if not self.project.machine.is_dir() or not os.access(self.project.machine, os.W_OK):
            yield
        else:
            with self.locked():
                yield

    def write(self, files: Mapping[Path, bytes | None], before: Mapping[Path, bytes | None]) -> None:
        """Replaces all the files, or none; None takes a file away. Only while `locked`.

        before: the sheets as they were read. Raises Changed when one of them is another by now.
        """
        for path, raw in before.items():
            if read_bytes(path) != raw:
                raise Changed(path)
        now = {path: read_bytes(path) for path in files}
        files = {path: raw for path, raw in files.items() if now[path] != raw}
        if not files:
            return
        if len(files) > 1:
            note = {
                "before": {self._name(path): _text(now[path]) for path in files},
                "after": {self._name(path): _text(raw) for path, raw in files.items()},
            }
            replace(self.pending, json.dumps(note, ensure_ascii=False).encode())
        for path, raw in files.items():
            replace(path, raw)
        if len(files) > 1:
            self.pending.unlink()

    def _finish(self) -> None:
        raw = read_bytes(self.pending)
        if raw is None:
            return
        note = json.loads(raw)
        before, after = note["before"], note["after"]
        for name, text in after.items():
            path = self.project.root / name
            if self.project.machine in path.parents:
                replace(path, _bytes(text if self._took(path, before, after) else before[name]))
            elif _text(read_bytes(path)) in (before[name], text):
                replace(path, _bytes(text))
        self.pending.unlink()

    def _took(self, path: Path, before: dict, after: dict) -> bool:
        """Is the sheet of this machine's file what it should become, or will it be, or was it edited by hand from its former state?"""
        table = "annotations" if path in (self.base("annotations"), self.kept("annotations")) else "events"
        name = self._name(self.sheet(table))
        if name not in after:
            return True
        now = _text(read_bytes(self.sheet(table)))
        if now in (before[name], after[name]):
            return True
        return _shared_lines(now, after[name]) >= _shared_lines(now, before[name])

    def _name(self, path: Path) -> str:
        return path.relative_to(self.project.root).as_posix()


class Changed(Exception):  # noqa: N818 - not an error: the caller reads again
    """A sheet was changed by another program between reading and writing."""


def read_bytes(path: Path) -> bytes | None:
    """The file's bytes, None where there is no file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def replace(path: Path, raw: bytes | None) -> None:
    """The file has these bytes, on the disk, or still has the former ones: never a part. None takes it away."""
    path = path.resolve()  # a link stays a link
    if raw is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    with suppress(OSError):  # a new file has the mode that new files have here
        temporary.chmod(path.stat().st_mode)
    temporary.replace(path)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """A name that points to new bytes is on the disk only when its folder is. Windows knows no such call."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _text(raw: bytes | None) -> str | None:
    """Bytes as JSON can hold them: every byte one character, so that a sheet in any encoding comes back as it was."""
    return None if raw is None else raw.decode("latin-1")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("latin-1")


def _shared_lines(now: str | None, state: str | None) -> int:
    return len(set((now or "").splitlines()) & set((state or "").splitlines()))
