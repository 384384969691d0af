"""The only clock of the doors: the UTC day. Rules and queries take dates as arguments."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """The UTC day, which every page prints."""
    return datetime.now(UTC).date()
