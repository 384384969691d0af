"""The page of a pledge as others take it along: to cite, to share, to index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.filters.clock import Clock
from tracker.models import Pledge

from .pledge_sheet import PledgeSheet, head_of_the_record
from .sharing import share_of_pledge
from .structured_data.pledge import claim, review


def shared(pledge: Pledge, page: Mapping[str, Any], clock: Clock) -> dict[str, Any]:
    """What the head and the share block are given; `page` is what the rest of the page shows."""
    standings, version, obligors = page["standings"], page["version"], page["obligors"]
    status = standings.pledge if standings else None
    record = clock.revision or head_of_the_record()
    made = claim(version, obligors)
    told = [each.row.entry.at for each in page["verdicts"] if each.in_force_for and each.row.entry]
    return {
        "share": share_of_pledge(PledgeSheet(pledge, version, obligors, status, clock, record)),
        "structured_data": [review(made, status, max(told, default=None)) or made],
    }
