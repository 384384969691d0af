"""Ana works here and signs in by herself; she may or may not have a phone yet."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp.util import random_hex
from pytest_django import Settings

from tests.signing.phone import PHRASE, Phone
from tracker.actions import second_factors


@pytest.fixture(scope="session")
def key_of_phrase() -> str:
    """What is kept of Ana's password: costly to make, so made once."""
    return make_password(PHRASE)


@pytest.fixture
def ana(db: None, key_of_phrase: str) -> User:
    """An analyst with a password and without a second factor."""
    user = User.objects.create(
        username="ana", email="ana@desk.example", password=key_of_phrase, is_staff=True
    )
    # A committing test before this one has emptied the tables.
    user.groups.add(Group.objects.get_or_create(name="analyst")[0])
    return user


@pytest.fixture
def demanded(settings: Settings) -> None:
    """The site lets nobody in without a second factor."""
    settings.SECOND_FACTOR = True


@pytest.fixture
def phone(ana: User) -> Phone:
    """Ana's phone, whose app is her second factor; it showed the code of the last half minute."""
    key = random_hex(20)
    phone = Phone(bytes.fromhex(key))
    assert second_factors.turn_on(ana, key=key, code=phone.code(-1))
    return phone


@pytest.fixture
def browser() -> Client:
    """A browser in which nobody is signed in."""
    return Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"})
