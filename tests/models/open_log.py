"""What tests do between two checkpoints: write entries, change rows, and be refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, models

from tests import factories
from tracker.actions.log import Line, Pen, recording
from tracker.models import LogEntry
from tracker.rules.vocabulary import LogVerb


def change(row: models.Model, **columns: Any) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**columns)


def log(pen: Pen, verb: LogVerb, noun: str, subject: str) -> LogEntry:
    (entry,) = pen.write([Line(verb, noun, subject, {})])
    return entry


@contextmanager
def refusal(message: str) -> Iterator[Pen]:
    """A transaction with an open log, which a guard refuses."""
    with (
        pytest.raises(IntegrityError, match=message),
        recording(by=factories.editor_actor()) as pen,
    ):
        yield pen


@contextmanager
def recorded() -> Iterator[Pen]:
    with recording(by=factories.editor_actor()) as pen:
        yield pen
