"""What crawlers are told: everything public is open to them, and here are its addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation

from tracker.filters.frame import page as page_number
from tracker.filters.ordering import by_slug
from tracker.filters.query_string import PAGE
from tracker.models import (
    Collection,
    Dialogue,
    Indicator,
    Mechanism,
    Party,
    Pledge,
    Source,
    StatusUpdate,
    Topic,
)

from .addresses import absolute
from .file import File
from .page import Page
from .paging import page_of

# The protocol allows 50,000 addresses a file; every row has one in each language.
ROWS_PER_FILE = 10_000
LISTS = ("pledges", "updates", "mechanisms", "dialogues", "parties", "topics", "sources")
STANDING = (
    "home",
    *LISTS,
    "collections",
    "compare",
    "calendar",
    "search",
    "methodology",
    "about",
    "data",
    "corrections",
    "log",
    "trust",
)


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one noun, and the log entry that last changed each."""

    page: str
    rows: Callable[[], QuerySet]
    changed: str


def _collected() -> QuerySet:
    return Pledge.published_anywhere.listed().collected()


# Withdrawn pledges, dialogues and updates keep their pages, but are not advertised.
SECTIONS: dict[str, Section] = {
    "pledges": Section("pledge", Pledge.published.listed, "current__entry__at"),
    "updates": Section("update", StatusUpdate.published.listed, "current__entry__at"),
    "dialogues": Section("dialogue", Dialogue.published.listed, "current__entry__at"),
    "mechanisms": Section("mechanism", Mechanism.published.all, "entry__at"),
    "parties": Section("party", Party.published.all, "entry__at"),
    "topics": Section("topic", Topic.published.all, "entry__at"),
    "sources": Section("source", Source.published.all, "entry__at"),
    "indicators": Section("indicator", Indicator.published.all, "entry__at"),
    "collections": Section("collection", Collection.published.all, "entry__at"),
    "collected": Section("pledge", _collected, "current__entry__at"),
}


@dataclass(frozen=True, slots=True)
class Address:
    """One page in one language, with the same page in each language."""

    location: str
    changed: datetime | None
    alternates: tuple[tuple[str, str], ...]

    @property
    def default(self) -> str:
        """The page for readers of any other language."""
        return dict(self.alternates)[settings.LANGUAGE_CODE]


class Robots(File):
    """The staff door is of no use to crawlers."""

    def answer(self) -> HttpResponseBase:
        lines = ("User-agent: *", "Disallow: /admin/", f"Sitemap: {absolute(reverse('sitemap'))}")
        text = "".join(f"{each}\n" for each in lines)
        return HttpResponse(text, content_type="text/plain; charset=utf-8")


class SitemapIndex(Page):
    """The files that together name every address."""

    template_name = "sitemap_index.xml"
    content_type = "application/xml"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(files=list(files()), **kwargs)


class SitemapFile(Page):
    """The addresses of one noun, or of the pages of which there is one."""

    template_name = "sitemap.xml"
    content_type = "application/xml"
    parameters = (PAGE,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name, number = kwargs["section"], page_number(self.request.GET)
        if (name != "pages" and name not in SECTIONS) or (name == "pages" and number > 1):
            raise Http404
        found = standing() if name == "pages" else of_section(SECTIONS[name], number)
        return super().get_context_data(addresses=found, **kwargs)


def files() -> Iterator[str]:
    """The address of each file; a noun with many rows has several."""
    for name in ("pages", *SECTIONS):
        location = absolute(reverse("sitemap-file", args=[name]))
        count = SECTIONS[name].rows().count() if name in SECTIONS else 1
        yield location
        for number in range(2, -(-count // ROWS_PER_FILE) + 1):
            yield f"{location}?{PAGE}={number}"


def standing() -> Iterator[Address]:
    """The pages of which there is one."""
    for name in STANDING:
        yield from addresses(name, None)


def of_section(section: Section, number: int) -> Iterator[Address]:
    """The pages of one noun's rows."""
    rows = section.rows().annotate(changed_at=F(section.changed)).order_by(by_slug())
    for slug, changed in page_of(rows.values_list("slug", "changed_at"), number, ROWS_PER_FILE):
        yield from addresses(section.page, changed, slug)


def addresses(page: str, changed: datetime | None, *names: str) -> Iterator[Address]:
    """One page in every language."""
    found = []
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            found.append((code, absolute(reverse(page, args=names))))
    for _, location in found:
        yield Address(location, changed, tuple(found))
