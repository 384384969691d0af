"""`/.well-known/security.txt` (RFC 9116): whom to tell of a weakness, and how long it holds."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from tracker.today import today

from .addresses import absolute
from .file import File

VALID_FOR = timedelta(days=180)


class SecurityContact(File):
    """The contact is a page, so that no address of a person stands here."""

    def answer(self) -> HttpResponseBase:
        lines = (
            f"Contact: {absolute(reverse('about'))}",
            f"Expires: {(today() + VALID_FOR).isoformat()}T00:00:00Z",
            f"Canonical: {absolute(reverse('security-contact'))}",
            "Preferred-Languages: en, zh",
        )
        text = "".join(f"{each}\n" for each in lines)
        return HttpResponse(text, content_type="text/plain; charset=utf-8")
