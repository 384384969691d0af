"""A database of its own for benchmarks: made once for each size, kept, and never the real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test.utils import setup_databases
from pytest_django import DjangoDbBlocker

from . import record

PLEDGES, UPDATES_EACH = 100_000, 2


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("benchmarks")
    group.addoption("--pledges", type=int, default=PLEDGES, help="how many the record holds")
    group.addoption("--updates-each", type=int, default=UPDATES_EACH, help="updates of a pledge")
    group.addoption("--screens", default="", help="only screens whose name holds this")
    group.addoption("--rounds", type=int, default=5, help="how often each screen is timed")
    group.addoption("--kept-in", default="", help="where the SQLite file is kept (var/bench)")


@pytest.fixture(scope="session")
def told(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Writes a line that is seen whether or not output is captured."""
    reporter: Any = request.config.pluginmanager.getplugin("terminalreporter")
    capture: Any = request.config.pluginmanager.getplugin("capturemanager")

    def write(line: str) -> None:
        with capture.global_and_fixture_disabled():
            reporter.write_line(line)

    return write


@pytest.fixture(scope="session")
def pledges(request: pytest.FixtureRequest) -> int:
    wanted = int(request.config.getoption("--pledges"))
    smallest = record.SEED_PLEDGES
    return wanted if wanted < smallest else wanted // smallest * smallest


@pytest.fixture(scope="session")
def updates_each(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--updates-each"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, pledges: int, updates_each: int
) -> None:
    """One database for each size of record; on PostgreSQL beside the others of that server."""
    name = f"bench_{pledges}_{updates_each}"
    default = settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        folder = Path(request.config.getoption("--kept-in") or settings.VAR_DIR / "bench")
        folder.mkdir(parents=True, exist_ok=True)
        name = str(folder / f"{name}.sqlite3")
    for alias in ("default", "public"):
        connections[alias].settings_dict["TEST"]["NAME"] = name


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Making the record takes a minute or two, so it is kept for the next time."""
    aliases: Any = {"default", "public"}
    with django_db_blocker.unblock():
        setup_databases(0, False, aliases=aliases, serialized_aliases=set(), keepdb=True)
        yield
        for connection in connections.all():
            connection.close()
            if connection.vendor == "postgresql":
                connection.close_pool()  # type: ignore[attr-defined]


def read_through() -> None:
    """Read SQLite's file once: what is timed is the program, not a disk that was never asked."""
    connection = connections["default"]
    if connection.vendor == "sqlite":
        with Path(connection.settings_dict["NAME"]).open("rb") as file:
            while file.read(2**24):
                pass


@pytest.fixture(scope="session")
def bench_record(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    pledges: int,
    updates_each: int,
    told: Callable[[str], None],
) -> Iterator[int]:
    """The filled record; what a benchmark writes into it is rolled back."""
    with django_db_blocker.unblock():
        if record.size() == 0:
            record.fill(pledges, updates_each, told=told)
        assert record.size() == pledges, "the kept database is of another size: remove it"
        read_through()
        with transaction.atomic():
            yield pledges
            transaction.set_rollback(True)
