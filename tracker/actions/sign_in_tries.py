"""Tries to sign in: counted before they are tried, so that no two workers share the last one.

The counts are rows of the database and not of a cache: a cache forgets when it is full or away,
and Django's own database cache does not count in one step.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tracker.models import SignInCount
from tracker.rules.sign_in import ALTOGETHER, AT_ONE_ADDRESS, ONLY_SLOWS, Door, Limit

SALT = "tracker.sign_in"


@dataclass(frozen=True, slots=True)
class Try:
    """One try at a door: whether it may be made, and whether it is to be answered slowly."""

    keys: tuple[str, ...]
    moment: float
    is_allowed: bool
    is_slowed: bool = False


def take(door: Door, name: str, network: str) -> Try:
    """Count one more try, if there is one left; else nothing is to be looked up or compared.

    `name` is what was typed, whether anybody has it or not; `network` is where it came from.
    """
    now, who = timezone.now().timestamp(), _digest(name)
    here, everywhere = _digest(door, name, network), _digest(door, name)
    if not _count(here, who, AT_ONE_ADDRESS[door], now):
        return Try((), now, is_allowed=False)
    within = _count(everywhere, who, ALTOGETHER[door], now)
    only_slows = door in ONLY_SLOWS
    return Try(
        (here, everywhere),
        now,
        is_allowed=within or only_slows,
        is_slowed=only_slows and not within,
    )


def give_back(spent: Try) -> None:
    """A try that succeeded counts no more; those that failed before it still do."""
    for key in spent.keys:
        with transaction.atomic():
            row = SignInCount.objects.select_for_update().filter(key=key).first()
            if row is not None and spent.moment in row.moments:
                row.moments.remove(spent.moment)
                row.save(update_fields=["moments"])


def release(name: str) -> int:
    """Forget every try under a name, at all doors and addresses; how many there were."""
    held = SignInCount.objects.filter(who=_digest(name))
    number = sum(len(row.moments) for row in held)
    held.delete()
    return number


def _count(key: str, who: str, limit: Limit, now: float) -> bool:
    """Count a try under a key, if it is within the limit; whether it is."""
    known = SignInCount.objects.filter(key=key).first()
    # Whoever goes on guessing costs a reading, no writing.
    if known is not None and limit.is_spent(known.moments, now):
        return False
    with transaction.atomic():
        if known is None:
            SignInCount.objects.over(now).delete()
        SignInCount.objects.get_or_create(key=key, defaults={"who": who})
        row = SignInCount.objects.select_for_update().get(key=key)
        if limit.is_spent(row.moments, now):
            return False
        row.moments = [*limit.counting(row.moments, now), now]
        row.until = now + limit.seconds
        row.save(update_fields=["moments", "until"])
    return True


def _digest(*parts: str) -> str:
    # As JSON, because a name may hold whatever would part it from an address.
    return salted_hmac(SALT, json.dumps(parts), algorithm="sha256").hexdigest()
