"""Verdicts of other institutions at the desk."""

from django.contrib import admin

from tracker.admin.forms.obligors import ObligorSlugForm
from tracker.admin.saving.versions import VersionAdmin
from tracker.models import ExternalVerdict
from tracker.models.search_entry import SearchNoun


@admin.register(ExternalVerdict)
class ExternalVerdictAdmin(VersionAdmin):
    noun = ExternalVerdict.noun
    place = 8
    form = ObligorSlugForm
    slug_from = ("institution", "pledge")
    list_display = ("institution", "pledge", "value", "published_on", "batch")
    list_select_related = ("pledge",)
    found_by = {"pledge": SearchNoun.PLEDGES}
    reads_all = True
    search_fields = ("institution", "slug", "batch")
    fieldsets = (
        ("Of what", {"fields": ("pledge", "obligor", "slug")}),
        (
            "Their verdict",
            {
                "fields": (
                    "institution",
                    "figure",
                    "value",
                    "score",
                    "scale_en",
                    "method_en",
                    "published_on",
                )
            },
        ),
        ("Where it is from", {"fields": ("source", "licence", "batch")}),
    )
