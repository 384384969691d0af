"""A list as a file: all its rows, in its order, under the columns it shows."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import label_for_field, lookup_field
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponseNotAllowed, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst, slugify

from tracker.rules import spreadsheet
from tracker.today import today

ROWS_AT_ONCE = 500
# Beside the columns, a list has one of boxes to tick.
BOXES = "action_checkbox"


class Exports(admin.ModelAdmin):
    """A list with the file of itself beside it: the same question, the same answer."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.export_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_export"
        return [path("export/", view, name=name), *super().get_urls()]

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """The list that the same query string shows, all pages of it."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return HttpResponseNotAllowed(["GET", "HEAD"])
        try:
            listed = self.get_changelist_instance(request)
        except IncorrectLookupParameters as error:
            raise BadRequest("a filter has a value it cannot have") from error
        name = f"{slugify(str(self.opts.verbose_name_plural))}-{today():%Y-%m-%d}.csv"
        return StreamingHttpResponse(
            _lines(listed),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _lines(listed: ChangeList) -> Iterator[str]:
    screen = listed.model_admin
    columns = [str(name) for name in listed.list_display if name != BOXES]
    headings = [capfirst(str(label_for_field(name, listed.model, screen))) for name in columns]
    rows = listed.queryset.iterator(chunk_size=ROWS_AT_ONCE)
    yield spreadsheet.BYTE_ORDER_MARK
    yield from spreadsheet.csv_lines([headings])
    yield from spreadsheet.csv_lines([_cell(name, row, screen) for name in columns] for row in rows)


def _cell(name: str, row: Any, screen: admin.ModelAdmin) -> str:
    field, _, value = lookup_field(name, row, screen)
    if field is not None and getattr(field, "flatchoices", None):
        return str(dict(field.flatchoices).get(value, value))
    return _text(value)


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.isoformat(" ", "seconds")
        case SafeString():
            return html.unescape(strip_tags(value))
        case _:
            return str(value)
