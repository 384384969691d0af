"""Proofs run on databases of their own and note what they found; in full, on both databases."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.own_databases import Database, Databases, PostgresqlServer, SqliteFiles, databases
from tests.proofs.cluster import cluster
from tests.proofs.results import Outcome

REPORT = pytest.StashKey[pytest.TestReport]()
WORLD = 'from tests import factories; factories.publish("assessment")'
Run = Callable[..., Any]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What stops servers needs servers: `make test` needs only Python."""
    needs_servers = collection_path.name in {"test_outage.py", "test_forgetting.py"}
    has_servers = connection.vendor == "postgresql" or config.getoption("--full-counts")
    return True if needs_servers and not has_servers else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """In full on both databases, however the suite is run; else on that of the suite."""
    if "own" in metafunc.fixturenames:
        is_full = metafunc.config.getoption("--full-counts")
        vendors = ["sqlite", "postgresql"] if is_full else [connection.vendor]
        if "server" in metafunc.fixturenames:
            vendors = ["postgresql"]
        metafunc.parametrize("own", vendors, indirect=True, scope="session")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[REPORT] = report
    return report


@pytest.fixture(scope="session")
def own(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Databases]:
    """Where the databases of the proofs are made."""
    is_full = request.config.getoption("--full-counts")
    with _places(request.param, tmp_path_factory.mktemp("proofs"), is_full=is_full) as found:
        yield found


@contextmanager
def _places(vendor: str, folder: Path, *, is_full: bool) -> Iterator[Databases]:
    if vendor == "postgresql" and is_full:
        # The suite's server may have its durability switched off.
        with cluster() as server:
            yield PostgresqlServer(server.url)
    elif is_full:
        yield SqliteFiles(folder)
    else:
        with databases(folder) as found:
            yield found


@pytest.fixture(scope="session")
def migrated(own: Databases) -> Database:
    """Every table, and nothing published: to be copied, never changed."""
    made = own.empty()
    made.done("migrate", "--no-input", "--verbosity=0")
    return made


@pytest.fixture(scope="session")
def world(own: Databases, migrated: Database) -> Database:
    """A pledge, a report and a verdict, published: to be copied, never changed."""
    made = own.copy(migrated)
    made.done("shell", "--verbosity=0", "--command", WORLD)
    return made


@pytest.fixture
def outcome(request: pytest.FixtureRequest, own: Databases) -> Iterator[Outcome]:
    """To be told the figures; written down with the result if the run asks for it."""
    name = request.node.path.stem.removeprefix("test_")
    outcome = Outcome(name, _named(own))
    yield outcome
    file: Path | None = request.config.getoption("--results")
    if file is not None:
        report = request.node.stash.get(REPORT, None)
        outcome.held = report is not None and report.passed
        outcome.write(file)


def _named(own: Databases) -> str:
    """The database with its version."""
    if isinstance(own, PostgresqlServer):
        with psycopg.connect(own.server.geturl()) as server:
            row = server.execute("SHOW server_version").fetchone()
            return f"PostgreSQL {row[0].split()[0]}" if row else "PostgreSQL"
    return f"SQLite {sqlite3.sqlite_version}"


@pytest.fixture(scope="session")
def run() -> Run:
    """`run(database, "killing", …)`: what one of the programs of this folder found there."""

    def program(database: Database, name: str, *arguments: object) -> Any:
        finished = subprocess.run(
            [sys.executable, "-m", "tests.proofs", name, *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=database.environment | {"DJANGO_SETTINGS_MODULE": "tracker.settings"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return json.loads(finished.stdout)

    return program
