"""The record told again from the log: at the head as it is exported, before that as it was."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.management import call_command

from tests import factories
from tests.ingestion import story
from tracker.ingestion import package
from tracker.ingestion.export import contents
from tracker.ingestion.release.renames import Rename, Renames
from tracker.ingestion.release.replay import SILENT, STATING, replay
from tracker.models import Party
from tracker.models.base import REDACTED
from tracker.rules.vocabulary import LogVerb

pytestmark = pytest.mark.django_db

Files = dict[str, bytes]


def exported() -> Files:
    return package.files(contents())


def told(revision: int) -> Files:
    return package.files(replay(revision).contents())


@pytest.fixture
def history(db: None) -> dict[int, Files]:
    """What was exported after each change of a record to which everything happens."""
    story.begin()
    found = {story.head(): exported()}
    for change in story.changes():
        change()
        found[story.head()] = exported()
    return found


def test_head_is_what_is_exported(history: dict[int, Files]) -> None:
    assert told(story.head()) == exported()


def test_every_revision_is_what_was_exported_then(history: dict[int, Files]) -> None:
    story.rename_again()

    assert len(set(map(str, history.values()))) == len(history) > 8
    assert {revision: told(revision) for revision in history} == history


def test_head_after_a_redaction_is_what_is_exported(history: dict[int, Files]) -> None:
    story.redact()
    story.rename_again()

    assert told(story.head()) == exported()


def test_redacted_words_are_in_no_revision(history: dict[int, Files]) -> None:
    story.redact()

    found = [b"".join(told(revision).values()).decode() for revision in history]

    assert all(story.HIDDEN not in text and REDACTED in text for text in found)


def test_redaction_leaves_ids_bearings_and_facts_as_they_were_then(
    history: dict[int, Files],
) -> None:
    story.rename_again()
    story.redact()

    kept = ("bearings.csv", "wordings.csv", "citations.csv")
    for revision, files in history.items():
        now = told(revision)
        assert now["bearings.csv"] == files["bearings.csv"]
        assert [facts(now[name]) for name in kept] == [facts(files[name]) for name in kept]


def facts(file: bytes) -> list[str]:
    """The first three cells of each line: which rows there are."""
    return [",".join(line.split(",")[:3]) for line in file.decode().splitlines()]


def test_redacted_entries_are_named(history: dict[int, Files]) -> None:
    before = replay(story.head()).redacted
    story.redact()

    record = replay(max(history))

    found = {(each.entry.subject_type, each.entry.subject_id) for each in record.redacted}
    assert before == []
    assert found == {
        ("update", "told-in-confidence"),
        ("pledge", factories.HOTLINE),
        ("pledge", story.NEW_NAME),
    }
    assert {each.redaction.verb for each in record.redacted} == {LogVerb.REDACT}


def test_what_the_log_did_not_know_yet_is_empty(history: dict[int, Files]) -> None:
    """A body of an older version of the program lacks the columns that came later."""
    record = replay(story.head())
    party = Party.objects.get(slug="china").entry
    assert party is not None
    party.body.body = '{"content":{"id":"china","kind":"state","name_en":"China"}}'

    record.read([party])

    (row,) = [row.content for row in record.contents()["party"] if row.content["id"] == "china"]
    assert (row["aliases"], row["parent"], row["name_zh"]) == ([], None, "")


def test_every_kind_of_entry_is_told_or_is_known_to_be_silent() -> None:
    assert {*STATING, *SILENT, LogVerb.BEAR} == set(LogVerb)


@pytest.mark.parametrize(
    ("slug", "written", "revision", "name"),
    [
        ("a", 1, 30, "c"),
        ("a", 1, 15, "b"),
        ("a", 1, 5, "a"),
        ("b", 12, 30, "c"),
        ("c", 25, 15, "b"),
        ("c", 25, 5, "a"),
        ("z", 25, 5, "z"),
        ("a", 22, 30, "a"),
    ],
    ids=[
        "both later",
        "one later",
        "none yet",
        "one passed",
        "backwards over one",
        "backwards over both",
        "never renamed",
        "another pledge of the old name",
    ],
)
def test_pledge_is_called_as_at_the_revision(
    slug: str, written: int, revision: int, name: str
) -> None:
    renames = Renames([Rename(20, "b", "c"), Rename(10, "a", "b")], revision)

    assert renames.name(slug, written=written) == name


def test_bundled_record_is_told_with_the_bytes_it_was_loaded_from() -> None:
    bundled = settings.BASE_DIR / "tracker" / "datasets" / "cyber-dialogues"
    call_command("load_dataset", bundled)

    assert told(story.head()) == {path.name: path.read_bytes() for path in bundled.iterdir()}
