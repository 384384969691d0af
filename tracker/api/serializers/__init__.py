"""What the API says of each noun: every field is named here, none gets in by accident.

Rows come prepared: a serializer asks the database nothing.
"""

from .assessment import AssessmentSerializer
from .collection import CollectionSerializer
from .dialogue import DialogueSerializer
from .indicator import IndicatorSerializer
from .log_entry import LogEntrySerializer
from .mechanism import MechanismSerializer
from .party import PartySerializer
from .pledge import PledgeSerializer
from .source import SourceSerializer
from .status_update import UpdateSerializer
from .topic import TopicSerializer

__all__ = [
    "AssessmentSerializer",
    "CollectionSerializer",
    "DialogueSerializer",
    "IndicatorSerializer",
    "LogEntrySerializer",
    "MechanismSerializer",
    "PartySerializer",
    "PledgeSerializer",
    "SourceSerializer",
    "TopicSerializer",
    "UpdateSerializer",
]
