"""What a spreadsheet calls parties and topics, and the rows of ours that it means by that."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.ingestion.nearest import meant
from tracker.ingestion.problems import shown

from .ids import plain

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of a noun by the names that a mapping gives, and the rows to be made where they miss.

    A name is found whatever its quotes, spaces and capitals; the id of a row is a name as well.
    `spelt` are the names as the mapping has them.
    """

    noun: str
    ids: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Content] = field(default_factory=dict)
    spelt: Collection[str] = ()

    def id_of(self, name: str) -> str:
        """The id behind a name; ValueError for a name that the mapping does not give."""
        found = self.ids.get(form_of(name))
        if found is None:
            raise ValueError(f"{shown(name)} is no {self.noun} of the mapping{self._meant(name)}")
        return found

    def _meant(self, name: str) -> str:
        return meant(plain(name), self.spelt)


def form_of(name: str) -> str:
    """A name as it is compared."""
    return plain(name).casefold()
