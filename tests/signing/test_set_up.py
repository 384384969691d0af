"""Setting up a second factor: a picture, a code, recovery codes, and the end of other sessions."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.signing.phone import (
    ACCOUNT,
    SET_UP,
    Phone,
    give_code,
    give_password,
    is_in,
    recovery_codes_on,
)
from tracker.actions import second_factors
from tracker.models import DeskEvent

CODES = "/admin/account/recovery-codes/"


@pytest.mark.usefixtures("demanded")
def test_first_code_sets_it_up_and_shows_recovery_codes(browser: Client, ana: User) -> None:
    give_password(browser, ana)
    phone = Phone.that_scanned(browser.get(SET_UP).content.decode())

    answer = browser.post(SET_UP, {"code": phone.code()})

    assert len(set(recovery_codes_on(answer))) == 10
    assert second_factors.is_on(ana)
    assert is_in(browser)


def test_key_stays_until_it_is_used(browser: Client, ana: User) -> None:
    give_password(browser, ana)
    shown = Phone.that_scanned(browser.get(SET_UP).content.decode())

    again = Phone.that_scanned(browser.post(SET_UP, {"code": "000000"}).content.decode())

    assert again.key == shown.key
    assert not second_factors.is_on(ana)


def test_picture_is_no_script_and_no_style(browser: Client, ana: User) -> None:
    give_password(browser, ana)

    page = browser.get(SET_UP).content.decode()

    assert 'src="data:image/svg+xml' in page
    assert "otpauth" not in page


def test_setting_up_ends_the_other_sessions(browser: Client, ana: User) -> None:
    another = Client()
    give_password(another, ana)
    give_password(browser, ana)
    phone = Phone.that_scanned(browser.get(SET_UP).content.decode())

    browser.post(SET_UP, {"code": phone.code()})

    assert (is_in(browser), is_in(another)) == (True, False)


def test_new_phone_takes_the_place_of_the_old_one(browser: Client, ana: User, phone: Phone) -> None:
    give_password(browser, ana)
    give_code(browser, phone.code())
    new = Phone.that_scanned(browser.get(SET_UP).content.decode())
    browser.post(SET_UP, {"code": new.code()})
    another = Client()
    give_password(another, ana)

    assert give_code(another, phone.code(1)).status_code == 200
    assert give_code(another, new.code(1)).status_code == 302


def test_recovery_code_signs_in_once(browser: Client, ana: User, phone: Phone) -> None:
    code = second_factors.renew_recovery_codes(ana)[0]
    give_password(browser, ana)
    give_code(browser, code.upper().replace("-", " "))
    another = Client()
    give_password(another, ana)
    give_code(another, code)

    assert (is_in(browser), is_in(another)) == (True, False)
    assert second_factors.recovery_codes_left(ana) == 9


def test_who_has_no_second_factor_sets_one_up_before_recovery_codes(
    browser: Client, ana: User
) -> None:
    give_password(browser, ana)

    assert browser.post(CODES)["Location"] == SET_UP


def test_recovery_codes_are_not_renewed_by_following_a_link(
    browser: Client, ana: User, phone: Phone
) -> None:
    codes = second_factors.renew_recovery_codes(ana)
    give_password(browser, ana)
    give_code(browser, phone.code())

    assert browser.get(CODES)["Location"] == ACCOUNT
    assert second_factors.check(ana, codes[0]) is not None


def test_new_recovery_codes_end_the_old_ones(browser: Client, ana: User, phone: Phone) -> None:
    old = second_factors.renew_recovery_codes(ana)
    give_password(browser, ana)
    give_code(browser, phone.code())

    new = recovery_codes_on(browser.post(CODES))

    assert second_factors.check(ana, old[0]) is None
    assert second_factors.check(ana, new[0]) is not None


@pytest.mark.usefixtures("demanded")
def test_who_signed_in_with_a_recovery_code_goes_on_after_renewing_them(
    browser: Client, ana: User, phone: Phone
) -> None:
    code = second_factors.renew_recovery_codes(ana)[0]
    give_password(browser, ana)
    give_code(browser, code)

    browser.post(CODES)

    assert is_in(browser)


def test_recovery_codes_are_not_kept_as_they_are(ana: User) -> None:
    codes = second_factors.renew_recovery_codes(ana)

    kept = ana.staticdevice_set.get().token_set.values_list("token", flat=True)  # type: ignore[attr-defined]

    assert set(kept).isdisjoint(code.replace("-", "") for code in codes)


def test_desk_log_says_who_set_one_up(ana: User, phone: Phone) -> None:
    event = DeskEvent.objects.get(verb="factor_on")

    assert (event.user, event.noun, event.public_id) == (ana, "person", "ana")
