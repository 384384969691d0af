"""What becomes public, in any order; after each act everybody sees what the oracle says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from tests import factories
from tests.actions.refusals import everything
from tracker.actions import (
    assessments,
    corrections,
    pledges,
    publication,
    redaction,
    together,
    updates,
)
from tracker.actions.verification import verify
from tracker.models import Pledge, StatusUpdate
from tracker.rules.vocabulary import Effect

from .drafting import DATA, KILLS, PEOPLE, Drafting
from .record import Thing
from .stage import NOUNS

REASON = "Checked."
NEW_ADDRESSES = st.sampled_from(["join-patrols", "share-lists", "open-a-line", factories.HOTLINE])


class Publishing(Drafting):
    """Acts that change the public record, each with its entries in the log.

    A look at everything takes longer than an act: it is taken after every so many, and at the end.
    """

    looks_after = 1
    acts = 0

    @rule(data=DATA, by=PEOPLE, kill=KILLS)
    def publish(self, data: st.DataObject, by: str, kill: int | None) -> None:
        self._publish(self.one(data, self.oracle.drafts()), by, kill)

    @rule(data=DATA)
    def publish_again(self, data: st.DataObject) -> None:
        things = self.oracle.published(*NOUNS)
        self._publish(
            self.one(data, [each for each in things if each.newest.is_published]), "editor"
        )

    def _publish(self, thing: Thing, by: str, kill: int | None = None) -> None:
        row, actor = self.stage.row(thing, thing.newest), self.stage.actor(by)

        faults = self.oracle.publication_faults(thing, by)
        if self.stage.attempt(lambda: together.publish([row], by=actor), faults, kill):
            self.oracle.publish(thing)

    @rule(data=DATA, kill=KILLS)
    def withdraw(self, data: st.DataObject, kill: int | None) -> None:
        thing = self.one(data, self.oracle.published(*NOUNS))
        row, faults = self._current(thing), self.oracle.withdrawal_faults(thing)

        if self._as_editor(corrections.withdraw, row, faults=faults, kill=kill):
            self.oracle.withdraw(thing)

    @rule(data=DATA, kill=KILLS)
    def redact(self, data: st.DataObject, kill: int | None) -> None:
        thing = self.one(data, self.oracle.published(*NOUNS))
        row, current = self._current(thing), thing.current
        assert current

        faults = {"redaction"} if current.is_redacted else set()
        if self._as_editor(redaction.redact, row, faults=faults, kill=kill):
            self.oracle.redact(thing)

    @rule(data=DATA, kill=KILLS)
    def open_review(self, data: st.DataObject, kill: int | None) -> None:
        verdict = self.one(data, self.oracle.published("assessment"))
        row, faults = self._current(verdict), self.oracle.review_faults(verdict)

        if self._as_editor(assessments.open_review, row, faults=faults, kill=kill):
            self.oracle.review(verdict)

    @rule(data=DATA, verb=st.sampled_from(["merge", "split"]), kill=KILLS)
    def replace(self, data: st.DataObject, verb: str, kill: int | None) -> None:
        things = self.oracle.published("pledge")
        pledge = self.one(data, things)
        into = [self.one(data, things) for _ in range(1 if verb == "merge" else 2)]
        rows = [self._pledge(each) for each in into]
        act: Callable[..., Any] = pledges.merge if verb == "merge" else pledges.split
        faults = self.oracle.replacement_faults(pledge, into, verb)

        wanted = {"into": rows[0] if verb == "merge" else rows}
        if self._as_editor(act, self._pledge(pledge), faults=faults, kill=kill, **wanted):
            self.oracle.replace(pledge, into, verb)

    @rule(data=DATA, name=NEW_ADDRESSES, kill=KILLS)
    def rename(self, data: st.DataObject, name: str, kill: int | None) -> None:
        pledge = self.one(data, self.oracle.published("pledge"))
        row, faults = self._pledge(pledge), self.oracle.rename_faults(pledge, name)

        if self._as_editor(pledges.rename, row, slug=name, faults=faults, kill=kill):
            self.oracle.rename(pledge, name)

    @rule(data=DATA, by=PEOPLE, kill=KILLS)
    def bear(self, data: st.DataObject, by: str, kill: int | None) -> None:
        update = self.one(data, self.oracle.published("update"))
        pledge = self.one(data, self.oracle.published("pledge"))
        row = StatusUpdate.objects.get(slug=update.name)
        effect, on = Effect.ADVANCED, self._pledge(pledge)
        actor = self.stage.actor(by)

        def bear() -> Any:
            return updates.add_bearing(row, pledge=on, effect=effect, reason=REASON, by=actor)

        if self.stage.attempt(bear, self.oracle.bearing_faults(update, pledge, by), kill):
            self.oracle.bear(update, pledge, effect.value)

    def _as_editor(
        self,
        act: Callable[..., Any],
        row: Any,
        *,
        faults: set[str],
        kill: int | None,
        **wanted: Any,
    ) -> bool:
        by = self.stage.actor("editor")
        return self.stage.attempt(lambda: act(row, reason=REASON, by=by, **wanted), faults, kill)

    def _current(self, thing: Thing) -> Any:
        assert thing.current
        return self.stage.row(thing, thing.current)

    @staticmethod
    def _pledge(thing: Thing) -> Pledge:
        return Pledge.objects.get(slug=thing.name)

    @invariant()
    def log_has_an_entry_for_each_change(self) -> None:
        assert self.stage.log() == self.oracle.log

    @invariant()
    def desk_keeps_what_is_not_public(self) -> None:
        assert self.stage.desk() == self.oracle.desk()

    @invariant()
    def everybody_sees_what_stands(self) -> None:
        self.acts += 1
        if self.acts % self.looks_after == 0:
            self.look()

    def look(self) -> None:
        """Readers see what stands, and all that is derived follows from what was published."""
        things = self.oracle.of("pledge", "update")
        seen = [self.stage.seen(each) for each in things]
        assert seen == [self.stage.expected(each) for each in things]
        assert [str(finding) for finding in verify()] == []

    def teardown(self) -> None:
        """What pages read fast is the same once it is made anew."""
        try:
            self.look()
            before = without_keys(everything())
            publication.refresh(Pledge.objects.public().values_list("pk", flat=True))
            assert without_keys(everything()) == before
        finally:
            super().teardown()


def without_keys(rows: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The same, but for the keys of segments, which are made anew each time."""
    segments = [row[1:] for row in rows["tracker_segment"]]
    return rows | {"tracker_segment": sorted(segments, key=repr)}
