"""A request as Django's WSGI handler reads it (PEP 3333), made from an ASGI scope."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

Environ = dict[str, Any]


def environ(scope: Mapping[str, Any]) -> Environ:
    """Everything but the body.

    A name with an underscore is left out: it would pass for one with a hyphen, say that of a
    header that only a proxy of ours may set.
    """
    client, server = scope.get("client") or ("", 0), scope.get("server") or ("localhost", 80)
    made: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if "_" not in name:
            _add(made, _key(name), value)
    return made


def _key(name: str) -> str:
    key = name.upper().replace("-", "_")
    return key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"


def _add(made: Environ, key: str, value: str) -> None:
    """Headers that were sent several times are one list (RFC 9110, 5.3), cookies as they are."""
    between = "; " if key == "HTTP_COOKIE" else ","
    made[key] = f"{made[key]}{between}{value}" if key in made else value


def with_body(made: Environ, body: BytesIO) -> Environ:
    """The request with what was read of its body, and nothing announced beyond it."""
    size = body.getbuffer().nbytes
    announced = {"CONTENT_LENGTH": str(size), "wsgi.input": body}
    if not size:
        made.pop("CONTENT_TYPE", None)
    made.pop("HTTP_TRANSFER_ENCODING", None)
    return made | announced
