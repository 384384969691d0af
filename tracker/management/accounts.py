"""People by the name they sign in with, for commands."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.management import CommandError


def person(name: str) -> User:
    """The account of that name, or a refusal that says so."""
    found = User.objects.filter(username=name).first()
    if found is None:
        raise CommandError(f"Nobody signs in as {name}.")
    return found
