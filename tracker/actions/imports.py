"""Imports: the pledges of another institution's table, published and withdrawn as one batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.models import Actor

from . import bulk
from .log import recording

CORRECTED = "Imported again, in batch {batch}."


def publish(contents: bulk.Contents, *, by: Actor, progress: bulk.Progress = int) -> str:
    """Publish first versions and corrections, all or nothing; returns the name of the batch.

    The batch of the log is that of the external verdicts in it, and the reason of every
    correction. Nobody drafted these rows at the desk: an editor who has read the plan publishes
    the institution's words, not their own.
    """
    with recording(by=by) as pen:
        stamped = {noun: _stamped(noun, rows, pen.batch) for noun, rows in contents.items()}
        bulk.load_with(pen, stamped, progress)
    return pen.batch


def _stamped(noun: str, rows: Sequence[Mapping[str, Any]], batch: str) -> list[Mapping[str, Any]]:
    return [row | _stamp(noun, row, batch) for row in map(dict, rows)]


def _stamp(noun: str, row: Mapping[str, Any], batch: str) -> dict[str, str]:
    stamp = {"batch": batch} if noun == "external_verdict" else {}
    if row.get("version", 1) > 1:
        stamp["change_reason"] = CORRECTED.format(batch=batch)
    return stamp
