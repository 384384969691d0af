"""Lists that everything refers to: registered freely, revised in public once they are public."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.forms import BaseModelFormSet
from django.http import HttpRequest

from tracker.actions import references
from tracker.actions.actors import actor_of
from tracker.admin.forms.contents import changes
from tracker.admin.forms.record_form import PRIVATE, SlugForm
from tracker.admin.lists.list_filters import PublicFilter
from tracker.admin.review.verb_views import signed_in
from tracker.admin.saving.seen import opened
from tracker.admin.saving.writing import WritingAdmin
from tracker.models.base import Reference
from tracker.models.bodies import content_of


class ReferenceAdmin(WritingAdmin):
    """A row here is private until something published refers to it."""

    section = "Lists"
    form = SlugForm

    def get_list_display(self, request: HttpRequest) -> Any:
        return (*super().get_list_display(request), "is_public")

    def get_list_filter(self, request: HttpRequest) -> Any:
        return (*super().get_list_filter(request), PublicFilter)

    def asks(self, obj: Reference) -> frozenset[str]:
        return frozenset({"public_reason"}) if obj.entry_id else frozenset()

    def locked(self, obj: Reference) -> frozenset[str]:
        return frozenset({"slug"})

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        is_public = obj is not None and obj.entry_id is not None
        return allowed and (not is_public or self.has_publish_permission(request))

    def was_closed(self, request: HttpRequest, object_id: str | None) -> bool:
        """Only a form that was opened while the row was private was closed meanwhile."""
        subject = f"{self.opts.label_lower}:{object_id}"
        seen = opened(request.POST.get("seen", ""), subject)
        was_private = seen is not None and seen.content.get("state") == PRIVATE
        return was_private and super().was_closed(request, object_id)

    def is_closed(self, row: Reference) -> bool:
        return row.entry_id is not None

    def is_public_act(self, request: HttpRequest) -> bool:
        """A revision always takes the log's turn, whether the row is public or not yet."""
        return True

    def write(
        self, request: HttpRequest, form: Any, formsets: Sequence[BaseModelFormSet]
    ) -> Reference:
        if form.instance.pk is None:
            row: Reference = references.register(self.noun, self.content(form, formsets, {}))
            return row
        row = self.model._default_manager.get(pk=form.instance.pk)
        before = content_of(row)
        delta = changes(before, self.content(form, formsets, before))
        if not delta:
            return row
        reason = form.cleaned_data.get("public_reason", "")
        return references.revise(row, changes=delta, reason=reason, by=actor_of(signed_in(request)))

    @admin.display(description="Public", boolean=True, ordering="entry_id")
    def is_public(self, row: Reference) -> bool:
        return row.entry_id is not None
