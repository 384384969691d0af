"""What is drafted in the form of a new pledge beside its text: its fulfilment test and its links.

They stay content of their own, with their own versions and log entries. Here the drafts that
exist are brought in line with what the form says: written, written over, or thrown away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from tracker.models import FulfilmentTest, PledgeLink, PledgeVersion
from tracker.models.base import Content
from tracker.models.bodies import content_of

from . import desk
from .companions import companions_of, take_out
from .drafting import FIRST, draft

# The texts of a fulfilment test.
TEST = ("delivered_if_en", "partly_if_en", "evidence_en")


@transaction.atomic
def write(
    version: PledgeVersion,
    *,
    test: Mapping[str, str] | None,
    links: Sequence[Mapping[str, str]],
    by: User,
) -> None:
    """Let the drafts beside a drafted pledge say this, and nothing else.

    `test` None leaves the test alone, because it is not this draft's to write; one without any
    text is no test. Each link names `later`, `earlier`, `relation` and `reason_en`.
    """
    before = companions_of(version)
    if test is not None:
        told = {"pledge": version.public_id, **test}
        wanted = [FIRST | told] if any(test.values()) else []
        _bring_in_line(version, FulfilmentTest, before, wanted, by)
    _bring_in_line(version, PledgeLink, before, [FIRST | dict(link) for link in links], by)


def parts_of(version: PledgeVersion) -> tuple[FulfilmentTest | None, list[PledgeLink]]:
    """The test and the links that were drafted with a pledge and go through the desk with it."""
    rows = companions_of(version)
    test = next((row for row in rows if isinstance(row, FulfilmentTest)), None)
    return test, [row for row in rows if isinstance(row, PledgeLink)]


def _bring_in_line(
    version: PledgeVersion,
    model: type[Content],
    before: Sequence[Content],
    wanted: Sequence[Mapping[str, Any]],
    by: User,
) -> None:
    drafted = {row.public_id: row for row in before if isinstance(row, model)}
    for content in wanted:
        row = drafted.pop(_public_id(model, content), None)
        if row is None:
            _add(version, model, content, by)
        elif content_of(row) != content:
            desk.edit(row, changes=content, by=by)
    for row in drafted.values():
        take_out(version, row, by=by)


def _public_id(model: type[Content], content: Mapping[str, Any]) -> str:
    return "/".join(content[name] for name in model.lineage)


def _add(
    version: PledgeVersion, model: type[Content], content: Mapping[str, Any], by: User
) -> None:
    """A part has the pledge's author, so that it stays with it; the desk notes who wrote it."""
    author = version.drafted_by or by
    (row,) = draft(model.noun, [content], by=author)
    if author != by:
        desk.edit(row, changes={}, by=by)
