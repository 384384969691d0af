"""What of a request decides the answer, so that equal questions share one."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from tracker.compression import takes_gzip

Question = tuple[str, ...]

# What a proxy in front says of how the reader came, so far as views look at it.
AROUND = ("HTTP_HOST", "wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO")


def question(environ: dict[str, Any]) -> Question:
    """Address, query string in a fixed order, and whether the answer may travel compressed."""
    return (
        environ["PATH_INFO"],
        in_order(environ.get("QUERY_STRING", "")),
        "gzip" if takes_gzip(environ) else "",
        *[environ.get(name, "") for name in AROUND],
    )


@lru_cache(maxsize=4_096)
def in_order(query: str) -> str:
    """The same parameters sorted by name; a query string that is not plain stays as it is.

    Values of one name keep their order, and empty ones stay: a view may refuse them.
    """
    if not query:
        return ""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=50)
    except ValueError:
        return query
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))
