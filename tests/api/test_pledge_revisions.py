"""A pledge as it stood in an earlier revision of the record."""

from __future__ import annotations

import pytest

from tests import factories
from tests.api.conftest import Ask
from tracker.models import Actor, Pledge
from tracker.rules.vocabulary import Change

HOTLINE = "pledges/open-a-hotline/"


def test_rev_gives_the_record_before_a_verdict(published_update: object, ask: Ask) -> None:
    before = ask("log/")["results"][0]["seq"]
    earlier = ask(HOTLINE)
    factories.publish("assessment")
    factories.publish("wording")
    factories.publish("external_verdict")

    assert ask(f"{HOTLINE}?rev={before}") == earlier
    assert ask(HOTLINE)["label"] == "under_way"


def test_rev_gives_the_text_before_a_correction(actor: Actor, ask: Ask) -> None:
    version = factories.publish("pledge")
    before = ask("log/")["results"][0]["seq"]
    factories.correct(
        version,
        changes={"title_en": "Open the hotline"},
        change=Change.TYPO,
        reason="Article.",
        by=actor,
    )

    assert ask(f"{HOTLINE}?rev={before}")["title"] == "Open a hotline"
    assert ask(HOTLINE)["title"] == "Open the hotline"


def test_rev_and_as_of_ask_together(published_verdict: object, ask: Ask) -> None:
    before = ask("log/")["results"][1]["seq"]

    assert ask(f"{HOTLINE}?rev={before}&as_of=2016-09-01")["label"] == "not_assessed"
    assert ask(f"{HOTLINE}?as_of=2016-09-01")["label"] == "under_way"


def test_rev_before_the_pledge_was_published_is_a_404(published_pledge: Pledge, ask: Ask) -> None:
    problem = ask(f"{HOTLINE}?rev=1", status=404)

    assert problem["detail"] == "The record did not have this pledge at that revision."


def test_rev_and_a_day_before_the_pledge_was_made_is_a_404(
    published_pledge: Pledge, ask: Ask
) -> None:
    newest = ask("log/")["results"][0]["seq"]

    problem = ask(f"{HOTLINE}?rev={newest}&as_of=2015-12-01", status=404)

    assert problem["detail"] == "This pledge had not been made by that day."


def test_rev_that_the_log_has_not_reached_is_a_404(published_pledge: Pledge, ask: Ask) -> None:
    problem = ask(f"{HOTLINE}?rev=99999999999999999999", status=404)

    assert problem["detail"] == "The record has no revision with this number yet."


def test_rev_of_an_empty_record_is_a_404(ask: Ask) -> None:
    assert ask(f"{HOTLINE}?rev=1", status=404)["status"] == 404


@pytest.mark.parametrize("rev", ["0", "-1", "x", "1&rev=2"])
def test_bad_rev_names_its_parameter(published_pledge: Pledge, ask: Ask, rev: str) -> None:
    assert ask(f"{HOTLINE}?rev={rev}", status=400)["parameter"] == "rev"
