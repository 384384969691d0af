"""The list of pledges."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from tests import factories
from tests.bad_queries import BAD_QUERIES
from tests.web.conftest import Read


def published(number: int) -> None:
    """So many pledges, one a day from 1 January 2016."""
    factories.publish_all(
        "pledge",
        [
            factories.pledge_content(
                id=f"pledge-{each:02}",
                title_en=f"Pledge {each:02}",
                made_on=f"2016-01-{each:02}",
            )
            for each in range(1, number + 1)
        ],
    )


def test_row_shows_title_who_where_when_and_label(published_verdict: object, read: Read) -> None:
    found = read("/pledges/").part("found")

    assert "Open a hotline" in found
    assert "First round · 2 December 2015" in found
    assert "Under way · deadline passed (31 Aug 2016)" in found


def test_counts_come_with_denominators_and_the_day(published_verdict: object, read: Read) -> None:
    factories.publish("pledge", id="part-of-it", title_en="Part", part_of="open-a-hotline")
    factories.publish("pledge", id="adopted", title_en="Adopted", settled_at_adoption=True)

    found = read("/pledges/?topic=hotlines").part("found")

    assert "3 pledges" in found
    assert "Of 3 on the record on 21 Nov 2026 : 1 counted, of which 0 assessed and 1 not" in found
    assert "Not counted: 1 bundle, whose parts are counted instead, and 1 settled" in found


def test_newest_pledge_comes_first(db: None, read: Read) -> None:
    published(2)

    found = read("/pledges/").part("found")

    assert found.index("Pledge 02") < found.index("Pledge 01")


def test_order_can_be_chosen(db: None, read: Read) -> None:
    published(2)

    found = read("/pledges/?sort=oldest").part("found")

    assert found.index("Pledge 01") < found.index("Pledge 02")


def test_pages_hold_25_pledges(db: None, read: Read) -> None:
    published(26)

    assert read("/pledges/").part("found").count("Pledge ") == 25
    assert "Pledge 01" in read("/pledges/?page=2").part("found")


def test_links_between_pages_keep_the_filters(db: None, read: Read) -> None:
    published(26)

    assert 'href="?topic=hotlines&amp;page=2"' in read("/pledges/?topic=hotlines").html


@pytest.mark.parametrize("page", ["2", "99999999999999999999"])
def test_page_beyond_the_last_is_a_404(published_pledge: object, read: Read, page: str) -> None:
    assert read(f"/pledges/?page={page}").status == 404


def test_nothing_found_says_so_and_leads_back(published_pledge: object, read: Read) -> None:
    page = read("/pledges/?label=delivered")

    assert page.status == 200
    assert "No pledge fits all of this." in page.part("found")


def test_chip_takes_one_filter_out_and_keeps_the_others(
    published_pledge: object, read: Read
) -> None:
    html = read("/pledges/?topic=hotlines&kind=one_off").html

    assert '<a class="chip" href="?kind=one_off">' in html
    assert '<a class="chip" href="?topic=hotlines">' in html


def test_form_shows_what_is_chosen(published_pledge: object, read: Read) -> None:
    html = read("/pledges/?kind=one_off&kind=recurring&made_after=2015-01-01&q=hotline").html

    assert 'name="kind" value="one_off" checked' in html
    assert 'name="kind" value="recurring" checked' in html
    assert 'name="kind" value="abstention"' not in html
    assert 'type="date" value="2015-01-01"' in html
    assert 'value="hotline"' in html


def test_words_of_a_search_are_never_markup(published_pledge: object, read: Read) -> None:
    query = urlencode({"q": '"><script>alert(1)</script>'})

    assert "<script>" not in read(f"/pledges/?{query}").html


def test_list_shows_the_world_on_a_day(published_verdict: object, read: Read) -> None:
    factories.publish("pledge", id="later", title_en="Later", made_on="2017-01-01")

    page = read("/pledges/?as_of=2016-06-30")

    assert "Later" not in page.part("found")
    assert "Not assessed yet" in page.part("found")
    assert "As it stood on 30 Jun 2016" in page.whole_text


def test_row_keeps_the_day_asked_about(published_pledge: object, read: Read) -> None:
    assert 'href="/pledges/open-a-hotline/?as_of=2016-06-30"' in (
        read("/pledges/?as_of=2016-06-30").html
    )


def test_draft_is_not_listed(draft_pledge: object, read: Read) -> None:
    assert "Secret draft" not in read("/pledges/").html


def test_chinese_list_speaks_chinese_where_the_record_does(db: None, read: Read) -> None:
    factories.publish("pledge", title_zh="设立热线")

    found = read("/zh-hans/pledges/").part("found")

    assert "设立热线" in found
    assert "尚未评估" in found


@pytest.mark.parametrize(("query", "name"), BAD_QUERIES)
def test_query_that_cannot_be_read_is_a_400_that_names_the_parameter(
    published_pledge: object, read: Read, query: str, name: str
) -> None:
    page = read(f"/pledges/?{query}")

    assert page.status == 400
    assert f"The parameter {name}" in page.text
