"""What fields are called at the desk where their names in the record would puzzle an analyst."""

from __future__ import annotations

from collections.abc import Mapping

# On the form of a pledge, where each stands in a group that explains it.
OF_A_PLEDGE: Mapping[str, str] = {
    "deliverable": "What is promised",
    "part_of": "Part of the bundle",
    "conditional": "Only under a condition",
    "settled_at_adoption": "Settled by being agreed",
    "borderline": "Borderline: hardly a pledge",
    "joint": "Joint: each is bound to the others",
    "due": "Due",
    "basis": "Who set the deadline",
    "trigger_relation": "Or: before, at or after",
    "trigger_dialogue": "… this dialogue",
    "trigger_next_round_of": "… the next round of",
    "trigger_after": "that follows",
    "recurs_count": "Repeated: times per period",
    "recurs_per": "One period",
    "recurs_start": "The first begins",
    "recurs_each_round_of": "Repeated: at each round of",
    "recurs_interval_not_stated": "Repeated, but the text does not say how often",
    "origin": "Where we found it",
    "seed_refs": "Named in the articles",
}
# Of any noun, wherever they stand.
OF_ANY: Mapping[str, str] = {
    "change": "what changed",
    "change_reason": "public reason",
    "non_delivery_reason": "reason for non-delivery",
    "search_complete": "search was complete",
    "search_places_en": "places searched",
}
# Where a value stands alone, to be read.
ALONE: Mapping[str, str] = {
    "id": "address",
    "trigger_relation": "Due before, at or after",
    "trigger_dialogue": "The dialogue it depends on",
    "trigger_next_round_of": "The next round it depends on",
    "trigger_after": "The dialogue that round follows",
}


def to_read(name: str) -> str:
    """What stands beside a value; empty for a field whose own name reads well."""
    label = {**OF_A_PLEDGE, **OF_ANY, **ALONE}.get(name, "")
    return label[:1].lower() + label[1:]
