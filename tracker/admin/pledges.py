"""Pledges at the desk: their text, and renaming, merging and splitting them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.actions import pledges
from tracker.models import Pledge, PledgeVersion

from .contents import Content
from .identities import IdentityAdmin
from .list_filters import titled
from .pledge_forms import PledgeForm
from .pledge_verbs import MERGE, RENAME, SPLIT
from .verbs import OF_CONTENT
from .versions import VersionAdmin

PROMISED = (
    "title_en",
    "title_zh",
    "slug",
    "statement_en",
    "statement_zh",
    "dialogue",
    "made_on",
    "kind",
    "deliverable",
    "topics",
    "part_of",
    ("conditional", "settled_at_adoption", "borderline"),
)
DEADLINE = (
    "deadline_as_written_en",
    "due",
    "basis",
    "deadline_note_en",
    "trigger_relation",
    "trigger_dialogue",
    ("trigger_next_round_of", "trigger_after"),
)
REPEATED = (
    ("recurs_count", "recurs_per", "recurs_start"),
    "recurs_each_round_of",
    "recurs_interval_not_stated",
)


@admin.register(PledgeVersion)
class PledgeVersionAdmin(VersionAdmin):
    noun = PledgeVersion.noun
    place = 1
    heading = "Pledges"
    form = PledgeForm
    slug_from = ("title_en",)
    locked_later = frozenset({"obligors", "counterparts", "joint"})
    verbs = (*OF_CONTENT, RENAME, MERGE, SPLIT)
    list_display = ("title_en", "made_on", "due", "dialogue")
    list_filter = (
        ("kind", titled("kind of pledge")),
        ("deliverable", titled("what is promised")),
        ("basis", titled("who set the deadline")),
        ("origin", titled("where we found it")),
    )
    list_select_related = ("pledge", "dialogue")
    search_fields = ("title_en", "title_zh", "statement_en", "pledge__slug")
    fieldsets = (
        ("Promised", {"fields": PROMISED}),
        ("Who", {"fields": ("obligors", "counterparts", "joint")}),
        ("Deadline", {"fields": DEADLINE}),
        ("Repeated", {"fields": REPEATED}),
        ("How testable it is", {"fields": ("elements",)}),
        ("Record", {"fields": ("origin", "seed_refs")}),
    )

    def draft(self, content: Content, *, by: User) -> PledgeVersion:
        return pledges.add(content, by=by)


@admin.register(Pledge)
class PledgeAdmin(IdentityAdmin):
    search_fields = ("slug", "versions__title_en", "versions__title_zh")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> Any:
        rows, may_repeat = super().get_search_results(request, queryset, search_term)
        return rows.select_related("current"), may_repeat
