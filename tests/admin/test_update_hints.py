"""What the form of an update is told while it is being typed."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.admin.desk import page
from tracker.models import Assessment, Party, Pledge, Source, StatusUpdate

ALONE = "; “delivered” needs somebody else's word (METHOD 15)"


def hint(name: str) -> str:
    return page("updateversion", "hint", name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2016-08-31", "31 August 2016"),
        ("2016-41", "second half of 2016 (1 Jul 2016 to 31 Dec 2016)"),
        ("2016-08~", "about August 2016 (1 Aug 2016 to 31 Aug 2016)"),
        ("2016-08-31?", "possibly 31 August 2016 (31 Aug 2016)"),
        ("../2016-08", "before September 2016 (open to 31 Aug 2016)"),
    ],
)
def test_date_is_told_in_words_with_its_bounds(text: str, said: str, analyst_desk: Client) -> None:
    told = analyst_desk.get(hint("date"), {"text": text}).json()

    assert told == {"said": said, "is_fault": False}


def test_what_is_no_date_is_told_by_its_part(analyst_desk: Client) -> None:
    told = analyst_desk.get(hint("date"), {"text": "2016-13"}).json()

    assert told["is_fault"]
    assert "“13”" in told["said"]


def test_words_of_a_date_stand_under_it_without_a_script(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    shown = editor_desk.get(page("updateversion", "change", published_update.current_id))

    assert "14 June 2016</output>" in shown.content.decode()


def test_source_is_known_by_its_address(
    published_update: StatusUpdate, analyst_desk: Client
) -> None:
    query = {"source_url": "http://www.news.example/hotline/?utm_source=x", "title": ""}

    told = analyst_desk.get(hint("source"), query).json()

    assert told["known"]["id"] == Source.objects.get().pk
    assert told["known"]["text"] == "Hotline opens · 15 June 2016"


def test_source_of_a_known_host_is_told_what_it_shares(
    published_update: StatusUpdate, analyst_desk: Client
) -> None:
    told = analyst_desk.get(hint("source"), {"source_url": "https://news.example/other"}).json()

    assert (told["known"], told["shared"]["kind"]) == (None, "independent_press")


def test_source_like_a_known_one_is_pointed_out(
    published_update: StatusUpdate, analyst_desk: Client
) -> None:
    told = analyst_desk.get(hint("source"), {"title": "Hotline opens!"}).json()

    assert [each["text"] for each in told["near"]] == ["Hotline opens · 15 June 2016"]


def test_address_that_no_document_has_is_told(analyst_desk: Client) -> None:
    told = analyst_desk.get(hint("source"), {"source_url": "http://10.0.0.1/"}).json()

    assert "no host" in told["fault"]


def test_pledge_is_told_with_status_verdict_test_and_proof(
    published_verdict: Assessment, analyst_desk: Client
) -> None:
    china = Party.objects.get(slug="china")
    query = {"pledge": str(published_verdict.pledge_id), "new": f"state_media:{china.pk}"}

    told = analyst_desk.get(hint("pledge"), query).json()

    assert told["text"] == "Open a hotline · China · 2 December 2015"
    assert told["obligors"] == [{"id": china.pk, "text": "China"}]
    assert told["lines"] == [
        "Today: Under way · deadline passed (31 Aug 2016).",
        "Last verdict: Initiated, 1 Jul 2016.",
        "Delivered if: A call was put through.",
        f"These sources, for China: self-report{ALONE}.",
    ]


def test_source_of_the_press_is_graded_independent(
    published_update: StatusUpdate, published_pledge: Pledge, analyst_desk: Client
) -> None:
    query = {"pledge": published_pledge.pk, "source": Source.objects.get().pk}

    told = analyst_desk.get(hint("pledge"), query).json()

    assert told["lines"][-1] == "These sources, for China: independent."


def test_pledge_that_is_only_a_draft_is_told_so(analyst_desk: Client) -> None:
    draft = factories.draft("pledge", id="secret")

    told = analyst_desk.get(hint("pledge"), {"pledge": draft.pledge_id}).json()

    assert (told["text"], told["lines"][0]) == ("secret (draft)", "Not public yet.")


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("date", {}),
        ("date", {"text": "2" * 66}),
        ("date", {"text": "\x00"}),
        ("source", {"source_url": "https://a.example/" + "x" * 1_000}),
        ("source", {"title": "x" * 501}),
        ("pledge", {}),
        ("pledge", {"pledge": "abc"}),
        ("pledge", {"pledge": "1", "source": "abc"}),
        ("pledge", {"pledge": "1", "new": "rumour:"}),
        ("pledge", {"pledge": "1", "new": "opinion:abc"}),
        ("pledge", {"pledge": "1", "source": ["1"] * 11}),
    ],
)
def test_what_no_form_asks_is_refused(
    name: str, query: dict[str, Any], published_pledge: Pledge, analyst_desk: Client
) -> None:
    if query.get("pledge") == "1":
        query = query | {"pledge": published_pledge.pk}

    assert analyst_desk.get(hint(name), query).status_code == 400


@pytest.mark.parametrize(
    ("name", "query"), [("pledge", {"pledge": "9" * 18}), ("nonsense", {"text": "2016"})]
)
def test_what_is_not_there_is_not_found(
    name: str, query: dict[str, str], analyst_desk: Client
) -> None:
    assert analyst_desk.get(hint(name), query).status_code == 404


def test_visitor_is_told_nothing(visitor: Client) -> None:
    assert visitor.get(hint("date"), {"text": "2016"}).status_code == 302
