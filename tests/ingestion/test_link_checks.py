"""A run looks at the links that are due, as a good guest, and keeps what it found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests import factories
from tests.ingestion.hosts import PAGE, host, network, says
from tracker.ingestion.fetch import Network
from tracker.ingestion.link_checks import Manners, Outcome, check_links, choose
from tracker.models import LinkCheck, PageState, Source
from tracker.rules.vocabulary import LinkState

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 1)
NOBODY = Network(resolve=lambda *_: [])


def publish(*addresses: str) -> None:
    """Public sources at these addresses, each named after its number."""
    for number, address in enumerate(addresses, start=1):
        factories.draft("source", id=f"source-{number}", url=address)
        factories.publish("wording", number=number, source=f"source-{number}")


def run(world: Network, on: date = DAY, **manners: Any) -> Outcome:
    return check_links(on, manners=Manners(**{"at_most": 50, "pause": 0} | manners), network=world)


def chosen(**manners: Any) -> list[str]:
    return [source.slug for source in choose(DAY, Manners(**{"at_most": 50} | manners))]


def newest_path(asked: Sequence[str]) -> str:
    """The path of the newest request."""
    return urlsplit(asked[-1].split(" ")[1]).path


def states() -> dict[str, str]:
    return dict(LinkCheck.objects.values_list("source__slug", "state"))


def test_each_link_is_kept_as_it_was_found() -> None:
    def answer(connection: Any, closing: Any) -> None:
        told = {"/gone": "404 Not Found", "/shy": "403 Forbidden", "/ill": "500 Oh no"}
        body = b"" if newest_path(up.asked) == "/empty" else PAGE
        says(told.get(newest_path(up.asked), "200 OK"), body=body)(connection, closing)

    with host(answer) as up:
        site = f"http://news.example:{up.port}"
        paths = ("/here", "/gone", "/shy", "/ill", "/empty")
        publish(
            *(site + path for path in paths),
            f"http://lost.example:{up.port}/",
            "http://other.example:8080/",
        )
        outcome = run(network(up))

    assert states() == {
        "source-1": "alive",
        "source-2": "unreachable",
        "source-3": "closed",
        "source-4": "unreachable",
        "source-5": "unreachable",
        "source-6": "unreachable",
        "source-7": "unchecked",
    }
    assert str(outcome) == (
        "1 reachable, 1 closed to our check, 4 not reached at the last check, 1 never opened by us"
    )


def test_link_that_stays_away_is_dead_in_the_end() -> None:
    with host(says("200 OK")) as up:
        publish(f"http://news.example:{up.port}/", f"http://lost.example:{up.port}/")
        for days in (0, 1, 4, 11):
            run(network(up), DAY + timedelta(days=days))

    dead = LinkCheck.objects.dead().get()
    assert (dead.source.slug, dead.failures, dead.failing_since) == ("source-2", 4, DAY)
    assert dead.fault == "the name of the host is not known"


def test_run_on_the_same_day_looks_at_nothing_again() -> None:
    with host(says("200 OK")) as up:
        publish(f"http://news.example:{up.port}/")
        run(network(up))
        outcome = run(network(up))

    assert len(up.asked) == 1
    assert str(outcome) == "none was due"
    assert PageState.objects.get().version == 1


def test_page_that_refuses_for_now_is_not_called_dead() -> None:
    with host(says("429 Too Many Requests", "Retry-After: 100")) as up:
        publish(f"http://news.example:{up.port}/")
        for days in (0, 7, 14, 21):
            run(network(up), DAY + timedelta(days=days))

    assert len(up.asked) == 4
    assert states() == {"source-1": "closed"}


def test_nothing_is_kept_while_this_machine_is_offline() -> None:
    publish("http://news.example/", "http://other.example/")

    outcome = run(NOBODY)

    assert outcome.is_away
    assert states() == {}
    assert not PageState.objects.exists()


def test_failures_are_kept_when_a_link_known_to_answer_does() -> None:
    with host(says("200 OK")) as up:
        publish(f"http://news.example:{up.port}/", f"http://lost.example:{up.port}/")
        factories.checked("source-1", on=DAY)
        outcome = run(network(up))

    assert not outcome.is_away
    assert states() == {"source-1": "alive", "source-2": "unreachable"}


def test_address_that_is_never_opened_needs_no_network() -> None:
    publish("http://news.example:8080/")

    outcome = run(NOBODY)

    assert outcome.states == {LinkState.UNCHECKED: 1}
    assert not outcome.is_away


def test_what_was_found_before_a_crash_is_kept() -> None:
    def crash(name: str, port: int) -> list[str]:
        if len(up.asked) == 2:
            raise KeyboardInterrupt
        return ["127.0.0.1"]

    with host(says("200 OK")) as up:
        publish(*(f"http://news.example:{up.port}/{each}" for each in ("first", "second", "third")))
        with pytest.raises(KeyboardInterrupt):
            run(network(up, resolve=crash), portion=1)

    assert states() == {"source-1": "alive", "source-2": "alive"}
    assert PageState.objects.get().version == 2


def test_a_run_takes_no_more_than_its_number() -> None:
    publish(*(f"http://host-{number}.example/" for number in range(4)))

    assert chosen(at_most=3) == ["source-1", "source-2", "source-3"]


def test_a_run_takes_few_links_of_one_host_and_spreads_them() -> None:
    publish(
        "http://news.example/1",
        "http://news.example/2",
        "https://NEWS.example/3",
        "http://other.example/1",
        "http://other.example/2",
    )

    assert chosen(of_a_host=2) == ["source-1", "source-4", "source-2", "source-5"]


def test_a_busy_host_does_not_keep_others_waiting() -> None:
    publish(*(f"http://news.example/{number}" for number in range(9)), "http://other.example/")

    assert "source-10" in chosen(at_most=6)


def test_look_says_who_looks() -> None:
    with host(says("200 OK")) as up:
        publish(f"http://news.example:{up.port}/")
        run(network(up))

    assert "User-Agent: Followthrough link check (+http://127.0.0.1:8000)" in up.asked[0]


def test_source_keeps_its_address_whatever_answers() -> None:
    with host(says("301 Moved", "Location: javascript:alert(1)")) as up:
        publish(f"http://news.example:{up.port}/")
        factories.checked("source-1", on=DAY)
        run(network(up), DAY + timedelta(days=30))

    assert Source.objects.get().url == f"http://news.example:{up.port}/"
    assert LinkCheck.objects.get().leads_to == ""
