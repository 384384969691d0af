"""The verdicts drafted with an update: as its form was opened with them, and as typed."""

from __future__ import annotations

from copy import copy
from math import inf
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, prefetch_related_objects

from tracker.actions.companions import companions_of
from tracker.admin.forms.contents import Content
from tracker.admin.forms.record_form import read_once
from tracker.models import (
    Assessment,
    Bearing,
    Citation,
    Measurement,
    Obligation,
    Party,
    UpdateVersion,
)
from tracker.models.bodies import content_of

if TYPE_CHECKING:
    from tracker.admin.update.verdict_rows import VerdictFormSet

# All that the form of an update shows, with the names of what its rows choose.
SHOWN = (
    Prefetch("reporters", Party.objects.order_by("slug")),
    Prefetch("citations", Citation.objects.select_related("source__side")),
    Prefetch("measurements", Measurement.objects.select_related("indicator")),
    Prefetch(
        "update__bearings",
        Bearing.objects.select_related("update", "pledge__current", "obligation__party"),
    ),
    Prefetch("update__bearings__pledge__obligations", Obligation.objects.select_related("party")),
)


def drafted_with(version: UpdateVersion) -> list[Any]:
    """The verdicts in the form of an update: read once, and given out anew to each form."""
    if "drafted_verdicts" not in version.__dict__:
        found: list[Any] = companions_of(version) if version.pk else []
        bearings = version.update.bearings.all() if found else ()
        borne = {each.pledge_id: each.pledge for each in bearings}
        for each in found:
            each.pledge = borne.get(each.pledge_id, each.pledge)
        of_pledges = Prefetch("pledge__obligations", Obligation.objects.select_related("party"))
        prefetch_related_objects(found, "evidence", of_pledges)
        version.__dict__["drafted_verdicts"] = found
    # A form writes what was typed over its row before anything is saved.
    return [copy(each) for each in version.__dict__["drafted_verdicts"]]


def with_verdicts(row: UpdateVersion) -> Content:
    """What the form of an update shows: its content, and the verdicts drafted with it."""
    prefetch_related_objects([row], *SHOWN)
    verdicts = sorted(map(content_of, drafted_with(row)), key=_place)
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
