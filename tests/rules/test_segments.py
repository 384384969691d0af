"""The status history of a pledge: where it stands on a day, and the steps from day to day."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.rules.edtf import parse
from tracker.rules.pledge_facts import EffectFact, ObligorFact, PledgeFacts, VerdictFact
from tracker.rules.segments import FOREVER, Position, segments, status_on
from tracker.rules.vocabulary import (
    Assessment,
    Delivery,
    Effect,
    LabelWord,
    PledgeKind,
    Standing,
    Timing,
)

BOTH = (ObligorFact("china"), ObligorFact("united-states"))


def pledge(
    *,
    due: str | None = "2016-08-31",
    verdicts: tuple[VerdictFact, ...] = (),
    effects: tuple[EffectFact, ...] = (),
    obligors: tuple[ObligorFact, ...] = BOTH,
    made: str = "2016-06-14",
) -> PledgeFacts:
    return PledgeFacts(
        kind=PledgeKind.ONE_OFF,
        made=parse(made),
        obligors=obligors,
        due=parse(due) if due else None,
        verdicts=verdicts,
        effects=effects,
    )


def verdict(
    on: str,
    delivery: str | None,
    obligor: str | None = None,
    number: int = 1,
    assessment: str = "assessed",
    delivered_on: str | None = None,
) -> VerdictFact:
    return VerdictFact(
        date.fromisoformat(on),
        number,
        Assessment(assessment),
        Delivery(delivery) if delivery else None,
        parse(delivered_on) if delivered_on else None,
        obligor,
    )


def effect(on: str, word: str, obligor: str | None = None, denies: bool = False) -> EffectFact:
    return EffectFact(date.fromisoformat(on), 1, Effect(word), obligor, denies)


def standing_at(facts: PledgeFacts, on: str) -> Position:
    found = status_on(facts, date.fromisoformat(on))
    assert found is not None
    return found


HOTLINE_TEST = pledge(verdicts=(verdict("2016-12-08", "no_evidence"),))


@pytest.mark.parametrize(
    ("on", "timing", "label"),
    [
        ("2016-08-30", Timing.UPCOMING, LabelWord.NOT_ASSESSED),
        ("2016-08-31", Timing.DUE, LabelWord.NOT_ASSESSED),
        ("2016-09-01", Timing.OVERDUE, LabelWord.NOT_ASSESSED),
        ("2016-12-07", Timing.OVERDUE, LabelWord.NOT_ASSESSED),
        ("2016-12-08", Timing.OVERDUE, LabelWord.NO_EVIDENCE),
        ("2026-11-21", Timing.OVERDUE, LabelWord.NO_EVIDENCE),
    ],
)
def test_a_passed_deadline_and_silence_are_not_non_delivery(
    on: str, timing: Timing, label: LabelWord
) -> None:
    found = standing_at(HOTLINE_TEST, on).pledge

    assert (found.timing, found.label) == (timing, label)


def test_a_duty_to_keep_is_not_overdue_after_its_last_day() -> None:
    facts = replace(HOTLINE_TEST, kind=PledgeKind.CONTINUING)

    assert standing_at(facts, "2026-11-21").pledge.timing is Timing.DUE


def test_an_assessed_obligor_has_no_verdict_before_a_review() -> None:
    found = standing_at(HOTLINE_TEST, "2016-12-08").obligations["china"]

    assert (found.delivery, found.last_delivery) == (Delivery.NO_EVIDENCE, None)


def test_there_is_no_status_before_the_pledge_was_surely_made() -> None:
    facts = pledge(made="2016-06-14/2016-06-15")

    assert status_on(facts, date(2016, 6, 14)) is None
    assert status_on(facts, date(2016, 6, 15)) is not None


def test_a_pledge_made_over_an_open_time_counts_from_its_start() -> None:
    assert pledge(made="2025-02-20/..").made_by == date(2025, 2, 20)


def test_an_obligors_own_verdict_stands_before_the_collective_one() -> None:
    facts = pledge(
        verdicts=(verdict("2016-07-01", "delivered", "china"), verdict("2016-08-01", "initiated"))
    )

    found = standing_at(facts, "2016-08-02")

    assert found.obligations["china"].delivery is Delivery.DELIVERED
    assert found.obligations["united-states"].delivery is Delivery.INITIATED
    assert found.pledge.label is LabelWord.SPLIT


def test_of_two_verdicts_of_one_day_the_later_number_stands() -> None:
    first = verdict("2016-07-01", "initiated", number=1)
    second = verdict("2016-07-01", "delivered", number=2)

    for verdicts in ((first, second), (second, first)):
        found = standing_at(pledge(verdicts=verdicts), "2016-07-01")
        assert found.pledge.delivery is Delivery.DELIVERED


def test_under_review_the_last_verdict_and_its_timing_stay_beside() -> None:
    facts = pledge(
        verdicts=(
            verdict("2016-09-10", "delivered", delivered_on="2016-09-05"),
            verdict("2016-10-01", None, number=2, assessment="under_review"),
        )
    )

    found = standing_at(facts, "2016-10-01").obligations["china"]

    assert (found.label, found.delivery) == (LabelWord.UNDER_REVIEW, None)
    assert (found.last_delivery, found.timing) == (Delivery.DELIVERED, Timing.LATE)


def test_a_review_may_come_before_any_verdict() -> None:
    facts = pledge(verdicts=(verdict("2016-07-01", None, assessment="under_review"),))

    assert standing_at(facts, "2016-07-01").pledge.last_delivery is None


def test_a_pledge_found_unclear_keeps_no_verdict_beside() -> None:
    facts = pledge(
        verdicts=(
            verdict("2016-07-01", "initiated"),
            verdict("2016-08-01", None, assessment="not_assessable"),
        )
    )

    found = standing_at(facts, "2016-08-01").obligations["china"]

    assert (found.label, found.last_delivery) == (LabelWord.NOT_ASSESSABLE, None)


def test_standing_changes_on_the_day_of_an_effect_for_whom_it_concerns() -> None:
    facts = pledge(
        effects=(effect("2016-07-01", "suspended", "china"), effect("2016-08-01", "resumed"))
    )

    held = standing_at(facts, "2016-07-15").obligations

    assert held["china"].standing is Standing.SUSPENDED
    assert held["united-states"].standing is Standing.ACTIVE
    assert standing_at(facts, "2016-08-01").obligations["china"].standing is Standing.ACTIVE


def test_effects_of_one_day_are_taken_in_their_order() -> None:
    day = date(2016, 7, 1)
    facts = pledge(
        effects=(EffectFact(day, 2, Effect.RESUMED), EffectFact(day, 1, Effect.SUSPENDED))
    )

    assert standing_at(facts, "2016-07-01").pledge.standing is Standing.ACTIVE


def test_a_denial_makes_the_status_contested_from_its_day() -> None:
    facts = pledge(effects=(effect("2016-07-01", "breach_denied", "china", denies=True),))

    assert not standing_at(facts, "2016-06-30").pledge.contested
    assert standing_at(facts, "2016-07-01").obligations["china"].contested
    assert not standing_at(facts, "2016-07-01").obligations["united-states"].contested


def test_an_obligors_own_deadline_counts_for_it_alone() -> None:
    own = (ObligorFact("china", parse("2016-07-31")), ObligorFact("united-states"))

    found = standing_at(pledge(obligors=own), "2016-08-15")

    assert found.obligations["china"].timing is Timing.OVERDUE
    assert found.obligations["united-states"].timing is Timing.UPCOMING
    assert found.deadlines["china"].latest == date(2016, 7, 31)


def test_steps_follow_each_other_from_the_making_on_for_ever() -> None:
    whole = [step for step in segments(HOTLINE_TEST) if step.obligor is None]

    assert [step.valid_from.isoformat() for step in whole] == [
        "2016-06-14",
        "2016-08-31",
        "2016-09-01",
        "2016-12-08",
    ]
    assert [step.valid_to for step in whole] == [s.valid_from for s in whole[1:]] + [FOREVER]


def test_days_on_which_nothing_changes_start_no_step() -> None:
    facts = pledge(due=None, effects=(effect("2016-07-01", "advanced"),))

    assert len(segments(facts)) == 3
