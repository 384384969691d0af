"""Actors: the pseudonyms under which people change the record."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from tracker.models import Actor

LOADER = "Data package loader"


@transaction.atomic
def actor_of(user: User) -> Actor:
    """The user's pseudonym, given out on the first public act and then for ever.

    The bodies of the log, which are public, hold the full name, where People has one; never the
    name by which somebody signs in.
    """
    found = Actor.objects.filter(user=user).first()
    return found or _next(name=user.get_full_name(), user=user)


@transaction.atomic
def loader() -> Actor:
    """The actor of packages that are loaded by command."""
    return Actor.objects.filter(user=None, name=LOADER).first() or _next(name=LOADER, user=None)


def _next(*, name: str, user: User | None) -> Actor:
    newest = Actor.objects.aggregate(newest=Max("number"))["newest"] or 0
    actor = Actor(number=newest + 1, user=user)
    actor.name = name or str(actor)
    actor.save()
    return actor
