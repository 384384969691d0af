"""Occurrences of a repeated duty: proposed from what is on record, confirmed as milestones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from tracker.models import Bearing, Milestone, Pledge, PledgeVersion
from tracker.models.facts import facts_of, recurrence_of
from tracker.rules.edtf import parse
from tracker.rules.occurrences import (
    Happening,
    Proposal,
    ended_on,
    outcome_faults,
    proposals,
)
from tracker.rules.recurrence import Slot, slots
from tracker.rules.vocabulary import Change, Effect, MilestoneState

from . import desk
from .drafting import draft
from .refusal import Fault, refuse


def slots_of(version: PledgeVersion, on: date) -> list[Slot]:
    """The occurrences of a published pledge that have opened by a day."""
    facts, recurrence = facts_of(version.pledge), recurrence_of(version)
    if facts is None or recurrence is None:
        return []
    return slots(recurrence, facts.rounds, on, ended_on(facts.effects, on))


def to_confirm(version: PledgeVersion, opened: Sequence[Slot], on: date) -> list[Proposal]:
    """Those of the opened occurrences that wait, each with what the record proposes."""
    pledge = version.pledge
    return proposals(opened, recorded(pledge), happenings(pledge), on)


def recorded(pledge: Pledge) -> dict[int, str | None]:
    """The numbers that have a milestone, drafted, public or withdrawn, with its newest update."""
    rows = Milestone.objects.filter(pledge=pledge).order_by("number", "version")
    return dict(rows.values_list("number", "evidence__slug"))


def happenings(pledge: Pledge) -> list[Happening]:
    """The public updates that bear on a pledge, in order of days."""
    bearings = Bearing.objects.filter(
        pledge=pledge, update__current__isnull=False, update__withdrawn=False, entry__isnull=False
    )
    rows = bearings.order_by("update__current__date_latest", "update__slug", "effect")
    return [
        Happening(slug, parse(text), Effect(effect))
        for slug, text, effect in rows.values_list(
            "update__slug", "update__current__date", "effect"
        )
    ]


@transaction.atomic
def confirm(
    version: PledgeVersion,
    outcomes: Sequence[Mapping[str, Any]],
    *,
    on: date,
    by: User,
    submit: bool = False,
) -> list[Milestone]:
    """Draft a milestone for each confirmed occurrence; `outcomes` name slots by their number."""
    subject = f"pledge {version.public_id}"
    refuse([] if outcomes else [Fault(subject, "outcome", "choose what to confirm")])
    refuse(_faults(version, outcomes, on))
    contents = [_content(version, outcome) for outcome in outcomes]
    rows: list[Milestone] = draft(Milestone.noun, contents, by=by)
    if submit:
        for row in rows:
            desk.submit(row, by=by)
    return rows


def _faults(
    version: PledgeVersion, outcomes: Sequence[Mapping[str, Any]], on: date
) -> Iterator[Fault]:
    open_now = {slot.number: slot for slot in slots_of(version, on)}
    taken = recorded(version.pledge)
    for outcome in outcomes:
        number = outcome["number"]
        subject = f"milestone {version.public_id}/{number}"
        if number in taken:
            yield Fault(subject, "number", "somebody has recorded this occurrence already")
        elif number not in open_now:
            yield Fault(subject, "number", "the pledge has no such occurrence yet")
        else:
            state = MilestoneState(outcome["outcome"])
            wrong = outcome_faults(
                open_now[number], state, has_evidence=bool(outcome["evidence"]), on=on
            )
            yield from (Fault(subject, field, reason) for field, reason in wrong)


def _content(version: PledgeVersion, outcome: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "pledge": version.public_id,
        "number": outcome["number"],
        "version": 1,
        "change": Change.PUBLICATION.value,
        "change_reason": "",
        "outcome": outcome["outcome"],
        "evidence": outcome["evidence"],
        "note_en": outcome["note_en"],
    }
