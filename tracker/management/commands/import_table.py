"""`manage.py import_table FILE --mapping MAP`: another tracker's spreadsheet, plan first."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management import CommandError, CommandParser
from tqdm import tqdm

from tracker.actions import batches
from tracker.actions.actors import loader
from tracker.actions.refusal import Refused
from tracker.ingestion.problems import PackageError
from tracker.ingestion.sheets import averages, mapping_file, plan_text, shipped
from tracker.ingestion.sheets.importing import apply
from tracker.ingestion.sheets.mapping import SheetMapping
from tracker.ingestion.sheets.plan import Plan, Step
from tracker.ingestion.sheets.planning import plan_of
from tracker.ingestion.text_file import MAX_BYTES
from tracker.management.explained import MISUSED, ExplainedCommand

REFUSED, DISAGREES = 1, 3


class Command(ExplainedCommand):
    """The plan is printed first; with --dry-run it is all that happens."""

    help = f"""\
Publish the pledges and scores of another institution's spreadsheet (CSV or XLSX) in
a collection of their own. A mapping in TOML says what each column is: a file, or the
name of one that is shipped ({", ".join(shipped.names())}). The plan is printed
before anything is written, and all of it is applied or nothing. Importing the same
file again changes nothing; what was withdrawn comes back only with --restore.
Withdrawing a batch takes back its pledges, scores and dialogues; the parties, topics,
mechanism, source and collection that it made public stay, as the log names them."""
    examples = {
        "manage.py import_table table.csv --mapping g7-compliance --dry-run --check-average": (
            "what would be made, changed and refused, and which averages do not follow"
        ),
        "manage.py import_table table.xlsx --mapping mine.toml": "publish it, as one batch",
        "manage.py import_table --withdraw BATCH --reason 'The table was a draft.'": (
            "take a batch back as one, but for the parties, topics and the like that it made"
        ),
    }
    done = "done, or nothing to do"
    failed = "refused; nothing was written, and what to mend is listed by row and column"
    other = {
        DISAGREES: "done, but published averages do not follow from their scores (--check-average)"
    }

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="the spreadsheet")
        parser.add_argument("--mapping", help="a mapping file, or the name of a shipped one")
        parser.add_argument("--dry-run", action="store_true", help="show the plan, write nothing")
        parser.add_argument(
            "--check-average", action="store_true", help="compare published averages with scores"
        )
        parser.add_argument("--restore", action="store_true", help="bring back what was withdrawn")
        parser.add_argument("--withdraw", metavar="BATCH", help="take back a batch as a whole")
        parser.add_argument("--reason", default="", help="why it is taken back, in public")
        parser.add_argument(
            "--lines", type=_number, default=plan_text.SHOWN, help="lines of each kind to show"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            match bool(options["file"]), bool(options["mapping"]), bool(options["withdraw"]):
                case False, False, True:
                    self._withdraw(options["withdraw"], options["reason"])
                case True, True, False:
                    self._import(options)
                case _:
                    message = "Name either a file and its --mapping, or a batch to --withdraw."
                    raise CommandError(message, returncode=MISUSED)
        except PackageError as error:
            message = f"Nothing was written; {error.total:,} to mend.\n{error}"
            raise CommandError(message, returncode=REFUSED) from error
        except Refused as refused:
            message = f"Nothing was written.\n{refused}"
            raise CommandError(message, returncode=REFUSED) from refused

    def _import(self, options: dict[str, Any]) -> None:
        file = Path(options["file"])
        mapping = _mapping(options["mapping"])
        plan = plan_of(file.name, _bytes(file), mapping, restore=options["restore"])
        self.stdout.write(plan_text.written(plan, shown=options["lines"]))
        if plan.is_refused:
            message = f"Nothing was written; {plan.counts()[Step.REFUSE]:,} to mend."
            raise CommandError(message, returncode=REFUSED)
        if not options["dry_run"]:
            self._apply(plan)
        if options["check_average"]:
            self._check_averages(plan)

    def _apply(self, plan: Plan) -> None:
        total = sum(len(rows) for rows in plan.contents.values())
        # disable=None: no bar where standard error is no terminal.
        with tqdm(total=total, unit=" rows", disable=None) as bar:
            batch = apply(plan, by=loader(), progress=bar.update)
        if batch:
            self.stdout.write(f"\nPublished {total:,} rows in batch {batch}.")
        else:
            self.stdout.write("\nNothing to do: the record has all of it already.")

    def _check_averages(self, plan: Plan) -> None:
        found = averages.compared(plan.pledges)
        self.stdout.write("\n" + averages.written(found))
        if wrong := averages.disagreements(found):
            message = f"Published averages that do not follow from their scores: {len(wrong):,}."
            raise CommandError(message, returncode=DISAGREES)

    def _withdraw(self, batch: str, reason: str) -> None:
        if not reason.strip():
            raise CommandError("A withdrawal needs a public --reason.", returncode=MISUSED)
        rows = batches.withdraw(batch, reason=reason, by=loader())
        self.stdout.write(f"Took back {rows:,} rows of batch {batch}.")
        if staying := batches.staying(batch):
            self.stdout.write(f"Public still, because the log names them for good: {staying}.")


def _number(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError(f"{text} is no number of lines; 0 shows counts alone")
    return int(text)


def _mapping(name: str) -> SheetMapping:
    path = shipped.path_of(name) if name in shipped.names() else Path(name)
    return mapping_file.read(path.name, _bytes(path))


def _bytes(path: Path) -> bytes:
    """The file, but no more of it than shows that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}", returncode=REFUSED) from error
