"""What the method refuses in a verdict: each rejection breaks one thing in a sound verdict."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.rules.sentences import is_sentence
from tracker.rules.deadlines import Deadline
from tracker.rules.edtf import parse
from tracker.rules.method import Breach
from tracker.rules.verdict_case import EvidenceItem, VerdictCase
from tracker.rules.verdicts import breaches
from tracker.rules.vocabulary import (
    Assessment,
    Delivery,
    Effect,
    PledgeKind,
    SourceKind,
    UpdateKind,
)

READOUT_CN = (SourceKind.OFFICIAL_READOUT, "china")
READOUT_US = (SourceKind.OFFICIAL_READOUT, "united-states")
PRESS = (SourceKind.INDEPENDENT_PRESS, None)
COLUMN = (SourceKind.OPINION, None)


def item(
    *sources: tuple[SourceKind, str | None], effect: Effect = Effect.DELIVERED, on: str = "2016-07"
) -> EvidenceItem:
    return EvidenceItem("u1", parse(on), UpdateKind.EVENT, frozenset({effect}), sources)


def search(complete: bool = False) -> EvidenceItem:
    effects = frozenset({Effect.NO_EVIDENCE})
    return EvidenceItem("s1", parse("2016-10-01"), UpdateKind.SEARCH, effects, (), complete)


DELIVERED = VerdictCase(
    kind=PledgeKind.ONE_OFF,
    on=date(2016, 12, 8),
    assessment=Assessment.ASSESSED,
    delivery=Delivery.DELIVERED,
    reason="Both sides reported the test.",
    made=parse("2016-06-14"),
    deadline=Deadline.from_edtf(parse("2016-08-31")),
    obligors=("china", "united-states"),
    has_test=True,
    evidence=(item(READOUT_CN, READOUT_US),),
)
REPORTED = replace(DELIVERED, delivery=Delivery.REPORTED_DELIVERED, evidence=(item(READOUT_CN),))
PARTLY = replace(
    DELIVERED,
    delivery=Delivery.PARTLY_DELIVERED,
    evidence=(item(PRESS, effect=Effect.PARTLY_DELIVERED),),
)
NOT_DELIVERED = replace(
    DELIVERED, delivery=Delivery.NOT_DELIVERED, evidence=(item(PRESS, effect=Effect.SET_BACK),)
)
NO_EVIDENCE = replace(DELIVERED, delivery=Delivery.NO_EVIDENCE, evidence=(search(),))
HOLDING = replace(
    DELIVERED,
    kind=PledgeKind.ABSTENTION,
    delivery=Delivery.HOLDING,
    deadline=Deadline.from_edtf(None),
    evidence=(item(PRESS, effect=Effect.ADVANCED),),
)
UNCLEAR = replace(DELIVERED, assessment=Assessment.NOT_ASSESSABLE, delivery=None, evidence=())
REVIEW = replace(UNCLEAR, assessment=Assessment.UNDER_REVIEW)

BEFORE = item(PRESS, on="2016-05")
CONTEXT = item(PRESS, effect=Effect.CONTEXT)
OPEN = Deadline.from_edtf(parse("2016-12-31"))
ABOUT = Deadline.from_edtf(parse("2016-08-31~"))
SEARCHED = (search(complete=True),)
YEAR_OVER: dict[str, Any] = {"deadline": Deadline.from_edtf(None), "closed_period": True}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(DELIVERED, id="each side confirms the other"),
        pytest.param(replace(DELIVERED, evidence=(item(PRESS),)), id="independent source"),
        pytest.param(
            replace(DELIVERED, evidence=(item((SourceKind.JOINT_TEXT, None)),)), id="joint text"
        ),
        pytest.param(
            replace(DELIVERED, evidence=(BEFORE, *DELIVERED.evidence)), id="background beside"
        ),
        pytest.param(
            replace(DELIVERED, obligors=("china",), evidence=(item(READOUT_US),)),
            id="the counterpart's word for one obligor",
        ),
        pytest.param(REPORTED, id="the obligor's word alone"),
        pytest.param(PARTLY, id="partly, after the due date"),
        pytest.param(
            replace(PARTLY, kind=PledgeKind.CONTINUING, **YEAR_OVER), id="partly, after a period"
        ),
        pytest.param(
            replace(PARTLY, deadline=ABOUT), id="partly, after a due date that is about right"
        ),
        pytest.param(NOT_DELIVERED, id="not delivered, as a source shows"),
        pytest.param(
            replace(NOT_DELIVERED, evidence=SEARCHED), id="not delivered, after a complete search"
        ),
        pytest.param(NO_EVIDENCE, id="nothing found"),
        pytest.param(
            replace(NO_EVIDENCE, evidence=(search(), item(COLUMN))), id="opinion beside a search"
        ),
        pytest.param(HOLDING, id="kept so far"),
        pytest.param(replace(HOLDING, kind=PledgeKind.RECURRING), id="a repeated duty kept so far"),
        pytest.param(UNCLEAR, id="cannot be assessed"),
        pytest.param(replace(UNCLEAR, has_test=False), id="cannot be assessed, so no test"),
        pytest.param(REVIEW, id="under review"),
    ],
)
def test_a_sound_verdict_breaks_no_rule(case: VerdictCase) -> None:
    assert breaches(case) == []


@pytest.mark.parametrize(
    ("case", "change", "rule", "field"),
    [
        pytest.param(UNCLEAR, {"reason": " "}, 6, "reason", id="no reason for undecidable"),
        pytest.param(REVIEW, {"reason": ""}, 6, "reason", id="no reason for a review"),
        pytest.param(
            REVIEW, {"delivery": Delivery.DELIVERED}, 6, "delivery", id="delivery in a review"
        ),
        pytest.param(
            UNCLEAR,
            {"assessment": Assessment.NOT_ASSESSED},
            6,
            "assessment",
            id="a verdict of no verdict",
        ),
        pytest.param(NO_EVIDENCE, {"has_test": False}, 8, "pledge", id="no test"),
        pytest.param(
            DELIVERED, {"kind": PledgeKind.CONTINUING}, 11, "delivery", id="a duty delivered"
        ),
        pytest.param(
            REPORTED, {"kind": PledgeKind.ABSTENTION}, 11, "delivery", id="a duty reported done"
        ),
        pytest.param(
            HOLDING, {"kind": PledgeKind.ONE_OFF}, 11, "delivery", id="one act kept so far"
        ),
        pytest.param(DELIVERED, {"evidence": (BEFORE,)}, 12, "evidence", id="only background"),
        pytest.param(
            DELIVERED,
            {"evidence": (BEFORE, item(COLUMN))},
            12,
            "evidence",
            id="opinion does not lift background",
        ),
        pytest.param(PARTLY, {"evidence": (BEFORE,)}, 12, "evidence", id="part of it before"),
        pytest.param(DELIVERED, {"evidence": ()}, 13, "evidence", id="nothing cited"),
        pytest.param(DELIVERED, {"evidence": (item(COLUMN),)}, 15, "evidence", id="only opinion"),
        pytest.param(
            DELIVERED, {"evidence": (CONTEXT,)}, 15, "evidence", id="nothing shows delivery"
        ),
        pytest.param(
            REPORTED, {"evidence": (search(),)}, 15, "evidence", id="a search shows no delivery"
        ),
        pytest.param(
            DELIVERED,
            {"evidence": (search(), item(COLUMN))},
            15,
            "evidence",
            id="opinion beside a search shows no delivery",
        ),
        pytest.param(
            DELIVERED, {"evidence": (item(READOUT_CN),)}, 15, "evidence", id="one side's word"
        ),
        pytest.param(
            DELIVERED,
            {"evidence": (item(READOUT_CN), CONTEXT)},
            15,
            "evidence",
            id="context confirms nothing",
        ),
        pytest.param(HOLDING, {"delivery": None}, 17, "delivery", id="no outcome"),
        pytest.param(
            NOT_DELIVERED, {"evidence": (search(),)}, 18, "evidence", id="incomplete search"
        ),
        pytest.param(
            NOT_DELIVERED,
            {"evidence": SEARCHED, "deadline": OPEN},
            18,
            "evidence",
            id="deadline ahead",
        ),
        pytest.param(
            NOT_DELIVERED,
            {"evidence": SEARCHED, "deadline": ABOUT},
            18,
            "evidence",
            id="an approximate deadline never passes",
        ),
        pytest.param(
            NOT_DELIVERED,
            {"evidence": (item(PRESS, effect=Effect.SET_BACK, on="2016-05"),)},
            18,
            "evidence",
            id="a failure from before the pledge",
        ),
        pytest.param(PARTLY, {"deadline": OPEN}, 22, "delivery", id="partly, before the due date"),
        pytest.param(
            PARTLY, {"on": date(2016, 8, 31)}, 22, "delivery", id="partly, on the due day"
        ),
        pytest.param(PARTLY, YEAR_OVER, 22, "delivery", id="one act has no periods"),
        pytest.param(
            PARTLY,
            {"kind": PledgeKind.RECURRING, "deadline": OPEN},
            22,
            "delivery",
            id="the first period runs",
        ),
        pytest.param(PARTLY, {"reason": ""}, 22, "reason", id="partly, without saying which"),
        pytest.param(NO_EVIDENCE, {"delivery": Delivery.SPLIT}, 24, "delivery", id="split by hand"),
        pytest.param(
            DELIVERED, {"other_level_verdicts": True}, 24, "party", id="whole beside its parts"
        ),
        pytest.param(
            REVIEW, {"other_level_verdicts": True}, 24, "party", id="review of the whole beside"
        ),
    ],
)
def test_each_fault_alone_is_refused(
    case: VerdictCase, change: dict[str, Any], rule: int, field: str
) -> None:
    [found] = breaches(replace(case, **change))

    assert (found.rule, found.field) == (rule, field)
    assert is_sentence(found.message)


def test_a_breach_names_the_obligors_who_are_not_confirmed() -> None:
    [found] = breaches(replace(DELIVERED, evidence=(item(READOUT_CN),)))

    assert "missing for china;" in found.message


def test_the_obligors_who_are_not_confirmed_are_listed() -> None:
    [found] = breaches(replace(DELIVERED, evidence=(item(),)))

    assert "missing for china, united-states;" in found.message


def test_a_breach_says_what_would_prove_that_nothing_was_delivered() -> None:
    [found] = breaches(replace(NOT_DELIVERED, evidence=(search(),)))

    assert found.message == (
        "Evidence of non-delivery is missing, or a passed deadline with a complete search; "
        "otherwise it is “no public evidence found”."
    )


def test_several_faults_are_told_in_the_order_of_the_rules() -> None:
    case = replace(DELIVERED, has_test=False, evidence=(), other_level_verdicts=True)

    assert [breach.rule for breach in breaches(case)] == [8, 13, 24]


REVERSED = replace(
    DELIVERED, delivery=Delivery.REVERSED, evidence=(item(PRESS, effect=Effect.REVERSED),)
)
ALLEGED = replace(
    HOLDING, delivery=Delivery.BREACH_ALLEGED, evidence=(item(PRESS, effect=Effect.BREACH_ALLEGED),)
)
ESTABLISHED = replace(
    HOLDING,
    delivery=Delivery.BREACH_ESTABLISHED,
    evidence=(item(PRESS, effect=Effect.BREACH_ESTABLISHED),),
)


@pytest.mark.parametrize(
    ("case", "effects"),
    [
        (REVERSED, "“Reversed” or “Set back”"),
        (ALLEGED, "“Breach alleged”"),
        (ESTABLISHED, "“Breach established”"),
    ],
    ids=["reversed", "alleged", "established"],
)
def test_verdict_on_what_happened_cites_it(case: VerdictCase, effects: str) -> None:
    missing = Breach(18, "evidence", f"An update whose effect is {effects} is missing.")

    assert breaches(case) == []
    assert breaches(replace(case, evidence=(CONTEXT,))) == [missing]


def test_partly_delivered_cites_what_was_done() -> None:
    (found,) = breaches(replace(PARTLY, evidence=(CONTEXT,)))

    assert (found.rule, found.field) == (22, "evidence")
    assert is_sentence(found.message)


def test_a_set_back_before_the_last_day_is_no_failure() -> None:
    before = replace(NOT_DELIVERED, deadline=OPEN)

    assert breaches(NOT_DELIVERED) == []
    assert [each.rule for each in breaches(before)] == [18]
