"""Releases: their list on the data page, and their files for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.urls.converters import IntConverter
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from tracker.ingestion import release as releases
from tracker.models import LogEntry, Release
from tracker.models.public_log import log_entries

from .addresses import absolute
from .file import File

MEDIA_TYPE = "application/zip"
# A week, in seconds: the bytes never change, but a redaction may take them back.
KEPT_BY_CACHES = 7 * 24 * 60 * 60


class Revision(IntConverter):
    """The number of a log entry in an address: written one way, no larger than one can be."""

    regex = "[1-9][0-9]{0,17}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A release as the data page lists it, with the redaction that took it back, if any."""

    release: Release
    redaction: LogEntry | None

    @property
    def day(self) -> date:
        """The day of the newest change that it tells of."""
        return self.release.checkpoint.at.date()

    @property
    def path(self) -> str:
        """Where it is downloaded."""
        return reverse("release", args=[self.release.revision])

    @property
    def address(self) -> str:
        """The same for those who cite it."""
        return absolute(self.path)


def listed() -> list[Listed]:
    """All releases, the newest revision first."""
    return with_redactions(Release.published.all())


def with_redactions(releases: Iterable[Release]) -> list[Listed]:
    """Each release with the redaction that took it back; those without have none."""
    found = list(releases)
    wanted = [each.taken_back_by for each in found if each.taken_back_by is not None]
    redactions = {entry.seq: entry for entry in log_entries().filter(seq__in=wanted)}
    return [Listed(each, redactions.get(each.taken_back_by or 0)) for each in found]


class ReleaseFile(File):
    """The file of a release; 410 with the reason once a redaction took it back."""

    # It has a digest and a life of its own.
    is_determined = False

    def answer(self) -> HttpResponseBase:
        release: Release = get_object_or_404(Release.published, pk=self.kwargs["revision"])
        try:
            return self.sent(release, releases.kept(release))
        except releases.TakenBack:
            return self.without_file(release, status=410)
        except releases.Unavailable:
            return self.without_file(release, status=503)

    def sent(self, release: Release, path: Path) -> HttpResponseBase:
        """The file, or that the reader has it already."""
        etag = quote_etag(release.sha256)
        response = get_conditional_response(self.request, etag=etag) or FileResponse(
            path.open("rb"),
            as_attachment=True,
            filename=f"{release.name}.zip",
            content_type=MEDIA_TYPE,
        )
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = f"public, max-age={KEPT_BY_CACHES}"
        return response

    def without_file(self, release: Release, status: int) -> HttpResponse:
        """Why there is no file."""
        (listed,) = with_redactions([release])
        return render(self.request, "data/no_file.html", {"listed": listed}, status=status)
