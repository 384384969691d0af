"""What belongs to a pledge at the desk: wordings, fulfilment tests, links."""

from django.contrib import admin

from tracker.models import FulfilmentTest, PledgeLink, Wording

from .list_filters import titled
from .versions import VersionAdmin


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
    search_fields = ("pledge__slug", "verb", "gist_en", "source__title")
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
    search_fields = ("pledge__slug", "delivered_if_en")
    fieldsets = (
        (
            "How we will judge it",
            {"fields": ("pledge", "delivered_if_en", "partly_if_en", "evidence_en")},
        ),
    )


@admin.register(PledgeLink)
class PledgeLinkAdmin(VersionAdmin):
    noun = PledgeLink.noun
    place = 10
    list_display = ("later", "relation", "earlier")
    list_filter = (("relation", titled("relation")),)
    list_select_related = ("later", "earlier")
    search_fields = ("later__slug", "earlier__slug", "reason_en")
    fieldsets = ((None, {"fields": ("later", "relation", "earlier", "reason_en")}),)
