"""`/oembed`: what a site shows in place of a link to a pledge (oembed.com, JSON only).

Only pages of pledges have an embed. The answer may be read by any site.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tracker.filters import BadParameter
from tracker.filters.clock import CLOCKS, Clock, clock
from tracker.filters.frame import positive
from tracker.filters.query_string import single
from tracker.languages import path_language
from tracker.rules.vocabulary import LabelWord

from .addresses import absolute
from .cards import card
from .embed import WIDTH, height_for
from .file import File
from .pledge_sheet import PledgeSheet, Renamed, clocks_of, pledge_sheet

URL, FORMAT, MAX_WIDTH, MAX_HEIGHT = "url", "format", "maxwidth", "maxheight"
# What WordPress adds to say that nobody shall be tracked; nobody is.
IGNORED = "dnt"
DAY_IN_SECONDS = 86_400
MAX_ADDRESS = 2_000
UNLIMITED = 10**6


@dataclass(frozen=True, slots=True)
class Asked:
    """The pledge page that a link leads to: its slug, its clocks, its language."""

    slug: str
    clock: Clock
    language: str


class OEmbed(File):
    """Asked with the address of a page of this site."""

    parameters = (URL, FORMAT, MAX_WIDTH, MAX_HEIGHT, IGNORED)

    def answer(self) -> HttpResponseBase:
        if (single(self.request.GET, FORMAT) or "json") != "json":
            text = _("Only JSON is offered.")
            return HttpResponse(text, status=501, content_type="text/plain; charset=utf-8")
        width = positive(self.request.GET, MAX_WIDTH, default=UNLIMITED)
        height = positive(self.request.GET, MAX_HEIGHT, default=UNLIMITED)
        asked = self.asked()
        with translation.override(asked.language):
            answer = embedding(sheet_of(asked), width, height)
        response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def asked(self) -> Asked:
        """What the address names; a 400 for what is none, a 404 for any page but a pledge's."""
        address = web_address(single(self.request.GET, URL))
        if f"{address.scheme}://{address.netloc}" != settings.SITE_URL:
            raise Http404
        spoken = path_language(address.path)
        with translation.override(spoken):
            page = page_at(address.path)
        if page.url_name not in {"pledge", "pledge-embed"}:
            raise Http404
        query = QueryDict(address.query)
        clocks = QueryDict(mutable=True)
        for name in CLOCKS:
            clocks.setlist(name, query.getlist(name))
        return Asked(page.kwargs["slug"], clock(clocks, self.today), spoken)


def web_address(text: str) -> SplitResult:
    """An http(s) address; BadParameter for anything else."""
    if not text:
        raise BadParameter(URL, _("give the address of a page"))
    try:
        address = urlsplit(text)
        usable = address.scheme in {"http", "https"} and bool(address.hostname)
    except ValueError:
        usable = False
    if not usable or len(text) > MAX_ADDRESS:
        raise BadParameter(URL, _("must be an http or https address"))
    return address


def page_at(path: str) -> Any:
    """The page at a path of this site; a 404 without one."""
    try:
        return resolve(path)
    except Resolver404 as error:
        raise Http404 from error


def sheet_of(asked: Asked) -> PledgeSheet:
    """The pledge asked for, also by an address that it gave up."""
    try:
        return pledge_sheet(asked.slug, asked.clock)
    except Renamed as renamed:
        return pledge_sheet(renamed.slug, asked.clock)


def embedding(sheet: PledgeSheet, max_width: int, max_height: int) -> dict[str, Any]:
    """The answer; frame and thumbnail stay within what the asker has room for."""
    width = min(max_width, WIDTH)
    height = min(max_height, height_for(width))
    address = absolute(reverse("pledge-embed", args=[sheet.pledge.slug])) + clocks_of(sheet.clock)
    frame = {"sheet": sheet, "address": address, "width": width, "height": height}
    picture = card(LabelWord(sheet.status.label) if sheet.status else None)
    fits = picture.width <= max_width and picture.height <= max_height
    thumbnail = {
        "thumbnail_url": picture.address,
        "thumbnail_width": picture.width,
        "thumbnail_height": picture.height,
    }
    return {
        "version": "1.0",
        "type": "rich",
        "title": f"{sheet.title}: {sheet.said}",
        "author_name": "Followthrough",
        "author_url": sheet.page,
        "provider_name": "Followthrough",
        "provider_url": absolute(reverse("home")),
        "cache_age": DAY_IN_SECONDS,
        "html": render_to_string("embed/_frame.html", frame).strip(),
        "width": width,
        "height": height,
        **(thumbnail if fits else {}),
    }
