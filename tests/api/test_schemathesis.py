"""The API keeps what its description promises, and a trial of it finds where it would not.

The ordinary suite tries few examples on endpoints of every kind, `make prove` many on all of them,
against the bundled record. No check and no phase is left out of either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connections

from tests import factories
from tests.api.trial import PHASES, seeded, trial, with_key
from tracker.management.commands.start import BUNDLED_RECORD

Answer = tuple[str, list[tuple[str, str]], bytes]
# Filters, clocks, an address of two parts, an address that is a number.
EVERY_KIND = r"/updates/$|/pledges/\{|/assessments/|/log/\{"
ONE_ROW = r"/topics/\{"


@pytest.fixture(autouse=True)
def on_new_years_day_2026() -> Iterator[None]:
    """The same day in every run, for the same requests; the clock goes on, for the engine waits."""
    with time_machine.travel("2026-01-01T12:00:00Z"):
        yield


@pytest.fixture(autouse=True)
def no_connection_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine's threads end without closing what was kept for their next request."""
    for alias in ("default", "public"):
        monkeypatch.setitem(connections.settings[alias], "CONN_MAX_AGE", 0)


@pytest.fixture
def is_full(trials: Callable[[int, int], int]) -> bool:
    """Whether this run is to try everything."""
    return bool(trials(0, 1))


@pytest.fixture
def record(transactional_db: None, is_full: bool) -> None:
    """Rows of every noun, committed: the engine asks from threads of its own."""
    if is_full:
        call_command("load_dataset", str(BUNDLED_RECORD), verbosity=0)
        return
    for noun in ("pledge", "update", "assessment", "external_verdict", "indicator_point"):
        factories.publish(noun)


@pytest.mark.proof
def test_api_keeps_what_it_promises(record: None, is_full: bool) -> None:
    found = trial(examples=200 if is_full else 2, only="" if is_full else EVERY_KIND)

    assert (found.broken, found.failures) == ([], {})
    assert found.cases.keys() == PHASES
    assert min(found.cases.values()) > 0


def wrong_status(environ: Any, status: str, headers: Any, body: bytes) -> Answer:
    return ("409 Conflict" if status.startswith("404") else status), headers, body


def surplus_key(environ: Any, status: str, headers: Any, body: bytes) -> Answer:
    return status, headers, with_key(body) if status.startswith("200") else body


def surplus_key_of_a_problem(environ: Any, status: str, headers: Any, body: bytes) -> Answer:
    return status, headers, with_key(body) if status.startswith("4") else body


def no_tag(environ: Any, status: str, headers: Any, body: bytes) -> Answer:
    return status, [pair for pair in headers if pair[0] != "ETag"], body


def page_for_people(environ: Any, status: str, headers: Any, body: bytes) -> Answer:
    others = [pair for pair in headers if pair[0] != "Content-Type"]
    return status, [*others, ("Content-Type", "text/html")], body


def bad_input_taken(environ: Any, status: str, headers: Any, body: bytes) -> Answer:
    return ("200 OK" if status.startswith("400") else status), headers, body


def good_input_refused(environ: Any, status: str, headers: Any, body: bytes) -> Answer:
    return ("400 Bad Request" if "lang=en" in environ["QUERY_STRING"] else status), headers, body


def server_error(environ: Any, status: str, headers: Any, body: bytes) -> Answer:
    return ("500 Oops" if "lang=" in environ["QUERY_STRING"] else status), headers, body


def writing_allowed(environ: Any, status: str, headers: Any, body: bytes) -> Answer:
    return ("200 OK" if status.startswith("405") else status), headers, body


@pytest.mark.parametrize(
    ("bug", "kind"),
    [
        (wrong_status, "UndefinedStatusCode"),
        (surplus_key, "JsonSchemaError"),
        (surplus_key_of_a_problem, "JsonSchemaError"),
        (no_tag, "MissingHeaders"),
        (page_for_people, "UndefinedContentType"),
        (bad_input_taken, "AcceptedNegativeData"),
        (good_input_refused, "RejectedPositiveData"),
        (server_error, "ServerError"),
        (writing_allowed, "UnsupportedMethodResponse"),
    ],
)
def test_trial_finds_a_seeded_bug(record: None, bug: Callable[..., Answer], kind: str) -> None:
    found = trial(examples=2, app=seeded(bug), only=ONE_ROW)

    assert kind in found.failures
