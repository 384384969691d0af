"""`manage.py run_due` as a timer runs it."""

from __future__ import annotations

from io import StringIO

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.management import CommandError, call_command

from tests import factories
from tracker.models import Segment

WHOLE = "Every status history reaches to the end of time already.\n"


def run_due() -> tuple[str, str]:
    """What it says, and what it complains of."""
    said, complained = StringIO(), StringIO()
    call_command("run_due", stdout=said, stderr=complained)
    return said.getvalue(), complained.getvalue()


@pytest.fixture
def person(analyst: User) -> User:
    """An analyst with an address, and a pledge that nobody checked for years."""
    factories.publish("assessment")
    analyst.groups.add(Group.objects.get(name="analyst"))
    analyst.email = "analyst@desk.example"
    analyst.save()
    return analyst


@pytest.mark.usefixtures("person")
def test_digest_is_sent_once() -> None:
    first, second = run_due(), run_due()

    assert first == (f"{WHOLE}Digests: 1 sent, 0 sent earlier today, 0 without anything due.\n", "")
    assert second == (
        f"{WHOLE}Digests: 0 sent, 1 sent earlier today, 0 without anything due.\n",
        "",
    )
    assert [message.to for message in mail.outbox] == [["analyst@desk.example"]]


def test_missing_address_is_complained_of(person: User) -> None:
    person.email = ""
    person.save()

    assert run_due()[1] == "No e-mail address is known of: analyst.\n"


@pytest.mark.usefixtures("person")
def test_refused_message_fails_the_run(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "tests.actions.postboxes.RefusesTheAnalyst"

    with pytest.raises(CommandError, match=r"tries again:\nanalyst: SMTPRecipientsRefused"):
        run_due()


@pytest.mark.usefixtures("person")
def test_shortened_history_is_extended() -> None:
    Segment.objects.all().delete()

    assert run_due()[0].startswith("Extended 1 status histories.\n")


@pytest.mark.usefixtures("person")
def test_links_are_left_alone_on_a_machine_that_is_offline() -> None:
    assert "Links" not in run_due()[0]


@pytest.mark.usefixtures("db")
def test_links_that_were_looked_at_are_told(settings: LazySettings) -> None:
    """An address with a port of its own is never opened, so this test asks nobody."""
    settings.LINKS_PER_RUN = 50
    factories.draft("source", id="news-report", url="https://news.example:8080/")
    factories.publish("wording")

    first, second = run_due(), run_due()

    assert "Links: 1 never opened by us.\n" in first[0]
    assert "Links: none was due.\n" in second[0]
