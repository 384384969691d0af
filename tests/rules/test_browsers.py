"""Browsers are told apart roughly."""

from __future__ import annotations

import pytest

from tracker.rules.browsers import browser_of

MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"


@pytest.mark.parametrize(
    ("user_agent", "expected"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Linux",
        ),
        (f"{MAC} AppleWebKit/605.1 Version/18.0 Safari/605.1", "Safari on Mac"),
        (f"{MAC} AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on Mac"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.0", "curl"),
        ("", "Unknown browser"),
        ("<script>", "Unknown browser"),
    ],
)
def test_browser_and_system_are_named_without_versions(user_agent: str, expected: str) -> None:
    assert browser_of(user_agent) == expected
