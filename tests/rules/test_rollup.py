"""From obligors to the pledge: what is common is said, what differs is split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.rollup import ObligationStatus, PledgeStatus, roll_up
from tracker.rules.vocabulary import Assessment, Delivery, LabelWord, Standing, Timing


def obligation(
    delivery: str | None = None,
    assessment: str | None = None,
    timing: str = "no_deadline",
    standing: str = "active",
    contested: bool = False,
    last: str | None = None,
) -> ObligationStatus:
    return ObligationStatus(
        Assessment(assessment or ("assessed" if delivery else "not_assessed")),
        Delivery(delivery) if delivery else None,
        Timing(timing),
        Standing(standing),
        contested,
        Delivery(last) if last else None,
    )


def deliveries(*values: str | None) -> PledgeStatus:
    return roll_up([obligation(value) for value in values])


def test_a_shared_result_is_the_pledges() -> None:
    found = deliveries("initiated", "initiated")

    assert (found.delivery, found.label) == (Delivery.INITIATED, LabelWord.UNDER_WAY)


@pytest.mark.parametrize(
    "values",
    [("delivered", "not_delivered"), ("delivered", None), (None, "no_evidence", "no_evidence")],
)
def test_different_results_are_split(values: tuple[str | None, ...]) -> None:
    found = deliveries(*values)

    assert (found.delivery, found.label) == (Delivery.SPLIT, LabelWord.SPLIT)


def test_delivered_obligors_are_counted() -> None:
    found = deliveries("delivered", "reported_delivered", "delivered")

    assert (found.delivered, found.total) == (2, 3)


@pytest.mark.parametrize(
    ("values", "score", "scored"),
    [
        (("delivered", "not_delivered"), 0.0, 2),
        (("delivered", "partly_delivered"), 0.5, 2),
        (("holding", "no_evidence"), 1.0, 1),
        (("reversed", "breach_established", "breach_alleged"), -1.0, 2),
        (("initiated", None), None, 0),
    ],
)
def test_the_score_is_the_mean_over_scored_obligors(
    values: tuple[str | None, ...], score: float | None, scored: int
) -> None:
    found = deliveries(*values)

    assert (found.score, found.scored) == (score, scored)


@given(st.lists(st.sampled_from([*Delivery]), min_size=1))
def test_opposite_results_never_read_as_one_word(values: list[Delivery]) -> None:
    found = deliveries(*values)

    assert found.delivery is (values[0] if len(set(values)) == 1 else Delivery.SPLIT)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("assessed", "under_review"), "under_review"),
        (("assessed", "not_assessed"), "assessed"),
        (("assessed", "not_assessable"), "assessed"),
        (("not_assessable", "not_assessable"), "not_assessable"),
        (("not_assessable", "not_assessed"), "not_assessed"),
        (("not_assessed", "not_assessed"), "not_assessed"),
    ],
)
def test_a_review_of_one_part_is_a_review_of_the_whole(
    values: tuple[str, ...], expected: str
) -> None:
    parts = [obligation("delivered" if v == "assessed" else None, v) for v in values]

    assert roll_up(parts).assessment == expected


def test_under_review_the_last_verdicts_are_rolled_up_beside_it() -> None:
    reviewed = obligation(None, "under_review", last="delivered")

    same = roll_up([reviewed, obligation("delivered")])
    other = roll_up([reviewed, obligation("no_evidence")])

    assert (same.delivery, same.last_delivery) == (None, Delivery.DELIVERED)
    assert (other.delivery, other.last_delivery) == (None, Delivery.SPLIT)


def test_outside_a_review_there_is_no_last_verdict() -> None:
    assert deliveries("delivered").last_delivery is None


@pytest.mark.parametrize(
    "order",
    [("overdue", "late", "due", "upcoming", "on_time", "stopped", "no_deadline")],
)
def test_timing_is_the_worst_of_the_parts(order: tuple[str, ...]) -> None:
    for place, expected in enumerate(order):
        parts = [obligation(timing=value) for value in reversed(order[place:])]

        assert roll_up(parts).timing == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("lapsed", "lapsed"), "lapsed"),
        (("withdrawn", "active"), "active"),
        (("withdrawn", "suspended"), "suspended"),
        (("completed", "suspended"), "suspended"),
    ],
)
def test_a_pledge_stands_while_a_part_stands(values: tuple[str, ...], expected: str) -> None:
    assert roll_up([obligation(standing=value) for value in values]).standing == expected


@pytest.mark.parametrize(("denied", "expected"), [((False, True), True), ((False, False), False)])
def test_a_pledge_is_contested_if_a_part_is(denied: tuple[bool, ...], expected: bool) -> None:
    assert roll_up([obligation(contested=value) for value in denied]).contested is expected


def test_an_obligation_has_its_own_label() -> None:
    assert obligation("delivered", timing="late").label is LabelWord.DELIVERED_LATE


def test_a_pledge_without_obligors_cannot_be_rolled_up() -> None:
    with pytest.raises(ValueError, match="empty"):
        roll_up([])
