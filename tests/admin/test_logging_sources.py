"""An update is logged with its sources: known ones are found, new ones are added in the form."""

from typing import Any

import pytest
from django.test import Client

from tests.admin.desk import FACT, errors, page, sent
from tracker.models import Source, UpdateVersion

ADD = page("updateversion", "add")
NEW_SOURCE = {
    "citations-0-source": "",
    "citations-0-address": "https://ministry.example/readouts/first-call-of-the-hotline",
    "citations-0-title": "Readout of the first call",
    "citations-0-source_kind": "official_readout",
    "citations-0-reliability": "high",
    "citations-0-publisher": "Ministry",
    "citations-0-published_on": "2016-08-02",
    "citations-0-language": "en",
}


def logged() -> UpdateVersion:
    return UpdateVersion.objects.get(fact_en=FACT)


def test_new_source_is_registered_and_cited(fields: dict[str, Any], analyst_desk: Client) -> None:
    sent(analyst_desk, ADD, **fields | NEW_SOURCE)

    source = logged().citations.get().source
    assert (source.slug, source.url, source.entry_id) == (
        "ministry-readout-of-the-first-call",
        NEW_SOURCE["citations-0-address"],
        None,
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/hotline",
        "http://www.news.example/hotline/",
        "https://news.example/hotline?utm_source=mail#top",
    ],
)
def test_known_source_is_found_by_its_address(
    address: str, fields: dict[str, Any], analyst_desk: Client
) -> None:
    given = {"citations-0-source": "", "citations-0-address": address}

    sent(analyst_desk, ADD, **fields | given)

    assert logged().citations.get().source.slug == "news-report"
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    "likeness",
    [
        {"citations-0-title": "Hotline opens"},
        {"citations-0-address": "https://m.news.example/en/hotline.html"},
    ],
    ids=["title", "address"],
)
def test_near_duplicate_is_pointed_out_and_needs_a_tick(
    likeness: dict[str, str], fields: dict[str, Any], analyst_desk: Client
) -> None:
    given = fields | NEW_SOURCE | {"citations-0-published_on": ""} | likeness

    refused = sent(analyst_desk, ADD, **given)
    sent(analyst_desk, ADD, **given, **{"citations-0-is_another": "on"})

    assert "Hotline opens" in errors(refused)
    assert logged().citations.get().source.slug != "news-report"


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("address", "javascript:alert(1)", "http://"),
        ("address", "http://127.0.0.1/", "no host of the public web"),
        ("address", "http://2130706433/", "no host of the public web"),
        ("title", "", "A new source needs this"),
        ("source_kind", "", "A new source needs this"),
        ("reliability", "", "A new source needs this"),
        ("published_on", "2016-13", "no month"),
        ("side", "9" * 30, "valid choice"),
        ("source", "1", "not both"),
    ],
)
def test_faulty_source_is_refused_on_its_field(
    field: str, value: str, complaint: str, fields: dict[str, Any], analyst_desk: Client
) -> None:
    value = str(Source.objects.get().pk) if field == "source" else value

    answer = sent(analyst_desk, ADD, **fields | NEW_SOURCE | {f"citations-0-{field}": value})

    assert complaint in errors(answer)
    assert Source.objects.count() == 1
    assert not UpdateVersion.objects.filter(fact_en=FACT).exists()


def test_citation_without_a_source_asks_for_it(
    fields: dict[str, Any], analyst_desk: Client
) -> None:
    answer = sent(analyst_desk, ADD, **fields | {"citations-0-source": ""})

    assert "Which source?" in errors(answer)


def test_one_new_address_makes_one_source(fields: dict[str, Any], analyst_desk: Client) -> None:
    again = {name.replace("-0-", "-1-"): value for name, value in NEW_SOURCE.items()}
    rows = {"citations-TOTAL_FORMS": "2", "citations-1-locator": "p. 9"}

    sent(analyst_desk, ADD, **fields | NEW_SOURCE | again | rows)

    assert len({each.source_id for each in logged().citations.all()}) == 1
    assert logged().citations.count() == 2


def test_source_of_a_refused_update_is_not_registered(
    fields: dict[str, Any], analyst_desk: Client
) -> None:
    answer = sent(analyst_desk, ADD, **fields | NEW_SOURCE | {"slug": "hotline-opened"})

    assert "already in use" in errors(answer)
    assert Source.objects.count() == 1
