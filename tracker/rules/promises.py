"""What the method refuses in a pledge's own text, asked before it is published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tracker.rules.method import Breach
from tracker.rules.recurrence import parse_duration
from tracker.rules.vocabulary import Basis, Element, PledgeKind

Content = Mapping[str, Any]
Check = Callable[[Content], Breach | None]


def breaches(content: Content) -> list[Breach]:
    """Everything the method refuses in a pledge (content as `rules.schema` gives it)."""
    return [breach for check in _CHECKS if (breach := check(content))]


def _names_who(content: Content) -> Breach | None:
    if content["obligors"]:
        return None
    return Breach(1, "obligors", "A pledge needs at least one named party.")


def _is_joint_between_obligors(content: Content) -> Breach | None:
    if not content["joint"] or not content["counterparts"]:
        return None
    return Breach(2, "counterparts", "In a joint pledge the counterparts are the other obligors.")


def _has_one_deadline(content: Content) -> Breach | None:
    if not (content["due"] and content["trigger_relation"]):
        return None
    return Breach(9, "due", "A deadline is a date or hangs on a trigger, not both.")


def _has_a_basis(content: Content) -> Breach | None:
    if content["basis"] != Basis.NONE or not (content["due"] or content["trigger_relation"]):
        return None
    return Breach(9, "basis", "Who set the deadline is missing; we set none ourselves.")


def _has_a_whole_trigger(content: Content) -> Breach | None:
    one = bool(content["trigger_dialogue"])
    following = (bool(content["trigger_next_round_of"]), bool(content["trigger_after"]))
    if content["trigger_relation"]:
        whole = (one and following == (False, False)) or (not one and following == (True, True))
    else:
        whole = not one and following == (False, False)
    if whole:
        return None
    return Breach(
        9,
        "trigger_relation",
        "A trigger is before, at or after a dialogue, or the next round of a mechanism after one.",
    )


def _has_one_recurrence(content: Content) -> Breach | None:
    counted = [bool(content[name]) for name in ("recurs_count", "recurs_per", "recurs_start")]
    sorts = [
        any(counted),
        bool(content["recurs_each_round_of"]),
        content["recurs_interval_not_stated"],
    ]
    if sum(sorts) > 1 or (any(counted) and not all(counted)):
        return Breach(
            9,
            "recurs_count",
            "A recurrence is a count per period from a start, each round, or not stated.",
        )
    return None


def _recurs_in_periods(content: Content) -> Breach | None:
    if not content["recurs_per"]:
        return None
    try:
        parse_duration(content["recurs_per"])
    except ValueError as error:
        return Breach(9, "recurs_per", str(error))
    return None


def _recurs_only_if_recurring(content: Content) -> Breach | None:
    recurs = content["recurs_count"] or content["recurs_each_round_of"]
    if not recurs or content["kind"] == PledgeKind.RECURRING:
        return None
    return Breach(11, "kind", "Only a recurring pledge has occurrences.")


def _names_known_elements(content: Content) -> Breach | None:
    unknown = sorted(set(content["elements"]) - {element.value for element in Element})
    if not unknown:
        return None
    return Breach(6, "elements", f"Not among the elements of testability: {', '.join(unknown)}.")


_CHECKS: tuple[Check, ...] = (
    _names_who,
    _is_joint_between_obligors,
    _names_known_elements,
    _has_one_deadline,
    _has_a_basis,
    _has_a_whole_trigger,
    _has_one_recurrence,
    _recurs_in_periods,
    _recurs_only_if_recurring,
)
