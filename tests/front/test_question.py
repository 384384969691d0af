"""Equal questions share an answer; different ones never do."""

import pytest

from tracker.front.question import in_order, question


@pytest.mark.parametrize(
    ("query", "same"),
    [("b=1&a=2", "a=2&b=1"), ("a=2&a=1", "a=2&a=1"), ("q=", "q="), ("q=a+b", "q=a%20b")],
)
def test_order_of_names_makes_no_difference(query: str, same: str) -> None:
    assert in_order(query) == in_order(same)


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("a=1&a=2", "a=2&a=1"),
        ("q=", ""),
        ("q=%FF", "q=%EF%BF%BD"),
        ("q=%FF", "q=%FE"),
        ("q=%00", "q="),
        ("a=1;b=2", "a=1&b=2"),
    ],
)
def test_what_a_view_could_tell_apart_stays_apart(query: str, other: str) -> None:
    assert in_order(query) != in_order(other)


def test_endless_query_stays_as_it_is() -> None:
    query = "&".join(f"b{number}=1" for number in range(60))

    assert in_order(query) == query


def test_reader_who_refuses_gzip_shares_the_answer_of_one_who_does_not_know_it() -> None:
    address = {"PATH_INFO": "/pledges/", "QUERY_STRING": ""}

    refusing = question(address | {"HTTP_ACCEPT_ENCODING": "gzip;q=0"})

    assert refusing == question(address)
    assert refusing != question(address | {"HTTP_ACCEPT_ENCODING": "gzip"})
