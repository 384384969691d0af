"""Which revisions can be released: those at which the log stood still."""

from __future__ import annotations

from tracker.models import Checkpoint
from tracker.models.base import PUBLIC
from tracker.models.reading import newest_checkpoint


class NoRelease(Exception):
    """Nothing can be released at that revision; says why."""


def checkpoint_of(revision: int | None) -> Checkpoint:
    """The checkpoint of a revision, by default of the head of the log."""
    newest = newest_checkpoint()
    if newest is None:
        raise NoRelease("The record is empty: there is nothing to release.")
    if revision is None:
        return newest
    if not 1 <= revision <= newest.size:
        raise NoRelease(f"There is no revision {revision}: the log has entries 1 to {newest.size}.")
    found = Checkpoint.objects.using(PUBLIC).filter(size=revision).first()
    if found is None:
        raise NoRelease(
            f"Revision {revision} lies inside a change that was published as one; the nearest"
            f" that can be released: {_nearest(revision)}."
        )
    return found


def _nearest(revision: int) -> str:
    """The checkpoints before, if there is one, and after."""
    heads = Checkpoint.objects.using(PUBLIC)
    near = (
        heads.filter(size__lt=revision).order_by("-size").first(),
        heads.filter(size__gt=revision).order_by("size").first(),
    )
    return " and ".join(str(each.size) for each in near if each is not None)
