"""Redaction: words go for a legal reason; row, facts and chain stay."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.actions.refusals import refusal
from tests.models.whole_record import CONTENT_NOUNS
from tracker.actions import desk, redaction, together
from tracker.models import Actor, DeskEvent, LogBody, PledgeVersion
from tracker.models.base import REDACTED
from tracker.rules.vocabulary import Change

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


def test_words_that_were_sent_back_once_are_gone_as_well(
    analyst: User, editor: User, actor: Actor
) -> None:
    row = factories.draft("excluded_statement", by=analyst)
    desk.submit(row, by=analyst)
    desk.send_back(row, comment="Which one?", by=editor)
    desk.submit(row, by=analyst)
    together.publish([row], by=actor)

    redaction.redact(row, reason="By order.", by=actor)

    assert not DeskEvent.objects.filter(content__isnull=False).exists()


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


def test_words_of_every_version_are_gone(pledge_version: PledgeVersion, actor: Actor) -> None:
    newest = factories.correct(
        pledge_version,
        changes={"title_en": "Open the hotline"},
        change=Change.TYPO,
        reason="Somebody said so.",
        by=actor,
    )

    redaction.redact(newest, reason="By order.", by=actor)

    versions = PledgeVersion.objects.order_by("version")
    assert list(versions.values_list("title_en", "change_reason")) == [
        (REDACTED, ""),
        (REDACTED, REDACTED),
    ]
    assert all(version.redaction_id for version in versions)


def test_version_that_is_redacted_already_is_left_alone(
    pledge_version: PledgeVersion, actor: Actor
) -> None:
    redaction.redact(pledge_version, reason="By order.", by=actor)
    first = pledge_version.redaction
    newest = factories.correct(
        pledge_version,
        changes={"title_en": "Open the hotline"},
        change=Change.TYPO,
        reason="A slip.",
        by=actor,
    )

    redaction.redact(newest, reason="By order.", by=actor)

    assert PledgeVersion.objects.get(version=1).redaction == first


def test_words_inside_an_update_are_gone(actor: Actor) -> None:
    row = factories.publish(
        "update",
        id="second-report",
        citations=[factories.citation(locator="p. 2", quote="A name"), factories.citation()],
        measurements=[factories.measurement(measure_en="Calls by a person")],
    )

    redaction.redact(row, reason="By order.", by=actor)

    quotes = list(row.citations.values_list("quote", "locator"))
    assert quotes == [(REDACTED, REDACTED), ("", "")]
    assert row.measurements.get().measure_en == REDACTED
    assert row.measurements.get().unit == "calls"


def test_who_took_part_is_gone(actor: Actor) -> None:
    people = [factories.participant(who="A minister")]
    row = factories.publish("dialogue", id="second-round", participants=people)

    redaction.redact(row, reason="By order.", by=actor)

    seat = row.participants.get()
    assert (seat.who, seat.party.slug) == (REDACTED, "china")


def test_places_searched_are_gone(actor: Actor) -> None:
    (row,) = factories.publish_all("update", [factories.search_content()])

    redaction.redact(row, reason="By order.", by=actor)

    assert row.search_places_en == [REDACTED]


def test_log_says_what_remains(pledge_version: PledgeVersion, actor: Actor) -> None:
    entry = redaction.redact(pledge_version, reason="By order.", by=actor)

    remains = json.loads(entry.body.body or "")["content"]

    assert (remains["title_en"], remains["due"]) == (REDACTED, "2016-08-31")
    assert remains["obligors"] == ["china"]


def test_every_version_loses_its_words(pledge_version: PledgeVersion, actor: Actor) -> None:
    later: Any = factories.correct(
        pledge_version,
        changes={"title_zh": "开通热线"},
        change=Change.TRANSLATION,
        reason="Added.",
        by=actor,
    )

    redaction.redact(later, reason="By order.", by=actor)

    pledge_version.refresh_from_db()
    assert pledge_version.statement_en == later.statement_en == REDACTED
    assert later.title_zh == later.change_reason == REDACTED


def test_words_of_what_belongs_to_it_go_too(actor: Actor) -> None:
    row = factories.publish(
        "update",
        id="second",
        citations=[factories.citation(locator="page 3", quote="We did.")],
        measurements=[factories.measurement(scope_en="Calls from Beijing")],
    )

    redaction.redact(row, reason="By order.", by=actor)

    citation, measurement = row.citations.get(), row.measurements.get()
    assert (citation.locator, citation.quote) == (REDACTED, REDACTED)
    assert (measurement.scope_en, measurement.unit) == (REDACTED, "calls")


def test_names_of_participants_go_and_the_place_stays(actor: Actor) -> None:
    row = factories.publish(
        "dialogue",
        id="second",
        city="Vienna",
        participants=[factories.participant(who="A. Person")],
    )

    redaction.redact(row, reason="By order.", by=actor)

    assert (row.participants.get().who, row.city) == (REDACTED, "Vienna")


def test_places_of_a_search_go(actor: Actor) -> None:
    (row,) = factories.publish_all("update", [factories.search_content()])

    redaction.redact(row, reason="By order.", by=actor)

    assert row.search_places_en == [REDACTED]
