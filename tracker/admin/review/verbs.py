"""What can be done to a row besides editing it: the buttons on its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.contrib.auth.models import User

from tracker.actions import companions, corrections, redaction
from tracker.actions.actors import actor_of
from tracker.admin.forms.fields import Prose
from tracker.admin.saving.publishing import publish
from tracker.models import Assessment, UpdateVersion
from tracker.models.base import Content
from tracker.rules.vocabulary import Change, PublicationState

Answers = Mapping[str, Any]


class Question(forms.Form):
    """What a button asks before it does anything."""

    def asked_of(self, row: Any) -> Self:
        """The same question, fitted to the row it is about."""
        return self


class NoQuestion(Question):
    """The deed speaks for itself."""


class ReasonForm(Question):
    """Why, for everyone to read."""

    reason = Prose(label="Public reason")


class CommentForm(Question):
    """What is missing, for the author alone."""

    comment = Prose(label="Comment for the author")


class PublishForm(Question):
    """Whether what was drafted with a row goes with it."""

    companions = forms.BooleanField(
        label="Publish what was drafted with it too", required=False, initial=True
    )

    def asked_of(self, row: Content) -> Self:
        """Not ticked beforehand for verdicts: what the method says of them, their pages tell."""
        self.initial["companions"] = not isinstance(row, UpdateVersion)
        return self


@dataclass(frozen=True)
class Done:
    """The row to show next, what else happened, and the verb that takes it back."""

    row: Any
    note: str = ""
    undo: str = ""


@dataclass(frozen=True)
class Verb:
    """A button: whom it is for, which rows it fits, what it asks, what it does.

    `who` is a permission of the model (`publish`, `redact`), `author`: whoever drafted the row,
    and editors, or `reviewer`: editors who neither drafted nor edited it. `run` returns the row
    to show next, or what was done; None when there is no row any more. `on_review` verbs stand
    on the review page, with all that speaks for and against them. What is `is_final`, nothing
    takes back: who does it has to have proved lately who they are.
    """

    name: str
    label: str
    explains: str
    who: str
    fits: Callable[[Any], bool]
    run: Callable[[Any, User, Answers], Any]
    asks: type[Question] = NoQuestion
    is_grave: bool = False
    is_final: bool = False
    on_review: bool = False
    done: str = ""


def is_draft(row: Content) -> bool:
    return row.state == PublicationState.DRAFT


def is_submitted(row: Content) -> bool:
    return row.state == PublicationState.SUBMITTED


def is_in_force(row: Content) -> bool:
    """The newest version, public and not withdrawn."""
    return (
        row.is_current and row.change != Change.WITHDRAWAL and not getattr(row, "has_later", False)
    )


def _publish(row: Content, user: User, answers: Answers) -> Done:
    others = companions.companions_of(row) if answers["companions"] else []
    return Done(row, under_review(publish([row, *others], by=user).reviews))


def under_review(reviews: Sequence[Assessment]) -> str:
    """Which verdicts a correction or withdrawal has put in doubt, in one sentence."""
    named = ", ".join(
        f"{each.pledge} ({f'{each.obligor}, ' if each.obligor else ''}verdict of {each.as_of})"
        for each in reviews
    )
    if not named:
        return ""
    return f"Under review now: {named}. Each waits in the list “Under review” for its next verdict."


def _submit(row: Content, user: User, answers: Answers) -> Done:
    return Done(companions.submit(row, by=user), undo="recall")


def _send_back(row: Content, user: User, answers: Answers) -> Done:
    along = companions.companions_of(row)
    companions.send_back(row, comment=answers["comment"], by=user)
    return Done(row, "What was drafted with it went back with it." if along else "")


def _withdraw(row: Content, user: User, answers: Answers) -> Done:
    resting = corrections.resting_on(row)
    version = corrections.withdraw(row, reason=answers["reason"], by=actor_of(user))
    return Done(version, under_review(resting))


def _discard(row: Content, user: User, answers: Answers) -> None:
    companions.discard(row, by=user)


def _redact(row: Content, user: User, answers: Answers) -> Content:
    redaction.redact(row, reason=answers["reason"], by=actor_of(user))
    return row


SUBMIT = Verb(
    "submit",
    "Submit",
    "Hands the draft in for review, with what was drafted with it. It can be recalled until an"
    " editor decides.",
    "author",
    is_draft,
    _submit,
    done="Submitted",
)
RECALL = Verb(
    "recall",
    "Recall",
    "Takes the submission back, to go on editing it.",
    "author",
    is_submitted,
    lambda row, user, _: companions.recall(row, by=user),
    done="Recalled",
)
SEND_BACK = Verb(
    "send-back",
    "Send back",
    "Returns the submission to its author with a comment.",
    "publish",
    is_submitted,
    _send_back,
    CommentForm,
    on_review=True,
    done="Sent back",
)
PUBLISH = Verb(
    "publish",
    "Publish",
    "Makes this public, with an entry in the public log. It cannot be unpublished, only corrected"
    " or withdrawn.",
    "reviewer",
    lambda row: not row.is_published,
    _publish,
    PublishForm,
    on_review=True,
    done="Published",
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
    done="Withdrawn",
)
DISCARD = Verb(
    "discard",
    "Discard",
    "Throws the draft away, with what was drafted with it. Nobody can bring it back.",
    "author",
    is_draft,
    _discard,
    is_grave=True,
    done="Discarded",
)
REDACT = Verb(
    "redact",
    "Redact",
    "Removes the texts of all versions for a legal reason, here and in the log, for good."
    " The id stays: it is in addresses and in the chain of the log.",
    "redact",
    lambda row: row.is_published and row.redaction_id is None,
    _redact,
    ReasonForm,
    is_grave=True,
    is_final=True,
    done="Redacted",
)
OF_CONTENT = (SUBMIT, RECALL, SEND_BACK, PUBLISH, WITHDRAW, DISCARD, REDACT)
