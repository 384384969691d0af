"""Tries are counted before they are made, for all workers together, and forgotten in time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connections

from tracker.actions.sign_in_tries import give_back, release, take
from tracker.models import SignInCount
from tracker.rules.sign_in import Door

HERE = "192.0.2.1"


def allowed(name: str = "ana", network: str = HERE, door: Door = Door.PASSWORD) -> bool:
    return take(door, name, network).is_allowed


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_do_not_share_the_last_try() -> None:
    def attempt(_: int) -> bool:
        try:
            return allowed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(attempt, range(40)))

    assert sum(answers) == 5


@pytest.mark.django_db
def test_names_that_contain_an_address_reach_nobody_elses_count() -> None:
    for _ in range(5):
        allowed(f'ana", "{HERE}', "")
        allowed(f"ana\n{HERE}", "")

    assert allowed()


@pytest.mark.django_db
def test_try_given_back_counts_no_more() -> None:
    for _ in range(10):
        give_back(take(Door.PASSWORD, "ana", HERE))

    assert allowed()


@pytest.mark.django_db
def test_try_that_was_forgotten_meanwhile_need_not_be_given_back() -> None:
    spent = take(Door.PASSWORD, "ana", HERE)
    release("ana")

    give_back(spent)

    assert SignInCount.objects.count() == 0


@pytest.mark.django_db
def test_slow_answers_begin_after_twenty_tries_of_all_addresses() -> None:
    tries = [take(Door.PASSWORD, "ana", f"192.0.2.{number}") for number in range(22)]

    assert [each.is_slowed for each in tries] == [False] * 20 + [True] * 2
    assert all(each.is_allowed for each in tries)


@pytest.mark.django_db
def test_release_forgets_all_doors_and_addresses_of_one_person() -> None:
    for name in ("ana", "eve"):
        for _ in range(5):
            allowed(name)
            allowed(name, door=Door.CODE)

    release("ana")

    assert (allowed("ana"), allowed("ana", door=Door.CODE), allowed("eve")) == (True, True, False)


@pytest.mark.django_db
def test_what_counts_no_more_is_forgotten_with_the_next_newcomer() -> None:
    with time_machine.travel("2026-01-01T12:00:00Z", tick=False) as clock:
        allowed("ana")
        clock.shift(15 * 60)
        allowed("eve")

    assert SignInCount.objects.count() == 2
