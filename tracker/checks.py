"""System checks: the database guards are in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DEFAULT_DB_ALIAS, connections

from tracker.models import protection_sql


@register(Tags.database)
def guards_are_installed(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Every table of the record that exists has the triggers that protect it."""
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    missing = protection_sql.missing(connections[DEFAULT_DB_ALIAS])
    if not missing:
        return []
    return [
        Error(
            f"{len(missing)} triggers that protect the record are missing or altered:"
            f" {', '.join(missing)}.",
            hint="Find out who removed them, run `verify_log`, then `migrate --skip-checks`.",
            id="tracker.E001",
        )
    ]
