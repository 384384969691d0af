"""Verification looks at one moment: who publishes meanwhile raises no alarm."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from threading import Thread

import pytest
from django.db import connection

from tests import factories
from tracker.actions.verification import steps, verify
from tracker.models import LogEntry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def record_stays_sound() -> None:
    """Nothing is left of what these tests commit."""


def publishing() -> Callable[[int], object]:
    """Publishes a pledge on a connection of its own each time it hears of progress."""
    numbers = count()

    def publish() -> None:
        factories.publish("pledge", id=f"meanwhile-{next(numbers)}")
        connection.close()

    def publish_beside(steps: int) -> None:
        other = Thread(target=publish)
        other.start()
        other.join()

    return publish_beside


def test_record_that_grows_while_it_is_verified_is_sound() -> None:
    factories.publish("pledge")
    before = LogEntry.objects.count()

    found = [str(each) for each in verify(progress=publishing())]

    assert found == []
    assert LogEntry.objects.count() >= before + steps()
