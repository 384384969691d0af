"""What checks of a link come to: reachable, moved, closed, not reached, dead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.rules.links import Found, Judged, judge
from tracker.rules.vocabulary import LinkState

ASKED = "https://news.example/hotline"
DAY = date(2026, 3, 1)
SILENT = Found(fault="the host does not answer")


def page(address: str = ASKED) -> Found:
    return Found(200, address)


def after(*looks: tuple[int, Found]) -> Judged:
    """What looks on some days after the first come to."""
    judged = None
    for days, found in looks:
        judged = judge(found, asked=ASKED, before=judged, on=DAY + timedelta(days=days))
    assert judged is not None
    return judged


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (page(), LinkState.ALIVE),
        (page("http://www.news.example/hotline/"), LinkState.ALIVE),
        (Found(299, ASKED), LinkState.ALIVE),
        (page("https://news.example/"), LinkState.MOVED),
        (page("https://elsewhere.example/hotline"), LinkState.MOVED),
        (Found(204, ASKED, "an empty page"), LinkState.UNREACHABLE),
        (Found(300, ASKED), LinkState.CLOSED),
        (Found(401, ASKED), LinkState.CLOSED),
        (Found(403, ASKED), LinkState.CLOSED),
        (Found(429, ASKED), LinkState.CLOSED),
        (Found(451, ASKED), LinkState.CLOSED),
        (Found(600, ASKED), LinkState.CLOSED),
        (Found(999, ASKED), LinkState.CLOSED),
        (Found(404, ASKED), LinkState.UNREACHABLE),
        (Found(410, ASKED), LinkState.UNREACHABLE),
        (Found(500, ASKED), LinkState.UNREACHABLE),
        (Found(599, ASKED), LinkState.UNREACHABLE),
        (SILENT, LinkState.UNREACHABLE),
        (Found(opened=False), LinkState.UNCHECKED),
    ],
    ids=lambda value: str(getattr(value, "status", value)),
)
def test_first_look(found: Found, state: LinkState) -> None:
    judged = after((0, found))

    assert (judged.state, judged.status) == (state, found.status)


@pytest.mark.parametrize(
    ("looks", "state"),
    [
        ([(0, Found(404, ASKED)), (1, Found(404, ASKED))], LinkState.DEAD),
        ([(0, Found(404, ASKED)), (1, Found(410, ASKED))], LinkState.DEAD),
        ([(0, Found(404, ASKED)), (1, Found(500, ASKED))], LinkState.UNREACHABLE),
        ([(0, Found(404, ASKED)), (1, page()), (31, Found(404, ASKED))], LinkState.UNREACHABLE),
        ([(0, SILENT), (1, SILENT), (4, SILENT)], LinkState.UNREACHABLE),
        ([(0, SILENT), (8, SILENT)], LinkState.UNREACHABLE),
        ([(0, SILENT), (1, SILENT), (6, SILENT)], LinkState.UNREACHABLE),
        ([(0, SILENT), (1, SILENT), (7, SILENT)], LinkState.DEAD),
        ([(0, SILENT), (1, SILENT), (4, SILENT), (11, SILENT)], LinkState.DEAD),
        ([(0, SILENT), (1, Found(403, ASKED)), (8, SILENT)], LinkState.UNREACHABLE),
        ([(0, Found(404, ASKED)), (1, Found(404, ASKED)), (31, SILENT)], LinkState.DEAD),
        ([(0, Found(404, ASKED)), (1, Found(404, ASKED)), (31, page())], LinkState.ALIVE),
    ],
    ids=[
        "gone twice",
        "gone in two ways",
        "gone once, then broken",
        "gone once again after it came back",
        "three failures in four days",
        "two failures over a week",
        "three failures in six days",
        "three failures over a week",
        "as run_due asks",
        "an answer between failures",
        "dead stays dead",
        "dead comes back",
    ],
)
def test_looks_in_a_row(looks: list[tuple[int, Found]], state: LinkState) -> None:
    assert after(*looks).state is state


def test_failures_are_counted_from_the_first_day() -> None:
    judged = after((0, SILENT), (1, SILENT))

    assert (judged.failures, judged.failing_since) == (2, DAY)


def test_an_answer_ends_the_count() -> None:
    judged = after((0, SILENT), (1, page()))

    assert (judged.failures, judged.failing_since) == (0, None)


@pytest.mark.parametrize(
    ("looks", "days"),
    [
        ([(0, page())], 30),
        ([(0, page("https://elsewhere.example/"))], 30),
        ([(0, Found(429, ASKED))], 7),
        ([(0, Found(opened=False))], 30),
        ([(0, SILENT)], 1),
        ([(0, SILENT), (1, SILENT)], 3),
        ([(0, SILENT), (1, SILENT), (4, SILENT)], 7),
        ([(0, SILENT), (1, SILENT), (2, SILENT), (3, SILENT)], 7),
        ([(0, Found(404, ASKED)), (1, Found(404, ASKED))], 30),
    ],
    ids=[
        "reachable",
        "moved",
        "closed",
        "never opened",
        "first failure",
        "second failure",
        "third failure",
        "fourth failure too early",
        "dead",
    ],
)
def test_next_look(looks: list[tuple[int, Found]], days: int) -> None:
    last = DAY + timedelta(days=looks[-1][0])

    assert after(*looks).due_on - last == timedelta(days=days)
