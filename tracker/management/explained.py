"""Commands whose `--help` is worth reading: what they do, how they are called, how they end."""

from __future__ import annotations

import os
import sqlite3
import sys
from argparse import RawDescriptionHelpFormatter
from collections.abc import Mapping
from typing import Any, ClassVar, TextIO

from django.core.management import BaseCommand, CommandError, CommandParser
from django.core.management.base import DjangoHelpFormatter, OutputWrapper
from django.db import DatabaseError

from tracker.storage_faults import StorageFault, storage_fault

MISUSED = 2
_SAID = {
    StorageFault.FULL: "There is no room left on the disk. Make room and run it again.",
    StorageFault.AWAY: "The database does not answer. Run it again when it does.",
}


class Formatter(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """Our own options before those of every command, and texts with the lines they have."""


class PatientOutput(OutputWrapper):
    """Output that nobody has to read to its end: `| head` stops no work and spoils no exit code."""

    def write(  # type: ignore[override]
        self, msg: str = "", style_func: Any = None, ending: str | None = None
    ) -> None:
        try:
            super().write(msg, style_func, ending)
            self.flush()
        except BrokenPipeError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)


class ExplainedCommand(BaseCommand):
    """A command that explains itself.

    `examples` are command lines with what each is for. `done` and `failed` say what the exit codes
    0 and 1 mean. Code 2 always means that the command line, or a file that it names as an
    argument of ours, was not understood; then nothing was begun. `other` gives further codes.
    """

    examples: ClassVar[Mapping[str, str]]
    done: ClassVar[str]
    failed: ClassVar[str]
    misused: ClassVar[str] = "the command line was not understood; nothing was begun"
    other: ClassVar[Mapping[int, str]] = {}

    def __init__(self, stdout: TextIO | None = None, **kwargs: Any) -> None:
        super().__init__(stdout, **kwargs)
        self.stdout = PatientOutput(stdout or sys.stdout)

    def execute(self, *args: Any, **options: Any) -> Any:
        """As ever; what keeps the database from its work is said in one line."""
        try:
            return super().execute(*args, **options)
        except (DatabaseError, sqlite3.Error, OSError) as error:
            fault = storage_fault(error)
            if fault not in _SAID:
                raise
            raise CommandError(f"{_SAID[fault]} ({error})") from error

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(
            prog_name, subcommand, formatter_class=Formatter, epilog=self.epilog(), **kwargs
        )

    def epilog(self) -> str:
        """What stands below the options."""
        shown = [f"  {line}\n      {purpose}" for line, purpose in self.examples.items()]
        meant = {0: self.done, 1: self.failed, MISUSED: self.misused, **self.other}
        codes = [f"  {code}  {meaning}" for code, meaning in meant.items()]
        return "\n".join(["examples:", *shown, "", "exit codes:", *codes])
