"""Redaction is the one door: it takes words away, once, with a log entry, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError

from tests import factories
from tests.models.open_log import change, log, recorded, refusal
from tests.models.whole_record import WholeRecord
from tracker.actions.log import Pen
from tracker.models import LogBody, LogEntry, PledgeVersion, UpdateVersion
from tracker.models.base import REDACTED
from tracker.rules.vocabulary import LogVerb

pytestmark = pytest.mark.django_db


def redaction(pen: Pen) -> LogEntry:
    """An entry that says that the public pledge was redacted."""
    return log(pen, LogVerb.REDACT, "pledge", factories.HOTLINE)


def redact(pen: Pen, record: WholeRecord, **columns: Any) -> None:
    """Redact the public pledge with an entry that says so, changing these columns."""
    change(record.public["pledge"], redaction=redaction(pen), **columns)


def test_redaction_blanks_texts(record: WholeRecord) -> None:
    with recorded() as pen:
        redact(pen, record, title_en=REDACTED)

    assert PledgeVersion.objects.get(pk=record.public["pledge"].pk).title_en == REDACTED


@pytest.mark.parametrize(
    "columns",
    [
        {"title_en": "Close the hotline"},
        {"due": "2030"},
        {"kind": "continuing"},
        {"dialogue": 10_000},
        {"version": 2},
        {"recurs_per": REDACTED},
    ],
    ids=["words", "a date", "a word of the vocabulary", "a reference", "version", "a duration"],
)
def test_redaction_does_not_change(record: WholeRecord, columns: dict[str, Any]) -> None:
    with refusal("published content is never changed") as pen:
        redact(pen, record, **columns)


def test_redaction_happens_once(record: WholeRecord) -> None:
    with refusal("published content is never changed") as pen:
        redact(pen, record, title_en=REDACTED)
        redact(pen, record, statement_en=REDACTED)


@pytest.mark.parametrize(
    ("verb", "noun"),
    [(LogVerb.CORRECT, "pledge"), (LogVerb.REDACT, "update")],
    ids=["another verb", "another noun"],
)
def test_redaction_is_not_an_entry_with(record: WholeRecord, verb: LogVerb, noun: str) -> None:
    with refusal("published content is never changed") as pen:
        entry = log(pen, verb, noun, factories.HOTLINE)
        change(record.public["pledge"], redaction=entry, title_en=REDACTED)


def test_redaction_is_not_an_older_entry(record: WholeRecord) -> None:
    with recorded() as pen:
        older = redaction(pen)

    with pytest.raises(IntegrityError, match="published content is never changed"):
        change(record.public["pledge"], redaction=older, title_en=REDACTED)


def redact_update(pen: Pen, record: WholeRecord) -> UpdateVersion:
    """The public update, with its redaction under way."""
    version: UpdateVersion = record.public["update"]
    entry = log(pen, LogVerb.REDACT, "update", factories.OPENING)
    change(version, redaction=entry)
    return version


def test_words_of_citations_go_with_the_redaction_of_their_update(record: WholeRecord) -> None:
    with recorded() as pen:
        version = redact_update(pen, record)
        version.citations.update(quote=REDACTED)

    assert version.citations.get().quote == REDACTED


@pytest.mark.parametrize("columns", [{"quote": "Other words"}, {"source": 10_000}, {"position": 9}])
def test_redaction_does_not_change_of_a_citation(
    record: WholeRecord, columns: dict[str, Any]
) -> None:
    with refusal("what belongs to published content is never changed") as pen:
        redact_update(pen, record).citations.update(**columns)


def test_redaction_does_not_take_a_citation_away(record: WholeRecord) -> None:
    with refusal("what belongs to published content is never changed") as pen:
        redact_update(pen, record).citations.all().delete()


def test_citation_is_closed_after_the_redaction(record: WholeRecord) -> None:
    with recorded() as pen:
        version = redact_update(pen, record)

    with pytest.raises(IntegrityError, match="what belongs to published content"):
        version.citations.update(quote=REDACTED)


def test_body_gives_way_to_a_redaction(record: WholeRecord) -> None:
    body = LogBody.objects.filter(pk=1)

    with recorded() as pen:
        entry = redaction(pen)
        body.update(salt=None, body=None, redacted_by=entry)

    assert body.get().redacted_by == entry


@pytest.mark.parametrize(
    "columns",
    [
        {"body": "{}", "salt": b"s"},
        {"body": None, "salt": b"s"},
        {"entry": 10_000},
    ],
    ids=["words put in its place", "salt kept", "moved"],
)
def test_body_is_not_rewritten_by_a_redaction(record: WholeRecord, columns: dict[str, Any]) -> None:
    gone: dict[str, Any] = {"body": None, "salt": None}

    with refusal("a log body can only be redacted") as pen:
        entry = redaction(pen)
        LogBody.objects.filter(pk=1).update(**gone | {"redacted_by": entry} | columns)


def test_body_is_redacted_once(record: WholeRecord) -> None:
    body = LogBody.objects.filter(pk=1)

    with refusal("a log body can only be redacted") as pen:
        first, second = redaction(pen), redaction(pen)
        body.update(salt=None, body=None, redacted_by=first)
        body.update(redacted_by=second)


def test_body_is_not_redacted_by_an_entry_of_another_kind(record: WholeRecord) -> None:
    with refusal("a log body can only be redacted") as pen:
        entry = log(pen, LogVerb.RENAME, "pledge", factories.HOTLINE)
        LogBody.objects.filter(pk=1).update(salt=None, body=None, redacted_by=entry)


def test_body_is_not_redacted_by_an_older_entry(record: WholeRecord) -> None:
    with recorded() as pen:
        older = redaction(pen)

    with pytest.raises(IntegrityError, match="a log body can only be redacted"):
        LogBody.objects.filter(pk=1).update(salt=None, body=None, redacted_by=older)
