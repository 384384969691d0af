"""Redaction: words go for a legal reason; row, facts and chain stay."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.actions.refusals import refusal
from tests.models.whole_record import CONTENT_NOUNS
from tracker.actions import redaction
from tracker.models import Actor, LogBody, PledgeVersion
from tracker.models.base import REDACTED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def test_redacted_words_are_gone(pledge_version: PledgeVersion, actor: Actor) -> None:
    redaction.redact(pledge_version, reason="By order.", by=actor)

    assert pledge_version.statement_en == pledge_version.title_en == REDACTED


def test_empty_words_stay_empty(pledge_version: PledgeVersion, actor: Actor) -> None:
    redaction.redact(pledge_version, reason="By order.", by=actor)

    assert pledge_version.statement_zh == ""


def test_facts_stay(pledge_version: PledgeVersion, actor: Actor) -> None:
    redaction.redact(pledge_version, reason="By order.", by=actor)

    assert (pledge_version.due, pledge_version.kind) == ("2016-08-31", "one_off")


def test_log_body_gives_way_to_a_tombstone(pledge_version: PledgeVersion, actor: Actor) -> None:
    entry = redaction.redact(pledge_version, reason="By order.", by=actor)

    body = LogBody.objects.get(pk=pledge_version.entry_id)
    assert (body.body, body.salt, body.redacted_by) == (None, None, entry)
    assert (entry.verb, entry.reason) == ("redact", "By order.")


def test_log_does_not_repeat_what_was_redacted(pledge_version: PledgeVersion, actor: Actor) -> None:
    redaction.redact(pledge_version, reason="By order.", by=actor)

    assert not LogBody.objects.filter(body__contains="China will open a hotline").exists()


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_every_noun_can_be_redacted(noun: str, actor: Actor) -> None:
    own: dict[str, Any] = {"id": "second"} if "id" in factories.content_for(noun) else {}
    own |= {"number": 2} if "number" in factories.content_for(noun) else {}
    own |= {"pledge": "second-pledge"} if noun == "fulfilment_test" else {}
    row = factories.publish(noun, **own)

    entry = redaction.redact(row, reason="By order.", by=actor)

    assert row.redaction == entry


def test_duty_that_recurs_still_does_after_redaction(actor: Actor) -> None:
    (row,) = factories.publish_all("pledge", [factories.recurring_pledge_content()])

    redaction.redact(row, reason="By order.", by=actor)

    assert row.recurs_per == "P1Y"


def test_draft_is_not_redacted(actor: Actor) -> None:
    row = factories.draft("wording")

    with refusal("state", "a draft is discarded"):
        redaction.redact(row, reason="By order.", by=actor)


def test_row_is_redacted_once(pledge_version: PledgeVersion, actor: Actor) -> None:
    redaction.redact(pledge_version, reason="By order.", by=actor)

    with refusal("redaction", "is redacted already"):
        redaction.redact(pledge_version, reason="By order.", by=actor)


def test_redaction_needs_a_reason(pledge_version: PledgeVersion, actor: Actor) -> None:
    with refusal("reason", rule=30):
        redaction.redact(pledge_version, reason="", by=actor)
