"""What `make prove` found, as `/trust/` shows it: red ones too, and proofs that were never run.

The words are here, the outcomes in one file that the proofs write (settings.PROOF_RESULTS).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from .proof_words import FIGURES, PROOFS, Proof


@dataclass(frozen=True, slots=True)
class Run:
    """One proof on one database: how many cases, what came of them, when, of which program."""

    database: str
    count: int
    held: bool
    figures: list[tuple[str, float]]
    day: date
    revision: str


@dataclass(frozen=True, slots=True)
class ShownProof:
    """A proof with its runs, none of them if it was never run."""

    proof: Proof
    runs: list[Run]


def proofs() -> list[ShownProof]:
    """Every proof in the order of the words, then those that have none yet."""
    found = _runs()
    known = [ShownProof(proof, found.pop(proof.name, [])) for proof in PROOFS]
    return [*known, *(ShownProof(Proof(name, name, "", ""), found[name]) for name in sorted(found))]


def _runs() -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = {}
    for line in json.loads(settings.PROOF_RESULTS.read_text(encoding="utf-8")):
        runs.setdefault(line["proof"], []).append(_run(line))
    return runs


def _run(line: Mapping[str, Any]) -> Run:
    return Run(
        database=line["database"],
        count=line["count"],
        held=line["held"],
        figures=list(_named(line["figures"])),
        day=date.fromisoformat(line["date"]),
        revision=line["revision"],
    )


def _named(figures: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for name, value in figures.items():
        yield (_(FIGURES[name]) if name in FIGURES else name), value
