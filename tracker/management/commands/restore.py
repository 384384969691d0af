"""`manage.py restore FILE`: a backup back into its place, verified before it gets there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import CommandError, CommandParser
from django.db import DatabaseError

from tracker import backups
from tracker.management.explained import ExplainedCommand


class Command(ExplainedCommand):
    """A backup takes its place in one step, or nothing changes."""

    help = """\
Read a backup into a new database, bring it up to this version, verify its log against
the checkpoint beside the backup, and only then let it take the place of the configured
database. That must be empty, and nobody may have it open: stop the site first. A
backup of SQLite is restored into PostgreSQL where DATABASE_URL names one: so a record
moves up. PostgreSQL is read back by pg_restore, which must be on the PATH; the role in
DATABASE_URL must be allowed to create databases. A restoration that is stopped or
killed changes nothing."""
    examples = {
        "manage.py restore /backups/followthrough-20261128T120000Z.sqlite3": "into an empty place",
        "manage.py restore --replace FILE": "putting aside what is there, under a name it prints",
    }
    done = "the backup is in its place"
    failed = "it is not, and all is as it was"
    # The database that is to be replaced may be missing or broken.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the copy; its two companions lie beside it")
        parser.add_argument("--replace", action="store_true", help="put aside what is there")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        try:
            restored = backups.restore(Path(file), replace=replace)
        except (backups.BackupError, DatabaseError, OSError) as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        self.stdout.write(f"Restored. {restored.verdict}")
        if restored.aside:
            self.stdout.write(f"What was there is kept as {restored.aside}")
