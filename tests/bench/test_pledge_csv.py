"""The list of 100,000 pledges as CSV: all of it, in memory that does not grow with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from .downloading import Download, download
from .granian import Served, granian

MB_AT_MOST = 50
A_FEW = "/pledges.csv?label=delivered_late&label=reversed"


@pytest.fixture(scope="module")
def site(bench_record: int) -> Iterator[Served]:
    """The product over the kept record."""
    record = {"DATABASE_URL": address_of_the_record()}
    with granian("tracker.asgi:application", workers=1, **record) as found:
        yield found


def address_of_the_record() -> str:
    """The record as `DATABASE_URL` names it."""
    about = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(about['NAME']).resolve()}"
    who = f"{about['USER']}:{about['PASSWORD']}".rstrip(":")
    return f"postgres://{who}@{about['HOST']}:{about['PORT']}/{about['NAME']}"


@pytest.fixture(scope="module")
def whole_list(site: Served, told: Callable[[str], None]) -> Download:
    """All of it, once the worker has answered something like it: what it loads once is loaded."""
    download(site, A_FEW)
    found = download(site, "/pledges.csv")
    told(f"/pledges.csv on {connection.vendor}: {found}")
    return found


def test_file_has_every_pledge(whole_list: Download, bench_record: int) -> None:
    assert whole_list.lines == bench_record + 1


def test_file_takes_at_most_50_mb_above_idle(whole_list: Download) -> None:
    assert whole_list.peak_mb - whole_list.idle_mb <= MB_AT_MOST
