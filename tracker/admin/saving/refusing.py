"""What the database forbids at the last moment is told like any other refusal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError
from django.db.models import ProtectedError

from tracker.actions.refusal import Fault, Refused

FORBIDDEN = "Another entry rests on this, or was saved just now."


@contextmanager
def refusing() -> Iterator[None]:
    """Whatever stops a transaction inside is `Refused`."""
    try:
        yield
    except (IntegrityError, ProtectedError) as error:
        raise Refused([Fault("the record", "state", FORBIDDEN)]) from error
