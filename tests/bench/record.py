"""The synthetic record: as many pledges as asked for, the same ones each time.

A seed of 2,000 pledges is published through the actions, then copied (`multiplied`).
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from django.db import connection
from django.db.models import Max

from tracker.actions import actors, bulk
from tracker.models import LogEntry, Pledge

from .desk_work import fill_the_desk, make_people
from .multiplied import multiply
from .pledges import PledgeMaker
from .world import REFERENCES, World

SEED = 20_260_101
SEED_PLEDGES = 2_000
PLEDGES_PER_DIALOGUE = 40
BATCH = 400
# A record that breaks off while it is made is made anew: nothing in it needs to be safe on disk.
_HASTE = ("PRAGMA synchronous=OFF", "PRAGMA cache_size=-400000", "PRAGMA temp_store=MEMORY")


def fill(pledges: int, updates_each: int, *, told: Callable[[str], object] = print) -> None:
    """Publish a record of this size into the empty database, with work waiting at the desk."""
    small = min(pledges, SEED_PLEDGES)
    world = World(Random(SEED), small // PLEDGES_PER_DIALOGUE)
    maker = PledgeMaker(world, updates_each)
    _make_haste()
    by = actors.loader()
    bulk.load({noun: world.contents[noun] for noun in REFERENCES}, by=by)
    after = LogEntry.objects.aggregate(last=Max("seq"))["last"]
    bulk.load({noun: world.contents[noun] for noun in ("source", "dialogue")}, by=by)
    for start in range(1, small + 1, BATCH):
        numbers = range(start, min(start + BATCH, small + 1))
        bulk.load(maker.batch(numbers), by=by)
        told(f"{numbers[-1]} of {small} pledges published")
    fill_the_desk(world.random, make_people(), small)
    told(f"copying them {pledges // small} times")
    multiply(pledges // small, after=after)
    _analyse()


def size() -> int:
    """How many published pledges the record holds."""
    return Pledge.objects.filter(current__isnull=False).count()


def _make_haste() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for statement in _HASTE:
                cursor.execute(statement)


def _analyse() -> None:
    """Let the planner know what lies in the tables, as it does after a while on any real site."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
