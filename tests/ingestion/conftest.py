"""What every test of ingestion starts from."""

import shutil
from pathlib import Path

import pytest

from tests.ingestion.sample import SMALL_PACKAGE, Sample


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    """A sound package with most of the tables; those that it does not list are empty."""
    return Sample(shutil.copytree(SMALL_PACKAGE, tmp_path / "sample"))
