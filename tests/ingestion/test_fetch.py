"""Opening an address: what comes back, where it leads, and what is never reached."""

from __future__ import annotations

import ssl
from typing import Any

import pytest

from tests.ingestion.hosts import AGENT, OK, PAGE, Behaviour, host, network, opened, says, sends
from tracker.ingestion.fetch import Forbidden, Network, Unanswered, fetch, resolve


def redirect(to: str) -> Behaviour:
    return says("302 Found", f"Location: {to}")


# What comes back


def test_page_is_read_as_it_was_sent() -> None:
    with host(says("200 OK")) as up:
        answer = opened(up)

    assert (answer.status, answer.body) == (200, PAGE)
    assert answer.address == f"http://news.example:{up.port}/hotline"


def test_request_names_the_host_and_who_asks() -> None:
    with host(says("200 OK")) as up:
        opened(up, "/新闻?q=a%20b")

    first, *headers = up.asked[0].rstrip().split("\r\n")
    assert first == "GET /%E6%96%B0%E9%97%BB?q=a%20b HTTP/1.1"
    assert sorted(headers) == [
        "Accept-Encoding: identity",
        "Accept: text/html,application/xhtml+xml,application/pdf,*/*;q=0.8",
        "Connection: close",
        f"Host: news.example:{up.port}",
        f"User-Agent: {AGENT}",
    ]


@pytest.mark.parametrize(
    "status", ["304 Not Modified", "403 No", "404 No", "410 Gone", "429 Later", "500 Oh", "999 No"]
)
def test_answer_without_a_page_is_an_answer(status: str) -> None:
    with host(says(status)) as up:
        answer = opened(up)

    assert (answer.status, answer.body) == (int(status[:3]), b"")


def test_body_of_chunks_is_read() -> None:
    body = b"7\r\nHotline\r\n6\r\n opens\r\n0\r\n\r\n"
    with host(sends(OK + b"Transfer-Encoding: chunked\r\n\r\n" + body)) as up:
        assert opened(up).body == b"Hotline opens"


# Where it leads


def test_redirect_is_followed_by_its_relative_address() -> None:
    def moved(connection: Any, closing: Any) -> None:
        is_first = len(up.asked) == 1
        (redirect("../new?x=1#top") if is_first else says("200 OK"))(connection, closing)

    with host(moved) as up:
        answer = opened(up, "/old/page")

    assert answer.address == f"http://news.example:{up.port}/new?x=1#top"
    assert up.asked[1].startswith("GET /new?x=1 HTTP/1.1")


def test_redirect_in_raw_bytes_is_written_in_ascii() -> None:
    def moved(connection: Any, closing: Any) -> None:
        to = "/新 闻".encode().decode("latin-1")
        (redirect(to) if len(up.asked) == 1 else says("200 OK"))(connection, closing)

    with host(moved) as up:
        assert opened(up).address.endswith("/%E6%96%B0%20%E9%97%BB")


def test_redirects_end_after_the_fifth() -> None:
    with host(redirect("/again")) as up, pytest.raises(Unanswered, match="more than 5 redirects"):
        opened(up)

    assert len(up.asked) == 6


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://2130706433:{port}/",
        "http://0x7f.1:{port}/",
        "http://localhost:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://news.example:22/",
        "http://me:secret@news.example:{port}/",
        "//127.0.0.1:{port}/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hello",
        "gopher://news.example:{port}/",
    ],
)
def test_redirect_away_from_the_public_internet_is_not_followed(to: str) -> None:
    def moved(connection: Any, closing: Any) -> None:
        redirect(to.format(port=up.port))(connection, closing)

    with host(moved) as up, pytest.raises(Unanswered, match="never opened"):
        opened(up)

    assert len(up.asked) == 1


def test_redirect_to_a_name_of_a_private_host_is_not_followed() -> None:
    def moved(connection: Any, closing: Any) -> None:
        redirect(f"http://inside.example:{up.port}/")(connection, closing)

    with host(moved) as up, pytest.raises(Unanswered, match="no address of the public internet"):
        opened(up, names={"inside.example": "127.0.0.2"})

    assert len(up.asked) == 1


def test_host_stands_at_each_number_once_as_the_system_knows_it() -> None:
    assert resolve("127.0.0.1", 80) == ["127.0.0.1"]


# What is never opened


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://localhost/",
        "http://me:secret@news.example/",
        "http://news.example:8080/",
        "https://news.example:22/",
        "ftp://news.example/",
        "javascript:alert(1)",
        "http://news.example\\@127.0.0.1/",
        "http://news.example/\r\nHost: inside",
        f"http://{'a' * 64}.example/",
        "",
    ],
)
def test_address_that_is_never_opened(address: str) -> None:
    def nobody(name: str, port: int) -> list[str]:
        raise AssertionError(name)

    with pytest.raises(Forbidden):
        fetch(address, agent=AGENT, network=Network(resolve=nobody))


@pytest.mark.parametrize("number", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fe80::1%1"])
def test_name_of_a_private_host_is_not_connected_to(number: str) -> None:
    inside = Network(resolve=lambda *_: [number])

    with pytest.raises(Unanswered, match="no address of the public internet"):
        fetch("http://news.example/", agent=AGENT, network=inside)


def test_number_that_was_judged_is_the_one_connected_to() -> None:
    """A name that changes its number between the judgement and the connection gains nothing."""
    answers = iter([["127.0.0.2"], ["127.0.0.1"]])

    with (
        host(says("200 OK", body=b"outside"), at="127.0.0.2") as outside,
        host(says("200 OK", body=b"inside"), port=outside.port) as inside,
    ):
        answer = opened(outside, resolve=lambda *_: next(answers), public=("127.0.0.2",))

    assert answer.body == b"outside"
    assert inside.asked == []
    assert next(answers) == ["127.0.0.1"]


def test_private_number_beside_a_public_one_is_passed_over() -> None:
    with host(says("200 OK")) as up:
        answer = opened(up, names={"news.example": "127.0.0.2 127.0.0.1"})

    assert answer.body == PAGE


def test_number_that_does_not_answer_gives_way_to_the_next() -> None:
    with host(says("200 OK")) as up:
        both = ("127.0.0.1", "127.0.0.2")
        answer = opened(up, names={"news.example": "127.0.0.2 127.0.0.1"}, public=both)

    assert answer.body == PAGE


# Certificates


def test_certificate_of_the_name_holds() -> None:
    with host(says("200 OK"), encrypted=True) as up:
        assert opened(up, scheme="https").body == PAGE


@pytest.mark.parametrize(
    "changes",
    [
        {"names": {"news.example": "127.0.0.1"}, "trust": ssl.create_default_context},
        {"names": {"other.example": "127.0.0.1"}},
    ],
    ids=["of nobody known", "of another name"],
)
def test_wrong_certificate_is_no_answer(changes: dict[str, Any]) -> None:
    name = next(iter(changes["names"]))

    with host(says("200 OK"), encrypted=True) as up, pytest.raises(Unanswered) as error:
        fetch(f"https://{name}:{up.port}/", agent=AGENT, network=network(up, **changes))

    assert str(error.value) == "its certificate or its encryption does not hold"
    assert up.asked == []
