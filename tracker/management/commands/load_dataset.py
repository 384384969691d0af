"""`manage.py load_dataset DIR`: a data package into the record, all of it or nothing."""

from pathlib import Path
from typing import Any

from django.core.management import CommandError, CommandParser
from django.db import transaction
from tqdm import tqdm

from tracker.actions.actors import loader
from tracker.ingestion import package
from tracker.ingestion.load import load, record_is_empty
from tracker.ingestion.problems import PackageError
from tracker.management.explained import ExplainedCommand


class Command(ExplainedCommand):
    """Rows that the record has already are left alone; a bad row refuses the whole package."""

    help = """\
Publish the rows of a data package: a folder of CSV files with a datapackage.json,
as export_dataset writes it or a release holds it in data/. It is read whole first;
every problem is named by file, row, column and reason. Rows that the record has
already are left alone, so loading the same package again changes nothing. A row
that the desk has changed since is never overwritten: the package is refused."""
    examples = {
        "manage.py load_dataset record/": "what is new in the folder record",
        "manage.py load_dataset record/ --if-empty": "the same, but only into an empty record",
    }
    done = "the rows are in the record, now or before"
    failed = "nothing was loaded: the package cannot be read, or the method refuses a row"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, help="the folder with datapackage.json")
        parser.add_argument("--if-empty", action="store_true", help="only into an empty record")

    def handle(self, *args: Any, directory: Path, if_empty: bool, **options: Any) -> None:
        if if_empty and not record_is_empty():
            return
        try:
            written, left = self.load(Path(directory))
        except PackageError as error:
            raise CommandError(f"Nothing was loaded; {error.total:,} to mend.\n{error}") from error
        if written:
            self.stdout.write(f"Loaded {written:,} rows; {left:,} were there already.")
        else:
            self.stdout.write(f"Nothing to load: all {left:,} rows are in the record already.")

    def load(self, directory: Path) -> tuple[int, int]:
        """How many rows were written, and how many were there already."""
        contents = package.read(directory)
        total = sum(len(rows) for rows in contents.values())
        # disable=None: no bar where standard error is no terminal.
        with tqdm(total=total, unit=" rows", disable=None) as bar, transaction.atomic():
            written = load(contents, by=loader(), progress=bar.update)
        return written, total - written
