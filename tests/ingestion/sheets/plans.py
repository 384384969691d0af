"""Plans of small tables, and what is in them."""

from __future__ import annotations

from typing import Any

from tests.ingestion.sheets.tables import (
    SMALL,
    Lines,
    as_csv,
    mapping,
)
from tracker.actions.actors import loader
from tracker.ingestion.sheets.importing import apply
from tracker.ingestion.sheets.plan import Line, Plan, Step
from tracker.ingestion.sheets.planning import plan_of


def planned(lines: Lines = SMALL, **options: Any) -> Plan:
    return plan_of("table.csv", as_csv(lines), mapping(), **options)


def imported(lines: Lines = SMALL, **options: Any) -> str:
    return apply(planned(lines, **options), by=loader())


def counts(plan: Plan, step: Step) -> dict[str, int]:
    nouns = [line.noun for line in plan.of(step)]
    return {noun: nouns.count(noun) for noun in nouns}


def only_refusal(plan: Plan) -> Line:
    (line,) = plan.of(Step.REFUSE)
    return line
