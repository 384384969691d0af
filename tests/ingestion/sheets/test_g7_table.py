"""A large table as the G7 Research Group publishes them, through the mapping that is shipped."""

from __future__ import annotations

import pytest

from tests.ingestion.sheets.tables import as_csv, large_table, mapping
from tracker.actions.actors import loader
from tracker.actions.verification import verify
from tracker.ingestion.sheets import averages
from tracker.ingestion.sheets.importing import apply
from tracker.ingestion.sheets.plan import Step
from tracker.ingestion.sheets.planning import plan_of
from tracker.models import ExternalVerdict, Obligation, Pledge

pytestmark = pytest.mark.django_db

LINES, WRONG = large_table(seed=2019)
TABLE = as_csv(LINES)


def test_table_has_what_makes_such_tables_hard() -> None:
    ids = [line[1] for line in LINES[::9]]

    assert len(LINES) == 5_760
    assert len({each.strip() for each in ids}) < len(ids)
    assert any(each != each.strip() for each in ids)
    assert {line[8] for line in LINES} >= {"NA", "1", "1.0", "-1"}
    assert 10 < len(WRONG) < 60


def test_exactly_the_averages_that_do_not_follow_are_listed() -> None:
    plan = plan_of("g7.csv", TABLE, mapping())

    found = averages.disagreements(averages.compared(plan.pledges))

    assert not plan.is_refused
    assert {each.title for each in found} == WRONG
    assert len(found) == len(WRONG)


def test_whole_table_is_imported_without_hand_work_and_once() -> None:
    batch = apply(plan_of("g7.csv", TABLE, mapping()), by=loader())

    assert Pledge.objects.public().count() == 640
    assert Obligation.objects.count() == 5_760
    assert ExternalVerdict.objects.filter(batch=batch, figure="score").count() == 5_760
    assert plan_of("g7.csv", TABLE, mapping()).counts()[Step.CREATE] == 0
    assert list(verify()) == []
