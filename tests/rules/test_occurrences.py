"""Occurrences that wait to be confirmed, and what the record proposes for each."""

from datetime import date

import pytest

from tracker.rules.edtf import parse
from tracker.rules.occurrences import (
    Happening,
    Proposal,
    ended_on,
    outcome_faults,
    proposals,
)
from tracker.rules.pledge_facts import EffectFact
from tracker.rules.recurrence import Slot
from tracker.rules.vocabulary import Effect, MilestoneState

FIRST = Slot(1, 1, date(2016, 1, 1), date(2016, 12, 31))
SECOND = Slot(2, 2, date(2016, 1, 1), date(2016, 12, 31))
NEXT = Slot(3, 1, date(2017, 1, 1), date(2017, 12, 31))
ON = date(2017, 6, 1)


EXPECTED = ("outcome", "an occurrence is expected until something is recorded")
NOT_BEGUN = ("outcome", "its period has not begun")
NOT_CLOSED = ("outcome", "its period has not closed")
NOT_SHOWN = ("evidence", "name the update that shows it")


def beginning(day: date) -> Slot:
    return Slot(1, 1, day, date(2018, 12, 31))


def ending(day: date) -> Slot:
    return Slot(1, 1, date(2016, 1, 1), day)


def told(date_: str, effect: Effect = Effect.ADVANCED, update: str = "") -> Happening:
    return Happening(update or f"update-of-{date_}", parse(date_), effect)


def proposed(
    *happenings: Happening, recorded: dict[int, str | None] | None = None
) -> list[tuple[int, str | None, str | None]]:
    found = proposals([FIRST, SECOND, NEXT], recorded or {}, happenings, ON)
    return [(each.slot.number, each.outcome, each.update) for each in found]


def test_closed_slot_of_which_nothing_is_told_waits_without_a_proposal() -> None:
    assert proposed() == [(1, None, None), (2, None, None)]


def test_performance_within_the_period_is_proposed_as_held() -> None:
    assert proposed(told("2016-06-14"))[0] == (1, "held", "update-of-2016-06-14")


def test_two_performances_of_a_period_fill_its_two_slots() -> None:
    found = proposed(told("2016-06-14"), told("2016-12-07"))

    assert [update for _, _, update in found] == [
        "update-of-2016-06-14",
        "update-of-2016-12-07",
    ]


def test_two_reports_of_one_day_fill_one_slot() -> None:
    found = proposed(told("2016-06-14"), told("2016-06-14", update="another-report"))

    assert found == [(1, "held", "update-of-2016-06-14"), (2, None, None)]


def test_performance_that_a_milestone_rests_on_is_not_proposed_again() -> None:
    found = proposed(told("2016-06-14"), recorded={1: "update-of-2016-06-14"})

    assert found == [(2, None, None)]


def test_open_slot_waits_once_something_was_performed() -> None:
    found = proposed(told("2017-03"), recorded={1: None, 2: None})

    assert found == [(3, "held", "update-of-2017-03")]


def test_open_slot_without_a_performance_does_not_wait() -> None:
    assert proposed(recorded={1: None, 2: None}) == []


@pytest.mark.parametrize(
    "text",
    ["2016", "2016-12-31/2017-01-01", "2016-06/..", "2015-06-01"],
    ids=["whole-year-fits", "over-the-end", "open", "before"],
)
def test_date_has_to_lie_within_the_period(text: str) -> None:
    first = proposed(told(text))[0]

    assert first == ((1, "held", f"update-of-{text}") if text == "2016" else (1, None, None))


def test_refused_performance_is_proposed_as_missed() -> None:
    assert proposed(told("2016-06-14", Effect.NOT_DELIVERED))[0] == (
        1,
        "missed",
        "update-of-2016-06-14",
    )


def test_search_after_the_period_is_proposed_as_no_evidence_for_every_slot_of_it() -> None:
    found = proposed(told("2017-02-01", Effect.NO_EVIDENCE, "search"))

    assert found == [(1, "no_evidence", "search"), (2, "no_evidence", "search")]


def test_search_during_the_period_proposes_nothing() -> None:
    assert proposed(told("2016-09-01", Effect.NO_EVIDENCE))[0] == (1, None, None)


def test_context_proposes_nothing() -> None:
    assert proposed(told("2016-06-14", Effect.CONTEXT))[0] == (1, None, None)


def test_slot_that_has_not_begun_does_not_wait() -> None:
    assert proposals([NEXT], {}, [told("2017-03")], date(2016, 12, 31)) == []


def test_proposal_without_anything_told_is_empty() -> None:
    assert proposals([FIRST], {}, [], ON) == [Proposal(FIRST, None, None)]


