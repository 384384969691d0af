"""A request reaches Django as it was sent, but for what a stranger must not say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.front.asking import Client
from tracker.front.environ import environ


def read(*headers: tuple[str, str], path: str = "/") -> dict[str, object]:
    return environ(Client(path, "GET", headers).scope())


@pytest.mark.parametrize(
    ("headers", "key", "value"),
    [
        ([("host", "a.example")], "HTTP_HOST", "a.example"),
        ([("content-length", "5")], "CONTENT_LENGTH", "5"),
        ([("accept", "a"), ("accept", "b")], "HTTP_ACCEPT", "a,b"),
        ([("cookie", "a=1"), ("cookie", "b=2")], "HTTP_COOKIE", "a=1; b=2"),
    ],
    ids=["a header", "a length", "a list", "cookies"],
)
def test_header_is_read(headers: Sequence[tuple[str, str]], key: str, value: str) -> None:
    assert read(*headers)[key] == value


def test_name_with_an_underscore_does_not_pass_for_another() -> None:
    assert "HTTP_X_FORWARDED_FOR" not in read(("x_forwarded_for", "192.0.2.9"))


@pytest.mark.parametrize(
    ("path", "read_as"),
    [("/a%20b/", "/a b/"), ("/%e4%b8%ad/", "/中/".encode().decode("latin-1")), ("/%ff/", "/\xff/")],
    ids=["a space", "Chinese", "no UTF-8"],
)
def test_path_keeps_its_bytes(path: str, read_as: str) -> None:
    assert read(path=path)["PATH_INFO"] == read_as


def test_query_is_left_as_it_is() -> None:
    assert read(path="/?q=%E4%B8%AD&q=")["QUERY_STRING"] == "q=%E4%B8%AD&q="
