"""The number of queries of a list does not depend on its rows."""

from __future__ import annotations

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tracker.api.nouns import NOUNS


def _queries(visitor: Client, address: str) -> int:
    with CaptureQueriesContext(connections["public"]) as queries:
        assert visitor.get(f"/api/v1/{address}").json()["count"]
    return len(queries)


def _more_of_everything() -> None:
    for number in range(3):
        pledge, update = f"pledge-{number}", f"update-{number}"
        who = f"party-{number}"
        factories.draft("topic", id=f"topic-{number}")
        factories.publish(
            "pledge", id=pledge, obligors=["china", who], topics=["hotlines", f"topic-{number}"]
        )
        factories.publish("update", id=update, bearings=[factories.bearing(pledge=pledge)])
        factories.publish("assessment", pledge=pledge, evidence=[update])
        factories.publish("external_verdict", id=f"verdict-{number}", pledge=pledge, obligor=who)
        factories.publish("indicator_point", indicator=f"indicator-{number}")
        collection = f"collection-{number}"
        factories.publish("pledge", id=f"theirs-{number}", collection=collection)
        factories.publish("dialogue", id=f"round-{number}", mechanism=f"forum-{number}")


@pytest.mark.parametrize("noun", NOUNS)
def test_queries_do_not_grow_with_rows(
    published_verdict: object, visitor: Client, noun: str
) -> None:
    factories.publish("external_verdict")
    factories.publish("indicator_point")
    factories.publish("pledge", id="theirs", collection="institute-pledges")
    with_one = _queries(visitor, f"{noun}/")
    _more_of_everything()

    assert _queries(visitor, f"{noun}/") == with_one
