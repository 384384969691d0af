"""A small record in both languages, and what a search over all of it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.factories import bearing, citation
from tests.models.whole_record import shared
from tracker.filters.search import search

TODAY = date(2026, 1, 1)
NO_DEADLINE: dict[str, Any] = {"deadline_as_written_en": "", "due": "", "basis": "none"}
Find = Callable[..., set[str]]


@pytest.fixture
def find(db: None) -> Find:
    """`find("hotline")`: noun and id of everything that is found, such as "topics/hotlines"."""

    def found(text: str, **parameters: str) -> set[str]:
        params = QueryDict(mutable=True)
        params.update({"q": text, **parameters})
        entries = search(params, today=TODAY).entries
        return {f"{entry.noun}/{entry.slug}" for entry in entries}

    return found


@pytest.fixture(scope="module")
def corpus(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two forums, states with a ministry, three pledges, three updates and their sources."""
    with shared(django_db_blocker):
        with django_db_blocker.unblock():
            publish_corpus()
        yield


def publish_corpus() -> None:
    factories.draft(
        "party", id="china", name_zh="中国", aliases=["PRC", "中华人民共和国"], iso="CN"
    )
    factories.draft(
        "party",
        id="police",
        name_en="Ministry of Public Security",
        name_zh="公安部",
        kind="agency",
        parent="china",
        aliases=["MPS"],
    )
    factories.draft("party", id="france", name_en="France", name_zh="法国", aliases=["Élysée"])
    factories.draft("topic", id="fraud", name_en="Telecom fraud", name_zh="电信诈骗")
    factories.draft("mechanism", id="alliance", name_en="Alliance", aliases=["Lianyungang Forum"])
    factories.publish("pledge")
    _fraud()
    _training()


def _fraud() -> None:
    factories.publish(
        "dialogue", id="round-two", mechanism="alliance", name_en="Second round", city="Dalian"
    )
    factories.publish(
        "pledge",
        id="fight-fraud",
        title_en="Crack down on fraud",
        title_zh="打击电信诈骗",
        statement_en="China promised joint operations with U.S. ministries.",
        statement_zh="中方承诺联合打击，抓捕五万三千人。",
        dialogue="round-two",
        made_on="2017-03",
        topics=["fraud"],
        obligors=["police"],
        **NO_DEADLINE,
    )
    factories.publish(
        "update",
        id="arrests",
        date="2017-09",
        fact_en="Police handed over 53,000 suspects, it was reported.",
        fact_zh="警方移交嫌犯。",
        bearings=[bearing(pledge="fight-fraud")],
    )


def _training() -> None:
    factories.draft(
        "source",
        id="le-monde",
        title="La façade d’un accord",
        publisher="Le Quotidien",
        url="https://quotidien.example/accord",
    )
    factories.publish(
        "pledge",
        id="train-officers",
        title_en="Train officers at the École nationale",
        statement_en="France will train officers; 100% of costs are shared.",
        topics=[],
        obligors=["france"],
        **NO_DEADLINE,
    )
    factories.publish(
        "wording",
        pledge="train-officers",
        source="le-monde",
        verb="formera",
        gist_en="Naïve wording.",
        note_en="The Chinese text is silent.",
    )
    factories.publish(
        "update",
        id="search-for-training",
        kind="search",
        reported_by=[],
        citations=[],
        fact_en="No course was found.",
        search_complete=False,
        search_places_en=["Gazette of the academy"],
        bearings=[bearing(pledge="train-officers", effect="no_evidence")],
    )
    factories.publish(
        "update",
        id="course",
        fact_en="A course began.",
        citations=[citation(source="le-monde")],
        bearings=[bearing(pledge="train-officers")],
    )
