"""`manage.py export_dataset DIR`: the public record as a data package."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from tracker.ingestion.export import export
from tracker.ingestion.problems import PackageError


class Command(BaseCommand):
    """What is loaded from the folder elsewhere gives the same record."""

    help = "Write everything public into a folder as a data package, replacing its files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, help="the folder; made if it is not there")

    def handle(self, *args: Any, directory: Path, **options: Any) -> None:
        try:
            rows = export(Path(directory))
        except (PackageError, OSError) as error:
            raise CommandError(f"Nothing was exported.\n{error}") from error
        self.stdout.write(f"Exported {rows:,} rows.")
