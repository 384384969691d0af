"""The public log, the desk log and the projections: for reading."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.admin.lists.base import ReadOnlyAdmin
from tracker.admin.lists.list_filters import either, since, titled
from tracker.admin.lists.log_search import desk_events_about, log_entries_about
from tracker.admin.review.recorded import in_a_heading
from tracker.models import Actor, Checkpoint, DeskEvent, LogEntry, Redirect, Release, Segment
from tracker.models.search_entry import SearchNoun


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    section = "Log"
    place = 1
    list_display = ("seq", "moment", "actor", "verb", "subject_type", "subject_id", "reason")
    list_filter = (
        ("verb", titled("what happened")),
        since("when", "at"),
    )
    search_fields = ("subject_id", "reason")
    search_help_text = "Finds a number, an id, the id of a touched pledge; words of reasons."
    readonly_fields = ("shown_body",)
    fields = (
        ("seq", "at", "batch"),
        ("actor", "verb"),
        ("subject_type", "subject_id"),
        "reason",
        "shown_body",
        "body_commit",
        "prev",
        "hash",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("body")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> Any:
        return (log_entries_about(queryset, search_term) if search_term else queryset), False

    @admin.display(description=in_a_heading(LogEntry._meta.get_field("at")), ordering="seq")
    def moment(self, row: LogEntry) -> datetime:
        """When it was written: in the order of the numbers, which the database keeps sorted."""
        return row.at

    @admin.display(description="Body")
    def shown_body(self, row: LogEntry) -> SafeString:
        body = row.body.body
        return format_html("<pre class='body'>{}</pre>", body or "[redacted]")


@admin.register(Checkpoint)
class CheckpointAdmin(ReadOnlyAdmin):
    section = "Log"
    place = 2
    list_display = ("size", "root", "at")
    list_filter = (since("when", "at"),)
    search_fields = ("root",)
    fields = ("size", "root", "at", "frontier")


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    section = "Log"
    place = 7
    short = True
    list_display = ("revision", "made_at", "size", "sha256", "head")
    list_filter = (since("when", "made_at"),)
    search_fields = ("sha256",)
    fields = ("revision", "made_at", "head", "size", "sha256")
    readonly_fields = ("revision",)


@admin.register(DeskEvent)
class DeskEventAdmin(ReadOnlyAdmin):
    section = "Log"
    place = 3
    list_display = ("at", "user", "verb", "noun", "public_id", "version", "comment")
    list_filter = (
        ("verb", titled("what happened")),
        since("when", "at"),
    )
    list_select_related = ("user",)
    search_fields = ("public_id", "comment")
    search_help_text = "Finds an id, and words of comments."
    fields = ("at", "user", "verb", "noun", "public_id", "version", "comment")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> Any:
        return (desk_events_about(queryset, search_term) if search_term else queryset), False


@admin.register(Actor)
class ActorAdmin(ReadOnlyAdmin):
    section = "Log"
    place = 4
    list_display = ("number", "name", "user")
    list_filter = (either("who", "person", "People", "Programs", Q(user__isnull=False)),)
    list_select_related = ("user",)
    search_fields = ("name", "number")
    fields = ("number", "name", "user")


@admin.register(Redirect)
class RedirectAdmin(ReadOnlyAdmin):
    section = "Log"
    place = 5
    list_display = ("slug", "pledge", "entry")
    list_filter = (("entry__verb", titled("what happened")),)
    list_select_related = ("pledge", "entry")
    search_fields = ("slug",)
    fields = ("slug", "pledge", "entry")


@admin.register(Segment)
class SegmentAdmin(ReadOnlyAdmin):
    section = "Log"
    place = 6
    list_display = ("pledge", "obligor", "valid_from", "valid_to", "label", "timing", "standing")
    list_filter = (
        ("label", titled("label")),
        ("timing", titled("timing")),
        ("standing", titled("standing")),
        ("contested", titled("contested", admin.BooleanFieldListFilter)),
    )
    list_select_related = ("pledge", "obligation__party")
    ordering = ("-pk",)
    found_by = {"pledge": SearchNoun.PLEDGES}
    search_fields = ("pledge__slug",)

    @admin.display(description="Obligor")
    def obligor(self, row: Segment) -> str:
        return str(row.obligation.party) if row.obligation else "all"
