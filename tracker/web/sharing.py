"""What a page offers to those who cite, share or follow it, as the share block shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tracker.filters.fields import in_language, language
from tracker.models import Dialogue, Pledge, StatusUpdate
from tracker.rules.edtf_words import short_day

from .addresses import absolute
from .citation_files import work_of_pledge, work_of_update
from .citations import FORMS, Work
from .embed import HEIGHT, WIDTH
from .pledge_sheet import PledgeSheet, clocks_of


@dataclass(frozen=True, slots=True)
class Share:
    """`permalink` always leads to what the page says, `version` to just how it says it now.

    `files` pairs each format of citation with its address. What a page does not have is empty.
    """

    citation: str
    permalink: str
    version: str = ""
    files: tuple[tuple[str, str], ...] = ()
    data: str = ""
    feed: str = ""
    statuses: str = ""
    oembed: str = ""
    badge: str = ""
    said: str = ""
    frame: str = ""
    image: str = ""


def share_of_pledge(sheet: PledgeSheet) -> Share:
    """A pledge: everything there is, on the clocks of the page."""
    slug, query = sheet.pledge.slug, clocks_of(sheet.clock)
    frame = {"sheet": sheet, "width": WIDTH, "height": HEIGHT}
    frame["address"] = absolute(reverse("pledge-embed", args=[slug])) + query
    badge = absolute(reverse("pledge-badge", args=[slug])) + query
    image = {"sheet": sheet, "badge": badge}
    return Share(
        citation=sentence(work_of_pledge(sheet)),
        permalink=sheet.page,
        version=sheet.permalink,
        files=citation_files("pledge", slug, query),
        data=data_of(sheet.pledge, query),
        feed=reverse("pledge-feed", args=[slug]),
        statuses=reverse("pledge-status-feed", args=[slug]),
        oembed=f"{absolute(reverse('oembed'))}?{urlencode({'url': sheet.page + query})}",
        badge=reverse("pledge-badge", args=[slug]) + query,
        said=sheet.said,
        frame=render_to_string("embed/_frame.html", frame).strip(),
        image=render_to_string("embed/_image.html", image).strip(),
    )


def share_of_update(update: StatusUpdate, day: date) -> Share:
    """An update: how to cite it, its address, its twin as data."""
    return Share(
        citation=sentence(work_of_update(update, day)),
        permalink=absolute(update.get_absolute_url()),
        files=citation_files("update", update.slug),
        data=data_of(update),
    )


def share_of_dialogue(dialogue: Dialogue, day: date) -> Share:
    """A dialogue: how to name it, its address, its twin as data."""
    address = absolute(dialogue.get_absolute_url())
    told = {"title": in_language(dialogue.current, "name"), "day": short_day(day, language())}
    words = _("Followthrough, “%(title)s”, pledges and their status on %(day)s.") % told
    return Share(
        citation=f"{words} {address}?as_of={day.isoformat()}",
        permalink=address,
        data=data_of(dialogue),
    )


def sentence(work: Work) -> str:
    """A citation as one would write it in a footnote."""
    told = {
        "title": work.title,
        "status": work.status,
        "day": short_day(work.day, language()),
        "record": work.record,
    }
    if work.status:
        words = _("Followthrough, “%(title)s”, status on %(day)s: %(status)s. Record %(record)s.")
    else:
        words = _("Followthrough, “%(title)s”, read on %(day)s. Record %(record)s.")
    return f"{words % told} {work.address}"


def citation_files(noun: str, slug: str, query: str = "") -> tuple[tuple[str, str], ...]:
    """Each format with the address of its file."""
    return tuple(
        (form.label, reverse(f"{noun}-{form.extension}", args=[slug]) + query) for form in FORMS
    )


def data_of(row: Pledge | StatusUpdate | Dialogue, query: str = "") -> str:
    """The same thing in the API, in the language of the page and on its clocks."""
    asked = query.removeprefix("?").split("&") if query else []
    if get_language() != settings.LANGUAGE_CODE:
        asked.append(f"lang={get_language()}")
    return reverse(f"api-{row.noun}", args=[row.slug]) + ("?" + "&".join(asked) if asked else "")
