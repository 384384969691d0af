"""Who may import: whoever may publish both pledges and the scores of other institutions."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from tracker.admin.people.permissions import signed_in

_NEEDED = ("tracker.publish_pledgeversion", "tracker.publish_externalverdict")


def may_import(person: User) -> bool:
    """Whether a person may publish and take back whole tables."""
    return person.has_perms(_NEEDED)


def importer(request: HttpRequest) -> User:
    """The person at the desk, who may import."""
    person = signed_in(request)
    if not may_import(person):
        raise PermissionDenied
    return person
