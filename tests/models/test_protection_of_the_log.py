"""The log only grows by its next entry; entries, bodies and heads of the past are closed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from tests import factories
from tests.models.open_log import log, refusal
from tests.models.whole_record import WholeRecord
from tracker.actions.log import recording
from tracker.models import Actor, Checkpoint, LogBody, LogEntry, LogPledge, Pledge
from tracker.rules.vocabulary import LogVerb

pytestmark = pytest.mark.django_db


def head() -> LogEntry:
    entry = LogEntry.objects.order_by("-seq").first()
    assert entry is not None
    return entry


def next_entry(**changes: Any) -> LogEntry:
    """The entry that may follow, but for the changes."""
    values: dict[str, Any] = {
        "seq": head().seq + 1,
        "at": timezone.now(),
        "actor": "editor 1",
        "verb": "publish",
        "subject_type": "pledge",
        "subject_id": factories.HOTLINE,
        "batch": "b",
        "body_commit": "c" * 64,
        "prev": head().hash,
        "hash": "d" * 64,
    }
    return LogEntry(**values | changes)


def test_next_entry_is_accepted(record: WholeRecord) -> None:
    entry = next_entry()

    entry.save(force_insert=True)

    assert head() == entry


@pytest.mark.parametrize(
    "columns",
    [
        lambda: {"seq": head().seq + 2},
        lambda: {"seq": head().seq},
        lambda: {"seq": 0},
        lambda: {"prev": "0" * 64},
        lambda: {"hash": head().hash},
    ],
    ids=["a gap", "a taken number", "a number before all", "another past", "a taken hash"],
)
def test_other_entry_is_refused(record: WholeRecord, columns: Any) -> None:
    entry = next_entry(**columns())

    with pytest.raises(IntegrityError, match="the log only grows by its next entry"):
        entry.save(force_insert=True)


@pytest.mark.parametrize("distance", [-1, 0, 1], ids=["behind", "again", "ahead"])
def test_checkpoint_away_from_the_head_is_refused(record: WholeRecord, distance: int) -> None:
    size = head().seq + distance
    forged = Checkpoint(size=size, root="e" * 64, frontier=[], at=timezone.now())

    with pytest.raises(IntegrityError, match="a checkpoint stands at the head of the log"):
        forged.save(force_insert=True)


def test_late_index_row_is_refused(record: WholeRecord) -> None:
    pledge = Pledge.objects.get(slug="private-pledge")

    with pytest.raises(IntegrityError, match="older log entries are closed"):
        LogPledge.objects.create(entry=head(), pledge=pledge)


def test_index_row_takes_no_place_of_another(record: WholeRecord) -> None:
    taken = LogPledge.objects.latest("pk")

    with refusal("the log is never changed") as pen:
        entry = log(pen, LogVerb.BEAR, "bearing", "a/b/all/made")
        LogPledge(pk=taken.pk, entry=entry, pledge=taken.pledge).save(force_insert=True)


def test_late_body_is_refused(record: WholeRecord) -> None:
    with recording(by=factories.editor_actor()):
        entry = next_entry()
        entry.save(force_insert=True)
        Checkpoint.objects.create(size=entry.seq, root="e" * 64, frontier=[], at=entry.at)

        with (
            pytest.raises(IntegrityError, match="older log entries are closed"),
            transaction.atomic(),
        ):
            LogBody.objects.create(entry=entry, salt=b"s", body="{}")


def test_actor_may_change_name(record: WholeRecord) -> None:
    Actor.objects.update(name="Someone else")

    assert set(Actor.objects.values_list("name", flat=True)) == {"Someone else"}


def test_pseudonym_is_not_given_twice(record: WholeRecord) -> None:
    taken = Actor.objects.aggregate(newest=Max("number"))["newest"]

    with pytest.raises(IntegrityError, match="a pseudonym always stands for the same person"):
        Actor.objects.create(number=taken, name="An impostor")
