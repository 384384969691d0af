"""Nobody publishes their own work: whoever drafted or edited a version leaves it to another person.

That holds for what a publication makes public beside the version, too: a private source that it
cites, or any other row that it names, leaves the desk only by somebody else than who rewrote it.
What is public already is revised by an editor alone, each time with a public reason in the log.

Rows that no person drafted (a package loaded by command) have no author. `TEAM_OF_ONE` relaxes the
rule; the public log then says so in the reason of each entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q

from tracker.models import Actor, DeskEvent
from tracker.models.base import Record
from tracker.rules.vocabulary import DeskVerb

from .refusal import Fault, refuse

BY_ITS_AUTHOR = "Published by its author: a team of one."
OWN_WORK = "you drafted or edited this: another editor publishes it"
ROWS_AT_ONCE = 500

Key = tuple[str, int]


def check_own_work(rows: Sequence[Record], *, by: Actor) -> frozenset[Key]:
    """Refuse the actor's own work; for a team of one, return it instead, to be said in the log."""
    own = own_work(rows, user=by.user_id)
    if not may_publish_own():
        refuse(
            Fault(f"{row.noun} {row.public_id}", "author", OWN_WORK)
            for row in rows
            if key_of(row) in own
        )
    return own


def may_publish_own() -> bool:
    """Whether a team of one works here."""
    return bool(settings.TEAM_OF_ONE)


def reason_said(reason: str, *, is_own: bool) -> str:
    """The reason of a log entry, which says as well when it is about the actor's own work."""
    return " ".join(each for each in (reason, BY_ITS_AUTHOR if is_own else "") if each)


def key_of(row: Record) -> Key:
    """How the desk log names a row; it keeps that name whatever becomes of its address."""
    return row.noun, row.pk


def own_work(rows: Sequence[Record], *, user: int | None) -> frozenset[Key]:
    """Those of the rows that this person drafted or edited; none for nobody."""
    if user is None:
        return frozenset()
    drafted = {key_of(row) for row in rows if getattr(row, "drafted_by_id", None) == user}
    others = [row for row in rows if key_of(row) not in drafted]
    return frozenset(drafted.union(_edited(others, user)))


def _edited(rows: Sequence[Record], user: int) -> Iterator[Key]:
    for start in range(0, len(rows), ROWS_AT_ONCE):
        keys: dict[str, list[int]] = defaultdict(list)
        for row in rows[start : start + ROWS_AT_ONCE]:
            keys[row.noun].append(row.pk)
        named = [Q(noun=noun, row__in=each) for noun, each in sorted(keys.items())]
        found = DeskEvent.objects.filter(reduce(or_, named), user_id=user, verb=DeskVerb.DRAFT)
        yield from ((noun, key) for noun, key in found.values_list("noun", "row") if key)
