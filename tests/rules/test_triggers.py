"""Deadlines that hang on a dialogue, asked of one day after another."""

from datetime import date

import pytest

from tracker.rules.deadlines import Deadline, DeadlineState
from tracker.rules.edtf import parse
from tracker.rules.triggers import Round, Trigger, is_announced, resolve, rounds_after
from tracker.rules.vocabulary import DialogueStatus, Relation

HLJD = "us-cn-hljd"
NOT_FIXED = Deadline(DeadlineState.NOT_FIXED)
STOPPED = Deadline(DeadlineState.STOPPED)
ENDED = {HLJD: parse("2017-10-04")}


def make(
    name: str,
    day: str | None,
    status: str = "held",
    announced: str | None = None,
    of: str | None = HLJD,
) -> Round:
    return Round(
        name,
        of,
        parse(day) if day else None,
        DialogueStatus(status),
        parse(announced) if announced else None,
    )


ROUNDS = (
    make("hljd-1", "2015-12-01/2015-12-02"),
    make("hljd-2", "2016-06-14", announced="2015-12-01/2015-12-02"),
    make("hljd-3", "2016-12-07"),
    make("hljd-4", "2017", "cancelled", "2016-12-09"),
    make("state-visit", "2017-11-08/2017-11-10", of=None),
)


def following(dialogue: str, relation: Relation = Relation.BEFORE) -> Trigger:
    return Trigger(relation, next_round_of=HLJD, after=dialogue)


def fixed(earliest: str, latest: str | None, dialogue: str, firm: bool = True) -> Deadline:
    last = date.fromisoformat(latest) if latest else None
    return Deadline(DeadlineState.FIXED, date.fromisoformat(earliest), last, firm, dialogue)


@pytest.mark.parametrize(
    ("after", "on", "expected"),
    [
        pytest.param("hljd-2", "2016-12-06", NOT_FIXED, id="held-round-unknown-until-it-begins"),
        pytest.param(
            "hljd-2",
            "2016-12-07",
            fixed("2016-12-07", "2016-12-07", "hljd-3"),
            id="held-round-known-on-its-first-day",
        ),
        pytest.param(
            "hljd-2",
            "2018-01-01",
            fixed("2016-12-07", "2016-12-07", "hljd-3"),
            id="stays-fixed-after-the-mechanism-ended",
        ),
        pytest.param("hljd-1", "2015-12-01", NOT_FIXED, id="announcement-not-yet-over"),
        pytest.param(
            "hljd-1",
            "2015-12-02",
            fixed("2016-06-14", "2016-06-14", "hljd-2"),
            id="fixed-on-the-last-day-of-the-announcement",
        ),
        pytest.param("hljd-3", "2017-10-03", NOT_FIXED, id="cancelled-round-passes-it-on"),
        pytest.param("hljd-3", "2017-10-04", STOPPED, id="mechanism-ended-before-another-round"),
        pytest.param("unknown", "2017-10-03", NOT_FIXED, id="no-round-to-count-from"),
    ],
)
def test_next_round_sets_the_deadline_once_announced(
    after: str, on: str, expected: Deadline
) -> None:
    found = resolve(following(after), ROUNDS, ENDED, date.fromisoformat(on))

    assert found == expected


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        pytest.param(Relation.BEFORE, fixed("2015-12-01", "2015-12-01", "hljd-1"), id="before"),
        pytest.param(Relation.AT, fixed("2015-12-01", "2015-12-02", "hljd-1"), id="at"),
        pytest.param(Relation.AFTER, fixed("2015-12-02", None, "hljd-1"), id="after"),
    ],
)
def test_relation_chooses_the_days_of_the_round(relation: Relation, expected: Deadline) -> None:
    found = resolve(Trigger(relation, dialogue="hljd-1"), ROUNDS, {}, date(2016, 1, 1))

    assert found == expected


