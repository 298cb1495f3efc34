"""What every test may ask for: the project, the seed, and a copy of the project that may be written to."""

import shutil
from pathlib import Path

import pytest

from khabar import Article, Project, load_article

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def seed() -> Article:
    """The Sputnik Arabic story of 9 October 2025."""
    return load_article(next((ROOT / "seeds").glob("*.txt")))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project with the seed in it and no sheets."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return Project(tmp_path)
