"""What all feeds share: one snapshot of the record, names that last, the head of the log."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.translation import gettext as _

from tracker import conditional
from tracker.filters import BadParameter
from tracker.filters.query_string import check_count
from tracker.models.base import PUBLIC
from tracker.models.reading import newest_checkpoint
from tracker.rules.xml_text import one_line, xml_text
from tracker.statement_timer import took_too_long

from .entry import Entry

METHODS = ("GET", "HEAD")
# A feed tells what is new; whole lists are files.
NEWEST = 100
# Of what is ours; other institutions name a licence of their own.
LICENCE = "CC BY 4.0"
# The year of the names that feeds give: part of each, so that they outlive a change of owner.
NAMED_SINCE = 2026


class RecordAtom(Atom1Feed):
    """Atom; a feed without entries is as old as the state of the record that it tells of."""

    def latest_post_date(self) -> datetime:
        moment: datetime = super().latest_post_date() if self.items else self.feed["changed"]
        return moment


class RecordFeed(Feed):
    """A feed of the record, in the language of its address; Atom unless a subclass says else."""

    feed_type: type[SyndicationFeed] = RecordAtom
    # A feed takes nothing in: any method but its two is a 405, not a forged form.
    csrf_exempt = True
    author_name = "Followthrough"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        try:
            check_count(request.GET)
            with transaction.atomic(using=PUBLIC):
                return self.answer(request, **kwargs)
        except (BadParameter, OperationalError) as error:
            return refusal(error)

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The feed, or that it has not changed; subclasses may say where it is now."""
        about = self.get_object(request, **kwargs)
        at = conditional.edition()
        return conditional.answer(request, at, lambda: self.written(about, request))

    def written(self, about: Any, request: HttpRequest) -> HttpResponse:
        """The feed in its format."""
        feed: Any = self.get_feed(about, request)
        response = HttpResponse(content_type=feed.content_type)
        feed.write(response, "utf-8")
        return response

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What the feed is about; BadParameter or Http404 where there is no such feed."""
        raise NotImplementedError

    def feed_copyright(self, about: Any) -> str | None:
        """The licence of what it tells; none where that has several."""
        return LICENCE

    def feed_extra_kwargs(self, about: Any) -> dict[str, Any]:
        return {"changed": conditional.edition().changed}

    def item_extra_kwargs(self, item: Entry) -> dict[str, Any]:
        return {"text": xml_text(item.text)}

    def author_link(self) -> str:
        """Who is behind it."""
        return absolute(reverse("about"))

    def item_title(self, item: Entry) -> str:
        return one_line(item.title)

    def item_description(self, item: Entry) -> str:
        return escape(xml_text(item.text))

    def item_link(self, item: Entry) -> str:
        """Where it is told."""
        return item.address

    def item_guid(self, item: Entry) -> str:
        """The name for good."""
        return item.name

    def item_pubdate(self, item: Entry) -> datetime:
        """When the record first told it."""
        return item.told

    def item_updateddate(self, item: Entry) -> datetime:
        """When the record came to say so."""
        return item.changed

    def item_categories(self, item: Entry) -> tuple[str, ...]:
        """Which sort of entry it is, and whether it was corrected."""
        return item.categories


def refusal(error: BadParameter | OperationalError) -> HttpResponse:
    """A 400 that names the parameter and the reason, or a 503 when a statement took too long."""
    if isinstance(error, BadParameter):
        return plain(f"{error.name}: {error.reason}", status=400)
    if not took_too_long(error):
        raise error
    return plain(_("The answer took more than a second; ask for less at once."), status=503)


def plain(text: str, *, status: int) -> HttpResponse:
    """A line of text for whoever reads the answer of a program."""
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")


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
