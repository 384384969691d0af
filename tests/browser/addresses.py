"""Which pages the browser visits: all of them, made from the site's own URL patterns.

An address with an argument that has no sample here is an error, so that a new page cannot be
forgotten. The samples are rows of the bundled record that fill their page best, and the shipped
sample of another institution's table.
"""

from __future__ import annotations

import re
from typing import Any

from tests.public_addresses import LANGUAGES, public_addresses, routes

PLEDGE = "us-cn-2016-hotline-test"
LONG_PLEDGE = "mekong-states-collective-action-against-fraud"
DIALOGUE = "hljd-2"
PARTY = "china"
COLLECTION = "g7-compliance"
THEIR_PLEDGE = "g7-compliance-2019-7-588aeb94c8"
SAMPLES = {
    "pledges": PLEDGE,
    "assessments": PLEDGE,
    "embed": PLEDGE,
    "updates": "sea-u022",
    "mechanisms": "us-cn-hljd",
    "dialogues": DIALOGUE,
    "parties": PARTY,
    "topics": "telecom-fraud",
    "sources": "seed-000",
    "collections": COLLECTION,
    "indicators": "ind-cn-nmyanmar-cumulative",
}
# States of a page that its bare address does not show.
STATES = (
    "pledges/?label=no_evidence&label=split&mechanism=us-cn-hljd",
    "pledges/?dialogue=hljd-1&label=reversed",
    "pledges/?as_of=2016-07-01",
    "pledges/?page=none",
    f"pledges/?collection={COLLECTION}",
    f"pledges/{THEIR_PLEDGE}/",
    f"pledges/{PLEDGE}/?as_of=2016-07-01",
    f"pledges/{PLEDGE}/?as_of=2014-01-01",
    f"pledges/{LONG_PLEDGE}/",
    f"parties/{PARTY}/?as_of=2016-07-01",
    "compare/?rows=parties",
    "calendar/?year=2016",
    "search/?q=hotline",
    "search/?q=hotline&in=updates",
    "search/?q=zzzz",
    f"suggest/?about=/pledges/{PLEDGE}/",
    "none-such/",
)
# The viewer of the API's description comes whole from its library.
NOT_OURS = {"/api/v1/docs/"}


def pages() -> list[str]:
    """Every page for readers in both languages, and the states above."""
    found = [address for address in everything() if is_page(address)]
    return found + [f"/{language}{state}" for language in LANGUAGES for state in STATES]


def everything() -> list[str]:
    """Every public address, files for machines included."""
    return public_addresses({route: _arguments(route) for route in routes() if "<" in route})


def is_page(address: str) -> bool:
    """Pages end with a slash; the API's addresses do too."""
    return address.endswith("/") and not address.startswith("/api/")


def _arguments(route: str) -> list[dict[str, Any]]:
    noun = route.removeprefix("zh-hans/").removeprefix("api/v1/").partition("/")[0]
    values: dict[str, Any] = {"slug": SAMPLES.get(noun), "number": 1, "seq": 1, "rest": "none-such"}
    values |= {"section": "pledges", "revision": 1}
    named = re.findall(r"<(?:\w+:)?(\w+)>", route)
    assert all(values.get(name) for name in named), f"give the page {route} a sample"
    return [{name: values[name] for name in named}]
