"""Every address of the desk, and what it answers to whom: read from the code, tried one by one.

A line of `matrix.csv` holds an address pattern below /admin/, what it is tried with (`of`: a verb,
a state of the row, a query string; empty: any published row; what stands in angle brackets is
looked up), and the answers to GET and POST for each role, once where both are alike: `page` (200),
`done` (led elsewhere), `sign in`, `no` (403), or another status. POST sends an empty form: who may
save gets it back with its complaints.

A new address needs one line: copy that of a like address, change its pattern, correct its answers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import models, transaction
from django.test import Client
from django.urls import URLResolver, get_resolver
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.admin.nouns import ANOTHER
from tests.ingestion.sheets.plans import imported
from tests.models import whole_record
from tracker.actions import batches, desk, pledges, releases, tips
from tracker.models import Checkpoint, Pledge
from tracker.models.base import Content, Reference
from tracker.models.bodies import CONTENT_MODELS
from tracker.rules.vocabulary import TipKind

MATRIX = Path(__file__).parent / "matrix.csv"
ROLES = ("stranger", "no role", "analyst", "editor", "administrator")
WORDS = {200: "page", 302: "done", 403: "no"}
# An address for each pattern that is no path with parts in angle brackets.
PLAIN = {r"^(?P<app_label>tracker|auth)/$": "tracker/", r"(?P<url>.*)$": "nothing-here/"}
# What a line may name that is known only once the record is there.
NAMED = {
    "<pledge>": lambda: Pledge.published.earliest("pk").pk,
    "<import>": lambda: batches.newest(1)[0].name,
}
# The row that a verb fits, where that is not a published one.
FITTING = {
    "submit": "draft",
    "discard": "draft",
    "recall": "submitted",
    "send-back": "submitted",
    "publish": "submitted",
}


@dataclass(frozen=True)
class Line:
    """One line of the matrix."""

    url: str
    of: str
    answers: dict[str, str]


def lines() -> list[Line]:
    with MATRIX.open(encoding="utf-8", newline="") as file:
        return [Line(row.pop("url"), row.pop("of"), row) for row in csv.DictReader(file)]


def patterns() -> set[str]:
    """Every address pattern below /admin/."""
    (desk_urls,) = (
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and each.namespace == "admin"
    )
    return set(_below(desk_urls.url_patterns, ""))


def _below(inside: Any, before: str) -> Iterator[str]:
    for each in inside:
        if isinstance(each, URLResolver):
            yield from _below(each.url_patterns, before + str(each.pattern))
        else:
            yield before + str(each.pattern)


def verbs() -> set[tuple[str, str]]:
    """Every button of every noun: the pattern of its address, and its name."""
    return {
        (f"tracker/{model._meta.model_name}/<int:key>/do/<slug:verb>/", verb.name)
        for model, screen in admin.site._registry.items()
        for verb in getattr(screen, "verbs", ())
    }


def people() -> dict[str, User | None]:
    """One person for each role; none of them published the record."""
    found: dict[str, User | None] = {"stranger": None}
    for role in ROLES[1:]:
        found[role] = user = User.objects.create(username=f"of-{role}", is_staff=True)
        user.groups.set(Group.objects.filter(name=role))
    return found


@contextmanager
def staffed(blocker: DjangoDbBlocker) -> Iterator[dict[str, User | None]]:
    """A person for each role and a row for each address, for the tests of one module."""
    with whole_record.shared(blocker):
        with blocker.unblock():
            made = people()
            analyst = made["analyst"]
            assert analyst is not None
            furnish(analyst)
        yield made


def furnish(analyst: User) -> None:
    """A published row of everything, an import, a draft of the analyst's, one of somebody else."""
    for noun in ANOTHER:
        if not CONTENT_MODELS[noun]._default_manager.exists():
            factories.publish(noun)
    for noun, changes in ANOTHER.items():
        factories.draft(noun, by=analyst, **changes)
    factories.draft("update", by=factories.editor_user(), id="somebody-elses")
    factories.draft("source", id="private")
    factories.publish("pledge", id="theirs", collection="institute-pledges")
    old = factories.published_pledge(id="old-address")
    pledges.rename(old, slug="new-address", reason="Clearer.", by=factories.editor_actor())
    tips.receive(kind=TipKind.CORRECTION, what="Look again.")
    head = Checkpoint.objects.latest("size")
    releases.note(head, head=head.size, sha256="5e" * 32, size=1_024)
    imported()
    desk.submit(factories.draft("conflict", by=analyst, id="third"), by=analyst)
    User.objects.create(username="of-all", is_staff=True, is_superuser=True)


def browser_of(user: User | None) -> Client:
    """A browser in which this person, if any, is signed in."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def answers(line: Line, browser: Client) -> str:
    """What one person gets at one address, by reading and by sending."""
    return " / ".join(dict.fromkeys(answer(line, browser, method) for method in ("GET", "POST")))


def answer(line: Line, browser: Client, method: str) -> str:
    """What one person gets by one method; whatever it does is undone."""
    cookies = deepcopy(browser.cookies)
    with transaction.atomic():
        response: Any = browser.generic(method, address(line))
        transaction.set_rollback(True)
    browser.cookies = cookies
    if response.get("Location", "").startswith("/admin/login/"):
        return "sign in"
    return WORDS.get(response.status_code, str(response.status_code))


def address(line: Line) -> str:
    """An address that the pattern matches, of a row that is there."""
    if line.url in PLAIN:
        return f"/admin/{PLAIN[line.url]}"
    if "<" not in line.url:
        return f"/admin/{line.url}?{line.of}"
    path = re.sub(r"<(?:\w+:)?(object_id|key|id)>", lambda _: str(_row(line).pk), line.url)
    word, _, query = named(line.of).partition("?")
    return "/admin/" + re.sub(r"<(?:\w+:)?\w+>", word, path) + f"?{query}"


def named(of: str) -> str:
    """What a line is tried with, with the names of this record in it."""
    for place, find in NAMED.items():
        if place in of:
            of = of.replace(place, str(find()))
    return of


def _row(line: Line) -> Any:
    label, name, *_ = line.url.split("/")
    model = apps.get_model(label, name)
    state = FITTING.get(line.of, line.of)
    if issubclass(model, Content):
        return _version(model, state)
    rows = model._default_manager
    if issubclass(model, Reference):
        return rows.filter(entry__isnull=state == "private").first()
    if model is User:
        return rows.get(username="of-all" if state == "superuser" else "of-analyst")
    return rows.first()


def _version(model: type[models.Model], state: str) -> Any:
    rows: Any = model._default_manager
    mine = rows.filter(state="draft", drafted_by__username="of-analyst")
    match state:
        case "draft":
            return mine.get()
        case "recurring":
            return rows.get(pledge__slug=factories.MEETINGS, is_current=True)
        case "submitted":
            return desk.submit(mine.get(), by=mine.get().drafted_by)
        case "somebody else's":
            return rows.exclude(state="published").exclude(pk__in=mine).latest("pk")
        case _:
            return rows.filter(is_current=True).order_by("pk").first()
