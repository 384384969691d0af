"""Rows inside other contents: participants, citations, measurements, bearings."""

from __future__ import annotations

from typing import Any

from .shaping import HOTLINE, Content, row


def participant(**changes: Any) -> Content:
    """A row for a dialogue's `participants`."""
    return row("dialogue", "participants", changes, party="china", role="host")


def citation(**changes: Any) -> Content:
    """A row for an update's `citations`."""
    return row("update", "citations", changes, source="news-report")


def measurement(**changes: Any) -> Content:
    """A row for an update's `measurements`."""
    values = {"indicator": "calls", "value": "3", "unit": "calls", "qualifier": "exact"}
    return row("update", "measurements", changes, **values)


def bearing(**changes: Any) -> Content:
    """A row for an update's `bearings`."""
    return row("update", "bearings", changes, pledge=HOTLINE, effect="initiated")
