"""The log of one update: its versions with the old values, and the bearings noted later."""

from __future__ import annotations

from django.db.models import Q

from tracker.models import StatusUpdate
from tracker.models.public_log import log_entries

from .amendments import Amendment, amendments


def history(update: StatusUpdate) -> list[Amendment]:
    """Every log entry about the update, newest first."""
    own = Q(subject_type="update", subject_id=update.slug)
    later = Q(subject_type="bearing", subject_id__startswith=f"{update.slug}/")
    return amendments(list(log_entries().filter(own | later)))
