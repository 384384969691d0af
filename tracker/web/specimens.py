"""Made-up values for the gallery: every status that a page can show, none of them on the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tracker.models import Assessment, Party, Source, UpdateVersion, Wording
from tracker.models import StatusUpdate as Update
from tracker.rules.vocabulary import Assessment as AssessmentWord
from tracker.rules.vocabulary import (
    Confidence,
    Delivery,
    LabelWord,
    MilestoneState,
    SourceKind,
    Standing,
    Strength,
    Timing,
    UpdateKind,
)

from .evidence import Report
from .pledge_status import NextReview, ObligorStatus, Status
from .verdicts import Verdict
from .voices import Voice

DUE = date(2016, 8, 31)
CHECKED = date(2016, 7, 1)

PLAIN = Status(
    label=LabelWord.UNDER_WAY,
    assessment=AssessmentWord.ASSESSED,
    delivery=Delivery.INITIATED,
    last_delivery=None,
    timing=Timing.NO_DEADLINE,
    standing=Standing.ACTIVE,
    contested=False,
    due_earliest=None,
    due_latest=None,
    checked_on=CHECKED,
    changed_on=CHECKED,
)


def labels() -> list[Status]:
    """Every label once; the split one with its count."""
    return [replace(PLAIN, label=label, delivered=1, total=3) for label in LabelWord]


def timings() -> list[Status]:
    """Every timing, with a day where there is one."""
    return [
        replace(PLAIN, timing=each, due_latest=None if each is Timing.NO_DEADLINE else DUE)
        for each in Timing
    ]


def standings() -> list[Status]:
    """Every standing, then one that is contested."""
    stood = [replace(PLAIN, standing=each) for each in Standing]
    return [*stood, replace(PLAIN, contested=True)]


def reviewed() -> Status:
    """Under review, with the last verdict beside the label."""
    return replace(PLAIN, label=LabelWord.UNDER_REVIEW, last_delivery=Delivery.DELIVERED)


def party(name: str) -> Party:
    """A side that nobody knows."""
    return Party(slug="a-side", name_en=name)


def obligors() -> Iterator[ObligorStatus]:
    """Two obligors that stand differently, one with a deadline of its own."""
    delivered = replace(PLAIN, label=LabelWord.DELIVERED, timing=Timing.ON_TIME, due_latest=DUE)
    yield ObligorStatus(party("One side"), delivered, "2016-08-31")
    yield ObligorStatus(party("The other side"), replace(PLAIN, contested=True), "")


def verdict() -> Verdict:
    """A verdict on the obligor's word alone."""
    row = Assessment(
        number=1,
        as_of=CHECKED,
        assessment=AssessmentWord.ASSESSED,
        delivery=Delivery.REPORTED_DELIVERED,
        confidence=Confidence.MEDIUM,
        reason_en="It says that the line works; nobody else has said so.",
    )
    side = party("One side")
    return Verdict(row, [side], [], [side], [side])


def voices() -> list[Voice]:
    """One side for each strength of a text, the silent one last."""
    return [Voice(party(f"Side {each.value}"), None, [(wording(each), each)]) for each in Strength]


def wording(strength: Strength) -> Wording:
    """A text of a given strength; the silent one has no verb."""
    source = Source(title="A readout", kind=SourceKind.OFFICIAL_READOUT, published_on="2015-12-02")
    verb = "" if strength is Strength.ABSENT else "will"
    return Wording(source=source, strength=strength, verb=verb, inferred=not verb)


def report() -> Report:
    """An update without sources."""
    version = UpdateVersion(
        update=Update(slug="an-update"),
        kind=UpdateKind.EVENT,
        date="2016-06-14",
        fact_en="The line was opened.",
    )
    return Report(version, (), (), ())


def review() -> NextReview:
    """A check that has grown old."""
    return NextReview(date(2017, 1, 1), is_stale=True)


def milestones() -> list[MilestoneState]:
    """Every state of a turn."""
    return list(MilestoneState)
