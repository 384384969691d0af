"""Content as plain values: what goes into a log body and a data package.

`rules.schema` says which fields a noun has; rows answer to the same names. Other rows are named
by public id only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects

from tracker.rules.schema import NOUNS, Field, Kind

from .assessment import Assessment
from .base import Record
from .collection import Collection
from .conflict import Conflict
from .dialogue import Dialogue, DialogueVersion
from .excluded_statement import ExcludedStatement
from .external_verdict import ExternalVerdict
from .fulfilment_test import FulfilmentTest
from .indicator import Indicator, IndicatorPoint
from .mechanism import Mechanism
from .milestone import Milestone
from .party import Party
from .pledge import Pledge, PledgeVersion
from .pledge_link import PledgeLink
from .source import Source
from .status_update import Bearing, Citation, Measurement, StatusUpdate, UpdateVersion
from .topic import Topic
from .wording import Wording

CONTENT_MODELS: dict[str, type[Any]] = {
    model.noun: model
    for model in (
        Party,
        Topic,
        Mechanism,
        Source,
        Collection,
        Indicator,
        DialogueVersion,
        PledgeVersion,
        Wording,
        FulfilmentTest,
        PledgeLink,
        UpdateVersion,
        Bearing,
        Assessment,
        Milestone,
        ExternalVerdict,
        IndicatorPoint,
        Conflict,
        ExcludedStatement,
    )
}
ROWS_AT_ONCE = 500
IDENTITY_MODELS: dict[str, type[Any]] = {
    "dialogue": Dialogue,
    "pledge": Pledge,
    "update": StatusUpdate,
}
# What a reference to a noun points to: the identity where there is one.
TARGET_MODELS: dict[str, type[Any]] = {
    **{
        noun: CONTENT_MODELS[noun]
        for noun in ("party", "topic", "mechanism", "source", "collection", "indicator")
    },
    **IDENTITY_MODELS,
}


# Where the content of a noun lies beside its own columns, so that lists are read in few queries.
_PATHS: dict[str, tuple[str | Prefetch, ...]] = {
    "party": ("parent",),
    "mechanism": ("parties", "succeeded_by"),
    "source": ("side",),
    "dialogue": ("dialogue", "mechanism", "participants__party"),
    "pledge": (
        "pledge__obligations__party",
        "pledge__counterparts",
        "collection",
        "dialogue",
        "topics",
        "part_of",
        "trigger_dialogue",
        "trigger_next_round_of",
        "trigger_after",
        "recurs_each_round_of",
    ),
    "wording": ("pledge", "source", "side"),
    "fulfilment_test": ("pledge",),
    "pledge_link": ("later", "earlier"),
    "update": (
        Prefetch("update__bearings", Bearing.objects.select_related("pledge", "obligation__party")),
        "reporters",
        Prefetch("citations", Citation.objects.select_related("source__side")),
        Prefetch("measurements", Measurement.objects.select_related("indicator")),
    ),
    "bearing": ("update", "pledge", "obligation__party"),
    "assessment": ("pledge", "obligation__party", "evidence"),
    "milestone": ("pledge", "evidence"),
    "external_verdict": ("pledge", "obligation__party", "source"),
    "indicator_point": ("indicator", "reporter", "source"),
    "conflict": ("pledges", "updates", "sources"),
    "excluded_statement": ("source",),
}


def contents_of(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The contents of many rows, in order, read beside them in a few queries for each portion."""
    by_noun: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_noun[row.noun].append(row)
    for noun, group in by_noun.items():
        # SQLite refuses a statement that names a thousand rows and more.
        for start in range(0, len(group), ROWS_AT_ONCE):
            portion = group[start : start + ROWS_AT_ONCE]
            prefetch_related_objects(portion, *_PATHS.get(noun, ()))
    return [content_of(row) for row in rows]


def content_of(row: Any) -> dict[str, Any]:
    """The content of a row as `rules.schema` describes it."""
    return {field.name: _value(row, field) for field in NOUNS[row.noun].all_fields()}


def _value(row: Any, field: Field) -> Any:
    match field.kind:
        case Kind.ID:
            return row.public_id
        case Kind.REFS:
            return sorted(_ids(getattr(row, field.name)))
        case Kind.ROWS:
            return [
                {each.name: _value(child, each) for each in field.rows}
                for child in _all(getattr(row, field.name))
            ]
        case _:
            return plain(getattr(row, field.name))


def _all(related: Any) -> list[Any]:
    return list(related.all()) if isinstance(related, models.Manager) else list(related)


def _ids(related: Any) -> list[str]:
    return [each if isinstance(each, str) else each.public_id for each in _all(related)]


def plain(value: Any) -> Any:
    """A column's value as JSON can hold it; a row becomes its public id, a decimal a string."""
    match value:
        case Record():
            return value.public_id
        case Decimal():
            return decimal_text(value)
        case date():
            return value.isoformat()
        case str():
            return str(value)
        case _:
            return value


def decimal_text(value: Decimal) -> str:
    """The shortest plain notation of a number: 37, 1.5, never 3.7E+1."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
