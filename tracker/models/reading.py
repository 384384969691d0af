"""The record as the public reads it: as it stands, or as it stood after one log entry.

`Model.published` answers for today's record. A reading answers the same questions for either, over
the read-only alias, so that a page needs one path for both.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, OuterRef, QuerySet, Subquery

from .base import PUBLIC
from .facts import newest
from .link_check import PageState
from .log import Checkpoint, LogEntry, LogPledge
from .pledge import Pledge, PledgeVersion
from .redirect import Redirect
from .status_update import Bearing


def newest_checkpoint() -> Checkpoint | None:
    """The head of the log; None while nothing has been published."""
    return Checkpoint.objects.using(PUBLIC).order_by("-size").first()


def first_entries(model: type[Any], **which: object) -> dict[tuple[Any, ...], LogEntry]:
    """The log entry that first published each of some things, by their lineage.

    Its number is a name for good: slugs change when a pledge is renamed, it does not.
    """
    columns = [model._meta.get_field(name).attname for name in model.lineage]
    rows = model.objects.using(PUBLIC).filter(version=1, entry__isnull=False, **which)
    return {
        tuple(getattr(row, column) for column in columns): row.entry
        for row in rows.select_related("entry").only(*columns, "entry")
    }


def newest_entries(pledges: Collection[int]) -> dict[int, LogEntry]:
    """The newest log entry that touches each of some pledges, by key of the pledge."""
    rows = LogPledge.objects.using(PUBLIC).filter(pledge__in=pledges)
    newest_of = dict(rows.values_list("pledge").annotate(Max("entry")))
    entries = LogEntry.objects.using(PUBLIC).in_bulk(newest_of.values())
    return {pledge: entries[seq] for pledge, seq in newest_of.items()}


def newest_entry_on(noun: str) -> LogEntry | None:
    """The newest log entry about any row of a noun; None while there is none."""
    return LogEntry.objects.using(PUBLIC).filter(subject_type=noun).order_by("-seq").first()


def newest_entry() -> Subquery:
    """The same as a column of a query of pledges: the number of the entry."""
    touching = LogPledge.objects.filter(pledge=OuterRef("pk")).order_by("-entry_id")
    return Subquery(touching.values("entry")[:1])


def page_state() -> PageState | None:
    """How often, and when last, public pages changed without a log entry; None if never.

    So far checks of links do so. The head of the log tells a page from an older one of the same
    day only together with this: whatever keeps pages, or tells a reader that a copy is still the
    newest, asks for both.
    """
    return PageState.objects.using(PUBLIC).first()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was public after log entry `revision`; None is the newest."""

    revision: int | None = None

    def rows(self, model: type[Any]) -> QuerySet:
        """The public version of each thing; what was withdrawn is left out."""
        return newest(model.objects.using(PUBLIC), self.revision)

    def pledge(self, pledge: Pledge) -> PledgeVersion | None:
        """What is written of a pledge, also when withdrawn; None before it was published."""
        versions = (
            PledgeVersion.objects.using(PUBLIC)
            .filter(pledge=pledge)
            .select_related(
                "collection",
                "dialogue__current__mechanism",
                "trigger_dialogue__current",
                "trigger_next_round_of",
                "trigger_after__current",
                "recurs_each_round_of",
            )
            .prefetch_related("topics")
        )
        if self.revision is None:
            return versions.filter(is_current=True).first()
        return versions.at_revision(self.revision).first()

    def bearings(self) -> QuerySet[Bearing]:
        """Published bearings, whether or not their update still stands."""
        return self._by_then(Bearing.objects.using(PUBLIC).filter(entry__isnull=False))

    def redirects(self, slug: str) -> list[Redirect]:
        """Where an old address of a pledge leads: nowhere, to one, or after a split to several."""
        found = Redirect.objects.using(PUBLIC).filter(slug=slug, pledge__current__isnull=False)
        return list(self._by_then(found).select_related("pledge__current").order_by("pledge__slug"))

    def entries(self, pledge: Pledge) -> QuerySet[LogEntry]:
        """The log entries that touch a pledge, newest first."""
        entries = LogEntry.objects.using(PUBLIC).filter(pledges__pledge=pledge)
        if self.revision is not None:
            entries = entries.filter(seq__lte=self.revision)
        return entries.order_by(F("seq").desc())

    def _by_then(self, rows: QuerySet) -> QuerySet:
        return rows if self.revision is None else rows.filter(entry__lte=self.revision)
