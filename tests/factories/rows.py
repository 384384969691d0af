"""Rows made through the actions, with whatever their content names made first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from tracker.actions import actors, corrections, drafting, links, together
from tracker.models import (
    Actor,
    Dialogue,
    FulfilmentTest,
    LinkCheck,
    Pledge,
    Source,
    StatusUpdate,
)
from tracker.models.bodies import IDENTITY_MODELS, TARGET_MODELS
from tracker.rules.links import Found
from tracker.rules.schema import NOUNS
from tracker.rules.schema.naming import pairs_in
from tracker.rules.vocabulary import Change

from . import contents
from .shaping import MEETINGS, Content


def editor_user() -> User:
    """The person who publishes in tests; made on first use, without a password."""
    return User.objects.get_or_create(username="editor", defaults={"is_staff": True})[0]


def author_user() -> User:
    """The person who drafts what the editor publishes: nobody publishes their own work."""
    return User.objects.get_or_create(username="author", defaults={"is_staff": True})[0]


def editor_actor() -> Actor:
    """The editor's pseudonym in the public log."""
    return actors.actor_of(editor_user())


def content_for(noun: str, **changes: Any) -> Content:
    """`content_for("pledge", ...)` is `pledge_content(...)`."""
    make: Callable[..., Content] = getattr(contents, f"{noun}_content")
    return make(**changes)


def draft(noun: str, *, by: User | None = None, **changes: Any) -> Any:
    """A draft (a reference row: registered, private) with default content but for the changes."""
    (row,) = draft_all(noun, [content_for(noun, **changes)], by=by)
    return row


def draft_all(noun: str, wanted: Sequence[Content], *, by: User | None = None) -> list[Any]:
    """Drafts of these contents, in one statement per table."""
    for each in wanted:
        _make_what_it_names(noun, each)
    return drafting.draft(noun, wanted, by=by)


def publish(noun: str, *, by: Actor | None = None, **changes: Any) -> Any:
    """A published version row with default content but for the changes."""
    (row,) = publish_all(noun, [content_for(noun, **changes)], by=by)
    return row


def publish_all(noun: str, wanted: Sequence[Content], *, by: Actor | None = None) -> list[Any]:
    """Published version rows of these contents, in one transaction."""
    rows = draft_all(noun, wanted)
    together.publish(rows, by=by or editor_actor())
    for row in rows:
        row.refresh_from_db()
    return rows


@transaction.atomic
def correct(
    row: Any,
    *,
    changes: Mapping[str, Any],
    change: Change,
    reason: str = "A slip.",
    by: Actor | None = None,
) -> Any:
    """The next version of published content: drafted by one person, published by another."""
    version = corrections.draft_correction(
        row, changes=changes, change=change, reason=reason, by=author_user()
    )
    together.publish([version], by=by or editor_actor())
    return version


def withdraw(row: Any, *, by: Actor | None = None) -> Any:
    """The version that withdraws published content."""
    return corrections.withdraw(row, reason="Recorded in error.", by=by or editor_actor())


def published_dialogue(**changes: Any) -> Dialogue:
    """The identity of a published dialogue."""
    found: Dialogue = publish("dialogue", **changes).dialogue
    return found


def published_pledge(**changes: Any) -> Pledge:
    """The identity of a published pledge."""
    found: Pledge = publish("pledge", **changes).pledge
    return found


def published_update(**changes: Any) -> StatusUpdate:
    """The identity of a published update."""
    found: StatusUpdate = publish("update", **changes).update
    return found


def checked(
    source: str = "news-report", *, on: date = date(2016, 9, 15), **found: Any
) -> LinkCheck:
    """What a look at a public source came to; it found the page, unless told otherwise."""
    row = Source.objects.get(slug=source)
    page: dict[str, Any] = {"status": 200, "address": row.url}
    (check,) = links.record([links.Look(row, row.url, Found(**page | found))], on=on)
    return check


def dead_link(source: str = "news-report") -> LinkCheck:
    """A link whose host said on two days that the page is gone."""
    checked(source, on=date(2016, 9, 14), status=404)
    return checked(source, status=404)


def _make_what_it_names(noun: str, content: Content) -> None:
    for target, slug in dict.fromkeys(pairs_in(NOUNS[noun].fields, content)):
        if not TARGET_MODELS[target]._default_manager.filter(slug=slug).exists():
            _make(target, slug)
    if noun == "assessment" and content["pledge"]:
        _give_test(content["pledge"])


def _make(noun: str, slug: str) -> None:
    if noun == "pledge" and slug == MEETINGS:
        publish_all("pledge", [contents.recurring_pledge_content()])
    elif noun in IDENTITY_MODELS:
        publish(noun, id=slug)
    else:
        draft(noun, id=slug)


def _give_test(pledge: str) -> None:
    """METHOD 8: a fulfilment test before the first verdict, once the pledge is public."""
    found = Pledge.objects.filter(slug=pledge, current__isnull=False)
    if found.exists() and not FulfilmentTest.objects.filter(pledge__slug=pledge).exists():
        publish("fulfilment_test", pledge=pledge)
