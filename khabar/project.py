"""The folders of one project. The engine is handed them; it knows none by itself."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A project's folders, all below `root`. Nothing is created before something is written there."""

    root: Path

    @property
    def seeds(self) -> Path:
        """Articles as found, never edited."""
        return self.root / "seeds"

    @property
    def lexicon(self) -> Path:
        """Words and names, for people who do not program."""
        return self.root / "data" / "lexicon"

    @property
    def annotations(self) -> Path:
        """The sheets people edit, a row a sentence."""
        return self.root / "data" / "annotations"

    @property
    def events(self) -> Path:
        """The sheets people edit, a row an event."""
        return self.root / "data" / "events"

    @property
    def machine(self) -> Path:
        """What the kit said when each sheet was last written; nobody edits it."""
        return self.root / "data" / "machine"

    @property
    def output(self) -> Path:
        """Reports, charts, exported notebooks; can be deleted at any time."""
        return self.root / "output"
