"""Rows that do not follow from the log, and projections that do not follow from rows, are found."""

from __future__ import annotations

import json

import pytest

from tests import factories
from tests.actions.tampering import findings, tamper
from tracker.actions.log import Line, recording
from tracker.actions.verification.rows import rows
from tracker.models import (
    Actor,
    Assessment,
    LogBody,
    Party,
    Pledge,
    PledgeVersion,
    Segment,
    StatusUpdate,
    UpdateVersion,
)
from tracker.rules.chain import canonical
from tracker.rules.vocabulary import LogVerb

NOT_AS_FOUND = "what can be found of it does not follow from the record"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture(autouse=True)
def record_stays_sound() -> None:
    """These tests break the record on purpose."""


def test_altered_row_is_found(pledge_version: PledgeVersion) -> None:
    tamper(lambda: PledgeVersion.objects.update(title_en="Forged"))

    seq = pledge_version.entry_id
    assert findings() == [
        f"pledge open-a-hotline (log entry {seq}): title_en is not what was logged",
        f"search entry pledges open-a-hotline: {NOT_AS_FOUND}",
    ]


def test_altered_reference_is_found() -> None:
    tamper(lambda: Party.objects.filter(slug="china").update(iso="ZZ"))

    (finding,) = findings()
    assert finding.endswith("iso is not what was logged")


def test_altered_citation_is_found(update_version: UpdateVersion) -> None:
    tamper(lambda: update_version.citations.update(locator="forged"))

    (finding,) = findings()
    assert finding.endswith("citations is not what was logged")


@pytest.mark.parametrize(("field", "is_found"), [("due", True), ("collection", False)])
def test_field_that_is_younger_than_the_entry_says_nothing(
    pledge_version: PledgeVersion, field: str, is_found: bool
) -> None:
    body = pledge_version.entry.body  # type: ignore[union-attr]
    said = json.loads(body.body or "")
    del said["content"][field]

    tamper(lambda: LogBody.objects.filter(pk=body.pk).update(body=canonical(said).decode()))

    told = f"pledge open-a-hotline (log entry {body.pk}): {field} is not what was logged"
    assert (told in map(str, rows())) is is_found


def test_body_of_another_row_is_found() -> None:
    version = PledgeVersion.objects.get()
    other = UpdateVersion.objects.get().entry.body  # type: ignore[union-attr]
    body = LogBody.objects.filter(pk=version.entry_id)
    tamper(lambda: body.update(body=other.body, salt=other.salt))

    assert findings() == [f"log entry {version.entry_id}: its body is not the one that was logged"]


def test_missing_row_is_found() -> None:
    link = factories.publish("pledge_link")
    tamper(link.delete)

    assert findings() == [
        f"log entry {link.entry_id}: the pledge_link it published is missing",
        f"index of log entry {link.entry_id}: names other pledges than it touches",
    ]


def test_reference_that_missed_its_newest_entry_is_found(actor: Actor) -> None:
    with recording(by=actor) as pen:
        pen.write([Line(LogVerb.REVISE, "party", "china", {})])

    assert findings() == ["party china: does not stand at its newest log entry"]


def test_version_that_is_not_marked_current_is_found(verdict: Assessment) -> None:
    Assessment.objects.update(is_current=False)

    assert f"assessment row {verdict.pk}: is marked current wrongly" in findings()


def test_identity_that_says_it_is_withdrawn_is_found() -> None:
    StatusUpdate.objects.update(withdrawn=True)

    assert findings() == [
        "update hotline-opened: does not point to its current version",
        f"search entry updates hotline-opened: {NOT_AS_FOUND}",
    ]


def test_identity_that_points_elsewhere_is_found(actor: Actor) -> None:
    update = StatusUpdate.objects.get()
    old = update.current
    assert old is not None
    factories.withdraw(old)
    StatusUpdate.objects.update(current=old)

    assert "update hotline-opened: points to a version that is not current" in findings()


def test_forged_list_column_is_found() -> None:
    Pledge.objects.update(settled=True)

    assert findings() == [
        "pledge open-a-hotline: what lists show of it does not follow from it",
    ]


def test_forged_status_is_found() -> None:
    Segment.objects.update(contested=True)

    assert findings() == [
        "pledge open-a-hotline: its status history does not follow from the record",
    ]


def test_missing_status_is_found_with_the_days_that_rest_on_it() -> None:
    Segment.objects.all().delete()

    assert findings() == [
        "pledge open-a-hotline: what lists show of it does not follow from it",
        "pledge open-a-hotline: its status history does not follow from the record",
    ]


def test_row_whose_log_body_alone_was_redacted_is_found(
    pledge_version: PledgeVersion, actor: Actor
) -> None:
    body = LogBody.objects.filter(pk=pledge_version.entry_id)
    with recording(by=actor) as pen:
        (entry,) = pen.write([Line(LogVerb.REDACT, "pledge", factories.HOTLINE, {}, "By order.")])
        body.update(salt=None, body=None, redacted_by=entry)

    where = f"pledge open-a-hotline (log entry {pledge_version.entry_id})"
    assert f"{where}: has no log body to be compared with" in findings()
