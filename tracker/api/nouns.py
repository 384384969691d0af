"""Every noun of the API. Addresses, front door, description and reference are read off this."""

from __future__ import annotations

from . import views
from .noun_door import NounDoor

NOUNS: dict[str, type[NounDoor]] = {
    "pledges": views.PledgeDoor,
    "updates": views.UpdateDoor,
    "assessments": views.AssessmentDoor,
    "dialogues": views.DialogueDoor,
    "mechanisms": views.MechanismDoor,
    "parties": views.PartyDoor,
    "topics": views.TopicDoor,
    "sources": views.SourceDoor,
    "collections": views.CollectionDoor,
    "indicators": views.IndicatorDoor,
    "log": views.LogEntryDoor,
}
