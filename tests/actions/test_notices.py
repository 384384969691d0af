"""Letters about a sign-in: sent beside the page, and a mail server that fails spoils nothing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail import EmailMessage
from pytest_django import Settings
from structlog.testing import capture_logs

from tracker.actions.notices import send_beside, tell


@pytest.fixture
def letter() -> EmailMessage:
    return EmailMessage("Your sign-in", "It was changed.", to=["analyst@desk.example"])


def test_letter_is_sent_beside(letter: EmailMessage) -> None:
    send_beside(letter).join()

    assert [each.subject for each in mail.outbox] == ["Your sign-in"]


def test_letter_that_is_refused_is_noted_without_the_address(
    letter: EmailMessage, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "tests.actions.postboxes.RefusesTheAnalyst"

    with capture_logs() as lines:
        send_beside(letter).join()

    assert [(line["log_level"], line["why"]) for line in lines] == [
        ("warning", "SMTPRecipientsRefused")
    ]
    assert "analyst" not in str(lines)


@pytest.mark.parametrize(
    ("address", "sends"), [("", True), ("a@desk.example", False)], ids=["no address", "no server"]
)
def test_nobody_is_written_to_without_address_and_server(
    address: str, sends: bool, settings: Settings
) -> None:
    settings.SENDS_MAIL = sends

    tell(User(email=address), "Something happened.")

    assert mail.outbox == []
