"""What is read beside a pledge in its form: its test and the lock, its links, what is recorded."""

from __future__ import annotations

from django.test import Client

from tests import factories
from tests.admin.desk import errors, page, sent
from tracker.models import Assessment, FulfilmentTest, Pledge


def test_public_test_is_read_with_a_link_to_change_it(
    published_verdict: Assessment, analyst_desk: Client
) -> None:
    version = published_verdict.pledge.current
    assert version is not None
    test = FulfilmentTest.objects.get()

    shown = analyst_desk.get(page("pledgeversion", "change", version.pk))

    text = shown.content.decode()
    assert "delivered_if_en" not in shown.context["adminform"].form.fields
    assert "Locked since the first verdict, of 2016-07-01." in text
    assert page("fulfilmenttest", "change", test.pk) in text


def test_test_without_a_verdict_is_not_locked(
    published_pledge: Pledge, analyst_desk: Client
) -> None:
    factories.publish("fulfilment_test")

    shown = analyst_desk.get(page("pledgeversion", "change", published_pledge.current_id))

    assert "it is not locked yet" in shown.content.decode()


def test_change_of_a_locked_test_asks_for_a_reason_and_makes_a_version(
    published_verdict: Assessment, analyst_desk: Client
) -> None:
    address = page("fulfilmenttest", "change", FulfilmentTest.objects.get().pk)
    wanted = {"delivered_if_en": "Two calls.", "kind_of_change": "substantive"}

    refused = sent(analyst_desk, address, **wanted)
    sent(analyst_desk, address, **wanted, public_reason="One call shows too little.")

    assert "Locked since the first verdict" in analyst_desk.get(address).content.decode()
    assert "required" in errors(refused)
    assert [(row.version, row.state) for row in FulfilmentTest.objects.order_by("version")] == [
        (1, "published"),
        (2, "draft"),
    ]


def test_pledge_without_a_test_leads_to_writing_it(
    published_pledge: Pledge, analyst_desk: Client
) -> None:
    shown = analyst_desk.get(page("pledgeversion", "change", published_pledge.current_id))

    assert f"{page('fulfilmenttest', 'add')}?pledge={published_pledge.pk}" in shown.content.decode()


def test_links_of_a_public_pledge_are_read_both_ways(analyst_desk: Client) -> None:
    link = factories.publish("pledge_link")
    addresses = [
        page("pledgeversion", "change", each.current_id) for each in (link.later, link.earlier)
    ]

    texts = [analyst_desk.get(address).content.decode() for address in addresses]

    assert "This pledge reaffirms “Open a hotline”." in texts[0]
    assert "“Meet twice a year” reaffirms this pledge." in texts[1]


def test_record_counts_what_stands_beside_the_pledge(
    published_verdict: Assessment, analyst_desk: Client
) -> None:
    pledge = published_verdict.pledge

    text = analyst_desk.get(page("pledgeversion", "change", pledge.current_id)).content.decode()

    assert f"{page('updateversion', 'add')}?pledge={pledge.slug}" in text
    assert ">1 · " in text
