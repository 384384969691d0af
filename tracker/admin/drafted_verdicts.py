"""The verdicts drafted with an update: as its form was opened with them, and as typed."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, prefetch_related_objects

from tracker.actions.companions import companions_of
from tracker.models import Assessment, Obligation, UpdateVersion
from tracker.models.bodies import content_of

from .contents import Content
from .forms import read_once

if TYPE_CHECKING:
    from .verdict_rows import VerdictFormSet


def drafted_with(version: UpdateVersion) -> list[Any]:
    """The verdicts in the form of an update."""
    found = companions_of(version) if version.pk else []
    of_pledges = Prefetch("pledge__obligations", Obligation.objects.select_related("party"))
    prefetch_related_objects(found, "evidence", of_pledges)
    return found


def with_verdicts(row: UpdateVersion) -> Content:
    """What the form of an update shows: its content, and the verdicts drafted with it."""
    found = drafted_with(row)
    # The rows of the form take them from here, so that they are read once.
    row.__dict__["drafted_verdicts"] = found
    verdicts = sorted(map(content_of, found), key=_place)
    return read_once(row) | {Assessment.noun: verdicts}


def typed_verdicts(formset: VerdictFormSet) -> list[Content]:
    """The verdicts as somebody typed them; those left alone say what they said when opened."""
    typed = [
        {**form.opened_with(), **form.content()}
        for form in formset.forms
        if (form.now or form.has_changed()) and not form.cleaned_data.get("DELETE")
    ]
    return sorted([*typed, *formset.left_alone], key=_place)


def _place(content: Content) -> tuple[str, float]:
    """The order of verdicts in a form; new ones have no number yet."""
    return content["pledge"] or "", content.get("number", inf)
