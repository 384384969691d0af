"""Statements considered and not counted, at the desk."""

from django.contrib import admin

from tracker.admin.forms.record_form import SlugForm
from tracker.admin.lists.list_filters import titled
from tracker.admin.saving.versions import VersionAdmin
from tracker.models import ExcludedStatement


@admin.register(ExcludedStatement)
class ExcludedStatementAdmin(VersionAdmin):
    noun = ExcludedStatement.noun
    place = 12
    form = SlugForm
    slug_from = ("gist_en",)
    list_display = ("source", "paragraph", "gist_en", "category")
    list_display_links = ("gist_en",)
    list_filter = (
        ("category", titled("what it is instead")),
        ("borderline", titled("borderline", admin.BooleanFieldListFilter)),
    )
    list_select_related = ("source",)
    search_fields = ("gist_en", "why_en", "slug", "source__title")
    fieldsets = (
        ("Where", {"fields": ("source", "paragraph", "slug")}),
        ("What, and why not", {"fields": ("gist_en", "category", "why_en", "borderline")}),
    )
