"""Saving rows so that what the database forbids is told by subject and field.

A constraint's message begins with the field that an analyst would look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import UniqueConstraint

from .refusal import Fault, refuse

ROWS_AT_ONCE = 500


def version_faults(
    model: type[Any], rows: Sequence[Any], subjects: Sequence[str]
) -> Iterator[Fault]:
    """Each version is written once, and follows the one before it."""
    lineage = [model._meta.get_field(name).attname for name in model.lineage]
    places = [(*(getattr(row, name) for name in lineage), row.version) for row in rows]
    taken = _places(model, lineage, sorted({place[0] for place in places}))
    for place, subject in zip(places, subjects, strict=True):
        *key, version = place
        if place in taken:
            yield Fault(subject, "version", f"there is a version {version} already")
        elif version > 1 and (*key, version - 1) not in taken:
            yield Fault(subject, "version", f"there is no version {version - 1}")
        taken.add(place)


def _places(model: type[Any], lineage: list[str], first: Sequence[Any]) -> set[tuple[Any, ...]]:
    """Lineage and version of the rows whose lineage begins with one of these."""
    found: set[tuple[Any, ...]] = set()
    for start in range(0, len(first), ROWS_AT_ONCE):
        wanted = {f"{lineage[0]}__in": first[start : start + ROWS_AT_ONCE]}
        found.update(model.objects.filter(**wanted).values_list(*lineage, "version"))
    return found


def save_all(model: type[Any], rows: Sequence[Any], subjects: Sequence[str]) -> None:
    """Insert rows in few statements; when one is forbidden, find out which and refuse."""
    try:
        with transaction.atomic():
            model.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
    except IntegrityError:
        for row, subject in zip(rows, subjects, strict=True):
            with told_by_field(model, subject):
                row.pk = None
                row.save(force_insert=True)


@contextmanager
def told_by_field(model: type[Any], subject: str) -> Iterator[None]:
    """What breaks a constraint of the model inside is a refusal that names the field."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        refuse(
            Fault(subject, *_field_and_reason(constraint))
            for constraint in model._meta.constraints
            if _is_broken(model, constraint, str(error))
        )
        raise


def _is_broken(model: type[Any], constraint: Any, told: str) -> bool:
    """PostgreSQL tells every constraint's name, SQLite the columns of a unique one."""
    if constraint.name in told:
        return True
    if not isinstance(constraint, UniqueConstraint):
        return False
    columns = [model._meta.get_field(name).column for name in constraint.fields]
    return told.endswith(": " + ", ".join(f"{model._meta.db_table}.{name}" for name in columns))


def _field_and_reason(constraint: Any) -> tuple[str, str]:
    if isinstance(constraint, UniqueConstraint):
        return constraint.fields[-1], "is given twice"
    field, _, reason = str(constraint.violation_error_message).partition(": ")
    return field, reason
