"""Refusals: what an action will not do, by field, with the METHOD rule where one is broken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason to refuse: whose field, what is missing or wrong, and which rule says so."""

    subject: str
    field: str
    message: str
    rule: int | None = None

    def __str__(self) -> str:
        rule = f" (METHOD {self.rule})" if self.rule else ""
        return f"{self.subject}: {self.field}: {self.message}{rule}"


class Refused(Exception):
    """The action was not carried out; nothing was written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def refuse(faults: Iterable[Fault]) -> None:
    """Raise if there is any fault."""
    found = list(faults)
    if found:
        raise Refused(found)
