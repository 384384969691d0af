"""The status history of a pledge whose deadline hangs on a dialogue."""

from datetime import date

from tracker.rules.edtf import parse
from tracker.rules.pledge_facts import ObligorFact, PledgeFacts
from tracker.rules.segments import Segment, segments
from tracker.rules.triggers import Round, Trigger
from tracker.rules.vocabulary import DialogueStatus, PledgeKind, Relation, Timing


def steps(*rounds: Round, ended: str | None = None) -> list[Segment]:
    facts = PledgeFacts(
        kind=PledgeKind.ONE_OFF,
        made=parse("2016-06-14"),
        obligors=(ObligorFact("china"),),
        trigger=Trigger(Relation.BEFORE, next_round_of="hljd", after="hljd-2"),
        rounds=(Round("hljd-2", "hljd", parse("2016-06-14"), DialogueStatus.HELD), *rounds),
        ended={"hljd": parse(ended)} if ended else {},
    )
    return [step for step in segments(facts) if step.obligor is None]


def third_round(announced: str | None) -> Round:
    known = parse(announced) if announced else None
    return Round("hljd-3", "hljd", parse("2016-12-07"), DialogueStatus.HELD, known)


def test_the_deadline_is_fixed_on_the_day_its_round_is_announced() -> None:
    found = steps(third_round("2016-11-15"))

    assert [(step.valid_from, step.status.timing) for step in found] == [
        (date(2016, 6, 14), Timing.UPCOMING),
        (date(2016, 11, 15), Timing.UPCOMING),
        (date(2016, 12, 7), Timing.DUE),
        (date(2016, 12, 8), Timing.OVERDUE),
    ]
    assert [step.deadline.dialogue for step in found] == [None, "hljd-3", "hljd-3", "hljd-3"]


def test_a_round_that_was_never_announced_fixes_the_deadline_as_it_begins() -> None:
    found = steps(third_round(None))

    assert [(step.valid_from, step.status.timing) for step in found] == [
        (date(2016, 6, 14), Timing.UPCOMING),
        (date(2016, 12, 7), Timing.DUE),
        (date(2016, 12, 8), Timing.OVERDUE),
    ]


def test_the_deadline_stops_with_its_mechanism() -> None:
    undated = Round("hljd-4", "hljd", None, DialogueStatus.PLANNED)

    last = steps(undated, ended="2017-10-04")[-1]

    assert (last.valid_from, last.status.timing) == (date(2017, 10, 4), Timing.STOPPED)
