"""A program: every attempt to edit what is public, in SQL and through the framework.

`python -m tests.proofs editing TABLES` prints how many were made on the first so many protected
tables, how many were refused, and which were not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from django.db import IntegrityError, connection, transaction

from tests.models import attacks, whole_record
from tests.models.attacks import Attack, Target, Try, of_a_stranger, through_django
from tests.models.test_protection_from_django import WAYS, changed_row
from tests.models.whole_record import WholeRecord
from tracker.models.protection import protected_tables

KINDS = (attacks.edits, attacks.deletions, attacks.replacements, attacks.usurpations)


def main(number: int) -> dict[str, object]:
    """All attempts on a record with a public row in every protected table."""
    record = whole_record.make()
    tables = protected_tables()[:number]
    tries: dict[str, Try] = {"": through_django}
    if connection.vendor == "sqlite":
        tries["stranger: "] = as_a_stranger
    answers = [
        (f"{who}{table} {attack.name}", aim.refuses_with(trying(attack)))
        for table in tables
        for aim in [attacks.target(record, table)]
        for who, trying in tries.items()
        for attack in every_attack(aim)
    ]
    answers += list(by_the_framework(record, tables))
    survivors = [name for name, is_refused in answers if not is_refused]
    figures = {"refused": len(answers) - len(survivors), "tables": len(tables)}
    return {"count": len(answers), "figures": figures, "survivors": survivors}


def every_attack(aim: Target) -> Iterator[Attack]:
    for kind in KINDS:
        yield from kind(aim)


def as_a_stranger(attack: Attack) -> str:
    """What SQLite says to a program that opens the file with its default settings."""
    name = connection.settings_dict["NAME"]
    with closing(sqlite3.connect(name, isolation_level=None)) as stranger:
        return of_a_stranger(stranger, attack)


def by_the_framework(record: WholeRecord, tables: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Saving, updating, deleting a changed row in each way that Django has."""
    for table in tables:
        for way in WAYS:
            row, field = changed_row(record, table)
            try:
                with transaction.atomic():
                    way(row, field)
                    transaction.set_rollback(True)
            except IntegrityError:
                yield f"{table} {way.__name__}", True
            else:
                yield f"{table} {way.__name__}", False
