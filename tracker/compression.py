"""Pages and files travel compressed."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

# The name of the coding, unless the reader refuses it by a weight of nothing (RFC 9110, 12.5.3).
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*[qQ]=0(\.0*)?\s*(,|$))")
TEXT = ("text/", "application/json")
TEXT_SUFFIXES = ("+json", "+xml", "/xml")


class CompressionMiddleware(GZipMiddleware):
    """Compresses what the public is sent, streamed files included.

    The desk is left out: its pages hold a secret (the token of their forms) beside text that a
    stranger can choose, and from the compressed length the secret could be guessed. Public pages
    hold none, so their length needs no random padding and the same page has the same bytes.
    Spreadsheets, images and fonts are compressed by themselves.
    """

    max_random_bytes = 0

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path_info.startswith("/admin/") or not is_text(response):
            return response
        if not takes_gzip(request.META):
            patch_vary_headers(response, ("Accept-Encoding",))
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed


def takes_gzip(environ: Mapping[str, Any]) -> bool:
    """Whether the reader can unpack what travels compressed."""
    return TAKES_GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")) is not None


def is_text(response: HttpResponseBase) -> bool:
    """Whether the content type is one that shrinks."""
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind.startswith(TEXT) or kind.endswith(TEXT_SUFFIXES)
