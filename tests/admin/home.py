"""The first page of the desk, as tests read it."""

from django.test import Client

from tracker.actions import tips
from tracker.admin.work.lists import WorkList
from tracker.rules.vocabulary import TipKind

HOME = "/admin/"


def lists(client: Client) -> dict[str, WorkList]:
    """Its lists by name."""
    found: list[WorkList] = client.get(HOME).context["work"]
    return {each.name: each for each in found}


def received(number: int) -> None:
    """So many suggestions of readers."""
    for _ in range(number):
        tips.receive(kind=TipKind.EVIDENCE, what="A call was put through.")
