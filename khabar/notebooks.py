"""The notebooks as HTML: run from the current sheets, set from right to left, with nothing loaded and nothing run by the reader."""

from pathlib import Path

from khabar.project import Project


def export_notebooks(project: Project, *, code: bool = True) -> list[Path]:
    """Run every notebook of the project and write it as HTML into `output/notebooks/`; the paths of the pages come back."""
    raise NotImplementedError
