"""Five tries in fifteen minutes for a person at an address; nobody keeps anybody else out."""

from __future__ import annotations

from typing import Any

import time_machine
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from tests.signing.phone import Phone, give_code, give_password, is_in
from tracker.actions import sign_in_tries
from tracker.models import SignInCount
from tracker.rules.sign_in import Door

HERE, THERE = "192.0.2.1", "198.51.100.7"


def guess(user: User, times: int, address: str = HERE) -> list[int]:
    """The answers to so many wrong passwords."""
    browser = at(address)
    return [give_password(browser, user, "wrong").status_code for _ in range(times)]


def at(address: str) -> Client:
    return Client(REMOTE_ADDR=address)


def test_sixth_try_is_told_to_wait(ana: User) -> None:
    assert guess(ana, 7) == [200, 200, 200, 200, 200, 429, 429]


def test_right_password_is_not_even_compared_then(ana: User) -> None:
    guess(ana, 5)

    answer = give_password(at(HERE), ana)

    assert "Too many tries" in answer.content.decode()


def test_unknown_name_is_told_the_same(ana: User) -> None:
    known, unknown = [
        [give_password(at(HERE), User(username=name), "wrong") for _ in range(6)]
        for name in ("ana", "nobody")
    ]

    assert list(map(said, known)) == list(map(said, unknown))


def said(answer: Any) -> tuple[int, list[str]]:
    return answer.status_code, answer.context["form"].non_field_errors()


def test_person_signs_in_from_elsewhere_meanwhile(ana: User) -> None:
    guess(ana, 6)
    elsewhere = at(THERE)

    give_password(elsewhere, ana)

    assert is_in(elsewhere)


def test_person_signs_in_while_the_world_guesses(ana: User) -> None:
    for number in range(40):
        sign_in_tries.take(Door.PASSWORD, "ana", f"203.0.113.{number}")
    elsewhere = at(THERE)

    give_password(elsewhere, ana)

    assert is_in(elsewhere)


def test_another_address_of_one_household_is_no_other_address(ana: User) -> None:
    guess(ana, 5, "2001:db8:1:2::1")

    assert guess(ana, 1, "2001:db8:1:2:ffff::9") == [429]


def test_strangers_claim_of_another_address_counts_for_nothing(ana: User) -> None:
    guess(ana, 5)
    browser = Client(REMOTE_ADDR=HERE, headers={"X-Forwarded-For": THERE})

    assert give_password(browser, ana, "wrong").status_code == 429


def test_address_that_our_proxy_saw_counts(ana: User, settings: Settings) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    for _ in range(5):
        give_password(Client(headers={"X-Forwarded-For": f"{THERE}, {HERE}"}), ana, "wrong")

    assert give_password(Client(headers={"X-Forwarded-For": HERE}), ana).status_code == 429
    assert give_password(Client(headers={"X-Forwarded-For": THERE}), ana).status_code == 302


def test_a_quarter_of_an_hour_later_it_may_be_tried_again(ana: User) -> None:
    with time_machine.travel("2026-01-01T12:00:00Z", tick=False) as clock:
        guess(ana, 5)
        clock.shift(899)
        early = guess(ana, 1)
        clock.shift(1)
        assert (early, guess(ana, 1)) == ([429], [200])


def test_success_does_not_wipe_out_the_failures_before_it(ana: User) -> None:
    guess(ana, 4)
    give_password(at(HERE), ana)

    assert guess(ana, 2) == [200, 429]


def test_codes_are_limited_as_well(ana: User, phone: Phone) -> None:
    browser = at(HERE)
    give_password(browser, ana)

    answers = [give_code(browser, "000000").status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]
    assert give_code(browser, phone.code()).status_code == 429


def test_codes_are_limited_wherever_they_come_from(ana: User) -> None:
    allowed = [
        sign_in_tries.take(Door.CODE, "ana", f"203.0.113.{number // 5}").is_allowed
        for number in range(25)
    ]

    assert allowed == [True] * 20 + [False] * 5


def test_counts_hold_neither_name_nor_address(ana: User) -> None:
    guess(ana, 1)

    kept = str(list(SignInCount.objects.values()))

    assert "ana" not in kept
    assert HERE not in kept
