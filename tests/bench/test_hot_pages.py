"""A page that the page cache knows costs what its bytes cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.own_databases import databases
from tests.proofs.serving import served
from tracker.management.commands.start import BUNDLED_RECORD

from .hot import Figure, Question, bare, compared, questions

PAGES_AT_LEAST, UNCHANGED_AT_LEAST = 0.85, 0.9


@pytest.fixture(scope="module")
def site(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two workers with the bundled record."""
    with databases(tmp_path_factory.mktemp("record")) as made:
        database = made.empty()
        database.done("migrate", "--no-input", "--verbosity=0")
        database.done("load_dataset", BUNDLED_RECORD)
        with served(database) as url:
            yield url


@pytest.fixture(scope="module")
def figures(
    site: str,
    tmp_path_factory: pytest.TempPathFactory,
    told: Callable[[str], None],
    request: pytest.FixtureRequest,
) -> Sequence[Figure]:
    """Each kind of page, and each once more for a client that has it."""
    paths = ("/", "/pledges/", "/pledges/china-domestic-full-chain-campaign/", "/api/v1/pledges/")
    asked: list[Question] = list(questions(site, paths))
    found = []
    with bare(site, asked, tmp_path_factory.mktemp("bare")) as alone:
        for each in compared(site, alone, asked, request.config.getoption("--rounds")):
            told(str(each))
            found.append(each)
    return found


def test_page_costs_what_its_bytes_cost(figures: Sequence[Figure]) -> None:
    pages = [each for each in figures if not each.question.etag]
    assert [str(each) for each in pages if each.ratio < PAGES_AT_LEAST] == []


def test_page_that_the_client_has_costs_next_to_nothing(figures: Sequence[Figure]) -> None:
    unchanged = [each for each in figures if each.question.etag]
    assert [str(each) for each in unchanged if each.ratio < UNCHANGED_AT_LEAST] == []
