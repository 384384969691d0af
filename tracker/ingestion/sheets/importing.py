"""Applying a plan: all of it is published, or nothing."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from tracker.actions import bulk, imports
from tracker.actions.refusal import Refused
from tracker.ingestion.load import with_places
from tracker.ingestion.problems import PackageError
from tracker.models import Actor

from .mapping import SheetMapping
from .plan import Plan, Step
from .planning import NO_LIMIT, plan_of

CHANGED = "The plan is not what it was: the record, the file or the mapping has changed since."


class PlanChanged(Exception):
    """What would be written is not what somebody has read; nothing was written."""


@transaction.atomic
def apply(plan: Plan, *, by: Actor, progress: bulk.Progress = int) -> str:
    """Publish what a plan makes and changes; returns the batch, empty if there was nothing to do.

    PackageError, with nothing written, if anything stands against the plan.
    """
    refuse(plan)
    if not plan.contents:
        return ""
    contents: Mapping[str, list[dict[str, object]]] = {
        noun: [row.content for row in rows] for noun, rows in plan.contents.items()
    }
    try:
        return imports.publish(contents, by=by, progress=progress)
    except Refused as refused:
        raise with_places(refused, plan.contents) from refused


def refuse(plan: Plan) -> None:
    """Raise PackageError with everything that stands against a plan."""
    if plan.is_refused:
        raise PackageError(line.place for line in plan.of(Step.REFUSE))


@transaction.atomic
def apply_as_read(
    file: str,
    data: bytes,
    mapping: SheetMapping,
    *,
    digest: str,
    restore: bool,
    by: Actor,
    most: int = NO_LIMIT,
) -> str:
    """Plan anew and apply, unless the plan is another one than that with this digest."""
    plan = plan_of(file, data, mapping, restore=restore, most=most)
    if plan.digest != digest:
        raise PlanChanged(CHANGED)
    return apply(plan, by=by)
