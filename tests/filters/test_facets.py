"""Facets: each value says how many rows the list would have with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests import factories
from tracker.filters import PledgeSelection, UpdateSelection, pledges, updates
from tracker.filters.facets import Facet, Option, facets
from tracker.filters.fields import WordsField
from tracker.web.filter_form import PLEDGE_FACETS, UPDATE_FACETS

TODAY = date(2026, 1, 1)
Selection = PledgeSelection | UpdateSelection

PLEDGE_QUERIES = [
    "",
    "label=not_assessed",
    "topic=fraud&topic=hotlines&kind=continuing",
    "obligor=china&strength=plan",
    "party=united-states&timing=no_deadline",
    "mechanism=joint-dialogue&dialogue=second-round",
    "q=share&standing=active",
    "contested=true",
    "counted=false&assessment=not_assessed",
    "as_of=2016-07-01&delivery=initiated",
    "made_after=2017-01-01&deliverable=mechanism",
    "institution=An institute&due_before=2016-12-31",
]
UPDATE_QUERIES = [
    "",
    "kind=search",
    "effect=initiated&effect=context",
    "party=china&mechanism=other-forum",
    "q=hotline&as_of=2016-08-31",
    "pledge=share-lists&dated_after=2016-01-01",
]


@pytest.fixture
def record(two_pledges: None) -> None:
    """Beside the hotline and the lists: a bundle with its part, both sides' agencies, a draft."""
    factories.draft("party", id="office", name_en="Office", parent="ministry")
    factories.publish(
        "pledge",
        id="both-agencies",
        title_en="Both agencies",
        dialogue="second-round",
        made_on="2018",
        obligors=["ministry", "office", "united-states"],
        counterparts=["china"],
        topics=["fraud", "hotlines"],
    )
    factories.publish("pledge", id="part", title_en="Part", part_of="both-agencies", topics=[])
    factories.draft("pledge", id="secret-draft", topics=["secret-topic"])
    elsewhere = [factories.bearing(pledge="both-agencies", effect="context"), factories.bearing()]
    factories.publish("update", id="later-report", date="2018-05", bearings=elsewhere)
    factories.publish("update", **factories.search_content())


def pledge_facets(query: str) -> dict[str, Facet]:
    """The facets of a query string of the pledge list, by name."""
    found = pledges(QueryDict(query), today=TODAY).found
    return {facet.name: facet for facet in facets(found, PLEDGE_FACETS)}


def counts(facet: Facet) -> Mapping[str, int]:
    """What each value would give."""
    return {option.value: option.count for option in facet.options}


def alone(query: str, name: str, value: str) -> QueryDict:
    """The query string with this as the parameter's only value."""
    params = QueryDict(query, mutable=True)
    params[name] = value
    return params


def asked_one_by_one(query: str, name: str, selection: Selection) -> Mapping[str, int]:
    """The oracle asks the list itself for every value there is; what gives nothing is left out."""
    ask = pledges if isinstance(selection, PledgeSelection) else updates
    field = cast(WordsField, selection.found.form.fields[name])
    given = {
        value: ask(alone(query, name, value), today=TODAY).queryset.count()
        for value, _ in field.choices()
    }
    return {value: count for value, count in given.items() if count}


@pytest.mark.parametrize("query", PLEDGE_QUERIES)
def test_pledges_are_counted_as_the_list_would_show_them(record: None, query: str) -> None:
    selection = pledges(QueryDict(query), today=TODAY)

    for facet in facets(selection.found, PLEDGE_FACETS):
        found = {value: count for value, count in counts(facet).items() if count}
        assert found == asked_one_by_one(query, facet.name, selection), facet.name


@pytest.mark.parametrize("query", UPDATE_QUERIES)
def test_updates_are_counted_as_the_list_would_show_them(record: None, query: str) -> None:
    selection = updates(QueryDict(query), today=TODAY)

    for facet in facets(selection.found, UPDATE_FACETS):
        found = {value: count for value, count in counts(facet).items() if count}
        assert found == asked_one_by_one(query, facet.name, selection), facet.name


def test_state_counts_a_pledge_of_two_of_its_agencies_once(record: None) -> None:
    obligors = counts(pledge_facets("")["obligor"])

    assert obligors == {"ministry": 2, "china": 4, "office": 1, "united-states": 1}


def test_count_respects_the_other_parameters(record: None) -> None:
    assert counts(pledge_facets("topic=fraud")["dialogue"]) == {"second-round": 2}


def test_count_leaves_out_what_is_chosen_in_the_facet_itself(record: None) -> None:
    assert counts(pledge_facets("topic=fraud")["topic"]) == {"fraud": 2, "hotlines": 2}


def test_chosen_value_stays_though_it_gives_nothing(record: None) -> None:
    labels = pledge_facets("label=split&kind=continuing")["label"].options

    assert Option("split", "Split", 0, is_chosen=True) in labels
    assert "delivered" not in {option.value for option in labels}


def test_draft_counts_for_nothing(record: None) -> None:
    assert set(counts(pledge_facets("")["topic"])) == {"fraud", "hotlines"}


@pytest.mark.parametrize("query", ["obligor=atl", "obligor=大西洲", "obligor=Atlantis"])
def test_name_chooses_the_party_that_goes_by_it(two_pledges: None, query: str) -> None:
    factories.draft("party", id="atlantis", name_en="Atlantis", aliases=["ATL", "大西洲"])
    factories.publish("pledge", id="rise", title_en="Rise", obligors=["atlantis"])

    chosen = [
        option.value for option in pledge_facets(query)["obligor"].options if option.is_chosen
    ]

    assert chosen == ["atlantis"]


def test_values_speak_the_language_of_the_page(record: None) -> None:
    with translation.override("zh-hans"):
        found = pledge_facets("")

    assert "某部" in {option.label for option in found["obligor"].options}
    assert "尚未评估" in {option.label for option in found["label"].options}


@pytest.mark.parametrize(
    ("values", "first", "rest"), [(10, 10, 0), (11, 8, 3)], ids=["short", "long"]
)
def test_long_facet_keeps_the_rest_closed(values: int, first: int, rest: int) -> None:
    options = tuple(Option(str(each), str(each), 1, is_chosen=False) for each in range(values))

    facet = Facet("topic", "Topic", options)

    assert (len(facet.first), len(facet.rest)) == (first, rest)


def test_facets_take_as_many_queries_for_few_rows_as_for_many(two_pledges: None) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            pledge_facets("q=hotline&topic=hotlines")
        return len(captured)

    few = queries()
    many = [{"id": f"pledge-{each}", "title_en": f"A hotline {each}"} for each in range(6)]
    factories.publish_all("pledge", [factories.pledge_content(**each) for each in many])

    assert queries() == few
