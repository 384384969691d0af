"""Searching the lists of the desk: public rows by the index, drafts in their own text."""

import pytest
from django.test import Client

from tests import factories
from tests.admin.desk import page
from tracker.models import Source

PLEDGE = {"app_label": "tracker", "model_name": "bearing", "field_name": "pledge"}


@pytest.mark.parametrize("text", ["hotli", "Open a hotline", "open-a-hotline", "OPEN-A-HOTLINE"])
def test_public_pledge_is_found_by_words_and_by_its_id(text: str, editor_desk: Client) -> None:
    factories.publish("pledge")

    shown = editor_desk.get(page("pledgeversion"), {"q": text}).context["cl"].result_list

    assert [str(row) for row in shown] == ["Open a hotline"]


@pytest.mark.parametrize("text", ["harbour", "quiet-harb", "arbou"])
def test_draft_is_found_by_any_part_of_its_own_text(text: str, editor_desk: Client) -> None:
    factories.publish("pledge")
    factories.draft("pledge", id="quiet-harbours", title_en="Keep harbours quiet")

    shown = editor_desk.get(page("pledgeversion"), {"q": text}).context["cl"].result_list

    assert [str(row) for row in shown] == ["Keep harbours quiet"]


def test_verdict_is_found_by_its_reason_and_by_its_pledge(editor_desk: Client) -> None:
    factories.publish("assessment", reason_en="Nobody ever called.")

    found = [
        len(editor_desk.get(page("assessment"), {"q": text}).context["cl"].result_list)
        for text in ("ever called", "hotline", "zeppelin")
    ]

    assert found == [1, 1, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("open-a-hotline", {"pledge", "update"}), ("missing letter", {"pledge"}), ("zeppelin", set())],
    ids=["what touches a pledge", "a reason", "nothing"],
)
def test_log_is_searched_by_what_entries_are_about_and_say(
    text: str, expected: set[str], editor_desk: Client
) -> None:
    factories.publish("update")
    factories.publish(
        "pledge", version=2, change="typo", change_reason="A missing letter.", title_zh="热线"
    )

    shown = editor_desk.get(page("logentry"), {"q": text}).context["cl"].result_list

    assert {entry.subject_type for entry in shown} == expected


def test_log_entry_is_found_by_its_number(editor_desk: Client) -> None:
    row = factories.publish("pledge")

    shown = editor_desk.get(page("logentry"), {"q": str(row.entry_id)}).context["cl"].result_list

    assert [entry.pk for entry in shown] == [row.entry_id]


def test_autocomplete_finds_a_pledge_by_half_a_word(editor_desk: Client) -> None:
    pledge = factories.published_pledge()

    answer = editor_desk.get("/admin/autocomplete/", PLEDGE | {"term": "hotl"})

    assert [each["id"] for each in answer.json()["results"]] == [str(pledge.pk)]


def test_autocomplete_finds_a_source_that_is_not_public_by_its_address(editor_desk: Client) -> None:
    source = factories.draft("source", url="https://news.example/quiet")
    asked = {"app_label": "tracker", "model_name": "citation", "field_name": "source"}

    answer = editor_desk.get("/admin/autocomplete/", asked | {"term": "news.example/quiet"})

    assert [each["id"] for each in answer.json()["results"]] == [str(source.pk)]
    assert Source.objects.filter(entry__isnull=False).count() == 0


@pytest.mark.parametrize("typed", ["seagull", "seagu"])
def test_choice_offers_titles_with_all_words_first_then_the_newest(
    typed: str, editor_desk: Client
) -> None:
    for slug, title in [
        ("an-older-mention", "Work more closely"),
        ("zz-second-phase", "Second phase of Operation Seagull"),
        ("a-newer-mention", "Share what was learnt"),
    ]:
        statement = "It goes beyond Operation Seagull."
        factories.publish("pledge", id=slug, title_en=title, statement_en=statement)

    answer = editor_desk.get("/admin/autocomplete/", PLEDGE | {"term": typed})

    assert [each["text"].split(" · ")[0] for each in answer.json()["results"]] == [
        "Second phase of Operation Seagull",
        "Share what was learnt",
        "Work more closely",
    ]


def test_choice_offers_the_row_of_that_very_id_first(editor_desk: Client) -> None:
    for slug in (factories.HOTLINE, "open-a-hotline-again"):
        factories.publish("pledge", id=slug, title_en=slug.replace("-", " "))

    answer = editor_desk.get("/admin/autocomplete/", PLEDGE | {"term": factories.HOTLINE})

    assert [each["text"].split(" · ")[0] for each in answer.json()["results"]] == [
        "open a hotline",
        "open a hotline again",
    ]
