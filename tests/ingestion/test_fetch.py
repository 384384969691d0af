"""Opening an address: only the public internet is reached, and nothing takes for ever."""

from __future__ import annotations

import gzip
import ssl
import tracemalloc
from threading import Event
from typing import Any

import pytest

from tests.ingestion.hosts import PAGE, Behaviour, Host, host, network, says, sends, waits
from tracker.ingestion.fetch import Answer, Forbidden, Limits, Network, Unanswered, fetch

AGENT = "Followthrough (+https://followthrough.example)"
SOON = Limits(seconds=0.4)
OK = b"HTTP/1.1 200 OK\r\n"


def opened(up: Host, path: str = "/hotline", /, **changes: Any) -> Answer:
    """What comes of opening a page of that host."""
    limits = changes.pop("limits", Limits())
    address = f"{changes.pop('scheme', 'http')}://news.example:{up.port}{path}"
    return fetch(address, agent=AGENT, network=network(up, **changes), limits=limits)


def failure(behaviour: Behaviour, **changes: Any) -> str:
    """Why no answer came from a host that behaves like that."""
    with host(behaviour) as up, pytest.raises(Unanswered) as error:
        opened(up, **changes)
    return str(error.value)


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
        opened(up, "/新闻?q=a b".replace(" ", "%20"))

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


# Time and size


@pytest.mark.parametrize(
    "behaviour",
    [
        waits,
        sends(b"", b"H", 0.05),
        sends(OK, b"X", 0.05),
        sends(OK, b"X: 1\r\n", 0.05),
        sends(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.05),
        sends(OK + b"Content-Length: 1000\r\n\r\n", b"x", 0.05),
        sends(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.05),
        sends(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1", 0.05),
    ],
    ids=[
        "silence",
        "first line in drips",
        "a header in drips",
        "headers in drips",
        "wait, says the host",
        "body in drips",
        "chunks in drips",
        "a size in drips",
    ],
)
def test_whatever_takes_too_long_is_cut(behaviour: Behaviour) -> None:
    assert failure(behaviour, limits=SOON) == "no whole answer within 0.4 seconds"


@pytest.mark.parametrize(
    ("behaviour", "encrypted"),
    [(waits, False), (sends(OK + b"\r\n", b"x", 0.05), True)],
    ids=["a handshake that is not answered", "an encrypted body in drips"],
)
def test_encryption_takes_no_more_time(behaviour: Behaviour, encrypted: bool) -> None:
    with host(behaviour, encrypted=encrypted) as up, pytest.raises(Unanswered) as error:
        opened(up, scheme="https", limits=SOON)

    assert str(error.value) == "no whole answer within 0.4 seconds"


def test_name_that_takes_too_long_is_cut() -> None:
    over = Event()

    def resolve(name: str, port: int) -> list[str]:
        over.wait()
        return []

    reason = failure(waits, resolve=resolve, limits=SOON)
    over.set()

    assert reason == "no whole answer within 0.4 seconds"


@pytest.mark.parametrize(
    "behaviour",
    [
        sends(OK, b"X-Very: long\r\n" * 100),
        sends(OK + b"X: ", b"x" * 1000),
        sends(b"HTTP/1.1 200 ", b"x" * 1000),
        sends(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
        sends(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1" * 1000),
        sends(OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: 1\r\n" * 100),
        sends(OK + b"Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"),
        sends(b"nonsense\r\n\r\n"),
        sends(b""),
    ],
    ids=[
        "headers without end",
        "one header without end",
        "a first line without end",
        "waits without end",
        "a size without end",
        "trailers without end",
        "no size",
        "no HTTP",
        "nothing",
    ],
)
def test_broken_or_endless_head_is_no_answer(behaviour: Behaviour) -> None:
    assert failure(behaviour) == "its answer is broken or too long"


@pytest.mark.parametrize(
    "head",
    [b"\r\n", b"Content-Length: 99999999999\r\n\r\n"],
    ids=["of no known length", "of a great length"],
)
def test_endless_body_is_cut(head: bytes) -> None:
    with host(sends(OK + head, b"x" * 65536)) as up:
        assert len(opened(up).body) == 2_000_000


def test_endless_chunks_are_cut() -> None:
    head = OK + b"Transfer-Encoding: chunked\r\n\r\n"
    with host(sends(head, b"1000\r\n" + b"x" * 4096 + b"\r\n")) as up:
        assert len(opened(up).body) == 2_000_000


def test_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(bytes(100_000_000), 9)
    tracemalloc.start()
    with host(says("200 OK", "Content-Encoding: gzip", body=bomb)) as up:
        answer = opened(up)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert answer.body == bomb
    assert peak < 10_000_000


# Failures


def test_unknown_name_is_no_answer() -> None:
    with host(waits) as up, pytest.raises(Unanswered, match="name of the host is not known"):
        fetch(f"http://gone.example:{up.port}/", agent=AGENT, network=network(up))


def test_closed_port_is_no_answer() -> None:
    with host(waits) as up:
        pass

    with pytest.raises(Unanswered, match="the host does not answer"):
        opened(up)
