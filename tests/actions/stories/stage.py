"""Where a story is played: the record begun, acts tried or killed, and what is there afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.db import connection, transaction
from django.test import Client
from hypothesis import event

from tests import factories
from tests.actions.refusals import everything
from tracker.actions import drafting
from tracker.actions.actors import actor_of
from tracker.actions.refusal import Refused
from tracker.models import Actor, LogEntry
from tracker.models.bodies import CONTENT_MODELS

from .oracle import VALUES, Faults, Oracle
from .record import Thing, Version

NOUNS = ("pledge", "fulfilment_test", "update", "assessment")


class Killed(Exception):
    """The process ended before its transaction did."""


class Stage:
    """A story on the record that `furnish` made; whatever it does is undone at its end."""

    def __init__(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.oracle = begun()
        self.people = {"author": factories.author_user(), "editor": factories.editor_user()}
        self.reader = Client()
        self.words = (f"Word {number}." for number in count())
        self.made: Any = None

    def clear(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def actor(self, by: str) -> Actor:
        return actor_of(self.people[by])

    def attempt(self, act: Callable[[], Any], faults: Faults, kill: int | None) -> bool:
        """Whether an act was done: not if it was killed at a statement, nor if it is refused for
        the faults expected; then nothing at all has changed.
        """
        before = everything() if faults or kill else {}
        found = self._tried(act, kill)
        assert found in (None, faults)
        if found == set():
            return True
        assert everything() == before
        return False

    def _tried(self, act: Callable[[], Any], kill: int | None) -> Faults | None:
        """The fields for which an act was refused; None if it was killed."""
        try:
            with killed_at(kill):
                self.made = act()
        except Killed:
            event("killed")
            return None
        except Refused as refused:
            event("refused")
            return {fault.field for fault in refused.faults}
        event("done")
        return set()

    def draft(
        self, thing: Thing, content: Mapping[str, Any], by: str, kill: int | None = None
    ) -> None:
        """Draft the first version of a thing."""

        def act() -> Any:
            return drafting.draft(thing.noun, [content], by=self.people[by])

        if self.attempt(act, self.oracle.draft_faults(thing), kill):
            thing.versions.append(first(content, by, self.made[0].pk))
            self.oracle.things.append(thing)

    def row(self, thing: Thing, version: Version) -> Any:
        """A version as the database has it."""
        if version.key:
            return CONTENT_MODELS[thing.noun].objects.get(pk=version.key)
        rows = CONTENT_MODELS[thing.noun].objects.filter(version=version.number)
        version.key = next(row.pk for row in rows if row.public_id == thing.public_id)
        return self.row(thing, version)

    def log(self) -> list[tuple[str, str, str]]:
        """Every entry since the record was begun."""
        entries = LogEntry.objects.filter(seq__gt=self.oracle.begins_after).order_by("seq")
        return list(entries.values_list("verb", "subject_type", "subject_id"))

    def desk(self) -> set[tuple[str, str, int, str]]:
        """Every row that is not public."""
        return {
            (noun, row.public_id, row.version, row.state)
            for noun in NOUNS
            for row in CONTENT_MODELS[noun].objects.exclude(state="published")
        }

    def seen(self, thing: Thing) -> tuple[int, Any]:
        """What a reader of the API gets at a pledge's or an update's address."""
        answer = self.reader.get(f"/api/v1/{thing.noun}s/{thing.name}/")
        if answer.status_code != 200:
            return answer.status_code, answer.get("Location", "").split("/")[-2:-1]
        body = answer.json()
        if thing.noun == "update":
            return 200, body["fact"]
        return 200, (body["title"], body["label"])

    def expected(self, thing: Thing) -> tuple[int, Any]:
        """The same by the oracle."""
        current = thing.current
        if current is None:
            return 404, []
        if len(thing.leads_to) == 1:
            return 301, [thing.leads_to[0].name]
        if not thing.stands:
            return 410, []
        if thing.noun == "update":
            return 200, current.says["fact_en"]
        return 200, (current.says["title_en"], self.oracle.label(thing))


def first(content: Mapping[str, Any], by: str, key: int = 0) -> Version:
    """The first version that this content makes."""
    says = {
        name: said
        for name, said in content.items()
        if isinstance(said, str) and (name.endswith(("_en", "_zh")) or name in VALUES)
    }
    return Version(1, "publication", says, {by}, key=key)


def furnish() -> None:
    """What is in the database when a story begins: one published verdict, some private lists."""
    factories.publish("assessment")
    factories.draft("topic", id="police")
    factories.draft("collection")


def begun() -> Oracle:
    """The same for the oracle."""
    pledge = Thing("pledge", factories.HOTLINE)
    test = Thing("fulfilment_test", "", [pledge])
    update = Thing("update", factories.OPENING, [pledge])
    verdict = Thing("assessment", "1", [pledge], update, "2016-07-01")
    things = [pledge, test, update, verdict]
    found = Oracle(things=things, listed={("topic", "hotlines")})
    for thing in found.things:
        version = first(factories.content_for(thing.noun), "author")
        # The factories publish what nobody drafted.
        version.workers, version.state = set(), "published"
        thing.versions.append(version)
    found.begins_after = LogEntry.objects.count()
    return found


@contextmanager
def killed_at(number: int | None) -> Iterator[None]:
    """Let the process die before its nth statement; what ends a transaction is no statement."""
    left = count(1)

    def execute(run: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")) and next(left) == number:
            raise Killed
        return run(sql, *rest)

    with connection.execute_wrapper(execute):
        yield
