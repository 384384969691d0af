"""Sources at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest

from tracker.admin.lists.list_filters import KnownValues, either, titled
from tracker.models import Source
from tracker.models.search_entry import SearchNoun
from tracker.rules.vocabulary import LinkState, choices

from .references import ReferenceAdmin


class LinkFilter(KnownValues):
    """Sources by what the last check of their present address came to."""

    title = "link"
    parameter_name = "link"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return choices(LinkState)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        state = self.known_value()
        if state is None:
            return queryset
        return queryset.filter(link_check__state=state, link_check__address=F("url"))


ArchivedFilter = either("archived copy", "archived", "Has one", "Has none", ~Q(archived_url=""))


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
        LinkFilter,
        ArchivedFilter,
    )
    list_select_related = ("side",)
    found_by = {"pk": SearchNoun.SOURCES}
    search_fields = ("title", "publisher", "url", "slug")
    fieldsets = (
        (
            "Document",
            {
                "fields": (
                    "title",
                    "url",
                    "archived_url",
                    "publisher",
                    "published_on",
                    "language",
                    "slug",
                )
            },
        ),
        ("As evidence", {"fields": ("kind", "side", "reliability", "is_mirror")}),
        ("Note", {"fields": ("note_en",)}),
    )
