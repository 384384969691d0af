"""`manage.py backup PLACE`: a checked copy of the whole database, while the site goes on."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from tracker import backups
from tracker.management.formats import as_written


class Command(BaseCommand):
    """Three files: the copy, `.sha256` and `.checkpoint.json`. Exit code 0 when all are there."""

    help = """
Copy the whole database, drafts and people included, into a file, read it back to check it, and
write its checksum and the checkpoint of its log beside it. The site may go on meanwhile.

  manage.py backup /backups/                   a file named after the moment
  manage.py backup /backups/before-upgrade     this file; refused if it is there already
  sha256sum --check FILE.sha256                checks one later, without us

PostgreSQL is copied by pg_dump, which must be on the PATH. Keep the three files together, on
another machine, and where only the operator can read them: they hold what is not public.

Exit code 0: the backup is whole. 1: there is none, and nothing was left behind."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        as_written(parser)
        parser.add_argument("place", type=Path, help="a new file, or a folder that is there")

    def handle(self, *args: Any, place: Path, **options: Any) -> None:
        try:
            file, head = backups.back_up(Path(place))
        except (backups.BackupError, DatabaseError, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        size = file.stat().st_size
        self.stdout.write(f"{file}: {size:,} bytes, {head or 'the record is empty'}.")
