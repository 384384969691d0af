"""Pages of the record ask as many questions of the database for many rows as for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tracker.models import PledgeVersion, StatusUpdate, UpdateVersion
from tracker.rules.vocabulary import Change

MANY = range(2, 5)


def more_of_everything() -> None:
    """Three more of each noun, around the same parties, forum, topic, source and update."""
    for number in MANY:
        dialogue = f"round-{number}"
        seats = [factories.participant(party=f"state-{number}")]
        factories.publish("dialogue", id=dialogue, date=f"201{number}", participants=seats)
        pledge = f"pledge-{number}"
        factories.publish(
            "pledge",
            id=pledge,
            dialogue=dialogue,
            joint=True,
            obligors=["china", f"state-{number}"],
            counterparts=[],
            topics=["hotlines", f"topic-{number}"],
        )
        factories.publish("pledge", id=f"here-{number}", obligors=[f"agency-{number}"])
        factories.publish("wording", pledge=pledge, source="news-report")
        factories.publish("wording", pledge=factories.HOTLINE, number=number, source=f"s-{number}")
        factories.publish("pledge_link", later=pledge, earlier=factories.HOTLINE)
        factories.publish("excluded_statement", id=f"excluded-{number}")
        factories.publish("indicator_point", number=number, reporter=f"state-{number}")
        more_updates(number, pledge)


def more_updates(number: int, pledge: str) -> None:
    """An update with a verdict, and an excuse for the first update to bear on more pledges."""
    update = f"update-{number}"
    bearings = [factories.bearing(), factories.bearing(pledge=pledge)]
    measured = [factories.measurement()]
    cited = [factories.citation(), factories.citation(source=f"s-{number}")]
    factories.publish(
        "update", id=update, bearings=bearings, citations=cited, measurements=measured
    )
    factories.publish(
        "assessment", pledge=pledge, evidence=[update], as_of="2016-08-01", number=number
    )
    factories.publish("assessment", number=number, as_of=f"2016-0{number + 5}-02")
    correct_all(f"Said {number}.")


def correct_all(fact: str) -> None:
    """A typo corrected in every update, so that histories and corrections grow too."""
    for version in UpdateVersion.objects.filter(is_current=True):
        factories.correct(
            version,
            changes={"fact_en": fact},
            change=Change.TYPO,
            reason="A slip.",
            by=factories.editor_actor(),
        )


def one_of_everything() -> None:
    """The default world with one row of each noun and one correction."""
    factories.publish("update", measurements=[factories.measurement()])
    factories.publish("assessment")
    factories.publish("wording")
    factories.publish("dialogue", id="round-1", date="2016-06-14")
    factories.publish("pledge", id="pledge-1", dialogue="round-1")
    factories.publish("pledge_link", later="pledge-1")
    factories.publish("excluded_statement")
    factories.publish("indicator_point")
    factories.publish("conflict")
    factories.publish("external_verdict")
    correct_all("The hotline was opened in June.")


def queries(client: Client, address: str) -> int:
    """How many statements one visit takes, when nothing is read for the first time."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        assert response.status_code == 200
        assert not response.streaming
    return len(captured)


@pytest.fixture
def grows(db: None, client: Client) -> Callable[[str], tuple[int, int]]:
    """`grows(address)`: the queries with one row of each noun, and with many."""

    def counts(address: str) -> tuple[int, int]:
        one_of_everything()
        before = queries(client, address)
        more_of_everything()
        return before, queries(client, address)

    return counts


@pytest.mark.parametrize(
    "address",
    [
        "/mechanisms/",
        "/mechanisms/joint-dialogue/",
        "/dialogues/",
        "/dialogues/first-round/",
        "/parties/",
        "/parties/china/",
        "/parties/united-states/",
        "/topics/",
        "/topics/hotlines/",
        "/sources/",
        "/sources/news-report/",
        "/compare/",
        "/compare/?rows=parties",
        "/compare/?rows=topics&mechanism=joint-dialogue",
        "/indicators/calls/",
        "/updates/",
        "/updates/hotline-opened/",
        "/calendar/",
        "/calendar/?year=2016&party=china",
        "/corrections/",
        "/log/",
        "/about/",
        "/data/",
        "/data/api/",
        "/sitemap.xml",
        "/sitemap-pledges.xml",
    ],
)
def test_queries_do_not_grow_with_rows(
    address: str, grows: Callable[[str], tuple[int, int]]
) -> None:
    one, many = grows(address)

    assert many <= one


def test_the_record_did_grow(db: None) -> None:
    """The test above would pass on a record that stays as it is."""
    one_of_everything()
    more_of_everything()

    assert PledgeVersion.objects.count() == 2 + 2 * len(MANY)
    assert StatusUpdate.objects.count() == 1 + len(MANY)
