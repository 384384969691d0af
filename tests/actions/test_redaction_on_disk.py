"""What a redaction leaves in SQLite's files beside the record."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from tests import factories
from tracker.actions import redaction


@pytest.mark.django_db(transaction=True)
def test_no_words_wait_in_the_write_ahead_file() -> None:
    version = factories.publish("pledge")

    redaction.redact(version, reason="By order.", by=factories.editor_actor())

    waiting = Path(f"{connection.settings_dict['NAME']}-wal")
    assert connection.vendor != "sqlite" or waiting.stat().st_size == 0


@pytest.mark.django_db(transaction=True)
def test_others_wait_as_patiently_as_before() -> None:
    redaction.redact(factories.publish("pledge"), reason="By order.", by=factories.editor_actor())

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            (milliseconds,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        assert milliseconds == connection.settings_dict["OPTIONS"]["timeout"] * 1000
    assert not connection.in_atomic_block
