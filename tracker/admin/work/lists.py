"""What the first page shows of a piece of work: where it is done, and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

SHOWN = 5
CHARACTERS = 140


@dataclass(frozen=True, slots=True)
class Link:
    """A way to go on."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Item:
    """One row: its name leads to the work, `also` to what else may be done with it."""

    text: str
    address: str
    says: str
    comment: str = ""
    also: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class WorkList:
    """One list: how much there is, the first rows, and the ways to all of it."""

    name: str
    title: str
    empty: str
    count: int
    items: Sequence[Item] = ()
    ways: Sequence[Link] = ()

    @property
    def number(self) -> str:
        """The count as it is read."""
        return f"{self.count:,}"


def page(model: str, name: str, *args: object, **query: object) -> str:
    """The address of a page of the desk."""
    address = reverse(f"admin:tracker_{model}_{name}", args=args)
    return f"{address}?{urlencode(query)}" if query else address
