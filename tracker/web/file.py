"""Files for machines: with the rules of a page, but without a template."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .page import Page


class File(Page):
    """Subclasses answer with any response, streamed ones too."""

    def get(  # type: ignore[override]  # a page with a template can only promise HttpResponse
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        return self.answer()

    def answer(self) -> HttpResponseBase:
        """The file."""
        raise NotImplementedError
