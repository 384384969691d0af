"""Status histories reach to the end of time; one that does not is mended."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actions.tampering import findings
from tracker.actions.horizon import extend
from tracker.models import Pledge, Segment
from tracker.models.segment import FOREVER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def test_nothing_is_extended_where_every_history_is_whole() -> None:
    before = list(Segment.objects.order_by("pk").values_list("pk", flat=True))

    assert extend() == 0
    assert list(Segment.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_history_that_ends_is_built_anew(pledge: Pledge) -> None:
    last = Segment.objects.filter(pledge=pledge, valid_to=FOREVER)
    last.update(valid_to=date(2026, 12, 31))

    assert extend() == 1
    assert findings() == []


def test_history_that_is_gone_is_built_anew(pledge: Pledge) -> None:
    Segment.objects.filter(pledge=pledge).delete()

    assert extend() == 1
    assert findings() == []
