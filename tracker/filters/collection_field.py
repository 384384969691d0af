"""How collections are read: by public id, and our own record by a word of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from tracker.rules.schema.references import OWN

from .fields import SlugsField


class CollectionsField(SlugsField):
    """Collections by id, and `own`: the record that belongs to none of them."""

    def choices(self) -> Iterable[tuple[str, str]]:
        """Our own record first, then each public collection by name."""
        return [(OWN, _("Our own record")), *super().choices()]

    def clean(self, value: Any) -> list[Any]:
        own = [OWN] if OWN in (value or []) else []
        return [*own, *super().clean([each for each in value or [] if each != OWN])]

    def key_of(self, value: Any) -> str:
        return OWN if value == OWN else super().key_of(value)

    def label_of(self, text: str, cleaned: list[Any]) -> str:
        if text == OWN:
            return str(_("Our own record"))
        return super().label_of(text, [each for each in cleaned if each != OWN])
