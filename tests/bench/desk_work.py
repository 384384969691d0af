"""What lies on the analysts' desk in the synthetic record: people, drafts, submissions, tips."""

from __future__ import annotations

from random import Random

from django.contrib.auth.models import Group, User

from tests.factories.shaping import Content, content, row
from tracker.actions import desk, drafting
from tracker.models import Tip

ROLES = ("analyst", "editor", "administrator")
PEOPLE_PER_ROLE = 5


def fill_the_desk(random: Random, people: list[User], pledges: int) -> None:
    """One draft of each of three nouns for 200 pledges, half of them submitted; tips."""
    analysts = [person for person in people if person.username.startswith("analyst")]
    for number in range(1, pledges // 200 + 2):
        by = random.choice(analysts)
        slug = f"pledge-{random.randrange(1, pledges + 1)}"
        wanted: list[tuple[str, Content]] = [
            ("pledge", _pledge(number)),
            ("update", _update(number, slug)),
            ("wording", _wording(number)),
        ]
        for noun, each in wanted:
            (version,) = drafting.draft(noun, [each], by=by)
            if number % 2:
                desk.submit(version, by=by)
            if number % 6 == 1:
                desk.send_back(version, comment="Please add a source.", by=by)
    Tip.objects.bulk_create(
        Tip(kind="correction", what=f"Something is wrong on page {number}.", about="/pledges/")
        for number in range(pledges // 100 + 1)
    )


def make_people() -> list[User]:
    """Five in each role."""
    people = []
    for role in ROLES:
        for number in range(1, PEOPLE_PER_ROLE + 1):
            person = User.objects.create(username=f"{role}{number}", is_staff=True)
            person.groups.add(Group.objects.get(name=role))
            people.append(person)
    return people


def _pledge(number: int) -> Content:
    return content(
        "pledge",
        {},
        id=f"draft-pledge-{number}",
        title_en=f"Draft of a promise about quiet harbours {number}",
        statement_en="It is being read.",
        dialogue="dialogue-1",
        made_on="2025-01-01",
        kind="one_off",
        deliverable="document",
        origin="context",
        topics=["hotlines"],
        obligors=["valdoria"],
        counterparts=["norland"],
        basis="none",
    )


def _update(number: int, slug: str) -> Content:
    return content(
        "update",
        {},
        id=f"draft-update-{number}",
        date="2025-06",
        kind="event",
        fact_en=f"A draft says that quiet harbours were seen {number}.",
        reported_by=["independent"],
        citations=[row("update", "citations", {}, source="text-1")],
        bearings=[row("update", "bearings", {}, pledge=slug, effect="advanced")],
    )


def _wording(number: int) -> Content:
    return content(
        "wording",
        {},
        pledge=f"draft-pledge-{number}",
        number=1,
        source="text-1",
        side="valdoria",
        verb="will",
        strength="commitment",
    )
