"""A record with a public row in every protected table, and a private one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests import factories
from tracker.actions import desk, pledges, releases, sign_in_tries, tips
from tracker.models import Bearing, Checkpoint, Digest, Pledge
from tracker.models.base import Content, Reference
from tracker.models.bodies import CONTENT_MODELS
from tracker.models.protection import protected_tables
from tracker.rules.sign_in import Door
from tracker.rules.vocabulary import TipKind, TipState

CONTENT_NOUNS = [noun for noun, model in CONTENT_MODELS.items() if issubclass(model, Content)]
REFERENCE_NOUNS = [noun for noun, model in CONTENT_MODELS.items() if issubclass(model, Reference)]
MODELS: dict[str, type[models.Model]] = {
    model._meta.db_table: model
    for model in apps.get_app_config("tracker").get_models(include_auto_created=True)
}

_PUBLIC: dict[str, dict[str, Any]] = {
    "dialogue": {"participants": [factories.participant()]},
    "update": {
        "reported_by": ["china", "independent"],
        "measurements": [factories.measurement()],
        "bearings": [
            factories.bearing(),
            factories.bearing(obligor="china", effect="advanced"),
        ],
    },
}
_PRIVATE: dict[str, dict[str, Any]] = {
    "mechanism": {"parties": ["china"]},
    "dialogue": _PUBLIC["dialogue"],
    "fulfilment_test": {"pledge": "private-pledge"},
    "pledge_link": {"relation": "dilutes"},
    "update": _PUBLIC["update"],
}


@dataclass(frozen=True)
class WholeRecord:
    """By noun, a public row and a private one; by table, the keys of all public rows."""

    public: dict[str, Any]
    private: dict[str, Any]
    public_keys: dict[str, list[Any]]


@contextmanager
def shared(blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around the tests of a module: what it holds is made once, then rolled back."""
    block = transaction.atomic()
    with blocker.unblock():
        block.__enter__()
    try:
        yield
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


def make() -> WholeRecord:
    """One of everything published, and one more of each drafted.

    A pledge was renamed, one scored elsewhere, a tip decided about, a link checked, a digest sent,
    a revision released; somebody signed in.
    """
    factories.draft("mechanism", parties=["china"])
    public = {noun: factories.publish(noun, **_PUBLIC.get(noun, {})) for noun in CONTENT_NOUNS}
    factories.publish("pledge", id="scored-elsewhere", collection="institute-pledges")
    public["bearing"] = Bearing.objects.get(obligation=None)
    pledges.rename(
        Pledge.objects.get(slug=factories.MEETINGS),
        slug="meet-each-half-year",
        reason="Clearer.",
        by=factories.editor_actor(),
    )
    public |= {noun: CONTENT_MODELS[noun]._default_manager.first() for noun in REFERENCE_NOUNS}
    tip = tips.receive(kind=TipKind.EVIDENCE, what="A newspaper has more.")
    tips.decide(tip, state=TipState.ACCEPTED, note="Read.", by=factories.editor_user())
    factories.checked()
    Digest.objects.create(user=factories.editor_user(), day=date(2016, 9, 15))
    head = Checkpoint.objects.latest("size")
    releases.note(head, head=head.size, sha256="5e" * 32, size=1_024)
    Client().force_login(factories.editor_user())
    sign_in_tries.take(Door.PASSWORD, "editor", "192.0.2.1")
    keys = {table: _keys(table) for table in protected_tables()}
    return WholeRecord(public, _drafts(), keys)


def _keys(table: str) -> list[Any]:
    return list(MODELS[table]._default_manager.values_list("pk", flat=True))


def _drafts() -> dict[str, Any]:
    private = {
        noun: factories.draft(noun, **_private(noun)) for noun in (*REFERENCE_NOUNS, *CONTENT_NOUNS)
    }
    mine = {"update": private["update"].update, "obligation": None}
    desk.submit(private["conflict"], by=factories.editor_user())
    desk.recall(private["conflict"], by=factories.editor_user())
    private["bearing"] = Bearing.objects.get(**mine)
    return private


def _private(noun: str) -> dict[str, Any]:
    defaults = factories.content_for(noun)
    if "id" in defaults:
        own: dict[str, Any] = {"id": f"private-{noun.replace('_', '-')}"}
    elif "number" in defaults:
        own = {"number": 2}
    else:
        own = {}
    named = {"later": "meet-each-half-year"} if noun == "pledge_link" else {}
    if defaults.get("pledge") == factories.MEETINGS:
        named = {"pledge": "meet-each-half-year"}
    return own | named | _PRIVATE.get(noun, {})
