"""Collections of other institutions at the desk."""

from django.contrib import admin

from tracker.models import Collection

from .references import ReferenceAdmin


@admin.register(Collection)
class CollectionAdmin(ReferenceAdmin):
    noun = Collection.noun
    short = True
    place = 6
    slug_from = ("name_en",)
    list_display = ("name_en", "institution", "licence")
    search_fields = ("name_en", "name_zh", "institution", "slug")
    fieldsets = (
        ("What it is", {"fields": ("name_en", "name_zh", "slug")}),
        ("Whose it is", {"fields": ("institution", "url", "licence")}),
        ("How they judge", {"fields": ("method_en", "scale_en")}),
    )
