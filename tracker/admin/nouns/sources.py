"""Sources at the desk."""

from django.contrib import admin

from tracker.admin.lists.list_filters import titled
from tracker.models import Source
from tracker.models.search_entry import SearchNoun

from .references import ReferenceAdmin


@admin.register(Source)
class SourceAdmin(ReferenceAdmin):
    noun = Source.noun
    place = 4
    slug_from = ("publisher", "title")
    list_display = ("title", "publisher", "published_on", "kind", "side", "reliability")
    list_filter = (
        ("kind", titled("kind of source")),
        ("reliability", titled("reliability")),
        ("side", titled("whose voice it is", admin.RelatedFieldListFilter)),
        ("is_mirror", titled("is a copy", admin.BooleanFieldListFilter)),
    )
    list_select_related = ("side",)
    found_by = {"pk": SearchNoun.SOURCES}
    search_fields = ("title", "publisher", "url", "slug")
    fieldsets = (
        ("Document", {"fields": ("title", "url", "publisher", "published_on", "language", "slug")}),
        ("As evidence", {"fields": ("kind", "side", "reliability", "is_mirror")}),
        ("Note", {"fields": ("note_en",)}),
    )
