"""The second factor of a sign-in: codes from an app, and recovery codes for when it is lost."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tracker.models import DeskEvent
from tracker.rules.vocabulary import DeskVerb

from .notices import tell
from .sessions import end_all

PERSON = "person"
RECOVERY_CODES = 10
# Without the letters and digits that are read for one another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
HALF = 5
# As many characters as the library keeps of a recovery code: 64 bits.
KEPT = 16
SALT = "tracker.recovery_code"
APP, RECOVERY = "app", "recovery codes"


def new_app(user: User, key: str) -> TOTPDevice:
    """An app that may become the person's second factor; kept nowhere yet. `key` is in hex."""
    return TOTPDevice(user=user, key=key, name=APP)


def is_on(user: User) -> bool:
    """Whether signing in asks this person for a code."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def recovery_codes_left(user: User) -> int:
    """How many recovery codes the person has not used."""
    return int(StaticToken.objects.filter(device__user=user).count())


@transaction.atomic
def turn_on(user: User, *, key: str, code: str) -> TOTPDevice | None:
    """Make an app the person's second factor, in the place of an older one; None for a wrong code.

    Recovery codes of before hold no longer.
    """
    _locked(user)
    app = new_app(user, key)
    app.save()
    if not app.verify_token(code):
        app.delete()
        return None
    TOTPDevice.objects.filter(user=user).exclude(pk=app.pk).delete()
    StaticDevice.objects.filter(user=user).delete()
    _note(user, DeskVerb.FACTOR_ON, by=user)
    tell(user, "A second factor was set up for your sign-in.")
    return app


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """New codes in the place of all former ones. Only digests are kept, so they are told once."""
    _locked(user)
    # The device stays: whoever signed in with one of its codes goes on.
    device, _ = StaticDevice.objects.get_or_create(user=user, defaults={"name": RECOVERY})
    StaticToken.objects.filter(device=device).delete()
    codes = [_random_code() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=_digest(user, code)) for code in codes
    )
    return codes


@transaction.atomic
def check(user: User, code: str) -> Device | None:
    """What a code proves to be in the person's hands: each code does so once, for one of two."""
    plain = code.replace(" ", "").replace("-", "").lower()
    if plain.isascii() and plain.isdigit():
        found, wanted = TOTPDevice.objects, plain
    else:
        found, wanted = StaticDevice.objects, _digest(user, plain)
    device: Device | None = found.select_for_update().filter(user=user, confirmed=True).first()
    return device if device is not None and device.verify_token(wanted) else None


@transaction.atomic
def take_off(user: User, *, by: User, reason: str) -> bool:
    """Take app and recovery codes from a person who lost them, who is told; whether there were any.

    It ends every session. Signing in asks for a new factor wherever the site demands one.
    """
    _locked(user)
    apps, _ = TOTPDevice.objects.filter(user=user).delete()
    codes, _ = StaticDevice.objects.filter(user=user).delete()
    if not apps + codes:
        return False
    end_all(user)
    _note(user, DeskVerb.FACTOR_OFF, by=by, comment=reason)
    tell(user, f"{by.get_username()} took the second factor off your sign-in. Reason: {reason}")
    return True


def last_taken_off(user: User) -> DeskEvent | None:
    """When the person's second factor was taken off; None if it was set up again since."""
    about = DeskEvent.objects.filter(noun=PERSON, public_id=user.get_username())
    last = about.filter(verb__in=(DeskVerb.FACTOR_ON, DeskVerb.FACTOR_OFF)).first()
    return last if last is not None and last.verb == DeskVerb.FACTOR_OFF else None


def _locked(user: User) -> None:
    """Two requests of one person at once come one after the other."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def _note(user: User, verb: DeskVerb, *, by: User, comment: str = "") -> None:
    name, row = user.get_username(), user.pk
    DeskEvent.objects.create(
        user=by, verb=verb, noun=PERSON, public_id=name, row=row, comment=comment
    )


def _random_code() -> str:
    halves = ("".join(secrets.choice(ALPHABET) for _ in range(HALF)) for _ in range(2))
    return "-".join(halves)


def _digest(user: User, code: str) -> str:
    """What is kept of a recovery code. It depends on SECRET_KEY: another key ends all of them."""
    kept = salted_hmac(SALT, f"{user.pk}:{code.replace('-', '')}", algorithm="sha256")
    return kept.hexdigest()[:KEPT]
