"""Loading a whole package: many contents of every noun, in one transaction and one batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tracker.models import Actor
from tracker.models.base import Content
from tracker.rules.schema import NOUNS

from .drafting import draft
from .known import Known
from .log import Pen, recording
from .publication import publish_with, refresh, touched
from .registering import register, unregistered

# Verdicts are judged by what is public, so they come after what they rest on.
_FIRST = ("dialogue", "pledge", "wording", "fulfilment_test", "pledge_link", "update")
_THEN = (
    "assessment",
    "milestone",
    "external_verdict",
    "indicator_point",
    "conflict",
    "excluded_statement",
)
_REFERENCES = ("party", "topic", "mechanism", "source", "collection", "indicator")

Contents = Mapping[str, Sequence[Mapping[str, Any]]]
Progress = Callable[[int], object]


def load(contents: Contents, *, by: Actor, progress: Progress = int) -> int:
    """Draft and publish all contents; returns how many rows were written.

    All or nothing: a `Refused` leaves the record as it was. Later versions follow the first of
    every noun, in order, so that a history is told as it happened.
    """
    with recording(by=by) as pen:
        return load_with(pen, contents, progress)


def load_with(pen: Pen, contents: Contents, progress: Progress = int) -> int:
    """Draft and publish all contents within a recording; returns how many rows were written."""
    known = Known()
    references = _draft(_REFERENCES, contents, known, progress)
    # A package is published as a whole, also what nothing in it refers to.
    register(pen, unregistered({(row.noun, row.slug) for row in references}))
    keys: set[int] = set()
    for version in _versions(contents):
        for nouns in (_FIRST, _THEN):
            keys |= _publish(pen, nouns, version, contents, known, progress)
    refresh(keys)
    return len(references) + sum(len(contents.get(noun, ())) for noun in (*_FIRST, *_THEN))


def _versions(contents: Contents) -> list[int]:
    found = {
        content["version"]
        for noun, rows in contents.items()
        if NOUNS[noun].versioned
        for content in rows
    }
    return sorted(found)


def _draft(nouns: Sequence[str], contents: Contents, known: Known, progress: Progress) -> list[Any]:
    rows: list[Any] = []
    for noun in nouns:
        wanted = contents.get(noun, ())
        rows += draft(noun, wanted, known=known) if wanted else []
        progress(len(wanted))
    return rows


def _publish(
    pen: Pen,
    nouns: Sequence[str],
    version: int,
    contents: Contents,
    known: Known,
    progress: Progress,
) -> set[int]:
    """Publish one version of some nouns; returns the pledges touched."""
    chosen = {
        noun: [content for content in contents.get(noun, ()) if content["version"] == version]
        for noun in nouns
    }
    rows: list[Content] = _draft(nouns, chosen, known, progress)
    if rows:
        publish_with(pen, rows)
    return touched(rows)
