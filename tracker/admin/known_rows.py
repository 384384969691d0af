"""Rows of a form that show rows of the record: all are read at once, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, BaseModelFormSet

from .choosing import with_names
from .fields import is_key


def known_rows(formset: BaseModelFormSet, name: str, rows: QuerySet) -> dict[str, Any]:
    """The rows that the forms name in one field, by key; those shown were read with the form."""
    shown = [] if formset.is_bound else [getattr(row, name) for row in formset.get_queryset()]
    known = {str(each.pk): each for each in shown if each is not None}
    asked = {str(int(key)) for key in _named(formset, name) if is_key(key)} - known.keys()
    found = with_names(rows.filter(pk__in=asked)) if asked else ()
    return known | {str(row.pk): row for row in found}


def _named(formset: BaseModelFormSet, name: str) -> Iterator[Any]:
    """Keys that were sent, or with which new rows begin."""
    if formset.is_bound:
        for place in range(formset.total_form_count()):
            yield from formset.data.getlist(f"{formset.prefix}-{place}-{name}")  # type: ignore[attr-defined]
    else:
        yield from (each.get(name) for each in formset.initial_extra or ())


class KnownRows(BaseInlineFormSet):
    """Nested rows of which each chooses another row; `related` is their name on their parent."""

    related: ClassVar[str]
    chooses: ClassVar[str]

    def get_queryset(self) -> Any:
        """The rows as they were read with their parent."""
        return list(getattr(self.instance, self.related).all()) if self.instance.pk else []

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields[self.chooses].knows(self.known)

    @property
    def known(self) -> dict[str, Any]:
        """What the rows choose, by key."""
        if not hasattr(self, "_known"):
            column: Any = self.model._meta.get_field(self.chooses)  # type: ignore[union-attr]
            rows = column.related_model._default_manager.all()
            self._known = known_rows(self, self.chooses, rows)
        return self._known
