"""Each analyst is told once a day what is due, whatever happens on the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group, User
from django.core import mail
from django.db import connection

from tests import factories
from tests.actions.postboxes import PowerCut
from tracker.actions import desk
from tracker.actions.digests import Outcome, analysts, send_digests
from tracker.models import Digest

TODAY = date(2016, 9, 15)
STAFF = {"analyst": "analyst", "editor": "editor", "second": "analyst"}


def joins(name: str, role: str, **details: Any) -> User:
    """A person with an address, in a role."""
    person, _ = User.objects.get_or_create(username=name)
    for field, value in {"email": f"{name}@desk.example", "is_staff": True, **details}.items():
        setattr(person, field, value)
    person.save()
    # A committing test before this one may have emptied the database, roles included.
    person.groups.add(Group.objects.get_or_create(name=role)[0])
    return person


@pytest.fixture
def people(db: None) -> list[User]:
    """Three people at the desk, and one whom digests do not concern."""
    joins("administrator", "administrator")
    return [joins(name, role) for name, role in STAFF.items()]


@pytest.fixture
def overdue(db: None) -> None:
    """One pledge that nobody checked since its deadline passed on 31 August 2016."""
    factories.publish("assessment")


def recipients() -> list[str]:
    return [address for message in mail.outbox for address in message.to]


def everybody() -> list[str]:
    return [f"{name}@desk.example" for name in STAFF]


def names(people: list[User]) -> list[str]:
    return [person.username for person in people]


@pytest.mark.usefixtures("overdue")
def test_every_analyst_gets_one(people: list[User]) -> None:
    outcome = send_digests(TODAY)

    assert sorted(recipients()) == sorted(everybody())
    assert set(outcome.sent) == set(people)


@pytest.mark.usefixtures("overdue", "people")
def test_second_run_of_a_day_sends_nothing() -> None:
    send_digests(TODAY)
    mail.outbox.clear()

    outcome = send_digests(TODAY)

    assert (recipients(), len(outcome.served)) == ([], 3)


@pytest.mark.usefixtures("overdue", "people")
def test_next_day_sends_again() -> None:
    send_digests(TODAY)
    mail.outbox.clear()

    send_digests(date(2016, 9, 16))

    assert len(recipients()) == 3


@pytest.mark.usefixtures("people")
def test_pledge_that_is_made_only_later_is_counted_and_has_no_line() -> None:
    """Its occurrences are counted from a start before it."""
    every_month: dict[str, Any] = {
        "recurs_count": 1,
        "recurs_per": "P1M",
        "recurs_start": "2016-01-01",
    }
    undated: dict[str, Any] = {"kind": "recurring", "due": "", "basis": "none"}
    factories.publish("pledge", id="later", made_on="2016-10-01", **undated, **every_month)

    send_digests(TODAY)

    told = mail.outbox[0].body
    assert "Occurrences to confirm: 1\n\nAll of today's work" in told


@pytest.mark.usefixtures("people")
def test_nothing_due_is_no_message() -> None:
    outcome = send_digests(TODAY)

    assert (recipients(), len(outcome.idle), Digest.objects.count()) == ([], 3, 0)


@pytest.mark.usefixtures("overdue")
@pytest.mark.parametrize(
    "details", [{"is_active": False}, {"is_staff": False}], ids=["gone", "not staff"]
)
def test_who_may_not_sign_in_gets_none(details: dict[str, bool]) -> None:
    joins("analyst", "analyst", **details)

    assert names(list(analysts())) == []


@pytest.mark.usefixtures("overdue")
def test_person_without_an_address_is_named(people: list[User]) -> None:
    joins("analyst", "analyst", email="")

    outcome = send_digests(TODAY)

    assert (names(outcome.unreachable), len(outcome.sent)) == (["analyst"], 2)


@pytest.mark.usefixtures("overdue")
def test_malformed_address_keeps_nobody_elses_digest_back(people: list[User]) -> None:
    joins("analyst", "analyst", email="a@desk.example\nBcc: b@desk.example")

    outcome = send_digests(TODAY)

    ((person, words),) = outcome.failed
    assert (person.username, len(outcome.sent)) == ("analyst", 2)
    assert words.startswith("BadHeaderError: ")
    assert Digest.objects.get(user=person).sent_at is None


@pytest.mark.usefixtures("overdue")
def test_digest_tells_what_is_overdue(people: list[User]) -> None:
    send_digests(TODAY)

    message = mail.outbox[0]
    assert message.subject == "Followthrough desk, 15 Sep 2016: due and overdue"
    assert (
        "- Open a hotline: deadline passed on 31 Aug 2016 · last checked 1 Jul 2016\n"
        "  http://127.0.0.1:8000/admin/tracker/pledgeversion/"
    ) in message.body
    assert "your review" not in message.body


@pytest.mark.usefixtures("people")
def test_long_list_is_cut_and_leads_to_all_of_it() -> None:
    factories.publish_all(
        "pledge", [factories.pledge_content(id=f"pledge-{place}") for place in range(12)]
    )

    send_digests(TODAY)

    assert "Deadlines passed or near, not checked: 12\n" in mail.outbox[0].body
    assert "- and 2 more: http://127.0.0.1:8000/admin/tracker/pledgeversion/?look=deadline" in (
        mail.outbox[0].body
    )


def test_digest_tells_what_waits_for_this_person(people: list[User]) -> None:
    analyst, editor, _ = people
    desk.submit(factories.draft("dialogue", id="waits", by=analyst), by=analyst)
    back = factories.draft("dialogue", id="back", by=analyst)
    desk.submit(back, by=analyst)
    desk.send_back(back, comment="Why?", by=editor)

    send_digests(TODAY)

    told = {message.to[0]: message.body.splitlines()[2] for message in mail.outbox}
    assert told == {
        "analyst@desk.example": "Sent back to you: 1",
        "editor@desk.example": "Waiting for your review: 1",
    }


@pytest.mark.usefixtures("overdue", "people")
def test_repeated_message_can_be_known_as_one() -> None:
    send_digests(TODAY)
    Digest.objects.all().delete()
    send_digests(TODAY)

    found = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert sorted(found[:3]) == sorted(found[3:])
    assert len(set(found)) == 3


@pytest.mark.usefixtures("overdue")
def test_refused_address_keeps_nobody_elses_digest_back(
    people: list[User], settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "tests.actions.postboxes.RefusesTheAnalyst"
    failing = send_digests(TODAY)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    mended = send_digests(TODAY)

    assert [person.username for person, _ in failing.failed] == ["analyst"]
    assert (names(failing.sent), names(mended.sent)) == (["editor", "second"], ["analyst"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("overdue", "people")
def test_run_after_a_crash_serves_the_others_and_nobody_twice(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "tests.actions.postboxes.CutOff"
    with pytest.raises(PowerCut):
        send_digests(TODAY)
    assert len(recipients()) == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    send_digests(TODAY)

    assert sorted(recipients()) == sorted(everybody())


@pytest.mark.usefixtures("overdue")
def test_digest_that_was_noted_and_never_sent_is_sent_by_the_next_run(people: list[User]) -> None:
    Digest.objects.create(user=people[0], day=TODAY)

    outcome = send_digests(TODAY)

    assert (len(outcome.sent), len(recipients())) == (3, 3)


def run_and_close() -> Outcome:
    try:
        return send_digests(TODAY)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("overdue", "people")
def test_runs_at_the_same_time_serve_everybody_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        outcomes = [run.result() for run in [pool.submit(run_and_close) for _ in range(4)]]

    assert sorted(recipients()) == sorted(everybody())
    assert sum(len(each.sent) for each in outcomes) == 3
