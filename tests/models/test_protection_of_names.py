"""What others point to changes only with a log entry about it, and keeps its address."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from tests import factories
from tests.models.open_log import change, log, recorded, refusal
from tests.models.whole_record import REFERENCE_NOUNS, WholeRecord
from tracker.models import Dialogue, Party, Pledge, PledgeVersion
from tracker.rules.vocabulary import LogVerb

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noun", REFERENCE_NOUNS)
def test_reference_changes_with_an_entry_about_it(record: WholeRecord, noun: str) -> None:
    row = record.public[noun]

    with recorded() as pen:
        entry = log(pen, LogVerb.REVISE, noun, row.slug)
        change(row, entry=entry)

    assert type(row).objects.get(pk=row.pk).entry == entry


@pytest.mark.parametrize("noun", REFERENCE_NOUNS)
def test_reference_does_not_change_with_an_entry_about_another(
    record: WholeRecord, noun: str
) -> None:
    row = record.public[noun]

    with refusal("a public row changes only with a log entry about it") as pen:
        change(row, entry=log(pen, LogVerb.REVISE, noun, "somebody-else"))


@pytest.mark.parametrize("noun", REFERENCE_NOUNS)
def test_reference_does_not_become_public_with_an_older_entry(
    record: WholeRecord, noun: str
) -> None:
    older = record.public[noun].entry_id

    with pytest.raises(IntegrityError, match="a public row changes only with a log entry"):
        change(record.private[noun], entry=older)


@pytest.mark.parametrize("noun", REFERENCE_NOUNS)
def test_reference_is_not_born_public_with_an_older_entry(record: WholeRecord, noun: str) -> None:
    row = record.private[noun]
    twin = type(row).objects.get(pk=row.pk)
    twin.pk, twin.slug, twin.entry_id = None, "newcomer", record.public[noun].entry_id

    with pytest.raises(IntegrityError, match="a public row has a log entry"):
        twin.save(force_insert=True)


def test_revised_reference_does_not_go_back_to_its_older_entry(record: WholeRecord) -> None:
    party = record.public["party"]
    older = party.entry_id

    with refusal("a public row changes only with a log entry about it") as pen:
        change(party, entry=log(pen, LogVerb.REVISE, "party", party.slug))
        change(party, entry=older)


def test_reference_keeps_its_slug_even_with_an_entry(record: WholeRecord) -> None:
    party = record.public["party"]

    with refusal("a public row changes only with a log entry about it") as pen:
        entry = log(pen, LogVerb.REVISE, "party", "new-name")
        change(party, slug="new-name", entry=entry)


def test_members_of_a_mechanism_change_with_an_entry_about_it(record: WholeRecord) -> None:
    mechanism = record.public["mechanism"]

    with recorded() as pen:
        log(pen, LogVerb.REVISE, "mechanism", mechanism.slug)
        mechanism.parties.clear()

    assert not mechanism.parties.exists()


def test_members_of_a_mechanism_do_not_change_with_an_entry_about_another(
    record: WholeRecord,
) -> None:
    mechanism = record.public["mechanism"]

    with refusal("what belongs to published content") as pen:
        log(pen, LogVerb.REVISE, "mechanism", "another-forum")
        mechanism.parties.clear()


def test_address_changes_with_a_rename(record: WholeRecord) -> None:
    pledge = record.public["pledge"].pledge

    with recorded() as pen:
        log(pen, LogVerb.RENAME, "pledge", "new-address")
        change(pledge, slug="new-address")

    assert Pledge.objects.get(pk=pledge.pk).slug == "new-address"


@pytest.mark.parametrize(
    ("verb", "noun", "subject"),
    [
        (LogVerb.REVISE, "pledge", "new-address"),
        (LogVerb.RENAME, "dialogue", "new-address"),
        (LogVerb.RENAME, "pledge", "other-address"),
    ],
    ids=["another verb", "another noun", "another address"],
)
def test_address_does_not_change_with(
    record: WholeRecord, verb: LogVerb, noun: str, subject: str
) -> None:
    with refusal("a public address changes only by a rename in the log") as pen:
        log(pen, verb, noun, subject)
        change(record.public["pledge"].pledge, slug="new-address")


def test_address_does_not_change_with_an_older_rename(record: WholeRecord) -> None:
    with recorded() as pen:
        log(pen, LogVerb.RENAME, "pledge", "new-address")

    with pytest.raises(IntegrityError, match="a public address changes only by a rename"):
        change(record.public["pledge"].pledge, slug="new-address")


@pytest.mark.parametrize("noun", ["pledge", "dialogue", "update"])
def test_public_identity_stays_public(record: WholeRecord, noun: str) -> None:
    identity = getattr(record.public[noun], noun)

    with pytest.raises(IntegrityError, match="what is current is a published version"):
        change(identity, current=None)


def test_draft_is_not_current(record: WholeRecord) -> None:
    version = record.private["pledge"]

    with pytest.raises(IntegrityError, match="what is current is a published version"):
        change(version.pledge, current=version)


def test_version_of_another_is_not_current(record: WholeRecord) -> None:
    pledge = Pledge.objects.get(slug="private-pledge")

    with pytest.raises(IntegrityError, match="what is current is a published version"):
        change(pledge, current=record.public["pledge"])


def test_identity_is_not_born_public(record: WholeRecord) -> None:
    version = PledgeVersion.objects.filter(entry__isnull=False).first()

    with pytest.raises(IntegrityError, match="a public row is never replaced"):
        Pledge.objects.create(slug="newcomer", current=version)


def test_private_identity_may_go(record: WholeRecord) -> None:
    dialogue = Dialogue.objects.create(slug="never-published")

    dialogue.delete()

    assert not Dialogue.objects.filter(slug="never-published").exists()


def test_private_reference_may_go(record: WholeRecord) -> None:
    party = factories.draft("party", id="nobody")

    party.delete()

    assert not Party.objects.filter(slug="nobody").exists()
