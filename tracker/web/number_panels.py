"""Numbers of an indicator as a drawing: its own points, or those in the updates of a pledge.

An indicator names its breaks in words, without saying between which of its points they lie: those
of an indicator that names any are not joined at all. A number in an update says itself what it
counts, so that only those that count the same are joined (METHOD 23).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.charts.series import Panel, Panels, Point, panels
from tracker.models import Indicator, IndicatorPoint, Measurement, Party
from tracker.models.facts import edtf_or_none
from tracker.rules.vocabulary import Qualifier

from .evidence import Report
from .indicators import Series

# The height of a panel among the updates of a pledge, in pixels.
SMALL = 54.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A number in an update of this page."""

    measurement: Measurement
    report: Report

    @property
    def date(self) -> str:
        """The date of the update, as EDTF."""
        return self.report.version.date

    @property
    def reporters(self) -> tuple[Party, ...]:
        """Who gives it, in the order of their ids; nobody = reported independently."""
        found = self.report.version.reporters.all()
        return tuple(sorted(found, key=lambda party: party.slug))


@dataclass(frozen=True, slots=True)
class Numbers:
    """The drawing of one indicator; `reporters` are those of its panels, in order."""

    indicator: Indicator
    reporters: Sequence[Sequence[Party]]
    drawing: Panels
    readings: Sequence[Reading] = ()

    @property
    def panels(self) -> list[tuple[Panel, Sequence[Party]]]:
        """Each panel with its reporters; nobody = reported independently."""
        return list(zip(self.drawing.panels, self.reporters, strict=True))


def of_indicator(indicator: Indicator, series: Iterable[Series]) -> Numbers:
    """The series that an indicator page lists; there must be a point."""
    listed = list(series)
    return Numbers(
        indicator=indicator,
        reporters=[[each.reporter] if each.reporter else [] for each in listed],
        drawing=panels([[_point(each, indicator) for each in line.points] for line in listed]),
    )


def of_reports(reports: Iterable[Report]) -> list[Numbers]:
    """The numbers that the updates of a pledge give, indicator by indicator, by its id.

    A single number needs no drawing: its update says it.
    """
    found: dict[Indicator, list[Reading]] = {}
    for report in reports:
        for each in report.measurements:
            if each.indicator:
                found.setdefault(each.indicator, []).append(Reading(each, report))
    drawn = sorted((each for each in found if len(found[each]) > 1), key=lambda each: each.slug)
    return [_of_readings(each, found[each]) for each in drawn]


def _of_readings(indicator: Indicator, readings: Sequence[Reading]) -> Numbers:
    by_reporter: dict[tuple[Party, ...], list[Reading]] = {}
    for each in readings:
        by_reporter.setdefault(each.reporters, []).append(each)
    order = sorted(by_reporter, key=lambda key: (not key, [party.slug for party in key]))
    return Numbers(
        indicator=indicator,
        reporters=order,
        drawing=panels([[_measured(each) for each in by_reporter[key]] for key in order], SMALL),
        readings=[each for key in order for each in by_reporter[key]],
    )


def _point(row: IndicatorPoint, indicator: Indicator) -> Point:
    day = edtf_or_none(row.date)
    return Point(
        first=day.earliest if day else None,
        last=row.date_latest,
        value=row.value,
        qualifier=Qualifier(row.qualifier),
        counts=None if indicator.breaks_en else "",
    )


def _measured(reading: Reading) -> Point:
    day, row = edtf_or_none(reading.date), reading.measurement
    counted = (row.unit, row.measure_en, row.scope_en, row.since)
    return Point(
        first=day.earliest if day else None,
        last=reading.report.version.date_latest,
        value=row.value,
        qualifier=Qualifier(row.qualifier),
        counts="|".join(counted),
    )
