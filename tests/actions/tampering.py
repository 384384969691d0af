"""What the owner of the database could do to the record, and what verification then finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection

from tracker.actions.verification import verify
from tracker.models import protection_sql


def findings(*heads: dict[str, Any]) -> list[str]:
    return [str(finding) for finding in verify(heads=heads)]


def tamper(forge: Callable[[], object]) -> None:
    """Do what only the owner of the database can: switch the triggers off and on again."""
    connection.check_constraints()
    protection_sql.remove(connection)
    forge()
    connection.check_constraints()
    protection_sql.install(connection)
