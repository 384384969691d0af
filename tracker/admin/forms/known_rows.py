"""Rows of a form that show rows of the record: all are read at once, however many there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, BaseModelFormSet

from .fields import is_key
from .rows_read import Choices, share


def read_at_once(
    formset: BaseModelFormSet, name: str, rows: QuerySet, choices: Choices
) -> Mapping[str, Any]:
    """The rows that the forms name in one field, by key."""
    shown = [getattr(row, name) for row in formset.get_queryset()]
    choices.keep(each for each in shown if each is not None)
    named = [] if formset.is_bound else [each.pk for each in shown if each is not None]
    keys = [*named, *keys_sent(formset, name)]
    return choices.among(rows, [str(int(key)) for key in keys if is_key(key)])


def keys_sent(formset: BaseModelFormSet, name: str) -> Iterator[Any]:
    """What was sent for one field of the rows, or with what new rows begin."""
    if formset.is_bound:
        for place in range(formset.total_form_count()):
            yield from formset.data.getlist(f"{formset.prefix}-{place}-{name}")  # type: ignore[attr-defined]
    else:
        yield from (each.get(name) for each in formset.initial_extra or ())


class KnownRows(BaseInlineFormSet):
    """Nested rows of which each chooses another row; `related` is their name on their parent."""

    related: ClassVar[str]
    chooses: ClassVar[str]
    choices: Choices

    def get_queryset(self) -> Any:
        """The rows as they were read with their parent."""
        return list(getattr(self.instance, self.related).all()) if self.instance.pk else []

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if not hasattr(self, "_has_read"):
            column: Any = self.model._meta.get_field(self.chooses)  # type: ignore[union-attr]
            rows = column.related_model._default_manager.all()
            read_at_once(self, self.chooses, rows, self.choices)
            self._has_read = True
        share(form, self.choices)
