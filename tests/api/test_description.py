"""The API's description of itself, and its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from drf_spectacular.validation import validate_schema
from hypothesis import given
from hypothesis.strategies import dates

from tests.api.conftest import Ask
from tracker.api.description.generator import DescriptionGenerator
from tracker.api.description.parameters import up_to
from tracker.api.nouns import NOUNS
from tracker.filters.pledge import PARAMETERS


def test_every_parameter_of_the_list_is_described(ask: Ask) -> None:
    described = ask("schema/")["paths"]["/api/v1/pledges/"]["get"]["parameters"]

    assert {each["name"] for each in described} == {*PARAMETERS, "page_size", "lang"}


def test_clocks_of_a_pledge_are_described(ask: Ask) -> None:
    described = ask("schema/")["paths"]["/api/v1/pledges/{slug}/"]["get"]["parameters"]

    assert {each["name"] for each in described} == {"slug", "as_of", "rev", "lang"}


def test_words_of_a_parameter_are_described(ask: Ask) -> None:
    described = ask("schema/")["paths"]["/api/v1/pledges/"]["get"]["parameters"]
    (standing,) = [each for each in described if each["name"] == "standing"]

    assert values(standing["schema"])["enum"][0] == "active"


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


@pytest.fixture
def described(published_verdict: object, ask: Ask) -> Any:
    """The description of a record with a pledge, an update and a verdict."""
    return ask("schema/")


def test_description_is_valid_openapi(described: Any) -> None:
    validate_schema(described)


def test_every_noun_has_a_list_and_a_row(described: Any) -> None:
    addresses = [path.removeprefix("/api/v1/") for path in described["paths"]]

    assert [address for address in addresses if address.count("/") == 1] == [f"{n}/" for n in NOUNS]
    assert len(addresses) == 2 * len(NOUNS)


def test_every_object_is_closed_and_whole(described: Any) -> None:
    may_be_missing = {"parameter"}

    for schema in objects(described):
        assert schema["additionalProperties"] is False
        assert schema["properties"].keys() - set(schema["required"]) <= may_be_missing


def test_every_parameter_has_a_type_and_bounds(described: Any) -> None:
    for parameter in parameters(described):
        assert parameter["description"]
        assert is_bounded(parameter["schema"]), parameter


def test_as_many_parameters_as_are_described_can_be_read(described: Any, settings: Any) -> None:
    for operation in operations(described):
        schemas = [each["schema"] for each in operation["parameters"]]
        assert sum(each.get("maxItems", 1) for each in schemas) <= (
            settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        )


def test_every_endpoint_describes_its_errors(described: Any) -> None:
    for operation in operations(described):
        assert {"304", "400", "404", "405", "412", "429", "503"} <= operation["responses"].keys()
        assert operation["responses"]["200"]["headers"].keys() == {"ETag", "Last-Modified"}


@pytest.mark.parametrize(
    ("address", "moves", "gone"),
    [
        ("pledges/{slug}/", True, True),
        ("updates/{slug}/", False, True),
        ("dialogues/{slug}/", False, True),
        ("topics/{slug}/", False, False),
        ("pledges/", False, False),
    ],
)
def test_only_what_can_move_or_go_says_so(
    described: Any, address: str, moves: bool, gone: bool
) -> None:
    answers = described["paths"][f"/api/v1/{address}"]["get"]["responses"]

    assert ("301" in answers, "410" in answers) == (moves, gone)


def test_examples_are_rows_of_the_record(described: Any, ask: Ask) -> None:
    detail = described["paths"]["/api/v1/pledges/{slug}/"]["get"]

    assert detail["parameters"][0]["example"] == "open-a-hotline"
    assert detail["responses"]["200"]["content"]["application/json"]["example"] == ask(
        "pledges/open-a-hotline/"
    )


def test_empty_record_has_no_examples(ask: Ask) -> None:
    detail = ask("schema/")["paths"]["/api/v1/pledges/{slug}/"]["get"]

    assert "example" not in detail["responses"]["200"]["content"]["application/json"]


def test_viewer_finds_the_type_of_every_parameter_outside_of_a_choice(described: Any) -> None:
    for each in parameters(described):
        assert "type" in each["schema"].get("items", each["schema"]), each["name"]


def test_ids_that_the_record_knows_are_listed(described: Any) -> None:
    found = {each["name"]: each["schema"] for each in parameters(described)}

    assert values(found["topic"])["enum"] == ["hotlines", ""]


def test_ids_beyond_count_are_not_listed(
    published_pledge: object, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.api.description.parameters.LISTED_AT_MOST", 1)

    found = {each["name"]: each["schema"] for each in parameters(ask("schema/"))}

    assert "enum" not in values(found["party"])


@given(day=dates(), other=dates())
def test_pattern_of_days_knows_the_past_from_the_future(day: date, other: date) -> None:
    is_past = re.fullmatch(up_to(day), other.isoformat()) is not None

    assert is_past == (other <= day)


def operations(described: Any) -> Iterator[Any]:
    for methods in described["paths"].values():
        yield from methods.values()


def parameters(described: Any) -> Iterator[Any]:
    for operation in operations(described):
        yield from operation["parameters"]


def objects(part: Any) -> Iterator[Any]:
    """Every schema of an object, at any depth."""
    if isinstance(part, list):
        for each in part:
            yield from objects(each)
    elif isinstance(part, dict):
        if isinstance(part.get("properties"), dict) and part.get("type") == "object":
            yield part
        for key, each in part.items():
            if key != "example":
                yield from objects(each)


def values(schema: Any) -> Any:
    """What each value of a list may be; any of them may be empty."""
    assert takes_nothing(schema["items"])
    return schema["items"]


def takes_nothing(schema: Any) -> bool:
    """Whether a text may be empty."""
    if "anyOf" in schema:
        return any(map(takes_nothing, schema["anyOf"]))
    is_listed = "" in schema.get("enum", [""])
    return is_listed and "format" not in schema and bool(re.search(schema.get("pattern", ""), ""))


def is_bounded(schema: Any) -> bool:
    match schema:
        case {"type": "array", "maxItems": _}:
            return is_bounded(values(schema))
        case {"type": "integer", "minimum": _, "maximum": _}:
            return True
        case {"type": "string"}:
            return bool({"enum", "maxLength", "format", "anyOf"} & schema.keys())
        case _:
            return False


def test_check_of_a_deployment_needs_no_database() -> None:
    described = DescriptionGenerator().get_schema(request=None, public=True)

    listed = described["paths"]["/api/v1/pledges/"]["get"]["parameters"]
    (topic,) = [each for each in listed if each["name"] == "topic"]
    assert "enum" not in values(topic["schema"])
