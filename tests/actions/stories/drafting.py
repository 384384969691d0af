"""What happens at the desk, in any order: drafts are made, edited, moved and thrown away."""

from __future__ import annotations

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests import factories
from tracker.actions import corrections, desk
from tracker.rules.vocabulary import Change

from .record import Thing, Version
from .stage import NOUNS, Stage

DATA = st.data()
PEOPLE = st.sampled_from(["author", "editor"])
# The statement at which an act is killed; most acts live.
KILLS = st.sampled_from([None, None, None]) | st.integers(1, 50)
PLEDGES = st.sampled_from([factories.HOTLINE, "join-patrols", "share-lists"])
UPDATES = st.sampled_from([factories.OPENING, "report-a", "report-b"])
DAYS = st.sampled_from(["2016-07-01", "2016-07-02", "2016-09-10"])
CORRECTIONS = st.sampled_from([Change.TYPO, Change.TRANSLATION, Change.SUBSTANTIVE])
# What else some fields may say; the others say words.
VALUES = {"delivery": ["initiated", "no_evidence"], "due": ["2016-08-31", "2017", "2018-02"]}
FIELDS = {
    "pledge": ["title_en", "title_zh", "statement_en", "due"],
    "fulfilment_test": ["delivered_if_en", "partly_if_en"],
    "update": ["fact_en", "fact_zh"],
    "assessment": ["reason_en", "reason_zh", "delivery"],
}


class Drafting(RuleBasedStateMachine):
    """Acts that nobody outside can see."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage()
        self.oracle = self.stage.oracle

    def teardown(self) -> None:
        self.stage.clear()

    @staticmethod
    def one(data: st.DataObject, things: list[Thing]) -> Thing:
        """Any of some things; without any, this act is not tried."""
        assume(things)
        named = {repr(thing): thing for thing in things}
        return named[data.draw(st.sampled_from(list(named)))]

    @rule(slug=PLEDGES, topic=st.sampled_from(["hotlines", "police"]), by=PEOPLE, kill=KILLS)
    def draft_pledge(self, slug: str, topic: str, by: str, kill: int | None) -> None:
        thing = Thing("pledge", slug, names=("topic", topic))
        content = factories.pledge_content(id=slug, topics=[topic])
        self.stage.draft(thing, content, by, kill)

    @rule(data=DATA, by=PEOPLE, kill=KILLS)
    def draft_test(self, data: st.DataObject, by: str, kill: int | None) -> None:
        pledge = self.one(data, self.oracle.of("pledge"))
        content = factories.fulfilment_test_content(pledge=pledge.name)
        self.stage.draft(Thing("fulfilment_test", "", [pledge]), content, by, kill)

    @rule(data=DATA, slug=UPDATES, by=PEOPLE, kill=KILLS)
    def draft_update(self, data: st.DataObject, slug: str, by: str, kill: int | None) -> None:
        pledge = self.one(data, self.oracle.of("pledge"))
        bearings = [factories.bearing(pledge=pledge.name)]
        content = factories.update_content(id=slug, bearings=bearings)
        self.stage.draft(Thing("update", slug, [pledge]), content, by, kill)

    @rule(data=DATA, number=st.integers(1, 4), as_of=DAYS, by=PEOPLE, kill=KILLS)
    def draft_verdict(
        self, data: st.DataObject, number: int, as_of: str, by: str, kill: int | None
    ) -> None:
        pledge = self.one(data, self.oracle.of("pledge"))
        update = self.one(data, self.oracle.of("update"))
        content = factories.assessment_content(
            pledge=pledge.name,
            number=number,
            as_of=as_of,
            delivery=data.draw(st.sampled_from(VALUES["delivery"])),
            evidence=[update.name],
        )
        thing = Thing("assessment", str(number), [pledge], update, as_of)
        self.stage.draft(thing, content, by, kill)

    @rule(data=DATA, change=CORRECTIONS, by=PEOPLE, kill=KILLS)
    def draft_correction(
        self, data: st.DataObject, change: Change, by: str, kill: int | None
    ) -> None:
        thing = self.one(data, self.oracle.published(*NOUNS))
        assert thing.current
        base = thing.versions[data.draw(st.integers(1, thing.current.number)) - 1]
        after = self._after(data, thing, base, change)
        self._correct(thing, base, after, self.stage.row(thing, base), by, kill)

    @rule(data=DATA, change=CORRECTIONS, kill=KILLS)
    def correct_what_two_have_read(
        self, data: st.DataObject, change: Change, kill: int | None
    ) -> None:
        thing = self.one(data, self.oracle.published(*NOUNS))
        base = thing.current
        assert base
        first, second = self.stage.row(thing, base), self.stage.row(thing, base)
        after = self._after(data, thing, base, change)
        self._correct(thing, base, after, first, "author", kill)
        self._correct(thing, base, after, second, "editor", None)

    @staticmethod
    def _after(data: st.DataObject, thing: Thing, base: Version, change: Change) -> Version:
        """The next version: something else in one field."""
        fields = FIELDS[thing.noun]
        if base.says.get("delivery") == "":
            fields = fields[:-1]
        field = data.draw(st.sampled_from(fields))
        others = [each for each in VALUES.get(field, ()) if each != base.says[field]]
        said = data.draw(st.sampled_from(others)) if others else f"Said {base.number} times."
        return Version(base.number + 1, change.value, base.says | {field: said})

    def _correct(
        self, thing: Thing, base: Version, after: Version, row: Any, by: str, kill: int | None
    ) -> None:
        def correct() -> Any:
            return corrections.draft_correction(
                row,
                changes={
                    name: said for name, said in after.says.items() if said != base.says[name]
                },
                change=Change(after.change),
                reason="Checked.",
                by=self.stage.people[by],
            )

        if self.stage.attempt(correct, self.oracle.correction_faults(thing, base, after), kill):
            after.key = self.stage.made.pk
            after.workers = {by}
            thing.versions.append(after)

    @rule(data=DATA, by=PEOPLE, kill=KILLS)
    def edit(self, data: st.DataObject, by: str, kill: int | None) -> None:
        thing = self.one(data, self.oracle.drafts())
        version = thing.newest
        row, person = self.stage.row(thing, version), self.stage.people[by]
        changes = {FIELDS[thing.noun][0]: f"Edited by the {by}."}

        faults = set() if version.state == "draft" else {"state"}
        if self.stage.attempt(lambda: desk.edit(row, changes=changes, by=person), faults, kill):
            version.says.update(changes)
            version.workers.add(by)

    @rule(data=DATA, verb=st.sampled_from([desk.submit, desk.recall, desk.send_back]), kill=KILLS)
    def move(self, data: st.DataObject, verb: Any, kill: int | None) -> None:
        thing = self.one(data, self.oracle.drafts())
        version = thing.newest
        row, person = self.stage.row(thing, version), self.stage.people["editor"]
        comment = {"comment": "More."} if verb is desk.send_back else {}
        before, after = "submitted", "draft"
        if verb is desk.submit:
            before, after = after, before

        faults = set() if version.state == before else {"state"}
        if self.stage.attempt(lambda: verb(row, by=person, **comment), faults, kill):
            version.state = after

    @rule(data=DATA, kill=KILLS)
    def discard(self, data: st.DataObject, kill: int | None) -> None:
        thing = self.one(data, self.oracle.drafts())
        row, person = self.stage.row(thing, thing.newest), self.stage.people["editor"]

        faults = self.oracle.discard_faults(thing)
        if self.stage.attempt(lambda: desk.discard(row, by=person), faults, kill):
            self.oracle.discard(thing)
