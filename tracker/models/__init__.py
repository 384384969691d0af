"""The record: every noun, what must hold for it, and what the public may see of it."""

from .assessment import Assessment
from .collection import Collection
from .conflict import Conflict
from .desk import DeskEvent
from .desk_session import DeskSession
from .dialogue import Dialogue, DialogueVersion, Participant
from .digest import Digest
from .excluded_statement import ExcludedStatement
from .external_verdict import ExternalVerdict
from .fulfilment_test import FulfilmentTest
from .indicator import Indicator, IndicatorPoint
from .link_check import LinkCheck, PageState
from .log import Actor, Checkpoint, LogBody, LogEntry, LogPledge
from .mechanism import Mechanism
from .milestone import Milestone
from .obligation import Obligation
from .party import Party
from .pledge import Pledge, PledgeVersion
from .pledge_link import PledgeLink
from .redirect import Redirect
from .release import Release
from .search_entry import SearchEntry
from .segment import Segment
from .sign_in_count import SignInCount
from .source import Source
from .status_update import Bearing, Citation, Measurement, StatusUpdate, UpdateVersion
from .tip import Tip
from .topic import Topic
from .wording import Wording

__all__ = [
    "Actor",
    "Assessment",
    "Bearing",
    "Checkpoint",
    "Citation",
    "Collection",
    "Conflict",
    "DeskEvent",
    "DeskSession",
    "Dialogue",
    "DialogueVersion",
    "Digest",
    "ExcludedStatement",
    "ExternalVerdict",
    "FulfilmentTest",
    "Indicator",
    "IndicatorPoint",
    "LinkCheck",
    "LogBody",
    "LogEntry",
    "LogPledge",
    "Measurement",
    "Mechanism",
    "Milestone",
    "Obligation",
    "PageState",
    "Participant",
    "Party",
    "Pledge",
    "PledgeLink",
    "PledgeVersion",
    "Redirect",
    "Release",
    "SearchEntry",
    "Segment",
    "SignInCount",
    "Source",
    "StatusUpdate",
    "Tip",
    "Topic",
    "UpdateVersion",
    "Wording",
]
