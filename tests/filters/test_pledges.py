"""What each parameter of the pledge list selects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import QueryDict

from tests import factories
from tests.bad_queries import BAD_QUERIES
from tracker.actions import corrections
from tracker.filters import BadParameter, pledges
from tracker.filters.pledge import PARAMETERS

HOTLINE, LISTS = "open-a-hotline", "share-lists"
BOTH = [LISTS, HOTLINE]
TODAY = date(2026, 1, 1)
Find = Callable[..., list[str]]

SELECTED = [
    ("", BOTH),
    ("topic=&label=", BOTH),
    ("mechanism=joint-dialogue", [HOTLINE]),
    ("mechanism=joint-dialogue&mechanism=other-forum", BOTH),
    ("dialogue=second-round", [LISTS]),
    ("party=united-states", BOTH),
    ("party=ministry", [LISTS]),
    ("obligor=united-states", []),
    ("obligor=ministry", [LISTS]),
    ("topic=fraud", [LISTS]),
    ("topic=fraud&topic=hotlines", BOTH),
    ("topic=fraud&kind=one_off", []),
    ("kind=continuing", [LISTS]),
    ("deliverable=mechanism", [HOTLINE]),
    ("strength=commitment", [HOTLINE]),
    ("strength=plan", [HOTLINE]),
    ("strength=aspiration", []),
    ("label=under_way", [HOTLINE]),
    ("label=under_way&label=not_assessed", BOTH),
    ("assessment=not_assessed", [LISTS]),
    ("delivery=initiated", [HOTLINE]),
    ("timing=overdue", [HOTLINE]),
    ("timing=no_deadline", [LISTS]),
    ("standing=active", BOTH),
    ("standing=lapsed", []),
    ("contested=false", BOTH),
    ("contested=1", []),
    ("counted=true", BOTH),
    ("counted=false", []),
    ("counted=true&counted=false", BOTH),
    ("institution=An institute", [HOTLINE]),
    ("as_of=2016-01-01", [HOTLINE]),
    ("as_of=2016-06-30&label=not_assessed", [HOTLINE]),
    ("as_of=2016-07-01&label=not_assessed", []),
    ("as_of=2016-08-31&timing=overdue", []),
    ("as_of=2016-09-01&timing=overdue", [HOTLINE]),
    ("as_of=2015-12-01", []),
]


@pytest.mark.parametrize(("query", "slugs"), SELECTED, ids=[query for query, _ in SELECTED])
def test_parameter_selects(two_pledges: None, find: Find, query: str, slugs: list[str]) -> None:
    assert find(query) == slugs


def test_counted_tells_pledges_in_figures_from_bundles_and_settled_ones(find: Find) -> None:
    factories.publish("pledge")
    factories.publish("pledge", id="part", title_en="A part", part_of=HOTLINE)
    factories.publish("pledge", id="agreed", title_en="Agreed", settled_at_adoption=True)

    assert find("counted=true") == ["part"]
    assert sorted(find("counted=false")) == ["agreed", HOTLINE]


@pytest.mark.parametrize("name", ["party", "obligor"])
def test_party_includes_those_under_it(two_pledges: None, find: Find, name: str) -> None:
    assert find(f"{name}=china") == BOTH


def test_party_includes_grandchildren(two_pledges: None, find: Find) -> None:
    factories.draft("party", id="office", name_en="Office", parent="ministry")
    factories.publish("pledge", id="open-an-office", made_on="2018", obligors=["office"])

    assert find("obligor=china") == ["open-an-office", *BOTH]


# The lists were promised in March 2017, so their latest day is the 31st.
BOUNDS = [
    ("made_after=2017-03-31", [LISTS]),
    ("made_after=2017-04-01", []),
    ("made_before=2017-03-31", BOTH),
    ("made_before=2017-03-30", [HOTLINE]),
    ("due_after=2016-08-31", [HOTLINE]),
    ("due_after=2016-09-01", []),
    ("due_before=2016-08-31", [HOTLINE]),
    ("due_before=2016-08-30", []),
    ("made_after=2018-01-01&made_after=2016-01-01", [LISTS]),
    ("made_before=2010-01-01&made_before=2016-01-01", [HOTLINE]),
]


@pytest.mark.parametrize(("query", "slugs"), BOUNDS, ids=[query for query, _ in BOUNDS])
def test_date_compares_the_latest_day_inclusively(
    two_pledges: None, find: Find, query: str, slugs: list[str]
) -> None:
    assert find(query) == slugs


def test_withdrawn_wording_no_longer_counts(two_pledges: None, find: Find) -> None:
    wording = factories.publish("wording", number=3, strength="aspiration")
    corrections.withdraw(wording, reason="Wrong text.", by=factories.editor_actor())

    assert find("strength=aspiration") == []


def test_draft_is_not_selected(two_pledges: None, find: Find) -> None:
    factories.draft("pledge", id="secret-draft")

    assert find("") == BOTH


def test_draft_wording_does_not_count(two_pledges: None, find: Find) -> None:
    factories.draft("wording", number=4, strength="intention")

    assert find("strength=intention") == []


def test_party_of_drafts_only_is_unknown(two_pledges: None, find: Find) -> None:
    factories.draft("pledge", id="secret-draft", obligors=["atlantis"])

    with pytest.raises(BadParameter, match="party: "):
        find("party=atlantis")


@pytest.mark.parametrize(("query", "name"), BAD_QUERIES)
def test_bad_query_names_its_parameter(db: None, query: str, name: str) -> None:
    with pytest.raises(BadParameter) as caught:
        pledges(QueryDict(query), today=TODAY)

    assert caught.value.name == name


def test_strange_name_is_cut_and_cleaned() -> None:
    with pytest.raises(BadParameter) as caught:
        pledges(QueryDict("%01" + "x" * 500), today=TODAY)

    assert caught.value.name == "\N{REPLACEMENT CHARACTER}" + "x" * 59


def test_today_may_be_asked_for(two_pledges: None, find: Find) -> None:
    assert find("as_of=2026-01-01") == BOTH


def test_parameter_of_the_door_is_let_through(db: None) -> None:
    selection = pledges(QueryDict("lang=en"), today=TODAY, also=["lang"])

    assert selection.chips == ()


def test_selection_says_which_day_was_asked_about(db: None) -> None:
    selection = pledges(QueryDict("as_of=2016-07-01"), today=TODAY)

    assert (selection.day, selection.as_of) == (date(2016, 7, 1), date(2016, 7, 1))


def test_selection_without_a_day_is_about_today(db: None) -> None:
    selection = pledges(QueryDict(""), today=TODAY)

    assert (selection.day, selection.as_of) == (TODAY, None)


@pytest.mark.parametrize(
    ("text", "page"), [("", 1), ("7", 7), ("007", 7), ("9" * 5_000, 1_000_000_000)]
)
def test_page_is_read(db: None, text: str, page: int) -> None:
    assert pledges(QueryDict(f"page={text}"), today=TODAY).page == page


def test_all_parameters_of_the_contract_are_known() -> None:
    contract = (
        "q mechanism dialogue party obligor topic kind deliverable strength label assessment "
        "collection delivery timing standing contested counted institution made_after "
        "made_before due_after due_before as_of sort page"
    )

    assert set(PARAMETERS) == set(contract.split())


def test_filters_join_the_segments_once(db: None) -> None:
    query = "label=delivered&timing=late&contested=false&due_before=2020-01-01&sort=due"

    sql = str(pledges(QueryDict(query), today=TODAY).queryset.using("default").query)

    assert sql.count('JOIN "tracker_segment"') == 1
