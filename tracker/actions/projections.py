"""Projections: what pages read fast, derived from published rows.

`verify_log` derives them again and compares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from tracker.models import Pledge, PledgeVersion, Wording
from tracker.models.base import Content
from tracker.models.bodies import IDENTITY_MODELS
from tracker.rules.vocabulary import Change, Strength

from .lineages import current_versions
from .looks import look_again

KEYS_AT_ONCE = 500
# What a pledge shows or asks for without its versions being read.
DESCRIBING = (
    "is_bundle",
    "settled",
    "collection",
    "weakest",
    "strongest",
    "sorted_on",
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
        later = [row for row in versions if row.version > 1]
        _set_current(model, list(current_versions(later).values()), is_current=False)
        _set_current(model, versions, is_current=True)
        _point_identities(model, versions)


def _set_current(model: type[Any], rows: Sequence[Content], *, is_current: bool) -> None:
    keys = [row.pk for row in rows]
    for start in range(0, len(keys), KEYS_AT_ONCE):
        found = model.objects.filter(pk__in=keys[start : start + KEYS_AT_ONCE])
        found.update(is_current=is_current)
    for row in rows:
        row.is_current = is_current


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
        found = Pledge.objects.filter(pk__in=keys[start : start + KEYS_AT_ONCE])
        before = {row["pk"]: row for row in found.values("pk", *DESCRIBING)}
        _save_changes(described(found), before)


def _save_changes(rows: Sequence[Pledge], before: Mapping[int, Mapping[str, Any]]) -> None:
    """Save the rows and columns that differ: most pledges stay as they are in most columns."""
    differs: dict[str, set[int]] = {
        name: {row.pk for row in rows if _column(row, name) != before[row.pk][name]}
        for name in DESCRIBING
    }
    columns = [name for name, keys in differs.items() if keys]
    if columns:
        keys = set().union(*differs.values())
        Pledge.objects.bulk_update([row for row in rows if row.pk in keys], columns)


def _column(row: Pledge, name: str) -> Any:
    return row.collection_id if name == "collection" else getattr(row, name)


def describe_older() -> None:
    """Describe the pledges of a record that is older than the columns."""
    listed = Pledge.objects.public().listed()
    describe(listed.counted().filter(stale_from=None).values_list("pk", flat=True))
    describe(listed.filter(sorted_on=None).values_list("pk", flat=True))


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
        row.sorted_on = (row.current and row.current.made_latest) or date.min
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
