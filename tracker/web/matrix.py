"""The matrix of a comparison: rows of one noun, columns of labels, each cell a list of pledges."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from tracker.filters.fields import name_of
from tracker.models import Mechanism, Party, Topic
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.rules.vocabulary import LabelWord

from .bound import BindingTexts, Firmness, firmness


@dataclass(frozen=True, slots=True)
class Axis:
    """What the rows are: their noun, the parameter that picks them, the column that says which."""

    name: str
    parameter: str
    column: str
    rows: Callable[[], QuerySet]


AXES = {
    each.name: each
    for each in (
        Axis(
            "mechanisms",
            "mechanism",
            "current__dialogue__current__mechanism",
            Mechanism.published.all,
        ),
        Axis("parties", "obligor", "obligations__party", Party.published.all),
        Axis("topics", "topic", "current__topics", Topic.published.all),
    )
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its counted pledges, how many have each label, how firmly they are worded."""

    noun: Any
    counted: int
    counts: Mapping[LabelWord, int]
    firmness: Firmness


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows by name and the labels that occur in any of them, “not assessed” always.

    `counted` pledges were asked for; `in_no_row` of them belong to none of the rows.
    """

    axis: Axis
    labels: Sequence[LabelWord]
    rows: Sequence[Row]
    counted: int
    in_no_row: int


def matrix(pledges: PledgeQuerySet, axis: Axis, picked: Collection[Any], day: date) -> Matrix:
    """Count pledges that carry a `status` on the day by row and label.

    Without a choice, the rows are all that have a pledge; of parties those that stand under none.
    """
    counted = pledges.counted()
    labels = dict(counted.order_by().values_list("pk", "status__label"))
    nouns = {each.pk: each for each in axis.rows()}
    held = _pledges_by_row(counted, axis, nouns)
    shown = picked or [each for key, each in nouns.items() if held[key] and _is_head(each)]
    texts = BindingTexts(counted, day)
    rows = [_row(each, axis, held[each.pk], labels, texts) for each in sorted(shown, key=_by_name)]
    occurring = {label for row in rows for label in row.counts}
    return Matrix(
        axis,
        [each for each in LabelWord if each in occurring or each is LabelWord.NOT_ASSESSED],
        rows,
        counted=len(labels),
        in_no_row=len(labels.keys() - {key for each in shown for key in held[each.pk]}),
    )


def _pledges_by_row(
    counted: PledgeQuerySet, axis: Axis, nouns: Mapping[int, Any]
) -> defaultdict[int, set[int]]:
    """The pledges of each row; those of an agency are its state's too, each counted once."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for pledge, key in counted.order_by().values_list("pk", axis.column):
        for noun in _with_parents(key, nouns):
            found[noun].add(pledge)
    return found


def _with_parents(key: int | None, nouns: Mapping[int, Any]) -> set[int]:
    """A row and, of parties, all those it stands under."""
    seen: set[int] = set()
    while key is not None and key in nouns and key not in seen:
        seen.add(key)
        key = getattr(nouns[key], "parent_id", None)
    return seen


def _row(
    noun: Any,
    axis: Axis,
    pledges: Collection[int],
    labels: Mapping[int, str],
    texts: BindingTexts,
) -> Row:
    sides = [noun.pk] if axis is AXES["parties"] else []
    counts = Counter(LabelWord(labels[key]) for key in pledges)
    return Row(noun, len(pledges), counts, firmness(texts.bounds(pledges, sides)))


def _is_head(noun: Any) -> bool:
    return getattr(noun, "parent_id", None) is None


def _by_name(noun: Any) -> tuple[str, str]:
    return name_of(noun).casefold(), noun.slug