@pytest.mark.parametrize(
    ("rounds", "on", "expected"),
    [
        pytest.param([], "2017-01-01", NOT_FIXED, id="unknown-dialogue"),
        pytest.param([make("it", None, "planned", "2016")], "2017-01-01", NOT_FIXED, id="no-day"),
        pytest.param([make("it", "2016", "planned")], "2017-01-01", NOT_FIXED, id="not-announced"),
        pytest.param(
            [make("it", "2016-05", "postponed", "2016-01-05/..")],
            "2017-01-01",
            NOT_FIXED,
            id="announcement-without-end",
        ),
        pytest.param(
            [make("it", "2016-05", "planned", "2016-01-05")],
            "2016-01-05",
            fixed("2016-05-01", "2016-05-31", "it"),
            id="planned-and-announced",
        ),
        pytest.param(
            [make("it", "2016-05~", "planned", "2016-01-05")],
            "2016-01-05",
            fixed("2016-05-01", "2016-05-31", "it", firm=False),
            id="about-a-month-is-not-firm",
        ),
        pytest.param(
            [make("it", "2016-05", announced="2016-07")],
            "2016-05-31",
            fixed("2016-05-01", "2016-05-31", "it"),
            id="held-before-it-was-written-about",
        ),
        pytest.param(
            [make("it", None, "cancelled", "2016"), make("next", "2016-09-01")],
            "2017-01-01",
            NOT_FIXED,
            id="cancelled-without-a-day-has-no-next-round",
        ),
        pytest.param(
            [make("it", "2016-05", "cancelled", "2016"), make("next", "2016-09-01")],
            "2016-09-01",
            fixed("2016-09-01", "2016-09-01", "next"),
            id="cancelled-passes-to-the-next-round",
        ),
        pytest.param(
            [make("it", "2016-05", "cancelled", "2016", of=None), make("next", "2016-09-01")],
            "2017-01-01",
            NOT_FIXED,
            id="cancelled-outside-any-mechanism",
        ),
        pytest.param(
            [make("it", "2018", "planned")], "2017-10-04", STOPPED, id="mechanism-ended-first"
        ),
    ],
)
def test_named_dialogue_sets_the_deadline_once_announced(
    rounds: list[Round], on: str, expected: Deadline
) -> None:
    trigger = Trigger(Relation.BEFORE, dialogue="it")

    assert resolve(trigger, rounds, ENDED, date.fromisoformat(on)) == expected


@pytest.mark.parametrize(
    "names",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"next_round_of": HLJD}, id="no-dialogue-to-count-from"),
        pytest.param({"after": "hljd-2"}, id="no-mechanism"),
        pytest.param({"dialogue": "hljd-3", "next_round_of": HLJD, "after": "hljd-2"}, id="both"),
    ],
)
def test_trigger_names_exactly_one_way_to_its_round(names: dict[str, str]) -> None:
    reason = "a trigger names one dialogue, or a mechanism and the dialogue before"

    with pytest.raises(ValueError, match=f"^{reason}$"):
        Trigger(Relation.BEFORE, **names)


def test_rounds_after_a_date_come_in_order_without_cancelled_and_undated_ones() -> None:
    rounds = [*reversed(ROUNDS), make("undated", None), make("window", "2016-06-14/2016-11-11")]

    found = [r.id for r in rounds_after(parse("2016-06-14"), HLJD, rounds)]

    assert found == ["window", "hljd-3"]
    assert [r.id for r in rounds_after(None, HLJD, ROUNDS)] == ["hljd-1", "hljd-2", "hljd-3"]


def test_planned_round_is_not_announced_by_its_day_alone() -> None:
    planned = make("lecd-2", "2018", "planned", "2017-10-04")

    assert not is_announced(planned, date(2017, 10, 3))
    assert is_announced(planned, date(2017, 10, 4))
    assert not is_announced(make("lecd-3", "2018", "planned"), date(2019, 1, 1))
