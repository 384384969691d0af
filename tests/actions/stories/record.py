"""A plain model of the record, without a database: things, their versions, and what is public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

# What a verdict reads like on the public page; an act of review states no delivery.
LABELS = {"initiated": "under_way", "no_evidence": "no_evidence", "": "under_review"}

Subject = tuple[str, str]


@dataclass(eq=False, repr=False)
class Version:
    """One version of a thing; `says` are its words and the few other values that stories change."""

    number: int
    change: str
    says: dict[str, str]
    workers: set[str] = field(default_factory=set)
    state: str = "draft"
    key: int = 0
    is_redacted: bool = False

    def __repr__(self) -> str:
        return f"{self.state} version {self.number}, {self.change}"

    @property
    def is_published(self) -> bool:
        return self.state == "published"


@dataclass(eq=False, repr=False)
class Thing:
    """What all versions are versions of. It concerns pledges, may rest on an update, and names
    a row of a list that becomes public with it.
    """

    noun: str
    name: str
    about: list[Thing] = field(default_factory=list)
    rests_on: Thing | None = None
    as_of: str = ""
    names: Subject | None = None
    leads_to: list[Thing] = field(default_factory=list)
    bore_later: list[Thing] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"{self.noun} {self.public_id}"

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def current(self) -> Version | None:
        published = [each for each in self.versions if each.is_published]
        return published[-1] if published else None

    @property
    def stands(self) -> bool:
        """Published, and not withdrawn."""
        return self.current is not None and self.current.change != "withdrawal"

    @property
    def delivery(self) -> str:
        """What a verdict states; nothing if it is an act of review."""
        return self.current.says["delivery"] if self.current else ""

    @property
    def rests(self) -> list[Thing]:
        """What it names and cannot be public without."""
        return self.about + ([self.rests_on] if self.rests_on else [])

    @property
    def public_id(self) -> str:
        match self.noun:
            case "fulfilment_test":
                return self.about[0].name
            case "assessment":
                return f"{self.about[0].name}/{self.name}"
            case _:
                return self.name


@dataclass
class Record:
    """All there is: things, what is public of the lists, old addresses, the log since entry
    `begins_after`, and what touched each pledge.
    """

    things: list[Thing] = field(default_factory=list)
    listed: set[Subject] = field(default_factory=set)
    addresses: dict[str, list[Thing]] = field(default_factory=dict)
    log: list[tuple[str, str, str]] = field(default_factory=list)
    begins_after: int = 0
    touching: dict[Thing, list[tuple[Subject, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def of(self, *nouns: str) -> list[Thing]:
        return [thing for thing in self.things if thing.noun in nouns]

    def drafts(self) -> list[Thing]:
        return [thing for thing in self.things if not thing.newest.is_published]

    def published(self, *nouns: str) -> list[Thing]:
        return [thing for thing in self.of(*nouns) if thing.current]

    def desk(self) -> set[tuple[str, str, int, str]]:
        """What only the desk may see."""
        return {
            (thing.noun, thing.public_id, thing.newest.number, thing.newest.state)
            for thing in self.drafts()
        }

    def verdicts_on(self, pledge: Thing) -> list[Thing]:
        """The verdicts and acts of review that stand, in order of the days they speak of."""
        found = [each for each in self.of("assessment") if each.about == [pledge] and each.stands]
        return sorted(found, key=lambda each: (each.as_of, int(each.name)))

    def label(self, pledge: Thing) -> str:
        """What the public page of a pledge says first."""
        verdicts = self.verdicts_on(pledge)
        return LABELS[verdicts[-1].delivery] if verdicts else "not_assessed"

    def unreviewed(self, update: Thing) -> Iterator[Thing]:
        """The verdicts on standing pledges that cite an update and are not under review yet."""
        for verdict in self.of("assessment"):
            (pledge,) = verdict.about
            if verdict.rests_on is not update or not verdict.stands or not verdict.delivery:
                continue
            later = [
                each
                for each in self.verdicts_on(pledge)
                if each.as_of == verdict.as_of and int(each.name) > int(verdict.name)
            ]
            if pledge.stands and all(each.delivery for each in later):
                yield verdict
