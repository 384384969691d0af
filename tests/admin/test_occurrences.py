"""The occurrences page of a repeated duty: proposed, ticked, confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import page
from tracker.actions import milestones
from tracker.models import Milestone, Pledge, PledgeVersion
from tracker.today import today


@pytest.fixture(autouse=True)
def summer_of_2017() -> Iterator[None]:
    with time_machine.travel(datetime(2017, 6, 1, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def meetings(db: None) -> PledgeVersion:
    """Two meetings a year from 2016 on; one in June 2016 is on record."""
    (version,) = factories.publish_all("pledge", [factories.recurring_pledge_content()])
    factories.publish(
        "update",
        id="met-in-june",
        date="2016-06-14",
        fact_en="The first meeting was held.",
        bearings=[factories.bearing(pledge=factories.MEETINGS, effect="advanced")],
    )
    found: PledgeVersion = version
    return found


def address(version: PledgeVersion) -> str:
    return page("pledgeversion", "occurrences", version.pk)


def as_shown(client: Client, version: PledgeVersion) -> dict[str, Any]:
    """What a browser would send of the page as it stands."""
    shown: Any = client.get(address(version))
    found = {"seen": shown.context["reading"]["seen"].value()}
    for line in shown.context["occurrences"].waiting:
        found |= {bound.html_name: bound.value() or "" for bound in line if bound.value()}
    return found


def confirmed(client: Client, version: PledgeVersion, **answers: Any) -> Any:
    """Tick the first occurrence, answer otherwise what the keywords say, and save."""
    answers = {name.replace("first_", "slot-1-"): value for name, value in answers.items()}
    ticked = {"slot-1-confirm": "on"}
    return client.post(address(version), as_shown(client, version) | ticked | answers)


def test_occurrence_is_shown_with_what_the_record_proposes(
    meetings: PledgeVersion, analyst_desk: Client
) -> None:
    shown: Any = analyst_desk.get(address(meetings))

    first, second = shown.context["occurrences"].waiting
    assert first.initial == {"outcome": "held", "evidence": "met-in-june"}
    assert second.initial == {"outcome": "", "evidence": ""}
    assert "1 Jan 2016 – 31 Dec 2016, 1 of 2" in shown.content.decode()
    assert "14 June 2016: The first meeting was held." in shown.content.decode()


def test_proposal_is_confirmed_as_a_draft_of_ones_own(
    meetings: PledgeVersion, analyst_desk: Client, analyst: User
) -> None:
    answer = confirmed(analyst_desk, meetings)

    row = Milestone.objects.get()
    assert answer.status_code == 302
    assert (row.number, row.outcome, row.state) == (1, "held", "draft")
    assert (row.drafted_by, str(row.evidence)) == (analyst, "met-in-june")


def test_confirmed_occurrence_is_submitted_at_once(
    meetings: PledgeVersion, analyst_desk: Client
) -> None:
    confirmed(analyst_desk, meetings, _submit="1", first_note_en="Read out by both.")

    row = Milestone.objects.get()
    assert (row.state, row.note_en) == ("submitted", "Read out by both.")


def test_recorded_occurrence_is_listed_and_waits_no_more(
    meetings: PledgeVersion, analyst_desk: Client
) -> None:
    confirmed(analyst_desk, meetings)

    shown: Any = analyst_desk.get(address(meetings))

    page_of = page("milestone", "change", Milestone.objects.get().pk)
    assert [line.slot.number for line in shown.context["occurrences"].waiting] == [2]
    assert page_of in shown.content.decode()


def test_what_is_not_ticked_is_not_written(meetings: PledgeVersion, analyst_desk: Client) -> None:
    answer = analyst_desk.post(address(meetings), as_shown(analyst_desk, meetings), follow=True)

    assert "choose what to confirm" in answer.content.decode()
    assert not Milestone.objects.exists()


@pytest.mark.parametrize(
    ("answers", "complaint"),
    [
        ({"first_outcome": ""}, "Say what became of it."),
        ({"first_outcome": "won"}, "Select a valid choice"),
        ({"first_evidence": ""}, "Name the update that shows it."),
        ({"first_evidence": "no-such"}, "Select a valid choice"),
        ({"first_note_en": "x" * 2_001}, "at most 2000 characters"),
        ({"first_note_en": "a\x00b"}, "Null characters"),
    ],
    ids=["no outcome", "unknown word", "no update", "unknown update", "long note", "NUL"],
)
def test_refused_line_says_why_with_the_rest_kept(
    answers: dict[str, Any], complaint: str, meetings: PledgeVersion, analyst_desk: Client
) -> None:
    kept = {"slot-2-note_en": "Kept."}

    answer = confirmed(analyst_desk, meetings, **answers | kept)

    assert answer.status_code == 200
    assert complaint in answer.content.decode()
    assert "Kept." in answer.content.decode()
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("seen", ["", "garbled"])
def test_page_without_its_version_is_refused(
    seen: str, meetings: PledgeVersion, analyst_desk: Client
) -> None:
    answer = confirmed(analyst_desk, meetings, seen=seen)

    assert "nothing was saved" in answer.content.decode()
    assert not Milestone.objects.exists()


def test_second_of_two_is_told_that_somebody_was_first(
    meetings: PledgeVersion, analyst_desk: Client, editor: User
) -> None:
    opened = as_shown(analyst_desk, meetings) | {"slot-1-confirm": "on"}
    first = {"number": 1, "outcome": "held", "evidence": "met-in-june", "note_en": ""}
    milestones.confirm(meetings, [first], on=today(), by=editor)

    answer = analyst_desk.post(address(meetings), opened)

    assert "Somebody else changed this" in answer.content.decode()
    assert Milestone.objects.get().drafted_by == editor


def test_single_act_has_no_such_page(published_pledge: Pledge, analyst_desk: Client) -> None:
    version = published_pledge.current
    assert version is not None

    assert analyst_desk.get(address(version)).status_code == 404


def test_draft_has_no_occurrences_yet(analyst_desk: Client) -> None:
    (draft,) = factories.draft_all("pledge", [factories.recurring_pledge_content()])

    assert analyst_desk.get(address(draft)).status_code == 404


def test_who_only_reads_cannot_confirm(meetings: PledgeVersion, administrator_desk: Client) -> None:
    shown = administrator_desk.get(address(meetings))
    answer = administrator_desk.post(address(meetings), {})

    assert "Save drafts" not in shown.content.decode()
    assert answer.status_code == 403


def test_form_of_the_pledge_leads_to_its_occurrences(
    meetings: PledgeVersion, analyst_desk: Client
) -> None:
    shown = analyst_desk.get(page("pledgeversion", "change", meetings.pk))

    assert address(meetings) in shown.content.decode()


def test_many_occurrences_take_no_more_queries_and_come_in_portions(
    db: None, analyst_desk: Client, django_assert_max_num_queries: Any
) -> None:
    content = factories.recurring_pledge_content(recurs_count=30)
    (version,) = factories.publish_all("pledge", [content])

    with django_assert_max_num_queries(20):
        shown: Any = analyst_desk.get(address(version))

    found = shown.context["occurrences"]
    assert (len(found.waiting), found.left_out) == (20, 10)
