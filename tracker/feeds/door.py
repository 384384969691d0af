"""What all feeds share: no parameters, one snapshot of the record, names that last, the head."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from tracker.filters import BadParameter
from tracker.filters.query_string import check
from tracker.models.base import PUBLIC
from tracker.models.reading import newest_checkpoint

METHODS = ("GET", "HEAD")
# The year of the names that feeds give: part of each, so that they outlive a change of owner.
NAMED_SINCE = 2026


class RecordFeed(Feed):
    """An Atom feed of the record, in the language of its address."""

    feed_type = Atom1Feed
    author_name = "Followthrough"
    feed_copyright = "CC BY 4.0"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        try:
            with transaction.atomic(using=PUBLIC):
                check(request.GET, ())
                return self.answer(request, **kwargs)
        except BadParameter as error:
            text = f"{error.name}: {error.reason}\n"
            return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The feed, or where it is now."""
        return super().__call__(request, **kwargs)

    def author_link(self) -> str:
        """Who is behind it."""
        return absolute(reverse("about"))


def absolute(path: str) -> str:
    """The address of a path on this site."""
    return f"{settings.SITE_URL}{path}"


def name(*parts: object) -> str:
    """A name for good (RFC 4151): it stays when addresses change."""
    authority = urlsplit(settings.SITE_URL).hostname
    return f"tag:{authority},{NAMED_SINCE}:{'/'.join(map(str, parts))}"


def head_of_the_log() -> str:
    """The state of the record that a feed was made from; empty while there is none."""
    newest = newest_checkpoint()
    if newest is None:
        return ""
    words = {"size": newest.size, "root": newest.root[:8]}
    return _("record %(size)d · root %(root)s…") % words
