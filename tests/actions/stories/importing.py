"""Tables of another institution, imported, imported again and taken back between all else."""

from __future__ import annotations

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests import factories
from tracker.actions import batches, imports
from tracker.models.bodies import content_of
from tracker.rules.vocabulary import Change

from .drafting import DATA, KILLS
from .publishing import REASON, Publishing
from .record import Thing, Version
from .stage import first

COLLECTION = "institute-pledges"


class Importing(Publishing):
    """Acts on a pledge with a score, both of one batch."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: dict[str, list[tuple[Thing, Version]]] = {}

    @rule(kill=KILLS)
    def import_table(self, kill: int | None) -> None:
        slug = f"scored-{len(self.batches)}"
        pledge = Thing("pledge", slug, names=("collection", COLLECTION))
        score = Thing("external_verdict", f"score-of-{slug}", [pledge])
        content = factories.pledge_content(id=slug, collection=COLLECTION)
        verdict = factories.external_verdict_content(id=score.name, pledge=slug)

        if self._import({"pledge": [content], "external_verdict": [verdict]}, kill):
            for thing, said in ((pledge, content), (score, {"value_en": "+1"})):
                thing.versions.append(first(said, "institute"))
                self.oracle.things.append(thing)
                self._note(thing)

    @rule(data=DATA, value=st.sampled_from(["+1", "0"]), kill=KILLS)
    def import_again(self, data: st.DataObject, value: str, kill: int | None) -> None:
        score = self.one(data, [each for each in self.oracle.of("external_verdict") if each.stands])
        now = score.newest
        version = {"version": now.number + 1, "change": Change.SUBSTANTIVE.value}
        said = {"value": value, "score": value.removeprefix("+")}
        content = content_of(self.stage.row(score, now)) | version | said

        if self._import({"external_verdict": [content]}, kill):
            score.versions.append(Version(now.number + 1, "substantive", {"value_en": value}))
            self._note(score)

    def _import(self, contents: Any, kill: int | None) -> bool:
        by = self.stage.actor("editor")
        return self.stage.attempt(lambda: imports.publish(contents, by=by), set(), kill)

    def _note(self, thing: Thing) -> None:
        batch = self.stage.made
        thing.newest.says["batch"] = batch
        self.oracle.publish(thing, batch)
        self.batches.setdefault(batch, []).append((thing, thing.newest))

    @rule(data=DATA, kill=KILLS)
    def take_import_back(self, data: st.DataObject, kill: int | None) -> None:
        assume(self.batches)
        batch = list(self.batches)[data.draw(st.integers(1, len(self.batches))) - 1]
        by = self.stage.actor("editor")

        def withdraw() -> int:
            return batches.withdraw(batch, reason=REASON, by=by)

        if self.stage.attempt(withdraw, self._batch_faults(batch), kill):
            for thing, version in reversed(self.batches[batch]):
                self._take_back(thing, version)

    def _batch_faults(self, batch: str) -> set[str]:
        """What was changed since, or has something of ours on it, stays."""
        rows = self.batches[batch]
        if any(not thing.stands or self._differs(thing, version) for thing, version in rows):
            return {"version"}
        made = [thing for thing, version in rows if thing.noun == "pledge"]
        own = {(thing.noun, thing.public_id) for thing, _ in rows}
        for pledge in made:
            for subject, other in self.oracle.touching[pledge]:
                if other != batch and subject not in own:
                    return {"id"}
        return {"version"} if any(not thing.newest.is_published for thing, _ in rows) else set()

    @staticmethod
    def _differs(thing: Thing, version: Version) -> bool:
        return thing.current is not None and thing.current.says != version.says

    def _take_back(self, thing: Thing, version: Version) -> None:
        """The first version is withdrawn; a later one gives way to what was before it."""
        if version.number == 1:
            self.oracle.withdraw(thing)
            return
        before = thing.versions[version.number - 2]
        number = thing.newest.number + 1
        thing.versions.append(Version(number, "substantive", dict(before.says)))
        self.oracle.publish(thing)
