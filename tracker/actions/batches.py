"""Taking an import back as one: what it made is withdrawn, what it changed reads as before.

Only the institution's rows are taken back. Parties, topics, sources and the like have no versions
that could be withdrawn: they stay public, as everything does that something published has named.
So does a dialogue at which others promised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max, Q

from tracker.models import Actor, ExternalVerdict, LogEntry, LogPledge, PledgeVersion
from tracker.models.base import Content
from tracker.models.bodies import CONTENT_MODELS, contents_of
from tracker.rules.corrections import changed
from tracker.rules.vocabulary import Change, Figure, LogVerb

from .drafting import draft
from .lineages import Lineage, current_versions, lineage_of, versions_of
from .log import recording
from .publication import publish_with, refresh, touched
from .refusal import Fault, refuse

# Scores before what they are about, pledges before the dialogues at which they were made.
IMPORTED = ("external_verdict", "pledge", "dialogue")
ROWS_AT_ONCE = 500
# Published averages sum scores up and are none.
_SCORES = Count("pk", filter=Q(figure=Figure.SCORE))


def withdraw(batch: str, *, reason: str, by: Actor) -> int:
    """Take a batch back, all or nothing; returns how many rows were.

    Refused, with the list, when anything of it was changed since, or rests on it.
    """
    with recording(by=by) as pen:
        rows = _rows_of(batch)
        refuse(_batch_faults(batch, rows))
        current = current_versions(rows)
        refuse(_withdrawn_already(batch, rows, current))
        refuse(_changed_since(rows, current))
        former = _standing_before(rows)
        refuse(_resting_on(rows, former))
        keys: set[int] = set()
        taken = 0
        for noun in IMPORTED:
            leaving = _unnamed([row for row in rows if row.noun == noun])
            contents = _taken_back(leaving, current, former, reason)
            versions = draft(noun, contents, by=by.user) if contents else []
            publish_with(pen, versions, in_one_step=True)
            keys |= touched(versions)
            taken += len(versions)
        refresh(keys)
    return taken


def _batch_faults(batch: str, rows: Sequence[Any]) -> Iterator[Fault]:
    """Only what an import published can be taken back as one."""
    entries = LogEntry.objects.filter(batch=batch).exclude(verb=LogVerb.REGISTER)
    nouns = set(entries.values_list("subject_type", flat=True))
    ours = PledgeVersion.objects.filter(entry__batch=batch, collection=None)
    subject = f"batch {batch}"
    if not nouns:
        yield Fault(subject, "batch", "there is no such batch in the log")
    elif nouns - set(IMPORTED) or ours.exists() or all(row.noun == "dialogue" for row in rows):
        yield Fault(subject, "batch", "is no import")
    elif entries.filter(verb=LogVerb.WITHDRAW).exists():
        yield Fault(subject, "batch", "took rows back itself: import them again to restore them")


def _rows_of(batch: str) -> list[Any]:
    return [
        row
        for noun in IMPORTED
        for row in CONTENT_MODELS[noun].objects.filter(entry__batch=batch).order_by("pk")
    ]


def _withdrawn_already(
    batch: str, rows: Sequence[Any], current: dict[Lineage, Any]
) -> Iterator[Fault]:
    """One line where all of it is gone; its dialogues may have stayed, for others."""
    latest = [current[lineage_of(row)] for row in rows if row.noun != "dialogue"]
    if all(now.change == Change.WITHDRAWAL for now in latest):
        record = max(now.entry_id for now in latest)
        yield Fault(f"batch {batch}", "batch", f"was withdrawn already, in record {record}")


def _changed_since(rows: Sequence[Any], current: dict[Lineage, Any]) -> Iterator[Fault]:
    """Rows that read otherwise by now, whoever changed them."""
    pairs = [(row, current[lineage_of(row)]) for row in rows]
    later = [(row, now) for row, now in pairs if now.pk != row.pk]
    told = iter(contents_of([each for pair in later for each in pair]))
    for row, now in later:
        differs = changed(next(told), next(told))
        if now.change == Change.WITHDRAWAL:
            yield _since(row, now, "was withdrawn")
        elif differs:
            yield _since(row, now, f"was changed ({', '.join(differs)})")


def _since(row: Any, now: Any, what: str) -> Fault:
    return Fault(f"{row.noun} {row.public_id}", "version", f"{what} in record {now.entry_id}")


def _standing_before(rows: Sequence[Content]) -> dict[Lineage, dict[str, Any]]:
    """What these rows changed, as it read before; nothing of what they made or brought back."""
    later = [row for row in rows if row.version > 1]
    wanted = {(*lineage_of(row), row.version - 1) for row in later}
    before = [row for row in versions_of(later) if (*lineage_of(row), row.version) in wanted]
    stood = [row for row in before if row.change != Change.WITHDRAWAL]
    return dict(zip(map(lineage_of, stood), contents_of(stood), strict=True))


def _resting_on(rows: Sequence[Any], former: Container[Lineage]) -> Iterator[Fault]:
    """What was published since about pledges that would leave: withdrawn with nobody asking."""
    imported = {(row.noun, row.public_id) for row in rows}
    last = max(row.entry_id for row in rows)
    leaving = {
        row.pledge_id: row.public_id
        for row in rows
        if row.noun == "pledge" and lineage_of(row) not in former
    }
    keys = sorted(leaving)
    for start in range(0, len(keys), ROWS_AT_ONCE):
        since = LogPledge.objects.filter(
            pledge_id__in=keys[start : start + ROWS_AT_ONCE], entry__gt=last
        )
        told = since.exclude(entry__verb=LogVerb.REDACT).select_related("entry")
        latest = {
            (each.pledge_id, each.entry.subject_type, each.entry.subject_id): each.entry
            for each in told.order_by("entry_id")
        }
        for (pledge, *subject), entry in latest.items():
            if tuple(subject) not in imported and entry.verb != LogVerb.WITHDRAW:
                reason = f"{' '.join(subject)} is about it, in record {entry.seq}"
                yield Fault(f"pledge {leaving[pledge]}", "id", reason)


def _unnamed(rows: Sequence[Any]) -> Sequence[Content]:
    """Without the dialogues that a public pledge names."""
    dialogues = [row.dialogue_id for row in rows if row.noun == "dialogue"]
    named = Q(dialogue__in=dialogues) | Q(trigger_dialogue__in=dialogues)
    naming = PledgeVersion.objects.public().filter(named | Q(trigger_after__in=dialogues))
    columns = naming.values_list("dialogue_id", "trigger_dialogue_id", "trigger_after_id")
    shared = {key for keys in columns for key in keys}
    return [row for row in rows if row.noun != "dialogue" or row.dialogue_id not in shared]


def _taken_back(
    rows: Sequence[Content],
    current: dict[Lineage, Any],
    former: dict[Lineage, dict[str, Any]],
    reason: str,
) -> list[dict[str, Any]]:
    """The next version of each row: as it read before, or withdrawn if it did not stand."""
    latest = [current[lineage_of(row)] for row in rows]
    found = []
    for row, now, content in zip(rows, latest, contents_of(latest), strict=True):
        before = former.get(lineage_of(row))
        change = Change.SUBSTANTIVE if before else Change.WITHDRAWAL
        said = {"version": now.version + 1, "change": change.value, "change_reason": reason}
        found.append((before or content) | said)
    return found


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: when and by whom, how many scores it published, how many of them still stand."""

    name: str
    at: datetime
    actor: str
    scores: int
    standing: int


