"""From plain content to the columns, lists and nested rows of the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.models import Bearing, Citation, Measurement, Participant
from tracker.rules.schema import Field, Kind, Noun

from .known import Known
from .saving import ROWS_AT_ONCE, save_all

Content = Mapping[str, Any]


def subject_of(shape: Noun, content: Content) -> str:
    """How a fault names the content: the noun and its key."""
    return f"{shape.name} {'/'.join(str(content.get(name)) for name in shape.key)}"


def reference_columns(shape: Noun, content: Content, known: Known) -> dict[str, Any]:
    """The columns of a reference row but those that point to rows of its own noun."""
    inner = [field for field in shape.fields if field.to == shape.name]
    return columns_of(shape, content, known, without=inner)


def columns_of(
    shape: Noun, content: Content, known: Known, *, without: Sequence[Field]
) -> dict[str, Any]:
    """The plain columns and foreign keys of a row; lists and nested rows come afterwards."""
    columns: dict[str, Any] = {}
    for field in shape.fields:
        if field in without or field.kind in (Kind.ID, Kind.ROWS, Kind.REFS):
            continue
        value = content[field.name]
        if field.name == "obligor":
            pledge = known.key("pledge", content["pledge"])
            columns["obligation_id"] = known.obligation(pledge or 0, value)
        elif field.kind == Kind.REF:
            columns[f"{field.name}_id"] = known.key(field.to, value)
        else:
            columns[field.name] = _column(field, value)
    if shape.name == "update":
        columns["independent"] = "independent" in content["reported_by"]
    return columns


def _column(field: Field, value: Any) -> Any:
    match field.kind:
        case Kind.DATE:
            return date.fromisoformat(value) if value else None
        case Kind.DECIMAL:
            return Decimal(value) if value else None
        case Kind.LIST:
            return list(value or [])
        case Kind.INTEGER | Kind.BOOLEAN:
            return value
        case _:
            return value or ""


# Lists of ids on version rows, by noun: schema field -> many-to-many column.
_LISTS = {
    "pledge": {"topics": "topics"},
    "update": {"reported_by": "reporters"},
    "assessment": {"evidence": "evidence"},
    "conflict": {"pledges": "pledges", "updates": "updates", "sources": "sources"},
}


def add_children(shape: Noun, rows: list[Any], contents: Sequence[Content], known: Known) -> None:
    """Nested rows and lists of ids, written in bulk."""
    pairs = list(zip(rows, contents, strict=True))
    for field in shape.fields:
        if field.kind == Kind.REFS and (name := _LISTS.get(shape.name, {}).get(field.name)):
            _list(rows[0].__class__ if rows else None, name, field, pairs, known)
        elif field.kind == Kind.ROWS:
            _nested(shape, field, pairs, known)


def _list(
    model: type[Any] | None,
    name: str,
    field: Field,
    pairs: list[tuple[Any, Content]],
    known: Known,
) -> None:
    if model is None:
        return
    relation = model._meta.get_field(name)
    through = relation.remote_field.through
    left, right = relation.m2m_field_name(), relation.m2m_reverse_field_name()
    through.objects.bulk_create(
        [
            through(**{f"{left}_id": row.pk, f"{right}_id": known.key(field.to, slug)})
            for row, content in pairs
            for slug in content[field.name]
            if slug not in field.extra
        ],
        batch_size=ROWS_AT_ONCE,
    )


def _nested(shape: Noun, field: Field, pairs: list[tuple[Any, Content]], known: Known) -> None:
    model, owner, numbered = _NESTED[field.name]
    nested = Noun(field.name, (), field.rows)
    rows, subjects = [], []
    for row, content in pairs:
        for position, child in enumerate(content[field.name], start=1):
            columns = columns_of(nested, child, known, without=())
            if numbered:
                columns["position"] = position
            columns[f"{owner}_id"] = row.update_id if model is Bearing else row.pk
            rows.append(model(**columns))
            subjects.append(subject_of(shape, content))
    save_all(model, rows, subjects)


# Nested rows by field: model, the column of the owner, whether they carry a position.
_NESTED: dict[str, tuple[type[Any], str, bool]] = {
    "participants": (Participant, "dialogue_version", False),
    "citations": (Citation, "update_version", True),
    "measurements": (Measurement, "update_version", True),
    "bearings": (Bearing, "update", False),
}
