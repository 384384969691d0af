"""Verdicts on the page of a pledge: their evidence, what disputes them, what others say."""

from __future__ import annotations

from tests import factories
from tests.factories import bearing, citation
from tests.web.conftest import Read

HOTLINE = "/pledges/open-a-hotline/"


def test_verdict_shows_reason_confidence_and_graded_evidence(
    published_verdict: object, read: Read
) -> None:
    verdicts = read(HOTLINE).part("verdicts")

    assert "It was opened; no call is known." in verdicts
    assert "confidence: Medium" in verdicts
    assert "Evidence: 1 update" in verdicts
    assert "Hotline opens , 15 June 2016 Independent" in verdicts


def test_evidence_of_the_obligor_alone_is_called_so(published_pledge: object, read: Read) -> None:
    factories.draft("source", id="readout", title="Readout", side="china", kind="official_readout")
    opened = bearing(effect="delivered")
    factories.publish("update", citations=[citation(source="readout")], bearings=[opened])
    factories.publish("assessment", delivery="reported_delivered")

    verdicts = read(HOTLINE).part("verdicts")

    assert "Reported by the obligor only: for China" in verdicts
    assert "Self-report" in verdicts


def test_independent_evidence_is_not_called_the_obligors(
    published_verdict: object, read: Read
) -> None:
    assert "Reported by the obligor only" not in read(HOTLINE).part("verdicts")


def test_newest_verdict_comes_first(published_verdict: object, read: Read) -> None:
    factories.publish("assessment", number=2, as_of="2016-08-01", reason_en="Still no call.")

    verdicts = read(HOTLINE).part("verdicts")

    assert verdicts.index("Still no call.") < verdicts.index("It was opened; no call is known.")


def test_contested_pledge_names_who_denies_and_what(db: None, read: Read) -> None:
    factories.publish("pledge", kind="abstention", due="", basis="none")
    factories.publish("update", id="accusation", bearings=[bearing(effect="breach_alleged")])
    factories.publish(
        "update",
        id="denial",
        kind="position",
        fact_en="Beijing calls the report false.",
        reported_by=["china"],
        bearings=[bearing(effect="breach_denied")],
    )

    page = read(HOTLINE)

    assert "Contested by China: Beijing calls the report false." in page.part("delivered")
    assert "Contested by China" in page.part("disputed")


def test_conflicting_accounts_stand_side_by_side(published_update: object, read: Read) -> None:
    factories.publish("conflict", handling_en="Both are kept.")

    disputed = read(HOTLINE).part("disputed")

    assert "One side called first. The other side called first." in disputed
    assert "Both are kept." in disputed


def test_verdict_of_another_institution_stands_beside_ours(
    published_verdict: object, read: Read
) -> None:
    factories.publish("external_verdict", scale_en="-1 to +1")

    external = read(HOTLINE).part("external")

    assert "the pledge as a whole +1 -1 to +1" in external
    assert "never part of our label, score or counts" in external


def test_last_check_and_the_day_of_the_status_are_shown(
    published_verdict: object, read: Read
) -> None:
    delivered = read(HOTLINE).part("delivered")

    assert "Last checked 1 Jul 2016" in delivered
    assert "Status since 1 Sep 2016" in delivered


def test_fulfilment_test_and_testability_are_shown(published_verdict: object, read: Read) -> None:
    test = read(HOTLINE).part("test")

    assert "Delivered if A call was put through." in test
    assert "3 of 5 elements are named" in test
