"""What can be done to a row besides editing it: the buttons on its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User

from tracker.actions import corrections, desk, redaction
from tracker.actions.actors import actor_of
from tracker.models.base import Content
from tracker.rules.vocabulary import Change, PublicationState

from .fields import Prose
from .publishing import publish

Answers = Mapping[str, Any]


class NoQuestion(forms.Form):
    """The deed speaks for itself."""


class ReasonForm(forms.Form):
    """Why, for everyone to read."""

    reason = Prose(label="Public reason")


class CommentForm(forms.Form):
    """What is missing, for the author alone."""

    comment = Prose()


@dataclass(frozen=True)
class Verb:
    """A button: whom it is for, which rows it fits, what it asks, what it does.

    `who` is a permission of the model (`publish`, `redact`), or `author`: whoever drafted the
    row, and editors. `run` returns the row to show next; None when there is none any more.
    """

    name: str
    label: str
    explains: str
    who: str
    fits: Callable[[Any], bool]
    run: Callable[[Any, User, Answers], Any]
    asks: type[forms.Form] = NoQuestion
    is_grave: bool = False


def is_draft(row: Content) -> bool:
    return row.state == PublicationState.DRAFT


def is_submitted(row: Content) -> bool:
    return row.state == PublicationState.SUBMITTED


def is_in_force(row: Content) -> bool:
    """The newest version, public and not withdrawn."""
    return (
        row.is_current and row.change != Change.WITHDRAWAL and not getattr(row, "has_later", False)
    )


def _publish(row: Content, user: User, answers: Answers) -> Content:
    publish([row], by=user)
    return row


def _withdraw(row: Content, user: User, answers: Answers) -> Content:
    return corrections.withdraw(row, reason=answers["reason"], by=actor_of(user))


def _discard(row: Content, user: User, answers: Answers) -> None:
    desk.discard(row, by=user)


def _redact(row: Content, user: User, answers: Answers) -> Content:
    redaction.redact(row, reason=answers["reason"], by=actor_of(user))
    return row


SUBMIT = Verb(
    "submit",
    "Submit",
    "Hands the draft in for review. It can be recalled until an editor decides.",
    "author",
    is_draft,
    lambda row, user, _: desk.submit(row, by=user),
)
RECALL = Verb(
    "recall",
    "Recall",
    "Takes the submission back, to go on editing it.",
    "author",
    is_submitted,
    lambda row, user, _: desk.recall(row, by=user),
)
SEND_BACK = Verb(
    "send-back",
    "Send back",
    "Returns the submission to its author with a comment.",
    "publish",
    is_submitted,
    lambda row, user, answers: desk.send_back(row, comment=answers["comment"], by=user),
    CommentForm,
)
PUBLISH = Verb(
    "publish",
    "Publish",
    "Makes this public, with an entry in the public log. It cannot be unpublished, only corrected"
    " or withdrawn.",
    "publish",
    lambda row: not row.is_published,
    _publish,
)
WITHDRAW = Verb(
    "withdraw",
    "Withdraw",
    "Takes this back publicly. The page stays readable with the reason; nothing counts it.",
    "publish",
    is_in_force,
    _withdraw,
    ReasonForm,
    is_grave=True,
)
DISCARD = Verb(
    "discard",
    "Discard",
    "Throws the draft away. Nobody can bring it back.",
    "author",
    is_draft,
    _discard,
    is_grave=True,
)
REDACT = Verb(
    "redact",
    "Redact",
    "Removes the texts of this version for a legal reason, here and in the log, for good.",
    "redact",
    lambda row: row.is_published and row.redaction_id is None,
    _redact,
    ReasonForm,
    is_grave=True,
)
OF_CONTENT = (SUBMIT, RECALL, SEND_BACK, PUBLISH, WITHDRAW, DISCARD, REDACT)
