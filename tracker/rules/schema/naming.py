"""What content names: other rows, by noun and public id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .field import Field, Kind


def names_in(fields: Iterable[Field], content: Mapping[str, Any]) -> Iterator[tuple[Field, str]]:
    """Each id in the content with its field, nested rows included; words that are no ids are not.

    A field that the content lacks names nothing.
    """
    for field in fields:
        value = content.get(field.name)
        if not value:
            continue
        if field.kind == Kind.REF:
            yield field, value
        elif field.kind == Kind.REFS:
            yield from ((field, each) for each in value if each not in field.extra)
        elif field.kind == Kind.ROWS:
            for row in value:
                yield from names_in(field.rows, row)


def pairs_in(fields: Iterable[Field], content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The same as (noun, id) pairs."""
    for field, value in names_in(fields, content):
        yield field.to, value
