"""Projections: what pages read fast, derived from published rows.

`verify_log` derives them again and compares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from tracker.models import Pledge, PledgeVersion, Wording
from tracker.models.base import Content
from tracker.models.bodies import IDENTITY_MODELS
from tracker.rules.vocabulary import Change, Strength

from .looks import look_again

KEYS_AT_ONCE = 500
# What a pledge shows or asks for without its versions being read.
DESCRIBING = (
    "is_bundle",
    "settled",
    "collection",
    "weakest",
    "strongest",
    "deadline_look_from",
    "stale_from",
    "unconfirmed_from",
)
_RANK = {strength.value: rank for rank, strength in enumerate(Strength)}


def make_current(rows: Sequence[Content]) -> None:
    """Let each published row be the current version of its lineage."""
    by_model: dict[type[Any], list[Content]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, versions in by_model.items():
        for row in versions:
            if row.version > 1:
                same = {column: getattr(row, column) for column in model.lineage}
                model.objects.filter(is_current=True, **same).update(is_current=False)
            row.is_current = True
        keys = [row.pk for row in versions]
        for start in range(0, len(keys), KEYS_AT_ONCE):
            model.objects.filter(pk__in=keys[start : start + KEYS_AT_ONCE]).update(is_current=True)
        _point_identities(model, versions)


def _point_identities(model: type[Any], versions: Sequence[Content]) -> None:
    identity = IDENTITY_MODELS.get(model.noun)
    if identity is None:
        return
    (column,) = model.lineage
    rows = []
    for version in versions:
        row = getattr(version, column)
        row.current = version
        row.withdrawn = version.change == Change.WITHDRAWAL
        rows.append(row)
    identity.objects.bulk_update(rows, ["current", "withdrawn"], batch_size=KEYS_AT_ONCE)


def describe(pledges: Iterable[int]) -> None:
    """Refresh what lists show of these pledges beside their status, and when to look again.

    Their status history has to be up to date.
    """
    keys = sorted(set(pledges))
    for start in range(0, len(keys), KEYS_AT_ONCE):
        rows = described(Pledge.objects.filter(pk__in=keys[start : start + KEYS_AT_ONCE]))
        Pledge.objects.bulk_update(rows, DESCRIBING)


def describe_older() -> None:
    """Describe the pledges of a record that is older than the days to look again."""
    judged = Pledge.objects.public().listed().counted()
    describe(judged.filter(stale_from=None).values_list("pk", flat=True))


def described(pledges: QuerySet[Pledge, Pledge]) -> list[Pledge]:
    """Pledges with their projections as they should be, not saved."""
    rows = list(pledges.select_related("current__collection"))
    keys = [row.pk for row in rows]
    parts = PledgeVersion.objects.public().filter(part_of__in=keys, pledge__withdrawn=False)
    bundles = set(parts.values_list("part_of", flat=True))
    strengths = _strengths(keys)
    for row in rows:
        row.is_bundle = row.pk in bundles
        row.settled = bool(row.current and row.current.settled_at_adoption)
        row.collection = row.current.collection if row.current else None
        ranked = sorted(strengths[row.pk], key=lambda word: _RANK[word])
        row.strongest, row.weakest = (ranked[0], ranked[-1]) if ranked else ("", "")
    look_again(rows)
    return rows


def _strengths(pledges: Sequence[int]) -> dict[int, set[str]]:
    """The strengths of the public wordings; a silent side counts as absent, the weakest."""
    found: dict[int, set[str]] = defaultdict(set)
    wordings: Any = Wording.objects.public().filter(pledge_id__in=pledges)
    for pledge, strength in wordings.values_list("pledge_id", "strength"):
        found[pledge].add(strength)
    return found
