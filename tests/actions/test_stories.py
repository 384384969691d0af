"""Whatever happens in whatever order, the record stays what a plain model of it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from pytest_django import DjangoDbBlocker

from tests.actions.stories import stage
from tests.actions.stories.importing import Importing
from tests.models.whole_record import shared


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The record that every story begins with."""
    with shared(django_db_blocker):
        with django_db_blocker.unblock():
            stage.furnish()
        yield


@pytest.mark.proof
def test_any_story_leaves_the_record_as_the_oracle_says(
    furnished: None, db: None, trials: Callable[[int, int], int]
) -> None:
    Importing.looks_after = trials(6, 1)
    run_state_machine_as_test(
        Importing,
        settings=settings(
            max_examples=trials(3, 100),
            stateful_step_count=trials(18, 40),
            derandomize=True,
            deadline=None,
            database=None,
            print_blob=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
