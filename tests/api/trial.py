"""The API tried against its own description, by every check and in every phase of Schemathesis."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import schemathesis
from django.core.wsgi import get_wsgi_application
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

Application = Callable[[dict[str, Any], Callable[..., Any]], list[bytes]]
PHASES = {"examples", "coverage", "fuzzing", "stateful"}


@cache
def site() -> Application:
    """Made when first asked: a fresh clone has no static files when tests are collected.

    It ends each request as a server does: the engine's own client leaves it open.
    """
    handler = get_wsgi_application()

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        response: Any = handler(environ, start_response)
        try:
            return [b"".join(response)]
        finally:
            response.close()

    return app


@dataclass
class Trial:
    """What came of it: the cases of each phase, and each kind of failure with where it was."""

    cases: dict[str, int] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def trial(*, examples: int, app: Application | None = None, only: str = "") -> Trial:
    """Try an application, always with the same requests; `only` those whose path has a text."""
    config = SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "continue-on-failure": True,
            # Its client inside the process does not unpack what travels compressed.
            "headers": {"Accept-Encoding": "identity"},
            "generation": {"max-examples": examples, "deterministic": True, "database": "none"},
        }
    )
    schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", app or site(), config=config)
    found = Trial()
    for event in from_schema(schema.include(path_regex=only)).execute():
        note(found, event)
    return found


def note(found: Trial, event: Any) -> None:
    """Add what one event tells."""
    if isinstance(event, events.NonFatalError | events.FatalError):
        found.broken.append(str(event))
    if isinstance(event, events.ScenarioFinished):
        phase = event.phase.value
        found.cases[phase] = found.cases.get(phase, 0) + len(event.recorder.cases)
        for key, checks in event.recorder.checks.items():
            for check in checks:
                if check.failure_info is not None:
                    case = event.recorder.cases[key].value
                    kind = type(check.failure_info.failure).__name__
                    found.failures.setdefault(kind, case.as_curl_command())


def seeded(change: Callable[..., tuple[str, list[tuple[str, str]], bytes]]) -> Application:
    """The application with a bug: `change` gets status, headers and body of each answer."""

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        told: list[Any] = []
        (body,) = site()(environ, lambda *answer: told.extend(answer))
        if "/schema/" not in environ["PATH_INFO"]:
            told[0], told[1], body = change(environ, told[0], told[1], body)
        headers = [pair for pair in told[1] if pair[0] != "Content-Length"]
        start_response(told[0], [*headers, ("Content-Length", str(len(body)))])
        return [body]

    return app


def with_key(body: bytes) -> bytes:
    """The same JSON object with one key more."""
    return json.dumps({**json.loads(body), "surplus": 1}).encode()
