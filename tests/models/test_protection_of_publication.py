"""Content becomes public only with a log entry of the same transaction."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from tests.models.open_log import change, log, recorded, refusal
from tests.models.whole_record import CONTENT_NOUNS, WholeRecord
from tracker.models import Bearing, Redirect
from tracker.rules.vocabulary import LogVerb

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_content_is_not_born_public(record: WholeRecord, noun: str) -> None:
    row = record.private[noun]
    row = type(row).objects.get(pk=row.pk)

    with refusal("content begins as a draft") as pen:
        row.entry = log(pen, LogVerb.PUBLISH, noun, row.public_id)
        row.pk, row.version, row.change, row.change_reason = None, 7, "typo", "A slip."
        row.state = "published"
        row.save(force_insert=True)


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_draft_is_published_with_its_entry(record: WholeRecord, noun: str) -> None:
    row = record.private[noun]

    with recorded() as pen:
        change(row, state="published", entry=log(pen, LogVerb.PUBLISH, noun, row.public_id))

    assert type(row).objects.get(pk=row.pk).is_published


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_draft_is_not_published_without_an_entry(record: WholeRecord, noun: str) -> None:
    with pytest.raises(IntegrityError, match="content is published with a log entry"):
        change(record.private[noun], state="published")


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_draft_is_not_published_with_an_older_entry(record: WholeRecord, noun: str) -> None:
    older = record.public[noun].entry_id

    with pytest.raises(IntegrityError, match="content is published with a log entry"):
        change(record.private[noun], state="published", entry=older)


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_draft_is_not_published_with_an_entry_about_another_noun(
    record: WholeRecord, noun: str
) -> None:
    with refusal("content is published with a log entry") as pen:
        entry = log(pen, LogVerb.PUBLISH, "party", "china")
        change(record.private[noun], state="published", entry=entry)


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_published_row_is_not_tied_to_another_entry(record: WholeRecord, noun: str) -> None:
    row = record.public[noun]

    with refusal("published content is never changed") as pen:
        change(row, entry=log(pen, LogVerb.PUBLISH, noun, row.public_id))


def test_bearing_does_not_become_public_with_an_older_entry(record: WholeRecord) -> None:
    older = record.public["bearing"].entry

    with pytest.raises(IntegrityError, match="public rows are never changed"):
        change(record.private["bearing"], entry=older)


def test_bearing_is_not_added_with_an_older_entry(record: WholeRecord) -> None:
    public = record.public["bearing"]
    bearing = Bearing(
        update=public.update, pledge=public.pledge, effect="context", entry=public.entry
    )

    with pytest.raises(IntegrityError, match="older log entries are closed"):
        bearing.save()


def test_redirect_is_not_added_with_an_older_entry(record: WholeRecord) -> None:
    pledge = record.public["pledge"].pledge

    with pytest.raises(IntegrityError, match="older log entries are closed"):
        Redirect.objects.create(slug="short-cut", pledge=pledge, entry_id=1)
