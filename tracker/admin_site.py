"""The desk as a site: its name, the order of its index, and what no address may carry.

Outside `tracker.admin`, because that package registers its screens while it is being read and so
needs the site before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

PARAMETERS_AT_MOST = 50
CHARACTERS_AT_MOST = 200
# Where a list was left, so that a form can lead back to it: as long as a list's address.
LEFT_AT = "_changelist_filters"

SECTIONS = ("The record", "Lists", "Whole", "Log", "People")


class DeskConfig(AdminConfig):
    """The admin app, with the desk as its site."""

    default_site = "tracker.admin_site.DeskSite"


class DeskSite(admin.AdminSite):
    """Stock admin under our name, with its models in the sections analysts think in."""

    site_header = "Followthrough desk"
    site_title = "Followthrough desk"
    index_title = "The record"

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Refuse a query string that no link of the desk makes, before the database sees it."""
        inner = super().admin_view(view, cacheable)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            check_query(request)
            return inner(request, *args, **kwargs)

        return guarded

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """The index and the side bar: one block per section instead of one per app."""
        models = [
            model for app in super().get_app_list(request, app_label) for model in app["models"]
        ]
        blocks = [self._section(name, models) for name in SECTIONS]
        return [block for block in blocks if block["models"]]

    def _section(self, name: str, models: list[dict[str, Any]]) -> dict[str, Any]:
        inside = []
        for each in models:
            model_admin = self._registry[each["model"]]
            if getattr(model_admin, "section", SECTIONS[-1]) == name:
                inside.append(each | {"name": getattr(model_admin, "heading", "") or each["name"]})
        inside.sort(key=lambda each: getattr(self._registry[each["model"]], "place", 99))
        return {
            "name": name,
            "app_label": name.lower().replace(" ", "-"),
            "app_url": reverse("admin:index"),
            "has_module_perms": True,
            "models": inside,
        }


def check_query(request: HttpRequest) -> None:
    """A 400 for more parameters, longer values or control characters than any list needs."""
    pairs = [(name, value) for name, values in request.GET.lists() for value in values]
    if len(pairs) > PARAMETERS_AT_MOST:
        raise BadRequest("too many parameters")
    for name, value in pairs:
        if "\x00" in name or "\x00" in value:
            raise BadRequest("a parameter holds a NUL character")
        if name not in (LEFT_AT, "next") and len(value) > CHARACTERS_AT_MOST:
            raise BadRequest("a parameter is too long")
