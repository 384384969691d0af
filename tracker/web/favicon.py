"""The address that browsers ask for an icon, whatever a page names."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.templatetags.static import static

from .file import File


class Favicon(File):
    """Leads to the one drawing; not for good, as its address changes with its content."""

    def answer(self) -> HttpResponseBase:
        return HttpResponseRedirect(static("favicon.svg"))
