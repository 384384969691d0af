"""What a day of the world knew of dated documents and of dialogues.

A document without a date cannot be shown to be later, and stays.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from tracker.models import DialogueVersion
from tracker.models.facts import round_of
from tracker.rules.triggers import is_announced
from tracker.rules.vocabulary import DialogueStatus


def dated_by(day: date, column: str) -> Q:
    """Rows whose latest day is not after `day`, and those without a date."""
    return Q(**{f"{column}__lte": day}) | Q(**{column: None})


def published_by(day: date) -> Q:
    """External verdicts published by `day`; one without a date of its own has its source's."""
    by_source = Q(published_latest=None) & dated_by(day, "source__published_latest")
    return Q(published_latest__lte=day) | by_source


def was_announced(version: DialogueVersion, as_of: date | None) -> bool:
    """Whether a day asked about could know of a dialogue; today knows all that is on record."""
    return as_of is None or is_announced(round_of(version), as_of)


def status_on(version: DialogueVersion, day: date) -> DialogueStatus:
    """What a day knew of a dialogue: one held later was still planned."""
    status = DialogueStatus(version.status)
    is_later = version.date_earliest is not None and version.date_earliest > day
    return DialogueStatus.PLANNED if status is DialogueStatus.HELD and is_later else status
