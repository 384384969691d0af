"""What may be done with pledges of other institutions' collections, and what not."""

from __future__ import annotations

from datetime import date

import pytest

from tests import factories
from tracker.actions.refusal import Refused
from tracker.models import Pledge
from tracker.models.looks import look_counts


def test_collected_pledge_takes_no_verdict_of_ours(published_pledge: object) -> None:
    factories.publish("pledge", id="theirs", collection="institute-pledges")
    factories.publish("update", id="report", bearings=[factories.bearing(pledge="theirs")])

    with pytest.raises(Refused, match="another institution's collection"):
        factories.publish("assessment", pledge="theirs", evidence=["report"])


def test_part_is_of_the_collection_of_its_bundle(published_pledge: object) -> None:
    with pytest.raises(Refused, match="same collection as its bundle"):
        factories.publish(
            "pledge", id="part", part_of=factories.HOTLINE, collection="institute-pledges"
        )

    assert not Pledge.objects.get(slug=factories.HOTLINE).is_bundle


def test_collection_is_not_called_as_our_own_record(db: None) -> None:
    with pytest.raises(Refused, match="a word of our addresses"):
        factories.draft("collection", id="own")


def test_desk_has_no_work_with_a_collected_pledge(db: None) -> None:
    factories.publish("pledge", id="theirs", collection="institute-pledges")

    assert set(look_counts(date(2030, 1, 1)).values()) <= {0}
