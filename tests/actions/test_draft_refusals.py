"""Drafts that are refused: the fault names the field, and nothing is written."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import drafting, pledges
from tracker.actions.refusal import Refused
from tracker.models import Pledge

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.mark.parametrize(
    ("noun", "changes", "field"),
    [
        ("pledge", {"title_en": ""}, "title_en"),
        ("pledge", {"title_en": "x" * 201}, "title_en"),
        ("pledge", {"title_en": "a\x00b"}, "title_en"),
        ("pledge", {"kind": "wish"}, "kind"),
        ("pledge", {"due": "2020-13"}, "due"),
        ("pledge", {"obligors": []}, "obligors"),
        ("pledge", {"joint": "yes"}, "joint"),
        ("pledge", {"id": "With Spaces"}, "id"),
        ("update", {"citations": [factories.citation(locator=5)]}, "citations[0].locator"),
        ("assessment", {"as_of": "2016"}, "as_of"),
        ("indicator_point", {"value": "many"}, "value"),
        ("source", {"url": "javascript:alert(1)"}, "url"),
    ],
)
def test_wrong_shape_is_refused_by_field(noun: str, changes: dict[str, Any], field: str) -> None:
    content = factories.content_for(noun) | changes

    with refusal(field):
        drafting.draft(noun, [content])


def test_unknown_field_is_refused() -> None:
    with refusal("colour", "unknown field"):
        drafting.draft("topic", [factories.topic_content() | {"colour": "red"}])


def test_missing_field_is_refused() -> None:
    content = factories.topic_content()
    del content["name_zh"]

    with refusal("name_zh", "missing"):
        drafting.draft("topic", [content])


@pytest.mark.parametrize(
    ("noun", "changes", "field"),
    [
        ("pledge", {"dialogue": "nowhere"}, "dialogue"),
        ("pledge", {"topics": ["nowhere"]}, "topics"),
        ("pledge", {"obligors": ["nobody"]}, "obligors"),
        ("pledge", {"counterparts": ["nobody"]}, "counterparts"),
        ("wording", {"pledge": "nowhere"}, "pledge"),
        ("wording", {"source": "nowhere"}, "source"),
        ("update", {"citations": [factories.citation(source="nowhere")]}, "source"),
        ("update", {"bearings": [factories.bearing(pledge="nowhere")]}, "pledge"),
        ("update", {"reported_by": ["nobody"]}, "reported_by"),
        ("assessment", {"evidence": ["nowhere"]}, "evidence"),
        ("party", {"parent": "nobody"}, "parent"),
        ("mechanism", {"parties": ["nobody"]}, "parties"),
    ],
)
def test_name_that_leads_nowhere_is_refused(noun: str, changes: dict[str, Any], field: str) -> None:
    own = {"id": "newcomer"} if "id" in factories.content_for(noun) else {}
    content = factories.content_for(noun) | own | changes

    with refusal(field, "there is no"):
        drafting.draft(noun, [content])


def test_all_faults_are_told_at_once() -> None:
    content = factories.topic_content(id="A", name_en="")

    with pytest.raises(Refused) as caught:
        drafting.draft("topic", [content])

    assert [fault.field for fault in caught.value.faults] == ["id", "name_en"]


def test_stranger_to_the_pledge_is_no_obligor() -> None:
    content = factories.assessment_content(number=2, obligor="united-states")

    with refusal("obligor", "is not an obligor of"):
        drafting.draft("assessment", [content])


def test_bearing_on_a_stranger_is_refused() -> None:
    bearings = [factories.bearing(obligor="united-states")]
    content = factories.update_content(id="newcomer", bearings=bearings)

    with refusal("obligor", "is not an obligor of"):
        drafting.draft("update", [content])


@pytest.mark.parametrize(
    "noun", ["party", "topic", "mechanism", "source", "dialogue", "pledge", "update"]
)
def test_id_in_use_is_refused(noun: str) -> None:
    content = factories.content_for(noun)

    with refusal("id", "is already in use"):
        drafting.draft(noun, [content])


@pytest.mark.parametrize("noun", ["topic", "conflict"])
def test_id_given_twice_is_refused(noun: str) -> None:
    content = factories.content_for(noun, id="twice")

    with refusal("id", "is already in use"):
        drafting.draft(noun, [content, content])


def test_old_address_of_a_pledge_is_in_use(pledge: Pledge) -> None:
    by = factories.editor_actor()
    pledges.rename(pledge, slug="new-address", reason="Clearer.", by=by)

    with refusal("id", "is already in use"):
        drafting.draft("pledge", [factories.pledge_content()])


def test_number_in_use_is_refused() -> None:
    content = factories.assessment_content()

    with refusal("version", "there is a version 1 already"):
        drafting.draft("assessment", [content])


def test_number_given_twice_is_refused() -> None:
    content = factories.assessment_content(number=2)

    with refusal("version", "there is a version 1 already"):
        drafting.draft("assessment", [content, content])


def test_version_after_a_gap_is_refused() -> None:
    content = factories.assessment_content(version=3, change="typo", change_reason="A slip.")

    with refusal("version", "there is no version 2"):
        drafting.draft("assessment", [content])


def test_later_version_of_nothing_is_refused() -> None:
    content = factories.update_content(
        id="newcomer", version=2, change="typo", change_reason="A slip."
    )

    with refusal("id", "there is no update"):
        drafting.draft("update", [content])


@pytest.mark.parametrize(
    ("noun", "changes", "field"),
    [
        ("pledge", {"basis": "none"}, "basis"),
        ("pledge", {"trigger_relation": "before", "trigger_dialogue": "first-round"}, "due"),
        ("pledge", {"due": "", "trigger_dialogue": "first-round"}, "trigger"),
        ("pledge", {"recurs_count": 2}, "recurrence"),
        ("update", {"search_complete": True}, "search_complete"),
        ("assessment", {"number": 2, "delivery": ""}, "delivery"),
        ("pledge_link", {"later": factories.HOTLINE}, "earlier"),
        ("party", {"parent": "newcomer"}, "parent"),
        ("mechanism", {"started": "2016", "ended": "2015"}, "ended"),
        ("assessment", {"version": 2, "change": "typo"}, "change_reason"),
        ("update", {"bearings": [factories.bearing(), factories.bearing()]}, "effect"),
    ],
)
def test_what_the_database_forbids_is_refused_by_field(
    noun: str, changes: dict[str, Any], field: str
) -> None:
    own = {"id": "newcomer"} if "id" in factories.content_for(noun) else {}
    content = factories.content_for(noun) | own | changes

    with refusal(field):
        drafting.draft(noun, [content])
