"""Parties, where another thing names them: who promised, who met."""

from __future__ import annotations

from tracker.filters.fields import in_language
from tracker.models import Party
from tracker.web.addresses import absolute

from .json_ld import Thing, thing


def party(row: Party) -> Thing:
    """A state, agency or other body, with its page."""
    return thing(
        "Organization", name=in_language(row, "name"), url=absolute(row.get_absolute_url())
    )
