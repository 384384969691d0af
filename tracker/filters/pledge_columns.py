"""The columns of the list of pledges as a table, for CSV and spreadsheets.

Their names are stable and the same in every language; they are those of the API, with an underscore
where the API nests. Days are YYYY-MM-DD, several values stand in one cell with `|` between them,
what is not there is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.models import Segment
from tracker.rules import labels
from tracker.rules.spreadsheet import Cell
from tracker.rules.vocabulary import LabelWord, Timing

from . import external_cells
from .external_cells import of_each_institution
from .fields import in_language, language
from .pledge_row import PledgeRow, Whole

SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the head, what it holds, and how it is read off a row."""

    name: str
    holds: str | Promise
    read: Callable[[PledgeRow], Cell]


def joined(values: Iterable[str]) -> str:
    """Several ids or words in one cell."""
    return SEPARATOR.join(values)


def said(status: Whole | Segment) -> str:
    """The label in the words that a page shows."""
    passed = status.due_latest if status.timing == Timing.OVERDUE else None
    counted = status.delivered, status.total
    return labels.sentence(LabelWord(status.label), language(), *counted, passed)


def address(row: PledgeRow) -> str:
    """The page of a pledge."""
    return f"{settings.SITE_URL}{row.pledge.get_absolute_url()}"


COLUMNS = (
    Column("slug", _("Public id"), lambda row: row.pledge.slug),
    Column("url", _("Page of the pledge"), address),
    Column("title", _("Title, in the language of the file"), lambda row: _text(row, "title")),
    Column(
        "statement",
        _("What was promised, in the language of the file"),
        lambda row: _text(row, "statement"),
    ),
    Column(
        "collection",
        _("Id of another institution's collection; empty for our own record"),
        lambda row: row.collection,
    ),
    Column("dialogue", _("Id of the dialogue"), lambda row: row.version.dialogue.slug),
    Column("mechanism", _("Id of the mechanism"), lambda row: row.mechanism),
    Column("made_on", _("When it was made, EDTF"), lambda row: row.version.made_on),
    Column("kind", _("Kind of duty"), lambda row: row.version.kind),
    Column("deliverable", _("What is to be delivered"), lambda row: row.version.deliverable),
    Column("topics", _("Ids of topics"), lambda row: joined(row.topics)),
    Column(
        "obligors",
        _("Ids of those who promised"),
        lambda row: joined(each.party for each in row.obligors),
    ),
    Column(
        "obligor_labels",
        _("The label of each of them, in the same order"),
        lambda row: joined(each.label for each in row.obligors),
    ),
    Column(
        "counterparts",
        _("Ids of those to whom it was promised; empty in a joint pledge"),
        lambda row: joined(row.counterparts),
    ),
    Column(
        "deadline_as_written",
        _("The deadline in the words of the text, in English"),
        lambda row: row.version.deadline_as_written_en,
    ),
    Column("deadline_due", _("The deadline as EDTF"), lambda row: row.version.due),
    Column("deadline_basis", _("Who set the deadline"), lambda row: row.version.basis),
    Column("deadline_earliest", _("First possible due day"), lambda row: row.status.due_earliest),
    Column("deadline_latest", _("Last possible due day"), lambda row: row.status.due_latest),
    Column("label", _("The label"), lambda row: row.status.label),
    Column(
        "label_words",
        _("The label as pages show it, in the language of the file"),
        lambda row: said(row.status),
    ),
    Column("assessment", _("State of the assessment"), lambda row: row.status.assessment),
    Column(
        "delivery", _("What was delivered; empty unless assessed"), lambda row: row.status.delivery
    ),
    Column("timing", _("Timing"), lambda row: row.status.timing),
    Column("standing", _("Standing"), lambda row: row.status.standing),
    Column("contested", _("Whether a party denies it"), lambda row: row.status.contested),
    Column(
        "score_value",
        _("Mean over scored obligors, from -1 to 1; empty when none is scored"),
        lambda row: row.status.score,
    ),
    Column("score_n", _("How many obligors are scored"), lambda row: row.status.scored),
    Column(
        "external_institution",
        _(
            "Another institution that judged it; where several did, their cells have a part for"
            " each, with ; between the parts"
        ),
        lambda row: of_each_institution(external_cells.institution, row.external_verdicts),
    ),
    Column(
        "external_scores",
        _(
            "Its score of each obligor as id=number, with no number where it did not score;"
            " * is the pledge as a whole"
        ),
        lambda row: of_each_institution(external_cells.scores, row.external_verdicts),
    ),
    Column(
        "external_mean",
        _("Mean of its scores of single obligors"),
        lambda row: of_each_institution(external_cells.mean, row.external_verdicts),
    ),
    Column(
        "external_published",
        _("The average as it published it"),
        lambda row: of_each_institution(external_cells.published, row.external_verdicts),
    ),
    Column(
        "external_check",
        _("Whether the published average follows from the scores"),
        lambda row: of_each_institution(external_cells.check, row.external_verdicts),
    ),
    Column(
        "external_licence",
        _("The licence of its figures"),
        lambda row: of_each_institution(external_cells.licence, row.external_verdicts),
    ),
    Column("strength_weakest", _("Weakest wording"), lambda row: row.strength.weakest),
    Column("strength_strongest", _("Strongest wording"), lambda row: row.strength.strongest),
    Column(
        "last_checked_on",
        _("Day of the last verdict or search"),
        lambda row: row.status.checked_on,
    ),
    Column(
        "last_changed_on", _("Day since which the status is so"), lambda row: row.status.changed_on
    ),
)
HEADS = tuple(column.name for column in COLUMNS)


def cells(row: PledgeRow) -> list[Cell]:
    """One pledge as a line of the table."""
    return [column.read(row) for column in COLUMNS]


def _text(row: PledgeRow, field: str) -> str:
    return in_language(row.version, field)
