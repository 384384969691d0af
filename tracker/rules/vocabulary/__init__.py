"""Every word the record may use: the only place where a value, its label or its meaning is written.

Models take their choices from here, pages their words and shapes, the methodology page its
definitions. Chinese labels are Simplified Chinese. A new status is a new line here, a line in
`rules/labels.py`, and a migration for the constraint.
"""

from tracker.rules.vocabulary.deadline import Basis, MilestoneState, Relation, Timing
from tracker.rules.vocabulary.external import AverageCheck, Figure
from tracker.rules.vocabulary.forum import DialogueKind, DialogueStatus, PartyKind, Role
from tracker.rules.vocabulary.label import LabelWord
from tracker.rules.vocabulary.link import LinkState
from tracker.rules.vocabulary.log import CORRECTING, DeskVerb, LogVerb
from tracker.rules.vocabulary.method import How, MethodGroup
from tracker.rules.vocabulary.pledge import (
    Deliverable,
    Element,
    ExcludedCategory,
    LinkRelation,
    Origin,
    PledgeKind,
    Strength,
)
from tracker.rules.vocabulary.publication import Change, PublicationState
from tracker.rules.vocabulary.source import Confidence, Grade, Reliability, SourceKind
from tracker.rules.vocabulary.status import Assessment, Delivery, Standing
from tracker.rules.vocabulary.tip import TipKind, TipState
from tracker.rules.vocabulary.update import Effect, NonDeliveryReason, Qualifier, UpdateKind
from tracker.rules.vocabulary.word import (
    CHINESE,
    ENGLISH,
    Language,
    Vocabulary,
    Word,
    choices,
    word,
    words,
)

__all__ = [
    "CHINESE",
    "CORRECTING",
    "ENGLISH",
    "Assessment",
    "AverageCheck",
    "Basis",
    "Change",
    "Confidence",
    "Deliverable",
    "Delivery",
    "DeskVerb",
    "DialogueKind",
    "DialogueStatus",
    "Effect",
    "Element",
    "ExcludedCategory",
    "Figure",
    "Grade",
    "How",
    "LabelWord",
    "Language",
    "LinkRelation",
    "LinkState",
    "LogVerb",
    "MethodGroup",
    "MilestoneState",
    "NonDeliveryReason",
    "Origin",
    "PartyKind",
    "PledgeKind",
    "PublicationState",
    "Qualifier",
    "Relation",
    "Reliability",
    "Role",
    "SourceKind",
    "Standing",
    "Strength",
    "Timing",
    "TipKind",
    "TipState",
    "UpdateKind",
    "Vocabulary",
    "Word",
    "choices",
    "word",
    "words",
]
