"""What other rows point to: found by autocompletes, written through its versions."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest

from tracker.admin.lists.base import ReadOnlyAdmin
from tracker.admin.lists.list_filters import either, titled


class IdentityAdmin(ReadOnlyAdmin):
    """Not in the index: its content is edited where its versions are."""

    list_display = ("slug", "current", "withdrawn")
    list_filter = (
        either("public", "public", "Public", "Not public", Q(current__isnull=False)),
        ("withdrawn", titled("withdrawn", admin.BooleanFieldListFilter)),
    )
    list_select_related = ("current",)
    fields = ("slug", "current", "withdrawn")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False
