"""The plain content of each noun, with sane defaults: `pledge_content(due="2017")`."""

from __future__ import annotations

from typing import Any

from .nested import bearing, citation
from .shaping import HOTLINE, MEETINGS, OPENING, Content, content


def party_content(**changes: Any) -> Content:
    return content("party", changes, id="china", name_en="China", kind="state")


def topic_content(**changes: Any) -> Content:
    return content("topic", changes, id="hotlines", name_en="Hotlines")


def mechanism_content(**changes: Any) -> Content:
    return content("mechanism", changes, id="joint-dialogue", name_en="Joint dialogue")


def source_content(**changes: Any) -> Content:
    """A newspaper report: independent evidence for every obligor."""
    return content(
        "source",
        changes,
        id="news-report",
        title="Hotline opens",
        url="https://news.example/hotline",
        published_on="2016-06-15",
        kind="independent_press",
        reliability="high",
    )


def collection_content(**changes: Any) -> Content:
    return content(
        "collection",
        changes,
        id="institute-pledges",
        name_en="Pledges scored by an institute",
        institution="An institute",
        licence="CC BY-NC 4.0",
    )


def indicator_content(**changes: Any) -> Content:
    return content("indicator", changes, id="calls", name_en="Calls", unit="calls")


def dialogue_content(**changes: Any) -> Content:
    return content(
        "dialogue",
        changes,
        id="first-round",
        mechanism="joint-dialogue",
        kind="round",
        name_en="First round",
        round=1,
        date="2015-12-01/2015-12-02",
        status="held",
    )


def pledge_content(**changes: Any) -> Content:
    """One obligor, one counterpart, a one-off act with a deadline."""
    return content(
        "pledge",
        changes,
        id=HOTLINE,
        title_en="Open a hotline",
        statement_en="China will open a hotline before September 2016.",
        dialogue="first-round",
        made_on="2015-12-02",
        kind="one_off",
        deliverable="mechanism",
        origin="context",
        topics=["hotlines"],
        obligors=["china"],
        counterparts=["united-states"],
        elements=["actor", "deliverable", "time"],
        deadline_as_written_en="before September 2016",
        due="2016-08-31",
        basis="as_worded",
    )


def recurring_pledge_content(**changes: Any) -> Content:
    """A duty with occurrences: two meetings a year from 2016 on, promised by both sides."""
    recurring: Content = {
        "id": MEETINGS,
        "title_en": "Meet twice a year",
        "statement_en": "The two sides will meet twice a year.",
        "kind": "recurring",
        "deliverable": "meeting",
        "joint": True,
        "obligors": ["china", "united-states"],
        "counterparts": [],
        "deadline_as_written_en": "twice a year",
        "due": "",
        "basis": "none",
        "recurs_count": 2,
        "recurs_per": "P1Y",
        "recurs_start": "2016-01-01",
    }
    return pledge_content(**recurring | changes)


def wording_content(**changes: Any) -> Content:
    return content(
        "wording",
        changes,
        pledge=HOTLINE,
        number=1,
        source="news-report",
        side="china",
        verb="will",
        strength="commitment",
    )


def fulfilment_test_content(**changes: Any) -> Content:
    return content(
        "fulfilment_test", changes, pledge=HOTLINE, delivered_if_en="A call was put through."
    )


def pledge_link_content(**changes: Any) -> Content:
    """`later` reaffirms `earlier`."""
    return content(
        "pledge_link",
        changes,
        later=MEETINGS,
        earlier=HOTLINE,
        relation="reaffirms",
        reason_en="Named again.",
    )


def update_content(**changes: Any) -> Content:
    """A reported event that bears on the hotline pledge: initiated."""
    return content(
        "update",
        changes,
        id=OPENING,
        date="2016-06-14",
        kind="event",
        fact_en="The hotline was opened.",
        reported_by=["independent"],
        citations=[citation()],
        bearings=[bearing()],
    )


def search_content(**changes: Any) -> Content:
    """A search that found nothing; it names where it looked instead of a source."""
    search: Content = {
        "id": "search-for-calls",
        "date": "2016-09-01",
        "kind": "search",
        "fact_en": "No report of a call was found.",
        "reported_by": [],
        "citations": [],
        "search_complete": False,
        "search_places_en": ["Ministry site"],
        "bearings": [bearing(effect="no_evidence")],
    }
    return update_content(**search | changes)


def assessment_content(**changes: Any) -> Content:
    """A collective verdict on the hotline pledge: initiated."""
    return content(
        "assessment",
        changes,
        pledge=HOTLINE,
        number=1,
        as_of="2016-07-01",
        assessment="assessed",
        delivery="initiated",
        confidence="medium",
        reason_en="It was opened; no call is known.",
        evidence=[OPENING],
    )


def milestone_content(**changes: Any) -> Content:
    return content(
        "milestone", changes, pledge=MEETINGS, number=1, outcome="held", evidence=OPENING
    )


def external_verdict_content(**changes: Any) -> Content:
    return content(
        "external_verdict",
        changes,
        id="institute-on-hotline",
        pledge=HOTLINE,
        institution="An institute",
        figure="score",
        value="+1",
        score="1",
        source="news-report",
    )


def indicator_point_content(**changes: Any) -> Content:
    return content(
        "indicator_point",
        changes,
        indicator="calls",
        number=1,
        date="2016",
        value="3",
        qualifier="exact",
        source="news-report",
    )


def conflict_content(**changes: Any) -> Content:
    return content(
        "conflict",
        changes,
        id="who-called-first",
        pledges=[HOTLINE],
        updates=[OPENING],
        sources=["news-report"],
        claim_a_en="One side called first.",
        claim_b_en="The other side called first.",
    )


def excluded_statement_content(**changes: Any) -> Content:
    return content(
        "excluded_statement",
        changes,
        id="news-report-p3",
        source="news-report",
        paragraph=3,
        gist_en="The writer hopes for calls.",
        category="hope",
        why_en="A hope promises nothing.",
    )
