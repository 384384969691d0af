"""What the API says of a pledge, on both clocks and in both languages."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests import factories
from tests.api.conftest import Ask
from tracker.actions import corrections, pledges
from tracker.models import Actor, Pledge

HOTLINE = "pledges/open-a-hotline/"


def test_pledge_says_what_was_promised_and_delivered(published_verdict: object, ask: Ask) -> None:
    factories.publish("wording")
    factories.publish("wording", number=2, side="united-states", strength="plan")

    assert ask(HOTLINE) == {
        "slug": "open-a-hotline",
        "title": "Open a hotline",
        "statement": "China will open a hotline before September 2016.",
        "url": f"{settings.SITE_URL}/pledges/open-a-hotline/",
        "collection": None,
        "dialogue": "first-round",
        "mechanism": "joint-dialogue",
        "made_on": "2015-12-02",
        "kind": "one_off",
        "deliverable": "mechanism",
        "topics": ["hotlines"],
        "obligors": [
            {
                "party": "china",
                "delivery": "initiated",
                "timing": "overdue",
                "label": "under_way",
            }
        ],
        "counterparts": ["united-states"],
        "deadline": {
            "as_written": "before September 2016",
            "due": "2016-08-31",
            "basis": "as_worded",
            "earliest": "2016-08-31",
            "latest": "2016-08-31",
        },
        "label": "under_way",
        "assessment": "assessed",
        "delivery": "initiated",
        "timing": "overdue",
        "standing": "active",
        "contested": False,
        "score": {"value": None, "n": 0},
        "strength": {"weakest": "plan", "strongest": "commitment"},
        "external": [],
        "external_verdicts": [],
        "published_averages": [],
        "last_checked_on": "2016-07-01",
        "last_changed_on": "2016-09-01",
    }


DAYS = [
    ("2016-06-30", "not_assessed", "upcoming"),
    ("2016-07-01", "under_way", "upcoming"),
    ("2016-08-31", "under_way", "due"),
    ("2016-09-01", "under_way", "overdue"),
]


@pytest.mark.parametrize(("day", "label", "timing"), DAYS, ids=[day for day, *_ in DAYS])
def test_as_of_asks_about_that_day(
    published_verdict: object, ask: Ask, day: str, label: str, timing: str
) -> None:
    pledge = ask(f"{HOTLINE}?as_of={day}")

    assert (pledge["label"], pledge["timing"]) == (label, timing)


def test_list_says_which_day_it_is_about(published_pledge: Pledge, ask: Ask) -> None:
    assert ask("pledges/?as_of=2016-07-01")["as_of"] == "2016-07-01"


def test_list_without_a_day_is_about_today(published_pledge: Pledge, ask: Ask) -> None:
    assert ask("pledges/")["as_of"] == "2026-01-01"


def test_pledge_is_not_there_before_it_was_made(published_pledge: Pledge, ask: Ask) -> None:
    problem = ask(f"{HOTLINE}?as_of=2015-12-01", status=404)

    assert problem["detail"] == "This pledge had not been made by that day."


def test_texts_come_in_chinese(db: None, ask: Ask) -> None:
    factories.publish("pledge", title_zh="开通热线")

    pledge = ask(f"{HOTLINE}?lang=zh-hans")

    assert pledge["title"] == "开通热线"
    assert pledge["url"] == f"{settings.SITE_URL}/zh-hans/pledges/open-a-hotline/"


def test_text_without_translation_comes_in_english(published_pledge: Pledge, ask: Ask) -> None:
    statement = ask(f"{HOTLINE}?lang=zh-hans")["statement"]

    assert statement == "China will open a hotline before September 2016."


def test_unknown_language_names_its_parameter(published_pledge: Pledge, ask: Ask) -> None:
    assert ask(f"{HOTLINE}?lang=fr", status=400)["parameter"] == "lang"


def test_counterparts_of_a_joint_pledge_are_its_obligors(db: None, ask: Ask) -> None:
    factories.publish_all("pledge", [factories.recurring_pledge_content()])

    pledge = ask("pledges/meet-twice-a-year/")

    assert [each["party"] for each in pledge["obligors"]] == ["china", "united-states"]
    assert pledge["counterparts"] == []


def test_verdicts_of_others_are_counted_by_value(published_pledge: Pledge, ask: Ask) -> None:
    given = [("a", "+1", "2016"), ("b", "+1", "2017-05"), ("c", "-1", "")]
    for slug, value, published in given:
        factories.publish("external_verdict", id=slug, value=value, published_on=published)

    assert ask(HOTLINE)["external"] == [
        {"institution": "An institute", "value": "+1", "n": 2, "published": "2017-05"},
        {"institution": "An institute", "value": "-1", "n": 1, "published": None},
    ]


def test_each_verdict_of_others_has_its_obligor_and_its_terms(db: None, ask: Ask) -> None:
    factories.scored_pledge("theirs", {"japan": None}, average="0.5")

    average, score = ask("pledges/theirs/")["external_verdicts"]

    assert score == {
        "slug": "theirs-japan",
        "institution": "An institute",
        "figure": "score",
        "obligor": "japan",
        "value": "NA",
        "score": None,
        "scale": None,
        "method": None,
        "published": None,
        "source": "news-report",
        "licence": "CC BY-NC 4.0",
        "batch": "batch-1",
    }
    assert (average["figure"], average["obligor"], average["value"]) == ("average", None, "0.5")


@pytest.mark.parametrize("published", ["2016-06-15", ""], ids=["own date", "date of its source"])
def test_day_knows_no_verdict_that_others_gave_later(
    published_pledge: Pledge, ask: Ask, published: str
) -> None:
    factories.publish("external_verdict", published_on=published)
    head = ask("log/")["results"][0]["seq"]

    for address in (HOTLINE, f"{HOTLINE}?rev={head}"):
        asked = f"{address}{'&' if '?' in address else '?'}as_of="
        for key in ("external", "external_verdicts"):
            assert ask(f"{asked}2016-06-14")[key] == []
            assert len(ask(f"{asked}2016-06-15")[key]) == 1


def test_withdrawn_pledge_is_gone(actor: Actor, ask: Ask) -> None:
    version = factories.publish("pledge")
    before = ask("log/")["results"][0]["seq"]
    corrections.withdraw(version, reason="Not a pledge.", by=actor)

    assert ask(HOTLINE, status=410)["title"] == "Gone"
    assert ask(f"{HOTLINE}?rev={before + 1}", status=410)["title"] == "Gone"
    assert ask(f"{HOTLINE}?rev={before}")["slug"] == "open-a-hotline"
    assert ask("pledges/")["count"] == 0


def test_renamed_pledge_leads_to_its_new_address(
    published_pledge: Pledge, actor: Actor, visitor: Client
) -> None:
    pledges.rename(published_pledge, slug="open-the-hotline", reason="Article.", by=actor)

    response = visitor.get(f"/api/v1/{HOTLINE}?lang=en")

    assert response.status_code == 301
    assert response["Location"] == "http://testserver/api/v1/pledges/open-the-hotline/?lang=en"


def test_split_pledge_names_its_parts(published_pledge: Pledge, actor: Actor, ask: Ask) -> None:
    parts = [factories.published_pledge(id=slug) for slug in ("part-one", "part-two")]
    pledges.split(published_pledge, into=parts, reason="Two acts.", by=actor)

    assert ask(HOTLINE, status=410)["now"] == ["part-one", "part-two"]
