"""Where a page lies: home, the list of its kind, the page itself."""

from __future__ import annotations

from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from tracker.web.addresses import absolute

from .json_ld import Thing, thing
from .site import NAME


def of_page(path: str, title: str) -> Thing | None:
    """The trail to the page of one thing; None for lists and standing pages, which lie on top."""
    try:
        page = resolve(path)
    except Resolver404:
        return None
    above = parents().get(page.url_name or "")
    if above is None:
        return None
    parent, name = above
    return trail([(NAME, reverse("home")), (name, reverse(parent)), (title, path)])


def trail(steps: list[tuple[str, str]]) -> Thing:
    """The steps from the first page down, each with its name and path."""
    items = [
        thing("ListItem", position=number, name=name, item=absolute(path))
        for number, (name, path) in enumerate(steps, start=1)
    ]
    return thing("BreadcrumbList", itemListElement=items)


def parents() -> dict[str, tuple[str, str]]:
    """For the page of each noun, the list above it and what that is called."""
    return {
        "pledge": ("pledges", _("Pledges")),
        "update": ("updates", _("Updates")),
        "dialogue": ("dialogues", _("Dialogues")),
        "mechanism": ("mechanisms", _("Mechanisms")),
        "party": ("parties", _("Parties")),
        "topic": ("topics", _("Topics")),
        "source": ("sources", _("Sources")),
        "indicator": ("data", _("Data")),
    }
