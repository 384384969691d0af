"""What is known of the links to sources."""

from __future__ import annotations

from django import template

from tracker.models import Source

register = template.Library()


@register.filter
def is_dead_link(source: Source) -> bool:
    """Whether the address of the source is no longer there; false while nobody knows."""
    check = getattr(source, "link_check", None)
    return check is not None and check.is_dead and check.address == source.url
