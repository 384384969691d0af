"""The record that benchmarks read, made small: the rules of the day let it be published."""

from __future__ import annotations

from random import Random

import pytest

from tests.bench.pledges import PledgeMaker
from tests.bench.world import REFERENCES, World
from tracker.actions import actors, bulk
from tracker.models import LogEntry, Pledge
from tracker.models.bodies import CONTENT_MODELS

# Every kind of content comes at least once in so many; all are in our own record, and what an
# update bears on is logged with it.
PLEDGES = 200
LOGGED = set(CONTENT_MODELS) - {"collection", "bearing"}


@pytest.mark.django_db
def test_every_kind_of_content_can_be_published() -> None:
    world = World(Random(1), dialogues=3)
    maker = PledgeMaker(world, 2)
    by = actors.loader()
    for nouns in (REFERENCES, ("source", "dialogue")):
        bulk.load({noun: world.contents[noun] for noun in nouns}, by=by)

    bulk.load(maker.batch(range(1, PLEDGES + 1)), by=by)

    assert Pledge.published.count() >= PLEDGES
    assert set(LogEntry.objects.values_list("subject_type", flat=True)) == LOGGED
