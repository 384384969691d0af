"""System checks: the database guards are in place, and signing in asks for a second factor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DEFAULT_DB_ALIAS, connections

from tracker.health import migrations_wait
from tracker.models import protection_sql


@register(Tags.database)
def guards_are_installed(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Every table of the record that exists has the triggers that protect it.

    Before the first log entry there is nothing to protect: a first `migrate` that was killed before
    it had set them can be run again. An older database lacks what later versions brought.
    """
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    missing = protection_sql.missing(connections[DEFAULT_DB_ALIAS])
    if not (missing and protection_sql.has_entries(connections[DEFAULT_DB_ALIAS])):
        return []
    if migrations_wait():
        return [
            checks.Warning(
                f"{len(missing)} triggers that protect the record are not there yet.",
                hint="The database is older than the program: `migrate` sets them.",
                id="tracker.W002",
            )
        ]
    return [
        Error(
            f"{len(missing)} triggers that protect the record are missing or altered:"
            f" {', '.join(missing)}.",
            hint=(
                "If a migration was interrupted, run `migrate --skip-checks`. If not, find out who"
                " removed them and run `verify_log` before that."
            ),
            id="tracker.E001",
        )
    ]


@register(Tags.security)
def second_factor_is_demanded(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Wherever others can reach the desk, a stolen password must not open it."""
    if settings.SECOND_FACTOR or settings.ON_LOOPBACK:
        return []
    return [
        checks.Warning(
            "SECOND_FACTOR is off: a password alone opens the desk.",
            hint="Set SECOND_FACTOR=True; off is for a demonstration on this machine.",
            id="tracker.W001",
        )
    ]
