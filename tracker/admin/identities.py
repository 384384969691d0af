"""What other rows point to: found by autocompletes, written through its versions."""

from __future__ import annotations

from django.http import HttpRequest

from .base import ReadOnlyAdmin


class IdentityAdmin(ReadOnlyAdmin):
    """Not in the index: its content is edited where its versions are."""

    list_display = ("slug", "current", "withdrawn")
    list_select_related = ("current",)
    fields = ("slug", "current", "withdrawn")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False
