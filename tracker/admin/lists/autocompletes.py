"""What an autocomplete answers: rows in one line, with what tells each from its like."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import BadRequest
from django.db.models import QuerySet

from tracker.admin.forms.choosing import called, with_names
from tracker.admin.forms.fields import LEFT_OUT, is_key


class Choices(AutocompleteJsonView):
    """Stock admin's answer, in our words."""

    def get_queryset(self) -> QuerySet:
        screen: Any = self.model_admin
        rows = screen.get_queryset(self.request)
        rows = rows.complex_filter(self.source_field.get_limit_choices_to())
        left_out = self.request.GET.get(LEFT_OUT, "")
        if left_out and not is_key(left_out):
            raise BadRequest(f"{LEFT_OUT}: not the key of a row")
        rows = rows.exclude(pk=left_out) if left_out else rows
        return with_names(screen.offered(self.request, rows, self.term))

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": called(obj)}
