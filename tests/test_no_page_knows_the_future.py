"""Asked about an earlier day, no page tells what was dated later (DESIGN §2, the two clocks).

One thing of every dated kind happened after the day asked about, and carries a marker word. The
pages are those of the site's own URL patterns; what was recorded without a date of its own (names,
free descriptions) is today's, as the banner says, and carries none.
"""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests import factories
from tests.factories import bearing
from tests.public_addresses import public_addresses
from tests.test_nothing_leaks import body, samples, sent

DAY = "2016-07-15"
LATER = "2016-10-02"
MARKER = "zzlater"

pytestmark = pytest.mark.django_db


@pytest.fixture
def later_record() -> None:
    """The default world, known on the day asked about, and what came after it."""
    for noun in ("pledge", "wording", "assessment", "indicator_point", "conflict"):
        factories.publish(noun)
    factories.publish(
        "dialogue", id="second-round", name_en=f"{MARKER} round", date=LATER, announced_on=LATER
    )
    factories.publish(
        "pledge",
        id="pledge-of-later",
        title_en=f"{MARKER} pledge",
        statement_en=f"{MARKER} statement",
        dialogue="second-round",
        made_on=LATER,
        due="2017-01-31",
    )
    factories.publish(
        "update",
        id="update-of-later",
        date=LATER,
        fact_en=f"{MARKER} fact",
        bearings=[bearing(effect="delivered")],
    )
    factories.publish(
        "assessment",
        number=2,
        as_of=LATER,
        delivery="delivered",
        reason_en=f"{MARKER} reason",
        evidence=["update-of-later"],
    )
    factories.draft("source", id="report-of-later", title=f"{MARKER} report", published_on=LATER)
    factories.publish(
        "wording",
        number=2,
        source="report-of-later",
        gist_en=f"{MARKER} gist",
        side="china",
    )


def addresses() -> list[str]:
    real = public_addresses(samples())
    return [path for path in real if "zzmarker" not in path and "/77/" not in path]


def test_no_page_tells_of_an_earlier_day_what_came_later(
    later_record: None, visitor: Client
) -> None:
    answers = {path: visitor.get(f"{path}?as_of={DAY}") for path in addresses()}
    asked = {path: answer for path, answer in answers.items() if answer.status_code == 200}

    telling = [path for path, answer in asked.items() if MARKER in sent(answer, path)]

    assert len(asked) > 30
    assert telling == []


@pytest.mark.parametrize(
    "path",
    ["/pledges/pledge-of-later/", "/updates/update-of-later/", "/sources/report-of-later/"],
)
def test_page_of_what_came_later_gives_no_more_than_its_name(
    later_record: None, visitor: Client, path: str
) -> None:
    told = body(visitor, f"{path}?as_of={DAY}")

    assert not re.search(rf"{MARKER} (statement|fact|reason|gist)", told)


@pytest.mark.parametrize("path", ["/pledges/", "/updates/", "/search/?q=zzlater"])
def test_page_of_today_tells_what_came_later(
    later_record: None, visitor: Client, path: str
) -> None:
    assert f"{MARKER} " in body(visitor, path)
