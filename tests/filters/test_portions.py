"""Lists of any length, a portion at a time."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from tests import factories
from tests.filters.conftest import TODAY
from tracker.filters import pledges, portions
from tracker.models import Pledge

pytestmark = pytest.mark.django_db


def publish(*slugs: str) -> None:
    factories.publish_all("pledge", [factories.pledge_content(id=slug) for slug in slugs])


def listed(query: str = "sort=oldest") -> portions.Keys:
    return portions.Keys(pledges(QueryDict(query), today=TODAY).queryset)


def read(keys: portions.Keys) -> list[list[str]]:
    found = portions.portions(keys.now(), Pledge.published.on(TODAY))
    return [[row.slug for row in rows] for rows in found]


def test_portions_keep_the_order_of_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "ROWS_AT_ONCE", 2)
    publish("d", "a", "c", "b", "e")

    assert read(listed()) == [["a", "b"], ["c", "d"], ["e"]]


def test_list_of_nothing_has_no_portion() -> None:
    assert read(listed()) == []


def test_only_so_many_keys_are_read_where_that_is_enough() -> None:
    publish("b", "a", "c")
    found = pledges(QueryDict("sort=oldest"), today=TODAY).queryset

    first = Pledge.objects.in_bulk(list(portions.keys(found, 2)))

    assert {pledge.slug for pledge in first.values()} == {"a", "b"}


def test_list_is_read_anew_if_the_record_changed_in_between() -> None:
    publish("a", "b")
    keys = listed()
    factories.withdraw(Pledge.objects.get(slug="a").current)
    publish("c")

    assert read(keys) == [["b", "c"]]
