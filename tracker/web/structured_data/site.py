"""The site, who speaks on it, and the record as a set of data."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.models import Checkpoint
from tracker.web.addresses import absolute
from tracker.web.releases import MEDIA_TYPE, Listed

from .json_ld import Thing, thing

NAME = "Followthrough"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LANGUAGES = ["en", "zh-Hans"]


def organization() -> Thing:
    """Who answers for what the site says."""
    return thing(
        "Organization",
        **{"@id": f"{settings.SITE_URL}/#organization"},
        name=NAME,
        url=absolute(reverse("home")),
        logo=absolute(static("favicon.svg")),
        publishingPrinciples=absolute(reverse("methodology")),
        correctionsPolicy=absolute(reverse("corrections")),
    )


def website() -> Thing:
    """The site with its search."""
    search = absolute(reverse("search"))
    action = thing(
        "SearchAction",
        target=thing("EntryPoint", urlTemplate=f"{search}?q={{search_term_string}}"),
        **{"query-input": "required name=search_term_string"},
    )
    return thing(
        "WebSite",
        name=NAME,
        url=absolute(reverse("home")),
        inLanguage=LANGUAGES,
        publisher=organization(),
        potentialAction=action,
    )


def dataset(checkpoint: Checkpoint | None, releases: Iterable[Listed] = ()) -> Thing:
    """The whole record, with every way to get it; `checkpoint` says which state it is in."""
    return thing(
        "Dataset",
        name=_("Followthrough: the record of pledges between governments"),
        description=_(
            "What governments promise each other in dialogues, who promised it, by when, and what"
            " was then found to be delivered, with the sources and every verdict."
        ),
        url=absolute(reverse("data")),
        license=LICENCE,
        isAccessibleForFree=True,
        inLanguage=LANGUAGES,
        creator=organization(),
        version=str(checkpoint.size) if checkpoint else None,
        dateModified=checkpoint.at.isoformat() if checkpoint else None,
        distribution=[
            _download("application/json", "api-pledges"),
            _download("application/jsonl", "log-export"),
            *[_release(each) for each in releases if each.redaction is None],
        ],
    )


def _download(media_type: str, name: str) -> Thing:
    return thing("DataDownload", encodingFormat=media_type, contentUrl=absolute(reverse(name)))


def _release(listed: Listed) -> Thing:
    return thing(
        "DataDownload",
        name=listed.release.name,
        encodingFormat=MEDIA_TYPE,
        contentUrl=listed.address,
        contentSize=f"{listed.release.size} B",
        sha256=listed.release.sha256,
        version=str(listed.release.revision),
        datePublished=listed.day.isoformat(),
    )
