"""The folders of one project. The engine is handed them; it knows none by itself."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
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

    def articles(self) -> list[Path]:
        """The text files in `seeds/`, by name."""
        return sorted(self.seeds.glob("*.txt"))

    def bind(self, call: Callable) -> Callable:
        """The call with this project as its `project`: the same name, documentation and remaining parameters."""

        @wraps(call)
        def bound(*args, **kwargs):
            return call(*args, project=self, **kwargs)

        signature = inspect.signature(call)
        kept = [parameter for name, parameter in signature.parameters.items() if name != "project"]
        bound.__signature__ = signature.replace(parameters=kept)
        return bound
