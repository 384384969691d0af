"""Verification names what is wrong with the log, one fault at a time, and else is silent."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests import factories
from tests.actions.tampering import findings, tamper
from tracker.actions import pledges, redaction
from tracker.actions.log import Line, recording
from tracker.actions.verification import newest_head
from tracker.models import (
    Actor,
    Checkpoint,
    LogBody,
    LogEntry,
    Pledge,
    PledgeVersion,
    protection_sql,
)
from tracker.rules.vocabulary import LogVerb

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

LINE = Line(LogVerb.REVISE, "nothing", "nobody", {})


@pytest.fixture(autouse=True)
def record_stays_sound() -> None:
    """These tests break the record on purpose."""


def newest() -> LogEntry:
    return LogEntry.objects.latest("seq")


def three_more(actor: Actor) -> list[LogEntry]:
    """Entries that no row answers to."""
    with recording(by=actor) as pen:
        return pen.write([LINE, LINE, LINE])


def test_sound_record_has_no_findings() -> None:
    assert findings() == []


def test_renamed_pledge_is_still_the_one_that_was_logged(pledge: Pledge, actor: Actor) -> None:
    factories.publish("conflict", pledges=["a-pledge", factories.HOTLINE])
    factories.publish("pledge_link")

    pledges.rename(pledge, slug="a-new-address", reason="Clearer.", by=actor)

    assert findings() == []


def test_redacted_record_is_sound(pledge_version: PledgeVersion, actor: Actor) -> None:
    redaction.redact(pledge_version, reason="By order.", by=actor)

    assert findings() == []


def test_missing_trigger_is_found() -> None:
    protection_sql.remove(connection)

    assert "trigger guard_logentry_update_keep: is missing or altered" in findings()


@pytest.mark.parametrize("column", ["reason", "prev", "actor"])
def test_altered_entry_breaks_the_chain(column: str) -> None:
    tamper(lambda: LogEntry.objects.filter(seq=2).update(**{column: "forged"}))

    assert findings() == ["log entry 2: the chain is broken"]


def test_removed_entry_leaves_a_gap(actor: Actor) -> None:
    gone = three_more(actor)[1]
    tamper(lambda: (LogBody.objects.filter(pk=gone.pk).delete(), gone.delete()))

    assert findings() == [f"log entry {newest().seq}: entry {newest().seq - 1} should come here"]


def test_missing_body_is_found(actor: Actor) -> None:
    entry = three_more(actor)[0]
    tamper(lambda: LogBody.objects.filter(pk=entry.pk).delete())

    assert findings() == [f"log entry {entry.seq}: its body is missing"]


def test_body_of_no_entry_is_found(actor: Actor) -> None:
    gone = three_more(actor)[2]
    connection.check_constraints()
    protection_sql.remove(connection)

    with transaction.atomic():
        LogEntry.objects.filter(pk=gone.pk)._raw_delete("default")
        told = findings()
        transaction.set_rollback(True)

    assert f"log body {gone.pk}: lies beyond the log" in told


def test_body_that_is_gone_without_a_redaction_is_found(actor: Actor) -> None:
    body = LogBody.objects.filter(pk=newest().pk)
    tamper(lambda: body.update(body=None, salt=None, redacted_by=1))

    assert findings() == [
        f"log entry {newest().seq}: its body is gone without a redaction in the log"
    ]


def test_altered_body_is_found(actor: Actor) -> None:
    entry = three_more(actor)[0]
    tamper(lambda: LogBody.objects.filter(pk=entry.pk).update(body="{}"))

    assert findings() == [f"log entry {entry.seq}: its body is not the one that was logged"]


@pytest.mark.parametrize(
    "columns", [{"root": "0" * 64}, {"frontier": []}], ids=["root", "frontier"]
)
def test_altered_checkpoint_is_found(columns: dict[str, Any]) -> None:
    size = newest().seq
    tamper(lambda: Checkpoint.objects.filter(size=size).update(**columns))

    assert findings() == [f"checkpoint {size}: its root or time does not follow from the entries"]


def test_entries_after_the_last_checkpoint_are_found(actor: Actor) -> None:
    three_more(actor)
    tamper(lambda: Checkpoint.objects.filter(size=newest().seq).delete())

    assert findings() == [f"log entry {newest().seq}: no checkpoint covers it"]


def test_checkpoint_beyond_the_log_is_found() -> None:
    beyond = Checkpoint(size=1_000, root="0" * 64, frontier=[], at=timezone.now())
    tamper(beyond.save)

    assert findings() == ["checkpoint 1000: lies beyond the log"]


def saved_head() -> dict[str, Any]:
    head = newest_head()
    assert head is not None
    return {"size": head.size, "root": head.root}


def test_log_that_grew_agrees_with_the_head_saved_before(actor: Actor) -> None:
    head = saved_head()
    three_more(actor)

    assert findings(head) == []


def test_rewritten_log_disagrees_with_the_head_saved_before() -> None:
    head = saved_head() | {"root": "0" * 64}

    assert findings(head) == [
        f"log entries 1 to {head['size']}: what was logged there is not what the saved head covers"
    ]


def test_heads_saved_in_between_name_the_entry_that_was_rewritten(actor: Actor) -> None:
    before = saved_head()
    three_more(actor)
    after = saved_head() | {"root": "0" * 64}

    between = f"log entries {before['size'] + 1} to {after['size']}"
    assert findings(after, before) == [
        f"{between}: what was logged there is not what the saved head covers"
    ]


def test_shortened_log_disagrees_with_the_head_saved_before() -> None:
    head = saved_head()
    longer = head | {"size": head["size"] + 5}

    assert findings(longer) == [
        f"log entry {head['size'] + 1}: is missing: the saved head covers {longer['size']}"
    ]
