"""The pages that are read most arrive in few bytes, on a phone as on a desk."""

from collections.abc import Callable

import pytest

from tests.browser.addresses import DIALOGUE, LONG_PLEDGE, PARTY
from tests.browser.visits import Visit

MOST_BYTES = 60 * 1024
ADDRESSES = (
    "/",
    "/pledges/",
    f"/pledges/{LONG_PLEDGE}/",
    f"/dialogues/{DIALOGUE}/",
    f"/parties/{PARTY}/",
    "/search/?q=hotline",
)


@pytest.mark.parametrize("language", ["", "/zh-hans"], ids=["English", "Chinese"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_with_all_it_needs_is_at_most_60_kilobytes(
    visited: Callable[[str], Visit], address: str, language: str
) -> None:
    seen = visited(language + address)

    assert seen.status == 200
    # Sizes are those of compressed bodies: a page alone is larger than this once unpacked.
    assert 0 < seen.weight <= MOST_BYTES, seen.weights