def newest(number: int) -> list[Batch]:
    """The newest imports, the last one first."""
    scores = ExternalVerdict.objects.filter(entry__batch=F("batch")).order_by()
    counted = scores.values("batch").annotate(scores=_SCORES, last=Max("entry"))
    found = list(counted.order_by("-last")[:number])
    entries = LogEntry.objects.in_bulk([each["last"] for each in found])
    names = [each["batch"] for each in found]
    current = ExternalVerdict.objects.public().filter(batch__in=names).order_by().values("batch")
    standing = dict(current.annotate(number=_SCORES).values_list("batch", "number"))
    return [
        Batch(
            name=each["batch"],
            at=entries[each["last"]].at,
            actor=entries[each["last"]].actor,
            scores=each["scores"],
            standing=standing.get(each["batch"], 0),
        )
        for each in found
    ]


def size_of(batch: str) -> int:
    """How many rows of the institution a batch published."""
    return LogEntry.objects.filter(batch=batch, subject_type__in=IMPORTED).count()


def staying(batch: str) -> str:
    """How many parties, topics and the like a batch made public; taken back, it leaves them so."""
    made = LogEntry.objects.filter(batch=batch, verb=LogVerb.REGISTER).order_by()
    nouns = Counter(made.values_list("subject_type", flat=True))
    return ", ".join(f"{number:,} × {noun}" for noun, number in nouns.most_common())


def is_known(batch: str) -> bool:
    """Whether the log has a batch of this name."""
    return LogEntry.objects.filter(batch=batch).exists()
