"""An analyst drafts: through the form, privately, editing only what is theirs."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import FACT, drafted, errors, page, sent
from tests.admin.expired import UPDATE
from tracker.models import DeskEvent, Party, Pledge, PledgeVersion, Source, UpdateVersion

EMPTY_FORM = {
    f"{rows}-{name}": 1 if name == "TOTAL_FORMS" else 0
    for rows in ("citations", "measurements", "bearings", "verdicts")
    for name in ("TOTAL_FORMS", "INITIAL_FORMS")
}


def test_update_is_drafted_through_the_form(
    fields: dict[str, Any], analyst_desk: Client, analyst: User
) -> None:
    answer = sent(analyst_desk, UPDATE, **fields)

    row = drafted()
    assert answer.status_code == 302
    assert (row.state, row.drafted_by, row.reported_by) == ("draft", analyst, ["independent"])
    assert [each.locator for each in row.citations.all()] == ["p. 2"]
    assert [each.effect for each in row.update.bearings.all()] == ["advanced"]


def test_drafted_update_is_not_public(fields: dict[str, Any], analyst_desk: Client) -> None:
    sent(analyst_desk, UPDATE, **fields)

    assert not UpdateVersion.published.filter(fact_en=FACT).exists()


def test_empty_slug_is_made_from_date_and_pledge(
    fields: dict[str, Any], analyst_desk: Client
) -> None:
    sent(analyst_desk, UPDATE, **fields)

    assert drafted().update.slug == "2016-08-01-open-a-hotline"


def test_line_ends_are_kept_as_the_record_has_them(
    fields: dict[str, Any], analyst_desk: Client
) -> None:
    sent(analyst_desk, UPDATE, **fields | {"note_en": "one\r\ntwo"})

    assert drafted().note_en == "one\ntwo"


def test_own_draft_is_edited(fields: dict[str, Any], analyst_desk: Client) -> None:
    sent(analyst_desk, UPDATE, **fields)

    sent(
        analyst_desk,
        page("updateversion", "change", drafted().pk),
        **{"note_en": "Checked.", "citations-0-locator": "p. 3"},
    )

    row = drafted()
    assert (row.note_en, row.state) == ("Checked.", "draft")
    assert [each.locator for each in row.citations.all()] == ["p. 3"]
    assert [each.effect for each in row.update.bearings.all()] == ["advanced"]


def test_draft_of_someone_else_is_only_read(
    analyst_desk: Client, draft_pledge: PledgeVersion
) -> None:
    address = page("pledgeversion", "change", draft_pledge.pk)

    shown = analyst_desk.get(address)
    answer = analyst_desk.post(address, {"title_en": "Mine now"})

    assert "Secret draft" in shown.content.decode()
    assert answer.status_code == 403


def test_submitted_draft_is_not_edited(fields: dict[str, Any], analyst_desk: Client) -> None:
    sent(analyst_desk, UPDATE, **fields, _submit="1")

    address = page("updateversion", "change", drafted().pk)
    answer = analyst_desk.post(address, {**EMPTY_FORM, **fields, "fact_en": "Too late."})

    form = answer.context["adminform"].form
    assert "Somebody saved, submitted" in errors(answer)
    assert form["fact_en"].value() == "Too late."
    assert UpdateVersion.objects.filter(fact_en=FACT).exists()


def test_pledge_is_drafted_with_those_who_promise(
    analyst_desk: Client, published_pledge: Pledge
) -> None:
    version = published_pledge.current
    assert version is not None
    china, america = version.obligors[0], version.counterparts[0]

    answer = sent(
        analyst_desk,
        page("pledgeversion", "add"),
        title_en="Close the hotline",
        statement_en="China will close it.",
        dialogue=version.dialogue_id,
        made_on="2017-01-01",
        kind="one_off",
        deliverable="mechanism",
        origin="context",
        basis="none",
        obligors=[china.pk],
        counterparts=[america.pk],
        testable_by=["actor"],
    )

    row = PledgeVersion.objects.get(pledge__slug="close-the-hotline")
    assert answer.status_code == 302
    assert (row.obligors, row.counterparts, row.elements) == ([china], [america], ["actor"])


def test_verdict_takes_the_next_number_of_its_pledge(
    analyst_desk: Client, published_pledge: Pledge
) -> None:
    factories.publish("assessment")

    sent(
        analyst_desk,
        page("assessment", "add"),
        pledge=published_pledge.pk,
        as_of="2016-10-01",
        assessment="assessed",
        delivery="initiated",
        reason_en="As before.",
    )

    assert sorted(row.number for row in published_pledge.assessments.all()) == [1, 2]


def test_source_is_registered_and_not_yet_public(analyst_desk: Client) -> None:
    sent(
        analyst_desk,
        page("source", "add"),
        title="A communiqué",
        publisher="Ministry",
        kind="official_readout",
        reliability="high",
        url="https://ministry.example/1",
    )

    row = Source.objects.get(title="A communiqué")
    assert (row.slug, row.entry_id) == ("ministry-a-communique", None)


def test_edit_is_noted_at_the_desk(fields: dict[str, Any], analyst_desk: Client) -> None:
    sent(analyst_desk, UPDATE, **fields)

    sent(analyst_desk, page("updateversion", "change", drafted().pk), note_en="Checked.")

    event = DeskEvent.objects.get()
    assert (event.verb, event.user.username) == ("draft", "analyst")


def test_draft_moved_to_another_pledge_takes_the_next_number_there(
    published_pledge: Pledge, analyst: User, analyst_desk: Client
) -> None:
    row = factories.draft("wording", by=analyst)
    other = factories.publish("pledge", id="other").pledge
    factories.publish("wording", pledge="other")

    sent(analyst_desk, page("wording", "change", row.pk), pledge=str(other.pk))

    row.refresh_from_db()
    assert (row.pledge, row.number) == (other, 2)


@pytest.mark.parametrize("term", ["hotline", "热线", "OPEN-A"])
def test_pledge_is_found_by_typing(
    term: str, published_pledge: Pledge, analyst_desk: Client
) -> None:
    factories.publish("pledge", id="another", title_en="Another", title_zh="热线")
    where = {"app_label": "tracker", "model_name": "bearing", "field_name": "pledge"}

    found = analyst_desk.get("/admin/autocomplete/", where | {"term": term}).json()

    assert found["results"]


def test_wording_takes_the_first_number_of_its_pledge(
    analyst_desk: Client, published_pledge: Pledge
) -> None:
    source = factories.draft("source")

    sent(
        analyst_desk,
        page("wording", "add"),
        pledge=published_pledge.pk,
        source=source.pk,
        strength="commitment",
    )

    assert [row.number for row in published_pledge.wordings.all()] == [1]


def test_edit_keeps_the_obligor_of_a_bearing(
    analyst_desk: Client, analyst: User, published_pledge: Pledge
) -> None:
    row = factories.draft("update", by=analyst, bearings=[factories.bearing(obligor="china")])

    sent(analyst_desk, page("updateversion", "change", row.pk), note_en="Checked.")

    bearing = UpdateVersion.objects.get(note_en="Checked.").update.bearings.get()
    assert bearing.obligor == Party.objects.get(slug="china")
