"""A program that loads the small package and says so row by row, to be killed on the way."""

from __future__ import annotations

import sys

import django

if __name__ == "__main__":
    django.setup()

    from tests.own_databases import SMALL_PACKAGE
    from tracker.actions.actors import loader
    from tracker.ingestion import package
    from tracker.ingestion.load import load

    def say(rows: int) -> None:
        sys.stdout.write(f"{rows}\n")
        sys.stdout.flush()

    load(package.read(SMALL_PACKAGE), by=loader(), progress=say)
