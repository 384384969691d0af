"""Topics at the desk."""

from django.contrib import admin

from tracker.models import Topic

from .references import ReferenceAdmin


@admin.register(Topic)
class TopicAdmin(ReferenceAdmin):
    noun = Topic.noun
    short = True
    place = 2
    slug_from = ("name_en",)
    list_display = ("name_en", "name_zh")
    search_fields = ("name_en", "name_zh", "slug")
    fieldsets = ((None, {"fields": ("name_en", "name_zh", "slug")}),)
