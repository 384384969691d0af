"""Indicators and their values at the desk."""

from django.contrib import admin

from tracker.admin.lists.list_filters import titled
from tracker.admin.saving.versions import VersionAdmin
from tracker.models import Indicator, IndicatorPoint

from .references import ReferenceAdmin


@admin.register(Indicator)
class IndicatorAdmin(ReferenceAdmin):
    noun = Indicator.noun
    short = True
    place = 5
    slug_from = ("name_en",)
    list_display = ("name_en", "unit")
    search_fields = ("name_en", "name_zh", "slug")
    fieldsets = ((None, {"fields": ("name_en", "name_zh", "slug", "unit", "breaks_en")}),)


@admin.register(IndicatorPoint)
class IndicatorPointAdmin(VersionAdmin):
    noun = IndicatorPoint.noun
    place = 11
    heading = "Indicator values"
    numbered = True
    list_display = ("indicator", "date", "value", "qualifier", "reporter")
    list_filter = (("qualifier", titled("how exact")),)
    list_select_related = ("indicator", "reporter")
    search_fields = ("indicator__name_en", "indicator__slug", "date", "note_en")
    fieldsets = (
        ("Value", {"fields": ("indicator", "date", "value", "qualifier")}),
        ("Who says so", {"fields": ("reporter", "source", "note_en")}),
    )
