"""Charts of single pledges: their rows beside each other, their timeline, their numbers."""

from __future__ import annotations

from tests import factories
from tests.factories import measurement
from tests.web.charts import chart
from tests.web.conftest import Read
from tracker.models import Assessment
from tracker.rules.vocabulary import Change

HOTLINE = "/pledges/open-a-hotline/"


def test_row_of_a_plan_leads_to_its_pledge(charted_record: None, read: Read) -> None:
    found = chart(read("/dialogues/first-round/?as_of=2016-07-15").html, 'id="plans"')

    assert f'href="{HOTLINE}?as_of=2016-07-15"' in found.html
    assert "From 1 Jul 2016: Under way." in found.text
    assert "Latest due day: 31 Aug 2016." in found.text


def test_plan_tells_its_days_in_a_table(charted_record: None, read: Read) -> None:
    found = chart(read("/mechanisms/joint-dialogue/").html, 'id="plans"').rows

    row = next(row for row in found if row[0] == "Open a hotline")
    assert row[2] == "2 Dec 2015 Not assessed yet 1 Jul 2016 Under way"
    assert row[1] == "2 Dec 2015"


def test_drawn_timeline_names_what_the_list_names(charted_record: None, read: Read) -> None:
    drawing = chart(read(HOTLINE).html, "chart-life")

    assert "14 June 2016: Initiated." in drawing.text
    assert "1 July 2016: Initiated." in drawing.text
    assert "Latest due day: 31 Aug 2016." in drawing.text


def test_drawn_timeline_knows_nothing_later_than_the_day(charted_record: None, read: Read) -> None:
    drawing = chart(read(f"{HOTLINE}?as_of=2016-06-30").html, "chart-life")

    assert "14 June 2016" in drawing.text
    assert "1 July 2016" not in drawing.text
    assert "1 August 2016" not in drawing.text


def test_corrected_verdict_is_marked(published_verdict: Assessment, read: Read) -> None:
    assert "(corrected)" not in chart(read(HOTLINE).html, "chart-life").text

    factories.correct(
        published_verdict,
        changes={"reason_en": "It was opened; no call is known of."},
        change=Change.TYPO,
        reason="A slip.",
        by=factories.editor_actor(),
    )

    assert "(corrected)" in chart(read(HOTLINE).html, "chart-life").text


def test_numbers_of_updates_are_drawn_with_their_break(charted_record: None, read: Read) -> None:
    found = chart(read(HOTLINE).html, "chart-numbers-over-time")

    assert "A dashed line marks where what is counted changes." in found.text
    assert [row[2] for row in found.rows[1:]] == ["3 calls", "4 calls"]


def test_single_number_is_not_drawn(published_pledge: object, read: Read) -> None:
    factories.publish("update", measurements=[measurement()])

    assert "chart-numbers-over-time" not in read(HOTLINE).html


def test_reporters_have_a_panel_each(charted_record: None, read: Read) -> None:
    found = chart(read("/indicators/calls/").html, "chart-numbers-over-time")

    assert len(found.drawings) == 2
    assert "Independent reports" in found.text


def test_points_of_an_indicator_with_breaks_are_not_joined(read: Read) -> None:
    factories.draft("indicator", breaks_en=["Counted anew from 2017."])
    factories.publish("indicator_point", number=1, date="2016", value="3")
    factories.publish("indicator_point", number=2, date="2018", value="5")

    assert 'class="chart-join"' not in read("/indicators/calls/").html


def test_points_of_an_indicator_without_breaks_are_joined(read: Read) -> None:
    factories.publish("indicator_point", number=1, date="2016", value="3")
    factories.publish("indicator_point", number=2, date="2018", value="5")

    assert read("/indicators/calls/").html.count('class="chart-join"') == 1
