"""What a person has read before pressing a button: sent along, and compared with what it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.actions.companions import companions_of
from tracker.admin.saving.seen import SeenForm, opened
from tracker.models.base import Content, Record
from tracker.models.bodies import contents_of

from .compared import Compared, compared


class Reading(SeenForm):
    """The hidden half of a button's page. It is refused when the row says something else by now.

    `beside` are the rows that go with it.
    """

    beside: Sequence[Content] = ()

    def unsent(self, row: Any) -> Reading:
        """The same as it is before anybody sends it."""
        reading = Reading()
        reading.beside = self.beside
        reading.open_with(row, self.now)
        return reading


def read_with(row: Any, data: Mapping[str, Any] | None = None) -> Reading:
    """The reading of a row and of what goes with it; `data` is what was sent."""
    reading = Reading(data)
    if isinstance(row, Content):
        reading.beside = companions_of(row)
    reading.open_with(row, _now(row, reading.beside))
    return reading


def changed_since(row: Any, reading: Reading) -> list[Compared]:
    """What changed in a row since a refused reading was opened; nothing when it cannot be told."""
    seen = opened(reading.data.get("seen", ""), reading.subject)
    if seen is None or not isinstance(row, Content):
        return []
    return compared(row.noun, seen.content["row"], reading.now["row"])


def _now(row: Any, beside: Sequence[Content]) -> dict[str, Any]:
    if not isinstance(row, Record):
        return {field.attname: str(getattr(row, field.attname)) for field in row._meta.fields}
    content, *others = contents_of([row, *beside])
    ids = [each.public_id for each in beside]
    # A submission that was recalled says the same, but nobody hands it in any more.
    state = getattr(row, "state", "")
    return {"row": content, "state": state, "beside": dict(zip(ids, others, strict=True))}
