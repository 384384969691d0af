"""What each act should do to the record, and for which fields it should be refused.

`…_faults` tell why an act is refused, and change nothing; the others do what the act does.
"""

from __future__ import annotations

from collections.abc import Sequence

from .record import Record, Subject, Thing, Version

REDACTED = "[redacted]"
# What is no text: no typo can be in it, and no redaction takes it away.
VALUES = frozenset({"due", "delivery"})
REOPENING = ("substantive", "withdrawal")

Faults = set[str]


class Oracle(Record):
    """The record, and what may be done to it."""

    def draft_faults(self, thing: Thing) -> Faults:
        """Each thing is there once; an address that once led to a pledge is not given again."""
        taken = any(each.public_id == thing.public_id for each in self.of(thing.noun))
        if thing.noun == "pledge":
            taken = taken or thing.name in self.addresses
        field = "id" if thing.noun in ("pledge", "update") else "version"
        return {field} if taken else set()

    def correction_faults(self, thing: Thing, base: Version, after: Version) -> Faults:
        """Only what is current is corrected, as its kind allows, and by one at a time."""
        if base is not thing.current:
            return {"version"}
        found = self._kind_faults(base, after)
        if thing.leads_to or (after.change == "withdrawal" and self._is_judged(thing)):
            found.add("change")
        return found or ({"version"} if thing.newest is not base else set())

    def _is_judged(self, test: Thing) -> bool:
        """Whether verdicts were given under this fulfilment test."""
        if test.noun != "fulfilment_test":
            return False
        return any(each.delivery for each in self.verdicts_on(test.about[0]))

    @staticmethod
    def _kind_faults(base: Version, after: Version) -> Faults:
        changed = {name for name, said in after.says.items() if base.says[name] != said}
        wrong = {
            "typo": changed & VALUES,
            "translation": {name for name in changed if not name.endswith("_zh")},
            "substantive": changed & {"statement_en"},
            "withdrawal": {"change"} if changed else set(),
        }[after.change]
        if base.change == "withdrawal" and after.change != "substantive":
            wrong = wrong | {"change"}
        return wrong

    def publication_faults(self, thing: Thing, by: str) -> Faults:
        """Own work first, then the method, then what the row names and nobody can read."""
        version = thing.newest
        if version.is_published:
            return {"state"}
        if by in version.workers:
            return {"author"}
        found = self._kind_faults(thing.versions[-2], version) if version.number > 1 else set()
        if thing.noun == "assessment":
            found = found | self._verdict_faults(thing, version)
        return found or {each.noun for each in thing.rests if each.current is None}

    def _verdict_faults(self, thing: Thing, version: Version) -> Faults:
        (pledge,) = thing.about
        is_theirs = pledge.names is not None and pledge.names[0] == "collection"
        if is_theirs or not pledge.stands:
            return {"pledge"}
        if not version.says["delivery"]:
            return set()
        tests = [each for each in self.of("fulfilment_test") if each.about == [pledge]]
        found = set() if any(each.stands for each in tests) else {"pledge"}
        return found if thing.rests_on and thing.rests_on.stands else found | {"evidence"}

    def publish(self, thing: Thing, batch: str = "") -> None:
        """What the draft names becomes public with it; verdicts it shakes are under review."""
        if thing.names and thing.names not in self.listed:
            self.listed.add(thing.names)
            self.log.append(("register", *thing.names))
        version = thing.newest
        version.state = "published"
        verb = "publish" if version.change == "publication" else version.change
        self._note(verb, thing, batch)
        if thing.noun == "update" and version.change in REOPENING:
            shaken = sorted(
                self.unreviewed(thing), key=lambda each: (each.about[0].name, int(each.name))
            )
            for verdict in shaken:
                self.review(verdict)

    def _note(self, verb: str, thing: Thing, batch: str = "") -> None:
        self.log.append((verb, thing.noun, thing.public_id))
        touched = [thing] if thing.noun == "pledge" else [*thing.about, *thing.bore_later]
        for pledge in touched:
            self.touching[pledge].append(((thing.noun, thing.public_id), batch))

    def review_faults(self, verdict: Thing) -> Faults:
        if not verdict.stands or not verdict.delivery:
            return {"assessment"}
        return set() if verdict.about[0].stands else {"pledge"}

    def review(self, verdict: Thing) -> None:
        """An act of review beside a verdict, of the same day; the next number of its pledge."""
        numbers = [int(each.name) for each in self.of("assessment") if each.about == verdict.about]
        act = Thing(
            "assessment",
            str(max(numbers) + 1),
            verdict.about,
            verdict.rests_on,
            verdict.as_of,
            versions=[
                Version(1, "publication", {"reason_en": "…", "reason_zh": "", "delivery": ""})
            ],
        )
        self.things.append(act)
        self.publish(act)

    def discard_faults(self, thing: Thing) -> Faults:
        """A first version takes its thing along, unless something rests on that."""
        resting = any(thing in each.rests for each in self.things)
        return {"id"} if resting and thing.newest.number == 1 else set()

    def discard(self, thing: Thing) -> None:
        del thing.versions[-1]
        if not thing.versions:
            self.things.remove(thing)

    def withdrawal_faults(self, thing: Thing) -> Faults:
        assert thing.current
        after = Version(0, "withdrawal", thing.current.says)
        return self.correction_faults(thing, thing.current, after)

    def withdraw(self, thing: Thing) -> None:
        base = thing.newest
        thing.versions.append(Version(base.number + 1, "withdrawal", dict(base.says)))
        self.publish(thing)

    def redact(self, thing: Thing) -> None:
        """The words of every published version are gone; an entry says so of each."""
        for version in thing.versions:
            if version.is_published and not version.is_redacted:
                version.is_redacted = True
                for name, said in version.says.items():
                    if said and name not in VALUES:
                        version.says[name] = REDACTED
                self._note("redact", thing)

    def replacement_faults(self, pledge: Thing, into: Sequence[Thing], verb: str) -> Faults:
        found: Faults = set() if pledge.stands else {"pledge"}
        few = verb == "split" and len(set(into)) < 2
        if few or any(each is pledge or not each.stands for each in into):
            found.add("into")
        return found or self.withdrawal_faults(pledge)

    def replace(self, pledge: Thing, into: Sequence[Thing], verb: str) -> None:
        self.withdraw(pledge)
        pledge.leads_to = list(into)
        self.addresses[pledge.name] = list(into)
        self._note(verb, pledge)
        for each in into:
            self.touching[each].append((("pledge", pledge.name), ""))

    def rename_faults(self, pledge: Thing, name: str) -> Faults:
        taken = name in self.addresses or any(each.name == name for each in self.of("pledge"))
        return {"slug"} if taken or pledge.leads_to else set()

    def rename(self, pledge: Thing, name: str) -> None:
        self.addresses[pledge.name] = [pledge]
        pledge.name = name
        self._note("rename", pledge)

    def bearing_faults(self, update: Thing, pledge: Thing, by: str) -> Faults:
        if not update.stands:
            return {"update"}
        if not pledge.stands:
            return {"pledge"}
        if pledge in update.bore_later:
            return {"effect"}
        return {"author"} if any(by in each.workers for each in update.versions) else set()

    def bear(self, update: Thing, pledge: Thing, effect: str) -> None:
        update.bore_later.append(pledge)
        subject: Subject = ("bearing", f"{update.name}/{pledge.name}/all/{effect}")
        self.log.append(("bear", *subject))
        self.touching[pledge].append((subject, ""))