@pytest.mark.parametrize(
    ("slot", "outcome", "has_evidence", "fault"),
    [
        (FIRST, MilestoneState.EXPECTED, True, EXPECTED),
        (FIRST, MilestoneState.HELD, False, NOT_SHOWN),
        (FIRST, MilestoneState.HELD_LATE, False, NOT_SHOWN),
        (FIRST, MilestoneState.MISSED, False, NOT_SHOWN),
        (NEXT, MilestoneState.MISSED, True, NOT_CLOSED),
        (NEXT, MilestoneState.NO_EVIDENCE, False, NOT_CLOSED),
        (NEXT, MilestoneState.HELD_LATE, True, NOT_CLOSED),
        (ending(ON), MilestoneState.MISSED, True, NOT_CLOSED),
        (beginning(date(2017, 6, 2)), MilestoneState.HELD, True, NOT_BEGUN),
    ],
    ids=[
        "expected is no outcome",
        "held needs an update",
        "held late needs an update",
        "missed needs an update",
        "missed before the period closed",
        "no evidence before the period closed",
        "late before the period closed",
        "missed on the last day of the period",
        "on the day before the period began",
    ],
)
def test_outcome_is_refused(
    slot: Slot, outcome: MilestoneState, has_evidence: bool, fault: tuple[str, str]
) -> None:
    found = list(outcome_faults(slot, outcome, has_evidence=has_evidence, on=ON))

    assert found == [fault]


@pytest.mark.parametrize(
    ("slot", "outcome", "has_evidence"),
    [
        (FIRST, MilestoneState.HELD, True),
        (NEXT, MilestoneState.HELD, True),
        (FIRST, MilestoneState.NO_EVIDENCE, False),
        (NEXT, MilestoneState.WAIVED, False),
        (beginning(ON), MilestoneState.HELD, True),
        (ending(date(2017, 5, 31)), MilestoneState.MISSED, True),
    ],
    ids=[
        "held",
        "held already",
        "nothing found",
        "waived ahead",
        "held on the first day",
        "missed the day before",
    ],
)
def test_outcome_is_accepted(slot: Slot, outcome: MilestoneState, has_evidence: bool) -> None:
    assert list(outcome_faults(slot, outcome, has_evidence=has_evidence, on=ON)) == []


@pytest.mark.parametrize(
    ("slot", "happenings", "expected"),
    [
        (beginning(ON), [told("2017-06-01")], [("held", "update-of-2017-06-01")]),
        (ending(ON), [], []),
        (ending(date(2017, 5, 31)), [], [(None, None)]),
        (ending(ON), [told("2017-06-01", Effect.NOT_DELIVERED)], []),
        (ending(date(2017, 5, 31)), [told("2017-05-31", Effect.NO_EVIDENCE)], [(None, None)]),
        (
            ending(date(2017, 5, 31)),
            [told("2017-06-01", Effect.NO_EVIDENCE)],
            [("no_evidence", "update-of-2017-06-01")],
        ),
    ],
    ids=[
        "performed on its first day",
        "still open on its last day",
        "closed the day before",
        "failure on its last day",
        "searched on its last day",
        "searched the day after",
    ],
)
def test_a_period_lasts_until_the_end_of_its_last_day(
    slot: Slot, happenings: list[Happening], expected: list[tuple[str | None, str | None]]
) -> None:
    found = proposals([slot], {}, happenings, ON)

    assert [(each.outcome, each.update) for each in found] == expected


LAPSED, RESUMED = Effect.LAPSED, Effect.RESUMED


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        ([], None),
        ([(1, 1, Effect.ADVANCED, None)], None),
        ([(1, 1, LAPSED, None)], 1),
        ([(1, 1, LAPSED, "china")], None),
        ([(6, 1, LAPSED, None)], None),
        ([(5, 1, LAPSED, None)], 5),
        ([(1, 1, LAPSED, None), (2, 1, RESUMED, None)], None),
        ([(2, 1, RESUMED, None), (1, 1, LAPSED, None)], None),
        ([(2, 1, LAPSED, None), (1, 1, RESUMED, None)], 2),
        ([(1, 2, RESUMED, None), (1, 1, LAPSED, None)], None),
        ([(1, 1, LAPSED, None), (2, 1, Effect.WITHDRAWN, None)], 1),
        ([(1, 1, LAPSED, None), (2, 1, RESUMED, None), (3, 1, Effect.WITHDRAWN, None)], 3),
        ([(1, 1, Effect.SUSPENDED, None)], None),
    ],
    ids=[
        "nothing happened",
        "no change of standing",
        "lapsed",
        "lapsed for one obligor",
        "lapses tomorrow",
        "lapsed today",
        "resumed",
        "told in another order",
        "resumed before it lapsed",
        "both on one day",
        "ended in two ways",
        "ended again",
        "suspended is not ended",
    ],
)
def test_standing_has_ended_since_the_day_on_which_nothing_followed(
    effects: list[tuple[int, int, Effect, str | None]], expected: int | None
) -> None:
    facts = [EffectFact(date(2016, 1, day), order, what, who) for day, order, what, who in effects]

    found = ended_on(facts, date(2016, 1, 5))

    assert found == (date(2016, 1, expected) if expected else None)
