"""Assessments and milestones at the desk: verdicts, and what became of single occurrences."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User

from tracker.actions import assessments
from tracker.actions.actors import actor_of
from tracker.admin.forms.contents import Content
from tracker.admin.forms.obligors import ObligorForm
from tracker.admin.lists.list_filters import since, titled
from tracker.admin.review.verbs import OF_CONTENT, Answers, ReasonForm, Verb, is_in_force
from tracker.admin.saving.versions import VersionAdmin
from tracker.models import Assessment, Milestone
from tracker.models.search_entry import SearchNoun
from tracker.rules.vocabulary import Assessment as AssessmentWord


def _can_be_reviewed(row: Assessment) -> bool:
    return is_in_force(row) and row.assessment == AssessmentWord.ASSESSED


def _review(row: Assessment, user: User, answers: Answers) -> Assessment:
    return assessments.open_review(row, reason=answers["reason"], by=actor_of(user))


OPEN_REVIEW = Verb(
    "open-review",
    "Open review",
    "Publicly puts the verdict under review. It stays visible until the next one.",
    "publish",
    _can_be_reviewed,
    _review,
    ReasonForm,
)


@admin.register(Assessment)
class AssessmentAdmin(VersionAdmin):
    noun = Assessment.noun
    place = 5
    form = ObligorForm
    numbered = True
    verbs = (*OF_CONTENT, OPEN_REVIEW)
    list_display = ("pledge", "about", "as_of", "assessment", "delivery", "confidence")
    list_filter = (
        ("assessment", titled("verdict")),
        ("delivery", titled("delivery")),
        ("confidence", titled("confidence")),
        since("day it speaks of", "as_of"),
    )
    list_select_related = ("pledge", "obligation__party")
    found_by = {"pledge": SearchNoun.PLEDGES}
    reads_all = True
    search_fields = ("reason_en", "reason_zh")
    fieldsets = (
        ("Of what", {"fields": ("pledge", "obligor", "as_of")}),
        (
            "Verdict",
            {"fields": ("assessment", "delivery", "confidence", "non_delivery_reason")},
        ),
        ("Why", {"fields": ("reason_en", "reason_zh", "evidence")}),
    )

    @admin.display(description="Obligor", ordering="obligation__party")
    def about(self, row: Assessment) -> Any:
        return row.obligor or "all"

    def draft(self, content: Content, *, by: User) -> Assessment:
        return assessments.assess(content, by=by)


@admin.register(Milestone)
class MilestoneAdmin(VersionAdmin):
    noun = Milestone.noun
    place = 7
    list_display = ("pledge", "number", "outcome", "evidence")
    list_filter = (("outcome", titled("what became of it")),)
    list_select_related = ("pledge", "evidence")
    found_by = {"pledge": SearchNoun.PLEDGES}
    reads_all = True
    search_fields = ("note_en",)
    fieldsets = ((None, {"fields": ("pledge", "number", "outcome", "evidence", "note_en")}),)
