"""Streams: one snapshot, one language, and an end whenever the reader goes away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.utils import translation

from tracker.streaming import snapshot

pytestmark = pytest.mark.django_db


def parts() -> Iterator[str]:
    yield translation.get_language() or ""
    yield f"{len(connection.savepoint_ids)}"


def test_stream_speaks_the_language_of_the_view_that_made_it() -> None:
    with translation.override("zh-hans"):
        stream = snapshot(parts)

    assert next(stream) == "zh-hans"
    stream.close()  # type: ignore[attr-defined]


def test_stream_reads_inside_a_transaction_of_its_own() -> None:
    outside = len(connection.savepoint_ids)

    _, inside = snapshot(parts)

    assert int(inside) == outside + 1


def test_reader_who_goes_away_ends_the_transaction() -> None:
    outside = list(connection.savepoint_ids)
    stream = snapshot(parts)
    next(stream)

    stream.close()  # type: ignore[attr-defined]

    assert connection.savepoint_ids == outside
    assert translation.get_language() == "en"
