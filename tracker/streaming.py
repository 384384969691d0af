"""Long answers, sent while they are read: all of one snapshot of the record, in one language.

A stream is read after its view has returned, so it opens its transaction by itself and speaks
the language of its address again. It ends, transaction included, when the reader goes away. What
has begun cannot be refused any more, and a server may end what broke off as if it were whole: so
its statements are given more time than those of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.db import connections, transaction
from django.utils import translation

from tracker.models.base import PUBLIC
from tracker.statement_timer import patience

Part = TypeVar("Part", str, bytes)


def snapshot(parts: Callable[[], Iterable[Part]]) -> Iterator[Part]:
    """The parts of an answer, read inside one read-only transaction. Call it inside the view."""
    return _read(parts, translation.get_language())


def _read(parts: Callable[[], Iterable[Part]], language: str | None) -> Iterator[Part]:
    with (
        translation.override(language),
        transaction.atomic(using=PUBLIC),
        patience(connections[PUBLIC]),
    ):
        yield from parts()
