"""Every page, in both languages and schemes, at phone and desk width: what always holds."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
import urllib3

from tests.browser.addresses import NOT_OURS, everything, pages
from tests.browser.served_site import ServedSite
from tests.browser.visits import Visit

Visited = Callable[[str], Visit]
MOST_REQUESTS = 16

every_page = pytest.mark.parametrize("address", pages())


@every_page
def test_page_breaks_no_accessibility_rule(visited: Visited, address: str) -> None:
    """WCAG 2.0, 2.1 and 2.2 A and AA, and axe's best practices."""
    violations = visited(address).violations

    assert violations == [], "\n".join(violations)


@every_page
def test_page_keeps_within_its_width(visited: Visited, address: str) -> None:
    assert visited(address).too_wide == []


@every_page
def test_page_names_its_language(visited: Visited, address: str) -> None:
    expected = "zh-Hans" if address.startswith("/zh-hans/") else "en"

    assert visited(address).lang == expected


@every_page
def test_browser_has_no_complaint(visited: Visited, address: str) -> None:
    """Nothing on the page is refused by its content policy, missing or outdated."""
    assert visited(address).complaints == []


@every_page
def test_page_asks_this_site_only_and_sets_no_cookie(
    visited: Visited, site: ServedSite, address: str
) -> None:
    seen = visited(address)

    hosts = {urlsplit(url).netloc for url in seen.requests if not url.startswith("data:")}
    assert hosts == {urlsplit(site.url).netloc}
    assert len(seen.requests) <= MOST_REQUESTS
    assert seen.cookies == []


@every_page
def test_nothing_moves_while_the_page_loads(visited: Visited, address: str) -> None:
    assert visited(address).shift == 0


def test_every_address_that_answers_with_a_page_is_visited(site: ServedSite) -> None:
    pool = urllib3.PoolManager(retries=False)
    others = [address for address in everything() if address not in {*pages(), *NOT_OURS}]

    kinds = {address: kind(pool, site.url + address) for address in others}

    assert others
    assert [address for address, kind in kinds.items() if kind == "text/html"] == []


@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 200), ("/none-such/", 404), ("/pledges/?page=none", 400)],
)
def test_visit_saw_the_page_that_was_meant(visited: Visited, address: str, status: int) -> None:
    assert visited(address).status == status


def kind(pool: urllib3.PoolManager, url: str) -> str:
    """The media type of the answer; none where it only says that it has no such thing."""
    response = pool.request("GET", url, preload_content=False)
    response.close()
    if response.status >= 300:
        return ""
    return response.headers.get("Content-Type", "").partition(";")[0]
