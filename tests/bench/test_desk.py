"""The desk with 100,000 pledges: what each screen costs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from .desk_screens import browsers, screens
from .measuring import Figure, line, measure, table, write

QUERIES_AT_MOST = 20
MS_AT_MOST = 300


@pytest.fixture(scope="session")
def clients(bench_record: int) -> dict[str, Client]:
    """Browsers of all who look at the desk."""
    return browsers()


@pytest.fixture(scope="session")
def figures(
    bench_record: int,
    clients: dict[str, Client],
    told: Callable[[str], None],
    request: pytest.FixtureRequest,
) -> list[Figure]:
    """Each screen's cost: told as it is measured, then sorted, and kept in var/."""
    only, rounds = (request.config.getoption(name) for name in ("--screens", "--rounds"))
    # Who may open what is tried out first, and no refusal needs a line.
    logging.disable(logging.ERROR)
    found = []
    for screen in screens(clients):
        if only in screen.name:
            found.append(measure(screen, clients[screen.role], rounds))
            told(line(found[-1]))
    logging.disable(logging.NOTSET)
    told(table(found))
    path = settings.VAR_DIR / "bench" / f"desk-{connection.vendor}-{bench_record}.json"
    write(path, found, pledges=bench_record, at=timezone.now().isoformat(timespec="seconds"))
    return found


def test_every_screen_of_the_desk_opens(figures: Sequence[Figure]) -> None:
    assert [each.name for each in figures if each.status != 200] == []


def test_no_screen_of_the_desk_asks_more_than_20_queries(figures: Sequence[Figure]) -> None:
    assert [each.name for each in figures if each.queries > QUERIES_AT_MOST] == []


def test_no_screen_of_the_desk_takes_longer_than_300_ms(figures: Sequence[Figure]) -> None:
    assert [each.name for each in figures if each.ms > MS_AT_MOST] == []
