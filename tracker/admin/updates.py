"""Status updates at the desk: one form for the fact, its sources, numbers and bearings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.forms import BaseModelFormSet
from django.http import HttpRequest

from tracker.actions import updates
from tracker.models import Citation, Measurement, StatusUpdate, UpdateVersion

from .base import DeskInline
from .bearings import ADD_BEARING, BearingInline
from .contents import Content
from .forms import SlugForm
from .identities import IdentityAdmin
from .list_filters import titled
from .verbs import OF_CONTENT
from .versions import VersionAdmin

SLUG_WORDS = 6


class CitationInline(DeskInline):
    """Where it is said; the first is the main source."""

    model = Citation
    fields = ("source", "locator", "quote")


class MeasurementInline(DeskInline):
    """Numbers in it, each with unit, qualifier and scope."""

    model = Measurement
    fields = ("indicator", "value", "unit", "qualifier", "measure_en", "scope_en", "since")
    extra = 0


@admin.register(UpdateVersion)
class UpdateVersionAdmin(VersionAdmin):
    noun = UpdateVersion.noun
    place = 4
    heading = "Status updates"
    form = SlugForm
    slug_from = ("date", "fact_en")
    verbs = (*OF_CONTENT, ADD_BEARING)
    list_display = ("date", "fact_en", "kind")
    list_display_links = ("date", "fact_en")
    list_filter = (
        ("kind", titled("kind of update")),
        ("search_complete", titled("search was complete", admin.BooleanFieldListFilter)),
    )
    list_select_related = ("update",)
    search_fields = ("fact_en", "fact_zh", "update__slug", "citations__source__title")
    fieldsets = (
        ("What happened", {"fields": ("date", "kind", "fact_en", "fact_zh", "slug")}),
        ("Who reported it", {"fields": ("reporters", "independent")}),
        ("If it is a search", {"fields": ("search_complete", "search_places_en")}),
        ("Note", {"fields": ("note_en",)}),
    )
    inlines = (CitationInline, MeasurementInline, BearingInline)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        inlines = super().get_inlines(request, obj)
        is_first_draft = obj is None or (obj.version == 1 and not obj.is_published)
        # Bearings belong to the update: once it is public they are added, never rewritten.
        return [each for each in inlines if each is not BearingInline or is_first_draft]

    def content(
        self, form: Any, formsets: Sequence[BaseModelFormSet], base: dict[str, Any]
    ) -> Content:
        content = super().content(form, formsets, base)
        cleaned = form.cleaned_data
        reporters = {party.slug for party in cleaned["reporters"]}
        content["reported_by"] = sorted(
            reporters | ({"independent"} if cleaned["independent"] else set())
        )
        return content

    def draft(self, content: Content, *, by: User) -> UpdateVersion:
        return updates.record(content, by=by)


@admin.register(StatusUpdate)
class StatusUpdateAdmin(IdentityAdmin):
    search_fields = ("slug", "versions__fact_en", "versions__fact_zh")
