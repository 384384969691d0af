"""Charts on pages: named, described, and the same numbers as their tables."""

from __future__ import annotations

import re
from datetime import date

from tests import factories
from tests.factories import bearing, measurement
from tests.web.charts import chart, charts, described
from tests.web.conftest import Count, Read
from tracker.models import Mechanism, Party, Pledge
from tracker.web.figures import figures
from tracker.web.status_bars import by_mechanism, by_round
from tracker.web.status_months import months_of_parts, months_of_pledges

TODAY = date(2026, 11, 21)
HOTLINE = "/pledges/open-a-hotline/"
PAGES = [
    "/",
    "/?as_of=2016-07-15",
    "/zh-hans/",
    "/mechanisms/joint-dialogue/",
    "/dialogues/first-round/",
    "/parties/china/",
    "/topics/hotlines/",
    "/indicators/calls/",
    HOTLINE,
    f"/zh-hans{HOTLINE}",
]
COUNTED = [
    "/",
    "/mechanisms/joint-dialogue/",
    "/dialogues/first-round/",
    "/parties/china/",
    HOTLINE,
]


def test_every_drawing_is_named_and_described(charted_record: None, read: Read) -> None:
    for address in PAGES:
        found = charts(read(address).html)
        assert found, address
        for each in found:
            assert each.drawings, address
            assert "<figcaption" in each.html
            assert all(all(described(drawing)) for drawing in each.drawings)


def test_ids_of_a_page_are_unique(charted_record: None, read: Read) -> None:
    for address in PAGES:
        ids = re.findall(r'\sid="([^"]+)"', read(address).html)
        assert len(set(ids)) == len(ids), address


def test_no_chart_brings_a_style_or_a_script(charted_record: None, read: Read) -> None:
    for address in PAGES:
        for each in charts(read(address).html):
            assert "style=" not in each.html, address
            assert "<script" not in each.html, address


def test_only_a_drawing_without_links_is_one_picture(charted_record: None, read: Read) -> None:
    """The parts of a picture are not there for a screen reader; links must be."""
    for address in PAGES:
        for each in charts(read(address).html):
            for drawing in each.drawings:
                has_links = any(part.tag == "a" for part in drawing.iter())
                assert drawing.get("role") == ("group" if has_links else "img"), address


def test_segments_lead_where_the_rows_of_the_table_lead(charted_record: None, read: Read) -> None:
    html = read("/?as_of=2016-07-15").html

    segments = re.findall(r'<a href="([^"]+)"', chart(html, "bar-pledges").html)
    table = html.partition('<table class="figures">')[2].partition("</table>")[0]
    assert sorted(segments) == sorted(re.findall(r'<a href="([^"]+)"', table))
    assert all("as_of=2016-07-15" in address for address in segments)


def test_bar_says_the_figures(charted_record: None, read: Read) -> None:
    counted = figures(Pledge.published.on(TODAY))

    text = chart(read("/").html, "bar-pledges").text

    assert f"{counted.assessed} of {counted.counted} assessed" in text
    for each in counted.labels:
        assert f"{each.value.word.label('en')}: {each.count}" in text


def test_mechanisms_together_are_the_figures(charted_record: None) -> None:
    groups = by_mechanism(TODAY)

    assert sum(group.counted for group in groups) == figures(Pledge.published.on(TODAY)).counted


def test_pledge_outside_any_mechanism_has_a_row_at_the_end(
    charted_record: None, read: Read
) -> None:
    factories.publish("dialogue", id="visit", mechanism="", round=None)
    factories.publish("pledge", id="alone", dialogue="visit")

    assert chart(read("/").html, "bars-mechanisms").rows[-1][0] == "Outside any mechanism"


def test_rounds_together_are_the_figures_of_their_mechanism(charted_record: None) -> None:
    mechanism = Mechanism.published.get(slug="joint-dialogue")
    made_there = Pledge.published.on(TODAY).filter(current__dialogue__current__mechanism=mechanism)

    assert sum(group.counted for group in by_round(mechanism, TODAY)) == figures(made_there).counted


def test_last_month_is_the_figures_of_the_day(charted_record: None) -> None:
    day = date(2016, 7, 15)
    counted = figures(Pledge.published.on(day))

    last = months_of_pledges(day)[-1]

    assert last.day == day
    assert last.total == counted.counted
    assert last.counts == {each.value: each.count for each in counted.labels}


def test_months_begin_when_the_first_pledge_was_made(charted_record: None) -> None:
    assert months_of_pledges(TODAY)[0].day == date(2015, 12, 31)


def test_parts_of_a_party_end_with_what_its_table_says(charted_record: None, read: Read) -> None:
    party = Party.published.get(slug="china")

    last = months_of_parts(TODAY, [party.pk])[-1]

    rows = chart(read("/parties/china/").html, "months-title").rows
    assert rows[-1][-1] == str(last.total)


def test_months_are_also_a_table(charted_record: None, read: Read) -> None:
    found = chart(read("/").html, "months-title").rows

    assert found[0] == ["On", "Not assessed yet", "Under way", "All"]
    assert found[1] == ["31 Dec 2015", "4", "0", "4"]
    assert found[-1] == ["21 Nov 2026", "3", "1", "4"]


def test_day_asked_about_ends_every_chart(charted_record: None, read: Read) -> None:
    html = read("/?as_of=2016-06-30").html

    assert chart(html, "months-title").rows[-1][:3] == ["30 Jun 2016", "4", "4"]


def test_record_without_pledges_has_no_charts(read: Read) -> None:
    assert charts(read("/").html) == []


def test_charts_take_as_many_queries_for_many_rows_as_for_few(
    charted_record: None, count: Count
) -> None:
    once = {address: count(address) for address in COUNTED}
    for number in range(3):
        factories.publish("pledge", id=f"more-{number}", title_en=f"More {number}")
        factories.publish("pledge", id=f"there-{number}", dialogue=f"round-{number}")
        factories.publish(
            "update",
            id=f"later-{number}",
            date=f"201{number + 7}",
            bearings=[bearing(), bearing(pledge=f"more-{number}")],
            measurements=[measurement(scope_en=f"Scope {number}")],
        )

    assert {address: count(address) for address in COUNTED} == once
