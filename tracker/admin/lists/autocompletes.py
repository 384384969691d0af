"""What an autocomplete answers: rows in one line, with what tells each from its like."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import QuerySet

from tracker.admin.forms.choosing import called, with_names


class Choices(AutocompleteJsonView):
    """Stock admin's answer, in our words."""

    def get_queryset(self) -> QuerySet:
        screen: Any = self.model_admin
        rows = screen.get_queryset(self.request)
        rows = rows.complex_filter(self.source_field.get_limit_choices_to())
        return with_names(screen.offered(self.request, rows, self.term))

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": called(obj)}
