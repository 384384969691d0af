"""The ids of pledges through time: a rename changes what every older entry calls a pledge."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.models.public_log import log_entries
from tracker.rules.vocabulary import LogVerb


@dataclass(frozen=True, slots=True)
class Rename:
    """One rename, by the number of its log entry."""

    seq: int
    before: str
    after: str


class Renames:
    """What a pledge is called at one revision, given what another entry of the log calls it."""

    def __init__(self, renames: Iterable[Rename], revision: int) -> None:
        self.renames = sorted(renames, key=lambda each: each.seq)
        self.revision = revision
        self.renamed = {name for each in self.renames for name in (each.before, each.after)}

    def name(self, slug: str, *, written: int) -> str:
        """The id at the revision of the pledge that entry `written` calls `slug`.

        An entry before the revision is read forwards. One after it (of a redaction, telling what
        remains) is read backwards.
        """
        if slug not in self.renamed:
            return slug
        for each in self.renames:
            if written < each.seq <= self.revision and slug == each.before:
                slug = each.after
        for each in reversed(self.renames):
            if self.revision < each.seq < written and slug == each.after:
                slug = each.before
        return slug


def renames_of_the_log(revision: int) -> Renames:
    """All renames, those after the revision too."""
    found = log_entries().filter(verb=LogVerb.RENAME)
    contents = [(entry.seq, json.loads(entry.body.body or "")["content"]) for entry in found]
    return Renames([Rename(seq, each["from"], each["to"]) for seq, each in contents], revision)
