"""Forms that may speak of one obligor: the party is chosen, the obligation found from it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from tracker.models import Obligation, Party

from .fields import ChooseOne, OneRow
from .record_form import RecordForm, SlugForm


class ObligorForm(RecordForm):
    obligor = OneRow(
        queryset=Party.objects.all(),
        widget=ChooseOne(Obligation._meta.get_field("party"), admin.site),
        required=False,
        help_text="Empty: collectively, for every obligor without a verdict of its own.",
    )

    def initial_of(self, row: Any) -> dict[str, Any]:
        obligor = row.obligor
        return super().initial_of(row) | {"obligor": obligor.pk if obligor else None}


class ObligorSlugForm(ObligorForm, SlugForm):
    """The same for content with an address of its own."""
