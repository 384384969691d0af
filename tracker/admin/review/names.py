"""What the ids in a content stand for: each row in one line, with its page at the desk.

Only of what an id does not tell by itself: a party's id is its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from django.urls import reverse
from django.utils.html import format_html

from tracker.admin.forms.choosing import called, with_names
from tracker.models import Dialogue, Pledge, Source, StatusUpdate
from tracker.models.base import Identity
from tracker.rules.schema import NOUNS
from tracker.rules.schema.naming import pairs_in

NAMED: Mapping[str, type[Any]] = {
    "pledge": Pledge,
    "source": Source,
    "update": StatusUpdate,
    "dialogue": Dialogue,
}
_NONE: Mapping[tuple[str, str], Any] = {}


@dataclass(frozen=True, slots=True)
class Names:
    """Rows by noun and id; what was not read is called by its id."""

    rows: Mapping[tuple[str, str], Any] = field(default_factory=dict)

    @classmethod
    def in_contents(
        cls, noun: str, *contents: Mapping[str, Any], known: Mapping[tuple[str, str], Any] = _NONE
    ) -> Self:
        """The rows that contents of a noun name, in a number of queries that does not grow.

        `known` are rows that were read already, with what `called` says of them.
        """
        wanted: dict[str, set[str]] = defaultdict(set)
        for content in contents:
            for to, slug in pairs_in(NOUNS[noun].fields, content):
                if (to, slug) not in known:
                    wanted[to].add(slug)
        return cls(
            {
                **known,
                **{
                    (to, row.slug): row
                    for to in sorted(wanted.keys() & NAMED.keys())
                    for row in with_names(NAMED[to].objects.filter(slug__in=wanted[to]))
                },
            }
        )

    def of(self, noun: str) -> list[Any]:
        """The rows of one noun, by their ids."""
        return [self.rows[key] for key in sorted(self.rows) if key[0] == noun]

    def text(self, noun: str, slug: str) -> str:
        """The row in one line."""
        row = self.rows.get((noun, slug))
        return slug if row is None else called(row)

    def link(self, noun: str, slug: str) -> str:
        """The same, leading to the page of the row."""
        row = self.rows.get((noun, slug))
        address = None if row is None else page_of(row)
        text = self.text(noun, slug)
        return format_html('<a href="{}">{}</a>', address, text) if address else text


def page_of(row: Any) -> str | None:
    """Where a row is kept at the desk; of an identity, its version in force, if it has any."""
    kept: Any = getattr(row, "current", None) if isinstance(row, Identity) else row
    return kept and reverse(f"admin:tracker_{kept._meta.model_name}_change", args=[kept.pk])
