"""How parties are read: by public id, or by any name a reader may know them by."""

from __future__ import annotations

from typing import Any

from .fields import SlugsField, name_of


class PartiesField(SlugsField):
    """Parties by id, name or alias: `united-states`, `China`, `PRC`, `公安部`.

    Where an id fits, names are not tried. A name that several parties share means all of them.
    """

    def clean(self, value: Any) -> list[Any]:
        asked = set(self.given(value))
        rows = list(self.rows()) if asked else []
        self.refuse({text for text in asked if not _called(text, rows)})
        return [row for row in rows if any(row in _called(text, rows) for text in asked)]

    def label_of(self, text: str, cleaned: list[Any]) -> str:
        return " / ".join(name_of(row) for row in _called(text, cleaned))


def _called(text: str, rows: list[Any]) -> list[Any]:
    """The rows with this id; if there is none, those that go by this name."""
    name = text.strip().casefold()
    return [row for row in rows if row.slug == text] or [
        row for row in rows if name in {each.casefold() for each in _names(row)}
    ]


def _names(row: Any) -> list[str]:
    return [row.name_en, row.name_zh, *row.aliases]
