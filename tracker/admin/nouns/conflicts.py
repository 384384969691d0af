"""Accounts that contradict each other, at the desk."""

from django.contrib import admin

from tracker.admin.forms.record_form import SlugForm
from tracker.admin.saving.versions import VersionAdmin
from tracker.models import Conflict


@admin.register(Conflict)
class ConflictAdmin(VersionAdmin):
    noun = Conflict.noun
    short = True
    place = 9
    form = SlugForm
    slug_from = ("claim_a_en",)
    list_display = ("slug", "claim_a_en", "claim_b_en")
    search_fields = ("slug", "claim_a_en", "claim_b_en", "pledges__slug")
    fieldsets = (
        ("The two claims", {"fields": ("claim_a_en", "claim_b_en", "slug")}),
        ("What they concern", {"fields": ("pledges", "updates", "sources")}),
        ("How we handle it", {"fields": ("handling_en",)}),
    )
