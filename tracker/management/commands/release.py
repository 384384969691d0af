"""`manage.py release [--revision N] [--output FILE|DIR]`: a revision of the record as one file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from django.core.management import CommandError, CommandParser
from tqdm import tqdm

from tracker.ingestion.release import (
    Frozen,
    NoRelease,
    TakenBack,
    Unavailable,
    checkpoint_of,
    freeze,
)
from tracker.management.explained import ExplainedCommand


class Command(ExplainedCommand):
    """What is released once is never made otherwise; releasing it again changes nothing."""

    help = """\
Freeze the public record, as it stood after one log entry, into a zip file: the
data package, a codebook in English and Chinese, licence, CITATION.cff, checksums
and the checkpoint of the log. It is made from the bodies of the log alone, so the
same revision gives the same bytes whenever and wherever this version of the program
makes it, until a redaction takes words out of the log. The file is kept in
var/releases/ and listed on /data/; a node that lacks it makes it again. Releasing a
revision again changes nothing."""
    examples = {
        "manage.py release": "the record as it stands now",
        "manage.py release --revision 1063 --output copies/": (
            "the record after log entry 1063, with a copy in a folder"
        ),
    }
    done = "the revision is released, now or before"
    failed = "nothing was released: no such revision, taken back by a redaction, or no room"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--revision", type=int, metavar="N", help="a log entry; by default the newest"
        )
        parser.add_argument(
            "--output",
            type=Path,
            metavar="FILE|DIR",
            help="where a copy goes: a file, or a folder that is there",
        )

    def handle(self, *args: Any, revision: int | None, output: Path | None, **options: Any) -> None:
        try:
            head = checkpoint_of(revision).size
            # disable=None: no bar where standard error is no terminal.
            with tqdm(total=head, unit=" entries", disable=None) as bar:
                frozen = freeze(head, progress=bar.update)
            if output is not None:
                copy(frozen, output)
        except (NoRelease, TakenBack, Unavailable, OSError) as error:
            raise CommandError(str(error)) from error
        self.say(frozen)

    def say(self, frozen: Frozen) -> None:
        """What is there now."""
        release = frozen.release
        said = "Released" if frozen.is_new else "Released already, and left as it is:"
        self.stdout.write(f"{said} revision {release.revision}, {release.size:,} bytes.")
        self.stdout.write(f"SHA-256 {release.sha256}")


def copy(frozen: Frozen, output: Path) -> None:
    """Put a copy into a folder under the name of the release, or into a file; whole at once."""
    target = output / f"{frozen.release.name}.zip" if output.is_dir() else output
    scratch = target.with_name(f"{target.name}.part")
    shutil.copyfile(frozen.path, scratch)
    scratch.replace(target)
