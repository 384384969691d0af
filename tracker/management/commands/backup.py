"""`manage.py backup PLACE`: a checked copy of the whole database, while the site goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import CommandError, CommandParser
from django.db import DatabaseError

from tracker import backups
from tracker.management.explained import ExplainedCommand


class Command(ExplainedCommand):
    """Three files: the copy, `.sha256` and `.checkpoint.json`."""

    help = """\
Copy the whole database, drafts and people included, into a file, read it back to
check it, and write its checksum and the checkpoint of its log beside it. The site may
go on meanwhile. `sha256sum --check FILE.sha256` checks one later, without us.
PostgreSQL is copied by pg_dump, which must be on the PATH. Keep the three files
together, on another machine, and where only the operator can read them: they hold
what is not public."""
    examples = {
        "manage.py backup /backups/": "into a file named after the moment",
        "manage.py backup /backups/before-upgrade": "into this file; refused if it is there",
    }
    done = "the backup is whole"
    failed = "there is none, and nothing was left behind"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("place", type=Path, help="a new file, or a folder that is there")

    def handle(self, *args: Any, place: Path, **options: Any) -> None:
        try:
            file, head = backups.back_up(Path(place))
        except (backups.BackupError, DatabaseError, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        size = file.stat().st_size
        self.stdout.write(f"{file}: {size:,} bytes, {head or 'the record is empty'}.")
