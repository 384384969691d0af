"""The form of a new update, filled from its address: `?pledge=…&source_url=…&title=…`."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tracker.admin.update.new_sources import look_for, shared_by_publisher
from tracker.models import Pledge, Source
from tracker.rules import addresses
from tracker.rules.shape import SLUG

from .fields import is_key

TITLE_AT_MOST = 500


def rows_from_address(request: HttpRequest) -> dict[str, list[dict[str, Any]]]:
    """What the rows of the form start with, by the prefix of their formset.

    What leads nowhere is left out: the form then asks for it as always.
    """
    pledge = pledge_named(request.GET.get("pledge", ""))
    source = _source(request.GET.get("source_url", ""), request.GET.get("title", ""))
    return {
        "bearings": [{"pledge": pledge.pk}] if pledge else [],
        "citations": [source] if source else [],
    }


def pledge_named(text: str) -> Pledge | None:
    """The pledge with this id or key; None if there is none."""
    if is_key(text):
        return Pledge.objects.filter(pk=text).first()
    return Pledge.objects.filter(slug=text).first() if SLUG.fullmatch(text) else None


def _source(address: str, title: str) -> dict[str, Any]:
    """A source of the record if the address is known, else a new one as far as it can be told."""
    address = address.strip()
    if addresses.fault(address):
        return {"title": title[:TITLE_AT_MOST]} if title and not address else {}
    known: Source | None = look_for(address, "").known
    if known:
        return {"source": known.pk}
    shared = shared_by_publisher(address)
    return {
        "address": address,
        "title": title[:TITLE_AT_MOST],
        "source_kind": shared.get("kind", ""),
        "reliability": shared.get("reliability", ""),
        "publisher": shared.get("publisher", ""),
        "language": shared.get("language", ""),
        "side": shared["side"]["id"] if "side" in shared else None,
    }
