"""How far the record reaches: of each forum, its dialogues, its pledges and the sources read."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from tracker.filters.collected import DIALOGUE, MECHANISM, only_collected
from tracker.filters.ordering import by_slug, by_text
from tracker.models import DialogueVersion, Mechanism, Pledge, UpdateVersion, Wording
from tracker.models.pledge_queries import PledgeQuerySet

from .tally import NOTHING, Tally, tally_among

FORUM = "dialogue__current__mechanism"


@dataclass(frozen=True, slots=True)
class Reach:
    """One forum, or None for dialogues outside any. `sources` word its pledges or bear on them."""

    mechanism: Mechanism | None
    dialogues: int
    tally: Tally
    sources: int


def reach(pledges: PledgeQuerySet) -> list[Reach]:
    """Every forum by name, then what lies outside any; the pledges carry a `status`."""
    ours = Mechanism.published.exclude(only_collected("pk", MECHANISM))
    forums = [*ours.order_by(by_text("name_en"), by_slug()), None]
    held = DialogueVersion.published.exclude(only_collected("dialogue", DIALOGUE))
    dialogues: Counter[int | None] = Counter(held.values_list("mechanism", flat=True))
    tallies = tally_among(pledges, f"current__{FORUM}")
    sources = _sources()
    keys = [(each, each.pk if each else None) for each in forums]
    rows = [
        Reach(forum, dialogues[key], tallies.get(key, NOTHING), len(sources[key]))
        for forum, key in keys
    ]
    return [row for row in rows if row.mechanism or row.dialogues or row.tally.counted]


def _sources() -> defaultdict[int | None, set[int]]:
    """The sources read for the pledges of each forum: their texts, and what bears on them."""
    forum_of = dict(Pledge.published.listed().values_list("pk", f"current__{FORUM}"))
    texts = Wording.published.values_list("pledge", "source")
    cited = UpdateVersion.published.filter(
        citations__isnull=False, update__bearings__entry__isnull=False
    ).values_list("update__bearings__pledge", "citations__source")
    found: defaultdict[int | None, set[int]] = defaultdict(set)
    for pledge, source in {*texts, *cited}:
        if pledge in forum_of:
            found[forum_of[pledge]].add(source)
    return found
