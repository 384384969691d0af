"""Whatever is given to the readers, the answer is a refusal or a plan, and never anything else."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingestion.sheets.tables import HEADER, SMALL, as_csv, as_xlsx, mapping
from tracker.ingestion.problems import PackageError
from tracker.ingestion.sheets import mapping_file, shipped
from tracker.ingestion.sheets.plan import Plan
from tracker.ingestion.sheets.planning import plan_of

pytestmark = pytest.mark.django_db

G7 = mapping()
CSV, XLSX = as_csv(SMALL), as_xlsx(SMALL)
TOML = shipped.path_of("generic").read_bytes()
few = settings(
    max_examples=60,
    deadline=None,
    # A plan only reads, so examples may share a database.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def spoilt(draw: st.DrawFn, sound: bytes) -> bytes:
    """A sound file with a piece replaced by anything."""
    start = draw(st.integers(0, len(sound)))
    end = draw(st.integers(start, min(start + 200, len(sound))))
    return sound[:start] + draw(st.binary(max_size=60)) + sound[end:]


cells = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["1", "-1", "NA", "Canada", "2019", "2019-08-26", "0.5", "=1+1", "1e999"]),
)


def planned(data: bytes) -> Plan:
    return plan_of("any", data, G7)


@few
@given(st.binary(max_size=400))
def test_any_bytes_are_a_plan_or_refused(data: bytes) -> None:
    assert planned(data).is_refused


@few
@given(spoilt(CSV))
def test_spoilt_csv_is_a_plan_or_refused(data: bytes) -> None:
    assert planned(data).digest


@few
@given(spoilt(XLSX))
def test_spoilt_workbook_is_a_plan_or_refused(data: bytes) -> None:
    assert planned(data).digest


@few
@given(st.lists(st.lists(cells, min_size=10, max_size=10), min_size=1, max_size=5))
def test_any_cells_are_a_plan_or_refused(lines: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([HEADER, *lines])

    plan = planned(text.getvalue().encode("utf-8", "surrogatepass"))

    assert plan.digest


@few
@given(spoilt(TOML))
def test_spoilt_mapping_is_read_or_refused(data: bytes) -> None:
    with suppress(PackageError):
        assert mapping_file.read("any.toml", data).columns
