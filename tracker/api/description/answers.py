"""What each endpoint may answer: the rows, a redirect, nothing new, or one of the problems."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from tracker.api.problems import MEDIA_TYPE

from . import words
from .shapes import SLUG, Schema, closed

if TYPE_CHECKING:
    from tracker.api.noun_door import NounDoor

Answer = dict[str, Any]

HEADERS: dict[str, Answer] = {
    "ETag": {"required": True, "schema": {"type": "string", "pattern": '^W/"[0-9a-f]{32}"$'}},
    "Last-Modified": {"required": True, "schema": {"type": "string", "maxLength": 29}},
    "Location": {"required": True, "schema": {"type": "string", "format": "uri"}},
    "Allow": {"required": True, "schema": {"type": "string", "enum": ["GET, HEAD, OPTIONS"]}},
    "Retry-After": {
        "required": True,
        "schema": {"type": "integer", "minimum": 1, "maximum": 60},
    },
}
VALIDATORS = ("ETag", "Last-Modified")
# What a problem says besides the four members that all have.
MEMBERS: dict[HTTPStatus, dict[str, Schema]] = {
    HTTPStatus.BAD_REQUEST: {"parameter": {"type": "string", "maxLength": 60}},
    HTTPStatus.GONE: {"now": {"type": "array", "items": SLUG}},
}
OPTIONAL = ("parameter",)
HEADERS_OF = {
    HTTPStatus.METHOD_NOT_ALLOWED: ("Allow",),
    HTTPStatus.TOO_MANY_REQUESTS: ("Retry-After",),
}


def of(door: NounDoor, found: Answer) -> dict[str, Answer]:
    """Every answer that a door may give; `found` is the one with content."""
    statuses = [each for each in words.PROBLEMS if each != HTTPStatus.GONE or _can_be_gone(door)]
    moved = {"301": _named("MovedPermanently")} if door.moves and door.action != "list" else {}
    return {
        "200": {**found, "description": str(words.ANSWER), "headers": _headers(*VALIDATORS)},
        **moved,
        "304": _named("NotModified"),
        **{str(int(each)): _named(name_of(each)) for each in statuses},
    }


def components() -> dict[str, dict[str, Answer]]:
    """What the answers refer to by name."""
    return {
        "headers": HEADERS,
        "schemas": {f"{name_of(each)}Problem": _problem(each) for each in words.PROBLEMS},
        "responses": {
            "NotModified": {
                "description": str(words.NOT_MODIFIED),
                "headers": _headers(*VALIDATORS),
            },
            "MovedPermanently": {
                "description": str(words.MOVED),
                "headers": _headers("Location"),
            },
            **{name_of(each): _response(each) for each in words.PROBLEMS},
        },
    }


def name_of(status: HTTPStatus) -> str:
    """What the description calls a status: `NotFound`."""
    return status.phrase.replace(" ", "")


def _can_be_gone(door: NounDoor) -> bool:
    return door.action != "list" and door.can_be_gone()


def _named(name: str) -> Answer:
    return {"$ref": f"#/components/responses/{name}"}


def _headers(*names: str) -> dict[str, Answer]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _response(status: HTTPStatus) -> Answer:
    example = {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": str(words.PROBLEMS[status]),
    }
    schema = {"$ref": f"#/components/schemas/{name_of(status)}Problem"}
    extra = {"parameter": "page"} if status == HTTPStatus.BAD_REQUEST else {}
    parts: dict[str, Any] = {"now": []} if status == HTTPStatus.GONE else {}
    headers = HEADERS_OF.get(status)
    return {
        "description": str(words.PROBLEMS[status]),
        **({"headers": _headers(*headers)} if headers else {}),
        "content": {MEDIA_TYPE: {"schema": schema, "example": {**example, **extra, **parts}}},
    }


def _problem(status: HTTPStatus) -> Schema:
    return closed(
        {
            "type": {"type": "string", "enum": ["about:blank"]},
            "title": {"type": "string", "enum": [status.phrase]},
            "status": {"type": "integer", "enum": [int(status)]},
            "detail": {"type": "string"},
            **MEMBERS.get(status, {}),
        },
        optional=OPTIONAL,
    )
