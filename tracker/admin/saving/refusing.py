"""What stops a transaction, told in an analyst's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError
from django.db.models import ProtectedError

from tracker.actions.refusal import Fault, Refused

FORBIDDEN = "Another entry rests on this, or was saved just now."


def in_words(fault: Fault) -> str:
    """What is wrong, to stand beside the field or on the page of the row it speaks of."""
    return f"{fault.message[:1].upper()}{fault.message[1:]}{_rule(fault)}"


def of_its_row(fault: Fault) -> str:
    """The same, where several rows may be meant."""
    return f"{fault.subject[:1].upper()}{fault.subject[1:]}: {fault.message}{_rule(fault)}"


def _rule(fault: Fault) -> str:
    return f" (METHOD {fault.rule})" if fault.rule else ""


@contextmanager
def refusing() -> Iterator[None]:
    """Whatever stops a transaction inside is `Refused`."""
    try:
        yield
    except (IntegrityError, ProtectedError) as error:
        raise Refused([Fault("the record", "state", FORBIDDEN)]) from error
