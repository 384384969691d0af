"""What the database forbids, judged without asking it: a form tells all faults of all its rows.

Stock Django sends one query for every check of every row that a form shows, so a long form would
ask hundreds. Here the same condition is read in Python; the database goes on to enforce it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

_LOOKUPS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "in": lambda value, allowed: value in allowed,
}


class Check(models.CheckConstraint):
    """A condition on the columns of one row; migrations know it as Django's own."""

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Collection[str] | None = None,
        using: str = "default",
    ) -> None:
        """Refuse a row that breaks it, unless it speaks of a column that is not looked at."""
        condition = cast(Q, self.condition)
        if set(exclude or ()).intersection(_columns(condition)):
            return
        if holds(condition, instance) is False:
            raise ValidationError(
                self.get_violation_error_message(), code=self.violation_error_code
            )

    def deconstruct(self) -> Any:
        _, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs


class Given(models.Model):
    """A row that trusts the rows it was given, and looks for those of which it has the key only."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        columns: Any = self._meta.concrete_fields
        given = {each.name for each in columns if each.is_relation and each.is_cached(self)}
        super().clean_fields(exclude=given.union(exclude or ()))


def holds(condition: Q, row: models.Model) -> bool | None:
    """Whether a row meets a condition, in the logic of SQL: None when an empty column decides."""
    children: list[Any] = condition.children
    parts = [holds(part, row) if isinstance(part, Q) else _compare(row, *part) for part in children]
    found = _any(parts) if condition.connector == Q.OR else _all(parts)
    return found if found is None or not condition.negated else not found


def _compare(row: models.Model, path: str, wanted: Any) -> bool | None:
    name, _, lookup = path.partition("__")
    value = _column(row, name)
    if lookup == "isnull":
        return (value is None) is bool(wanted)
    if wanted is None:
        return value is None
    other = _column(row, _name(wanted)) if isinstance(wanted, F) else wanted
    if value is None or other is None:
        return None
    return _LOOKUPS[lookup or "exact"](value, other)


def _column(row: models.Model, name: str) -> Any:
    return getattr(row, row._meta.get_field(name).attname)  # type: ignore[union-attr]


def _all(parts: Iterable[bool | None]) -> bool | None:
    found = set(parts)
    return False if False in found else None if None in found else True


def _any(parts: Iterable[bool | None]) -> bool | None:
    found = set(parts)
    return True if True in found else None if None in found else False


def _columns(condition: Q) -> Iterator[str]:
    """The columns of which a condition speaks."""
    children: list[Any] = condition.children
    for part in children:
        if isinstance(part, Q):
            yield from _columns(part)
            continue
        path, wanted = part
        yield path.partition("__")[0]
        if isinstance(wanted, F):
            yield _name(wanted)


def _name(column: Any) -> str:
    name: str = column.name
    return name
