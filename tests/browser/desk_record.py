"""A small record for the desk's screens: of every noun a row in each state that looks different.

Texts and addresses are long where real ones are, so that a narrow screen is put to the test.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db.models import Model

from tests import factories
from tests.ingestion.sheets.plans import imported
from tracker.actions import corrections, desk, pledges, releases, tips
from tracker.models import Checkpoint, Pledge
from tracker.models.bodies import CONTENT_MODELS
from tracker.rules.vocabulary import Change, TipKind, TipState

ROLES = ("editor", "analyst", "administrator")
LONG_TITLE = "Share non-public threat indicators on business-email-compromise networks quarterly"
LONG_ADDRESS = "https://news.example/archive/2016/" + "very-long-last-part-of-an-address-" * 6
# What makes a row of a noun another one than the published one: Ana's draft, and her submission.
OTHERS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "dialogue": ({"id": "drafted"}, {"id": "submitted"}),
    "pledge": ({"id": "drafted", "title_en": LONG_TITLE}, {"id": "submitted"}),
    "update": ({"id": "drafted"}, {"id": "submitted"}),
    "wording": ({"number": 2}, {"number": 3}),
    "fulfilment_test": ({"pledge": "drafted"}, {"pledge": "submitted"}),
    "pledge_link": ({"relation": "redates"}, {"relation": "strengthens"}),
    "assessment": ({"number": 2}, {"number": 3}),
    "milestone": ({"number": 2}, {"number": 3}),
    "external_verdict": ({"id": "drafted"}, {"id": "submitted"}),
    "indicator_point": ({"number": 2}, {"number": 3}),
    "conflict": ({"id": "drafted"}, {"id": "submitted"}),
    "excluded_statement": ({"id": "drafted"}, {"id": "submitted"}),
}

Rows = dict[tuple[str, str], int]


def people() -> dict[str, User]:
    """Ana, Eve and Ada, each in one role."""
    found = {}
    for name, role in (("ana", "analyst"), ("eve", "editor"), ("ada", "administrator")):
        found[role] = person = User.objects.create(username=name, is_staff=True)
        person.groups.add(Group.objects.get(name=role))
    return found


def furnish(ana: User, eve: User) -> Rows:
    """The keys of the rows, by the name of their model and their state."""
    source = factories.draft("source", id="private", url=LONG_ADDRESS)
    rows: dict[tuple[str, str], Any] = {("source", "private"): source}
    for noun, (drafted, submitted) in OTHERS.items():
        model = CONTENT_MODELS[noun].__name__.lower()
        rows[model, ""] = factories.publish(noun)
        rows[model, "draft"] = factories.draft(noun, by=ana, **drafted)
        rows[model, "submitted"] = desk.submit(factories.draft(noun, by=ana, **submitted), by=ana)
        rows[model, "somebody else's"] = rows[model, "draft"]
    meetings = Pledge.objects.get(slug=factories.MEETINGS)
    rows["pledgeversion", "recurring"] = meetings.current
    rows |= _later_versions(ana)
    rows |= _tips(eve)
    _rename()
    factories.publish("pledge", id="scored-elsewhere", collection="institute-pledges")
    _release()
    imported()
    return {key: row.pk for key, row in rows.items()}


def key_of(rows: Rows, model: str, state: str) -> int:
    """The row in that state, or else a public one, or else the first."""
    for key in ((model, state), (model, "")):
        if key in rows:
            return rows[key]
    found: Model | None = None
    for app in ("tracker", "auth"):
        if model in apps.all_models[app]:
            found = apps.get_model(app, model)._default_manager.order_by("pk").first()
    assert found is not None, f"give {model} a row"
    return int(found.pk)


def _later_versions(ana: User) -> dict[tuple[str, str], Any]:
    update = factories.publish("update", id="corrected")
    withdrawn = factories.withdraw(factories.publish("update", id="withdrawn"))
    correction = corrections.draft_correction(
        update,
        changes={"fact_en": "The hotline was opened on both sides."},
        change=Change.SUBSTANTIVE,
        reason="Both sides said so.",
        by=ana,
    )
    return {("updateversion", "withdrawn"): withdrawn, ("updateversion", "correction"): correction}


def _tips(eve: User) -> dict[tuple[str, str], Any]:
    waiting, decided = (
        tips.receive(kind=TipKind.CORRECTION, what=what, about="/pledges/open-a-hotline/")
        for what in ("The hotline was opened a day later.", "Nothing.")
    )
    decided = tips.decide(decided, state=TipState.DECLINED, note="It says nothing.", by=eve)
    return {("tip", ""): waiting, ("tip", "decided"): decided}


def _rename() -> None:
    """A pledge that has an old address."""
    pledge = Pledge.objects.get(slug=factories.MEETINGS)
    by = factories.editor_actor()
    pledges.rename(pledge, slug="meet-twice-every-year", reason="Clearer.", by=by)


def _release() -> None:
    """A revision that was frozen; its file is not needed to list it."""
    head = Checkpoint.objects.latest("size")
    releases.note(head, head=head.size, sha256="5e" * 32, size=1_024)
