"""Publishing what belongs together: rows of several nouns, first versions and corrections alike.

What others rest on comes first (a pledge before its update, an update before the verdict that
cites it), and the method is asked of each noun when what it rests on is public. All of it is one
transaction: one fault anywhere, and nothing is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tracker.models import Actor, Assessment, LogEntry
from tracker.models.base import Content
from tracker.rules.schema import NOUNS

from .corrections import open_reviews
from .log import recording
from .publication import publish_with, refresh, touched


@dataclass(frozen=True, slots=True)
class Published:
    """The log entries of the rows, and the verdicts that are under review because of them."""

    entries: list[LogEntry] = field(default_factory=list)
    reviews: list[Assessment] = field(default_factory=list)


def publish(rows: Sequence[Content], *, by: Actor) -> Published:
    """Publish drafts, all or nothing; corrections put under review what rests on them."""
    done = Published()
    keys: set[int] = set()
    with recording(by=by) as pen:
        for group in _in_order(rows):
            # Before and after: a corrected round may leave one forum and join another.
            keys |= touched([row for row in group if row.version > 1])
            done.entries.extend(publish_with(pen, group))
            done.reviews.extend(open_reviews(pen, group))
            keys |= touched(group)
        refresh(keys | touched(done.reviews))
    return done


def _in_order(rows: Sequence[Content]) -> Iterator[list[Content]]:
    for noun in NOUNS:
        group = [row for row in rows if row.noun == noun]
        if group:
            yield group
