"""Requests under watch: none may fail, echo markup, or write anything but what it answers for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from typing import Any

from django.db import connection, transaction
from django.test import Client

from tests.actions.refusals import everything

from .nasty import MARKUP

WRITES = ("INSERT", "UPDATE", "DELETE")
# What was sent was sound enough to be done.
DONE = (302, 303)


class Watch:
    """Whatever a request does is undone; `faults` say what should not have happened."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.faults: list[str] = []

    def ask(self, method: str, address: str, body: Any = b"", kind: str = "", **extra: Any) -> Any:
        told = f"{method} {address[:200]} {kind} {body[:40]!r} {extra}"
        return self._watched(
            told, lambda: self.client.generic(method, address, body, kind, **extra)
        )

    def post(self, address: str, fields: dict[str, Any]) -> Any:
        told = f"POST {address} {fields}"
        return self._watched(told, lambda: self.client.post(address, fields))

    def _watched(self, told: str, request: Callable[[], Any]) -> Any:
        cookies, before = copy(self.client.cookies), everything()
        wrote: list[str] = []
        with transaction.atomic():
            with connection.execute_wrapper(_noting(wrote)):
                answer = _tried(request)
            self.faults += [f"{told[:600]}: {what}" for what in _judged(answer)]
            is_done = getattr(answer, "status_code", 0) in DONE
            if wrote and not is_done and everything() != before:
                self.faults.append(f"{told[:600]}: wrote by {wrote[0]}")
            transaction.set_rollback(True)
        self.client.cookies = cookies
        return answer


def _judged(answer: Any) -> Iterator[str]:
    """What is wrong with an answer, whatever it was asked."""
    if isinstance(answer, Exception):
        yield f"{type(answer).__name__}: {str(answer)[:300]}"
        return
    content = answer.getvalue() if answer.streaming else answer.content
    if answer.status_code >= 500:
        yield f"answered {answer.status_code}"
    if MARKUP.encode() in content and answer.get("Content-Type", "").startswith("text/html"):
        yield "echoed markup"


def _tried(request: Callable[[], Any]) -> Any:
    """The answer, or what it failed with."""
    try:
        return request()
    except Exception as error:  # noqa: BLE001  (whatever breaks is a finding)
        return error


def _noting(wrote: list[str]) -> Callable[..., Any]:
    """Every statement that writes into the record."""

    def execute(run: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith(WRITES) and '"tracker_' in sql:
            wrote.append(sql[:80])
        return run(sql, *rest)

    return execute
