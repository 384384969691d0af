"""What one request has read already: the rows that it is about, and those that its choices name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import HttpRequest

from .choosing import has_names, with_names


def rows_read(request: HttpRequest) -> dict[str | None, Any]:
    """The rows that the request is about, by key; None for what is not there."""
    read: dict[str | None, Any] = request.__dict__.setdefault("rows_read", {})
    return read


def is_told(request: HttpRequest) -> bool:
    """Whether the form is shown once more to somebody who was second."""
    return hasattr(request, "is_telling")


class Choices:
    """Rows that forms choose, each with its names; what one form has read, the next one knows."""

    def __init__(self) -> None:
        self._rows: dict[type[Model], dict[str, Any]] = {}

    def keep(self, rows: Iterable[Any]) -> None:
        """Remember rows, if they were read with their names."""
        for row in filter(has_names, rows):
            self._rows.setdefault(type(row), {})[str(row.pk)] = row

    def among(self, rows: QuerySet, keys: Iterable[str]) -> Mapping[str, Any]:
        """Those of all rows that have these keys; what nobody has read yet is read now."""
        known = self._rows.setdefault(rows.model, {})
        wanted = dict.fromkeys(keys)
        missing = [key for key in wanted if key not in known]
        if missing:
            self.keep(with_names(rows.filter(pk__in=missing)))
        return {key: known[key] for key in wanted if key in known}


def choices_of(request: HttpRequest) -> Choices:
    """What the forms of a request share."""
    found: Choices = request.__dict__.setdefault("choices", Choices())
    return found


def share(form: Form, choices: Choices) -> None:
    """Let the fields of a form that choose rows look among what was read already."""
    for field in form.fields.values():
        shares: Any = getattr(field, "shares", None)
        if shares is not None:
            shares(choices)
