"""A pledge as a claim and, once it was assessed, the verdict on it as a review of that claim.

The review's rating is the label in words. Machines read a number as a degree of truth, and the
score of a pledge is no such thing, so none is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tracker.filters.fields import in_language, language
from tracker.models import Party, PledgeVersion
from tracker.rules.labels import sentence
from tracker.rules.vocabulary import Assessment, LabelWord
from tracker.web.addresses import absolute
from tracker.web.pledge_status import Status

from . import dates
from .json_ld import Thing, thing
from .party import party
from .site import organization


def claim(version: PledgeVersion, obligors: Sequence[Party]) -> Thing:
    """What was promised, by whom, at which dialogue."""
    held = version.dialogue
    made_at = thing(
        "Event",
        name=in_language(held.current, "name"),
        url=absolute(held.get_absolute_url()),
        startDate=dates.start(version.made_on),
    )
    return thing(
        "Claim",
        name=in_language(version, "title"),
        text=in_language(version, "statement"),
        url=absolute(version.pledge.get_absolute_url()),
        author=[party(each) for each in obligors],
        datePublished=dates.start(version.made_on),
        firstAppearance=made_at,
    )


def review(made: Thing, status: Status | None, published: datetime | None) -> Thing | None:
    """The verdict in force on a claim; None unless the pledge stands as assessed."""
    if status is None or status.assessment is not Assessment.ASSESSED:
        return None
    label = sentence(LabelWord(status.label), language(), status.delivered, status.total)
    return thing(
        "ClaimReview",
        url=made["url"],
        claimReviewed=made["text"],
        itemReviewed=made,
        author=organization(),
        datePublished=published.date().isoformat() if published else None,
        reviewRating=thing("Rating", alternateName=label),
    )
