"""How far status histories reach: to the end of time, known flips included.

So no new day has to extend them. One that ends was left by a restored copy or an older release.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef

from tracker.models import Pledge, Segment
from tracker.models.segment import FOREVER

from .publication import refresh


@transaction.atomic
def extend() -> int:
    """Rebuild the histories that end; returns how many did."""
    reaching = Segment.objects.of_pledges().filter(pledge=OuterRef("pk"), valid_to=FOREVER)
    short = Pledge.objects.public().listed().exclude(Exists(reaching))
    keys = list(short.values_list("pk", flat=True))
    refresh(keys)
    return len(keys)
