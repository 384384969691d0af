"""What the owner of a database could do to the log, with the triggers off and keys unchecked.

Each attack returns how the first finding must begin: with the first row that it touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from random import Random

from tests.proofs.rechaining import rechain
from tracker.models import (
    Checkpoint,
    LogBody,
    LogEntry,
    LogPledge,
    PledgeVersion,
    Segment,
)


class Victim:
    """A row of chance."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.size = LogEntry.objects.count()

    @cached_property
    def seq(self) -> int:
        """An entry with others before and after it."""
        return self.chance.randint(2, self.size - 2)

    @cached_property
    def pledge(self) -> PledgeVersion:
        """A published pledge that nothing else names."""
        found = PledgeVersion.objects.filter(pledge__slug__startswith="pledge-")
        return self.chance.choice(list(found.order_by("pk").select_related("pledge")))


def alter_entry(victim: Victim) -> str:
    LogEntry.objects.filter(seq=victim.seq).update(reason="Forged.")
    return f"log entry {victim.seq}: the chain is broken"


def alter_body(victim: Victim) -> str:
    body = LogBody.objects.get(pk=victim.seq)
    LogBody.objects.filter(pk=victim.seq).update(body=(body.body or "").replace("a", "e", 1))
    return f"log entry {victim.seq}: its body"


def remove_entry(victim: Victim) -> str:
    _remove(victim.seq, victim.seq)
    return f"log entry {victim.seq + 1}: entry {victim.seq} should come here"


def cut_the_end_off(victim: Victim) -> str:
    """Back to an earlier checkpoint, as if nothing had come after it."""
    sizes = sorted(Checkpoint.objects.values_list("size", flat=True))
    size = victim.chance.choice(sizes[2:-1])
    PledgeVersion.objects.filter(entry__gt=size)._raw_delete("default")
    Checkpoint.objects.filter(size__gt=size)._raw_delete("default")
    _remove(size + 1, victim.size)
    return f"log entry {size + 1}: is missing"


def swap_entries(victim: Victim) -> str:
    """Let two neighbours change places."""
    one, two = LogEntry.objects.filter(seq__in=[victim.seq, victim.seq + 1]).order_by("seq")
    LogEntry.objects.filter(seq=two.seq).update(hash="x")
    for place, other in ((one, two), (two, one)):
        columns = {field.attname: getattr(other, field.attname) for field in other._meta.fields}
        LogEntry.objects.filter(seq=place.seq).update(**columns | {"seq": place.seq})
    return f"log entry {victim.seq}: the chain is broken"


def alter_row(victim: Victim) -> str:
    row = victim.pledge
    PledgeVersion.objects.filter(pk=row.pk).update(statement_en="Something else was promised.")
    return f"pledge {row.public_id} (log entry {row.entry_id}): statement_en"


def remove_row(victim: Victim) -> str:
    row = victim.pledge
    PledgeVersion.objects.filter(pk=row.pk)._raw_delete("default")
    return f"log entry {row.entry_id}: the pledge it published is missing"


def forge_checkpoint(victim: Victim) -> str:
    size = victim.chance.choice(list(Checkpoint.objects.values_list("size", flat=True)))
    Checkpoint.objects.filter(size=size).update(root="0" * 64)
    return f"checkpoint {size}: "


def alter_status(victim: Victim) -> str:
    """Only what pages read fast: what it follows from stays as it was."""
    row = victim.pledge
    Segment.objects.filter(pledge=row.pledge).update(label="delivered")
    return f"pledge {row.public_id}: "


def rechain_all(victim: Victim) -> str:
    """Alter an entry and compute anew every hash, root and checkpoint after it."""
    rechain(victim.seq, reason="Forged, and everything after it made to fit.")
    sizes = Checkpoint.objects.order_by("size").values_list("size", flat=True)
    last = min(size for size in sizes if size >= victim.seq)
    first = max((size for size in sizes if size < last), default=0) + 1
    return f"log entry {last}: " if first == last else f"log entries {first} to {last}: "


def _remove(first: int, last: int) -> None:
    entries = {"entry_id__gte": first, "entry_id__lte": last}
    LogBody.objects.filter(**entries)._raw_delete("default")
    LogPledge.objects.filter(**entries)._raw_delete("default")
    LogEntry.objects.filter(seq__gte=first, seq__lte=last)._raw_delete("default")


ATTACKS: Mapping[str, Callable[[Victim], str]] = {
    attack.__name__: attack
    for attack in (
        alter_entry,
        alter_body,
        remove_entry,
        cut_the_end_off,
        swap_entries,
        alter_row,
        remove_row,
        forge_checkpoint,
        alter_status,
        rechain_all,
    )
}
