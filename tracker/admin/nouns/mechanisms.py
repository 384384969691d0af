"""Mechanisms at the desk."""

from django.contrib import admin
from django.db.models import Q

from tracker.admin.lists.list_filters import either
from tracker.models import Mechanism

from .references import ReferenceAdmin


@admin.register(Mechanism)
class MechanismAdmin(ReferenceAdmin):
    noun = Mechanism.noun
    short = True
    place = 3
    slug_from = ("name_en",)
    list_display = ("name_en", "started", "ended", "succeeded_by")
    list_filter = (either("still meeting", "meeting", "Yes", "Ended", Q(ended="")),)
    list_select_related = ("succeeded_by",)
    search_fields = ("name_en", "name_zh", "slug", "aliases")
    fieldsets = (
        ("Name", {"fields": ("name_en", "name_zh", "slug", "aliases")}),
        ("What it is", {"fields": ("description_en", "description_zh", "parties")}),
        ("Life", {"fields": ("started", "ended", "succeeded_by", "succession_note_en")}),
    )
