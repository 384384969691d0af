"""Nothing unpublished shows anywhere: one draft of each kind carries a marker word.

Every public address is tried in both languages, the log export included, with the drafts'
own ids too. The admin is not public.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from tests import factories
from tests.public_addresses import public_addresses, routes
from tracker.actions import corrections, desk, tips
from tracker.ingestion.release import freeze
from tracker.models import DeskEvent, Release, SearchEntry
from tracker.models.bodies import CONTENT_MODELS, content_of
from tracker.rules.schema import NOUNS, Field, Kind
from tracker.rules.vocabulary import Change, TipKind

MARKER = "zzmarker"
REFERENCES = ("party", "topic", "mechanism", "source", "collection", "indicator")
# Bearings have no drafts of their own: they belong to a draft update.
VERSIONED = [noun for noun, shape in NOUNS.items() if shape.versioned]
PUBLIC_IDS = {
    "pledges": factories.HOTLINE,
    "updates": factories.OPENING,
    "mechanisms": "joint-dialogue",
    "dialogues": "first-round",
    "parties": "china",
    "topics": "hotlines",
    "sources": "news-report",
    "collections": "institute-pledges",
    "indicators": "calls",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def public_record(tmp_path: Path, settings: LazySettings) -> None:
    """One published row of every kind, a pledge of a collection, and a release of all."""
    settings.VAR_DIR = tmp_path
    for noun in VERSIONED:
        model = CONTENT_MODELS[noun]
        if not model.objects.exists():
            factories.publish(noun)
    factories.publish("pledge", id="scored-elsewhere", collection=PUBLIC_IDS["collections"])
    freeze()


@pytest.fixture
def drafts(public_record: None) -> list[Any]:
    """A new draft of every kind, and a draft correction of every published row, all marked."""
    rows = [factories.draft(noun, **marked(noun)) for noun in REFERENCES]
    rows += [new_draft(noun) for noun in VERSIONED]
    for noun in VERSIONED:
        published = CONTENT_MODELS[noun].objects.get(state="published", **first_of(noun))
        rows.append(
            corrections.draft_correction(
                published, changes=texts(noun), change=Change.TYPO, reason=MARKER
            )
        )
    return rows


def test_there_is_a_draft_of_every_kind(drafts: list[Any]) -> None:
    kinds = {row.noun for row in drafts}

    assert kinds == NOUNS.keys() - {"bearing"}
    assert all(MARKER in str(content_of(row)) for row in drafts)


def test_every_address_that_takes_arguments_has_some() -> None:
    without = [route for route in routes() if "<" in route and not samples()[route]]

    assert without == []


def test_no_public_address_shows_a_draft_or_a_tip(drafts: list[Any], visitor: Client) -> None:
    desk.submit(drafts[-1], by=factories.editor_user())
    tips.receive(kind=TipKind.OTHER, what=MARKER, url=f"https://{MARKER}.example", contact=MARKER)

    shown = [path for path in public_addresses(samples()) if MARKER in body(visitor, path)]

    assert DeskEvent.objects.exists()
    assert shown == []


def test_no_search_finds_a_draft(drafts: list[Any], visitor: Client) -> None:
    page = body(visitor, f"/search/?q={MARKER}")

    assert "0 results" in page
    assert not SearchEntry.objects.filter(text__contains=MARKER).exists()
    assert not SearchEntry.objects.filter(words__contains=MARKER).exists()


def test_public_addresses_answer(public_record: None, visitor: Client) -> None:
    """The test above would pass on a site that only ever fails."""
    real = [
        path for path in public_addresses(samples()) if MARKER not in path and "/77/" not in path
    ]

    statuses = {path: status(visitor, path) for path in real}

    refused = {path for path, code in statuses.items() if code not in (200, 302)}
    assert refused == {"/api/v1/nowhere/", "/oembed"}


def test_published_text_does_show(public_record: None, visitor: Client) -> None:
    page = body(visitor, f"/pledges/{factories.HOTLINE}/")

    assert "Open a hotline" in page


def marked(noun: str) -> dict[str, Any]:
    return {**texts(noun), "id": f"{MARKER}-{noun.replace('_', '-')}"}


def texts(noun: str) -> dict[str, str]:
    """The marker in every free text that a correction may change."""
    shape = NOUNS[noun]
    return {
        field.name: f"{MARKER} {field.name}"
        for field in shape.fields
        if field.kind == Kind.TEXT and is_free(field) and field.name not in shape.key
    }


def is_free(field: Field) -> bool:
    return field.limit >= 100 and not field.address and field.name != "language"


def new_draft(noun: str) -> Any:
    """A draft of its own lineage, tied to public rows and to private reference rows."""
    shape = NOUNS[noun]
    changes: dict[str, Any] = texts(noun)
    if "id" in shape.key:
        changes["id"] = f"{MARKER}-{noun.replace('_', '-')}"
    if "number" in shape.key:
        changes["number"] = 77
    if noun == "pledge_link":
        changes["relation"] = "strengthens"
    if noun == "fulfilment_test":
        changes["pledge"] = f"{MARKER}-pledge"
    if noun == "pledge":
        changes |= {"obligors": ["china", f"{MARKER}-party"], "topics": [f"{MARKER}-topic"]}
    return factories.draft(noun, **changes)


def first_of(noun: str) -> dict[str, Any]:
    """The published rows of the default world, one per noun."""
    if noun == "pledge":
        return {"pledge__slug": factories.HOTLINE}
    return {}


def samples() -> dict[str, list[dict[str, Any]]]:
    """Arguments for every route that takes some: the public row's and the draft's."""
    found: dict[str, list[dict[str, Any]]] = {}
    for route in routes():
        if "<" in route:
            found[route] = [values for values in _values(route) if values]
    return found


def _values(route: str) -> list[dict[str, Any]]:
    bare = route.removeprefix("zh-hans/").removeprefix("api/v1/").removeprefix("embed/")
    parts = bare.split("/")
    if "<revision:revision>" in route:
        newest = Release.objects.first()
        return [{"revision": newest.revision if newest else 1}]
    if "<int:seq>" in route:
        return [{"seq": 1}]
    if parts[0] == "assessments":
        return [{"slug": factories.HOTLINE, "number": 1}, {"slug": factories.HOTLINE, "number": 77}]
    if parts[0] in PUBLIC_IDS:
        noun = {"parties": "party"}.get(parts[0], parts[0].removesuffix("s"))
        return [{"slug": PUBLIC_IDS[parts[0]]}, {"slug": f"{MARKER}-{noun}"}]
    if "<slug:section>" in route:
        return [{"section": section} for section in PUBLIC_IDS]
    if "<anything:rest>" in route:
        return [{"rest": "nowhere"}]
    return []


def body(visitor: Client, path: str) -> str:
    """What a visitor is sent who asks for an address."""
    return sent(visitor.get(path), path)


def status(visitor: Client, path: str) -> int:
    """How an address answers; what it streams is read to the end, so that no file stays open."""
    response: Any = visitor.get(path)
    sent(response, path)
    return int(response.status_code)


def sent(response: Any, path: str) -> str:
    """What an answer says, headers included; streamed answers are read to the end.

    The address itself is left out: a page links to itself in the other language.
    """
    content = response.getvalue() if response.streaming else response.content
    text = content.decode(errors="replace") + str(response.headers)
    return str(text.replace(path.removeprefix("/zh-hans"), ""))
