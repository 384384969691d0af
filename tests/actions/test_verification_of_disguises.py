"""Forgeries that fit in with everything derived, or that cannot even be read, are found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction

from tests import factories
from tests.actions.tampering import findings, tamper
from tracker.actions import projections, redaction, references, search_index, segments
from tracker.actions.verification.keys import keys
from tracker.actions.verification.rows import rows
from tracker.models import Actor, LogBody, LogEntry, Party, Pledge, PledgeVersion, protection_sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture(autouse=True)
def record_stays_sound() -> None:
    """These tests break the record on purpose."""


def first_after(forge: Callable[[], object]) -> str:
    tamper(forge)
    return findings()[0]


def test_old_text_cannot_hide_behind_a_redaction_of_another_row(actor: Actor) -> None:
    """The newest entry of a reference is compared with its row; older ones have none."""
    party = Party.objects.get(slug="china")
    first = party.entry_id
    references.revise(party, changes={"iso": "XX"}, reason="Clearer.", by=actor)
    redaction.redact(factories.publish("pledge", id="another"), reason="By order.", by=actor)
    entry = LogEntry.objects.get(verb="redact")
    body = LogBody.objects.filter(pk=first)

    found = first_after(lambda: body.update(body=None, salt=None, redacted_by=entry))

    assert found == f"log entry {first}: its body is gone, its row was not redacted"


@pytest.fixture
def unchecked() -> Iterator[None]:
    """What no check of the database refuses."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            check = "pledge_is_current_only_when_published"
            cursor.execute(f"ALTER TABLE tracker_pledgeversion DROP CONSTRAINT {check}")
            yield
            return
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        yield
        cursor.execute("PRAGMA ignore_check_constraints = OFF")


def test_draft_that_is_shown_without_a_log_entry_is_found(unchecked: None) -> None:
    draft = factories.draft("pledge", id="never-logged")

    def show() -> None:
        PledgeVersion.objects.filter(pk=draft.pk).update(is_current=True)
        Pledge.objects.filter(pk=draft.pledge_id).update(current=draft)
        segments.rebuild([draft.pledge_id])
        projections.describe([draft.pledge_id])
        search_index.refresh({("pledge", "never-logged")})

    assert first_after(show) == f"pledge row {draft.pk}: is marked current wrongly"


@pytest.mark.parametrize("column", ["reason", "at", "subject_type"])
def test_entry_with_another_value_is_named(column: str) -> None:
    """SQLite keeps values of any type in any column."""
    value = {"sqlite": "CAST('forged' AS BLOB)", "postgresql": "'1999-01-01'"}[connection.vendor]

    def forge() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE tracker_logentry SET {column} = {value} WHERE seq = 3")

    assert first_after(forge) == "log entry 3: the chain is broken"


@pytest.mark.parametrize("column", ["body", "salt"])
def test_body_with_another_value_is_named(column: str) -> None:
    forged = {
        "sqlite": {"body": "CAST(body AS BLOB)", "salt": "'salt'"},
        "postgresql": {"body": "'{}'", "salt": "'salt'"},
    }[connection.vendor]

    def forge() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE tracker_logbody SET {column} = {forged[column]}")

    assert first_after(forge) == "log entry 1: its body is not the one that was logged"


def found_unchecked(pledge_version: PledgeVersion, **forged: int) -> list[str]:
    """What is found of a row that was changed while the database looked away."""
    connection.check_constraints()
    protection_sql.remove(connection)
    with transaction.atomic():
        PledgeVersion.objects.filter(pk=pledge_version.pk).update(title_en="Forged", **forged)
        found = [str(finding) for check in (rows, keys) for finding in check()]
        transaction.set_rollback(True)
    return found


def test_row_that_names_a_redaction_that_never_was_is_found(pledge_version: PledgeVersion) -> None:
    """It is neither compared as it stands nor as redacted."""
    found = found_unchecked(pledge_version, redaction_id=1_000)

    assert found == [f"pledge {pledge_version.pk}: redaction leads nowhere"]


def test_row_that_names_an_entry_that_never_was_is_found(pledge_version: PledgeVersion) -> None:
    found = found_unchecked(pledge_version, entry_id=1_000)

    assert found[0] == "pledge open-a-hotline: is public without a log entry"
