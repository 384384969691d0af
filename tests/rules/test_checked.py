"""When a pledge was last checked, step by step."""

from __future__ import annotations

from datetime import date

from tracker.rules.checked import check_days, checked_steps
from tracker.rules.edtf import parse
from tracker.rules.pledge_facts import EffectFact, ObligorFact, PledgeFacts, VerdictFact
from tracker.rules.segments import FOREVER, segments
from tracker.rules.vocabulary import Assessment, Delivery, Effect, PledgeKind

MADE, SEARCHED, JUDGED, AGAIN = (
    date(2015, 1, 1),
    date(2016, 1, 1),
    date(2017, 1, 1),
    date(2018, 1, 1),
)


def verdict(on: date) -> VerdictFact:
    """That nothing was found."""
    return VerdictFact(on, 1, Assessment.ASSESSED, Delivery.NO_EVIDENCE)


FACTS = PledgeFacts(
    kind=PledgeKind.ONE_OFF,
    made=parse("2015-01-01"),
    obligors=(ObligorFact("china"),),
    verdicts=(verdict(AGAIN), verdict(JUDGED)),
    effects=(
        EffectFact(SEARCHED, 0, Effect.NO_EVIDENCE),
        EffectFact(date(2019, 1, 1), 1, Effect.CONTEXT),
    ),
)


def test_verdicts_and_searches_are_checks() -> None:
    assert check_days(FACTS) == [SEARCHED, JUDGED, AGAIN]


def test_check_that_changes_nothing_cuts_the_step() -> None:
    steps = list(checked_steps(segments(FACTS), check_days(FACTS)))

    whole = [
        (each.step.valid_from, each.step.valid_to, each.changed_on, each.checked_on)
        for each in steps
        if each.step.obligor is None
    ]
    assert whole == [
        (MADE, SEARCHED, MADE, None),
        (SEARCHED, JUDGED, MADE, SEARCHED),
        (JUDGED, AGAIN, JUDGED, JUDGED),
        (AGAIN, FOREVER, JUDGED, AGAIN),
    ]


def test_steps_without_a_check_stay_whole() -> None:
    steps = segments(FACTS)

    assert [each.step for each in checked_steps(steps, [])] == steps
