"""What can be done to a whole pledge: rename, merge, split. Old addresses lead on."""

from __future__ import annotations

from typing import Any, Self

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User

from tracker.actions import pledges
from tracker.actions.actors import actor_of
from tracker.admin.forms.fields import ChooseOne, ChooseSeveral, OneRow, Prose, SeveralRows
from tracker.admin.review.verbs import Answers, Done, Question, Verb, is_in_force
from tracker.models import Pledge, PledgeVersion, Redirect

# Any relation to a pledge tells the autocomplete what to look for.
_TO_PLEDGES = Redirect._meta.get_field("pledge")


class RenameForm(Question):
    slug = forms.SlugField(max_length=60, label="New address")
    reason = Prose(label="Public reason")


class IntoOthers(Question):
    """Which pledges stand in place of this one, which is not offered itself."""

    def asked_of(self, row: PledgeVersion) -> Self:
        into: Any = self.fields["into"]
        into.widget.leaves_out = row.pledge_id
        return self


class MergeForm(IntoOthers):
    into = OneRow(
        queryset=Pledge.objects.public().listed(),
        widget=ChooseOne(_TO_PLEDGES, admin.site),
        label="The pledge that stays",
    )
    reason = Prose(label="Public reason")


class SplitForm(IntoOthers):
    into = SeveralRows(
        queryset=Pledge.objects.public().listed(),
        widget=ChooseSeveral(_TO_PLEDGES, admin.site),
        label="The pledges it held",
    )
    reason = Prose(label="Public reason")


def _rename(row: PledgeVersion, user: User, answers: Answers) -> Done:
    old = row.pledge.slug
    pledges.rename(row.pledge, slug=answers["slug"], reason=answers["reason"], by=actor_of(user))
    return Done(row, f"/{old}/ leads to /{answers['slug']}/ from now on.")


def _merge(row: PledgeVersion, user: User, answers: Answers) -> Done:
    by, into = actor_of(user), answers["into"]
    merged = pledges.merge(row.pledge, into=into, reason=answers["reason"], by=by)
    return Done(merged.current, f"/{merged.slug}/ leads to /{into.slug}/ from now on.")


def _split(row: PledgeVersion, user: User, answers: Answers) -> Done:
    by, into = actor_of(user), list(answers["into"])
    parted = pledges.split(row.pledge, into=into, reason=answers["reason"], by=by)
    leads = ", ".join(f"/{each.slug}/" for each in into)
    return Done(parted.current, f"/{parted.slug}/ leads to {leads} from now on.")


RENAME = Verb(
    "rename",
    "Rename",
    "Gives the pledge a new address. The old one leads to it.",
    "publish",
    is_in_force,
    _rename,
    RenameForm,
    done="Renamed",
)
MERGE = Verb(
    "merge",
    "Merge",
    "Withdraws this pledge because another entry records it already. Its address leads there.",
    "publish",
    is_in_force,
    _merge,
    MergeForm,
    is_grave=True,
    done="Merged",
)
SPLIT = Verb(
    "split",
    "Split",
    "Withdraws this pledge because it holds several. Its address leads to each of them.",
    "publish",
    is_in_force,
    _split,
    SplitForm,
    is_grave=True,
    done="Split",
)
