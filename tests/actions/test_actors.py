"""Actors: one pseudonym per person, for ever."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from tracker.actions import actors

pytestmark = pytest.mark.django_db


def test_pseudonyms_are_numbered(analyst: User, editor: User) -> None:
    first, second = actors.actor_of(analyst), actors.actor_of(editor)

    assert [str(first), str(second)] == ["editor 1", "editor 2"]


def test_person_keeps_the_pseudonym(analyst: User) -> None:
    assert actors.actor_of(analyst) == actors.actor_of(analyst)


def test_actor_has_the_full_name_where_there_is_one(analyst: User) -> None:
    analyst.first_name, analyst.last_name = "Ann", "Alyst"

    assert actors.actor_of(analyst).name == "Ann Alyst"


def test_name_to_sign_in_with_is_never_that_of_the_actor(analyst: User) -> None:
    assert actors.actor_of(analyst).name == "editor 1"


def test_loader_is_one_actor_without_a_user() -> None:
    assert actors.loader() == actors.loader()
    assert actors.loader().user is None
