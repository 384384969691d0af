"""One synthetic pledge with all that belongs to it: wording, test, updates, verdict, links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tests.factories.shaping import Content, content

from .around import around
from .updates import UpdateMaker
from .world import TOPICS, Dialogue, World

_DELIVERABLES = ("meeting", "mechanism", "document", "exercise", "policy", "legal_act", "other")
_STRENGTHS = ("commitment", "commitment", "plan", "intention", "aspiration")
_ELEMENTS = ("actor", "deliverable", "measure", "time", "counterpart")
# How often a pledge gets each verdict; the rest has none yet.
_VERDICTS = (("delivered", 0.15), ("initiated", 0.2), ("not_delivered", 0.08), ("holding", 0.06))
# The share of pledges that promise something over and over.
_RECURRING = 0.06
_REPEATED = {"recurs_count": 1, "recurs_per": "P1Y", "recurs_start": "2016-01-01"}
_EFFECT = {
    "delivered": "delivered",
    "initiated": "initiated",
    "not_delivered": "not_delivered",
    "holding": "advanced",
    "": "advanced",
}
# The share of things of which a second version corrects the first.
CORRECTED = 0.02

Contents = dict[str, list[Content]]


class PledgeMaker(UpdateMaker):
    """Makes the contents of numbered pledges, in an order that can be published batch by batch."""

    def __init__(self, world: World, updates_each: int) -> None:
        super().__init__(world)
        self.updates_each = updates_each

    def batch(self, numbers: range) -> Contents:
        """Everything that these pledges and what belongs to them say."""
        found: Contents = defaultdict(list)
        for number in numbers:
            for noun, each in self._pledge(number):
                found[noun].append(each)
                if noun in ("pledge", "update") and self.random.random() < CORRECTED:
                    found[noun].append(self._corrected(each))
        return found

    def _pledge(self, number: int) -> Iterator[tuple[str, Content]]:
        dialogue: Dialogue = self.world.pick(self.world.dialogues)
        verdict = self._verdict()
        topic = self.world.pick(list(TOPICS))
        title = self.writer.title(topic, number)
        slug = f"pledge-{number}"
        text = self._text(slug, dialogue, verdict, title, topic)
        yield "pledge", text
        yield "wording", self._wording(slug, dialogue)
        if verdict or self.random.random() < 0.3:
            yield (
                "fulfilment_test",
                content(
                    "fulfilment_test", {}, pledge=slug, delivered_if_en="It is there and in use."
                ),
            )
        news = self.news(dialogue)
        yield "source", news
        cited = []
        for _ in range(self.updates_each):
            update = self.update(slug, dialogue, title, news, _EFFECT[verdict])
            cited.append(update["id"])
            yield "update", update
        if verdict:
            yield "assessment", self._assessment(slug, dialogue, verdict, cited)
        if text["kind"] == "recurring" and cited:
            yield (
                "milestone",
                content("milestone", {}, pledge=slug, number=1, outcome="held", evidence=cited[0]),
            )
        yield from around(slug, number, dialogue, self)
        self.made.append(slug)

    def _verdict(self) -> str:
        left = self.random.random()
        for verdict, share in _VERDICTS:
            left -= share
            if left < 0:
                return verdict if self.updates_each else ""
        return ""

    def _text(
        self,
        slug: str,
        dialogue: Dialogue,
        verdict: str,
        title: tuple[str, str],
        topic: tuple[str, str],
    ) -> Content:
        left, right = dialogue.sides
        statement = self.writer.statement(left, title)
        joint = self.random.random() < 0.3
        day = self.random.randrange(1, 28)
        kind = self._kind(verdict)
        is_due = kind == "one_off" and (verdict == "not_delivered" or self.random.random() < 0.7)
        return content(
            "pledge",
            {},
            id=slug,
            title_en=title[0],
            title_zh=title[1],
            statement_en=statement[0],
            statement_zh=statement[1],
            dialogue=dialogue.id,
            made_on=f"{dialogue.year}-{dialogue.month:02d}-{day:02d}",
            kind=kind,
            deliverable=self.random.choice(_DELIVERABLES),
            topics=[topic[0].replace(" ", "-")],
            joint=joint,
            obligors=sorted(dialogue.sides) if joint else [left],
            counterparts=[] if joint else [right],
            elements=sorted(self.random.sample(_ELEMENTS, self.random.randrange(2, 6))),
            origin=self.random.choice(("seed", "context", "context")),
            borderline=self.random.random() < 0.05,
            settled_at_adoption=self.random.random() < 0.03,
            **self._deadline(dialogue.year) if is_due else {"basis": "none"},
            **_REPEATED if kind == "recurring" else {},
        )

    def _kind(self, verdict: str) -> str:
        if verdict == "holding":
            return "continuing"
        return "recurring" if not verdict and self.random.random() < _RECURRING else "one_off"

    def _deadline(self, made: int) -> dict[str, Any]:
        """Some passed long ago, some lie ahead."""
        year = made + self.random.randrange(1, 4)
        due = f"{year}-{self.random.randrange(1, 13):02d}"
        return {
            "deadline_as_written_en": f"by {due}",
            "due": due,
            "basis": self.random.choice(("as_worded", "official_text", "obligor_later")),
        }

    def _wording(self, slug: str, dialogue: Dialogue) -> Content:
        return content(
            "wording",
            {},
            pledge=slug,
            number=1,
            source=dialogue.text,
            side=dialogue.sides[0],
            locator=f"para. {self.random.randrange(1, 40)}",
            verb=self.random.choice(("will", "intend to", "aim to")),
            strength=self.random.choice(_STRENGTHS),
            inferred=self.random.random() < 0.1,
            gist_en="They will do it and say so.",
        )

    def _assessment(self, slug: str, dialogue: Dialogue, verdict: str, cited: list[str]) -> Content:
        return content(
            "assessment",
            {},
            pledge=slug,
            number=1,
            as_of=f"{min(dialogue.year + 5, 2026)}-06-01",
            assessment="assessed",
            delivery=verdict,
            confidence=self.random.choice(("high", "medium", "low")),
            reason_en=f"The reports cited say so for {slug}.",
            reason_zh="所引报道如此说明。",
            evidence=sorted(cited),
        )

    def _corrected(self, first: Content) -> Content:
        """The next version, in which a typing error is gone."""
        text = "fact_en" if "fact_en" in first else "statement_en"
        # The bearings of an update are noted once, with its first version.
        kept = first | {"bearings": []} if "bearings" in first else first
        return kept | {
            "version": 2,
            "change": "typo",
            "change_reason": "A letter was missing.",
            text: f"{first[text]} As read.",
        }
