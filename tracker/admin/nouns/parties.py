"""Parties at the desk."""

from django.contrib import admin

from tracker.admin.lists.list_filters import titled
from tracker.models import Party

from .references import ReferenceAdmin


@admin.register(Party)
class PartyAdmin(ReferenceAdmin):
    noun = Party.noun
    short = True
    place = 1
    slug_from = ("name_en",)
    list_display = ("name_en", "name_zh", "kind", "parent", "iso")
    list_filter = (("kind", titled("kind of party")),)
    list_select_related = ("parent",)
    search_fields = ("name_en", "name_zh", "slug", "aliases")
    fieldsets = (
        ("Name", {"fields": ("name_en", "name_zh", "slug", "aliases")}),
        ("Whose voice it is", {"fields": ("kind", "parent", "iso")}),
    )
