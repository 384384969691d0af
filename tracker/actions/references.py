"""Parties, topics, mechanisms, sources, indicators: registered, and revised with a log entry.

A row registered here is private until something published refers to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from tracker.models import Actor, Mechanism, PledgeVersion
from tracker.models.base import Reference
from tracker.models.bodies import content_of
from tracker.rules.schema import NOUNS
from tracker.rules.vocabulary import DeskVerb, LogVerb

from .columns import reference_columns, subject_of
from .desk import note
from .drafting import check_shape, draft, join_reference
from .known import Known
from .log import Line, recording
from .publication import refresh
from .refusal import Fault, refuse
from .registering import register_references
from .saving import told_by_field


def register(noun: str, content: Mapping[str, Any]) -> Any:
    """Save a new reference row, private for now."""
    (row,) = draft(noun, [content])
    return row


def revise(row: Reference, *, changes: Mapping[str, Any], reason: str, by: Actor) -> Reference:
    """Change a reference row: with a log entry when it is public, else with a desk event."""
    noun = NOUNS[row.noun]
    content = content_of(row) | dict(changes) | {"id": row.slug}
    check_shape(noun, [content])
    known = Known()
    known.learn(noun, [content])
    refuse(known.missing(noun, subject_of(noun, content), content))
    refuse(_faults(row, reason))
    with recording(by=by) as pen:
        if row.entry_id is not None:
            register_references(pen, [row], [content])
            line = Line(LogVerb.REVISE, row.noun, row.slug, content, reason)
            (row.entry,) = pen.write([line])
        elif by.user is not None:
            note(row, DeskVerb.DRAFT, by.user)
        join_reference(noun, row, content, known, save=False)
        for column, value in reference_columns(noun, content, known).items():
            setattr(row, column, value)
        with told_by_field(type(row), subject_of(noun, content)):
            row.save()
        refresh(_depending_on(row))
    return row


def _faults(row: Reference, reason: str) -> list[Fault]:
    if row.entry_id is None or reason.strip():
        return []
    message = "a public row is revised with a public reason"
    return [Fault(f"{row.noun} {row.slug}", "reason", message, rule=30)]


def _depending_on(row: Reference) -> set[int]:
    """Pledges whose deadline or occurrences hang on a revised mechanism."""
    if not isinstance(row, Mechanism):
        return set()
    found = PledgeVersion.objects.filter(
        Q(trigger_next_round_of=row)
        | Q(recurs_each_round_of=row)
        | Q(trigger_dialogue__versions__mechanism=row),
        is_current=True,
    )
    return set(found.values_list("pledge_id", flat=True))
