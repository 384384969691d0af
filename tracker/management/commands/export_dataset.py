"""`manage.py export_dataset DIR`: the public record as a data package."""

from pathlib import Path
from typing import Any

from django.core.management import CommandError, CommandParser
from tqdm import tqdm

from tracker.ingestion.export import export
from tracker.ingestion.problems import PackageError
from tracker.management.explained import ExplainedCommand


class Command(ExplainedCommand):
    """What is loaded from the folder elsewhere gives the same record."""

    help = """\
Write everything public into a folder as a Tabular Data Package: one CSV file for
each noun and a datapackage.json that explains the columns. All published versions
are there, corrections and withdrawals too; drafts are not. Files of the same names
are replaced. What is loaded from the folder elsewhere gives the same record."""
    examples = {"manage.py export_dataset record/": "everything public, into the folder record"}
    done = "the package is written"
    failed = "nothing was exported: the folder cannot be written, or a value fits into no cell"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, help="the folder; made if it is not there")

    def handle(self, *args: Any, directory: Path, **options: Any) -> None:
        try:
            # disable=None: no bar where standard error is no terminal.
            with tqdm(unit=" rows", disable=None) as bar:
                rows = export(Path(directory), progress=bar.update)
        except (PackageError, OSError) as error:
            raise CommandError(f"Nothing was exported.\n{error}") from error
        self.stdout.write(f"Exported {rows:,} rows.")
