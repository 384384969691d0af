"""Where the address of a pledge leads that was merged or split."""

from __future__ import annotations

from tracker.models import Redirect


def successor(slug: str) -> str | None:
    """A pledge that took its place; none while the pledge has its address to itself."""
    found = Redirect.objects.filter(slug=slug).exclude(pledge__slug=slug)
    return found.order_by("pledge__slug").values_list("pledge__slug", flat=True).first()
