"""SQL cannot edit what is public, in any protected table, on either database."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.models import attacks
from tests.models.attacks import Attack, Target
from tests.models.whole_record import WholeRecord
from tracker.models.protection import protected_tables

pytestmark = pytest.mark.django_db

every_table = pytest.mark.parametrize("table", protected_tables())


def survivors(aim: Target, tried: Iterable[Attack]) -> list[str]:
    return attacks.survivors(aim, tried, attacks.through_django)


@every_table
def test_record_has_a_public_row_to_attack(record: WholeRecord, table: str) -> None:
    assert record.public_keys[table]


@every_table
def test_no_column_of_a_public_row_can_be_changed(record: WholeRecord, table: str) -> None:
    aim = attacks.target(record, table)

    assert survivors(aim, attacks.edits(aim)) == []


@every_table
def test_no_public_row_can_be_deleted(record: WholeRecord, table: str) -> None:
    aim = attacks.target(record, table)

    assert survivors(aim, attacks.deletions(aim)) == []


@every_table
def test_no_row_can_replace_a_public_one(record: WholeRecord, table: str) -> None:
    aim = attacks.target(record, table)

    assert survivors(aim, attacks.replacements(aim)) == []


@every_table
def test_no_private_row_can_take_a_public_place(record: WholeRecord, table: str) -> None:
    aim = attacks.target(record, table)

    assert survivors(aim, attacks.usurpations(aim)) == []
