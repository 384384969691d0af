"""A record to which everything happens that can happen to a public record, one change at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests import factories
from tests.models.whole_record import CONTENT_NOUNS
from tracker.actions import pledges, redaction, references, updates
from tracker.actions.actors import loader
from tracker.models import (
    Checkpoint,
    Conflict,
    Mechanism,
    Pledge,
    PledgeVersion,
    StatusUpdate,
    UpdateVersion,
    Wording,
)
from tracker.rules.vocabulary import Change, Effect

HIDDEN = "The minister's private words."
NEW_NAME = "call-each-other"


def begin() -> None:
    """One of everything, an update with all that can belong to one, and pledges to move about."""
    for noun in CONTENT_NOUNS:
        factories.publish(noun)
    for slug in ("first-half", "second-half", "whole", "twin"):
        factories.publish("pledge", id=slug)
    factories.publish(
        "update",
        id="told-in-confidence",
        fact_en=HIDDEN,
        reported_by=["china", "independent"],
        citations=[factories.citation(quote=HIDDEN), factories.citation(source="second-report")],
        measurements=[factories.measurement(measure_en=HIDDEN)],
        bearings=[factories.bearing(), factories.bearing(obligor="china", effect="advanced")],
    )


def changes() -> Iterator[Callable[[], object]]:
    """Everything else, in an order in which ids, bearings and words get in each other's way."""
    yield _correct
    yield _translate
    yield _bear
    yield _rename
    yield _revise
    yield _bear_again
    yield _correct_the_renamed
    yield _merge
    yield _split
    yield _withdraw


def redact() -> None:
    """Take the words out of an update and a pledge, all versions of both."""
    for row in (_told(), _hotline()):
        redaction.redact(row, reason="By order of a court.", by=loader())


def redact_what_came_later() -> None:
    """Take the words out of a pledge that the first revision did not have."""
    later = factories.publish("pledge", id="came-later")
    redaction.redact(later, reason="By order of a court.", by=loader())


def rename_again() -> None:
    """Move the pledge that was moved before."""
    pledges.rename(_renamed(), slug="call-at-once", reason="Clearer still.", by=loader())


def head() -> int:
    """The revision."""
    return Checkpoint.objects.latest("size").size


def _told() -> UpdateVersion:
    return UpdateVersion.objects.get(update__slug="told-in-confidence", is_current=True)


def _hotline() -> PledgeVersion:
    return PledgeVersion.objects.get(
        pledge__slug__in=(factories.HOTLINE, NEW_NAME, "call-at-once"), is_current=True
    )


def _renamed() -> Pledge:
    return _hotline().pledge


def _correct() -> None:
    factories.correct(_told(), changes={"fact_en": f"{HIDDEN} Indeed."}, change=Change.SUBSTANTIVE)


def _translate() -> None:
    factories.correct(_hotline(), changes={"title_zh": "热线"}, change=Change.TRANSLATION)


def _bear() -> None:
    _note(_told().update, "twin")


def _bear_again() -> None:
    _note(_told().update, NEW_NAME)


def _note(update: StatusUpdate, pledge: str) -> None:
    updates.add_bearing(
        update,
        pledge=Pledge.objects.get(slug=pledge),
        effect=Effect.CONTEXT,
        reason="It says so.",
        by=factories.editor_actor(),
    )


def _rename() -> None:
    pledges.rename(_renamed(), slug=NEW_NAME, reason="Clearer.", by=loader())


def _revise() -> None:
    row = Mechanism.objects.get(slug="joint-dialogue")
    references.revise(row, changes={"name_en": "The talks"}, reason="New name.", by=loader())


def _correct_the_renamed() -> None:
    factories.correct(_hotline(), changes={"title_en": "Call each other"}, change=Change.TYPO)


def _merge() -> None:
    pledges.merge(Pledge.objects.get(slug="twin"), into=_renamed(), reason="The same.", by=loader())


def _split() -> None:
    halves = list(Pledge.objects.filter(slug__in=("first-half", "second-half")))
    pledges.split(Pledge.objects.get(slug="whole"), into=halves, reason="Two.", by=loader())


def _withdraw() -> None:
    for row in (Wording.objects.get(), Conflict.objects.get()):
        factories.withdraw(row)
