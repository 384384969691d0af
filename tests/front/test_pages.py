"""An answer that was given once is given again, to whom it may be given, while it is true."""

from __future__ import annotations

import pytest

from tests.front.conftest import TAG, Ask, Toy, edition
from tracker.front.pages import LARGEST_BODY, PageCache


def test_second_reader_gets_the_same_bytes_without_asking(ask: Ask, toy: Toy) -> None:
    first, second = ask(), ask()

    assert first == second
    assert (second.status, second.body, len(toy.asked)) == ("200 OK", b"page", 1)


def test_head_of_a_kept_page_has_its_headers_and_no_body(ask: Ask, toy: Toy) -> None:
    whole, head = ask(), ask(method="HEAD")

    assert (head.headers, head.body, len(toy.asked)) == (whole.headers, b"", 1)


def test_head_of_an_unknown_page_keeps_nothing(ask: Ask, toy: Toy) -> None:
    ask(method="HEAD")

    assert (ask().body, len(toy.asked)) == (b"page", 2)


@pytest.mark.parametrize("tags", [TAG, TAG.removeprefix("W/"), f'"other", {TAG}', "*"])
def test_reader_who_has_the_page_gets_304(ask: Ask, tags: str) -> None:
    for _ in range(2):
        answer = ask(HTTP_IF_NONE_MATCH=tags)

        assert (answer.status, answer.body) == ("304 Not Modified", b"")
        assert answer.headers == {"ETag": TAG, "Vary": "Accept-Encoding"}


def test_cookies_change_nothing(ask: Ask, toy: Toy) -> None:
    ask()

    assert (ask(HTTP_COOKIE="a=b; session=c").body, len(toy.asked)) == (b"page", 1)


def test_reader_of_another_edition_gets_the_page(ask: Ask) -> None:
    assert ask(HTTP_IF_NONE_MATCH='W/"older"').status == "200 OK"


def test_page_for_one_who_has_it_is_made_whole_and_kept(ask: Ask, toy: Toy) -> None:
    ask(HTTP_IF_NONE_MATCH=TAG)

    assert "HTTP_IF_NONE_MATCH" not in toy.asked[0]
    assert (ask().body, len(toy.asked)) == (b"page", 1)


def test_published_change_is_seen_by_the_next_reader(ask: Ask, toy: Toy, cache: PageCache) -> None:
    ask()
    toy.body = b"new"
    cache.newest.edition = edition(2)

    assert ask().body == b"new"


def test_page_made_while_the_record_went_on_is_not_kept(
    ask: Ask, toy: Toy, cache: PageCache
) -> None:
    cache.shelf.take(edition(), ("another",))
    ask()
    cache.newest.edition = edition(2)
    ask()
    cache.newest.edition = edition()

    assert (ask().body, len(toy.asked)) == (b"page", 3)


@pytest.mark.parametrize(
    "environ",
    [
        {"method": "POST"},
        {"path": "/admin/"},
        {"CONTENT_LENGTH": "1"},
        {"HTTP_TRANSFER_ENCODING": "chunked"},
        {"HTTP_IF_MATCH": TAG},
        {"HTTP_IF_UNMODIFIED_SINCE": "Sat, 21 Nov 2026 00:00:00 GMT"},
        {"HTTP_IF_MODIFIED_SINCE": "Sat, 21 Nov 2026 00:00:00 GMT"},
    ],
    ids=lambda environ: next(iter(environ)),
)
def test_what_is_not_a_plain_question_passes_through(
    ask: Ask, toy: Toy, environ: dict[str, str]
) -> None:
    ask()
    ask(**environ)
    ask(**environ)

    assert len(toy.asked) == 3


def test_date_is_not_looked_at_beside_a_tag(ask: Ask, toy: Toy) -> None:
    ask()
    answer = ask(HTTP_IF_NONE_MATCH=TAG, HTTP_IF_MODIFIED_SINCE="Sat, 21 Nov 2026 00:00:00 GMT")

    assert (answer.status, len(toy.asked)) == ("304 Not Modified", 1)


@pytest.mark.parametrize(
    "change",
    [
        {"status": "404 Not Found"},
        {"headers": [("Content-Type", "text/html")]},
        {"headers": [("ETag", TAG), ("Set-Cookie", "session=x")]},
        {"headers": [("ETag", TAG), ("Vary", "Cookie")]},
        {"body": b"x" * LARGEST_BODY},
        {"body": b"x" * 100_001},
    ],
    ids=["error", "no tag", "cookie", "for one reader", "too large", "no room"],
)
def test_some_answers_are_not_kept(ask: Ask, toy: Toy, change: dict[str, object]) -> None:
    for name, value in change.items():
        setattr(toy, name, value)

    assert ask() == ask()
    assert len(toy.asked) == 2


@pytest.mark.parametrize(
    "other",
    [
        ("/a?q=2", {}),
        ("/b?q=1", {}),
        ("/a?q=1&q=1", {}),
        ("/a?q=1", {"HTTP_HOST": "evil.test"}),
        ("/a?q=1", {"HTTP_ACCEPT_ENCODING": "br, gzip"}),
        ("/a?q=1", {"HTTP_X_FORWARDED_PROTO": "https"}),
    ],
)
def test_other_questions_have_other_answers(
    ask: Ask, toy: Toy, other: tuple[str, dict[str, str]]
) -> None:
    address, environ = other
    ask("/a?q=1")
    ask(address, **environ)

    assert len(toy.asked) == 2


def test_without_a_record_everything_passes_through(ask: Ask, toy: Toy, cache: PageCache) -> None:
    cache.newest.edition = None

    assert [ask().body for _ in range(2)] == [b"page"] * 2
    assert len(toy.asked) == 2
