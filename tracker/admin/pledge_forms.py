"""The pledge form: who promised to whom belongs to the pledge, not to one version of its text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin

from tracker.models import Obligation, Party, Pledge, PledgeVersion
from tracker.rules.vocabulary import Element, choices

from .fields import ChooseSeveral, SeveralRows
from .forms import SlugForm


class PledgeForm(SlugForm):
    obligors = SeveralRows(
        queryset=Party.objects.all(),
        widget=ChooseSeveral(Obligation._meta.get_field("party"), admin.site),
        help_text="Who promised. A changed who is a new pledge that supersedes this one.",
    )
    counterparts = SeveralRows(
        queryset=Party.objects.all(),
        widget=ChooseSeveral(Pledge._meta.get_field("counterparts"), admin.site),
        required=False,
        help_text="To whom. Empty when joint: then the counterparts are the other obligors.",
    )
    elements = forms.MultipleChoiceField(
        choices=choices(Element),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Which of the five the text names.",
    )

    def initial_of(self, row: PledgeVersion) -> dict[str, Any]:
        return super().initial_of(row) | {
            "obligors": [party.pk for party in row.obligors],
            "counterparts": [party.pk for party in row.counterparts],
        }
