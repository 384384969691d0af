"""What the databases refuse: edits of published content and of the log, whoever asks.

TRUST.md, "The public log". The guards are data, derived from the models, so that a new column or
noun is protected without further words; `protection_sql` renders them as triggers for SQLite and
PostgreSQL. They are re-created after every migration, because SQLite drops the triggers of a
table that a migration rebuilds.

Each guard also stops the ways around: an INSERT OR REPLACE that would delete a published row, an
UPDATE OR REPLACE that would take its place, TRUNCATE, and a published row without a log entry of
the very same transaction (`fresh`: newer than the last checkpoint, which is written last).
"""

from __future__ import annotations

from typing import Any

from tracker.models.base import Content, Reference
from tracker.models.bodies import CONTENT_MODELS, IDENTITY_MODELS
from tracker.models.redirect import Redirect
from tracker.models.status_update import Bearing

from .children import children
from .content import content_guards, entry_guards
from .guard import Guard
from .log import log_guards
from .references import identity_guards, reference_guards

__all__ = ["Guard", "guards", "protected_tables"]


def guards() -> list[Guard]:
    """Every guard of the schema."""
    return [
        *log_guards(),
        *(guard for model in _content_models() for guard in content_guards(model)),
        *(guard for model in _reference_models() for guard in reference_guards(model)),
        *(guard for model in IDENTITY_MODELS.values() for guard in identity_guards(model)),
        *(guard for model in (Bearing, Redirect) for guard in entry_guards(model)),
        *(guard for child in children() for guard in child.guards()),
    ]


def protected_tables() -> list[str]:
    """Tables that may never be truncated."""
    return sorted({guard.table for guard in guards()})


def _content_models() -> list[type[Any]]:
    return [model for model in CONTENT_MODELS.values() if issubclass(model, Content)]


def _reference_models() -> list[type[Any]]:
    return [model for model in CONTENT_MODELS.values() if issubclass(model, Reference)]
