"""What a version of a pledge or a dialogue says, as the rules see it."""

from __future__ import annotations

from tracker.rules.edtf import EdtfDate, parse
from tracker.rules.recurrence import Recurrence, RecurrenceKind
from tracker.rules.triggers import Round, Trigger
from tracker.rules.vocabulary import DialogueStatus, Relation

from .dialogue import DialogueVersion
from .pledge import PledgeVersion


def edtf_or_none(text: str) -> EdtfDate | None:
    """The date of an EDTF column; None when it is empty."""
    return parse(text) if text else None


def trigger_of(version: PledgeVersion) -> Trigger | None:
    """What the deadline hangs on, when it is not a date."""
    if not version.trigger_relation:
        return None
    return Trigger(
        Relation(version.trigger_relation),
        dialogue=version.trigger_dialogue.slug if version.trigger_dialogue else None,
        next_round_of=version.trigger_next_round_of.slug if version.trigger_next_round_of else None,
        after=version.trigger_after.slug if version.trigger_after else None,
    )


def recurrence_of(version: PledgeVersion) -> Recurrence | None:
    """How the duty repeats, when it does."""
    if version.recurs_count:
        return Recurrence(
            RecurrenceKind.COUNT,
            count=version.recurs_count,
            per=version.recurs_per,
            start=parse(version.recurs_start),
        )
    if version.recurs_each_round_of:
        mechanism = version.recurs_each_round_of.slug
        return Recurrence(
            RecurrenceKind.EACH_ROUND, mechanism=mechanism, start=parse(version.made_on)
        )
    if version.recurs_interval_not_stated:
        return Recurrence(RecurrenceKind.NOT_STATED)
    return None


def round_of(version: DialogueVersion) -> Round:
    """A dialogue as the rules see it."""
    return Round(
        id=version.dialogue.slug,
        mechanism=version.mechanism.slug if version.mechanism else None,
        date=edtf_or_none(version.date),
        status=DialogueStatus(version.status),
        announced=edtf_or_none(version.announced_on),
    )
