"""The API's description of itself, and its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tracker.filters.pledge import PARAMETERS

Ask = Callable[..., Any]


def test_every_parameter_of_the_list_is_described(ask: Ask) -> None:
    described = ask("schema/")["paths"]["/api/v1/pledges/"]["get"]["parameters"]

    assert {each["name"] for each in described} == {*PARAMETERS, "page_size", "lang"}


def test_clocks_of_a_pledge_are_described(ask: Ask) -> None:
    described = ask("schema/")["paths"]["/api/v1/pledges/{slug}/"]["get"]["parameters"]

    assert {each["name"] for each in described} == {"slug", "as_of", "rev", "lang"}


def test_words_of_a_parameter_are_described(ask: Ask) -> None:
    described = ask("schema/")["paths"]["/api/v1/pledges/"]["get"]["parameters"]
    (standing,) = [each for each in described if each["name"] == "standing"]

    assert standing["schema"]["items"]["enum"][0] == "active"


def test_description_is_made_without_a_warning(ask: Ask, capsys: pytest.CaptureFixture) -> None:
    ask("schema/")

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("address", ["schema/?lang=xx", "schema/?version=2", "docs/?lang=en"])
def test_description_knows_no_parameters(ask: Ask, address: str) -> None:
    assert ask(address, status=400)["status"] == 400


def test_docs_page_keeps_the_strict_policy(db: None, visitor: Client) -> None:
    response = visitor.get("/api/v1/docs/")
    page = response.content.decode()

    assert response["Content-Type"].startswith("text/html")
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "<style" not in page
    assert page.count("<script") == page.count("<script src=")


def test_script_of_the_docs_page_has_an_address(db: None, visitor: Client) -> None:
    response = visitor.get("/api/v1/docs/?script=")

    assert response["Content-Type"] == "application/javascript"
    assert b"/api/v1/schema/" in response.content
