"""Tables with all obligors of a pledge in one cell, and one score for all of them or none."""

from __future__ import annotations

import re

import pytest

from tests.ingestion.sheets.plans import only_refusal
from tests.ingestion.sheets.tables import as_csv
from tracker.actions.actors import loader
from tracker.ingestion.sheets import mapping_file, shipped
from tracker.ingestion.sheets.importing import apply
from tracker.ingestion.sheets.plan import Plan
from tracker.ingestion.sheets.planning import plan_of
from tracker.models import ExternalVerdict, Obligation

pytestmark = pytest.mark.django_db

GENERIC = shipped.path_of("generic").read_text()
MEMBERS = 'columns = ["Atlantis", "Lemuria", "Mu"]'
HEADER = ["No.", "Short title", "Pledge", "Made on", "How often", "Topics", "Due"]
HEADER += ["Who set the date", "Year", "Place", "Average", "Who", "Score"]
CELLS = ["1", "Count the fish", "All will count the fish.", "02.05.2021", "Once", "Fish", ""]
CELLS += ["Nobody", "2021", "Sunken City", ""]


def planned(who: str, score: str, *, scored: bool = True) -> Plan:
    """A table of one pledge, with a column for the score of all or with none that is read."""
    text = GENERIC.replace(MEMBERS, 'column = "Who"\nsplit = ";"')
    head = '[score]\ncolumn = "Score"\n[score.scale]' if scored else "[score.scale]"
    mapping = mapping_file.read("mine.toml", text.replace("[score.scale]", head).encode())
    return plan_of("table.csv", as_csv([[*CELLS, who, score]], HEADER), mapping)


def verdicts() -> list[tuple[str | None, str]]:
    return [*ExternalVerdict.objects.values_list("obligation__party__slug", "value")]


def test_score_stands_for_all_obligors_together() -> None:
    apply(planned("Atlantis; Mu;", "1"), by=loader())

    assert {*Obligation.objects.values_list("party__slug", flat=True)} == {"atlantis", "mu"}
    assert verdicts() == [(None, "1")]


@pytest.mark.parametrize(
    ("score", "scored"), [("", True), ("1", False)], ids=["empty", "no column"]
)
def test_pledge_without_a_score_has_obligors_and_no_verdict(score: str, scored: bool) -> None:
    apply(planned("Atlantis;Mu", score, scored=scored), by=loader())

    assert Obligation.objects.count() == 2
    assert verdicts() == []


def test_score_that_is_not_on_the_scale_is_refused() -> None:
    place = only_refusal(planned("Atlantis;Mu", "3")).place

    assert (place.row, place.column) == (2, "Score")
    assert re.match("“3” is not on the scale", place.reason)
