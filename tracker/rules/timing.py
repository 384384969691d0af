"""Where a pledge stands against its deadline on a day (DESIGN, the timing row; METHOD 10).

Silence never makes a deadline: without one there is nothing to be early or late for. A deadline has
passed only after its latest possible day, and only for a duty that still stood on that day.
"""

from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from tracker.rules.deadlines import Deadline, DeadlineState
from tracker.rules.edtf import EdtfDate
from tracker.rules.vocabulary import Delivery, PledgeKind, Standing, Timing

ENDED = (Standing.SUPERSEDED, Standing.LAPSED, Standing.WITHDRAWN, Standing.COMPLETED)
# A day named beside one of these bounds the duty; it is not a day to have something delivered by.
DUTIES_TO_KEEP = (PledgeKind.CONTINUING, PledgeKind.ABSTENTION)


def timing(
    on: date,
    deadline: Deadline,
    delivery: Delivery | None,
    delivered_on: EdtfDate | None,
    standings: Sequence[tuple[date, Standing]],
    kind: PledgeKind,
) -> Timing:
    """The timing of an obligation on a day.

    What a deadline passes judgement on is standing on its latest day; until then, standing today.
    Suspension stops a deadline only if it lasts through the latest day. Delivered without a known
    day, or against a deadline that was never fixed, is not late.
    """
    if deadline.state == DeadlineState.NONE:
        return Timing.NO_DEADLINE
    if delivery == Delivery.DELIVERED:
        return Timing.LATE if _is_late(deadline, delivered_on) else Timing.ON_TIME
    if deadline.state == DeadlineState.STOPPED:
        return Timing.STOPPED
    if _can_pass(deadline, delivery, kind) and deadline.latest and on > deadline.latest:
        stood = standing_on(standings, deadline.latest) == Standing.ACTIVE
        return Timing.OVERDUE if stood else Timing.STOPPED
    if standing_on(standings, on) in ENDED:
        return Timing.STOPPED
    if deadline.state == DeadlineState.NOT_FIXED or (deadline.earliest and on < deadline.earliest):
        return Timing.UPCOMING
    return Timing.DUE


def standing_on(standings: Sequence[tuple[date, Standing]], day: date) -> Standing:
    """The standing on a day: that of the newest change by then (the last of several), or active."""
    reached = [change for change in standings if change[0] <= day]
    newest = max(reversed(reached), key=itemgetter(0), default=(day, Standing.ACTIVE))
    return newest[1]


def _can_pass(deadline: Deadline, delivery: Delivery | None, kind: PledgeKind) -> bool:
    return deadline.firm and delivery != Delivery.HOLDING and kind not in DUTIES_TO_KEEP


def _is_late(deadline: Deadline, delivered_on: EdtfDate | None) -> bool:
    if not deadline.firm or deadline.latest is None:
        return False
    first = delivered_on.earliest if delivered_on else None
    return first is not None and first > deadline.latest
