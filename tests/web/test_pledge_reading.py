"""What helps a reader weigh a pledge: who says what, how sure, how old, what would change it."""

from __future__ import annotations

import pytest

from tests import factories
from tests.factories import bearing, citation
from tests.web.conftest import Read
from tracker.models import PledgeVersion
from tracker.rules.vocabulary import Change

HOTLINE = "/pledges/open-a-hotline/"


def two_obligors() -> None:
    """A joint pledge of China and the United States, with one update."""
    factories.publish("pledge", joint=True, obligors=["china", "united-states"], counterparts=[])
    factories.publish("update")


@pytest.mark.parametrize(
    ("ours", "theirs", "sentence"),
    [
        (
            "commitment",
            "absent",
            "Only one side says it: China. The text of Laos was read and is silent.",
        ),
        (
            "commitment",
            "aspiration",
            "The text of Laos says less: Aspiration, where another side’s says Commitment",
        ),
        ("plan", "plan", "The texts of China, Laos bind alike: Plan."),
    ],
    ids=["one speaks", "one says less", "both alike"],
)
def test_what_only_one_side_says_is_said_in_words(
    published_pledge: object, read: Read, ours: str, theirs: str, sentence: str
) -> None:
    factories.draft("party", id="laos", name_en="Laos")
    factories.publish("wording", number=1, side="china", strength=ours)
    factories.publish("wording", number=2, side="laos", verb="", strength=theirs)

    assert sentence in read(HOTLINE).part("wordings")


def test_texts_of_one_side_stand_in_one_column(published_pledge: object, read: Read) -> None:
    factories.publish("wording", number=1, side="china", verb="will")
    factories.publish("wording", number=2, side="united-states", verb="shall")
    factories.publish("wording", number=3, side="china", verb="hopes")

    html = read(HOTLINE).html

    assert html.count('<li class="voice">') == 2
    assert html.index("“hopes”") < html.index("“shall”")


def test_finding_says_who_says_so(published_verdict: object, read: Read) -> None:
    assert "who says so: Independent" in read(HOTLINE).part("delivered")


def test_evidence_stands_under_its_best_grade_and_searches_last(
    published_pledge: object, read: Read
) -> None:
    factories.draft("source", id="readout", title="Readout", side="china", kind="official_readout")
    factories.publish("update", id="claim", citations=[citation(source="readout")])
    factories.publish("update", id="report")
    factories.publish("update", **factories.search_content(id="look"))
    factories.publish("assessment", evidence=["claim", "look", "report"])

    verdicts = read(HOTLINE).html.split('id="verdicts"')[1].split('id="timeline"')[0]

    groups = [verdicts.index(f">{each}<") for each in ("Independent", "Self-report")]
    assert [*groups, verdicts.index("<h5>Searches")] == sorted(
        [*groups, verdicts.index("<h5>Searches")]
    )
    assert "Evidence: 3 updates" in verdicts


def test_reason_that_two_obligors_share_is_given_once(db: None, read: Read) -> None:
    two_obligors()
    factories.publish("assessment", number=1, obligor="china", reason_en="Nobody called.")
    factories.publish(
        "assessment",
        number=2,
        obligor="united-states",
        reason_en="Nobody called.",
        confidence="low",
        as_of="2016-07-02",
    )

    delivered = read(HOTLINE).part("delivered")

    assert delivered.count("Nobody called.") == 1
    assert "For the same reason as China." in delivered


def test_evidence_of_two_verdicts_in_force_is_told_once(db: None, read: Read) -> None:
    two_obligors()
    factories.publish("assessment", number=1, obligor="china")
    factories.publish("assessment", number=2, obligor="united-states")

    verdicts = read(HOTLINE).part("verdicts")

    assert verdicts.count("The hotline was opened.") == 1
    assert verdicts.count("Evidence: 1 update") == 2
    assert "Told above: 14 June 2016" in verdicts


def test_earlier_verdicts_are_folded_with_links_to_their_evidence(
    published_verdict: object, read: Read
) -> None:
    factories.publish("assessment", number=2, as_of="2016-08-01", reason_en="Still no call.")

    verdicts = read(HOTLINE).part("verdicts")

    assert "1 earlier verdict" in verdicts
    assert verdicts.index("1 earlier verdict") < verdicts.index("It was opened; no call is known.")
    assert verdicts.count("The hotline was opened.") == 1


def test_next_review_is_half_a_year_after_the_last_check_and_age_is_told(
    published_verdict: object, read: Read
) -> None:
    now = read(HOTLINE).part("delivered")
    then = read(f"{HOTLINE}?as_of=2016-07-05").part("delivered")

    assert "Next review due 7 Sep 2016" in now
    assert "the last check is more than six months old" in now
    assert "more than six months old" not in then


def test_open_findings_say_what_would_bring_them(published_verdict: object, read: Read) -> None:
    test = read(HOTLINE).part("test")

    assert "What would change the verdict" in test
    assert "● Delivered A call was put through. An independent source or the counterpart" in test
    assert "✕ Not delivered Evidence shows it was not done" in test
    assert "The text does not name: Measure" in test


def test_pledge_without_a_verdict_has_nothing_to_change(
    published_pledge: object, read: Read
) -> None:
    factories.publish("fulfilment_test")

    assert "What would change the verdict" not in read(HOTLINE).text


def test_contested_position_is_shown_with_its_source(db: None, read: Read) -> None:
    factories.publish("pledge", kind="abstention", due="", basis="none")
    factories.draft("source", id="statement", title="A statement", side="china")
    factories.publish(
        "update",
        id="denial",
        kind="position",
        reported_by=["china"],
        citations=[citation(source="statement")],
        bearings=[bearing(effect="breach_denied")],
    )

    assert "A statement" in read(HOTLINE).part("disputed")


def test_correction_is_told_apart_from_the_rest_of_the_history(
    published_pledge: object, read: Read
) -> None:
    before = read(HOTLINE).part("history")
    version = PledgeVersion.objects.get(pledge__slug="open-a-hotline", is_current=True)
    factories.correct(
        version,
        changes={"title_en": "Open the hotline"},
        change=Change.TYPO,
        reason="A letter was missing.",
        by=factories.editor_actor(),
    )

    after = read(HOTLINE).part("history")

    assert "Corrections" not in before
    assert "Typo corrected · pledge open-a-hotline : A letter was missing." in after


def test_long_timeline_is_folded_and_a_short_one_open(published_update: object, read: Read) -> None:
    short = read(HOTLINE).html
    for each in range(12):
        factories.publish("update", id=f"call-{each}", fact_en=f"Call {each}.")
    long = read(HOTLINE).html

    assert '<details class="fold" open>' in short
    assert '<details class="fold" open>' not in long
