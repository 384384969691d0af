"""The method and every word of the record, printed from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.rules import vocabulary as v
from tracker.rules.evidence import grade
from tracker.rules.labels import LABEL_TABLE
from tracker.rules.method import LEARNT_FROM, RULES, Rule

from .page import Page


@dataclass(frozen=True, slots=True)
class Chapter:
    """One vocabulary on the page: its anchor, what it answers, and its words."""

    anchor: str
    title: str | Promise
    vocabulary: type[v.Vocabulary]

    @property
    def words(self) -> list[v.Vocabulary]:
        """A list, because a template would call a class."""
        return list(self.vocabulary)


QUESTIONS = (
    Chapter("assessment", _("Assessment: has anyone given a verdict?"), v.Assessment),
    Chapter("delivery", _("Delivery: what was found?"), v.Delivery),
    Chapter("timing", _("Timing: is it in time?"), v.Timing),
    Chapter("standing", _("Standing: does the promise still hold?"), v.Standing),
)
GRADES = (
    Chapter("grade", _("Grade: what a source proves for one obligor"), v.Grade),
    Chapter("source-kind", _("Kind of a source, in order of precedence"), v.SourceKind),
    Chapter("reliability", _("Reliability of a source"), v.Reliability),
    Chapter("link-state", _("Whether the address of a source still answers"), v.LinkState),
    Chapter("confidence", _("Confidence of a verdict"), v.Confidence),
)
OTHERS = (
    Chapter("kind", _("Kind of a pledge"), v.PledgeKind),
    Chapter("deliverable", _("Deliverable: what was promised"), v.Deliverable),
    Chapter("strength", _("Strength of a wording"), v.Strength),
    Chapter("element", _("Elements of testability"), v.Element),
    Chapter("link", _("Links between pledges"), v.LinkRelation),
    Chapter("origin", _("How a pledge came into the record"), v.Origin),
    Chapter("basis", _("Basis of a deadline"), v.Basis),
    Chapter("relation", _("Deadlines that hang on a dialogue"), v.Relation),
    Chapter("milestone", _("Occurrences of a repeated duty"), v.MilestoneState),
    Chapter("update-kind", _("Kind of an update"), v.UpdateKind),
    Chapter("effect", _("Effect of an update on a pledge"), v.Effect),
    Chapter("qualifier", _("How exact a number is"), v.Qualifier),
    Chapter("non-delivery", _("Reason for non-delivery"), v.NonDeliveryReason),
    Chapter("excluded", _("Why a statement is not counted"), v.ExcludedCategory),
    Chapter("figure", _("What another institution's figure is about"), v.Figure),
    Chapter("average", _("Whether a published average follows from its scores"), v.AverageCheck),
    Chapter("party-kind", _("Kind of a party"), v.PartyKind),
    Chapter("dialogue-kind", _("Kind of a dialogue"), v.DialogueKind),
    Chapter("dialogue-status", _("Status of a dialogue"), v.DialogueStatus),
    Chapter("role", _("Role at a dialogue"), v.Role),
    Chapter("state", _("How far an entry is on its way to the public"), v.PublicationState),
    Chapter("change", _("Kind of a version"), v.Change),
    Chapter("verb", _("Kind of a log entry"), v.LogVerb),
)


class Methodology(Page):
    """No database is asked: what the code does is what the page says."""

    template_name = "methodology.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            groups=[(group, rules_of(group)) for group in v.MethodGroup],
            how=list(v.How),
            questions=QUESTIONS,
            grades=GRADES,
            grade_table=grade_table(),
            others=OTHERS,
            label_table=LABEL_TABLE,
            learnt_from=LEARNT_FROM,
            **kwargs,
        )


def rules_of(group: v.MethodGroup, rules: Iterable[Rule] = RULES) -> list[Rule]:
    """The rules of one group, in order of their numbers."""
    return [rule for rule in rules if rule.group is group]


def grade_table() -> list[tuple[v.SourceKind, v.Grade, v.Grade, v.Grade]]:
    """What each kind of source proves: of the obligor's own side, of another's, of no side."""
    return [
        (kind, grade(kind, "own", "own"), grade(kind, "other", "own"), grade(kind, None, "own"))
        for kind in v.SourceKind
    ]
