"""The endpoints: each names its rows, its serializer and its parameters."""

from .assessment import AssessmentDoor
from .collection import CollectionDoor
from .dialogue import DialogueDoor
from .indicator import IndicatorDoor
from .log_entry import LogEntryDoor
from .mechanism import MechanismDoor
from .party import PartyDoor
from .pledge import PledgeDoor
from .source import SourceDoor
from .status_update import UpdateDoor
from .topic import TopicDoor

__all__ = [
    "AssessmentDoor",
    "CollectionDoor",
    "DialogueDoor",
    "IndicatorDoor",
    "LogEntryDoor",
    "MechanismDoor",
    "PartyDoor",
    "PledgeDoor",
    "SourceDoor",
    "TopicDoor",
    "UpdateDoor",
]
