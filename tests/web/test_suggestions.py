"""A reader suggests something: it reaches the desk, or it is said what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests import factories
from tests.web.conftest import Read
from tests.web.suggestions import ADDRESS, WHAT, send
from tracker.models import Tip
from tracker.rules.vocabulary import TipKind

HOTLINE = f"/pledges/{factories.HOTLINE}/"


@pytest.fixture(autouse=True)
def empty_cache(db: None) -> Iterator[None]:
    """Nobody has sent anything in this hour."""
    cache.clear()
    yield
    cache.clear()


def test_suggestion_reaches_the_desk(published_pledge: object, client: Client) -> None:
    send(client, about=HOTLINE, url="https://news.example/a", contact="me@mail.example")

    tip = Tip.objects.get()
    assert (tip.kind, tip.what, tip.about) == ("correction", WHAT, HOTLINE)
    assert (tip.url, tip.contact, tip.state) == (
        "https://news.example/a",
        "me@mail.example",
        "received",
    )


@pytest.mark.parametrize("prefix", ["", "/zh-hans"], ids=["English", "Chinese"])
def test_success_leads_to_a_page_that_says_what_happens_next(client: Client, prefix: str) -> None:
    answer = send(client, f"{prefix}/suggest/")

    assert (answer.status_code, answer["Location"]) == (303, f"{prefix}/suggest/thanks/")
    assert client.get(answer["Location"]).status_code == 200


def test_every_kind_can_be_chosen_without_a_script(read: Read) -> None:
    html = read(ADDRESS).html

    assert [kind for kind in TipKind if f'name="kind" value="{kind}"' in html] == list(TipKind)
    assert 'value="correction" checked' in html


def test_page_on_which_one_reads_is_filled_in_with_its_title(
    published_pledge: object, read: Read
) -> None:
    page = read(f"/zh-hans/suggest/?about=/zh-hans{HOTLINE}")

    assert f'value="{HOTLINE}"' in page.html
    assert "Open a hotline" in page.text


@pytest.mark.parametrize("noun", ["pledge", "update", "dialogue"])
def test_pages_of_the_record_lead_to_the_form(
    published_update: object, read: Read, noun: str
) -> None:
    address = {
        "pledge": HOTLINE,
        "update": f"/updates/{factories.OPENING}/",
        "dialogue": "/dialogues/first-round/",
    }[noun]

    assert f'href="/suggest/?about={address}"' in read(address).html


@pytest.mark.parametrize(
    "about",
    [
        pytest.param("/nowhere/", id="no address of ours"),
        pytest.param("/pledges/no-such-pledge/", id="no such row"),
        pytest.param("/admin/", id="the desk"),
        pytest.param("/api/v1/pledges/", id="the API"),
        pytest.param("/log/export.jsonl", id="a file"),
        pytest.param("https://evil.example/pledges/", id="another site"),
        pytest.param("//[", id="no address at all"),
        pytest.param("javascript:alert(1)", id="a script"),
    ],
)
def test_what_it_is_about_must_be_a_page_of_this_site(client: Client, about: str) -> None:
    answer = send(client, about=about)

    assert client.get(ADDRESS, {"about": about}).status_code == 400
    assert_said_beside(answer, "about")


def test_whole_address_of_a_page_counts_as_its_path(
    published_pledge: object, client: Client, settings: Any
) -> None:
    send(client, about=f"{settings.SITE_URL}/zh-hans{HOTLINE}?as_of=2016-07-01#deadline")

    assert Tip.objects.get().about == HOTLINE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("kind", "praise", id="unknown kind"),
        pytest.param("kind", "", id="no kind"),
        pytest.param("what", "", id="nothing said"),
        pytest.param("what", " \n ", id="only spaces"),
        pytest.param("what", "a" * 4_001, id="too long"),
        pytest.param("what", "a\0b", id="NUL"),
        pytest.param("url", "javascript:alert(1)", id="script as source"),
        pytest.param("url", "ftp://files.example/a", id="neither http nor https"),
        pytest.param("url", "https://news.example/" + "a" * 1_000, id="endless source"),
        pytest.param("contact", "a" * 201, id="endless contact"),
        pytest.param("contact", "a\0b", id="NUL in the contact"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_all_text_kept(
    client: Client, field: str, value: str
) -> None:
    typed = {"contact": "me@mail.example"} | {field: value}

    answer = send(client, **typed)

    assert_said_beside(answer, field)
    if field != "contact":
        assert "me@mail.example" in answer.content.decode()


def assert_said_beside(answer: Any, field: str) -> None:
    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    assert f'id="{field}-error"' in answer.content.decode()
    assert not Tip.objects.exists()


def test_4000_characters_in_lines_are_not_too_many(client: Client) -> None:
    send(client, what="字\r\n" * 2_000)

    assert len(Tip.objects.get().what) == 3_999


def test_markup_is_shown_as_text(client: Client) -> None:
    answer = send(client, what="<script>alert(1)</script>", kind="")

    assert "&lt;script&gt;alert(1)" in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()
