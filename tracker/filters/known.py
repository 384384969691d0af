"""What a day of the world knew of dated documents, as conditions on their columns.

What has no date cannot be shown to be later, and stays.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q


def dated_by(day: date, column: str) -> Q:
    """Rows whose latest day is not after `day`, and those without a date."""
    return Q(**{f"{column}__lte": day}) | Q(**{column: None})


def published_by(day: date) -> Q:
    """External verdicts published by `day`; one without a date of its own has its source's."""
    by_source = Q(published_latest=None) & dated_by(day, "source__published_latest")
    return Q(published_latest__lte=day) | by_source
