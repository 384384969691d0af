"""The days from which the desk has to look at a pledge again, derived from the public record.

They are read from the last step of its status history, the one that holds for ever: what calls
for a look goes on calling until something is published, and then they are derived anew. So they
never depend on the day on which they are asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from tracker.models import Milestone, Pledge, PledgeVersion, Segment
from tracker.models.facts import facts_of_all, recurrence_of
from tracker.models.segment import FOREVER
from tracker.rules.occurrences import ended_on
from tracker.rules.pledge_facts import PledgeFacts
from tracker.rules.recurrence import Recurrence, each_slot
from tracker.rules.review import deadline_look_from, stale_from, unconfirmed_from
from tracker.rules.vocabulary import Timing

REPEATING = Q(recurs_count__isnull=False) | Q(recurs_each_round_of__isnull=False)


def look_again(pledges: Sequence[Pledge]) -> None:
    """Set the days on pledges that carry their current version; nothing is saved.

    Bundles, what was settled at adoption and pledges of other institutions' collections are never
    judged, so only their occurrences count; a pledge that is withdrawn from the record has no
    status history and calls for nothing.
    """
    keys = [row.pk for row in pledges]
    steps, waiting = _last_steps(keys), _unconfirmed(keys)
    for row in pledges:
        judged = steps[row.pk] if _is_judged(row) else []
        days = (_look_from(step) for step in judged)
        row.deadline_look_from = min((day for day in days if day), default=None)
        row.stale_from = _stale_from(row, judged)
        row.unconfirmed_from = waiting.get(row.pk)


def _is_judged(pledge: Pledge) -> bool:
    return not (pledge.is_bundle or pledge.settled or pledge.collection_id)


def _last_steps(keys: Sequence[int]) -> defaultdict[int, list[Segment]]:
    """The steps without an end, of each pledge and of its obligors."""
    found: defaultdict[int, list[Segment]] = defaultdict(list)
    # Without an order: the usual one would join what is not read.
    for step in Segment.objects.filter(pledge_id__in=keys, valid_to=FOREVER).order_by():
        found[step.pledge_id].append(step)
    return found


def _look_from(step: Segment) -> date | None:
    return deadline_look_from(Timing(step.timing), step.due_latest, step.checked_on)


def _stale_from(pledge: Pledge, steps: Iterable[Segment]) -> date | None:
    """Half a year after the last check; without any, half a year after the pledge was made."""
    whole = next((step for step in steps if step.obligation_id is None), None)
    if whole is None or pledge.current is None:
        return None
    return stale_from(whole.checked_on or pledge.current.made_latest or whole.valid_from)


def _unconfirmed(keys: Sequence[int]) -> dict[int, date | None]:
    """The first day after each repeating pledge's earliest occurrence without a milestone."""
    versions = PledgeVersion.objects.public().filter(REPEATING, pledge_id__in=keys)
    repeating = {
        version.pledge_id: recurrence
        for version in versions.select_related("recurs_each_round_of")
        if (recurrence := recurrence_of(version))
    }
    if not repeating:
        return {}
    recorded = _recorded(list(repeating))
    facts = facts_of_all(list(repeating))
    return {
        key: _first_open(recurrence, facts[key], recorded[key])
        for key, recurrence in repeating.items()
    }


def _first_open(recurrence: Recurrence, facts: PledgeFacts, recorded: set[int]) -> date | None:
    ended = ended_on(facts.effects, FOREVER)
    return unconfirmed_from(each_slot(recurrence, facts.rounds, ended or FOREVER, ended), recorded)


def _recorded(keys: Sequence[int]) -> defaultdict[int, set[int]]:
    """The occurrences with a public milestone. A withdrawn one stands until it is corrected."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = Milestone.objects.filter(is_current=True, pledge_id__in=keys)
    for pledge, number in rows.values_list("pledge_id", "number"):
        found[pledge].add(number)
    return found
