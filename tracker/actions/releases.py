"""Releases: noted once, never changed. What was public stays public, so nothing is logged."""

from __future__ import annotations

from tracker.models import Checkpoint, Release


def note(checkpoint: Checkpoint, *, head: int, sha256: str, size: int) -> Release:
    """Note what the file of a revision is; one that is noted already stays as it was."""
    release, _ = Release.objects.get_or_create(
        checkpoint=checkpoint, defaults={"head": head, "sha256": sha256, "size": size}
    )
    return release
