"""What the proofs found is shown, whatever it is, in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from tests.web.conftest import Read
from tracker.web.proof_words import FIGURES, PROOFS

PROOF_FILES = Path(__file__).parent.parent / "proofs"


def line(**changes: Any) -> dict[str, Any]:
    """What one proof wrote down, but for the changes."""
    sound = {"proof": "killing", "database": "SQLite 3.40.1", "count": 1_000, "held": True}
    told = {"figures": {"lost": 0}, "date": "2026-11-20", "revision": "0.1.0 (abc)"}
    return sound | told | changes


@pytest.fixture
def found(tmp_path: Path, settings: LazySettings) -> Path:
    """The file that the page reads."""
    settings.PROOF_RESULTS = tmp_path / "results.json"
    return settings.PROOF_RESULTS


def test_proof_is_shown_with_its_figures(found: Path, read: Read) -> None:
    found.write_text(json.dumps([line()]))

    text = read("/trust/").part("proofs")

    assert "SQLite 3.40.1 ✓ held 1000 acknowledged and lost: 0 20 Nov 2026 · 0.1.0 (abc)" in text


@pytest.mark.parametrize(
    ("address", "said"), [("/trust/", "✗ failed"), ("/zh-hans/trust/", "✗未通过")]
)
def test_failed_proof_is_shown_as_failed(found: Path, read: Read, address: str, said: str) -> None:
    found.write_text(json.dumps([line(held=False)]))

    assert said in read(address).part("proofs")


def test_proof_that_never_ran_says_so(found: Path, read: Read) -> None:
    found.write_text("[]")

    assert read("/trust/").part("proofs").count("Not run yet.") == len(PROOFS)


def test_proof_and_figure_without_words_are_shown_by_name(found: Path, read: Read) -> None:
    found.write_text(json.dumps([line(proof="juggling", figures={"tries": 5})]))

    text = read("/trust/").part("proofs")

    assert "juggling" in text
    assert "tries: 5" in text


def test_every_proof_has_words() -> None:
    files = {path.stem.removeprefix("test_") for path in PROOF_FILES.glob("test_*.py")}

    assert files - {"results"} == {proof.name for proof in PROOFS}


def test_every_figure_that_was_checked_in_has_words() -> None:
    lines = json.loads(Path("tracker/trust/results.json").read_text())

    assert {name for each in lines for name in each["figures"]} <= FIGURES.keys()
