"""Django's own ways to write cannot edit what is public, in any protected table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import IntegrityError, models, transaction

from tests.models import attacks
from tests.models.whole_record import MODELS, WholeRecord
from tracker.models import Party, Pledge, Source, StatusUpdate, Topic
from tracker.models.protection import protected_tables

pytestmark = pytest.mark.django_db

# Given a row that was changed in memory and the name of the changed field.
Way = Callable[[models.Model, str], Any]


def rows_like(row: models.Model) -> models.QuerySet:
    return type(row)._default_manager.filter(pk=row.pk)


def save(row: models.Model, field: str) -> None:
    row.save()


def save_one_field(row: models.Model, field: str) -> None:
    row.save(update_fields=[field])


def update(row: models.Model, field: str) -> None:
    (attname,) = (each.attname for each in row._meta.concrete_fields if each.name == field)
    rows_like(row).update(**{attname: getattr(row, attname)})


def bulk_update(row: models.Model, field: str) -> None:
    type(row)._default_manager.bulk_update([row], [field])


def upsert(row: models.Model, field: str) -> None:
    pk = row._meta.pk.name
    type(row)._default_manager.bulk_create(
        [row], update_conflicts=True, unique_fields=[pk], update_fields=[field]
    )


def delete(row: models.Model, field: str) -> None:
    row.delete()


def delete_many(row: models.Model, field: str) -> None:
    rows_like(row).delete()


def delete_unasked(row: models.Model, field: str) -> None:
    """Without collecting what depends on the row."""
    rows_like(row)._raw_delete("default")


WAYS: list[Way] = [
    save,
    save_one_field,
    update,
    bulk_update,
    upsert,
    delete,
    delete_many,
    delete_unasked,
]
every_table = pytest.mark.parametrize("table", protected_tables())


def changed_row(record: WholeRecord, table: str) -> tuple[models.Model, str]:
    """A public row with one protected field changed in memory, and the field's name."""
    model = MODELS[table]
    row = model._default_manager.get(pk=record.public_keys[table][0])
    field = next(
        each
        for each in model._meta.concrete_fields
        if not each.primary_key
        and each.name not in attacks.projections(model)
        and not isinstance(each, models.DateField)
    )
    setattr(row, field.attname, attacks.other_value(field, getattr(row, field.attname)))
    return row, field.name


@every_table
@pytest.mark.parametrize("way", WAYS, ids=[way.__name__ for way in WAYS])
def test_public_row_withstands(record: WholeRecord, table: str, way: Way) -> None:
    row, field = changed_row(record, table)
    before = rows_like(row).values().get()

    with pytest.raises(IntegrityError), transaction.atomic():
        way(row, field)

    assert rows_like(row).values().get() == before


@every_table
def test_fixture_cannot_overwrite_a_public_row(
    record: WholeRecord, table: str, tmp_path: Path
) -> None:
    row, _ = changed_row(record, table)
    fixture = tmp_path / "forged.json"
    fixture.write_text(serializers.serialize("json", [row]))

    with pytest.raises(IntegrityError, match="Could not load"), transaction.atomic():
        call_command("loaddata", fixture)


def add_citation(record: WholeRecord) -> None:
    record.public["update"].citations.create(source=Source.objects.first(), position=9)


def add_measurement(record: WholeRecord) -> None:
    record.public["update"].measurements.create(
        position=9, value=1, unit="calls", qualifier="exact"
    )


def add_participant(record: WholeRecord) -> None:
    record.public["dialogue"].participants.create(party=Party.objects.first(), role="observer")


def add_topic(record: WholeRecord) -> None:
    record.public["pledge"].topics.add(Topic.objects.get(slug="private-topic"))


def add_reporter(record: WholeRecord) -> None:
    record.public["update"].reporters.add(Party.objects.get(slug="private-party"))


def add_evidence(record: WholeRecord) -> None:
    record.public["assessment"].evidence.add(StatusUpdate.objects.get(slug="private-update"))


def add_pledge_to_conflict(record: WholeRecord) -> None:
    record.public["conflict"].pledges.add(Pledge.objects.get(slug="private-pledge"))


def add_update_to_conflict(record: WholeRecord) -> None:
    record.public["conflict"].updates.add(StatusUpdate.objects.get(slug="private-update"))


def add_source_to_conflict(record: WholeRecord) -> None:
    record.public["conflict"].sources.add(Source.objects.get(slug="private-source"))


def add_obligor(record: WholeRecord) -> None:
    record.public["pledge"].pledge.obligations.create(party=Party.objects.get(slug="private-party"))


def add_counterpart(record: WholeRecord) -> None:
    record.public["pledge"].pledge.counterparts.add(Party.objects.get(slug="private-party"))


def add_member(record: WholeRecord) -> None:
    record.public["mechanism"].parties.add(Party.objects.get(slug="private-party"))


ADDITIONS: list[Callable[[WholeRecord], None]] = [
    add_citation,
    add_measurement,
    add_participant,
    add_topic,
    add_reporter,
    add_evidence,
    add_pledge_to_conflict,
    add_update_to_conflict,
    add_source_to_conflict,
    add_obligor,
    add_counterpart,
    add_member,
]


@pytest.mark.parametrize("add", ADDITIONS, ids=[add.__name__ for add in ADDITIONS])
def test_nothing_joins_public_content(
    record: WholeRecord, add: Callable[[WholeRecord], None]
) -> None:
    with pytest.raises(IntegrityError, match="what belongs to published content"):
        add(record)
