"""What the owner of a database could forge beside the log is found, and named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from tests import factories
from tests.actions.tampering import findings, tamper
from tracker.actions import pledges, redaction, updates
from tracker.models import (
    Actor,
    Bearing,
    Checkpoint,
    LogBody,
    LogEntry,
    LogPledge,
    Obligation,
    Party,
    Pledge,
    PledgeVersion,
    Redirect,
    Source,
    StatusUpdate,
)
from tracker.rules.vocabulary import Effect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture(autouse=True)
def record_stays_sound() -> None:
    """These tests break the record on purpose."""


def found_after(forge: Callable[[], object]) -> str:
    tamper(forge)
    return "\n".join(findings())


def test_forged_bearing_is_found(pledge: Pledge, update: StatusUpdate) -> None:
    first = LogEntry.objects.get(seq=1)

    found = found_after(
        lambda: Bearing.objects.create(
            update=update, pledge=pledge, effect=Effect.LAPSED, entry=first
        )
    )

    assert "bearing" in found


def test_missing_late_bearing_is_found(pledge: Pledge, update: StatusUpdate, actor: Actor) -> None:
    bearing = updates.add_bearing(
        update, pledge=pledge, effect=Effect.CONTEXT, reason="It says so.", by=actor
    )
    seq = bearing.entry_id

    found = found_after(bearing.delete)

    assert f"log entry {seq}: the bearing it published is missing" in found


def test_false_redaction_is_found(pledge_version: PledgeVersion) -> None:
    rows = PledgeVersion.objects.filter(pk=pledge_version.pk)

    found = found_after(lambda: rows.update(redaction_id=1, title_en="Forged"))

    assert "is called redacted" in found


def test_reference_made_private_is_found() -> None:
    source = Source.objects.public().get(slug="news-report")
    rows = Source.objects.filter(pk=source.pk)

    found = found_after(lambda: rows.update(entry=None, title="Forged"))

    assert "source news-report: does not stand at its newest log entry" in found


@pytest.mark.parametrize(
    ("model", "column"),
    [(PledgeVersion, "made_latest"), (PledgeVersion, "due_earliest"), (Obligation, "due_latest")],
)
def test_forged_bound_of_a_date_is_found(model: Any, column: str) -> None:
    found = found_after(lambda: model.objects.update(**{column: "2001-01-01"}))

    assert f"{column} does not follow from" in found


def test_thinned_index_is_found() -> None:
    found = found_after(lambda: LogPledge.objects.all().delete())

    assert "names other pledges than it touches" in found


def test_forged_redirect_is_found(pledge: Pledge) -> None:
    found = found_after(
        lambda: Redirect.objects.create(slug="elsewhere", pledge=pledge, entry_id=1)
    )

    assert "redirect of log entry 1: the log knows no such move" in found


def test_removed_redirect_is_found(pledge: Pledge, actor: Actor) -> None:
    pledges.rename(pledge, slug="another-name", reason="Clearer.", by=actor)

    found = found_after(lambda: Redirect.objects.all().delete())

    assert "the addresses it moved lead elsewhere" in found


def test_merged_and_split_pledges_are_sound(pledge: Pledge, actor: Actor) -> None:
    others = [factories.published_pledge(id=f"part-{n}") for n in (1, 2, 3)]
    pledges.split(pledge, into=others[:2], reason="Two promises.", by=actor)
    pledges.merge(others[2], into=others[0], reason="The same.", by=actor)

    assert findings() == []


def test_forged_time_of_a_checkpoint_is_found() -> None:
    early = datetime(2001, 1, 1, tzinfo=UTC)

    found = found_after(lambda: Checkpoint.objects.update(at=early))

    assert "root or time does not follow" in found


def test_missing_checkpoint_between_others_is_found() -> None:
    size = Checkpoint.objects.order_by("size").values_list("size", flat=True)[1]

    found = found_after(lambda: Checkpoint.objects.filter(size=size).delete())

    assert found == f"log entry {size}: no checkpoint covers it"


def test_pseudonym_that_is_nobodys_is_found() -> None:
    found = found_after(lambda: Actor.objects.update(number=77))

    assert "is nobody's pseudonym" in found


def test_trigger_that_is_not_ours_is_found() -> None:
    table = LogEntry._meta.db_table
    body = {
        "sqlite": f"CREATE TRIGGER sneaky BEFORE INSERT ON {table} BEGIN SELECT 1; END",
        "postgresql": (
            f"CREATE TRIGGER sneaky BEFORE INSERT ON {table} FOR EACH ROW"
            " EXECUTE FUNCTION suppress_redundant_updates_trigger()"
        ),
    }
    with connection.cursor() as cursor:
        cursor.execute(body[connection.vendor])

    assert "trigger sneaky: is not one of ours" in findings()


def test_row_that_cannot_be_read_is_a_finding() -> None:
    found = found_after(lambda: Obligation.objects.update(due="some day"))

    assert "cannot be read: EdtfError" in found


def test_emptied_log_is_a_finding() -> None:
    def empty() -> None:
        LogPledge.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE tracker_logbody SET body = NULL, salt = NULL, redacted_by_id = 1"
            )

    assert "gone without a redaction" in found_after(empty)


def test_nothing_else_is_asked_of_a_broken_log() -> None:
    def break_both() -> None:
        LogEntry.objects.filter(seq=1).update(reason="Forged")
        Party.objects.update(name_en="Forged")

    tamper(break_both)

    assert findings() == ["log entry 1: the chain is broken"]


def test_body_for_an_entry_to_come_is_refused() -> None:
    size = LogEntry.objects.count()

    with pytest.raises(Exception, match="later ones do not exist"), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {LogBody._meta.db_table} (entry_id, salt, body) VALUES (%s, %s, %s)",
            [size + 1, b"0" * 16, "{}"],
        )


def test_what_remains_can_still_be_checked(pledge_version: PledgeVersion, actor: Actor) -> None:
    redaction.redact(pledge_version, reason="By order.", by=actor)
    rows = PledgeVersion.objects.filter(pk=pledge_version.pk)

    assert findings() == []
    tamper(lambda: rows.update(deliverable="policy"))
    assert any("deliverable is not what was logged" in each for each in findings())
