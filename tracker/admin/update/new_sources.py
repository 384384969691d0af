"""Sources named in a form by address: known already, nearly the same as known ones, or new."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.text import slugify

from tracker.admin.saving.free_ids import free_id
from tracker.models import Source
from tracker.rules.addresses import alike_titles, nearly_same, normal, stem, telling_part, variants

LOOKED_AT_MOST = 200
SHOWN_AT_MOST = 5
TITLE_BEGINS = 24
# What the documents of one publisher mostly share.
SHARED = ("publisher", "kind", "reliability", "language")


@dataclass(frozen=True)
class Looked:
    """What the record holds of an address and a title: the source itself, or some like it."""

    known: Source | None
    near: list[Source]


def look_for(address: str, title: str, published_on: str = "") -> Looked:
    """The source at an address, and those that may be the same document under another one."""
    sources = _candidates(address, title)
    same = [each for each in sources if address and normal(each.url) == normal(address)]
    if same:
        return Looked(same[0], [])
    near = [each for each in sources if _is_near(each, address, title, published_on)]
    return Looked(None, near[:SHOWN_AT_MOST])


def shared_by_publisher(address: str) -> dict[str, Any]:
    """What the newest source of the same host says that a new one will mostly say too."""
    host = stem(address).host
    if not host:
        return {}
    ends = (f"//{host}/", f".{host}/")
    named = Q(url__icontains=ends[0]) | Q(url__icontains=ends[1])
    source = Source.objects.filter(named).select_related("side").order_by("-pk").first()
    if source is None:
        return {}
    side = {"side": {"id": source.side.pk, "text": str(source.side)}} if source.side else {}
    return {name: getattr(source, name) for name in SHARED} | side


def content_of_new(cleaned: Mapping[str, Any], taken: Collection[str] = ()) -> dict[str, Any]:
    """The content of a source as a form describes it, under a free id."""
    words = f"{cleaned['publisher']} {cleaned['title']}"
    named = words if slugify(words) else _words_of_address(cleaned["address"])
    return {
        "id": free_id(Source.noun, named, taken=taken),
        "title": cleaned["title"],
        "publisher": cleaned["publisher"],
        "url": cleaned["address"],
        "archived_url": "",
        "published_on": cleaned["published_on"],
        "language": cleaned["language"],
        "side": cleaned["side"].slug if cleaned["side"] else None,
        "kind": cleaned["source_kind"],
        "is_mirror": False,
        "reliability": cleaned["reliability"],
        "note_en": "",
    }


def _candidates(address: str, title: str) -> list[Source]:
    """Sources worth comparing: spelt alike, of the same host and path, or titled alike."""
    asked = Q()
    if address:
        asked |= Q(url__in=list(variants(address)))
        host, part = stem(address).host, telling_part(address)
        if host and part:
            asked |= Q(url__icontains=host) & Q(url__icontains=part)
    begins = re.sub(r"\W+$", "", title.strip()[:TITLE_BEGINS])
    if begins:
        asked |= Q(title__istartswith=begins)
    return list(Source.objects.filter(asked).order_by("-pk")[:LOOKED_AT_MOST]) if asked else []


def _is_near(source: Source, address: str, title: str, published_on: str) -> bool:
    if address and source.url and nearly_same(source.url, address):
        return True
    is_another_day = published_on and source.published_on and published_on != source.published_on
    return not is_another_day and alike_titles(source.title, title)


def _words_of_address(address: str) -> str:
    host = urlsplit(address).hostname or "source" if address else "source"
    return f"{host.replace('.', '-')} {telling_part(address)}"
