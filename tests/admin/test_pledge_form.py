"""The pledge form: grouped as a reader thinks, with the fulfilment test and the links in it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import errors, page, sent, typed
from tracker.actions import desk, pledge_parts
from tracker.models import Assessment, DeskEvent, FulfilmentTest, Pledge, PledgeLink, PledgeVersion

ADD = page("pledgeversion", "add")
LINK = "pledge_link-0-"


@pytest.fixture
def answers(published_pledge: Pledge) -> dict[str, Any]:
    """What an analyst types for another pledge of the same round, with its test and a link."""
    version = published_pledge.current
    assert version is not None
    return {
        "title_en": "Train judges together",
        "statement_en": "China will train judges with the other side.",
        "dialogue": version.dialogue_id,
        "made_on": "2015-12-02",
        "kind": "one_off",
        "deliverable": "exercise",
        "origin": "context",
        "basis": "none",
        "obligors": [version.obligors[0].pk],
        "counterparts": [version.counterparts[0].pk],
        "testable_by": ["actor", "counterpart"],
        "delivered_if_en": "A course took place.",
        "evidence_en": "Readouts of both sides.",
        LINK + "other": published_pledge.pk,
        LINK + "relation": "strengthens",
        LINK + "reason_en": "It adds people.",
    }


@pytest.fixture
def drafted(answers: dict[str, Any], analyst_desk: Client) -> PledgeVersion:
    sent(analyst_desk, ADD, **answers)
    return PledgeVersion.objects.get(pledge__slug="train-judges-together")


def test_pledge_made_before_its_dialogue_is_saved_and_pointed_out(
    answers: dict[str, Any], analyst_desk: Client
) -> None:
    answer = sent(analyst_desk, ADD, **answers | {"made_on": "2015-11-30"})

    told = [str(message) for message in answer.wsgi_request._messages]
    assert told[0].startswith("It says that it was made 30 November 2015, before First round took")
    assert PledgeVersion.objects.filter(pledge__slug="train-judges-together").exists()


def groups(client: Client, row: PledgeVersion) -> list[str]:
    shown: Any = client.get(page("pledgeversion", "change", row.pk))
    return [fieldset.name for fieldset in shown.context["adminform"]]


def test_form_is_grouped_as_a_reader_thinks(drafted: PledgeVersion, analyst_desk: Client) -> None:
    shown = analyst_desk.get(page("pledgeversion", "change", drafted.pk)).content.decode()

    places = [
        shown.index(f">{each}<")
        for each in ("Promised", "Who", "Deadline", "How we will judge it", "Links", "Record")
    ]
    assert places == sorted(places)


def test_test_and_link_are_drafted_with_the_pledge(drafted: PledgeVersion, analyst: User) -> None:
    test, (link,) = pledge_parts.parts_of(drafted)

    assert test is not None
    assert (test.delivered_if_en, test.state, test.drafted_by) == (
        "A course took place.",
        "draft",
        analyst,
    )
    assert (link.later, link.relation, link.earlier.slug) == (
        drafted.pledge,
        "strengthens",
        factories.HOTLINE,
    )


def test_link_may_lead_the_other_way(answers: dict[str, Any], analyst_desk: Client) -> None:
    sent(analyst_desk, ADD, **answers | {LINK + "this_is": "earlier"})

    assert PledgeLink.objects.get().earlier.slug == "train-judges-together"


def test_pledge_test_and_link_are_submitted_together(
    answers: dict[str, Any], analyst_desk: Client
) -> None:
    sent(analyst_desk, ADD, **answers, _submit="1")

    states = [
        model.objects.get(drafted_by__isnull=False).state
        for model in (PledgeVersion, FulfilmentTest, PledgeLink)
    ]
    assert states == ["submitted"] * 3


def test_form_shows_what_was_drafted_and_changes_it(
    drafted: PledgeVersion, analyst_desk: Client
) -> None:
    address = page("pledgeversion", "change", drafted.pk)

    sent(analyst_desk, address, partly_if_en="Half a course.", **{LINK + "reason_en": "More."})

    test, (link,) = pledge_parts.parts_of(drafted)
    assert test is not None
    assert (test.delivered_if_en, test.partly_if_en) == ("A course took place.", "Half a course.")
    assert link.reason_en == "More."


def test_form_sent_back_unchanged_changes_nothing(
    drafted: PledgeVersion, analyst_desk: Client
) -> None:
    before = list(DeskEvent.objects.values_list("pk", flat=True))

    sent(analyst_desk, page("pledgeversion", "change", drafted.pk))

    assert list(DeskEvent.objects.values_list("pk", flat=True)) == before


def test_link_is_taken_out_of_a_draft(drafted: PledgeVersion, analyst_desk: Client) -> None:
    sent(analyst_desk, page("pledgeversion", "change", drafted.pk), **{LINK + "DELETE": "on"})

    assert not PledgeLink.objects.exists()


def test_renamed_draft_keeps_its_test_and_link(
    drafted: PledgeVersion, analyst_desk: Client
) -> None:
    sent(analyst_desk, page("pledgeversion", "change", drafted.pk), slug="judges")

    test, links = pledge_parts.parts_of(PledgeVersion.objects.get(pledge__slug="judges"))
    assert (test is not None, len(links)) == (True, 1)


def test_test_without_what_counts_as_delivered_is_refused(
    answers: dict[str, Any], analyst_desk: Client
) -> None:
    answer = sent(analyst_desk, ADD, **answers | {"delivered_if_en": ""})

    assert "begins with what counts as delivered" in errors(answer)
    assert not FulfilmentTest.objects.exists()


@pytest.mark.parametrize("other", ["abc", "9" * 30, ""])
def test_forged_link_is_refused_with_the_text_kept(
    other: str, answers: dict[str, Any], analyst_desk: Client
) -> None:
    answer = sent(analyst_desk, ADD, **answers | {LINK + "other": other})

    assert answer.status_code == 200
    assert answer.context["adminform"].form["delivered_if_en"].value() == "A course took place."
    assert not PledgeLink.objects.exists()


def test_link_to_itself_is_refused(drafted: PledgeVersion, analyst_desk: Client) -> None:
    address = page("pledgeversion", "change", drafted.pk)

    answer = sent(analyst_desk, address, **{LINK + "other": drafted.pledge_id})

    assert "cannot be linked to itself" in errors(answer)


def test_second_saver_is_told_when_only_the_test_changed(
    drafted: PledgeVersion, analyst_desk: Client, editor: User
) -> None:
    address = page("pledgeversion", "change", drafted.pk)
    opened = typed(analyst_desk.get(address))
    test, _ = pledge_parts.parts_of(drafted)
    assert test is not None
    desk.edit(test, changes={"partly_if_en": "Theirs."}, by=editor)

    answer: Any = analyst_desk.post(address, opened | {"delivered_if_en": "Mine."})

    test.refresh_from_db()
    assert "Somebody else changed this" in errors(answer)
    assert answer.context["adminform"].form["delivered_if_en"].value() == "Mine."
    assert (test.delivered_if_en, test.partly_if_en) == ("A course took place.", "Theirs.")


def test_discarded_pledge_takes_test_and_link_along(
    drafted: PledgeVersion, analyst_desk: Client
) -> None:
    address = page("pledgeversion", "verb", drafted.pk, "discard")
    seen = analyst_desk.get(address).context["reading"].initial["seen"]

    analyst_desk.post(address, {"seen": seen})

    assert not Pledge.objects.filter(slug="train-judges-together").exists()
    assert not FulfilmentTest.objects.exists()


def test_submitted_pledge_is_read_with_its_test(
    answers: dict[str, Any], analyst_desk: Client, editor_desk: Client
) -> None:
    sent(analyst_desk, ADD, **answers, _submit="1")
    row = PledgeVersion.objects.get(pledge__slug="train-judges-together")

    assert groups(editor_desk, row)[1:] == ["How we will judge it", "Links", "Record"]


def test_likely_duplicate_is_pointed_out_before_it_is_made(
    published_pledge: Pledge, answers: dict[str, Any], analyst_desk: Client
) -> None:
    again = {"title_en": "Open a hotline", "statement_en": "China will open a hotline."}

    refused = sent(analyst_desk, ADD, **answers | again)
    knowing = sent(analyst_desk, ADD, **answers | again | {"slug": "another", "is_another": "on"})

    assert "Likely recorded already" in errors(refused)
    assert page("pledgeversion", "change", published_pledge.current_id) in errors(refused)
    assert knowing.status_code == 302
    assert Pledge.objects.filter(slug="another").exists()


def test_edited_draft_is_not_taken_for_its_own_duplicate(
    drafted: PledgeVersion, analyst_desk: Client
) -> None:
    answer = sent(analyst_desk, page("pledgeversion", "change", drafted.pk), title_zh="培训")

    assert answer.status_code == 302


def test_form_takes_few_queries(
    published_verdict: Assessment,
    drafted: PledgeVersion,
    analyst_desk: Client,
    django_assert_max_num_queries: Any,
) -> None:
    for key in (published_verdict.pledge.current_id, drafted.pk):
        with django_assert_max_num_queries(20):
            analyst_desk.get(page("pledgeversion", "change", key))


def test_no_control_hides_the_list_of_controls_from_scripts(analyst_desk: Client) -> None:
    shown = analyst_desk.get(ADD).content.decode()

    assert 'name="testable_by"' in shown
    assert 'name="elements"' not in shown
