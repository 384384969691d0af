"""The public log: chained, rooted, pseudonymous, and written all or nothing."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest

from tests import factories
from tracker.actions import together
from tracker.actions.log import GENESIS, ROWS_AT_ONCE, Line, recording
from tracker.models import Actor, Checkpoint, LogBody, LogEntry, Pledge
from tracker.rules.chain import Frontier, body_commit, entry_hash
from tracker.rules.vocabulary import LogVerb

pytestmark = pytest.mark.django_db

LINE = Line(LogVerb.REVISE, "party", "nobody", {"name_en": "Nobody"}, "Because.")


@pytest.fixture(autouse=True)
def record_stays_sound() -> None:
    """These tests write entries that no row answers to."""


@pytest.fixture(autouse=True)
def written(actor: Actor) -> None:
    """Three entries in two transactions."""
    for lines in ([LINE], [LINE, LINE]):
        with recording(by=actor) as pen:
            pen.write(lines)


def entries() -> list[LogEntry]:
    return list(LogEntry.objects.order_by("seq"))


def test_entries_are_numbered_without_gaps() -> None:
    assert [entry.seq for entry in entries()] == [1, 2, 3]


def test_each_entry_holds_the_hash_of_the_one_before() -> None:
    hashes = [entry.hash for entry in entries()]

    assert [entry.prev for entry in entries()] == [GENESIS, *hashes[:-1]]


def test_hash_covers_the_row_as_it_is_stored() -> None:
    for entry in entries():
        assert entry.hash == entry_hash(entry.prev, entry.chained())


def test_body_commit_covers_salt_and_body() -> None:
    for entry in entries():
        salt, body = bytes(entry.body.salt or b""), entry.body.body or ""
        assert entry.body_commit == body_commit(salt, body.encode())


def test_body_says_who_wrote_what_of_which_row() -> None:
    assert json.loads(entries()[0].body.body or "") == {
        "format": 1,
        "actor": "editor 1",
        "subject": {"type": "party", "id": "nobody"},
        "content": {"name_en": "Nobody"},
    }


def test_entry_says_what_was_done_to_which_row() -> None:
    first = entries()[0]

    assert (first.verb, first.subject_type, first.subject_id) == ("revise", "party", "nobody")


def test_every_body_has_salt_of_its_own() -> None:
    salts = [bytes(body.salt or b"") for body in LogBody.objects.all()]

    assert [len(salt) for salt in salts] == [16, 16, 16]
    assert len(set(salts)) == 3


def test_root_is_that_of_the_whole_tree() -> None:
    frontier = Frontier()
    for entry in entries():
        frontier = frontier.append(bytes.fromhex(entry.hash))

    head = Checkpoint.objects.latest("size")

    assert (head.size, head.root) == (frontier.size, frontier.root())
    assert head.frontier == [each.hex() for each in frontier.hashes]


def test_row_shows_a_pseudonym_and_only_the_body_a_name(actor: Actor) -> None:
    newest = LogEntry.objects.latest("seq")

    assert newest.actor == f"editor {actor.number}"
    assert json.loads(newest.body.body or "")["actor"] == actor.name


def test_transaction_has_one_batch_and_one_checkpoint(actor: Actor) -> None:
    before = Checkpoint.objects.count()

    with recording(by=actor) as pen:
        written = pen.write([LINE]) + pen.write([LINE, LINE])

    assert Checkpoint.objects.count() == before + 1
    assert {(entry.batch, entry.at) for entry in written} == {(pen.batch, pen.at)}


def test_reason_is_public(actor: Actor) -> None:
    with recording(by=actor) as pen:
        (entry,) = pen.write([LINE])

    assert LogEntry.objects.get(pk=entry.pk).reason == "Because."


def test_entry_is_indexed_by_the_pledges_it_touches(actor: Actor, published_pledge: Pledge) -> None:
    line = Line(LogVerb.BEAR, "bearing", "a/b/all/made", {}, "", frozenset({published_pledge.pk}))

    with recording(by=actor) as pen:
        (entry,) = pen.write([line])

    assert [index.pledge for index in entry.pledges.all()] == [published_pledge]


def test_each_entry_of_a_transaction_is_indexed(actor: Actor, published_pledge: Pledge) -> None:
    line = Line(LogVerb.BEAR, "bearing", "a/b/all/made", {}, "", frozenset({published_pledge.pk}))

    with recording(by=actor) as pen:
        written = pen.write([line, LINE, line])

    assert [entry.pledges.count() for entry in written] == [1, 0, 1]


def test_transaction_without_entries_has_no_checkpoint(actor: Actor) -> None:
    before = Checkpoint.objects.count()

    with recording(by=actor):
        pass

    assert Checkpoint.objects.count() == before


def write_and_stop(actor: Actor) -> None:
    with recording(by=actor) as pen:
        pen.write([LINE])
        raise RuntimeError("stopped")


def test_failed_transaction_leaves_no_entry(actor: Actor) -> None:
    before = entries()

    with pytest.raises(RuntimeError, match="stopped"):
        write_and_stop(actor)

    assert entries() == before


def test_many_entries_are_written_in_few_statements(
    actor: Actor, django_assert_max_num_queries: Any
) -> None:
    lines = [LINE] * (ROWS_AT_ONCE // 5)

    with django_assert_max_num_queries(20), recording(by=actor) as pen:
        pen.write(lines)

    assert Checkpoint.objects.latest("size").size == len(entries())


@pytest.mark.usefixtures("published_pledge")
def test_draft_writes_nothing_public(actor: Actor) -> None:
    before = entries()

    row = factories.draft("pledge", id="secret-draft")

    assert entries() == before
    together.publish([row], by=actor)
    assert len(entries()) == len(before) + 1


def test_empty_log_begins_at_the_hash_of_nothing() -> None:
    assert Frontier().root() == sha256(b"").hexdigest()
