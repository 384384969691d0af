"""What belongs to a pledge at the desk: wordings, fulfilment tests, links."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.lists.list_filters import titled
from tracker.admin.pledge.pledge_panels import lock_of
from tracker.admin.saving.versions import VersionAdmin
from tracker.models import FulfilmentTest, PledgeLink, Wording
from tracker.models.search_entry import SearchNoun


@admin.register(Wording)
class WordingAdmin(VersionAdmin):
    noun = Wording.noun
    place = 2
    numbered = True
    list_display = ("pledge", "number", "side", "verb", "strength", "source")
    list_filter = (
        ("strength", titled("how strongly it binds")),
        ("inferred", titled("inferred by us", admin.BooleanFieldListFilter)),
    )
    list_select_related = ("pledge", "side", "source")
    found_by = {"pledge": SearchNoun.PLEDGES, "source": SearchNoun.SOURCES}
    search_fields = ("pledge__slug", "verb", "gist_en")
    fieldsets = (
        ("Whose text", {"fields": ("pledge", "source", "side", "locator")}),
        ("How it binds", {"fields": ("verb", "strength", "inferred")}),
        ("In our words", {"fields": ("gist_en", "note_en")}),
    )


@admin.register(FulfilmentTest)
class FulfilmentTestAdmin(VersionAdmin):
    noun = FulfilmentTest.noun
    place = 3
    list_display = ("pledge", "delivered_if_en")
    list_select_related = ("pledge",)
    found_by = {"pledge": SearchNoun.PLEDGES}
    reads_all = True
    search_fields = ("delivered_if_en",)
    fieldsets = (
        (
            "How we will judge it",
            {"fields": ("pledge", "delivered_if_en", "partly_if_en", "evidence_en")},
        ),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whether it is locked stands above what would change it."""
        fieldsets = list(super().get_fieldsets(request, obj))
        lock = (None, {"fields": ("lock",)})
        return [lock, *fieldsets] if obj is not None else fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), "lock")

    @admin.display(description="Lock")
    def lock(self, row: FulfilmentTest) -> str:
        return lock_of(row.pledge)


@admin.register(PledgeLink)
class PledgeLinkAdmin(VersionAdmin):
    noun = PledgeLink.noun
    place = 10
    list_display = ("later", "relation", "earlier")
    list_filter = (("relation", titled("relation")),)
    list_select_related = ("later", "earlier")
    found_by = {"later": SearchNoun.PLEDGES, "earlier": SearchNoun.PLEDGES}
    search_fields = ("reason_en",)
    fieldsets = ((None, {"fields": ("later", "relation", "earlier", "reason_en")}),)
