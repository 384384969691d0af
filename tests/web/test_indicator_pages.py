"""Indicators: each reporter's own series, with its breaks."""

from __future__ import annotations

from tests import factories
from tests.web.conftest import Read

CALLS = "/indicators/calls/"


def test_series_of_different_reporters_are_apart(read: Read) -> None:
    factories.draft("indicator", breaks_en=["Counted anew from 2017."])
    factories.publish("indicator_point", number=1, value="3", qualifier="more_than")
    factories.publish("indicator_point", number=2, value="5", reporter="china")

    page = read(CALLS)

    assert "Counted anew from 2017." in page.part("breaks")
    assert "2016 5" in page.part("series-1")
    assert "2016 more than 3" in page.part("series-2")
    assert "independently" in page.part("series-2")


def test_numbers_in_updates_are_listed_apart(published_pledge: object, read: Read) -> None:
    factories.publish("update", measurements=[factories.measurement(scope_en="One line")])

    text = read(CALLS).part("measurements")

    assert "14 June 2016 3 calls One line" in text


def test_data_page_leads_to_it(read: Read) -> None:
    factories.publish("indicator_point")

    assert 'href="/indicators/calls/"' in read("/data/").html


def test_indicator_that_nothing_public_names_is_not_found(read: Read) -> None:
    factories.draft("indicator")

    assert read(CALLS).status == 404
