"""The status history of any pledge: its steps say of every day what the rule says of that day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.edtf import EdtfDate, parse
from tracker.rules.pledge_facts import EffectFact, ObligorFact, PledgeFacts, VerdictFact
from tracker.rules.segments import Position, segments, status_on
from tracker.rules.triggers import Round, Trigger
from tracker.rules.vocabulary import (
    Assessment,
    Delivery,
    DialogueStatus,
    Effect,
    PledgeKind,
    Relation,
)

FIRST, LAST = date(2016, 1, 1), date(2016, 4, 30)

DAYS = st.dates(FIRST, LAST)
DUE_TEXTS = st.one_of(
    DAYS.map(date.isoformat),
    st.sampled_from(["2016-02", "2016-02~", "2016-01/2016-03", "../2016-03-15", "2016-02-10/.."]),
)
DUE = st.none() | DUE_TEXTS.map(parse)
WHO = st.sampled_from(["china", "united-states", None])
VERDICTS = st.builds(
    VerdictFact,
    on=DAYS,
    number=st.integers(1, 3),
    assessment=st.just(Assessment.ASSESSED),
    delivery=st.sampled_from([each for each in Delivery if each is not Delivery.SPLIT]),
    delivered_on=DUE,
    obligor=WHO,
)
DECISIONS = st.builds(
    VerdictFact,
    on=DAYS,
    number=st.integers(1, 3),
    assessment=st.sampled_from([Assessment.UNDER_REVIEW, Assessment.NOT_ASSESSABLE]),
    obligor=WHO,
)
EFFECTS = st.builds(
    EffectFact,
    day=DAYS,
    order=st.integers(1, 3),
    effect=st.sampled_from(Effect),
    obligor=WHO,
    denies=st.booleans(),
)
ROUND_DATES: st.SearchStrategy[EdtfDate | None] = st.none() | DUE_TEXTS.map(parse)
ROUNDS = st.builds(
    Round,
    id=st.sampled_from(["r2", "r3"]),
    mechanism=st.just("m"),
    date=ROUND_DATES,
    status=st.sampled_from(DialogueStatus),
    announced=ROUND_DATES,
)
FIRST_ROUND = Round("r1", "m", parse("2016-01-01"), DialogueStatus.HELD)
TRIGGERS = st.none() | st.builds(
    Trigger,
    relation=st.sampled_from(Relation),
    next_round_of=st.just("m"),
    after=st.just("r1"),
)
ENDED: st.SearchStrategy[dict[str, EdtfDate]] = st.one_of(
    st.just({}),
    DAYS.map(lambda day: {"m": parse(day.isoformat())}),
    st.just({"m": parse("2016-02/..")}),
)
FACTS = st.builds(
    PledgeFacts,
    kind=st.sampled_from(PledgeKind),
    made=DAYS.map(lambda day: parse(day.isoformat())),
    obligors=st.tuples(
        st.builds(ObligorFact, party=st.just("china"), due=DUE),
        st.builds(ObligorFact, party=st.just("united-states")),
    ),
    due=DUE,
    trigger=TRIGGERS,
    rounds=st.lists(ROUNDS, max_size=2, unique_by=lambda each: each.id).map(
        lambda rounds: (FIRST_ROUND, *rounds)
    ),
    ended=ENDED,
    verdicts=st.lists(VERDICTS | DECISIONS, max_size=4).map(tuple),
    effects=st.lists(EFFECTS, max_size=4).map(tuple),
)


@given(FACTS)
def test_the_step_of_a_day_says_what_the_rule_says_of_that_day(facts: PledgeFacts) -> None:
    steps = segments(facts)

    for number in range((LAST - FIRST).days + 30):
        day = FIRST + timedelta(days=number)
        found = {
            s.obligor: (s.status, s.deadline) for s in steps if s.valid_from <= day < s.valid_to
        }
        assert found == answers(status_on(facts, day))


def answers(position: Position | None) -> dict[str | None, tuple[object, object]]:
    if position is None:
        return {}
    found: dict[str | None, tuple[object, object]] = {None: (position.pledge, position.deadline)}
    for party, status in position.obligations.items():
        found[party] = (status, position.deadlines[party])
    return found


@given(FACTS)
def test_neighbouring_steps_differ(facts: PledgeFacts) -> None:
    steps = segments(facts)

    for before, after in pairwise(steps):
        if before.obligor == after.obligor:
            assert before.valid_to == after.valid_from
            assert (before.status, before.deadline) != (after.status, after.deadline)


@given(FACTS, st.sampled_from([FIRST, LAST]))
def test_what_happens_after_a_day_does_not_change_that_day(facts: PledgeFacts, on: date) -> None:
    known = PledgeFacts(
        facts.kind,
        facts.made,
        facts.obligors,
        facts.due,
        facts.trigger,
        facts.rounds,
        facts.ended,
        tuple(verdict for verdict in facts.verdicts if verdict.on <= on),
        tuple(effect for effect in facts.effects if effect.day <= on),
    )

    assert status_on(known, on) == status_on(facts, on)
